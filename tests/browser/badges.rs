//! What is said of whom, and what is not said.

use crate::stage::shown::Badge;
use crate::stage::wait::{Outcome, until};
use crate::suite::{Case, Stage, case, same, so};

pub const CASES: &[Case] = &[
    case!(a_broadcaster_is_told_from_the_replies_tab),
    case!(the_posts_tab_alone_says_nothing_of_replies),
    case!(eight_posts_tell_no_habit),
    case!(somebody_who_answers_is_told),
    case!(who_follows_the_viewer_is_told),
    case!(signed_out_no_habit_is_told),
    case!(a_protected_account_gets_no_badges),
];

/// Badges that speak of a habit, and so need a sample of posts.
const HABITS: [&str; 12] = [
    "replies-often",
    "broadcaster",
    "small-circle",
    "answers-many",
    "mostly-links",
    "one-site",
    "cross-posts",
    "mostly-reposts",
    "repeats-itself",
    "asks-questions",
    "calls-to-action",
    "names-others",
];

async fn a_broadcaster_is_told_from_the_replies_tab(stage: &Stage) -> Outcome<()> {
    stage.browser.visit("/orbit_bulletin/with_replies").await?;
    stage.browser.scroll_to_end().await?;
    let all_read = until("all sixty posts to be judged", async || {
        let badge = find(&stage.browser.badges().await?, "broadcaster");
        Ok(badge.filter(|badge| badge.n == Some(60.0)))
    });
    same("replies", all_read.await?.k, Some(0.0))?;
    let links = stage.browser.wait_for_badge("mostly-links").await?;
    same(
        "links of posts",
        (links.k, links.n),
        (Some(55.0), Some(60.0)),
    )?;
    stage.browser.wait_for_badge("follows-few-back").await?;
    let evidence = stage.browser.evidence("follows-few-back").await?;
    so(
        evidence.contains("1 in 13,361"),
        format!("the evidence does not say 1 in 13,361: {evidence}"),
    )
}

async fn the_posts_tab_alone_says_nothing_of_replies(stage: &Stage) -> Outcome<()> {
    stage.browser.visit("/orbit_bulletin").await?;
    stage.browser.scroll_to_end().await?;
    stage.browser.wait_for_badge("mostly-links").await?;
    let said = ids(&stage.browser.badges().await?);
    let of_replies = [
        "broadcaster",
        "replies-often",
        "small-circle",
        "answers-many",
        "talks-to-you",
    ];
    so(
        !said.iter().any(|id| of_replies.contains(&id.as_str())),
        format!("said of replies: {said:?}"),
    )
}

async fn eight_posts_tell_no_habit(stage: &Stage) -> Outcome<()> {
    stage.browser.visit("/fresh_ink_lab/with_replies").await?;
    stage.browser.scroll_to_end().await?;
    until("a word on the eight posts", async || {
        let chips = stage.browser.chips().await?;
        Ok(chips
            .iter()
            .any(|chip| chip.text.contains('8'))
            .then_some(()))
    })
    .await?;
    no_habit(stage).await
}

async fn somebody_who_answers_is_told(stage: &Stage) -> Outcome<()> {
    stage.browser.visit("/tide_and_ember/with_replies").await?;
    stage.browser.scroll_to_end().await?;
    stage.browser.wait_for_badge("replies-often").await?;
    stage.browser.wait_for_badge("follows-back").await?;
    let said = ids(&stage.browser.badges().await?);
    so(
        !said.contains(&"broadcaster".to_owned()),
        format!("a broadcaster, too: {said:?}"),
    )
}

async fn who_follows_the_viewer_is_told(stage: &Stage) -> Outcome<()> {
    stage.browser.visit("/qamar_diary").await?;
    stage.browser.wait_for_badge("follows-you").await?;
    stage.browser.visit("/harbour_kites").await?;
    stage.browser.wait_for_badge("mutual").await.map(drop)
}

async fn signed_out_no_habit_is_told(stage: &Stage) -> Outcome<()> {
    stage
        .browser
        .visit("/orbit_bulletin?fake-viewer=none")
        .await?;
    stage.browser.scroll_to_end().await?;
    stage.browser.wait_for_badge("follows-few-back").await?;
    no_habit(stage).await
}

async fn a_protected_account_gets_no_badges(stage: &Stage) -> Outcome<()> {
    stage.browser.visit("/quiet_ledger").await?;
    stage.browser.wait_for("[data-testid=emptyState]").await?;
    // Waiting for nothing needs something to wait for: the next profile's badge.
    stage.browser.move_to("/orbit_bulletin").await?;
    stage.browser.wait_for_badge("follows-few-back").await?;
    stage.browser.record_frames().await?;
    stage.browser.move_to("/quiet_ledger").await?;
    stage.browser.wait_for("[data-testid=emptyState]").await?;
    stage.browser.move_to("/orbit_bulletin").await?;
    stage.browser.wait_for_badge("follows-few-back").await?;
    let frames = stage.browser.frames().await?;
    let wrong = frames
        .iter()
        .find(|frame| frame.handle.as_deref() == Some("quiet_ledger") && !frame.badges.is_empty());
    so(
        wrong.is_none(),
        format!("a protected account with badges: {wrong:?}"),
    )
}

async fn no_habit(stage: &Stage) -> Outcome<()> {
    let said = ids(&stage.browser.badges().await?);
    so(
        !said.iter().any(|id| HABITS.contains(&id.as_str())),
        format!("habits were told: {said:?}"),
    )
}

pub fn find(badges: &[Badge], id: &str) -> Option<Badge> {
    badges.iter().find(|badge| badge.id == id).cloned()
}

pub fn ids(badges: &[Badge]) -> Vec<String> {
    badges.iter().map(|badge| badge.id.clone()).collect()
}
