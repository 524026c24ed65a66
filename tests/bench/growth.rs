//! Posts that come and go, as in a list that is scrolled for an hour: what the next hundred cost,
//! and what page and background hold.

use super::figures::{Figure, ratios, slope};
use super::inspector::Inspector;
use super::stage::browser::Browser;
use super::stage::wait::Outcome;
use super::trio::{Trio, append, cost_of_append, ready};
use fieldmark::notebook::MOST_NOTES;
use serde_json::{Value, json};

/// Posts that come at once, and that go.
const BATCH: u32 = 100;

/// Cost per post after 100 posts, after a tenth of `posts` and at their end, beside an extension
/// that only copies the words of the same posts. `runs` batches stand behind each figure.
pub async fn growth(trio: &Trio, posts: u32, runs: usize) -> Outcome<Vec<Figure>> {
    let browsers = [&trio.floor, &trio.ours];
    let mut first: [Vec<f64>; 2] = Default::default();
    let mut costs: [Vec<f64>; 2] = Default::default();
    // The first hundred are measured on a fresh page each time, the others on the last of these.
    for _ in 0..runs {
        for (first, browser) in first.iter_mut().zip(browsers) {
            ready(browser, BATCH).await?;
            first.push(per_post(browser).await?);
        }
    }
    for _ in 2..posts / BATCH {
        for (costs, browser) in costs.iter_mut().zip(browsers) {
            costs.push(per_post(browser).await?);
        }
    }
    let [copying, ours] = &costs;
    let around = |costs: &[f64], batch: usize| -> Vec<f64> {
        let from = batch.min(costs.len().saturating_sub(runs));
        costs.iter().skip(from).take(runs).copied().collect()
    };
    let (tenth, end) = (costs[0].len() / 10, costs[0].len());
    let grown = ratios(&around(ours, end), &first[1]);
    let grown_copying = ratios(&around(copying, end), &first[0]);
    let beyond_copying = ratios(&grown, &grown_copying);
    let percent = slope(ours) / Figure::median_of(&first[1]) * 100.0 * 1_000.0 / f64::from(BATCH);
    let name = "growth: the same, without what copying grows by";
    Ok(vec![
        Figure::new("growth: script per post, at 100", "µs", first[1].clone()),
        Figure::new("growth: at a tenth", "µs", around(ours, tenth)),
        Figure::new("growth: at the end", "µs", around(ours, end)),
        Figure::new("growth: at the end ÷ at 100", "×", grown).at_most(1.1),
        Figure::new(name, "×", beyond_copying).at_most(1.1),
        Figure::new(
            "growth: slope, of the cost at 100 per 1,000 posts",
            "%",
            vec![percent],
        ),
    ])
}

/// Microseconds of script for each of the next posts.
async fn per_post(browser: &Browser) -> Outcome<f64> {
    let cost = cost_of_append(browser, BATCH, BATCH).await?;
    Ok(cost.script * 1000.0 / f64::from(BATCH))
}

/// What page and background hold after 1,000 posts, when the notebook is full, and after `posts`.
pub async fn memory(trio: &Trio, posts: u32, runs: usize) -> Outcome<Vec<Figure>> {
    let browser = &trio.ours;
    let mut inspector = Inspector::open(browser)?;
    ready(browser, BATCH).await?;
    let mut seen = BATCH;
    let mut held = Vec::new();
    for place in [1_000, MOST_NOTES as u32, posts] {
        let mut samples = Vec::new();
        while seen < place || samples.len() < runs {
            append(browser, BATCH, BATCH).await?;
            seen += BATCH;
            if seen >= place {
                samples.push(Held::now(browser, &mut inspector).await?);
            }
        }
        held.push(samples);
    }
    let [early, full, late] = held.try_into().map_err(|_| "three places")?;
    let part = |held: &[Held], part: fn(&Held) -> f64| held.iter().map(part).collect::<Vec<_>>();
    let mut figures = Vec::new();
    for (of, names) in [
        (
            (|held| held.page) as fn(&Held) -> f64,
            [
                "memory: page heap after 1,000 posts",
                "memory: page heap with a full notebook",
                "memory: page heap at the end",
                "memory: page heap, end ÷ full notebook",
            ],
        ),
        (
            |held| held.worker,
            [
                "memory: background heap after 1,000 posts",
                "memory: background heap with a full notebook",
                "memory: background heap at the end",
                "memory: background heap, end ÷ full notebook",
            ],
        ),
        (
            |held| held.core,
            [
                "memory: core (WASM) after 1,000 posts",
                "memory: core (WASM) with a full notebook",
                "memory: core (WASM) at the end",
                "memory: core (WASM), end ÷ full notebook",
            ],
        ),
    ] {
        let samples = [part(&early, of), part(&full, of), part(&late, of)];
        let flat = ratios(&samples[2], &samples[1]);
        let [one, two, three, ratio] = names;
        let figure = |name, samples: &Vec<f64>| Figure::new(name, "MB", samples.clone());
        figures.extend([
            figure(one, &samples[0]),
            figure(two, &samples[1]),
            figure(three, &samples[2]),
            Figure::new(ratio, "×", flat).at_most(1.1),
        ]);
    }
    Ok(figures)
}

/// What is held after the garbage is collected, in MB.
struct Held {
    page: f64,
    worker: f64,
    core: f64,
}

impl Held {
    async fn now(browser: &Browser, inspector: &mut Inspector) -> Outcome<Held> {
        let nothing = json!({});
        browser
            .devtools("HeapProfiler.collectGarbage", nothing.clone())
            .await?;
        let page = browser.devtools("Runtime.getHeapUsage", nothing.clone());
        let page = megabytes(&page.await?["usedSize"]);
        let home = browser.page_of_extension("");
        let mut worker = inspector.attach("service_worker", &home)?;
        worker.ask("HeapProfiler.collectGarbage", nothing.clone())?;
        let heap = worker.ask("Runtime.getHeapUsage", nothing)?;
        // The core's memory has no name that can be reached from outside, but it is the only one.
        let prototype = json!({ "expression": "WebAssembly.Memory.prototype" });
        let prototype = worker.ask("Runtime.evaluate", prototype)?;
        let found = json!({ "prototypeObjectId": prototype["result"]["objectId"] });
        let found = worker.ask("Runtime.queryObjects", found)?;
        let sum = "function() { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }";
        let sum = json!({ "objectId": found["objects"]["objectId"], "functionDeclaration": sum, "returnByValue": true });
        let core = worker.ask("Runtime.callFunctionOn", sum)?;
        worker.close()?;
        Ok(Held {
            page,
            worker: megabytes(&heap["usedSize"]),
            core: megabytes(&core["result"]["value"]),
        })
    }
}

fn megabytes(bytes: &Value) -> f64 {
    bytes.as_f64().unwrap_or(f64::NAN) / 1e6
}
