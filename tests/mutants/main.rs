//! Ways to break a promise of PRIVACY.md, one small change each, and the test that each must turn red:
//! `tests/cases/mutants.json`. That every change still fits is looked at here; `./build.sh mutants`
//! makes them, one at a time, in a copy of the working tree.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

mod run;

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// So many ways at least of breaking each promise.
const EACH: usize = 3;

/// Promises, each with the ways to break it.
type Promises = BTreeMap<String, Vec<Mutant>>;

/// A way to break a promise.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mutant {
    /// What is done.
    breaks: String,
    file: String,
    /// Stands once in the file.
    old: String,
    new: String,
    /// The test that turns red: `browser::chromium::case`, `background::test`, `lib::module::test`.
    by: String,
}

impl Mutant {
    /// The target of Cargo, and the test in it.
    fn test(&self) -> (&str, &str) {
        self.by.split_once("::").unwrap_or((&self.by, ""))
    }
}

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn mutants() -> Promises {
    let text = fs::read_to_string(home().join("tests/cases/mutants.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The sentences in bold letters of PRIVACY.md.
fn promises() -> Vec<String> {
    let text = fs::read_to_string(home().join("PRIVACY.md")).unwrap();
    let bold = text.split("**").skip(1).step_by(2);
    bold.map(|words| words.trim_end_matches(['.', ',']).to_owned())
        .collect()
}

#[test]
fn every_promise_is_broken_in_several_ways() {
    let mutants = mutants();
    let named: Vec<&String> = mutants.keys().collect();
    let mut promised = promises();
    promised.sort();
    assert_eq!(named, promised.iter().collect::<Vec<_>>());
    for (promise, ways) in mutants {
        assert!(ways.len() >= EACH, "{promise}: only {} ways", ways.len());
    }
}

#[test]
fn every_mutant_fits() {
    for mutant in mutants().values().flatten() {
        let text = fs::read_to_string(home().join(&mutant.file)).unwrap();
        let found = text.matches(&mutant.old).count();
        assert_eq!(found, 1, "{}: {:?}", mutant.file, mutant.old);
        assert_ne!(mutant.old, mutant.new, "{}", mutant.breaks);
    }
}

/// The tests that PRIVACY.md names.
fn named() -> Vec<String> {
    let text = fs::read_to_string(home().join("PRIVACY.md")).unwrap();
    let quoted = text.split('`').skip(1).step_by(2);
    let is_test = |word: &&str| {
        word.matches('_').count() > 1 && word.chars().all(|sign| matches!(sign, 'a'..='z' | '_'))
    };
    quoted.filter(is_test).map(str::to_owned).collect()
}

#[test]
fn every_killer_is_there_and_every_test_that_is_named() {
    let mut all = String::new();
    for folder in ["tests", "src"] {
        gather(&home().join(folder), &mut all);
    }
    let mutants = mutants();
    let killers = mutants.values().flatten().map(|mutant| mutant.test().1);
    let killers = killers.map(|test| test.rsplit("::").next().unwrap().to_owned());
    let named = named();
    assert!(named.len() > 30, "PRIVACY.md names {named:?}");
    for name in killers.chain(named) {
        let written = format!("\"name\": \"{name}\"");
        let there = all.contains(&format!("fn {name}(")) || all.contains(&written);
        assert!(there, "there is no test {name}");
    }
}

fn gather(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let text = path
            .extension()
            .is_some_and(|end| end == "rs" || end == "json");
        if path.is_dir() {
            gather(&path, all);
        } else if text {
            all.push_str(&fs::read_to_string(&path).unwrap_or_default());
        }
    }
}
