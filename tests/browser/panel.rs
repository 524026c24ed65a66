//! The popup and its full tab: what is in view, what is copied, what is found.

use crate::marks::read_a_broadcaster;
use crate::stage::browser::{Browser, Options};
use crate::stage::camera::POPUP;
use crate::stage::wait::{Outcome, until, words};
use crate::suite::{Case, Stage, case, same, so};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(the_essentials_need_no_scrolling),
    case!(no_line_of_a_closed_card_is_cut_short),
    case!(numbers_are_copied_as_text_and_as_json),
    case!(accounts_are_sorted_found_and_forgotten),
];

async fn the_essentials_need_no_scrolling(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    let panel = browser.popup().await?;
    browser.screen(POPUP.0, POPUP.1).await?;
    browser.wait_for(".mix-key").await?;
    let below = "const foot = document.querySelector('.foot').getBoundingClientRect();
        const bottom = (selector) => [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect().bottom);
        return { foot: foot.bottom <= innerHeight, below: [...bottom('.card'), ...bottom('.mix-key')].filter((edge) => edge > foot.top).length }";
    let expected = json!({"foot": true, "below": 0});
    until("the essentials to be in view", async || {
        same("out of view", &browser.run(below, &[]).await?, &expected).map(Some)
    })
    .await?;
    panel.close().await
}

/// In languages that need much room, and from right to left.
async fn no_line_of_a_closed_card_is_cut_short(stage: &Stage) -> Outcome<()> {
    for language in ["en-US", "de", "ar"] {
        let options = Options {
            language: language.into(),
            ..Options::of(stage.kind)
        };
        let browser = stage.browser_with(&options).await?;
        read_a_broadcaster(&browser).await?;
        let panel = browser.popup().await?;
        browser.screen(POPUP.0, POPUP.1).await?;
        browser.wait_for(".card[data-badge=broadcaster]").await?;
        let cut = "const lines = [...document.querySelectorAll('.card:not([open]) .line')].filter((line) => line.checkVisibility());
            const isCut = (line) => line.scrollWidth > line.clientWidth || line.scrollHeight > line.clientHeight;
            const isLong = (line) => line.closest('[data-n]') && line.clientHeight > 20;
            return { some: lines.length > 2, wrong: lines.filter((line) => isCut(line) || isLong(line)).map((line) => line.innerText) }";
        let expected = json!({"some": true, "wrong": []});
        same(language, browser.run(cut, &[]).await?, expected)?;
        panel.close().await?;
        browser.close().await?;
    }
    Ok(())
}

async fn numbers_are_copied_as_text_and_as_json(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    let panel = browser.popup().await?;
    // What is put into the clipboard is caught on its way, so that no other window can change it.
    let catch = "window.copied = ''; navigator.clipboard.writeText = async (text) => { window.copied = text; }";
    browser.wait_for("[data-badge=broadcaster]").await?;
    browser.run(catch, &[]).await?;
    browser
        .press("[data-press='{\"copy\":{\"form\":\"text\"}}']")
        .await?;
    let text = copied(browser).await?;
    let told = "return document.querySelector('.foot [role=status]')?.innerText";
    let told = browser.wait_for_text("word of it", told).await?;
    same("told", told.as_str(), "Copied")?;
    let expected = ["@orbit_bulletin", "Broadcaster: 0 of 60", "1 in 13,361"];
    so(
        expected.iter().all(|words| text.contains(words)),
        text.clone(),
    )?;
    browser.run("window.copied = ''", &[]).await?;
    browser
        .press("[data-press='{\"copy\":{\"form\":\"json\"}}']")
        .await?;
    let all: Value = serde_json::from_str(&copied(browser).await?).map_err(words)?;
    same("account", &all["account"], &json!("orbit_bulletin"))?;
    let badges = all["badges"].as_array().cloned().unwrap_or_default();
    let said = badges
        .iter()
        .find(|badge| badge["id"] == json!("broadcaster"));
    let share = said.map(|badge| badge["share"].clone());
    same("share", share, Some(json!({"k": 0, "n": 60})))?;
    panel.close().await
}

async fn copied(browser: &Browser) -> Outcome<String> {
    browser
        .wait_for_text("something to be copied", "return window.copied")
        .await
}

async fn accounts_are_sorted_found_and_forgotten(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read(browser, "/tide_and_ember/with_replies", "replies-often").await?;
    read(browser, "/orbit_bulletin/with_replies", "broadcaster").await?;
    read(browser, "/harbour_kites", "mutual").await?;
    let panel = browser.open_panel(|_| "popup.html?accounts".into()).await?;
    order(
        browser,
        &["harbour_kites", "orbit_bulletin", "tide_and_ember"],
    )
    .await?;
    browser.press("[data-press*='\"posts\"']").await?;
    order(
        browser,
        &["tide_and_ember", "harbour_kites", "orbit_bulletin"],
    )
    .await?;
    browser.press("[data-press*='\"name\"']").await?;
    order(
        browser,
        &["harbour_kites", "orbit_bulletin", "tide_and_ember"],
    )
    .await?;
    // While one types, without Enter.
    let search = "input[type=search]";
    browser.type_into(search, "maren").await?;
    order(browser, &["tide_and_ember"]).await?;
    browser.type_into(search, "x").await?;
    order(browser, &[]).await?;
    for _ in 0..6 {
        browser.type_into(search, "\u{e003}").await?;
    }
    order(
        browser,
        &["harbour_kites", "orbit_bulletin", "tide_and_ember"],
    )
    .await?;
    let forget = "[data-press*='forget'][data-press*='orbit_bulletin']";
    let hold = "window.held = document.querySelector(arguments[0])";
    browser.run(hold, &[json!(forget)]).await?;
    browser.press(forget).await?;
    order(browser, &["harbour_kites", "tide_and_ember"]).await?;
    // Whoever holds Enter down, or clicks twice, has forgotten one account.
    browser.run_until_done(AGAIN, &[]).await?;
    browser.press("[data-press*='\"posts\"']").await?;
    browser
        .wait_for("[aria-sort=descending] [data-press*='\"posts\"']")
        .await?;
    order(browser, &["tide_and_ember", "harbour_kites"]).await?;
    panel.close().await
}

/// Presses the button that was pressed before once more, and the first of those that stand now by the second
/// click of two. The background answers one after the other.
const AGAIN: &str = "const done = arguments[0]; held.click();
    const twice = new MouseEvent('click', { bubbles: true, detail: 2 });
    document.querySelector('[data-press*=forget]').dispatchEvent(twice);
    chrome.runtime.sendMessage({}).catch(() => null).then(() => done(true))";

/// Waits until the table shows these accounts in this order.
async fn order(browser: &Browser, handles: &[&str]) -> Outcome<()> {
    let shown = "return [...document.querySelectorAll('tbody .handle')].map((one) => one.textContent.slice(1))";
    until(&format!("the accounts {handles:?}"), async || {
        Ok((browser.run(shown, &[]).await? == json!(handles)).then_some(()))
    })
    .await
}

async fn read(browser: &Browser, path: &str, badge: &str) -> Outcome<()> {
    browser.visit(path).await?;
    browser.scroll_to_end().await?;
    browser.wait_for_badge(badge).await.map(drop)
}
