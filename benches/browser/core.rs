//! The core alone: the same messages answered natively (`benches/core.rs`, run before this) and by
//! the WASM that ships, in a page of the extension.

use super::figures::{Figure, ratios};
use super::looks::{EACH, FULL, empty_look, looks};
use super::stage::wait::{Outcome, words};
use super::trio::Trio;
use fieldmark::limits;
use serde_json::{Value, json};
use std::path::Path;

/// What each message asks for, how many posts that is, and the names of its figures.
const MESSAGES: [(&str, usize, [&str; 3]); 3] = [
    (
        "small",
        EACH,
        [
            "core: 20 posts into a small notebook, natively",
            "core: 20 posts into a small notebook, WASM",
            "core: 20 posts into a small notebook, WASM ÷ natively",
        ],
    ),
    (
        "full",
        EACH,
        [
            "core: 20 posts into a full notebook, natively",
            "core: 20 posts into a full notebook, WASM",
            "core: 20 posts into a full notebook, WASM ÷ natively",
        ],
    ),
    (
        "again",
        limits::POSTS,
        [
            "core: a full notebook judged and kept, natively",
            "core: a full notebook judged and kept, WASM",
            "core: a full notebook judged and kept, WASM ÷ natively",
        ],
    ),
];

pub async fn core(trio: &Trio, runs: usize) -> Outcome<Vec<Figure>> {
    let browser = &trio.ours;
    browser.go(&browser.page_of_extension("popup.html")).await?;
    let looks = looks(FULL + runs);
    let with = [json!(looks), json!(empty_look()), json!(FULL), json!(runs)];
    let told = browser.run_until_done(include_str!("core.js"), &with);
    let told = told.await?;
    let rate = |posts: usize, milliseconds: &[f64]| -> Vec<f64> {
        let rate = |time: &f64| posts as f64 / time * 1000.0;
        milliseconds.iter().map(rate).collect()
    };
    let judging = native("part", "judging")?;
    let mut figures = vec![
        Figure::new(
            "core: words into notes, natively",
            "posts/s",
            rate(EACH, &native("part", "reading")?),
        ),
        Figure::new(
            "core: a full notebook judged, natively",
            "posts/s",
            rate(limits::POSTS, &judging),
        ),
    ];
    for (name, posts, [natively, in_wasm, ratio]) in MESSAGES {
        let native = native("look", name)?;
        let wasm = told[name].as_array().ok_or_else(|| told.to_string())?;
        let wasm: Vec<f64> = wasm.iter().filter_map(Value::as_f64).collect();
        figures.extend([
            Figure::new(natively, "posts/s", rate(posts, &native)),
            Figure::new(in_wasm, "posts/s", rate(posts, &wasm)),
            Figure::new(ratio, "×", ratios(&wasm, &native)),
        ]);
    }
    Ok(figures)
}

/// Milliseconds of each of criterion's samples.
fn native(group: &str, name: &str) -> Outcome<Vec<f64>> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/criterion");
    let file = home.join(group).join(name).join("new/sample.json");
    let text = std::fs::read(&file)
        .map_err(|error| format!("{}: {error}; run ./build.sh bench", file.display()))?;
    let sample: Value = serde_json::from_slice(&text).map_err(words)?;
    let list = |name: &str| sample[name].as_array().cloned().unwrap_or_default();
    let (times, turns) = (list("times"), list("iters"));
    let each = times.iter().zip(&turns).filter_map(|(time, turns)| {
        let nanoseconds = time.as_f64()? / turns.as_f64()?;
        Some(nanoseconds / 1e6)
    });
    Ok(each.collect())
}
