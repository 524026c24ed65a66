//! What Fieldmark costs the page: main-thread time of all worlds, beside a page without extension
//! and beside one with an extension that only copies the words (`floor.js`).

use super::figures::{Figure, beyond, ratios};
use super::stage::browser::{Browser, Kind, Options};
use super::stage::proxy::Proxy;
use super::stage::wait::{Outcome, until, words};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const PROFILE: &str = "/harbour_kites";

/// Main-thread CPU milliseconds of a stretch of a page's life.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    pub script: f64,
    pub task: f64,
    pub heap: f64,
}

/// Three browsers on one stage.
pub struct Trio {
    pub bare: Browser,
    pub floor: Browser,
    pub ours: Browser,
}

impl Trio {
    pub async fn open(proxy: &Arc<Proxy>) -> Outcome<Trio> {
        let options = Options::of(Kind::Chromium);
        let floor = Options {
            extension: Some(floor_extension()?),
            ..options.clone()
        };
        let trio = Trio {
            bare: Browser::chromium(&options.clone().bare(), proxy).await?,
            floor: Browser::chromium(&floor, proxy).await?,
            ours: Browser::chromium(&options, proxy).await?,
        };
        for browser in [&trio.bare, &trio.floor, &trio.ours] {
            // Time of the thread, so that what else the machine does counts less.
            let ticks = json!({ "timeDomain": "threadTicks" });
            browser.devtools("Performance.enable", ticks).await?;
        }
        Ok(trio)
    }

    pub async fn close(self) -> Outcome<()> {
        for browser in [self.bare, self.floor, self.ours] {
            browser.close().await?;
        }
        Ok(())
    }
}

/// An unpacked extension of the eyes, the selectors and `floor.js` alone.
fn floor_extension() -> Outcome<PathBuf> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = home.join("target/floor");
    std::fs::create_dir_all(&folder).map_err(words)?;
    for (from, name) in [
        ("extension/selectors.js", "selectors.js"),
        ("extension/eyes.js", "eyes.js"),
        ("tests/bench/floor.js", "floor.js"),
    ] {
        std::fs::copy(home.join(from), folder.join(name)).map_err(words)?;
    }
    let manifest = json!({
        "manifest_version": 3, "name": "The floor", "version": "1",
        "content_scripts": [{ "matches": ["https://x.com/*"], "run_at": "document_start",
            "js": ["selectors.js", "eyes.js", "floor.js"] }],
        "background": { "service_worker": "worker.js" },
    });
    // The stage waits for a background.
    std::fs::write(folder.join("worker.js"), "").map_err(words)?;
    std::fs::write(folder.join("manifest.json"), manifest.to_string()).map_err(words)?;
    Ok(folder)
}

/// A fresh profile with `posts` posts in it, ready to be measured.
async fn ready(browser: &Browser, posts: u32) -> Outcome<()> {
    browser.visit(PROFILE).await?;
    until("the list", async || {
        browser.truth("return !!window.fakeX && fakeX.ready() && document.querySelectorAll('article').length > 5").await
    })
    .await?;
    browser.run(include_str!("page.js"), &[]).await?;
    let found = browser.run("return bench.begin()", &[]).await?;
    if found.as_u64() < Some(4) {
        return Err("there are no posts to copy".to_owned());
    }
    act(browser, "bench.append", &[posts, 0]).await.map(drop)
}

async fn act(browser: &Browser, what: &str, with: &[u32]) -> Outcome<Value> {
    let script = format!(
        "const done = arguments[1]; {what}(...arguments[0]).then((it) => done(it ?? null))"
    );
    let done = browser
        .client
        .execute_async(&script, vec![json!(with)])
        .await;
    done.map_err(words)
}

