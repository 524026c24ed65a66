//! The options page: what is chosen there shows on open pages at once, and nothing is lost by mistake.

use crate::marks::read_a_broadcaster;
use crate::stage::browser::Browser;
use crate::stage::shown::Panel;
use crate::stage::wait::{Outcome, until, words};
use crate::suite::{Case, Stage, case, ids, same, so};
use serde_json::json;

pub const CASES: &[Case] = &[
    case!(the_way_from_evidence_leads_to_its_threshold),
    case!(a_file_brings_everything_back),
    case!(a_bad_file_changes_nothing),
];

async fn the_way_from_evidence_leads_to_its_threshold(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    read_a_broadcaster(browser).await?;
    // A window that opened or closed while the tab is made might take it along.
    let beside = browser.open_panel(|_| "popup.html?accounts".into()).await?;
    beside.step_back().await?;
    browser.evidence("follows-few-back").await?;
    browser
        .press_inside(":popover-open [data-press*='options']")
        .await?;
    beside.show().await?;
    let place = "options.html#follows-few-back";
    until("the options in a tab", async || {
        opened(browser, place).await
    })
    .await?;
    beside.close().await?;
    let options = browser.open_panel(|_| place.into()).await?;
    until("the badge's own place", async || {
        let there = "const choice = document.querySelector('.choice:target'); const box = choice?.getBoundingClientRect();
            return choice?.dataset.choice === 'follows-few-back' && box.top >= 0 && box.bottom <= innerHeight";
        browser.truth(there).await
    })
    .await?;
    options.close().await
}

/// Whether one of the extension's pages was opened, asked in another of them; the driver does not
/// count it among its windows.
async fn opened(browser: &Browser, page: &str) -> Outcome<Option<()>> {
    let pages =
        "return chrome.extension.getViews({ type: 'tab' }).map((page) => page.location.href)";
    let pages = browser.run(pages, &[]).await?;
    let found = pages.as_array().into_iter().flatten();
    let there = |url: &serde_json::Value| url.as_str().is_some_and(|url| url.ends_with(page));
    let there = found.into_iter().any(there);
    Ok(there.then_some(()))
}

async fn a_file_brings_everything_back(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    let options = beside_a_broadcaster(browser).await?;
    switch_mostly_links_off(&options, browser).await?;
    let file = exported(browser).await?;
    leave_the_profile(&options, browser).await?;
    browser.press("[data-press='\"erase\"']").await?;
    browser.press("[data-press='\"reset\"']").await?;
    browser
        .wait_for("[data-press='\"erase\"']:disabled")
        .await?;
    import(browser, "good.json", &file).await?;
    browser.wait_for("[data-press='\"erase\"']:enabled").await?;
    options.step_back().await?;
    // Sixty posts are known before one is scrolled to.
    browser.visit("/orbit_bulletin/with_replies").await?;
    options.show().await?;
    said(&options, browser, "broadcaster", true).await?;
    said(&options, browser, "mostly-links", false).await?;
    options.close().await
}

async fn a_bad_file_changes_nothing(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    let options = beside_a_broadcaster(browser).await?;
    switch_mostly_links_off(&options, browser).await?;
    leave_the_profile(&options, browser).await?;
    let before = kept(browser).await?;
    let file = exported(browser).await?;
    let comma = file.replacen("\"accounts\":{", "\"accounts\":{,", 1);
    let note = file.replacen("\"notes\":[", "\"notes\":[7,", 1);
    let newer = file.replacen("\"fieldmark\":1", "\"fieldmark\":99", 1);
    let column = |text: &str, what: &str| {
        let place = text.find(what).map(|at| text[..at].chars().count() + 1);
        format!("line 1, column {}", grouped(place.unwrap_or_default()))
    };
    let after = column(&comma, ",\"orbit");
    let account = column(&note, "7,{");
    for (name, broken, word) in [
        ("diary.json", "Dear diary".to_owned(), "line 1, column 1."),
        ("comma.json", comma, after.as_str()),
        ("note.json", note, account.as_str()),
        ("newer.json", newer, "newer"),
    ] {
        so(broken != file, "the file was not broken")?;
        import(browser, name, &broken).await?;
        until(&format!("word that {name} is wrong: {word}"), async || {
            let notice = "return document.querySelector('.notice')?.textContent ?? ''";
            let said = browser.run(notice, &[]).await?.to_string();
            match said.contains(word) {
                true => Ok(Some(())),
                false => Err(said),
            }
        })
        .await?;
        same("what is kept", kept(browser).await?, before.clone())?;
    }
    options.close().await
}

