//! Marks beside names and veils over posts: nothing until asked for, and then nothing that the page could read.

use crate::options::settle;
use crate::page::{asked_of_others, asks_no_more_than_without};
use crate::stage::browser::Browser;
use crate::stage::shown::Panel;
use crate::stage::wait::{Outcome, until, words};
use crate::suite::{Case, Stage, case, same, so};
use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(nothing_is_done_elsewhere_until_asked_for),
    case!(marks_stand_beside_names_once_asked_for),
    case!(dimmed_posts_are_shown_on_demand),
    case!(marks_ask_nothing_of_the_network),
];

pub const MARK: &str = "fieldmark-mark";
pub const VEIL: &str = "fieldmark-veil";

/// Counts, in a page of the extension, what content scripts say to the background.
const LISTEN: &str = "window.heard = []; chrome.runtime.onMessage.addListener((message) => { heard.push(Object.keys(message)[0]); });";

async fn nothing_is_done_elsewhere_until_asked_for(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    let panel = browser.popup().await?;
    browser.run(LISTEN, &[]).await?;
    let heard = async |panel: &Panel<'_>| -> Outcome<Vec<String>> {
        panel.show().await?;
        let heard = browser.run("return heard.splice(0)", &[]).await?;
        panel.step_back().await?;
        serde_json::from_value(heard).map_err(words)
    };
    panel.step_back().await?;
    walk_home(browser).await?;
    let said = heard(&panel).await?;
    so(!said.contains(&"names".into()), format!("asked: {said:?}"))?;
    same("hosts", hosts(browser).await?, 0)?;
    // The same ears hear it once it is wanted.
    panel.show().await?;
    browser
        .run(&press(json!({"mark": {"badge": "broadcaster"}})), &[])
        .await?;
    panel.step_back().await?;
    until("a question about names", async || {
        let said = heard(&panel).await?;
        Ok(said.contains(&"names".into()).then_some(()))
    })
    .await?;
    panel.show().await?;
    panel.close().await
}

async fn marks_stand_beside_names_once_asked_for(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    browser.move_to("/home").await?;
    browser.wait_for("[data-testid=User-Name]").await?;
    choose(browser, "mark").await?;
    let marks = wait_for_marks(browser, MARK, "[data-testid=User-Name]").await?;
    same(
        "who is marked",
        marks.people,
        vec!["/orbit_bulletin".into()],
    )?;
    same("with what", marks.labels, vec!["Broadcaster".into()])?;
    for (place, path) in [
        ("[data-testid=UserCell]", "/harbour_kites/followers"),
        ("[data-testid=HoverCard]", "/search?q=x"),
    ] {
        browser.move_to(path).await?;
        browser.run("fakeX.hover('orbit_bulletin')", &[]).await?;
        wait_for_marks(browser, MARK, place).await?;
    }
    let seen = "const host = document.querySelector('fieldmark-mark');
        return [host.childNodes.length, host.shadowRoot, host.innerText, host.getAttributeNames(), document.body.innerText.includes('Broadcaster')]";
    let empty = json!([0, null, "", [], false]);
    same("what the page sees", browser.run(seen, &[]).await?, empty)?;
    choose(browser, "mark").await?;
    until("the marks to go", async || {
        Ok((hosts(browser).await? == 0).then_some(()))
    })
    .await
}

/// Something over everything.
const ABOVE: &str = "window.fakeHeard = false; window.fakeAbove = document.createElement('div');
    fakeAbove.style = 'position: fixed; inset: 0; z-index: 9999'; fakeAbove.onclick = () => { window.fakeHeard = true };
    document.body.append(fakeAbove)";

