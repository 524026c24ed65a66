//! The built extension in real browsers over the fake X.
//!
//! `cargo test --test browser` runs everything in Chromium and in Firefox; `WITHOUT_FIREFOX=1` leaves
//! Firefox out. Words after `--` choose the cases whose names hold one of them: `chromium::`, `policy`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

#[path = "../../examples/stage/mod.rs"]
mod stage;

#[path = "../support/cases.rs"]
mod cases;

// The judge of readings is that of `tests/pages`.
#[path = "../pages/agreement.rs"]
#[allow(dead_code)]
mod agreement;
#[path = "../pages/table.rs"]
#[allow(dead_code)]
mod table;
#[path = "../pages/truth.rs"]
#[allow(dead_code)]
mod truth;

// What `./build.sh bench` measures with.
#[path = "../../benches/browser/cost.rs"]
#[allow(dead_code)]
mod cost;
#[path = "../../benches/browser/figures.rs"]
#[allow(dead_code)]
mod figures;
#[path = "../../benches/browser/growth.rs"]
#[allow(dead_code)]
mod growth;
#[path = "../../benches/browser/moving.rs"]
#[allow(dead_code)]
mod moving;
#[path = "../../benches/browser/trio.rs"]
#[allow(dead_code)]
mod trio;

mod access;
mod costs;
mod drawing;
mod evidence;
mod granting;
mod hostile;
mod leaks;
mod life;
mod marks;
mod mixing;
mod movement;
mod options;
mod page;
mod panel;
mod privacy;
mod saved;
mod suite;
mod unseen;
mod wandering;
mod written;
mod xweb;

use stage::browser::Kind;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let groups = [
        access::CASES,
        drawing::CASES,
        evidence::CASES,
        granting::CASES,
        hostile::CASES,
        leaks::CASES,
        life::CASES,
        marks::CASES,
        mixing::CASES,
        movement::CASES,
        options::CASES,
        page::CASES,
        panel::CASES,
        privacy::CASES,
        saved::CASES,
        unseen::CASES,
        wandering::CASES,
        xweb::CASES,
    ];
    let mut cases: Vec<suite::Case> = groups.concat();
    cases.extend(written::cases());
    let mut tally = suite::Tally::new(
        std::env::args()
            .skip(1)
            .filter(|word| !word.starts_with('-'))
            .collect(),
    );
    tally.run(Kind::Chromium, &cases).await;
    // Only DevTools tells what a page costs.
    tally.run(Kind::Chromium, costs::CASES).await;
    if std::env::var_os("WITHOUT_FIREFOX").is_some() {
        println!("\nLEFT OUT, LEFT OUT: Firefox, as WITHOUT_FIREFOX asks for.");
    } else {
        tally.run(Kind::Firefox, &cases).await;
    }
    tally.close()
}
