//! Profiles without a list, and pages that are no profile: each has its calm sentence in the popup.

use crate::stage::wait::{Outcome, words};
use crate::suite::{Case, Stage, case, so};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(why_there_is_no_list_is_told),
    case!(pages_that_are_no_profile_are_told),
];

/// What stands in the list's place: a link by which X tells why, and what the popup makes of it.
const CLOSED: [(&str, &str, &str); 4] = [
    (
        "closed_suspended",
        "https://support.x.com/articles/18311",
        "suspended",
    ),
    (
        "closed_blocks",
        "https://support.x.com/articles/20172060",
        "blocks-you",
    ),
    (
        "closed_blocked",
        "https://support.x.com/articles/117063",
        "blocked-by-you",
    ),
    ("closed_withheld", "https://t.co/abcdefghij", "withheld"),
];

async fn why_there_is_no_list_is_told(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/orbit_bulletin").await?;
    let people: serde_json::Map<String, Value> = CLOSED
        .iter()
        .map(|(handle, link, _)| {
            let person = json!({"handle": handle, "name": "Closed", "joined": 0, "closed": link});
            (handle.to_string(), person)
        })
        .collect();
    browser
        .run("fakeX.admit(arguments[0])", &[json!({"people": people})])
        .await?;
    for (handle, _, chip) in CLOSED {
        browser.move_to(&format!("/{handle}")).await?;
        told(stage, chip).await?;
    }
    // The header has been read long before it is known that there is no list.
    let (handle, _, chip) = CLOSED[0];
    browser.move_to("/orbit_bulletin").await?;
    browser.wait_for_badge("follows-few-back").await?;
    browser.run("fakeX.hold('list')", &[]).await?;
    browser.move_to(&format!("/{handle}")).await?;
    let panel = browser.popup().await?;
    panel.private().await?;
    panel.close().await?;
    browser.run("fakeX.release('list')", &[]).await?;
    told(stage, chip).await?;
    browser.move_to("/nobody_of_this_name").await?;
    told(stage, "empty").await
}

async fn pages_that_are_no_profile_are_told(stage: &Stage) -> Outcome<()> {
    for path in ["/home", "/search?q=orbit", "/orbit_bulletin/followers"] {
        stage.browser.visit(path).await?;
        told(stage, "no-profile").await?;
    }
    Ok(())
}

/// Waits for the popup to say it, in a sentence.
async fn told(stage: &Stage, chip: &str) -> Outcome<()> {
    let panel = stage.browser.popup().await?;
    let place = stage
        .browser
        .wait_for(&format!("[data-chip={chip}]"))
        .await?;
    let sentence = place.text().await.map_err(words)?;
    panel.close().await?;
    so(
        sentence.trim().ends_with('.'),
        format!("{chip} is told by {sentence:?}"),
    )
}
