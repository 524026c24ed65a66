//! What the rules look at: the notebook put in order, list by list, and whether a list may be judged at all.

use std::cmp::Reverse;

use crate::account::coverage::Coverage;
use crate::account::span::{Span, united};
use crate::account::{Note, Notebook};
use crate::ids::Handle;
use crate::limits;
use crate::page::post::Kind;
use crate::page::profile::Profile;
use crate::page::{Kinds, List};
use crate::settings::Settings;

use crate::judge::tally::Seen;
use crate::judge::verdict::Withheld;

/// One account, ready to be judged.
pub struct Account<'a> {
    /// All that has been seen.
    pub notebook: &'a Notebook,
    /// The header.
    pub profile: &'a Profile,
    /// What the user chose.
    pub settings: &'a Settings,
    /// Unix seconds.
    pub now: i64,
    /// Every post once, newest first.
    notes: Vec<&'a Note>,
}

/// So many posts without a date that speaks for their order are mostly reposts.
const MANY: usize = 20;

/// Posts are missed by chance now and then: so many of them,
const FEW: usize = 3;
/// or one in so many.
const RARELY: usize = 20;

/// Whether a list is chronological, so that a habit may be read from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chronology {
    /// It is a chronological list.
    Timeline,
    /// Too little of it was seen to tell.
    Unproven,
    /// It is another selection, such as the most liked.
    Selection,
}

/// The posts of the time in which every kind of post that a measure needs was covered.
#[derive(Debug, Clone, Default)]
pub struct Sample<'a> {
    /// Newest first; the pinned post is left out, it is out of order.
    pub notes: Vec<&'a Note>,
    /// That time, newest first.
    pub spans: Vec<Span>,
    /// The lists that it was read in.
    pub lists: Vec<List>,
    /// The lists are proven to be chronological.
    pub proven: bool,
}

impl Sample<'_> {
    /// Of a conversation X may show the end and hide the owner's replies before it. Where it does so more
    /// often than now and then, it is not known how few replies there are, nor to how many people.
    pub fn hides_replies(&self) -> bool {
        let replies = self.notes.iter().filter(|note| note.kind == Kind::Reply);
        let hiding = self.notes.iter().filter(|note| note.hides).count();
        hiding >= FEW && hiding * RARELY > replies.count()
    }
}

