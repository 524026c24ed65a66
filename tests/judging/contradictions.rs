//! No two words, and no word and number of the popup, that cannot both be true of one account.
//! `PROPTEST_CASES=100000` asks more accounts than every run does.

use std::collections::BTreeSet;

use fieldmark::i18n::Argument;
use fieldmark::judge::statistics::{Statistics, statistics};
use fieldmark::judge::{NEVER_BOTH, Verdict, Withheld, catalogue, judge};
use proptest::prelude::*;

use crate::strategies::{account, settings};
use crate::support::NOW;

/// Badges that speak of the same thing. Two of one group contradict each other, or stand in [`AGREE`].
const SUBJECTS: &[&[&str]] = &[
    &["replies-often", "broadcaster", "answers-many"],
    &[
        "quiet-since",
        "barely-posts",
        "posts-constantly",
        "new-account",
        "audience-first",
    ],
    &["follows-back", "follows-few-back", "follows-in-bulk"],
    &["follows-you", "mutual", "does-not-follow-you"],
    &["quiet-audience", "rarely-answered"],
];

/// What is said of one subject and agrees: the reason stands beside it.
const AGREE: &[(&str, &str, &str)] = &[
    (
        "replies-often",
        "answers-many",
        "it may answer often, and many",
    ),
    (
        "quiet-since",
        "barely-posts",
        "who posts seldom is often quiet",
    ),
    (
        "quiet-since",
        "new-account",
        "it may have begun and stopped",
    ),
    (
        "quiet-since",
        "audience-first",
        "it may have posted twice, long ago",
    ),
    (
        "barely-posts",
        "new-account",
        "with thresholds moved: few posts in few days",
    ),
    ("barely-posts", "audience-first", "both are few posts"),
    (
        "posts-constantly",
        "new-account",
        "it may have begun in a hurry",
    ),
    (
        "posts-constantly",
        "audience-first",
        "with thresholds moved: posts are few beside followers",
    ),
    ("new-account", "audience-first", "few posts as yet"),
    ("follows-back", "follows-in-bulk", "of thousands too"),
    ("quiet-audience", "rarely-answered", "both are silence"),
];

/// Badges about other things, each a thing by itself.
const APART: &[&str] = &[
    "mostly-links",
    "one-site",
    "cross-posts",
    "mostly-reposts",
    "repeats-itself",
    "asks-questions",
    "names-others",
    "talks-to-you",
];

#[test]
fn every_pair_of_one_subject_contradicts_itself_or_agrees() {
    for group in SUBJECTS {
        for (place, one) in group.iter().enumerate() {
            for other in &group[place + 1..] {
                let is =
                    |(a, b): (&str, &str)| (a, b) == (*one, *other) || (b, a) == (*one, *other);
                let apart = NEVER_BOTH.iter().any(|pair| is(*pair));
                let together = AGREE.iter().any(|(a, b, _)| is((a, b)));
                assert!(
                    apart != together,
                    "{one} and {other}: do they contradict each other?"
                );
            }
        }
    }
    let grouped = SUBJECTS.iter().copied().flatten().chain(APART);
    let known: BTreeSet<&str> = grouped.copied().collect();
    let ids: BTreeSet<&str> = catalogue().map(|badge| badge.id).collect();
    assert_eq!(
        known, ids,
        "which other badges does it speak of the same thing as?"
    );
}

proptest! {
    #[test]
    fn what_contradicts_is_never_said_together(account in account(), settings in settings()) {
        let notebook = account.notebook();
        let verdicts = judge(&notebook, &settings, NOW);
        let said = |id: &str| verdicts.iter().any(|verdict| verdict.id == id && verdict.said);
        for (one, other) in NEVER_BOTH {
            prop_assert!(!(said(one) && said(other)), "{one} and {other}");
        }
        let popup = statistics(&notebook, &settings, NOW, 0);
        for verdict in &verdicts {
            if let Err(why) = agrees(verdict, &popup) {
                prop_assert!(false, "{}: {why}", verdict.id);
            }
        }
    }
}

/// The numbers of a badge are those of the popup, where both show them.
fn agrees(verdict: &Verdict, popup: &Statistics) -> Result<(), String> {
    let decided = matches!(verdict.withheld, None | Some(Withheld::NotSo));
    let Some(share) = verdict.share.filter(|_| decided) else {
        return Ok(());
    };
    let shown = match verdict.id.as_str() {
        "replies-often" | "broadcaster" => popup.mix.and_then(|mix| {
            let answers = mix.answers?;
            Some((answers, mix.announces + mix.quotes + answers))
        }),
        "talks-to-you" => popup.to_you.map(|share| (share.k, share.n)),
        "one-site" => {
            let is_top = |(site, _): &&(String, u32)| {
                let top = Argument::Text(site.clone());
                verdict.sentence.arguments.contains(&top)
            };
            popup
                .linked
                .iter()
                .find(is_top)
                .map(|(_, times)| (*times, share.n))
        }
        _ => None,
    };
    match shown {
        Some(shown) if shown != (share.k, share.n) => {
            Err(format!("{share:?}, and in the popup {shown:?}"))
        }
        _ => Ok(()),
    }
}