async fn clock(browser: &Browser) -> Outcome<Cost> {
    let told = browser
        .devtools("Performance.getMetrics", json!({}))
        .await?;
    let metrics = told["metrics"].as_array().cloned().unwrap_or_default();
    let metric = |name: &str| {
        let found = metrics.iter().find(|metric| metric["name"] == name);
        found
            .and_then(|metric| metric["value"].as_f64())
            .unwrap_or(f64::NAN)
    };
    Ok(Cost {
        script: metric("ScriptDuration") * 1000.0,
        task: metric("TaskDuration") * 1000.0,
        heap: metric("JSHeapUsedSize") / 1e6,
    })
}

async fn cost(browser: &Browser, what: &str, with: &[u32]) -> Outcome<Cost> {
    let before = clock(browser).await?;
    act(browser, what, with).await?;
    let after = clock(browser).await?;
    Ok(Cost {
        script: after.script - before.script,
        task: after.task - before.task,
        heap: after.heap,
    })
}

/// 100 posts appended to a profile of 100.
pub async fn page_cost(trio: &Trio, runs: usize) -> Outcome<Vec<Figure>> {
    let mut costs: [Vec<Cost>; 3] = Default::default();
    for _ in 0..runs {
        for (costs, browser) in costs.iter_mut().zip([&trio.bare, &trio.floor, &trio.ours]) {
            ready(browser, 100).await?;
            costs.push(cost(browser, "bench.append", &[100, 0]).await?);
        }
    }
    let [bare, floor, ours] = costs;
    let script = |costs: &[Cost]| costs.iter().map(|cost| cost.script).collect::<Vec<_>>();
    let task = |costs: &[Cost]| costs.iter().map(|cost| cost.task).collect::<Vec<_>>();
    let floor_script = beyond(&script(&floor), &script(&bare));
    let our_script = beyond(&script(&ours), &script(&bare));
    Ok(vec![
        Figure::new("100 posts: the page alone, script", "ms", script(&bare)),
        Figure::new(
            "100 posts: copying the words, script beyond that",
            "ms",
            floor_script.clone(),
        ),
        Figure::new(
            "100 posts: Fieldmark, script beyond that",
            "ms",
            our_script.clone(),
        ),
        Figure::new(
            "100 posts: Fieldmark ÷ copying",
            "×",
            ratios(&our_script, &floor_script),
        )
        .at_most(1.5),
        Figure::new(
            "100 posts: all main-thread time with Fieldmark ÷ without",
            "×",
            ratios(&task(&ours), &task(&bare)),
        ),
    ])
}

/// Posts that come and go, as in a list that is scrolled: the last hundreds beside the first.
pub async fn growth(trio: &Trio, posts: u32) -> Outcome<Vec<Figure>> {
    let mut script = Vec::new();
    let mut heaps = Vec::new();
    ready(&trio.ours, 100).await?;
    for _ in 0..posts / 100 {
        let cost = cost(&trio.ours, "bench.append", &[100, 100]).await?;
        script.push(cost.script);
        heaps.push(cost.heap);
    }
    let tenth = (script.len() / 10).max(3);
    let first = script.get(1..=tenth).unwrap_or_default().to_vec();
    let last = script
        .get(script.len() - tenth..)
        .unwrap_or_default()
        .to_vec();
    let middle = |runs: &[f64]| Figure::new("", "", runs.to_vec()).median();
    let slope = vec![middle(&last) / middle(&first)];
    Ok(vec![
        Figure::new("growth: script per 100 posts, first tenth", "ms", first),
        Figure::new("growth: script per 100 posts, last tenth", "ms", last),
        Figure::new("growth: last ÷ first", "×", slope).at_most(1.1),
        Figure::new("growth: page heap at the end", "MB", vec![middle(&heaps)]),
    ])
}

