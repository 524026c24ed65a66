//! Three browsers on one stage: the page alone, with an extension that does the least that ours
//! could do, and with ours; and what the page's main thread spends in them.

use super::stage::browser::{Browser, Kind, Options};
use super::stage::proxy::Proxy;
use super::stage::shown::HOST;
use super::stage::wait::{Outcome, until, words};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Whose profile everything is measured on.
pub const PROFILE: &str = "/harbour_kites";

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
        // An extension that does not run would cost nothing.
        for (browser, host) in [(&trio.floor, "floor-badge"), (&trio.ours, HOST)] {
            browser.visit(PROFILE).await?;
            browser.wait_for(host).await?;
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

/// An unpacked extension that copies the words and draws nothing but an empty element.
fn floor_extension() -> Outcome<PathBuf> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = home.join("target/floor");
    std::fs::create_dir_all(&folder).map_err(words)?;
    for (from, name) in [
        ("extension/selectors.js", "selectors.js"),
        ("extension/selectors-xweb.js", "selectors-xweb.js"),
        ("extension/eyes-xweb.js", "eyes-xweb.js"),
        ("extension/eyes-post.js", "eyes-post.js"),
        ("extension/eyes.js", "eyes.js"),
        ("benches/browser/floor.js", "floor.js"),
        ("benches/browser/ping.js", "ping.js"),
    ] {
        std::fs::copy(home.join(from), folder.join(name)).map_err(words)?;
    }
    let manifest = json!({
        "manifest_version": 3, "name": "The floor", "version": "1",
        "content_scripts": [{ "matches": ["https://x.com/*"], "run_at": "document_start",
            "js": ["selectors.js", "selectors-xweb.js", "eyes-xweb.js", "eyes-post.js", "eyes.js", "floor.js", "ping.js"] }],
        "background": { "service_worker": "worker.js" },
    });
    let worker = "chrome.runtime.onMessage.addListener((message, sender, respond) => respond(''));";
    std::fs::write(folder.join("worker.js"), worker).map_err(words)?;
    std::fs::write(folder.join("manifest.json"), manifest.to_string()).map_err(words)?;
    Ok(folder)
}

/// A fresh profile with `posts` posts in it, ready to be measured.
pub async fn ready(browser: &Browser, posts: u32) -> Outcome<()> {
    ready_at(browser, PROFILE, posts).await
}

/// The same at another address.
pub async fn ready_at(browser: &Browser, address: &str, posts: u32) -> Outcome<()> {
    browser.visit(address).await?;
    until("the list", async || {
        browser.truth("return !!window.fakeX && fakeX.ready() && document.querySelectorAll('article').length > 3").await
    })
    .await?;
    browser.run(include_str!("page.js"), &[]).await?;
    let found = browser.run("return bench.begin()", &[]).await?;
    if found.as_u64() < Some(4) {
        return Err("there are no posts to copy".to_owned());
    }
    append(browser, posts, 0).await
}

/// New posts in one frame, and `gone` of the oldest out of the page.
pub async fn append(browser: &Browser, posts: u32, gone: u32) -> Outcome<()> {
    act(browser, "bench.append", &[json!(posts), json!(gone)])
        .await
        .map(drop)
}

/// Calls a function of the page and waits for what it promises.
pub async fn act(browser: &Browser, what: &str, with: &[Value]) -> Outcome<Value> {
    let script = format!(
        "const done = arguments[1]; {what}(...arguments[0]).then((it) => done(it ?? null))"
    );
    browser.run_until_done(&script, &[json!(with)]).await
}

/// Main-thread CPU milliseconds of a stretch of a page's life, all worlds.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    pub script: f64,
    pub layout: f64,
    pub task: f64,
}

/// What appending costs.
pub async fn cost_of_append(browser: &Browser, posts: u32, gone: u32) -> Outcome<Cost> {
    let before = clock(browser).await?;
    append(browser, posts, gone).await?;
    since(browser, before).await
}

/// What has been spent since.
pub async fn since(browser: &Browser, before: Cost) -> Outcome<Cost> {
    let after = clock(browser).await?;
    Ok(Cost {
        script: after.script - before.script,
        layout: after.layout - before.layout,
        task: after.task - before.task,
    })
}

/// What the page has spent so far.
pub async fn clock(browser: &Browser) -> Outcome<Cost> {
    let told = browser
        .devtools("Performance.getMetrics", json!({}))
        .await?;
    let metrics = told["metrics"].as_array().cloned().unwrap_or_default();
    let metric = |name: &str| {
        let found = metrics.iter().find(|metric| metric["name"] == name);
        let seconds = found.and_then(|metric| metric["value"].as_f64());
        seconds.unwrap_or(f64::NAN) * 1000.0
    };
    Ok(Cost {
        script: metric("ScriptDuration"),
        layout: metric("LayoutDuration") + metric("RecalcStyleDuration"),
        task: metric("TaskDuration"),
    })
}
