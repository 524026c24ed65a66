//! How a tab's list was seen: in which order, and where nothing was skipped.

use serde::{Deserialize, Serialize};

use std::cmp::Reverse;

use crate::ids::PostId;
use crate::page::post::{Kind, Post};

/// After this many seconds out of view a list that was no timeline is looked at afresh.
const NEW_VISIT: i64 = 30 * 60;

/// Steps from newer to older before a list counts as a timeline. Five posts in order come about by
/// chance once in 120 lists; signed out, where X shows popular posts, nine do once in 360,000.
const STEPS: u32 = 4;
const STEPS_SIGNED_OUT: u32 = 8;

/// How a tab's list was seen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Frame {
    /// The list runs from new to old; `None` until enough of it was seen to tell.
    pub chronological: Option<bool>,
    /// Unbroken stretches, newest first: `(newest, oldest)` ids between which nothing was skipped.
    pub stretches: Vec<(PostId, PostId)>,
    /// The end of the list was reached: there is no more to see.
    pub complete: bool,
    /// It was seen signed out.
    pub signed_out: bool,
    /// Steps from newer to older seen so far.
    pub steps: u32,
    /// When posts of it were last read, unix seconds: an account is not quiet because nobody looked.
    pub read: i64,
}

impl Frame {
    /// A list that was no timeline gets a new chance on the next visit, and whenever the viewer has signed in.
    pub fn begins_anew(&mut self, signed_out: bool, away: i64) -> bool {
        let signed_in = self.signed_out && !signed_out;
        let again = self.chronological == Some(false) && away > NEW_VISIT;
        if signed_in || again {
            *self = Frame::default();
        }
        signed_in || again || self.stretches.is_empty() && self.steps == 0
    }

    /// What X shows to a signed-out visitor must not mix with a timeline that was read before.
    pub fn keeps_out(&self, signed_out: bool) -> bool {
        self.chronological == Some(false) || signed_out && !self.signed_out
    }

    /// Whether the list as seen later is the same list: what X shows to a signed-out visitor, or
    /// what is no timeline, is another.
    pub fn goes_on_as(&self, later: &Frame) -> bool {
        let another = |frame: &Frame| frame.chronological == Some(false);
        *later == Frame::default()
            || self.signed_out == later.signed_out && !another(self) && !another(later)
    }

    /// Takes in how the same list was seen later.
    pub fn follow(&mut self, later: Frame) {
        if later == Frame::default() {
            return;
        }
        let earlier = std::mem::replace(self, later);
        self.chronological = self.chronological.or(earlier.chronological);
        self.complete |= earlier.complete;
        self.steps = self.steps.saturating_add(earlier.steps);
        self.read = self.read.max(earlier.read);
        for stretch in earlier.stretches {
            self.join(stretch);
        }
    }

    /// Walks an unbroken run of posts, top to bottom: is it a timeline, and from where to where?
    /// `known` are ids noted in this tab before: a step seen twice is one step.
    pub fn walk(&mut self, run: &[&Post], known: &[PostId]) {
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
        let ids = placed.iter().map(|(_, id)| *id);
        if let (Some(newest), Some(oldest)) = (ids.clone().max(), ids.min()) {
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
    }
}

/// Pins stand out of order, a repost has the original's date, and a conversation is placed by its
/// last post (pages/DOM.md §6 and §10).
pub fn dates_the_list(post: &Post) -> bool {
    !post.pinned
        && !post.joined.below
        && !matches!(post.kind, Kind::Repost | Kind::Ad | Kind::Unknown)
}
