//! Whatever the list does, the notebook holds the owner's posts that were shown: all of them, and
//! no others.

use crate::stage::chance::Chance;
use crate::stage::wait::{Outcome, until, words};
use crate::suite::{Case, Stage, case};
use serde_json::Value;
use std::collections::BTreeSet;

pub const CASES: &[Case] = &[case!(the_notebook_is_what_was_shown)];

/// Steps of one walk. `STAGE_STEPS` asks for more; the walk begins the same way.
fn steps() -> usize {
    std::env::var("STAGE_STEPS")
        .ok()
        .and_then(|told| told.parse().ok())
        .unwrap_or(60)
}

/// What may happen next, in the page's own terms.
const EVENTS: [&str; 16] = [
    "fakeX.scroll(0.7)",
    "fakeX.scroll(2.5)",
    "fakeX.scroll(-1.2)",
    "fakeX.jump(0.9)",
    "fakeX.jump(0.1)",
    "fakeX.rerender()",
    "fakeX.recycle()",
    "fakeX.duplicate()",
    "fakeX.reorder()",
    "fakeX.drop(2)",
    "fakeX.go('/orbit_bulletin')",
    "fakeX.go('/orbit_bulletin/with_replies')",
    "fakeX.go('/tide_and_ember')",
    "fakeX.go('/tide_and_ember/with_replies')",
    "fakeX.go('/harbour_kites/with_replies')",
    "fakeX.go('/home')",
];

async fn the_notebook_is_what_was_shown(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser
        .visit("/tide_and_ember/with_replies?fake-batch=8")
        .await?;
    until("the list", async || {
        browser
            .truth("return !!window.fakeX && fakeX.ready()")
            .await
    })
    .await?;
    let window = browser.client.window().await.map_err(words)?;
    let other = browser
        .client
        .new_window(false)
        .await
        .map_err(words)?
        .handle;
    browser
        .client
        .switch_to_window(other.clone())
        .await
        .map_err(words)?;
    browser.go(&browser.page_of_extension("popup.html")).await?;
    let mut chance = Chance::of("the notebook is what was shown");
    let mut done = vec!["fakeX.go('/tide_and_ember/with_replies')"];
    for step in 0..steps() {
        browser
            .client
            .switch_to_window(window.clone())
            .await
            .map_err(words)?;
        let event = EVENTS[chance.below(EVENTS.len() as u64) as usize];
        done.push(event);
        browser
            .run(&format!("if (fakeX.ready()) {event}"), &[])
            .await?;
        settle(stage).await?;
        let shown = shown(stage).await?;
        browser
            .client
            .switch_to_window(other.clone())
            .await
            .map_err(words)?;
        same_notebook(stage, &shown).await.map_err(|error| {
            format!(
                "after {} steps, the last of them {:?}: {error}",
                step + 1,
                &done[done.len().saturating_sub(6)..]
            )
        })?;
    }
    browser.client.close_window().await.map_err(words)?;
    browser.client.switch_to_window(window).await.map_err(words)
}

/// Lets the page paint twice, so that what the event set off stands there.
async fn settle(stage: &Stage) -> Outcome<()> {
    let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
    stage
        .browser
        .client
        .execute_async(frames, Vec::new())
        .await
        .map(drop)
        .map_err(words)
}

type Posts = BTreeSet<(String, String)>;

/// Owner and id of every post of an owner that has stood in the owner's list.
async fn shown(stage: &Stage) -> Outcome<Posts> {
    let told = stage
        .browser
        .run("return fakeX.shownByOwners()", &[])
        .await?;
    Ok(pairs(&told))
}

fn pairs(told: &Value) -> Posts {
    let pair = |pair: &Value| Some((pair[0].as_str()?.to_owned(), pair[1].as_str()?.to_owned()));
    told.as_array()
        .into_iter()
        .flatten()
        .filter_map(pair)
        .collect()
}

async fn same_notebook(stage: &Stage, shown: &Posts) -> Outcome<()> {
    until("the notebook to hold what was shown", async || {
        let noted = noted(stage).await?;
        if noted == *shown {
            return Ok(Some(()));
        }
        let missing: Vec<_> = shown
            .difference(&noted)
            .map(|(owner, id)| (owner, stage.world.posts.get(id)))
            .take(3)
            .collect();
        let strange: Vec<_> = noted.difference(shown).take(5).collect();
        Err(format!("missing {missing:?}, strange {strange:?}"))
    })
    .await
}

/// Owner and id of every post in the stored notebooks. The ids are too large for JavaScript's
/// numbers, so they are put in quotes before they are understood.
async fn noted(stage: &Stage) -> Outcome<Posts> {
    let script = "const done = arguments[0];
        chrome.storage.session.get(null).then((kept) => done(Object.entries(kept).filter(([key]) => key.startsWith('account:')).flatMap(([key, text]) => {
            const { notes } = JSON.parse(text.slice(text.indexOf('{')).replace(/\"(id|reposts|quotes)\":(\\d+)/g, '\"$1\":\"$2\"'));
            return notes.map((note) => [key.slice('account:'.length), note.id]);
        })))";
    let told = stage
        .browser
        .client
        .execute_async(script, Vec::new())
        .await
        .map_err(words)?;
    Ok(pairs(&told))
}
