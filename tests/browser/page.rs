//! What the page, X and the network notice of Fieldmark: nothing but one empty element.

use crate::marks::read_a_broadcaster;
use crate::privacy::tell;
use crate::stage::browser::Browser;
use crate::stage::wait::{Outcome, until, within, words};
use crate::suite::{Case, Stage, case, ids, same, so};
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;

pub const CASES: &[Case] = &[
    case!(the_page_sees_one_empty_element),
    case!(nothing_is_asked_of_the_network),
    case!(the_panel_says_the_same_and_that_it_is_private),
];

/// What a page can find out: its globals, its storage, its elements.
const LOOK_AROUND: &str = "
    const hosts = [...document.querySelectorAll('fieldmark-badges')];
    const element = (host) => ({ children: host.childNodes.length, root: host.shadowRoot, text: host.innerText + host.textContent,
        html: host.getHTML?.({ serializableShadowRoots: true }) ?? '', attributes: host.getAttributeNames().filter((name) => name !== 'style') });
    const kept = Promise.all([indexedDB.databases(), caches.keys()]);
    return kept.then(([databases, caches]) => ({
        databases, caches, sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
        globals: Object.getOwnPropertyNames(window).filter((name) => !/^\\$?cdc_/.test(name)).sort(),
        stored: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie,
        strangers: [...document.documentElement.children, ...document.body.children].map((child) => child.localName).filter((name) => name.includes('-')),
        attributes: [...document.documentElement.getAttributeNames(), ...document.body.getAttributeNames()],
        hosts: hosts.map(element),
    }));";

async fn the_page_sees_one_empty_element(stage: &Stage) -> Outcome<()> {
    let path = "/orbit_bulletin/with_replies";
    stage.browser.visit(path).await?;
    stage.browser.wait_for_badge("follows-few-back").await?;
    let mut with = stage.browser.run(LOOK_AROUND, &[]).await?;
    let bare = stage.bare_browser().await?;
    bare.visit(path).await?;
    bare.wait_for("[data-testid=UserName]").await?;
    let mut without = bare.run(LOOK_AROUND, &[]).await?;
    bare.close().await?;
    let hosts = with["hosts"].take();
    without["hosts"].take();
    same("what the page finds", with, without)?;
    let empty = json!([{"children": 0, "root": null, "text": "", "html": "", "attributes": []}]);
    same("the element", hosts, empty)
}

/// How long a browser without the extension may take to ask what it asks by itself. They ask some of
/// it a minute after they start.
const OWN_NOISE: Duration = Duration::from_secs(150);

/// Both browsers are new, so that what they do when they start they do in both.
async fn nothing_is_asked_of_the_network(stage: &Stage) -> Outcome<()> {
    let browser = stage.another_browser().await?;
    stage.proxy.forget_requests();
    walk(&browser, true).await?;
    let (with, others) = (stage.proxy.requests_to_x(), asked_of_others(stage));
    browser.close().await?;
    let bare = stage.bare_browser().await?;
    stage.proxy.forget_requests();
    walk(&bare, false).await?;
    same("requests to X", with, stage.proxy.requests_to_x())?;
    asks_no_more_than_without(stage, &bare, &others).await?;
    bare.close().await
}

/// What is asked without the extension, too, is the browser's own. No host is excused by its name.
pub async fn asks_no_more_than_without(
    stage: &Stage,
    bare: &Browser,
    others: &BTreeSet<(String, String)>,
) -> Outcome<()> {
    within(
        OWN_NOISE,
        "a browser without it to ask the same",
        async || {
            let own = asked_of_others(stage);
            let strange: Vec<_> = others.difference(&own).collect();
            if strange.is_empty() {
                return Ok(Some(()));
            }
            let here = bare.client.window().await.map_err(words)?;
            bare.open_beside().await?;
            bare.client.close_window().await.map_err(words)?;
            bare.look_at(&here).await?;
            bare.visit("/home").await?;
            Err(format!("only with it: {strange:?}"))
        },
    )
    .await
}

/// What was asked of anybody but X, without the arguments, which differ from time to time.
pub fn asked_of_others(stage: &Stage) -> BTreeSet<(String, String)> {
    let asked = stage.proxy.requests_to_others().into_iter();
    let place = |target: String| target.split('?').next().unwrap_or_default().to_owned();
    asked
        .map(|entry| (entry.method, place(entry.target)))
        .collect()
}

/// Through two profiles and the home page; with the extension everything in it is used.
async fn walk(browser: &Browser, fieldmark: bool) -> Outcome<()> {
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.scroll_to_end().await?;
    browser.move_to("/tide_and_ember/with_replies").await?;
    browser.scroll_to_end().await?;
    if fieldmark {
        browser.wait_for_badge("replies-often").await?;
        browser.evidence("replies-often").await?;
        let panel = browser.popup().await?;
        panel.private().await?;
        panel.close().await?;
        use_everything(browser).await?;
    }
    browser.visit("/home").await?;
    browser.scroll_to_end().await
}

/// Every choice made and taken back, words written, a file in, a file out; marks and dimming stay on.
async fn use_everything(browser: &Browser) -> Outcome<()> {
    browser
        .go(&browser.page_of_extension("options.html"))
        .await?;
    let file = json!({"fieldmark": 1, "settings": {}, "accounts": {}}).to_string();
    let of_badge = |press: &str| json!({ press: {"badge": "broadcaster"} });
    let of_account = |press: &str| json!({ press: {"handle": "orbit_bulletin"} });
    for (press, value) in [
        (json!("remember"), "true"),
        (of_account("word"), "Launches"),
        (of_account("tags"), "space"),
        (of_badge("hide"), ""),
        (json!("undo"), ""),
        (of_account("leave-alone"), ""),
        (of_account("return"), ""),
        (of_badge("threshold"), "0.2"),
        (json!("retention"), "7"),
        (of_account("forget"), ""),
        (json!("remember"), "false"),
        (json!("import"), file.as_str()),
        (json!("reset"), ""),
        (json!("erase"), ""),
        (of_badge("mark"), "true"),
        (of_badge("dim"), "true"),
    ] {
        let control = json!({"press": press, "value": value, "tab": null});
        let answer = tell(browser, &control).await?;
        so(answer.is_object(), format!("{press} was answered {answer}"))?;
    }
    browser.press(r#"[data-press='"export"']"#).await
}

async fn the_panel_says_the_same_and_that_it_is_private(stage: &Stage) -> Outcome<()> {
    read_a_broadcaster(&stage.browser).await?;
    let on_the_page = ids(&stage.browser.badges().await?);
    let panel = stage.browser.popup().await?;
    same("privacy", panel.private().await?, "on".to_owned())?;
    until("the badges of the page in the panel", async || {
        let in_the_panel = ids(&panel.badges().await?);
        let missing = on_the_page.iter().filter(|id| !in_the_panel.contains(id));
        let missing: Vec<_> = missing.collect();
        so(missing.is_empty(), format!("not in the panel: {missing:?}")).map(Some)
    })
    .await?;
    panel.close().await
}
