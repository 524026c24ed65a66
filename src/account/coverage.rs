//! How much time of a list was seen: from its top down to the oldest post read without a gap.
//!
//! The time of an own post is in its id, and a list runs from new to old. So what was read without a
//! gap below the top covers a stretch of time in which no post of the list was missed, and lists that
//! were read apart can be laid upon each other.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::ids::PostId;
use crate::page::post::{Kind, Post};
use crate::page::reading::Reading;

/// After this many seconds out of view a list that was no timeline is looked at afresh.
const NEW_VISIT: i64 = 30 * 60;

/// Steps from newer to older before a list counts as a timeline. Five posts in order come about by
/// chance once in 120 lists; signed out, where X shows popular posts, nine do once in 360,000.
const STEPS: u32 = 4;
const STEPS_SIGNED_OUT: u32 = 8;

/// Tops that are kept: one for each visit that was not read down to the last one.
const TOPS: usize = 20;

/// How a list was seen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Coverage {
    /// The list runs from new to old; `None` until enough of it was seen to tell.
    pub chronological: Option<bool>,
    /// Unbroken stretches, newest first: `(newest, oldest)` ids between which nothing was skipped.
    pub stretches: Vec<(PostId, PostId)>,
    /// The list ends with what was seen of it: there is nothing older.
    pub complete: bool,
    /// It was seen signed out.
    pub signed_out: bool,
    /// Steps from newer to older seen so far.
    pub steps: u32,
    /// When posts of it were last read, unix seconds: an account is not quiet because nobody looked.
    pub read: i64,
    /// The newest post below the list's top, and when the list was opened, unix seconds: until then
    /// there is none that is newer. Newest first.
    pub tops: Vec<(PostId, i64)>,
}

/// A span of time, unix seconds, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The oldest post in it.
    pub from: i64,
    /// The newest, or later, where it is known that nothing came since.
    pub to: i64,
}

impl Span {
    /// Whether the moment lies in it.
    pub fn contains(self, time: i64) -> bool {
        (self.from..=self.to).contains(&time)
    }
}

impl Coverage {
    /// A list that was no timeline gets a new chance on the next visit, and whenever the viewer has signed in.
    pub fn begins_anew(&mut self, signed_out: bool, away: i64) -> bool {
        let signed_in = self.signed_out && !signed_out;
        let again = self.chronological == Some(false) && away > NEW_VISIT;
        if signed_in || again {
            *self = Coverage::default();
        }
        // Reposts alone have no dates: of such a list nothing is covered, however much was read.
        let another = self.read == 0 || self.signed_out != signed_out;
        signed_in || again || another && self.stretches.is_empty() && self.steps == 0
    }

    /// What X shows to a signed-out visitor must not mix with a timeline that was read before.
    pub fn keeps_out(&self, signed_out: bool) -> bool {
        self.chronological == Some(false) || signed_out && !self.signed_out
    }

    /// Whether the list as seen later is the same list: what X shows to a signed-out visitor, or
    /// what is no timeline, is another.
    pub fn goes_on_as(&self, later: &Coverage) -> bool {
        let another = |coverage: &Coverage| coverage.chronological == Some(false);
        *later == Coverage::default()
            || self.signed_out == later.signed_out && !another(self) && !another(later)
    }

    /// Takes in how the same list was seen later.
    pub fn follow(&mut self, later: Coverage) {
        if later == Coverage::default() {
            return;
        }
        let earlier = std::mem::replace(self, later);
        self.chronological = self.chronological.or(earlier.chronological);
        self.complete |= earlier.complete;
        self.steps = self.steps.saturating_add(earlier.steps);
        self.read = self.read.max(earlier.read);
        self.tops.extend(earlier.tops);
        for stretch in earlier.stretches {
            self.join(stretch);
        }
    }

    /// The list is empty: up to `opened`, unix seconds, there was nothing in it.
    pub fn nothing(&mut self, opened: i64) {
        self.complete = true;
        self.read = self.read.max(opened);
    }

