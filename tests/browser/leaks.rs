//! Where something could leak: the background's ears, the page's, what is kept, and from where it can be read.

use crate::marks::{MARK, VEIL, choose, read_a_broadcaster, wait_for_marks};
use crate::stage::browser::{Browser, Kind};
use crate::stage::wait::{Outcome, until, words};
use crate::suite::{Case, Stage, case, same, so};
use fantoccini::key::Key;
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(the_background_hears_what_it_should_and_knows_who_speaks),
    case!(the_page_hears_no_press),
    case!(nothing_is_kept_but_what_is_promised),
    case!(a_script_in_the_page_cannot_read_what_is_kept),
    case!(every_address_of_x_is_read),
    case!(the_page_cannot_tell_whom_marks_and_veils_are_of),
];

/// Plays `background.js` over a browser and a core that write down what they are told.
async fn the_background_hears_what_it_should_and_knows_who_speaks(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/home").await?;
    let source = std::fs::read_to_string(stage.package().join("background.js")).map_err(words)?;
    let (imports, source): (Vec<&str>, Vec<&str>) =
        source.lines().partition(|line| line.starts_with("import "));
    so(imports.len() == 1, "the background imports the core alone")?;
    let source = source.join("\n");
    let script = format!(
        "const done = arguments[0], heard = {{}}, told = [];
        const stub = (path) => new Proxy(() => {{}}, {{
            get: (_, name) => name === 'addListener' ? (listener) => {{ heard[path] = listener; }} : stub(`${{path}}.${{String(name)}}`),
            apply: () => path === '.runtime.getURL' ? 'ours://home/' : undefined,
        }});
        const answer = async (message, tab, own) => {{ told.push([message, tab ?? null, own]); return {{}}; }};
        ((chrome, init, answer, renew) => {{ {source} }})(stub(''), async () => {{}}, answer, () => {{}});
        const say = (message, sender) => new Promise((respond) => heard['.runtime.onMessage'](message, sender, respond));
        const page = {{ tab: {{ id: 7 }}, url: 'https://x.com/nasa#ours://home/popup.html' }};
        (async () => {{
            await say('of a page', page);
            await say('of nobody', {{}});
            await say('of the popup', {{ url: 'ours://home/popup.html' }});
            heard['.runtime.onStartup']();
            heard['.tabs.onRemoved'](7);
            heard['.tabs.onReplaced'](9, 8);
            await say('at last', page);
            done(told);
        }})().catch((error) => done(String(error)));"
    );
    let told = browser.run_until_done(&script, &[]).await?;
    let wanted = json!([
        ["of a page", 7, false],
        ["of nobody", null, false],
        ["of the popup", null, true],
        [{"warm": true}, null, true],
        [{"closed": 7}, null, true],
        [{"closed": 8}, null, true],
        ["at last", 7, false],
    ]);
    same("the core was told", told, wanted)
}

/// What bubbles up to the page of clicks and keys on us, and, to know that there was any, what the page
/// hears on the way down.
const LISTEN: &str = "window.fakeUp = new Set(); window.fakeDown = new Set();
    const ours = (event) => event.target.localName?.startsWith('fieldmark-');
    for (const kind of ['auxclick', 'click', 'contextmenu', 'dblclick', 'focusin', 'focusout', 'input', 'keydown', 'keypress', 'keyup',
        'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchend', 'touchstart']) {
        document.addEventListener(kind, (event) => ours(event) && fakeUp.add(kind));
        document.addEventListener(kind, (event) => ours(event) && fakeDown.add(kind), true);
    }";

async fn the_page_hears_no_press(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.wait_for_badge("follows-few-back").await?;
    browser.run(LISTEN, &[]).await?;
    browser.evidence("follows-few-back").await?;
    browser.press_inside(":popover-open .close").await?;
    browser.press_key(Key::Enter).await?;
    let heard = browser.run("return [...fakeDown]", &[]).await?;
    for kind in ["click", "focusin", "keydown", "mousedown", "pointerup"] {
        let there = heard
            .as_array()
            .is_some_and(|all| all.contains(&json!(kind)));
        so(there, format!("no {kind} was made: {heard}"))?;
    }
    let up = browser.run("return [...fakeUp]", &[]).await?;
    same("what the page heard", up, json!([]))
}

/// Everything that the extension keeps anywhere, by name; the numbers of tabs are left out.
const KEPT: &str = "const done = arguments[0];
    const names = (area) => chrome.storage[area].get(null).then((all) => Object.keys(all).map((name) => name.replace(/^tab:.*/, 'tab')).sort());
    Promise.all([names('local'), names('session'), names('sync'), indexedDB.databases(), caches.keys()]).then(([local, session, sync, databases, caches]) =>
        done({ local, session, sync, databases, caches, page: [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].join('') }), (error) => done(String(error)));";

async fn nothing_is_kept_but_what_is_promised(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    let page = browser.client.window().await.map_err(words)?;
    browser.open_beside().await?;
    browser.visit("/home").await?;
    browser.wait_for("article").await?;
    browser.move_to("/harbour_kites").await?;
    browser.wait_for_badge("mutual").await?;
    let two = [
        "account:harbour_kites",
        "account:orbit_bulletin",
        "index",
        "tab",
        "tab",
        "viewer",
    ];
    keeps(browser, &[], &two).await?;
    browser.client.close_window().await.map_err(words)?;
    browser.look_at(&page).await?;
    let one = [
        "account:harbour_kites",
        "account:orbit_bulletin",
        "index",
        "tab",
        "viewer",
    ];
    keeps(browser, &[], &one).await?;
    choose_to_remember(browser).await?;
    keeps(
        browser,
        &[
            "account:harbour_kites",
            "account:orbit_bulletin",
            "index",
            "settings",
        ],
        &["index", "tab", "viewer"],
    )
    .await
}

