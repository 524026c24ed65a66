//! `./build.sh bench`: what Fieldmark costs, in a real Chromium over the fake X, every figure beside
//! something measured in the same run. Prints tables and writes `target/bench.json` and
//! `target/bench-trace.json`.
//!
//! * [`trio`]: three browsers, and the clock of their main threads; [`inspector`]: DevTools beyond the page.
//! * [`cost`], [`moving`], [`badge`], [`growth`], [`import`]: what the page feels. [`background`], [`core`], [`memory`]: what the background does.
//! * [`size`], [`profile`]: what is in the package, and what remains in the page.
//! * `page.js` appends posts to the fake X; `floor.js` and `ping.js` are the extension beside ours.
//!
//! Words choose among the [`PARTS`]; `BENCH_RUNS` (9) makes all of it shorter or longer.

#![allow(
    clippy::indexing_slicing,
    reason = "what is missing here should stop the bench"
)]

#[path = "../../examples/stage/mod.rs"]
mod stage;

mod background;
mod badge;
mod core;
mod cost;
mod figures;
mod growth;
mod import;
mod inspector;
mod looks;
mod memory;
mod moving;
mod profile;
mod size;
mod trio;

use figures::Figure;
use serde_json::{Value, json};
use stage::proxy::Proxy;
use stage::site::Site;
use stage::wait::{Outcome, words};
use stage::world::World;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use trio::Trio;

/// What can be measured in browsers, in this order; `size` needs none and comes first.
const PARTS: [&str; 10] = [
    "page", "moving", "idle", "badge", "trip", "core", "growth", "memory", "import", "profile",
];
/// Posts that are scrolled through, for growth and for memory.
const POSTS: [u32; 2] = [10_000, 20_000];
/// How long a page without news is watched each time.
const IDLE_SECONDS: f64 = 10.0;

#[tokio::main]
async fn main() -> ExitCode {
    match bench().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn bench() -> Outcome<()> {
    let told = std::env::var("BENCH_RUNS").ok();
    let runs: usize = told.and_then(|text| text.parse().ok()).unwrap_or(9);
    // Cargo adds `--bench` by itself.
    let words_given = std::env::args().skip(1);
    let chosen: Vec<String> = words_given.filter(|word| word != "--bench").collect();
    let wanted = |part: &str| chosen.is_empty() || chosen.iter().any(|word| word == part);
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    let mut table = Table::new();
    if wanted("size") {
        let module = target.join("wasm32-unknown-unknown/wasm/fieldmark.wasm");
        table.show(size::sizes()?);
        table.list("the WASM after brotli by crate, KB", size::crates(&module)?);
    }
    if PARTS.iter().any(|part| wanted(part)) {
        in_browsers(&wanted, runs, &target, &mut table).await?;
    }
    std::fs::write(target.join("bench.json"), table.json()).map_err(words)
}

async fn in_browsers(
    wanted: &dyn Fn(&str) -> bool,
    runs: usize,
    target: &Path,
    table: &mut Table,
) -> Outcome<()> {
    let site = Site::new(&World::of_the_cast().to_json());
    let proxy = Arc::new(Proxy::start(site).await.map_err(words)?);
    let trio = Trio::open(&proxy).await?;
    for part in PARTS.iter().filter(|part| wanted(part)) {
        // What one part has shown to the extension must not weigh on the next.
        trio.ours.forget_everything().await?;
        play(part, &trio, runs, target, table).await?;
    }
    trio.close().await
}

async fn play(
    part: &str,
    trio: &Trio,
    runs: usize,
    target: &Path,
    table: &mut Table,
) -> Outcome<()> {
    match part {
        "page" => table.show(cost::page_cost(trio, runs).await?),
        "moving" => {
            table.show(moving::moving(trio, runs).await?);
            table.show(moving::elsewhere(trio, runs).await?);
            table.show(background::behind(trio, runs).await?);
        }
        "idle" => table.show(cost::idle(trio, runs, IDLE_SECONDS).await?),
        "badge" => table.show(badge::first_badge(trio, runs).await?),
        "trip" => table.show(background::round_trip(trio, runs).await?),
        "core" => table.show(core::core(trio, runs).await?),
        "growth" => table.show(growth::growth(trio, POSTS[0], runs).await?),
        "memory" => table.show(memory::memory(trio, POSTS[1], runs).await?),
        "import" => table.show(import::import(trio, runs).await?),
        _ => {
            let [posts, moving, badge] = profile::functions(trio, runs).await?;
            table.list("self time of ours for 100 more posts, ms", posts);
            table.list("self time of ours while the badges move, ms", moving);
            table.list("self time of ours for a first badge, ms", badge);
            profile::trace(trio, &target.join("bench-trace.json")).await?;
        }
    }
    Ok(())
}

/// What is printed at once and written in the end.
struct Table {
    figures: Vec<Figure>,
    lists: Vec<(&'static str, Vec<(String, f64)>)>,
}

impl Table {
    fn new() -> Table {
        println!("{}", figures::HEADING);
        Table {
            figures: Vec::new(),
            lists: Vec::new(),
        }
    }

    fn show(&mut self, figures: Vec<Figure>) {
        for figure in &figures {
            println!("{}", figure.line());
        }
        self.figures.extend(figures);
    }

    /// The largest of a list.
    fn list(&mut self, name: &'static str, parts: Vec<(String, f64)>) {
        println!(
            "{name}, {:.2} in all:",
            parts.iter().map(|(_, part)| part).sum::<f64>()
        );
        for (part, amount) in parts.iter().take(12) {
            println!("    {part:<54} {amount:>11.2}");
        }
        self.lists.push((name, parts));
    }

    fn json(&self) -> String {
        let figures: Value = self.figures.iter().map(Figure::json).collect();
        let lists: Value = self
            .lists
            .iter()
            .map(|(name, parts)| json!({ "name": name, "parts": parts }))
            .collect();
        format!("{:#}\n", json!({ "figures": figures, "lists": lists }))
    }
}
