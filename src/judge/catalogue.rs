//! The catalogue, and the judge who goes through it.

use crate::account::Notebook;
use crate::judge::badge::Badge;
use crate::judge::badges::{audience, content, conversation, rhythm, viewer};
use crate::judge::decide;
use crate::judge::sample::Account;
use crate::judge::verdict::{Verdict, Withheld};
use crate::settings::Settings;

/// Every badge, in the order they are shown.
pub fn catalogue() -> impl Iterator<Item = &'static Badge> {
    let families = [
        conversation::BADGES,
        content::BADGES,
        audience::BADGES,
        viewer::BADGES,
        rhythm::BADGES,
    ];
    families.into_iter().flatten()
}

/// Words that read as a mistake side by side: where the first is said, the second stands back. As
/// installed the thresholds keep most of them apart; moved far enough, both can be true.
pub const NEVER_BOTH: &[(&str, &str)] = &[
    // It answers often, or hardly.
    ("replies-often", "broadcaster"),
    // Who hardly answers does not answer many people.
    ("broadcaster", "answers-many"),
    // It posted all day long, and has stopped.
    ("quiet-since", "posts-constantly"),
    // Seldom over the years, and now all day long.
    ("posts-constantly", "barely-posts"),
    // It could follow most of its followers back, or hardly any.
    ("follows-back", "follows-few-back"),
    // The same, of one that follows thousands.
    ("follows-in-bulk", "follows-few-back"),
    // It follows the viewer, or does not; and mutual says the first by itself.
    ("mutual", "follows-you"),
    ("mutual", "does-not-follow-you"),
    ("follows-you", "does-not-follow-you"),
];

/// Judges one account: every badge of the catalogue, said or withheld, in catalogue order.
/// `now` is unix seconds.
pub fn judge(notebook: &Notebook, settings: &Settings, now: i64) -> Vec<Verdict> {
    let account = Account::new(notebook, settings, now);
    let mut verdicts: Vec<Verdict> = catalogue()
        .map(|badge| decide::verdict(badge, &account))
        .collect();
    for (first, second) in NEVER_BOTH {
        if verdicts
            .iter()
            .any(|verdict| verdict.said && verdict.id == *first)
        {
            withdraw(&mut verdicts, second);
        }
    }
    verdicts
}

/// It is as true as it was, so its sentence stays.
fn withdraw(verdicts: &mut [Verdict], id: &str) {
    for verdict in verdicts
        .iter_mut()
        .filter(|verdict| verdict.said && verdict.id == id)
    {
        verdict.said = false;
        verdict.withheld = Some(Withheld::NotSo);
    }
}
