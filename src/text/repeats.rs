//! Posts that are nearly the same as another, in any script, in one pass.
//!
//! A text is the set of its shingles: every four letters in a row, links, mentions, numbers,
//! spaces and punctuation left out, so no word needs to be told from the next. How alike two
//! texts are is the share of shingles they have in common (Jaccard). The set is kept as a
//! one-permutation MinHash: shingles fall into 64 buckets by hash, and of each bucket the least
//! is kept, as one printable character. Two fingerprints agree in as many of their buckets as
//! their texts have shingles in common, give or take 0.06.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::letters::folded;
use super::pieces::Piece;

/// Letters in a shingle. Fewer, and unrelated texts of one language meet by chance;
/// more, and one changed word of a short Japanese or Chinese text leaves nothing in common.
const SHINGLE: usize = 4;

/// Buckets of a fingerprint: the 64 bytes that 2,000 posts can afford.
const BUCKETS: usize = 64;

/// Fewer shingles than this are a word or two ("Thanks!"), which everybody says again.
const ENOUGH: usize = 8;

/// The least share of agreeing buckets for "nearly the same": one word in eight changed, no more.
const ALIKE: f64 = 0.65;

/// A text of fewer filled buckets than this is a phrase: one other word makes it another phrase
/// ("Happy birthday, Ann" and "Happy birthday, Tom"), so it must be the same altogether.
const PHRASE: usize = 24;

/// The share demanded of a phrase.
const SAME: f64 = 0.9;

/// Buckets compared at once when looking for partners. Three find 998 in 1,000 pairs at [`ALIKE`].
const BAND: usize = 3;

/// Partners tried for each post and band. Distinct fingerprints that share a band are few unless
/// somebody makes them so.
const TRIES: usize = 16;

/// A MinHash of the text's shingles: one printable character for each bucket, a space for an empty one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// How alike the two texts are: the share of the buckets that either fills in which both agree.
    pub fn likeness(&self, other: &Fingerprint) -> f64 {
        let (mut agree, mut filled) = (0, 0);
        for (one, other) in self.0.bytes().zip(other.0.bytes()) {
            filled += usize::from(one != b' ' || other != b' ');
            agree += usize::from(one == other && one != b' ');
        }
        agree as f64 / filled.max(1) as f64
    }

    /// Whether the two texts are nearly the same.
    pub fn is_like(&self, other: &Fingerprint) -> bool {
        let short = self.filled().min(other.filled()) < PHRASE;
        self.likeness(other) >= if short { SAME } else { ALIKE }
    }

    fn filled(&self) -> usize {
        self.0.bytes().filter(|symbol| *symbol != b' ').count()
    }

    /// A group of buckets by which partners are found; one that is all but empty says nothing.
    fn band(&self, number: usize) -> Option<&str> {
        let end = (number + 1) * BAND;
        let band = self.0.get(number * BAND..end.min(self.0.len()))?;
        (band.bytes().filter(|symbol| *symbol != b' ').count() >= 2).then_some(band)
    }
}

/// The fingerprint of the author's words; `None` when there is too little to compare.
pub fn fingerprint(pieces: &[Piece]) -> Option<Fingerprint> {
    let mut least = [u64::MAX; BUCKETS];
    let mut window = [0_u64; SHINGLE];
    let mut count = 0_usize;
    let said = pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| said(piece, pieces.get(at + 1)));
    let letters = said.flat_map(str::chars).flat_map(folded);
    for letter in letters.filter(|letter| letter.is_alphabetic()) {
        window.rotate_left(1);
        if let Some(last) = window.last_mut() {
            *last = u64::from(u32::from(letter));
        }
        count += 1;
        if count >= SHINGLE {
            let hash = hash(&window);
            // The top six bits choose the bucket, the others stand for the shingle in it.
            if let Some(kept) = least.get_mut((hash >> 58) as usize) {
                *kept = (*kept).min(hash << 6);
            }
        }
    }
    (count + 1 >= SHINGLE + ENOUGH).then(|| Fingerprint(least.into_iter().map(symbol).collect()))
}