/// A number as English writes it.
fn grouped(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", number / 1_000, number % 1_000),
    }
}

/// The options, opened from the page of somebody who broadcasts.
async fn beside_a_broadcaster(browser: &Browser) -> Outcome<Panel<'_>> {
    read_a_broadcaster(browser).await?;
    let options = browser.open_panel(|_| "options.html".into()).await?;
    browser.wait_for("[data-choice]").await?;
    Ok(options)
}

/// Waits until a badge is said, or is not, on the page that the options were opened from.
pub async fn said(options: &Panel<'_>, browser: &Browser, id: &str, wanted: bool) -> Outcome<()> {
    options.step_back().await?;
    let word = if wanted { "said" } else { "not said" };
    until(&format!("{id} to be {word}"), async || {
        let (badges, chips) = (browser.badges().await?, browser.chips().await?);
        let drawn =
            !badges.is_empty() || !chips.is_empty() || browser.find_inside("*").await?.is_none();
        let there = ids(&badges).contains(&id.to_owned());
        Ok((drawn && there == wanted).then_some(()))
    })
    .await?;
    options.show().await
}

/// Waits until a name lies on the disk, or does not.
pub async fn on_disk(browser: &Browser, name: &str, wanted: bool) -> Outcome<()> {
    let word = if wanted {
        "on the disk"
    } else {
        "not on the disk"
    };
    until(&format!("{name} {word}"), async || {
        let names = "const done = arguments[0]; chrome.storage.local.get(null).then((all) => done(Object.keys(all)))";
        let names = browser.run_until_done(names, &[]).await?;
        let there = names.as_array().is_some_and(|names| names.contains(&json!(name)));
        Ok((there == wanted).then_some(()))
    })
    .await
}

/// Waits until the background has answered all that was said to it before.
pub async fn settle(browser: &Browser) -> Outcome<()> {
    let settled = "const done = arguments[0]; chrome.runtime.sendMessage({ warm: true }).then(() => done(true))";
    browser.run_until_done(settled, &[]).await.map(drop)
}

/// All that is kept.
async fn kept(browser: &Browser) -> Outcome<String> {
    let all = "const done = arguments[0]; Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]).then(([disk, memory]) => {
        for (const name of Object.keys(memory)) if (name.startsWith('tab:')) delete memory[name];
        done(JSON.stringify([disk, memory])); })";
    let all = browser.run_until_done(all, &[]).await?;
    Ok(all.to_string())
}

async fn switch_mostly_links_off(options: &Panel<'_>, browser: &Browser) -> Outcome<()> {
    let switch = "[data-press='{\"switch\":{\"badge\":\"mostly-links\"}}']";
    browser.press(switch).await?;
    said(options, browser, "mostly-links", false).await
}

/// An open profile is read again at every choice; of one that was left nothing more is written.
async fn leave_the_profile(options: &Panel<'_>, browser: &Browser) -> Outcome<()> {
    options.step_back().await?;
    browser.visit("/home").await?;
    options.show().await?;
    settle(browser).await
}

/// What "Save to a file" gives, caught on its way to the disk.
async fn exported(browser: &Browser) -> Outcome<String> {
    let catch = "window.saved = ''; const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); URL.createObjectURL = make; return '#'; }";
    browser.run(catch, &[]).await?;
    browser.press("[data-press='\"export\"']").await?;
    browser
        .wait_for_text("the file", "return window.saved")
        .await
}

/// Gives a file to "Read from a file".
async fn import(browser: &Browser, name: &str, text: &str) -> Outcome<()> {
    let file = browser.files().join(name);
    std::fs::write(&file, text).map_err(words)?;
    let path = file.to_string_lossy().into_owned();
    browser.type_into("input[type=file]", &path).await
}
