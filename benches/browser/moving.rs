//! An account whose numbers move, so that its badges change with every batch of posts: what copying,
//! sending and drawing cost the page together.

use super::figures::{Figure, beyond, ratios};
use super::stage::browser::Browser;
use super::stage::wait::{Outcome, until};
use super::trio::{self, Cost, Trio, act, append, clock, ready_at};
use serde_json::json;

/// Whose badges can be told from the first posts on.
const PATH: &str = "/orbit_bulletin/with_replies";
/// Posts in the page before anything is measured.
const POSTS: u32 = 100;
/// Batches, and posts in each.
const BATCHES: u32 = 5;
const EACH: u32 = 20;

/// What is measured beside something else.
pub const SCRIPT: &str = "moving: Fieldmark ÷ copying, script";
pub const LAYOUT: &str = "moving: Fieldmark ÷ the page alone, layout and style";

pub const ELSEWHERE: &str = "elsewhere: Fieldmark ÷ copying, script";

/// 5 batches of 20 posts into a profile of 100.
pub async fn moving(trio: &Trio, runs: usize) -> Outcome<Vec<Figure>> {
    badges_move(&trio.ours).await?;
    let mut costs: [Vec<Cost>; 3] = Default::default();
    for _ in 0..runs {
        for (costs, browser) in costs.iter_mut().zip([&trio.bare, &trio.floor, &trio.ours]) {
            ready_to_move(browser).await?;
            let before = clock(browser).await?;
            batches(browser).await?;
            costs.push(trio::since(browser, before).await?);
        }
    }
    let [bare, floor, ours] = costs;
    let all = |costs: &[Cost], part: fn(&Cost) -> f64| costs.iter().map(part).collect::<Vec<_>>();
    let script = |costs: &[Cost]| all(costs, |cost| cost.script);
    let layout = |costs: &[Cost]| all(costs, |cost| cost.layout);
    let task = |costs: &[Cost]| all(costs, |cost| cost.task);
    let copying = beyond(&script(&floor), &script(&bare));
    let fieldmark = beyond(&script(&ours), &script(&bare));
    let ratio = ratios(&fieldmark, &copying);
    let layouts = ratios(&layout(&ours), &layout(&bare));
    Ok(vec![
        Figure::new("moving: the page alone, script", "ms", script(&bare)),
        Figure::new("moving: copying the words, beyond that", "ms", copying),
        Figure::new(
            "moving: Fieldmark, script beyond the page's",
            "ms",
            fieldmark,
        ),
        Figure::new(SCRIPT, "×", ratio).at_most(2.0),
        Figure::new(
            "moving: the page alone, layout and style",
            "ms",
            layout(&bare),
        ),
        Figure::new(LAYOUT, "×", layouts).at_most(1.15),
        Figure::new(
            "moving: Fieldmark ÷ the page alone, main thread",
            "×",
            ratios(&task(&ours), &task(&bare)),
        ),
    ])
}

/// The same batches on a page that is no profile, while nobody asked for marks: nothing of ours runs.
pub async fn elsewhere(trio: &Trio, runs: usize) -> Outcome<Vec<Figure>> {
    let mut costs: [Vec<f64>; 3] = Default::default();
    for _ in 0..runs {
        for (costs, browser) in costs.iter_mut().zip([&trio.bare, &trio.floor, &trio.ours]) {
            ready_at(browser, "/home", POSTS).await?;
            let before = clock(browser).await?;
            for _ in 0..BATCHES {
                append(browser, EACH, 0).await?;
            }
            costs.push(trio::since(browser, before).await?.script);
        }
    }
    let [bare, floor, ours] = costs;
    let (copying, fieldmark) = (beyond(&floor, &bare), beyond(&ours, &bare));
    let ratio = ratios(&fieldmark, &copying);
    let name = "elsewhere: Fieldmark, script beyond the page's";
    Ok(vec![
        Figure::new(name, "ms", fieldmark),
        Figure::new(ELSEWHERE, "×", ratio).at_most(0.1),
    ])
}

/// The profile with 100 posts, all of them told.
pub async fn ready_to_move(browser: &Browser) -> Outcome<()> {
    ready_at(browser, PATH, POSTS).await
}

/// All batches, each told and drawn before the next.
pub async fn batches(browser: &Browser) -> Outcome<()> {
    let with = [json!(BATCHES), json!(EACH)];
    act(browser, "bench.move", &with).await.map(drop)
}

/// Were the badges to stand still, nothing of what is measured here would happen.
async fn badges_move(browser: &Browser) -> Outcome<()> {
    ready_to_move(browser).await?;
    for batch in 1..=BATCHES {
        let before = browser.badges().await?;
        act(browser, "bench.move", &[json!(1), json!(EACH)]).await?;
        until(&format!("other badges after batch {batch}"), async || {
            Ok((browser.badges().await? != before).then_some(()))
        })
        .await?;
    }
    Ok(())
}
