//! Pages that are not in view, or may not be read: a discarded tab, a page made in advance, X after the
//! user has taken the access away.

use std::slice;

use crate::page::{asked_of_others, asks_no_more_than_without};
use crate::stage::browser::{Browser, Kind};
use crate::stage::wait::{Outcome, until, words};
use crate::suite::{Case, Stage, case, same, so};
use serde_json::json;

pub const CASES: &[Case] = &[
    case!(a_discarded_tab_is_known_by_no_other_number_and_tells_itself_anew),
    case!(a_tab_that_is_closed_while_the_background_sleeps_is_forgotten),
    case!(a_page_made_in_advance_is_not_the_page_in_view),
    case!(nothing_is_read_where_access_was_taken),
];

/// What is kept, by name, in a page of the extension.
async fn kept(browser: &Browser) -> Outcome<Vec<String>> {
    let script = "const done = arguments[0]; Promise.all([chrome.storage.session.get(null), chrome.storage.local.get(null)])
        .then((all) => done(all.flatMap((area) => Object.keys(area)).sort()));";
    let names = browser.run_until_done(script, &[]).await?;
    serde_json::from_value(names).map_err(words)
}

const PROFILE: &str = "https://x.com/orbit_bulletin/with_replies";

/// A browser of its own in a page of the extension, and the tab with a profile beside it.
async fn beside_a_profile(stage: &Stage) -> Outcome<(Browser, u64)> {
    let browser = stage.another_browser().await?;
    browser.go(PROFILE).await?;
    browser.wait_for_badge("follows-few-back").await?;
    browser.open_inside().await?;
    let tab = browser.tab_id(PROFILE).await?;
    Ok((browser, tab))
}

/// The browser puts a tab out of its memory, behind another one; it may give it another number then.
const DISCARD: &str = "const [tab, done] = arguments; chrome.tabs.get(tab).then(({ windowId }) => chrome.tabs.create({ windowId }))
    .then(() => chrome.tabs.discard(tab)).then(() => chrome.tabs.query({}))
    .then((tabs) => done(tabs.find((one) => one.discarded)?.id ?? 'none'), (error) => done(String(error)));";

async fn a_discarded_tab_is_known_by_no_other_number_and_tells_itself_anew(
    stage: &Stage,
) -> Outcome<()> {
    let (browser, tab) = beside_a_profile(stage).await?;
    let tab = browser.run_until_done(DISCARD, &[json!(tab)]).await?;
    so(tab.is_number(), format!("nothing is discarded: {tab}"))?;
    until("the old number to be forgotten", async || {
        let mut tabs = kept(&browser).await?;
        tabs.retain(|name| name.starts_with("tab:") && *name != format!("tab:{tab}"));
        so(tabs.is_empty(), format!("kept: {tabs:?}")).map(Some)
    })
    .await?;
    let load = "const [tab, done] = arguments; chrome.tabs.update(tab, { active: true }).then(() => done(true), (error) => done(String(error)));";
    let loaded = browser.run_until_done(load, &[tab]).await?;
    same("loaded", loaded, json!(true))?;
    until("the tab that was discarded", async || {
        for window in browser.client.windows().await.map_err(words)? {
            browser.look_at(&window).await.ok();
            let there = browser.client.current_url().await;
            if there.is_ok_and(|there| there.as_str() == PROFILE) {
                return Ok(Some(()));
            }
        }
        Ok(None)
    })
    .await?;
    browser.wait_for_badge("follows-few-back").await?;
    let panel = browser.popup().await?;
    browser.wait_for("[data-badge=follows-few-back]").await?;
    panel.close().await?;
    browser.close().await
}

/// Closes the tab and waits until nothing of it is kept.
const CLOSE: &str = "const [tab, done] = arguments; const kept = () => chrome.storage.session.get(`tab:${tab}`);
    chrome.storage.session.onChanged.addListener(() => kept().then((now) => Object.keys(now).length || done('forgotten')));
    kept().then((before) => Object.keys(before).length ? chrome.tabs.remove(tab) : done('never kept'), (error) => done(String(error)));";

async fn a_tab_that_is_closed_while_the_background_sleeps_is_forgotten(
    stage: &Stage,
) -> Outcome<()> {
    let (browser, tab) = beside_a_profile(stage).await?;
    until("the background to be stopped", async || {
        browser.kill_worker().await.map(Some)
    })
    .await?;
    let closed = browser.run_until_done(CLOSE, &[json!(tab)]).await?;
    same("the tab", closed, json!("forgotten"))?;
    browser.close().await
}