async fn dimmed_posts_are_shown_on_demand(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    browser.move_to("/home").await?;
    browser.wait_for("[data-testid=User-Name]").await?;
    let posts = "return document.querySelectorAll('article').length";
    let before = browser.run(posts, &[]).await?;
    choose(browser, "dim").await?;
    let veils = wait_for_marks(browser, VEIL, "[data-testid=cellInnerDiv]").await?;
    same(
        "who is dimmed",
        veils.people,
        vec!["/orbit_bulletin".into()],
    )?;
    // The list may still have been growing.
    let after = browser.run(posts, &[]).await?;
    so(
        after.as_u64() >= before.as_u64(),
        format!("{before} posts became {after}"),
    )?;
    // What X draws above a post is clicked as ever.
    browser.run(ABOVE, &[]).await?;
    let under = show_one(browser).await?;
    until("the page to hear of it", async || {
        browser.truth("return fakeHeard").await
    })
    .await?;
    browser.run("fakeAbove.remove()", &[]).await?;
    let dimmed = veiled(browser).await?;
    so(dimmed.contains(&under), format!("lifted: {under}"))?;
    let post = show_one(browser).await?;
    until("the veil to lift", async || {
        let veiled = veiled(browser).await?;
        Ok((!veiled.contains(&post)).then_some(()))
    })
    .await?;
    so(
        browser.client.current_url().await.map_err(words)?.path() == "/home",
        "a click on the veil reached the page",
    )?;
    // X draws everything anew: what was shown stays shown, the others stay dimmed.
    browser.run("fakeX.rerender()", &[]).await?;
    wait_for_marks(browser, VEIL, "[data-testid=cellInnerDiv]").await?;
    let veiled = veiled(browser).await?;
    so(!veiled.contains(&post), format!("veiled anew: {post}"))?;
    browser.move_to("/search?q=launch").await?;
    until("posts that are not dimmed", async || {
        let all = "return document.querySelectorAll('article a[href=\"/orbit_bulletin\"]').length > 0 && !document.querySelector('fieldmark-veil')";
        browser.truth(all).await
    })
    .await
}

async fn marks_ask_nothing_of_the_network(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    choose(browser, "mark").await?;
    choose(browser, "dim").await?;
    stage.proxy.forget_requests();
    browser.visit("/home").await?;
    wait_for_marks(browser, MARK, "[data-testid=User-Name]").await?;
    wait_for_marks(browser, VEIL, "[data-testid=cellInnerDiv]").await?;
    let with = stage.proxy.requests_to_x();
    let others = asked_of_others(stage);
    let bare = stage.bare_browser().await?;
    stage.proxy.forget_requests();
    bare.visit("/home").await?;
    bare.wait_for("[data-testid=User-Name]").await?;
    let without = stage.proxy.requests_to_x();
    same("requests to X", with, without)?;
    asks_no_more_than_without(stage, &bare, &others).await?;
    bare.close().await?;
    same(
        "reports to X",
        stage.proxy.site.policy_reports(),
        Vec::new(),
    )
}

/// Reads all of a broadcaster's replies.
pub async fn read_a_broadcaster(browser: &Browser) -> Outcome<()> {
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.scroll_to_end().await?;
    browser.wait_for_count("broadcaster", 60.0).await.map(drop)
}

async fn walk_home(browser: &Browser) -> Outcome<()> {
    browser.move_to("/home").await?;
    browser.wait_for("[data-testid=User-Name]").await?;
    browser.scroll_to_end().await
}