/// A page in which everything moves and nothing is new.
pub async fn idle(trio: &Trio, runs: usize) -> Outcome<Vec<Figure>> {
    let mut share = Vec::new();
    for _ in 0..runs {
        let mut spent = Vec::new();
        for browser in [&trio.bare, &trio.ours] {
            ready(browser, 20).await?;
            spent.push(cost(browser, "bench.fidget", &[120]).await?.script);
        }
        // 120 frames are two seconds.
        share.push((spent[1] - spent[0]) / 2000.0 * 100.0);
    }
    Ok(vec![
        Figure::new("idle: of one core, while the page fidgets", "%", share).at_most(1.0),
    ])
}

/// From the header in the page to something of ours under it.
pub async fn first_badge(trio: &Trio, runs: usize) -> Outcome<Vec<Figure>> {
    let browser = &trio.ours;
    let mut figures = Vec::new();
    for (name, cold, goal) in [
        ("first badge, background awake", false, 34.0),
        ("first badge, background stopped", true, 150.0),
    ] {
        let mut times = Vec::new();
        for _ in 0..runs {
            browser
                .visit(&format!("{PROFILE}?fake-hold=header,list"))
                .await?;
            until("the page", async || {
                browser.truth("return !!window.fakeX").await
            })
            .await?;
            browser.run(include_str!("page.js"), &[]).await?;
            if cold {
                browser.kill_worker().await?;
            }
            let time = act(browser, "bench.first", &[]).await?;
            times.push(time.as_f64().ok_or("no badge came")?);
        }
        figures.push(Figure::new(name, "ms", times).at_most(goal));
    }
    Ok(figures)
}

/// The background's time for a look at 20 posts, and the bytes of it, seen from one of our own pages.
pub async fn round_trip(trio: &Trio, looks: usize) -> Outcome<Vec<Figure>> {
    let browser = &trio.ours;
    ready(browser, 20).await?;
    let panel = browser
        .open_panel(|tab| format!("popup.html?tab={tab}&read"))
        .await?;
    let copied = browser.wait_for("pre[data-words]").await?;
    let copied = copied.text().await.map_err(words)?;
    let script = "const [text, count, done] = arguments;
        (async () => {
            const times = [], sent = [], answered = [];
            let next = 1_800_000_000_000_000_000n;
            const words = JSON.parse(text);
            words.cells = words.cells.filter((cell) => cell.post).slice(-20);
            for (let look = 0; look < count; look += 1) {
                const cells = words.cells.map((cell) => JSON.parse(JSON.stringify(cell).replaceAll(/(\\/status\\/)\\d+/g, `$1${next -= 7_000_000_000_000n}`)));
                const message = JSON.stringify({ look: { ...words, header: look ? null : words.header, cells } });
                const start = performance.now();
                const answer = await chrome.runtime.sendMessage(message);
                times.push(performance.now() - start);
                sent.push(message.length);
                answered.push(answer.length);
            }
            done({ times, sent, answered });
        })();";
    let told = browser
        .client
        .execute_async(script, vec![json!(copied), json!(looks)])
        .await
        .map_err(words)?;
    panel.close().await?;
    let list = |name: &str| -> Vec<f64> {
        let list = told[name].as_array().cloned().unwrap_or_default();
        list.iter().filter_map(Value::as_f64).collect()
    };
    let times = list("times");
    let tenth = (times.len() / 10).max(5);
    let per_second = |times: &[f64]| times.iter().map(|time| 20_000.0 / time).collect::<Vec<_>>();
    let first = times.get(1..=tenth).unwrap_or_default();
    let last = times.get(times.len() - tenth..).unwrap_or_default();
    Ok(vec![
        Figure::new(
            "round trip of 20 posts, small notebook",
            "ms",
            first.to_vec(),
        ),
        Figure::new("round trip of 20 posts, full notebook", "ms", last.to_vec()),
        Figure::new(
            "posts judged per second, small notebook",
            "/s",
            per_second(first),
        ),
        Figure::new(
            "posts judged per second, full notebook",
            "/s",
            per_second(last),
        ),
        Figure::new("bytes of a look at 20 posts", "B", list("sent")),
        Figure::new("bytes of an answer", "B", list("answered")),
    ])
}
