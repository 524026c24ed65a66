//! The background's time for a look, and the bytes of it, seen from one of our own pages; and its
//! own time while badges move.

use super::figures::{Figure, ratios};
use super::inspector::Inspector;
use super::looks::{FULL, looks};
use super::moving::{batches, ready_to_move};
use super::stage::wait::Outcome;
use super::trio::{Trio, ready};
use serde_json::{Value, json};

/// Sends each message when the one before it is answered; every time also one that asks nothing.
const ASK: &str = "const [messages, done] = arguments;
    (async () => {
        const told = { nothing: [], looks: [], sent: [], answered: [] };
        const ask = async (message) => {
            const start = performance.now();
            const answer = await chrome.runtime.sendMessage(message);
            return [performance.now() - start, answer];
        };
        for (const message of messages) {
            told.nothing.push((await ask({}))[0]);
            const [took, answer] = await ask(message);
            told.looks.push(took);
            told.sent.push(JSON.stringify(message).length);
            told.answered.push(JSON.stringify(answer).length);
        }
        done(told);
    })();";

/// 20 posts and then 20 more, until the notebook is full and `runs` looks longer.
pub async fn round_trip(trio: &Trio, runs: usize) -> Outcome<Vec<Figure>> {
    let browser = &trio.ours;
    ready(browser, 20).await?;
    let panel = browser
        .open_panel(|tab| format!("popup.html?tab={tab}"))
        .await?;
    let messages = looks(FULL + runs);
    let told = browser.run_until_done(ASK, &[json!(messages)]).await?;
    panel.close().await?;
    let list = |name: &str| -> Vec<f64> {
        let list = told[name].as_array().into_iter().flatten();
        list.filter_map(Value::as_f64).collect()
    };
    let all = list("looks");
    // The very first of them may have to wake the core.
    let small: Vec<f64> = all.iter().skip(2).take(runs).copied().collect();
    let full: Vec<f64> = all.iter().skip(FULL).take(runs).copied().collect();
    let nothing: Vec<f64> = list("nothing").into_iter().skip(FULL).collect();
    let bytes = |name: &str| list(name).into_iter().skip(FULL).collect();
    Ok(vec![
        Figure::new("round trip of nothing", "ms", nothing.clone()),
        Figure::new(
            "round trip of 20 posts, small notebook",
            "ms",
            small.clone(),
        ),
        Figure::new("round trip of 20 posts, full notebook", "ms", full.clone()),
        Figure::new(
            "round trip: a full notebook ÷ a small one",
            "×",
            ratios(&full, &small),
        ),
        Figure::new(
            "round trip: 20 posts in a full notebook ÷ nothing",
            "×",
            ratios(&full, &nothing),
        ),
        Figure::new("bytes of a look at 20 posts", "B", bytes("sent")),
        Figure::new("bytes of an answer", "B", bytes("answered")),
    ])
}

/// What the background's thread works while the badges of a page move.
pub async fn behind(trio: &Trio, runs: usize) -> Outcome<Vec<Figure>> {
    let browser = &trio.ours;
    let mut times = Vec::new();
    for _ in 0..runs {
        ready_to_move(browser).await?;
        let mut inspector = Inspector::open(browser)?;
        let mut worker = inspector.attach("service_worker", "chrome-extension://")?;
        worker.ask("Profiler.enable", json!({}))?;
        worker.ask("Profiler.start", json!({}))?;
        batches(browser).await?;
        let told = worker.ask("Profiler.stop", json!({}))?;
        worker.close()?;
        times.push(busy(&told["profile"]));
    }
    let name = "moving: the background, for all of it";
    Ok(vec![Figure::new(name, "ms", times)])
}

/// Milliseconds of a profile in which something ran.
fn busy(profile: &Value) -> f64 {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let waits = |node: &Value| {
        let name = node["callFrame"]["functionName"].as_str();
        matches!(name, Some("(idle)" | "(program)"))
    };
    let nodes = list(&profile["nodes"]);
    let waiting: Vec<&Value> = nodes
        .iter()
        .filter(|node| waits(node))
        .map(|node| &node["id"])
        .collect();
    list(&profile["samples"])
        .iter()
        .zip(list(&profile["timeDeltas"]))
        .filter(|(sample, _)| !waiting.contains(sample))
        .filter_map(|(_, delta)| delta.as_f64())
        .sum::<f64>()
        / 1000.0
}