    /// Walks an unbroken run of posts, top to bottom: is it a timeline, and from where to where?
    /// `known` are ids noted in this list before: a step seen twice is one step. `top` is when the
    /// list was opened, where the run begins at its top.
    pub fn walk(&mut self, run: &[&Post], known: &[PostId], top: Option<i64>) {
        let placed: Vec<(i64, PostId)> = run
            .iter()
            .copied()
            .filter(|post| dates_the_list(post))
            .filter_map(|post| post.time.zip(post.id))
            .collect();
        for (before, after) in placed.iter().zip(placed.iter().skip(1)) {
            if after.0 > before.0 {
                self.chronological = Some(false);
            } else if !known.contains(&after.1) {
                self.steps = self.steps.saturating_add(1);
            }
        }
        let enough = if self.signed_out {
            STEPS_SIGNED_OUT
        } else {
            STEPS
        };
        if self.chronological.is_none() && self.steps >= enough {
            self.chronological = Some(true);
        }
        // Of an empty list that was not empty nothing was read.
        self.complete &= placed.is_empty() || !self.stretches.is_empty();
        let ids = placed.iter().map(|(_, id)| *id);
        if let (Some(newest), Some(oldest)) = (ids.clone().max(), ids.min()) {
            self.tops.extend(top.map(|opened| (newest, opened)));
            self.join((newest, oldest));
        }
    }

    /// Adds a stretch and melts it with those it touches.
    fn join(&mut self, mut stretch: (PostId, PostId)) {
        self.stretches.retain(|other| {
            let touches = other.0 >= stretch.1 && other.1 <= stretch.0;
            if touches {
                stretch = (stretch.0.max(other.0), stretch.1.min(other.1));
            }
            !touches
        });
        self.stretches.push(stretch);
        self.stretches.sort_by_key(|stretch| Reverse(*stretch));
        self.keep_tops();
    }

    /// Of the tops in one stretch the newest says it all.
    fn keep_tops(&mut self) {
        self.tops.sort_by_key(|top| Reverse(*top));
        let stretches = &self.stretches;
        let stretch_of = |top: &(PostId, i64)| {
            let inside = |(newest, oldest): &(PostId, PostId)| *oldest <= top.0 && top.0 <= *newest;
            stretches.iter().position(inside)
        };
        self.tops
            .dedup_by(|next, kept| stretch_of(next) == stretch_of(kept));
        self.tops.truncate(TOPS);
    }

    /// The time that was read from a top down without a gap, newest first. `time_of` tells when a
    /// post was made; of one that is not known any more nothing is covered.
    pub fn spans(&self, time_of: impl Fn(PostId) -> Option<i64>) -> Vec<Span> {
        let span = |(newest, oldest): &(PostId, PostId)| {
            let top = self
                .tops
                .iter()
                .find(|(top, _)| oldest <= top && top <= newest)?;
            let from = time_of(*oldest)?;
            let seen = time_of(*newest)?;
            let to = if top.0 == *newest {
                top.1.max(seen)
            } else {
                seen
            };
            Some(Span { from, to })
        };
        let mut spans: Vec<Span> = self.stretches.iter().filter_map(span).collect();
        if self.complete {
            // Nothing is older than the oldest, and of an empty list all is known.
            match spans.last_mut() {
                Some(last) => last.from = 0,
                None => spans.push(Span {
                    from: 0,
                    to: self.read,
                }),
            }
        }
        spans
    }

    /// Every stretch hangs from a top: nothing was skipped above any of them.
    pub fn hangs_from_its_top(&self) -> bool {
        let hangs = |(newest, oldest): &(PostId, PostId)| {
            let inside = |(top, _): &(PostId, i64)| oldest <= top && top <= newest;
            self.tops.iter().any(inside)
        };
        self.stretches.iter().all(hangs)
    }
}

/// The time that lies in both.
pub fn common(one: &[Span], other: &[Span]) -> Vec<Span> {
    let both = |one: &Span, other: &Span| Span {
        from: one.from.max(other.from),
        to: one.to.min(other.to),
    };
    let all = one
        .iter()
        .flat_map(|one| other.iter().map(move |other| both(one, other)));
    all.filter(|span| span.from <= span.to).collect()
}

/// The time that lies in one or the other, newest first.
pub fn united(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| Reverse(span.to));
    spans.dedup_by(|next, kept| {
        let touches = next.to >= kept.from;
        if touches {
            kept.from = kept.from.min(next.from);
        }
        touches
    });
    spans
}

/// Whether the list on a page runs from new to old; see [`Coverage::walk`].
pub fn chronological(reading: &Reading) -> Option<bool> {
    let mut coverage = Coverage {
        signed_out: reading.page.signed_out,
        ..Coverage::default()
    };
    for run in reading.posts.chunk_by(|_, after| after.follows) {
        let posts: Vec<&Post> = run.iter().map(|placed| &placed.post).collect();
        coverage.walk(&posts, &[], None);
    }
    coverage.chronological
}

/// Pins stand out of order, a repost has the original's date, and a conversation is placed by its
/// last post.
pub fn dates_the_list(post: &Post) -> bool {
    !post.pinned
        && !post.joined.below
        && !matches!(post.kind, Kind::Repost | Kind::Ad | Kind::Unknown)
}