/// What a piece says. A hashtag is a word where the sentence goes on after it; the rows of hashtags
/// that some put above or below every post say nothing of what is posted.
fn said<'a>(piece: &Piece<'a>, next: Option<&Piece>) -> &'a str {
    match (piece, next) {
        (Piece::Words(words), _) => words,
        (Piece::Tag(word), Some(Piece::Words(after))) => {
            let goes_on = after
                .trim_start_matches(' ')
                .starts_with(char::is_alphabetic);
            if goes_on { word } else { "" }
        }
        _ => "",
    }
}

/// Mixes a shingle well; the constants are those of SplitMix64. Stored fingerprints depend on it.
fn hash(window: &[u64; SHINGLE]) -> u64 {
    let mut state = 0_u64;
    for letter in window {
        state = (state ^ letter).wrapping_add(0x9E37_79B9_7F4A_7C15);
        state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        state ^= state >> 27;
    }
    state = state.wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}

/// A bucket's least shingle as a printable character that JSON need not escape.
fn symbol(least: u64) -> char {
    match (least != u64::MAX).then(|| char::from(b'#' + ((least >> 6) % 91) as u8)) {
        None => ' ',
        Some('\\') => '~',
        Some(symbol) => symbol,
    }
}

/// For each post, another one that is nearly the same, if there is any.
/// Whether a post has a partner does not depend on the order of the posts.
pub fn repeated(posts: &[Option<&Fingerprint>]) -> Vec<Option<usize>> {
    let (distinct, groups) = groups(posts.iter().copied());
    let near = nearly_same(&distinct);
    let mut partners = vec![None; posts.len()];
    for (group, near) in groups.iter().zip(near) {
        let other = near.and_then(|near| groups.get(near)?.first());
        for index in group {
            let same = group.iter().find(|same| *same != index);
            if let Some(partner) = partners.get_mut(*index) {
                *partner = same.or(other).copied();
            }
        }
    }
    partners
}

/// For each of the distinct fingerprints, another that is nearly the same, if there is any.
///
/// They come ordered by what they hold, not by who posted when, so that the limit on tries
/// falls alike however the posts come. One partner is enough: a pair is compared only while
/// one of the two has none, which keeps even a robot's thousand variations cheap.
fn nearly_same(distinct: &[&Fingerprint]) -> Vec<Option<usize>> {
    let mut near = vec![None; distinct.len()];
    for band in 0..BUCKETS.div_ceil(BAND) {
        let (_, groups) = groups(distinct.iter().map(|one| one.band(band)));
        for met in groups {
            for (place, index) in met.iter().enumerate() {
                for other in met.iter().take(place).rev().take(TRIES) {
                    meet(distinct, &mut near, *index, *other);
                }
            }
        }
    }
    near
}

/// The keys in their order, and for each the places where it stands.
fn groups<K: Ord>(keys: impl Iterator<Item = Option<K>>) -> (Vec<K>, Vec<Vec<usize>>) {
    let mut groups = BTreeMap::<K, Vec<usize>>::new();
    for (place, key) in keys.enumerate() {
        if let Some(key) = key {
            groups.entry(key).or_default().push(place);
        }
    }
    groups.into_iter().unzip()
}

/// Makes partners of two fingerprints if they are alike and one still has none.
fn meet(distinct: &[&Fingerprint], near: &mut [Option<usize>], one: usize, other: usize) {
    let alone = |index: usize| near.get(index).is_some_and(|near| near.is_none());
    let alike = || match (distinct.get(one), distinct.get(other)) {
        (Some(one), Some(other)) => one.is_like(other),
        _ => false,
    };
    if (alone(one) || alone(other)) && alike() {
        for (index, partner) in [(one, other), (other, one)] {
            if let Some(near) = near.get_mut(index) {
                near.get_or_insert(partner);
            }
        }
    }
}
