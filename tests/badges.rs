//! Every badge by written cases: what an account looks like, and what we say of it.
//!
//! A case is data (`tests/cases/badges/*.json`). Each badge must be earned by one case at least and
//! withheld by two near misses at least: just below its threshold, and seen in the wrong frame.
//! The cases of a habit also hold the numbers of its entry, so that none changes unseen.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/cases.rs"]
mod cases;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use fieldmark::i18n::english::English;
use fieldmark::judge::{self, Badge, Habit, Measure, Verdict, Withheld};
use fieldmark::settings::Settings;
use serde::Deserialize;
use support::{Account, NOW, Order, Tabs};

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
    /// A habit may tell more: `not-so: 62% of 75%` is how sure it is and would have to be,
    /// `too-little: 8 of 31` how many posts were seen and are needed.
    #[serde(default)]
    withheld: BTreeMap<String, String>,
    /// The lists of which each by itself would tell the badge of this file, if it showed this account;
    /// where it takes two, `one+other`.
    #[serde(default)]
    told_by: BTreeSet<String>,
    /// The lists that badges were read in.
    #[serde(default)]
    lists: BTreeMap<String, Vec<String>>,
    /// Labels, word for word.
    #[serde(default)]
    labels: BTreeMap<String, String>,
    /// Sentences, word for word; or how they begin, when they end in `…`.
    #[serde(default)]
    sentences: BTreeMap<String, String>,
}

fn cases() -> Vec<(String, Case)> {
    cases::folder("badges")
}

/// Why a badge is withheld, with the numbers that decided.
fn why(verdict: &Verdict) -> Option<String> {
    let why = match verdict.withheld.as_ref()? {
        Withheld::NotSo => match decided(verdict) {
            Some((sure, level)) => format!("not-so: {} of {}", percent(sure), percent(level)),
            None => "not-so".to_owned(),
        },
        Withheld::TooLittle { seen, needed } => format!("too-little: {seen} of {needed}"),
        Withheld::NeedsReplies => "needs-replies".to_owned(),
        Withheld::NeedsPosts => "needs-posts".to_owned(),
        Withheld::NeedsAll => "needs-all".to_owned(),
        Withheld::NotATimeline => "not-a-timeline".to_owned(),
        Withheld::Missing(what) => format!("missing-{what}"),
        Withheld::Off => "off".to_owned(),
    };
    Some(why)
}

/// How sure it is of a habit, and how sure it would have to be.
fn decided(verdict: &Verdict) -> Option<(f64, f64)> {
    let level = habit(&verdict.id)?.said.level_at(verdict.share?.n);
    Some((verdict.probability?, level))
}

fn percent(share: f64) -> String {
    format!("{}%", (share * 100.0 + 1e-9).floor())
}

fn habit(id: &str) -> Option<&'static Habit> {
    let badge = judge::catalogue().find(|badge| badge.id == id);
    match badge.map(|badge| &badge.measure) {
        Some(Measure::Habit(habit)) => Some(habit),
        _ => None,
    }
}

/// The lists of both profiles, and the two of the split one that together show what the owner wrote.
const LISTS: [&str; 6] = [
    "posts",
    "replies",
    "split_posts",
    "all",
    "split_replies",
    "split_posts+split_replies",
];

/// The same account, had only these lists been read.
fn read_in(account: &Account, lists: &str) -> Account {
    let read = |list| {
        lists
            .split('+')
            .any(|name| name == list)
            .then_some(Order::Timeline)
    };
    Account {
        tabs: Tabs {
            posts: read("posts"),
            replies: read("replies"),
            split_posts: read("split_posts"),
            all: read("all"),
            split_replies: read("split_replies"),
            ..Tabs::default()
        },
        ..account.clone()
    }
}

/// The lists that tell a badge of an account, each by itself; two where one does not.
fn told_by(id: &str, case: &Case) -> BTreeSet<String> {
    let tells = |lists: &&str| {
        let notebook = read_in(&case.account, lists).notebook();
        let verdicts = judge::judge(&notebook, &case.settings, NOW);
        verdicts
            .iter()
            .any(|verdict| verdict.id == id && verdict.said)
    };
    let told: Vec<&str> = LISTS.iter().copied().filter(tells).collect();
    let takes_all = |lists: &&&str| {
        let mut parts = lists.split('+').filter(|part| part != *lists);
        !parts.any(|part| told.contains(&part))
    };
    let needed = told.iter().filter(takes_all);
    needed.map(|lists| (*lists).to_owned()).collect()
}

fn own_cases<'a>(cases: &'a [(String, Case)], badge: &'a Badge) -> impl Iterator<Item = &'a Case> {
    let own = cases.iter().filter(|(file, _)| file == badge.id);
    own.map(|(_, case)| case)
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
        let found = why(&verdicts[id]).unwrap_or_default();
        let kind = found.split(':').next();
        if found != *expected && kind != Some(expected) {
            mistakes.push(format!("{id} is {found:?}, not withheld as {expected:?}"));
        }
    }
    for (id, expected) in &case.lists {
        let lists = verdicts[id].lists.iter();
        let found: Vec<String> = lists.map(|list| format!("{list:?}")).collect();
        if found != *expected {
            mistakes.push(format!("{id} was read in {found:?}"));
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
        let own: Vec<&Case> = own_cases(&cases, badge).collect();
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
fn every_case_file_is_of_one_badge() {
    let ids: Vec<&str> = judge::catalogue().map(|badge| badge.id).collect();
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), different.len());
    for (file, _) in cases() {
        assert!(different.contains(file.as_str()), "{file} is no badge");
    }
}

/// The level and the least number of posts stand in its cases as they were found in the verdict, so an entry
/// whose numbers are changed, or never decide, has a case against it.
#[test]
fn every_number_of_a_habit_decides_one_of_its_cases() {
    let cases = cases();
    for (badge, habit) in habits() {
        let own = own_cases(&cases, badge).filter_map(|case| case.withheld.get(badge.id));
        let own: Vec<&str> = own.map(String::as_str).collect();
        let ends = |kind: &str, number: String| {
            let mut own = own.iter().filter(|why| why.starts_with(kind));
            own.any(|why| why.ends_with(&format!(" of {number}")))
        };
        let id = badge.id;
        assert!(
            ends("not-so: ", percent(habit.said.level)),
            "{id}: no case `not-so: … of {}`",
            percent(habit.said.level)
        );
        let warier = |n: u32| ends("not-so: ", percent(habit.said.level_at(n)));
        let few = (habit.said.fewest..100).filter(|n| habit.said.level_at(*n) > habit.said.level);
        assert!(
            !habit.said.patient || few.clone().any(warier),
            "{id}: no case `not-so` of few posts",
        );
        assert!(
            ends("too-little: ", habit.said.fewest.to_string()),
            "{id}: no case `too-little: … of {}`",
            habit.said.fewest
        );
    }
}

#[test]
fn every_habit_is_told_by_the_lists_that_are_written_down() {
    let cases = cases();
    for (badge, _) in habits() {
        let mut told = own_cases(&cases, badge).filter(|case| !case.told_by.is_empty());
        let case = told.next();
        let case = case.unwrap_or_else(|| panic!("{}: no case has `told_by`", badge.id));
        assert_eq!(told_by(badge.id, case), case.told_by, "{}", badge.id);
        assert!(
            told.next().is_none(),
            "{}: `told_by` stands twice",
            badge.id
        );
    }
}

fn habits() -> impl Iterator<Item = (&'static Badge, &'static Habit)> {
    judge::catalogue().filter_map(|badge| Some((badge, habit(badge.id)?)))
}
