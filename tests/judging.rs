//! What holds of every judgement, whatever the account.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use fieldmark::account::Notebook;
use fieldmark::i18n::{Argument, Message};
use fieldmark::judge::{self, Measure, Side, Verdict, Withheld, catalogue};
use fieldmark::page::post::Kind;
use fieldmark::settings::Settings;
use proptest::collection::vec;
use proptest::prelude::*;
use support::{Account, Group, Header, NOW, Order, Received, Shown, Tabs};

fn people() -> impl Strategy<Value = Vec<String>> {
    let people = prop::sample::select(vec!["ann", "bob", "cyd", "dan", "eve", "many", "viewer"]);
    vec(people.prop_map(str::to_owned), 0..4)
}

fn hosts() -> impl Strategy<Value = Vec<String>> {
    let hosts = prop::sample::select(vec![
        "example.com",
        "example.org",
        "bit.ly",
        "instagram.com",
    ]);
    vec(hosts.prop_map(str::to_owned), 0..2)
}

fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(vec![
        Kind::Original,
        Kind::Thread,
        Kind::Reply,
        Kind::Quote,
        Kind::Repost,
    ])
}

prop_compose! {
    fn group()(
        times in 1..40_usize,
        kind in kind(),
        to in people(),
        names in people(),
        links in hosts(),
        asks in any::<bool>(),
        calls in any::<Option<bool>>(),
        alike in prop::option::of(Just("the shop is open from nine to five today".to_owned())),
        counts in prop::option::of((0..3_u64, 0..3_u64, 0..9_u64)),
        pinned in prop::bool::weighted(0.05),
    ) -> Group {
        let of = (kind == Kind::Repost).then(|| "many".to_owned());
        let counts = counts.map(|(replies, reposts, likes)| Received::exact([replies, reposts, likes]));
        Group { times, kind, to, names, of, links, asks, calls, alike, counts, pinned, from_days: None, over_days: None }
    }
}

fn order() -> impl Strategy<Value = Option<Order>> {
    prop_oneof![
        8 => Just(Some(Order::Timeline)),
        1 => Just(Some(Order::Selection)),
        1 => Just(Some(Order::Unproven)),
        2 => Just(None),
    ]
}

fn shown() -> impl Strategy<Value = Option<Shown>> {
    let range = (0..200_000_u64, 0..1_000_u64);
    prop::option::of(range.prop_map(|(low, more)| Shown::Range(low, low + more)))
}

prop_compose! {
    fn header()(
        followers in shown(),
        following in shown(),
        posts in shown(),
        created_days_ago in prop::option::of(0.0..4_000.0_f64),
        follows_you in any::<Option<bool>>(),
        you_follow in any::<Option<bool>>(),
        viewer in prop::option::of(Just("viewer".to_owned())),
    ) -> Header {
        Header { followers, following, posts, created_days_ago, follows_you, you_follow, viewer, ..Header::default() }
    }
}

prop_compose! {
    fn account()(
        header in header(),
        posts in order(),
        replies in order(),
        groups in vec(group(), 0..6),
        every_hours in 0.1..48.0_f64,
    ) -> Account {
        Account {
            header,
            tabs: Tabs {
                posts,
                replies,
                ..Tabs::default()
            },
            posts: groups,
            every_hours: Some(every_hours),
            newest_days_ago: None,
            read_days_ago: 0.0,
        }
    }
}

prop_compose! {
    /// Thresholds moved at will, sense or nonsense.
    fn settings()(
        moved in prop::collection::btree_map(
            prop::sample::select(catalogue().map(|badge| badge.id).collect::<Vec<_>>()),
            prop_oneof![0.0..1.0_f64, Just(f64::NAN), Just(-1.0), Just(1e12)],
            0..6,
        ),
        asked in any::<bool>(),
    ) -> Settings {
        let mut settings = Settings::default();
        for (id, value) in moved {
            settings.thresholds.insert(id.to_owned(), value);
        }
        settings.switched.insert("does-not-follow-you".to_owned(), asked);
        settings
    }
}

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
        let one_day = first.div_euclid(86_400) == last.div_euclid(86_400);
        numbers.extend((!one_day).then_some(Argument::Date(first)));
        numbers.push(Argument::Date(last));
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
            // A circle is counted in the newer half, and halves are not cut in proportion.
            let in_proportion = badge.id != "small-circle";
            if verdict.said && in_proportion && matches!(badge.measure, Measure::Habit(_)) {
                prop_assert!(is_said(&after, badge.id), "{} is withdrawn: {:?}", badge.id, verdict.share);
            }
        }
    }

    #[test]
    fn opposites_are_never_both_said(account in account(), settings in settings()) {
        let verdicts = judge(&account.notebook(), &settings);
        for (one, other) in [
            ("replies-often", "broadcaster"),
            ("follows-you", "mutual"),
            ("follows-you", "does-not-follow-you"),
            ("mutual", "does-not-follow-you"),
        ] {
            prop_assert!(!(is_said(&verdicts, one) && is_said(&verdicts, other)), "{one} and {other}");
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
            let tally = badge.tally(&notebook, &settings, NOW, &[]).unwrap();
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
            let spread = badge.tally(&notebook, &settings, NOW, &[]).unwrap().spread();
            let sure = habit.probability(share, spread, habit.limit(verdict.threshold.unwrap()));
            let enough = share.n >= habit.said.fewest && sure >= habit.said.level;
            prop_assert_eq!(verdict.probability, Some(sure));
            prop_assert!(enough || !verdict.said, "{} is said of {:?}", badge.id, share);
            if share.n < habit.said.fewest {
                let too_little = matches!(verdict.withheld, Some(Withheld::TooLittle { seen, .. }) if seen == share.n);
                prop_assert!(too_little, "{}: {:?}", badge.id, verdict.withheld);
            }
            // Where both opposites are true, the second stands back.
            if verdict.withheld == Some(Withheld::NotSo) && badge.id != "broadcaster" {
                prop_assert!(sure < habit.said.level, "{} is withheld at {}", badge.id, sure);
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
