//! A large file read in the options, and what the page of X that stands open meanwhile feels of it.

use super::figures::Figure;
use super::looks::{FULL, looks};
use super::stage::wait::{Outcome, until, words};
use super::trio::{Trio, act, ready};
use fieldmark::account::Notebook;
use fieldmark::background::messages::Request;
use fieldmark::page::reading;
use fieldmark::storage::export::File;
use fieldmark::storage::format::VERSION;
use serde_json::json;

/// Bytes of the file.
const SIZE: usize = 4_000_000;

/// Notes when a file is chosen and when its notice is painted.
const CLOCK: &str = "window.took = null;
    addEventListener('change', () => {
        const start = performance.now();
        const observer = new MutationObserver(() => {
            if (!document.querySelector('.notice')) return;
            observer.disconnect();
            requestAnimationFrame(() => { took = performance.now() - start; });
        });
        observer.observe(document, { childList: true, subtree: true });
    }, { capture: true, once: true });";

pub async fn import(trio: &Trio, runs: usize) -> Outcome<Vec<Figure>> {
    let browser = &trio.ours;
    let path = browser.files().join("notebooks.json");
    let options = browser.page_of_extension("options.html");
    let (mut took, mut longest, mut calm) = (Vec::new(), Vec::new(), Vec::new());
    ready(browser, 100).await?;
    let panel = browser.open_panel(|_| "options.html".into()).await?;
    for run in 0..runs {
        // What is not newer than what is kept would not be written.
        let file = file(1_800_000_000 + run as i64)?;
        std::fs::write(&path, &file).map_err(words)?;
        browser.go(&options).await?;
        let input = browser.wait_for("input[type=file]").await?;
        browser.run(CLOCK, &[]).await?;
        panel.step_back().await?;
        browser.run("bench.watch()", &[]).await?;
        panel.show().await?;
        input
            .send_keys(&path.to_string_lossy())
            .await
            .map_err(words)?;
        let milliseconds = until("the file to be read", async || {
            Ok(browser.run("return took", &[]).await?.as_f64())
        })
        .await?;
        took.push(milliseconds);
        panel.step_back().await?;
        // The page looks at everything again once the file is in.
        act(browser, "bench.rest", &[json!(1_000)]).await?;
        let frame = browser.run("return bench.watched()", &[]).await?;
        longest.extend(frame.as_f64());
        browser.run("bench.watch()", &[]).await?;
        act(browser, "bench.rest", &[json!(milliseconds + 1_000.0)]).await?;
        let frame = browser.run("return bench.watched()", &[]).await?;
        calm.extend(frame.as_f64());
        panel.show().await?;
    }
    panel.close().await?;
    Ok(vec![
        Figure::new("import of 4 MB: until the options say so", "ms", took),
        Figure::new(
            "import of 4 MB: longest frame of X meanwhile",
            "ms",
            longest,
        )
        .at_most(50.0),
        Figure::new("import of 4 MB: longest frame of X without", "ms", calm),
    ])
}

/// A file of full notebooks that were last in view at this time.
fn file(seen: i64) -> Outcome<String> {
    let mut notebook = Notebook::default();
    for look in looks(FULL) {
        if let Request::Snapshot(words) = serde_json::from_value(look).map_err(words)? {
            notebook.add(&reading::read(&words), seen);
        }
    }
    notebook.profile.account = None;
    let mut file = File {
        fieldmark: VERSION,
        ..File::default()
    };
    let one = serde_json::to_string(&notebook)
        .map_err(|error| error.to_string())?
        .len();
    for number in 0..SIZE / one {
        file.accounts
            .insert(format!("ann{number}"), notebook.clone());
    }
    serde_json::to_string(&file).map_err(|error| error.to_string())
}
