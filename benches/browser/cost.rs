//! What Fieldmark costs the page: beside the page alone, and beside copying the words.

use super::figures::{Figure, beyond, ratios};
use super::stage::browser::Browser;
use super::stage::wait::Outcome;
use super::trio::{self, Cost, Trio, act, clock, ready};
use serde_json::json;

/// 100 posts appended to a profile of 100.
pub async fn page_cost(trio: &Trio, runs: usize) -> Outcome<Vec<Figure>> {
    let mut costs: [Vec<Cost>; 3] = Default::default();
    for _ in 0..runs {
        for (costs, browser) in costs.iter_mut().zip([&trio.bare, &trio.floor, &trio.ours]) {
            ready(browser, 100).await?;
            costs.push(trio::cost_of_append(browser, 100, 0).await?);
        }
    }
    let [bare, floor, ours] = costs;
    let all = |costs: &[Cost], part: fn(&Cost) -> f64| costs.iter().map(part).collect::<Vec<_>>();
    let script = |costs: &[Cost]| all(costs, |cost| cost.script);
    let layout = |costs: &[Cost]| all(costs, |cost| cost.layout);
    let task = |costs: &[Cost]| all(costs, |cost| cost.task);
    let floor_script = beyond(&script(&floor), &script(&bare));
    let our_script = beyond(&script(&ours), &script(&bare));
    let ratio = ratios(&our_script, &floor_script);
    let name = "100 posts: copying the words, script beyond that";
    Ok(vec![
        Figure::new("100 posts: the page alone, script", "ms", script(&bare)),
        Figure::new(name, "ms", floor_script),
        Figure::new(
            "100 posts: Fieldmark, script beyond the page's",
            "ms",
            our_script,
        ),
        Figure::new("100 posts: Fieldmark ÷ copying, script", "×", ratio).at_most(1.5),
        Figure::new(
            "100 posts: Fieldmark ÷ the page alone, layout",
            "×",
            ratios(&layout(&ours), &layout(&bare)),
        ),
        Figure::new(
            "100 posts: Fieldmark ÷ the page alone, main thread",
            "×",
            ratios(&task(&ours), &task(&bare)),
        ),
    ])
}

/// So many seconds of a page in which everything moves and nothing is new. Both pages at once, for
/// what is counted is the time of their threads.
pub async fn idle(trio: &Trio, runs: usize, seconds: f64) -> Outcome<Vec<Figure>> {
    let mut scripts = Vec::new();
    let mut tasks = Vec::new();
    for _ in 0..runs {
        let (bare, ours) = tokio::join!(fidget(&trio.bare, seconds), fidget(&trio.ours, seconds));
        let (bare, ours) = (bare?, ours?);
        scripts.push(ours.script - bare.script);
        tasks.push(ours.task - bare.task);
    }
    Ok(vec![
        Figure::new("idle: script beyond the page's, of one core", "%", scripts).at_most(1.0),
        Figure::new("idle: main thread beyond the page's", "%", tasks),
    ])
}

/// What is spent meanwhile, in percent of the time that went by.
async fn fidget(browser: &Browser, seconds: f64) -> Outcome<Cost> {
    ready(browser, 20).await?;
    let before = clock(browser).await?;
    let passed = act(browser, "bench.fidget", &[json!(seconds * 1000.0)]).await?;
    let spent = trio::since(browser, before).await?;
    let passed = passed.as_f64().ok_or("nothing moved")?;
    let percent = |part: f64| part / passed * 100.0;
    Ok(Cost {
        script: percent(spent.script),
        layout: percent(spent.layout),
        task: percent(spent.task),
    })
}