impl<'a> Account<'a> {
    /// Puts a notebook in order.
    pub fn new(notebook: &'a Notebook, settings: &'a Settings, now: i64) -> Account<'a> {
        Account {
            notebook,
            profile: &notebook.profile,
            settings,
            now,
            notes: in_order(&notebook.notes),
        }
    }

    /// The posts a measure may count, or why there are none to count. They are those of the time in
    /// which all the kinds it needs were covered, whichever lists covered them.
    pub fn sample(&self, kinds: Kinds) -> Result<Sample<'a>, Withheld> {
        if self.profile.protected == Some(true) {
            return Err(Withheld::Missing("protected".to_owned()));
        }
        for chronology in [Chronology::Timeline, Chronology::Unproven] {
            let lists = self.lists(kinds, chronology);
            let spans = self.covered(kinds, &lists);
            let notes = self.inside(kinds, &lists, &spans);
            if kinds.replies && self.misses_many(&lists, notes.len()) {
                return Err(Withheld::Missing("kinds".to_owned()));
            }
            if !notes.is_empty() {
                return Ok(Sample {
                    lists: self.telling(kinds, lists, notes.len()),
                    notes,
                    spans,
                    proven: chronology == Chronology::Timeline,
                });
            }
        }
        Err(self.why_nothing(kinds))
    }

    /// The lists that are at least so surely timelines and show some of the kinds. Reposts carry no date of
    /// their own: they are told only by a list that shows all the kinds side by side.
    fn lists(&self, kinds: Kinds, least: Chronology) -> Vec<List> {
        let mut lists = List::ALL.to_vec();
        lists.retain(|list| {
            let (shown, coverage) = (list.kinds(), self.notebook.coverage(*list));
            let stands = match self.chronology(*list) {
                Chronology::Timeline => true,
                Chronology::Unproven => least == Chronology::Unproven,
                Chronology::Selection => false,
            };
            let tells = match kinds.reposts {
                true => shown.hold(kinds) && coverage.hangs_from_its_top(),
                false => kinds.each().any(|kind| shown.hold(kind)),
            };
            stands && tells && !self.spans(*list).is_empty()
        });
        // One of them is enough, and two would count a repost in the time of the other.
        if kinds.reposts {
            lists.sort_by_key(|list| Reverse(self.seen_in(*list)));
            lists.truncate(1);
        }
        lists
    }

    /// The first list that tells as many of the posts by itself; all of them where it takes more than one.
    fn telling(&self, kinds: Kinds, lists: Vec<List>, posts: usize) -> Vec<List> {
        if lists.len() < 2 {
            return lists;
        }
        let alone = lists.iter().find(|list| {
            let lists = [**list];
            let spans = self.covered(kinds, &lists);
            list.kinds().hold(kinds) && self.inside(kinds, &lists, &spans).len() == posts
        });
        alone.map_or_else(|| lists.clone(), |list| vec![*list])
    }

    /// A sample, as a measure is handed it.
    pub fn seen<'s>(&self, sample: &'s Sample<'a>, threshold: f64) -> Seen<'s, 'a> {
        Seen {
            notes: &sample.notes,
            profile: self.profile,
            threshold,
            named: &[],
        }
    }

    /// Signed in X has no other order than that of time. Where a list may be short, or holds little
    /// but reposts, which carry no date of their own, it need not prove it.
    fn chronology(&self, list: List) -> Chronology {
        let coverage = self.notebook.coverage(list);
        let trusted = || list == List::SplitReplies || self.is_mostly_undated(list);
        match coverage.chronological {
            Some(true) => Chronology::Timeline,
            None if !coverage.signed_out && trusted() => Chronology::Timeline,
            Some(false) => Chronology::Selection,
            None => Chronology::Unproven,
        }
    }

    fn is_mostly_undated(&self, list: List) -> bool {
        let undated = |note: &&&Note| note.kind == Kind::Repost && note.seen_in(list);
        self.notes.iter().filter(undated).count() >= MANY
    }

    /// What could not be read may all be of one kind, and replies show the most signs that can fail.
    fn misses_many(&self, lists: &[List], read: usize) -> bool {
        let unread = lists
            .iter()
            .map(|list| self.notebook.coverage(*list).unread.len());
        let unread: usize = unread.sum();
        unread >= FEW && unread * RARELY > unread + read
    }

    fn seen_in(&self, list: List) -> usize {
        self.notes.iter().filter(|note| note.seen_in(list)).count()
    }

    /// A repost stands where its list shows it, whatever the date of the post it passes on.
    fn inside(&self, kinds: Kinds, lists: &[List], spans: &[Span]) -> Vec<&'a Note> {
        let starts = lists.iter().filter(|_| kinds.reposts);
        let starts: Vec<_> = starts.map(|list| (*list, self.starts(*list))).collect();
        let stands = |note: &Note, (list, start): &(List, Option<i64>)| {
            let since = |start: i64| note.stood_below.is_some_and(|below| below >= start);
            note.seen_in(*list) && start.is_none_or(since)
        };
        let fits = |note: &&&Note| match note.kind {
            Kind::Repost => starts.iter().any(|list| stands(note, list)),
            _ => spans.iter().any(|span| span.contains(note.time)),
        };
        let notes = self.notes.iter().filter(|note| !note.pinned);
        let notes = notes.filter(|note| note.is_of(kinds) && note.listed());
        notes.filter(fits).copied().collect()
    }

    /// Why nothing can be counted, the first thing that would help first.
    fn why_nothing(&self, kinds: Kinds) -> Withheld {
        let coverages = List::ALL.map(|list| (list, self.notebook.coverage(list)));
        let shows = |kind: Kinds| {
            let mut lists = coverages.iter();
            lists.any(|(list, _)| {
                let timeline = self.chronology(*list) != Chronology::Selection;
                list.kinds().hold(kind) && timeline && !self.spans(*list).is_empty()
            })
        };
        let selection = |(list, coverage): &(List, &Coverage)| {
            list.kinds().started && coverage.chronological == Some(false)
        };
        // Whoever has signed in since will be shown another list.
        let signed_out = self.profile.viewer.is_none();
        if signed_out && coverages.iter().any(selection) && !shows(Kinds::STARTED) {
            Withheld::NotATimeline
        } else if kinds.replies && !shows(Kinds::REPLIES) {
            Withheld::NeedsReplies
        } else if kinds.started && !shows(Kinds::STARTED) && shows(Kinds::REPLIES) {
            Withheld::NeedsPosts
        } else if kinds.reposts && shows(Kinds::STARTED) {
            Withheld::NeedsAll
        } else {
            Withheld::TooLittle { seen: 0, needed: 1 }
        }
    }

    /// The time in which no reply was missed, newest first, and the replies of that time. Where the
    /// viewer is signed in, X has no other order than that of time, so a short list need not prove it.
    pub(crate) fn told_replies(&self) -> Option<(Vec<Span>, Vec<&'a Note>)> {
        let mut lists = List::ALL.to_vec();
        lists.retain(|list| {
            let coverage = self.notebook.coverage(*list);
            coverage.chronological.unwrap_or(!coverage.signed_out)
        });
        lists.retain(|list| list.kinds().replies);
        let mut spans = united(
            lists
                .iter()
                .flat_map(|list| self.all_spans(*list))
                .collect(),
        );
        let known_from = self.forgotten_before();
        spans.retain(|span| span.to >= known_from);
        for span in &mut spans {
            span.from = span.from.max(known_from);
        }
        let inside = |note: &&Note| spans.iter().any(|span| span.contains(note.time));
        let notes: Vec<&Note> = self.replies().filter(inside).collect();
        let told = !spans.is_empty() && !self.misses_many(&lists, notes.len());
        told.then_some((spans, notes))
    }

    /// Every reply that stands in a list, newest first.
    pub(crate) fn replies(&self) -> impl Iterator<Item = &'a Note> {
        let notes = self.notes.iter().copied();
        notes.filter(|note| note.kind == Kind::Reply && note.listed())
    }

    /// A full notebook has forgotten what is older than all of it, however far the lists were read.
    fn forgotten_before(&self) -> i64 {
        let full = self.notes.len() >= limits::POSTS;
        let moments = self.notes.iter().map(|note| note.moment());
        moments.min().filter(|_| full).unwrap_or_default()
    }

    /// Every post that was read, newest first, the pinned one too, for what exists or does not; `None` where no
    /// list was read that shows replies.
    pub(crate) fn read_with_replies(&self) -> Option<Vec<&'a Note>> {
        let shows = |note: &&Note| note.seen_among(|kinds| kinds.replies);
        let any = self.notes.iter().copied().any(|note| shows(&note));
        let notes = self.notes.iter().copied();
        any.then(|| notes.filter(|note| note.listed()).collect())
    }

    /// The viewer, when somebody else's profile is in view.
    pub fn viewer(&self) -> Result<&'a Handle, Withheld> {
        let missing = |what: &str| Withheld::Missing(what.to_owned());
        if self.profile.own {
            return Err(missing("own"));
        }
        let viewer = self
            .profile
            .viewer
            .as_ref()
            .ok_or_else(|| missing("viewer"))?;
        if self.profile.handle.as_ref() == Some(viewer) {
            return Err(missing("own"));
        }
        Ok(viewer)
    }
}

/// Newest first, each post once, however often and in whatever order they were noted down.
fn in_order(notes: &[Note]) -> Vec<&Note> {
    let mut ordered: Vec<&Note> = notes.iter().collect();
    ordered.sort_by_key(|note| {
        (
            Reverse((note.id, note.kind == Kind::Repost)),
            !note.listed(),
        )
    });
    ordered.dedup_by_key(|note| (note.id, note.kind == Kind::Repost));
    ordered
}
