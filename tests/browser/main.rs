//! The built extension in real browsers over the fake X.
//!
//! `cargo test --test browser` runs everything in Chromium; with `STAGE_FIREFOX=1` in Firefox too.
//! Words after `--` choose the cases whose names hold one of them.

#[path = "../stage/mod.rs"]
mod stage;

mod badges;
mod movement;
mod page;
mod saved;
mod suite;
mod wandering;

use stage::browser::Kind;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let cases: Vec<suite::Case> = [
        badges::CASES,
        movement::CASES,
        page::CASES,
        wandering::CASES,
    ]
    .concat();
    let mut tally = suite::Tally::new(
        std::env::args()
            .skip(1)
            .filter(|word| !word.starts_with('-'))
            .collect(),
    );
    tally.run(Kind::Chromium, &cases).await;
    tally.run(Kind::Chromium, saved::CASES).await;
    if std::env::var_os("STAGE_FIREFOX").is_some() {
        tally.run(Kind::Firefox, &cases).await;
    }
    tally.close()
}
