//! `./build.sh bench`: what Fieldmark costs, in a real Chromium over the fake X, every figure beside
//! something measured in the same run. Prints a table and writes `target/bench.json`.
//!
//! `BENCH_RUNS` (9) and `BENCH_POSTS` (10,000) make it shorter or longer.

#![allow(
    clippy::indexing_slicing,
    reason = "what is missing here should stop the bench"
)]

#[path = "../stage/mod.rs"]
mod stage;

mod cost;
mod figures;
mod size;

use cost::Trio;
use figures::Figure;
use serde_json::{Value, json};
use stage::proxy::Proxy;
use stage::site::Site;
use stage::wait::{Outcome, words};
use stage::world::World;
use std::process::ExitCode;
use std::sync::Arc;

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
    let number = |name: &str, usual: u32| {
        let told = std::env::var(name).ok().and_then(|text| text.parse().ok());
        told.unwrap_or(usual)
    };
    let runs = number("BENCH_RUNS", 9);
    let posts = number("BENCH_POSTS", 10_000);
    let site = Site::new(&World::of_the_cast().to_json());
    let proxy = Arc::new(Proxy::start(site).await.map_err(words)?);
    let trio = Trio::open(&proxy).await?;
    println!(
        "{:<58} {:>11} {:<6} {:>10}   {:<10} {:>3}",
        "", "median", "", "a quarter", "below/above", "of"
    );
    let mut all = Vec::new();
    show(&mut all, size::sizes()?);
    show(&mut all, cost::page_cost(&trio, runs as usize).await?);
    show(&mut all, cost::idle(&trio, runs as usize).await?);
    show(&mut all, cost::first_badge(&trio, runs as usize).await?);
    show(&mut all, cost::round_trip(&trio, 110).await?);
    show(&mut all, cost::growth(&trio, posts).await?);
    trio.close().await?;
    let all: Value = all.iter().map(Figure::json).collect();
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench.json");
    std::fs::create_dir_all(file.parent().unwrap_or(&file)).map_err(words)?;
    std::fs::write(&file, format!("{:#}\n", json!({ "figures": all }))).map_err(words)
}

fn show(all: &mut Vec<Figure>, figures: Vec<Figure>) {
    for figure in &figures {
        println!("{}", figure.line());
    }
    all.extend(figures);
}
