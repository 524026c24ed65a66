//! How long it takes from the header to something of ours under it, beside an extension that asks
//! a background that does nothing and draws an empty element.

use super::figures::{Figure, ratios};
use super::stage::browser::Browser;
use super::stage::shown::HOST;
use super::stage::wait::{Outcome, until, words};
use super::trio::{PROFILE, Trio, act, ready};
use serde::Deserialize;
use serde_json::json;

const SOMEBODY_ELSE: &str = "/orbit_bulletin";

/// From the header to the frame that paints what stands under it.
#[derive(Deserialize)]
struct Shown {
    milliseconds: f64,
    frames: f64,
}

/// With the background awake, and with it stopped while the page waited.
pub async fn first_badge(trio: &Trio, runs: usize) -> Outcome<Vec<Figure>> {
    let (floor, ours) = both(trio, runs, false).await?;
    let mut figures = vec![
        Figure::new("first badge: an empty one, awake", "ms", times(&floor)),
        Figure::new("first badge, background awake", "ms", times(&ours)),
        Figure::new(
            "first badge, background awake",
            "frames",
            ours.iter().map(|shown| shown.frames).collect(),
        )
        .at_most(2.0),
    ];
    let (floor, ours) = both(trio, runs, true).await?;
    figures.extend([
        Figure::new("first badge: an empty one, stopped", "ms", times(&floor)),
        Figure::new("first badge, background stopped", "ms", times(&ours)).at_most(150.0),
        Figure::new(
            "first badge: ours ÷ an empty one, stopped",
            "×",
            ratios(&times(&ours), &times(&floor)),
        ),
    ]);
    let moved = after_a_move(trio, runs).await?;
    let name = "first badge, stopped before a move to the profile";
    figures.push(Figure::new(name, "ms", times(&moved)));
    Ok(figures)
}

/// As most profiles are come to: within the app, while the background sleeps.
async fn after_a_move(trio: &Trio, runs: usize) -> Outcome<Vec<Shown>> {
    let browser = &trio.ours;
    let mut shown = Vec::new();
    for _ in 0..runs {
        ready(browser, 20).await?;
        browser.kill_worker().await?;
        let with = [json!(SOMEBODY_ELSE), json!(HOST)];
        let told = act(browser, "bench.arrive", &with).await?;
        shown.push(serde_json::from_value(told).map_err(words)?);
    }
    Ok(shown)
}

async fn both(trio: &Trio, runs: usize, stopped: bool) -> Outcome<(Vec<Shown>, Vec<Shown>)> {
    let (mut floor, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        for (shown, browser, host) in [
            (&mut floor, &trio.floor, "floor-badge"),
            (&mut ours, &trio.ours, HOST),
        ] {
            header_waits(browser).await?;
            if stopped {
                browser.kill_worker().await?;
            }
            let told = act(browser, "bench.first", &[json!(host)]).await?;
            shown.push(serde_json::from_value(told).map_err(words)?);
        }
    }
    Ok((floor, ours))
}

/// A profile whose header has not come yet.
pub async fn header_waits(browser: &Browser) -> Outcome<()> {
    let path = format!("{PROFILE}?fake-hold=header,list");
    browser.visit(&path).await?;
    until("the page", async || {
        browser.truth("return !!window.fakeX").await
    })
    .await?;
    browser.run(include_str!("page.js"), &[]).await.map(drop)
}

fn times(shown: &[Shown]) -> Vec<f64> {
    shown.iter().map(|shown| shown.milliseconds).collect()
}
