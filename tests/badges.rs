//! Every badge by written cases: what an account looks like, and what we say of it.
//!
//! A case is data (`tests/cases/badges/*.json`). Each badge must be earned by one case at least and
//! withheld by two near misses at least: just below its threshold, and seen in the wrong frame.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use fieldmark::i18n::english::English;
use fieldmark::judge::{self, Verdict, Withheld};
use fieldmark::settings::Settings;
use serde::Deserialize;
use support::{Account, NOW};

/// One case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What it shows.
    case: String,
    #[serde(default)]
    account: Account,
    /// What the user chose; nothing unless told.
    #[serde(default)]
    settings: Settings,
    /// Every badge that is said, and no other.
    said: BTreeSet<String>,
    /// Why others are withheld: `not-so`, `too-little`, `needs-replies`, `not-a-timeline`, `off`, `missing-…`.
    #[serde(default)]
    withheld: BTreeMap<String, String>,
    /// Labels, word for word.
    #[serde(default)]
    labels: BTreeMap<String, String>,
    /// Sentences, word for word; or how they begin, when they end in `…`.
    #[serde(default)]
    sentences: BTreeMap<String, String>,
}

fn cases() -> Vec<(String, Case)> {
    let mut cases = Vec::new();
    for entry in fs::read_dir("tests/cases/badges").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let written: Vec<Case> =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        cases.extend(written.into_iter().map(|case| (name.clone(), case)));
    }
    cases
}

fn why(withheld: &Withheld) -> String {
    match withheld {
        Withheld::NotSo => "not-so".to_owned(),
        Withheld::TooLittle { .. } => "too-little".to_owned(),
        Withheld::NeedsReplies => "needs-replies".to_owned(),
        Withheld::NeedsPosts => "needs-posts".to_owned(),
        Withheld::NeedsAll => "needs-all".to_owned(),
        Withheld::NotATimeline => "not-a-timeline".to_owned(),
        Withheld::Missing(what) => format!("missing-{what}"),
        Withheld::Off => "off".to_owned(),
    }
}

fn judged(case: &Case) -> BTreeMap<String, Verdict> {
    let verdicts = judge::judge(&case.account.notebook(), &case.settings, NOW);
    verdicts
        .into_iter()
        .map(|verdict| (verdict.id.clone(), verdict))
        .collect()
}

/// Everything a case gets wrong.
fn mistakes(case: &Case, english: &English) -> Vec<String> {
    let verdicts = judged(case);
    let mut mistakes = Vec::new();
    let said = verdicts.values().filter(|verdict| verdict.said);
    let said: BTreeSet<String> = said.map(|verdict| verdict.id.clone()).collect();
    if said != case.said {
        mistakes.push(format!("said {said:?}, not {:?}", case.said));
    }
    for (id, expected) in &case.withheld {
        let found = verdicts[id].withheld.as_ref().map(why);
        if found.as_deref() != Some(expected) {
            mistakes.push(format!("{id} is {found:?}, not withheld as {expected}"));
        }
    }
    for (id, expected) in &case.labels {
        let spoken = english.say(&verdicts[id].label);
        if spoken != *expected {
            mistakes.push(format!("{id} is labelled {spoken:?}"));
        }
    }
    for (id, expected) in &case.sentences {
        let spoken = english.say(&verdicts[id].sentence);
        let fits = match expected.strip_suffix('…') {
            Some(beginning) => spoken.starts_with(beginning),
            None => spoken == *expected,
        };
        if !fits {
            mistakes.push(format!("{id} says {spoken:?}"));
        }
    }
    mistakes
}

#[test]
fn every_case_is_judged_as_written() {
    let english = English::new();
    let mut wrong = Vec::new();
    for (file, case) in cases() {
        let mistakes = mistakes(&case, &english);
        wrong.extend(
            mistakes
                .into_iter()
                .map(|mistake| format!("{file}, {}: {mistake}", case.case)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_badge_is_earned_once_and_withheld_twice() {
    let cases = cases();
    for badge in judge::catalogue() {
        let own: Vec<&Case> = cases
            .iter()
            .filter(|(file, _)| file == badge.id)
            .map(|(_, case)| case)
            .collect();
        let earned = own.iter().filter(|case| case.said.contains(badge.id));
        let missed = own
            .iter()
            .filter(|case| case.withheld.contains_key(badge.id));
        assert!(earned.count() >= 1, "{} is earned by no case", badge.id);
        assert!(missed.count() >= 2, "{} has too few near misses", badge.id);
    }
}

#[test]
fn whatever_is_said_has_english_words() {
    let english = English::new();
    for (file, case) in cases() {
        for verdict in judged(&case).values() {
            for saying in [&verdict.label, &verdict.sentence, &verdict.rule] {
                let spoken = english.say(saying);
                let clean =
                    !spoken.contains("badge_") && !spoken.contains('$') && !spoken.is_empty();
                assert!(
                    clean,
                    "{file}, {}: {} says {spoken:?}",
                    case.case, verdict.id
                );
            }
        }
    }
}

#[test]
fn every_badge_has_all_its_words() {
    let english = English::new();
    for badge in judge::catalogue() {
        for part in ["label", "rule", "why"] {
            let key = badge.key("", part);
            assert!(english.message(&key).is_some(), "{key} is missing");
        }
    }
}

#[test]
fn ids_are_told_apart_and_in_order() {
    let ids: Vec<&str> = judge::catalogue().map(|badge| badge.id).collect();
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), different.len());
    assert_eq!(ids.len(), 26);
}
