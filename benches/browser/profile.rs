//! What remains: a DevTools trace of 100 posts, of badges that move and of a first badge, and which of our functions in
//! the page take the time of each.

use super::badge::header_waits;
use super::inspector::Inspector;
use super::moving::{self, ready_to_move};
use super::stage::browser::Browser;
use super::stage::shown::HOST;
use super::stage::wait::{Outcome, words};
use super::trio::{Trio, act, append, ready};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

const CATEGORIES: &str = "devtools.timeline,disabled-by-default-devtools.timeline,disabled-by-default-v8.cpu_profiler,v8.execute,blink.user_timing";

/// Writes the trace; the browser's own profiler and layout stand in it too.
pub async fn trace(trio: &Trio, file: &Path) -> Outcome<()> {
    let browser = &trio.ours;
    let mut inspector = Inspector::open(browser)?;
    ready(browser, 100).await?;
    let how = json!({ "transferMode": "ReportEvents", "categories": CATEGORIES });
    inspector.ask(None, "Tracing.start", how)?;
    append(browser, 100, 0).await?;
    ready_to_move(browser).await?;
    moving::batches(browser).await?;
    header_waits(browser).await?;
    act(browser, "bench.first", &[json!(HOST)]).await?;
    inspector.ask(None, "Tracing.end", json!({}))?;
    let told = inspector.events_until("Tracing.tracingComplete")?;
    let events: Vec<&Value> = told
        .iter()
        .filter_map(|event| event["params"]["value"].as_array())
        .flatten()
        .collect();
    std::fs::write(file, json!({ "traceEvents": events }).to_string()).map_err(words)
}

/// Milliseconds of self time of our functions in the page, per time that 100 posts are appended,
/// per time that badges move, and per first badge; the largest first.
pub async fn functions(trio: &Trio, runs: usize) -> Outcome<[Vec<(String, f64)>; 3]> {
    let browser = &trio.ours;
    let mut posts = BTreeMap::new();
    let mut moving = BTreeMap::new();
    let mut badge = BTreeMap::new();
    browser.devtools("Profiler.enable", json!({})).await?;
    let often = json!({ "interval": 100 });
    browser
        .devtools("Profiler.setSamplingInterval", often)
        .await?;
    for _ in 0..runs {
        ready(browser, 100).await?;
        browser.devtools("Profiler.start", json!({})).await?;
        append(browser, 100, 0).await?;
        stop(browser, &mut posts).await?;
        ready_to_move(browser).await?;
        browser.devtools("Profiler.start", json!({})).await?;
        moving::batches(browser).await?;
        stop(browser, &mut moving).await?;
        header_waits(browser).await?;
        browser.devtools("Profiler.start", json!({})).await?;
        act(browser, "bench.first", &[json!(HOST)]).await?;
        stop(browser, &mut badge).await?;
    }
    browser.devtools("Profiler.disable", json!({})).await?;
    Ok([posts, moving, badge].map(|times| {
        let mut times: Vec<(String, f64)> = times.into_iter().collect();
        times.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        for (_, time) in &mut times {
            *time /= runs as f64;
        }
        times
    }))
}

/// Adds the self time of every function of ours.
async fn stop(browser: &Browser, times: &mut BTreeMap<String, f64>) -> Outcome<()> {
    let told = browser.devtools("Profiler.stop", json!({})).await?;
    let profile = &told["profile"];
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut spent: BTreeMap<u64, f64> = BTreeMap::new();
    for (sample, delta) in list(&profile["samples"])
        .iter()
        .zip(list(&profile["timeDeltas"]))
    {
        let microseconds = delta.as_f64().unwrap_or_default();
        *spent
            .entry(sample.as_u64().unwrap_or_default())
            .or_default() += microseconds;
    }
    for node in list(&profile["nodes"]) {
        let frame = &node["callFrame"];
        let file = frame["url"].as_str().unwrap_or_default();
        let Some(file) = file.strip_prefix("chrome-extension://") else {
            continue;
        };
        let file = file.rsplit('/').next().unwrap_or_default();
        let name = match frame["functionName"].as_str() {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => format!(
                "line {}",
                frame["lineNumber"].as_u64().unwrap_or_default() + 1
            ),
        };
        let time = spent.get(&node["id"].as_u64().unwrap_or_default());
        *times.entry(format!("{name} ({file})")).or_default() += time.unwrap_or(&0.0) / 1000.0;
    }
    Ok(())
}