async fn choose_to_remember(browser: &Browser) -> Outcome<()> {
    let options = browser.open_panel(|_| "options.html".into()).await?;
    browser.press("[data-press='\"remember\"']").await?;
    options.close().await
}

/// Waits until these names lie on the disk and in memory, and nothing else anywhere.
async fn keeps(browser: &Browser, local: &[&str], session: &[&str]) -> Outcome<()> {
    let wanted = json!({"local": local, "session": session, "sync": [], "databases": [], "caches": [], "page": ""});
    let panel = browser.popup().await?;
    until("what is kept to be what is promised", async || {
        let kept = browser.run_until_done(KEPT, &[]).await?;
        same("kept", kept, wanted.clone()).map(Some)
    })
    .await?;
    panel.close().await
}

/// A page that has broken into its own process is as strong as our script in it.
async fn a_script_in_the_page_cannot_read_what_is_kept(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    if stage.kind == Kind::Firefox {
        return stage.leave_out("Firefox cannot close it, and PRIVACY.md says so");
    }
    read_a_broadcaster(browser).await?;
    let script = "Promise.allSettled(['local', 'session'].flatMap((area) => [chrome.storage[area].get(null), chrome.storage[area].clear()]))
        .then((all) => all.map(({ status }) => status))";
    let tried = in_our_script(browser, script).await?;
    same(
        "tried from the page",
        tried,
        json!(["rejected", "rejected", "rejected", "rejected"]),
    )
}

/// Runs a script in the world of our content script (Chromium only). Which of the page's worlds it is has
/// to be tried.
async fn in_our_script(browser: &Browser, script: &str) -> Outcome<Value> {
    for context in 1..2_000 {
        let asked = json!({"contextId": context, "expression": "globalThis.chrome?.runtime?.id ?? ''", "returnByValue": true});
        let ours = browser.devtools("Runtime.evaluate", asked).await;
        let ours = ours.unwrap_or_default()["result"]["value"]
            .as_str()
            .is_some_and(|id| !id.is_empty());
        if ours {
            let asked = json!({"contextId": context, "expression": script, "awaitPromise": true, "returnByValue": true});
            let given = browser.devtools("Runtime.evaluate", asked).await?;
            return Ok(given["result"]["value"].clone());
        }
    }
    Err("our script is in no world of the page".into())
}

async fn every_address_of_x_is_read(stage: &Stage) -> Outcome<()> {
    for host in [
        "twitter.com",
        "mobile.twitter.com",
        "mobile.x.com",
        "m.x.com",
    ] {
        let url = format!("https://{host}/orbit_bulletin/with_replies");
        stage.browser.go(&url).await?;
        let badge = stage.browser.wait_for_badge("follows-few-back").await;
        badge.map_err(|error| format!("{host}: {error}"))?;
    }
    Ok(())
}

/// All that a page can find out of every host, but what follows from the size of the post it lies over;
/// and how many names and posts there are.
const TELL_APART: &str = "const edges = /(size|width|height|origin|^inset.*|^(top|left|right|bottom))$/;
    const across = (length) => Array.from({ length: 1 + length / 12 }, (_, step) => 6 + step * 12);
    const told = (host) => {
        const [box, around] = [host, host.parentElement].map((one) => one.getBoundingClientRect());
        const size = host.localName === 'fieldmark-mark' ? [box.width, box.height] : [box.width - around.width, box.height - around.height];
        const style = getComputedStyle(host);
        const looks = [...style].filter((name) => !edges.test(name)).map((name) => `${name}: ${style.getPropertyValue(name)}`);
        host.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = host.getBoundingClientRect();
        const met = across(width).some((x) => across(height).some((y) =>
            document.elementsFromPoint(left + x, top + y).includes(host)));
        return JSON.stringify([size, host.getAttributeNames().map((name) => [name, host.getAttribute(name)]), host.childNodes.length, met, looks]);
    };
    const kinds = (name) => { const all = [...document.querySelectorAll(name)]; return [all.length, new Set(all.map(told)).size]; };
    const find = (word) => { getSelection().empty(); return window.find(word, true, false, true); };
    const names = [...document.querySelectorAll('[data-testid=User-Name]')].filter((name) => name.querySelector('a[href^=\"/\"]'));
    return { names: names.length, posts: document.querySelectorAll('[data-testid=cellInnerDiv] article').length,
        mark: kinds('[data-testid=User-Name] fieldmark-mark'), veil: kinds('fieldmark-veil'), found: ['Broadcaster', 'Show'].filter(find) };";

/// Hidden links to anybody would otherwise tell who was looked at, and what they are like.
async fn the_page_cannot_tell_whom_marks_and_veils_are_of(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    choose(browser, "mark").await?;
    choose(browser, "dim").await?;
    browser.move_to("/home").await?;
    wait_for_marks(browser, MARK, "[data-testid=User-Name]").await?;
    wait_for_marks(browser, VEIL, "[data-testid=cellInnerDiv]").await?;
    let told = browser.run(TELL_APART, &[]).await?;
    let (names, posts) = (told["names"].clone(), told["posts"].clone());
    so(names.as_u64() > Some(5), format!("few names: {told}"))?;
    let wanted = json!({"names": names, "posts": posts, "mark": [names, 1], "veil": [posts, 1], "found": []});
    same("what the page finds", told, wanted)
}
