//! The two of you: how often two people replied to each other, as far as both lists were read.
//!
//! `tests/cases/exchange.json` holds written pairs; `scrolling` lets two people be read at random; and
//! where real timelines lie beside the clone, partial lists are held against the whole.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod real;
mod scrolling;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/timelines.rs"]
mod timelines;

use std::fs;

use fieldmark::ids::Handle;
use fieldmark::judge::exchange::exchange;
use fieldmark::settings::Settings;
use serde::Deserialize;
use support::{Account, NOW};

/// Two people, and what is counted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What it shows.
    case: String,
    /// The viewer, @you.
    viewer: Account,
    /// The owner, @them.
    owner: Account,
    /// Nothing where the lists have no time in common.
    counted: Option<Counted>,
}

/// Replies of the viewer, replies of the owner, days in common.
#[derive(Debug, PartialEq, Deserialize)]
struct Counted(u32, u32, u32);

fn handle(name: &str) -> Handle {
    Handle::new(name).unwrap()
}

#[test]
fn every_written_pair_is_counted_as_written() {
    let text = fs::read_to_string("tests/cases/exchange.json").unwrap();
    let cases: Vec<Case> = serde_json::from_str(&text).unwrap();
    for case in cases {
        let (viewer, owner) = (case.viewer.notebook(), case.owner.notebook());
        let (you, them) = (handle("you"), handle("them"));
        let settings = Settings::default();
        let counted = exchange((&you, &viewer), (&them, &owner), &settings, NOW);
        let counted = counted.map(|found| Counted(found.yours, found.theirs, found.days));
        assert_eq!(counted, case.counted, "{}", case.case);
    }
}
