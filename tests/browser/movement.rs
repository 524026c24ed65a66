//! Moving about: from profile to profile, from tab to tab, with the worker stopped in between.

use crate::badges::find;
use crate::stage::wait::{Outcome, until};
use crate::suite::{Case, Stage, case, so};
use std::cell::Cell;

pub const CASES: &[Case] = &[
    case!(no_badge_of_the_last_profile_is_ever_painted),
    case!(nor_when_header_and_list_come_late_and_apart),
    case!(what_is_seen_on_two_tabs_adds_up),
    case!(a_stopped_worker_loses_nothing),
];

async fn no_badge_of_the_last_profile_is_ever_painted(stage: &Stage) -> Outcome<()> {
    go_from_orbit_to_tide(stage, "/orbit_bulletin/with_replies").await
}

async fn nor_when_header_and_list_come_late_and_apart(stage: &Stage) -> Outcome<()> {
    for late in [
        "header:120,list:0,schema:240",
        "header:0,list:200,schema:0",
        "header:200,list:100,schema:0",
    ] {
        go_from_orbit_to_tide(
            stage,
            &format!("/orbit_bulletin/with_replies?fake-linger&fake-late={late}"),
        )
        .await?;
    }
    Ok(())
}

async fn go_from_orbit_to_tide(stage: &Stage, start: &str) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit(start).await?;
    browser.scroll_to_end().await?;
    browser.wait_for_badge("broadcaster").await?;
    browser.record_frames().await?;
    browser.move_to("/tide_and_ember/with_replies").await?;
    browser.wait_for_badge("follows-back").await?;
    let frames = browser.frames().await?;
    let arrived: Vec<_> = frames
        .iter()
        .filter(|frame| frame.handle.as_deref() == Some("tide_and_ember"))
        .collect();
    so(
        !arrived.is_empty(),
        "no frame of the new profile was painted",
    )?;
    let first_ones = ["broadcaster", "mostly-links", "follows-few-back"];
    let wrong = arrived.iter().find(|frame| {
        frame.stranger
            || frame
                .badges
                .iter()
                .any(|id| first_ones.contains(&id.as_str()))
    });
    so(
        wrong.is_none(),
        format!("painted under the new header: {wrong:?}"),
    )
}

async fn what_is_seen_on_two_tabs_adds_up(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/orbit_bulletin").await?;
    browser.scroll_to_end().await?;
    browser.wait_for_badge("mostly-links").await?;
    browser.move_to("/orbit_bulletin/with_replies").await?;
    browser.scroll_to_end().await?;
    wait_for_count(stage, "broadcaster", 60.0).await?;
    // The sixty posts of both tabs are the same sixty.
    wait_for_count(stage, "mostly-links", 60.0).await
}

async fn a_stopped_worker_loses_nothing(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.wait_for_badge("follows-few-back").await?;
    // Stopped so often that some looks fail for good, while the list drops what they told of.
    // The last stop is waited for: in Firefox it must find its way back to the page.
    let over = Cell::new(false);
    let stopping = async {
        while !over.get() {
            // A worker that is already going cannot be stopped: the next one will be.
            browser.kill_worker().await.ok();
        }
    };
    let scrolling = async {
        let scrolled = until("the end of the list", async || browser.scroll_on(0.8).await).await;
        over.set(true);
        scrolled
    };
    let ((), scrolled) = tokio::join!(stopping, scrolling);
    scrolled?;
    wait_for_count(stage, "broadcaster", 60.0).await
}

async fn wait_for_count(stage: &Stage, id: &str, n: f64) -> Outcome<()> {
    until(&format!("{id} of {n} posts"), async || {
        let badges = stage.browser.badges().await?;
        let right = find(&badges, id).is_some_and(|badge| badge.n == Some(n));
        if right {
            Ok(Some(()))
        } else {
            Err(format!("there is {badges:?}"))
        }
    })
    .await
}
