//! What a measure is handed, and what it counted.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::account::Note;
use crate::i18n::Argument;
use crate::judge::posterior::Share;
use crate::page::profile::Profile;

/// What a measure is handed: the posts it may count, and what it may compare them with.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'s, 'a> {
    /// Newest first; the pinned post is left out, it is out of order.
    pub notes: &'s [&'a Note],
    /// The header.
    pub profile: &'a Profile,
    /// Unix seconds.
    pub now: i64,
    /// The badge's threshold, as the user has it.
    pub threshold: f64,
}

/// What a measure counted.
#[derive(Debug, Clone)]
pub struct Tally<'a> {
    /// k of n.
    pub share: Share,
    /// The posts that have it, newest first (pairs side by side for near-duplicates).
    pub with: Vec<&'a Note>,
    /// The posts that could have it and do not, newest first.
    pub without: Vec<&'a Note>,
    /// Which label fits, where a badge has several; usually empty.
    pub label: &'static str,
    /// Which sentence fits, where a badge has several; usually empty.
    pub wording: &'static str,
    /// What the sentence says besides k, n, dates and how sure.
    pub words: Vec<Argument>,
}

impl<'a> Seen<'_, 'a> {
    /// Counts the posts that have something among those that could.
    pub fn tally(&self, could: fn(&Note) -> bool, has: &dyn Fn(&Note) -> bool) -> Tally<'a> {
        let counted = self.notes.iter().copied().filter(|note| could(note));
        let (with, without): (Vec<&Note>, Vec<&Note>) = counted.partition(|note| has(note));
        Tally {
            share: Share {
                k: count(with.len()),
                n: count(with.len() + without.len()),
            },
            with,
            without,
            label: "",
            wording: "",
            words: Vec::new(),
        }
    }
}

/// A length as a count; no notebook holds more than fits.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// How often each key occurs, most first; the alphabet decides between equals, so that no order of reading does.
pub fn ranked(keys: impl Iterator<Item = String>) -> Vec<(String, u32)> {
    let mut times = BTreeMap::<String, u32>::new();
    for key in keys {
        *times.entry(key).or_default() += 1;
    }
    let mut ranked: Vec<_> = times.into_iter().collect();
    ranked.sort_by_key(|(_, times)| Reverse(*times));
    ranked
}
