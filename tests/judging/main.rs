//! What holds of every judgement, whatever the account.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod contradictions;
mod scrolling;
mod strategies;
#[path = "../support/mod.rs"]
mod support;

use fieldmark::account::Notebook;
use fieldmark::i18n::{Argument, Message};
use fieldmark::judge::{self, Measure, NEVER_BOTH, Side, Verdict, Withheld, catalogue};
use fieldmark::settings::Settings;
use proptest::prelude::*;
use strategies::{account, settings};
use support::{NOW, Order, Tabs};

fn judge(notebook: &Notebook, settings: &Settings) -> Vec<Verdict> {
    judge::judge(notebook, settings, NOW)
}

fn is_said(verdicts: &[Verdict], id: &str) -> bool {
    verdicts
        .iter()
        .any(|verdict| verdict.id == id && verdict.said)
}

/// Every argument of a sentence, those of the sentences within it included.
fn spoken(saying: &Message) -> Vec<Argument> {
    let of_one = |argument: &Argument| match argument {
        Argument::Message(inner) => spoken(inner),
        other => vec![other.clone()],
    };
    saying.arguments.iter().flat_map(of_one).collect()
}

/// Numbers, percentages and dates a habit's sentence may speak: those it was decided by.
fn decided_by(verdict: &Verdict, side: Side) -> Vec<Argument> {
    let share = verdict.share.unwrap();
    let probability = verdict.probability.unwrap().min(0.99);
    let limit = match side {
        Side::Median => 0.5,
        Side::AtLeast | Side::AtMost => verdict.threshold.unwrap(),
    };
    let limit = match side {
        Side::AtMost => (limit * 100.0 - 1e-9).ceil(),
        Side::AtLeast | Side::Median => (limit * 100.0 + 1e-9).floor(),
    };
    let mut numbers = vec![
        Argument::Number(share.k.into()),
        Argument::Number(share.n.into()),
    ];
    if let Some((first, last)) = verdict.dates {
        numbers.extend([first, last].map(Argument::Date)); // Whoever speaks says one day once.
    }
    let sure = (probability * 100.0 + 1e-9).floor() / 100.0;
    numbers.push(Argument::Percent(sure));
    numbers.push(Argument::Percent(limit / 100.0));
    numbers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn order_and_duplicates_change_nothing(
        account in account(),
        settings in settings(),
        seed in any::<u64>(),
    ) {
        let notebook = account.notebook();
        let mut stirred = notebook.clone();
        let twice = stirred.notes.iter().step_by(3).cloned().collect::<Vec<_>>();
        stirred.notes.extend(twice);
        stirred.notes.sort_by_key(|note| (note.id.0 ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        prop_assert_eq!(judge(&notebook, &settings), judge(&stirred, &settings));
    }

    #[test]
    fn more_of_the_same_withdraws_nothing(account in account(), times in 2..4_usize) {
        let settings = Settings::default();
        let mut longer = account.clone();
        longer.posts.iter_mut().for_each(|group| group.times *= times);
        let before = judge(&account.notebook(), &settings);
        let after = judge(&longer.notebook(), &settings);
        for (badge, verdict) in catalogue().zip(&before) {
            if verdict.said && matches!(badge.measure, Measure::Habit(_)) {
                prop_assert!(is_said(&after, badge.id), "{} is withdrawn: {:?}", badge.id, verdict.share);
            }
        }
    }

    #[test]
    fn every_number_spoken_is_the_number_used(account in account(), settings in settings()) {
        let notebook = account.notebook();
        for (badge, verdict) in catalogue().zip(judge(&notebook, &settings)) {
            let Measure::Habit(habit) = badge.measure else { continue };
            if !verdict.said {
                continue;
            }
            let mut allowed = decided_by(&verdict, habit.side).into_iter();
            let words = spoken(&verdict.sentence);
            // Those numbers, in that order; what a badge adds of its own comes last.
            prop_assert!(words.len() >= allowed.len());
            prop_assert!(words.iter().zip(allowed.by_ref()).all(|(said, used)| *said == used),
                "{}: {:?}", badge.id, words);
            let (tally, _) = badge.tally(&notebook, &settings, NOW, &[]).unwrap();
            prop_assert_eq!(Some(tally.share), verdict.share);
            let interval = verdict.interval.unwrap();
            prop_assert!(0.0 <= interval.low && interval.low <= interval.high && interval.high <= 1.0);
        }
    }

    #[test]
    fn a_verdict_is_said_or_tells_why_not(account in account(), settings in settings()) {
        let notebook = account.notebook();
        let verdicts = judge(&notebook, &settings);
        prop_assert_eq!(verdicts.len(), catalogue().count());
        for verdict in &verdicts {
            prop_assert_eq!(verdict.said, verdict.withheld.is_none());
            prop_assert!(verdict.posts.len() <= 5);
            if let Some(share) = verdict.share {
                prop_assert!(share.k <= share.n);
            }
        }
    }

    #[test]
    fn an_entry_decides_its_verdict(account in account(), settings in settings()) {
        let notebook = account.notebook();
        for (badge, verdict) in catalogue().zip(judge(&notebook, &settings)) {
            let Measure::Habit(habit) = badge.measure else { continue };
            let Some(share) = verdict.share else { continue };
            let (_, spread) = badge.tally(&notebook, &settings, NOW, &[]).unwrap();
            let sure = habit.probability(share, spread, habit.limit(verdict.threshold.unwrap()));
            let enough = share.n >= habit.said.fewest && sure >= habit.said.level_at(share.n);
            prop_assert_eq!(verdict.probability, Some(sure));
            prop_assert!(enough || !verdict.said, "{} is said of {:?}", badge.id, share);
            if share.n < habit.said.fewest {
                let too_little = matches!(verdict.withheld, Some(Withheld::TooLittle { seen, .. }) if seen == share.n);
                prop_assert!(too_little, "{}: {:?}", badge.id, verdict.withheld);
            }
            // Where two opposites are true, one stands back.
            let opposed = NEVER_BOTH.iter().any(|(_, second)| *second == badge.id);
            if verdict.withheld == Some(Withheld::NotSo) && !opposed {
                prop_assert!(sure < habit.said.level_at(share.n), "{} is withheld at {}", badge.id, sure);
            }
        }
    }

    #[test]
    fn posts_of_a_selection_are_no_habit(mut account in account(), settings in settings()) {
        account.tabs = Tabs {
            posts: Some(Order::Selection),
            replies: Some(Order::Selection),
            ..Tabs::default()
        };
        let verdicts = judge(&account.notebook(), &settings);
        for (badge, verdict) in catalogue().zip(&verdicts) {
            prop_assert!(!(verdict.said && matches!(badge.measure, Measure::Habit(_))), "{}", badge.id);
        }
    }
}
