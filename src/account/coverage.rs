//! How much time of a list was seen: from its top down to the oldest post read without a gap.
//!
//! The time of an own post is in its id, and a list runs from new to old. So what was read without a
//! gap below the top covers a stretch of time in which no post of the list was missed, and lists that
//! were read apart can be laid upon each other.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::PostId;
use crate::page::post::Post;
use crate::page::reading::Reading;

mod covered;
mod tail;

use tail::reposted;
pub use tail::{Tail, dates_the_list};

/// After this many seconds out of view a list that was no timeline is looked at afresh.
const NEW_VISIT: i64 = 30 * 60;

/// Steps from newer to older before a list counts as a timeline. Five posts in order come about by
/// chance once in 120 lists; signed out, where X shows popular posts, nine do once in 360,000.
const STEPS: u32 = 4;
const STEPS_SIGNED_OUT: u32 = 8;

/// Reposts in a row that are remembered, to find the place where a list goes on.
const TAIL: usize = 100;

/// Ends that are kept: people scroll back and forth, and come again.
const TAILS: usize = 5;

/// Posts that could not be read of which it is remembered.
const UNREAD: usize = 200;

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
    /// The ends of what was read, where the next look may go on. The latest come last.
    pub tails: Vec<Tail>,
    /// Reposts were read of which it is not known where in the list they stand.
    pub adrift: bool,
    /// Posts of the owner that stood in it and could not be read, in order of their numbers.
    pub unread: Vec<PostId>,
}

fn keep_last<T>(list: &mut Vec<T>, most: usize) {
    let spare = list.len().saturating_sub(most);
    list.drain(..spare);
}

/// From a stretch's newest post down to its oldest there is this one.
fn holds((newest, oldest): &(PostId, PostId), id: PostId) -> bool {
    *oldest <= id && id <= *newest
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
        self.complete |= earlier.complete && self.stretches.is_empty() && self.tails.is_empty();
        self.steps = self.steps.saturating_add(earlier.steps);
        self.read = self.read.max(earlier.read);
        self.tops.extend(earlier.tops);
        self.adrift |= earlier.adrift;
        earlier.unread.into_iter().for_each(|id| self.miss(id));
        for stretch in earlier.stretches {
            self.join(stretch);
        }
    }

    /// The list is empty: up to `opened`, unix seconds, there was nothing in it.
    pub fn nothing(&mut self, opened: i64) {
        self.complete = true;
        self.read = self.read.max(opened);
    }

    /// The list shows a post. Of one that was empty nothing is known below what is read now.
    pub fn something(&mut self) {
        self.complete &= !self.stretches.is_empty();
    }

    /// Walks an unbroken run of posts, top to bottom: is it a timeline, and from where to where?
    /// `known` are ids noted in this list before: a step seen twice is one step. `top` is when the
    /// list was opened, where the run begins at its top.
    pub fn walk(&mut self, run: &[&Post], known: &[PostId], top: Option<i64>) {
        let placed = standing(run);
        let steps = placed.iter().zip(placed.iter().skip(1));
        let (upwards, downwards): (Vec<_>, Vec<_>) =
            steps.partition(|(before, after)| after.0 > before.0);
        if upwards.iter().any(|(_, (_, id))| known.contains(id)) {
            return; // It stood elsewhere before: X is moving its cells.
        }
        if !upwards.is_empty() {
            self.chronological = Some(false);
        }
        let new = downwards.iter().filter(|(_, (_, id))| !known.contains(id));
        self.steps = self.steps.saturating_add(new.count() as u32);
        let enough = if self.signed_out {
            STEPS_SIGNED_OUT
        } else {
            STEPS
        };
        if self.chronological.is_none() && self.steps >= enough {
            self.chronological = Some(true);
        }
        self.connect(run, &placed, known, top);
    }

    /// Hangs a run where it belongs: from the list's top, or below what was read before it.
    fn connect(
        &mut self,
        run: &[&Post],
        placed: &[(i64, PostId)],
        known: &[PostId],
        top: Option<i64>,
    ) {
        let place = self.tails.iter().rposition(|tail| tail.leads_to(run));
        let above = place.map(|place| self.tails.remove(place));
        let opened = top.or(above.as_ref().and_then(|tail| tail.opened));
        let ids = placed.iter().map(|(_, id)| *id);
        let ends = ids.clone().max().zip(ids.min());
        let trailing = run.iter().rev().take_while(|post| !dates_the_list(post));
        let mut reposts: Vec<PostId> = trailing.filter_map(|post| reposted(post)).collect();
        reposts.reverse();
        if let Some((newest, oldest)) = ends {
            self.tops.extend(opened.map(|opened| (newest, opened)));
            let below = above.and_then(|tail| tail.below);
            self.join((below.map_or(newest, |below| below.max(newest)), oldest));
            self.end(Tail {
                opened: None,
                below: Some(oldest),
                reposts,
            });
        } else if top.is_some() || above.is_some() {
            let mut tail = above.filter(|_| top.is_none()).unwrap_or_default();
            tail.opened = tail.opened.or(top);
            reposts.retain(|id| !tail.reposts.contains(id));
            tail.reposts.append(&mut reposts);
            keep_last(&mut tail.reposts, TAIL);
            self.end(tail);
        } else {
            self.adrift |= reposts.iter().any(|id| !known.contains(id));
        }
    }

    fn end(&mut self, tail: Tail) {
        self.tails.retain(|other| *other != tail);
        self.tails.push(tail);
        keep_last(&mut self.tails, TAILS);
    }

    /// A post could not be read.
    pub fn miss(&mut self, id: PostId) {
        if let Err(place) = self.unread.binary_search(&id) {
            self.unread.insert(place, id);
        }
        keep_last(&mut self.unread, UNREAD);
    }

    /// Until when the first reposts of a run were passed on at the latest, unix seconds: the moment
    /// of what stands above them. `None` where that is not known.
    pub fn above(
        &self,
        run: &[&Post],
        top: Option<i64>,
        time_of: impl Fn(PostId) -> Option<i64>,
    ) -> Option<i64> {
        let tail = self.tails.iter().rfind(|tail| tail.leads_to(run));
        let above = |tail: &Tail| tail.opened.or_else(|| tail.below.and_then(time_of));
        top.or_else(|| tail.and_then(above))
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
        let stretch_of =
            |top: &(PostId, i64)| stretches.iter().position(|stretch| holds(stretch, top.0));
        self.tops
            .dedup_by(|next, kept| stretch_of(next) == stretch_of(kept));
        self.tops.truncate(TOPS);
    }
}

/// The posts of a run that tell where in time it stands, top to bottom. While X moves its cells one may stand in two
/// places, and which is its own cannot be told.
fn standing(run: &[&Post]) -> Vec<(i64, PostId)> {
    let dated = run.iter().copied().filter(|post| dates_the_list(post));
    let mut placed: Vec<(i64, PostId)> = dated.filter_map(|post| post.time.zip(post.id)).collect();
    let mut stands: BTreeMap<PostId, u32> = BTreeMap::new();
    for (_, id) in &placed {
        *stands.entry(*id).or_default() += 1;
    }
    placed.retain(|(_, id)| stands.get(id) == Some(&1));
    placed
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
