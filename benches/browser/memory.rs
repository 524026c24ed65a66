//! What page and background hold while a list is scrolled for an hour: it must stay the same once
//! the notebook is full.

use super::figures::{Figure, ratios};
use super::inspector::Inspector;
use super::stage::browser::Browser;
use super::stage::wait::Outcome;
use super::trio::{Trio, append, ready};
use fieldmark::limits;
use serde_json::{Value, json};

/// Posts that come at once, and that go.
const BATCH: u32 = 100;

/// A part of what is held, and its names after 1,000 posts, after 4,000 posts, at the end, and
/// for the last two beside each other.
type Part = ([&'static str; 4], fn(&Held) -> f64);

const PARTS: [Part; 3] = [
    (
        [
            "memory: page heap after 1,000 posts",
            "memory: page heap after 4,000 posts",
            "memory: page heap at the end",
            "memory: page heap, end ÷ 4,000 posts",
        ],
        |held| held.page,
    ),
    (
        [
            "memory: background heap after 1,000 posts",
            "memory: background heap after 4,000 posts",
            "memory: background heap at the end",
            "memory: background heap, end ÷ 4,000 posts",
        ],
        |held| held.worker,
    ),
    (
        [
            "memory: core (WASM) after 1,000 posts",
            "memory: core (WASM) after 4,000 posts",
            "memory: core (WASM) at the end",
            "memory: core (WASM), end ÷ 4,000 posts",
        ],
        |held| held.core,
    ),
];

/// What page and background hold after 1,000 posts, when the notebook is full, and after `posts`.
/// The first hundreds into a full notebook still need larger buffers than any before, and no others
/// do: so it counts from twice as many posts as it holds.
pub async fn memory(trio: &Trio, posts: u32, runs: usize) -> Outcome<Vec<Figure>> {
    let browser = &trio.ours;
    let mut inspector = Inspector::open(browser)?;
    ready(browser, BATCH).await?;
    let mut seen = BATCH;
    let mut held = Vec::new();
    for place in [1_000, 2 * limits::POSTS as u32, posts] {
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
    let mut figures = Vec::new();
    for (names, part) in PARTS {
        let of = |held: &[Held]| held.iter().map(part).collect::<Vec<f64>>();
        let (early, full, late) = (of(&early), of(&full), of(&late));
        let flat = ratios(&late, &full);
        figures.extend([
            Figure::new(names[0], "MB", early),
            Figure::new(names[1], "MB", full),
            Figure::new(names[2], "MB", late),
            Figure::new(names[3], "×", flat).at_most(1.1),
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