const MADE: &str = "/tide_and_ember/with_replies";

/// Opens a page that has another one made in advance, where no driver looks: to a page that is looked at
/// the browser gives none.
const OPEN: &str = "const [url, done] = arguments; chrome.tabs.create({ url }).then(({ id }) => done(id), (error) => done(String(error)));";

/// Only Chromium makes pages in advance.
async fn a_page_made_in_advance_is_not_the_page_in_view(stage: &Stage) -> Outcome<()> {
    if stage.kind == Kind::Firefox {
        return stage.leave_out("Firefox makes no pages in advance");
    }
    let browser = stage.another_browser().await?;
    browser.open_inside().await?;
    stage.proxy.forget_requests();
    let url = format!("https://x.com/orbit_bulletin/with_replies?fake-advance={MADE}");
    let tab = browser.run_until_done(OPEN, &[json!(url)]).await?;
    until("the page made in advance", async || {
        same("requests", asked(stage, "/made-in-advance"), 1).map(Some)
    })
    .await?;
    let title = "const [tabId, done] = arguments; chrome.action.getTitle({ tabId }).then(done);";
    let toolbar = async || {
        let title = browser.run_until_done(title, slice::from_ref(&tab)).await?;
        let wanted = json!("@orbit_bulletin: Follows few back");
        same("the toolbar", title, wanted)
    };
    until("the toolbar", async || toolbar().await.map(Some)).await?;
    // It stands in a tab behind another and is drawn once, as things are then.
    let panel = browser.page_of_extension(&format!("popup.html?tab={tab}"));
    browser.go(&panel).await?;
    browser.wait_for("[data-badge=follows-few-back]").await?;
    toolbar().await?;
    let is_kept = async |wanted: bool| {
        let names = kept(&browser).await?;
        let found = names.contains(&"account:tide_and_ember".to_owned());
        so(found == wanted, format!("kept: {names:?}"))
    };
    is_kept(false).await?;
    // What was made is shown, and was not made anew.
    browser.visit("/home").await?;
    browser
        .run("localStorage.setItem('go', 'now')", &[])
        .await?;
    browser.go(&panel).await?;
    let what = "what was made to be read";
    until(what, async || is_kept(true).await.map(Some)).await?;
    browser.go(&panel).await?;
    browser.wait_for("[data-badge=follows-back]").await?;
    same("requests for it", asked(stage, MADE), 1)?;
    browser.close().await
}

fn asked(stage: &Stage, target: &str) -> usize {
    let requests = stage.proxy.requests_to_x();
    requests.iter().filter(|one| one.target == target).count()
}

const HOSTS: &str = "return document.querySelectorAll('fieldmark-badges').length";

async fn nothing_is_read_where_access_was_taken(stage: &Stage) -> Outcome<()> {
    let browser = stage.another_browser().await?;
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.wait_for_badge("follows-few-back").await?;
    browser.take_access().await?;
    until("the page to be left alone", async || {
        let hosts = browser.run(HOSTS, &[]).await?;
        same("hosts", hosts, json!(0)).map(Some)
    })
    .await?;
    let with = walk(stage, &browser).await?;
    same("hosts", browser.run(HOSTS, &[]).await?, json!(0))?;
    browser.open_inside().await?;
    let names = kept(&browser).await?;
    let others: Vec<_> = names
        .iter()
        .filter(|name| name.starts_with("account:") && !name.ends_with("orbit_bulletin"))
        .collect();
    so(others.is_empty(), format!("kept: {others:?}"))?;
    browser.close().await?;
    let bare = stage.bare_browser().await?;
    bare.visit("/orbit_bulletin/with_replies").await?;
    bare.wait_for("article").await?;
    let without = walk(stage, &bare).await?;
    same("requests to X", with.0, without.0)?;
    asks_no_more_than_without(stage, &bare, &with.1).await?;
    bare.close().await
}

/// What X and what others were asked for on the way through two profiles.
async fn walk(
    stage: &Stage,
    browser: &Browser,
) -> Outcome<(
    Vec<crate::stage::proxy::Entry>,
    std::collections::BTreeSet<(String, String)>,
)> {
    stage.proxy.forget_requests();
    browser.move_to("/tide_and_ember/with_replies").await?;
    browser.scroll_to_end().await?;
    browser.visit("/harbour_kites").await?;
    browser.scroll_to_end().await?;
    Ok((stage.proxy.requests_to_x(), asked_of_others(stage)))
}
