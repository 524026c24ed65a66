//! X's new client, which signed-out visitors get: it has no header that is known and no test id.

use crate::stage::browser::Browser;
use crate::stage::wait::{Outcome, until};
use crate::suite::{Case, Stage, case, ids, same, so};

pub const CASES: &[Case] = &[
    case!(a_list_of_the_new_client_is_judged),
    case!(the_badges_stand_above_the_list_or_under_the_name),
    case!(the_next_profile_of_the_new_client_is_told_by_itself),
    case!(a_new_page_that_cannot_be_read_says_so),
];

/// What this account does in most of what it starts.
const HABIT: &str = "mostly-links";

const LINKER: &str = "/orbit_bulletin?fake-viewer=none&fake-client=x-web&fake-batch=80";
const PROFILE: &str = "/harbour_kites?fake-viewer=none&fake-batch=80&fake-client=x-web";

/// So many posts of theirs the list of the new client shows.
const COUNTED: f64 = 60.0;

/// What a list of started posts must never be asked for.
const OF_OTHER_LISTS: &[&str] = &["replies-often", "broadcaster", "mostly-reposts"];

async fn a_list_of_the_new_client_is_judged(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit(LINKER).await?;
    browser.wait_for_badge(HABIT).await?;
    browser.scroll_to_end().await?;
    browser.wait_for_count(HABIT, COUNTED).await?;
    let said = ids(&browser.badges().await?);
    let strange = said.iter().find(|id| OF_OTHER_LISTS.contains(&id.as_str()));
    so(
        strange.is_none(),
        format!("{strange:?} is said of a list without replies and reposts"),
    )?;
    let chips = browser.chips().await?;
    so(
        chips.is_empty(),
        format!("chips on a page that is read: {chips:?}"),
    )?;
    let popup = browser.popup().await?;
    popup.private().await?;
    until("the same badges in the popup", async || {
        same("badges", ids(&popup.badges().await?), said.clone()).map(Some)
    })
    .await?;
    popup.close().await
}

/// What stands before and after the badges.
const NEIGHBOURS: &str = "const host = document.querySelector('fieldmark-badges');
    return [host?.previousElementSibling?.innerText ?? '', host?.nextElementSibling?.localName ?? ''];";

async fn the_badges_stand_above_the_list_or_under_the_name(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit(PROFILE).await?;
    browser.wait_inside("[data-chip], [data-badge]").await?;
    stand_between(browser, ["", "ul"]).await?;
    browser.visit(&format!("{PROFILE}-header")).await?;
    browser.wait_inside("[data-chip], [data-badge]").await?;
    stand_between(browser, ["@harbour_kites", ""]).await?;
    // A page that draws its list anew gets them again.
    browser
        .run("document.querySelector('fieldmark-badges').remove()", &[])
        .await?;
    browser
        .wait_inside("[data-chip], [data-badge]")
        .await
        .map(drop)
}

async fn the_next_profile_of_the_new_client_is_told_by_itself(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit(&format!("{PROFILE}-header")).await?;
    browser.wait_inside("[data-chip=nothing]").await?;
    browser.move_to("/orbit_bulletin").await?;
    browser.wait_for_badge(HABIT).await?;
    browser.move_to("/harbour_kites").await?;
    // Its first posts are enough for an answer, and the answer is that nothing stands out.
    browser.wait_inside("[data-chip=nothing]").await?;
    same("badges", ids(&browser.badges().await?), Vec::new())?;
    stand_between(browser, ["@harbour_kites", ""]).await
}

async fn stand_between(browser: &Browser, wanted: [&str; 2]) -> Outcome<()> {
    until("the badges in their place", async || {
        let around = browser.run(NEIGHBOURS, &[]).await?;
        same("around the badges", around, serde_json::json!(wanted)).map(Some)
    })
    .await
}

async fn a_new_page_that_cannot_be_read_says_so(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit(&format!("{PROFILE}-changed")).await?;
    browser.wait_for_chip("new-page").await?;
    let badges = ids(&browser.badges().await?);
    so(badges.is_empty(), format!("of nothing it says {badges:?}"))?;
    let popup = browser.popup().await?;
    let report = "return document.querySelector('textarea')?.value ?? ''";
    let report = browser.wait_for_text("the report", report).await?;
    let text = popup.text().await?;
    popup.close().await?;
    so(
        report.contains("x-web"),
        format!("the report names no client: {report}"),
    )?;
    so(
        report.contains("post_author: 0 of"),
        format!("the report says too little: {report}"),
    )?;
    so(text.contains("cannot read yet"), text)
}