/// Ticks or unticks the broadcaster in the options' table, as a person would.
pub async fn choose(browser: &Browser, what: &str) -> Outcome<()> {
    let options = browser.open_panel(|_| "options.html".into()).await?;
    browser.press("#page .marks summary").await?;
    let press = format!(r#"[data-press='{{"{what}":{{"badge":"broadcaster"}}}}']"#);
    browser.wait_for(&press).await?;
    let ticked = "return document.querySelector(arguments[0]).checked";
    let before = browser.run(ticked, &[json!(press)]).await?;
    browser.press(&press).await?;
    until("the change to be kept", async || {
        let now = browser.run(ticked, &[json!(press)]).await?;
        Ok((now != before).then_some(()))
    })
    .await?;
    settle(browser).await?;
    options.close().await
}

/// What a press in one of our own pages says to the background.
fn press(press: Value) -> String {
    let control = json!({"control": {"press": press, "value": "true", "tab": null}});
    format!("chrome.runtime.sendMessage({})", control)
}

async fn hosts(browser: &Browser) -> Outcome<u64> {
    let count = "return document.querySelectorAll('fieldmark-mark, fieldmark-veil').length";
    Ok(browser.run(count, &[]).await?.as_u64().unwrap_or_default())
}

/// Whom hosts of a kind stand beside or over, and what they say.
pub struct Marks {
    pub people: Vec<String>,
    pub labels: Vec<String>,
}

/// Waits for something to be drawn in hosts of a kind in places that match, and reads all of it.
pub async fn wait_for_marks(browser: &Browser, kind: &str, place: &str) -> Outcome<Marks> {
    let inside = format!("{place} {kind}");
    until(&inside, async || {
        let hosts = drawn(browser, &inside).await?;
        let (mut people, mut labels) = (Vec::new(), Vec::new());
        for host in &hosts {
            let whose = "const link = arguments[0].closest('a') ?? arguments[0].parentElement.querySelector('[data-testid=User-Name] a'); return link.getAttribute('href')";
            let person = browser.run(whose, &[value(host)?]).await?;
            people.push(person.as_str().unwrap_or_default().to_owned());
            let label = within(host, "[data-badge]").await?.attr("aria-label").await;
            labels.extend(label.map_err(words)?);
        }
        for list in [&mut people, &mut labels] {
            list.sort();
            list.dedup();
        }
        Ok((!hosts.is_empty()).then_some(Marks { people, labels }))
    })
    .await
}

/// The hosts that match in which something is drawn: there is one at every name and post.
async fn drawn(browser: &Browser, hosts: &str) -> Outcome<Vec<Element>> {
    let hosts = browser.client.find_all(Locator::Css(hosts)).await;
    let mut drawn = Vec::new();
    for host in hosts.map_err(words)? {
        if within(&host, "[data-badge]").await.is_ok() {
            drawn.push(host);
        }
    }
    Ok(drawn)
}

/// The address of the post that a veil's host stands over.
const POST: &str = "const post = arguments[0].parentElement.querySelector('a[href*=\"/status/\"]').getAttribute('href');";

/// The posts that are dimmed.
async fn veiled(browser: &Browser) -> Outcome<Vec<Value>> {
    until("all veils to be read", async || {
        let mut posts = Vec::new();
        for veil in drawn(browser, VEIL).await? {
            let post = format!("{POST} return post");
            posts.push(browser.run(&post, &[value(&veil)?]).await?);
        }
        Ok(Some(posts))
    })
    .await
}

/// Clicks the button of a veil where a person would, once it stands still; whose post it was.
async fn show_one(browser: &Browser) -> Outcome<Value> {
    let place = format!(
        "{POST} const button = arguments[1]; button.scrollIntoView({{ block: 'center' }});
        const {{ x, y, width, height }} = button.getBoundingClientRect();
        return {{ post, x: x + width / 2, y: y + height / 2 }}"
    );
    until("a veil's button to be clicked", async || {
        let veils = drawn(browser, VEIL).await?;
        let veil = veils.first().ok_or("there is no veil")?;
        let both = [value(veil)?, value(&within(veil, "[data-show]").await?)?];
        let before = browser.run(&place, &both).await?;
        browser.paint(3).await?;
        let there = browser.run(&place, &both).await?;
        let (Some(x), Some(y)) = (there["x"].as_f64(), there["y"].as_f64()) else {
            return Err(format!("the button stands nowhere: {there}"));
        };
        if there != before {
            return Ok(None);
        }
        browser.click_at(x, y).await?;
        Ok(Some(there["post"].clone()))
    })
    .await
}

fn value(element: &Element) -> Outcome<Value> {
    serde_json::to_value(element).map_err(words)
}

async fn within(host: &Element, selector: &str) -> Outcome<Element> {
    let root = host.shadow_root().await.map_err(words)?;
    root.find(Locator::Css(selector)).await.map_err(words)
}
