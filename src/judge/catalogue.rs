//! The catalogue, and the judge who goes through it.

use crate::account::Notebook;
use crate::i18n::Message;
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

/// Judges one account: every badge of the catalogue, said or withheld, in catalogue order.
/// `now` is unix seconds.
pub fn judge(notebook: &Notebook, settings: &Settings, now: i64) -> Vec<Verdict> {
    let account = Account::new(notebook, settings, now);
    let mut verdicts: Vec<Verdict> = catalogue()
        .map(|badge| decide::verdict(badge, &account))
        .collect();
    never_both(&mut verdicts, "replies-often", "broadcaster");
    verdicts
}

/// With thresholds moved far enough two opposite words can both be true of one account.
/// Shown together they read as a mistake, so the second stands back.
fn never_both(verdicts: &mut [Verdict], first: &str, second: &str) {
    let is_said = |verdict: &&Verdict| verdict.id == first && verdict.said;
    if !verdicts.iter().any(|verdict| is_said(&verdict)) {
        return;
    }
    for verdict in verdicts.iter_mut().filter(|verdict| verdict.id == second) {
        if verdict.said {
            verdict.said = false;
            verdict.withheld = Some(Withheld::NotSo);
            verdict.sentence = Message::new("badge_not_so", Vec::new());
        }
    }
}
