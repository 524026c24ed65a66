//! The core alone, natively: `./build.sh bench` puts these beside the same work in WASM.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that meets the unexpected should stop"
)]

#[path = "browser/looks.rs"]
mod looks;
#[path = "../tests/background/memory.rs"]
#[allow(dead_code, clippy::panic, clippy::indexing_slicing)]
mod memory;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use fieldmark::account::Notebook;
use fieldmark::background::handler::Background;
use fieldmark::background::messages::{Drawn, Request, Sender};
use fieldmark::i18n::Message;
use fieldmark::ids::Handle;
use fieldmark::judge;
use fieldmark::limits;
use fieldmark::page::reading;
use fieldmark::settings::Settings;
use fieldmark::storage::Area;
use looks::{EACH, FULL, empty_look, looks};
use memory::{Memory, now, with};
use std::hint::black_box;
use std::time::Duration;

/// Some weeks after the newest post.
const NOW: i64 = 1_743_000_000;
const PAGE: Sender = Sender {
    tab: Some(1),
    own: false,
};

fn texts(count: usize) -> Vec<String> {
    looks(count).iter().map(|look| look.to_string()).collect()
}

/// What the background does with a message, from text to text.
fn answer(background: &mut Background<Memory>, message: &str) -> String {
    let ask = serde_json::from_str(message).unwrap();
    let answer = now(background.answer(ask, PAGE, NOW)).unwrap();
    let speak = |saying: &Message| saying.key.to_string();
    let view = answer.view.as_ref().map(|view| Drawn(view, &speak));
    serde_json::to_string(&view).unwrap_or_default()
}

/// A storage after so many looks.
fn after(looks: &[String]) -> Memory {
    let memory = Memory::default();
    let mut background = Background::new(memory.clone());
    for look in looks {
        answer(&mut background, look);
    }
    memory
}

fn whole_looks(criterion: &mut Criterion) {
    let looks = texts(FULL + 1);
    let mut group = criterion.benchmark_group("look");
    for (name, before, next, posts) in [
        ("small", 5, looks[5].clone(), EACH),
        ("full", FULL, looks[FULL].clone(), EACH),
        ("again", FULL, empty_look().to_string(), limits::POSTS),
    ] {
        let stored = after(&looks[..before - 1]);
        group.throughput(Throughput::Elements(posts as u64));
        group.bench_function(name, |bencher| {
            let awake = || {
                let mut background = Background::new(stored.deep_clone());
                answer(&mut background, &looks[before - 1]);
                background
            };
            bencher.iter_batched_ref(
                awake,
                |background| answer(background, &next),
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

fn parts(criterion: &mut Criterion) {
    let looks = texts(FULL);
    let mut group = criterion.benchmark_group("part");
    group.throughput(Throughput::Elements(EACH as u64));
    group.bench_function("reading", |bencher| {
        bencher.iter(|| {
            let Request::Snapshot(words) = serde_json::from_str(&looks[0]).unwrap() else {
                unreachable!("a look is a look");
            };
            let mut notebook = Notebook::default();
            notebook.add(&reading::read(&words), NOW);
            notebook
        });
    });
    let owner = Handle::new("ann").unwrap();
    let notebook = with(&after(&looks), async |tx| {
        tx.notebook(Area::Session, &owner).await
    });
    assert_eq!(notebook.notes.len(), limits::POSTS);
    let settings = Settings::default();
    group.throughput(Throughput::Elements(notebook.notes.len() as u64));
    group.bench_function("judging", |bencher| {
        bencher.iter(|| judge::judge(black_box(&notebook), &settings, NOW));
    });
    group.finish();
}

criterion_group! {
    name = core;
    config = Criterion::default()
        .sample_size(15)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = whole_looks, parts
}
criterion_main!(core);
