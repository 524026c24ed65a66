//! What the rules look at: the notebook put in order, list by list, and whether a list may be judged at all.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::account::coverage::{Coverage, Span, common, united};
use crate::account::{Note, Notebook};
use crate::i18n::Argument;
use crate::ids::Handle;
use crate::judge::posterior::{Share, Spread};
use crate::judge::wording::span;
use crate::page::post::Kind;
use crate::page::profile::Profile;
use crate::page::{Kinds, List};
use crate::settings::Settings;
use crate::time::DAY;

use super::Withheld;

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

/// Whether a habit may be read from a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It is a chronological list.
    Timeline,
    /// Too little of it was seen to tell.
    Unproven,
    /// It is another selection, such as the most liked.
    Selection,
}

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
    /// The people or the site that the word named, when what came after is counted; empty while it is to be found.
    pub named: &'s [String],
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
    /// The people or the site that the word names: what comes next is held to the same ones.
    pub named: Vec<String>,
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
        for standing in [Standing::Timeline, Standing::Unproven] {
            let lists = self.lists(kinds, standing);
            let spans = self.covered(kinds, &lists);
            let notes = self.inside(kinds, &lists, &spans);
            if !notes.is_empty() {
                return Ok(Sample {
                    notes,
                    spans,
                    lists,
                    proven: standing == Standing::Timeline,
                });
            }
        }
        Err(self.why_nothing(kinds))
    }

    /// The lists of at least this standing that show some of the kinds. Reposts carry no date of
    /// their own: they are told only by a list that shows all the kinds side by side.
    fn lists(&self, kinds: Kinds, least: Standing) -> Vec<List> {
        let mut lists = List::ALL.to_vec();
        lists.retain(|list| {
            let (shown, coverage) = (list.kinds(), self.notebook.coverage(*list));
            let stands = match standing(*list, coverage) {
                Standing::Timeline => true,
                Standing::Unproven => least == Standing::Unproven,
                Standing::Selection => false,
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

    /// A sample, as a measure is handed it.
    pub fn seen<'s>(&self, sample: &'s Sample<'a>, threshold: f64) -> Seen<'s, 'a> {
        Seen {
            notes: &sample.notes,
            profile: self.profile,
            now: self.now,
            threshold,
            named: &[],
        }
    }

    fn seen_in(&self, list: List) -> usize {
        self.notes.iter().filter(|note| note.seen_in(list)).count()
    }

    /// The time that a list covers.
    pub fn spans(&self, list: List) -> Vec<Span> {
        let coverage = self.notebook.coverage(list);
        coverage.spans(|id| self.notebook.time_of(id))
    }

    /// The time in which each of the kinds was covered by one of the lists.
    fn covered(&self, kinds: Kinds, lists: &[List]) -> Vec<Span> {
        let of = |kind: Kinds| {
            let showing = lists.iter().filter(|list| list.kinds().hold(kind));
            united(showing.flat_map(|list| self.spans(*list)).collect())
        };
        let all = kinds.each().map(of);
        all.reduce(|one, other| common(&one, &other))
            .unwrap_or_default()
    }

    /// A repost stands where its list shows it, whatever the date of the post it passes on.
    fn inside(&self, kinds: Kinds, lists: &[List], spans: &[Span]) -> Vec<&'a Note> {
        let fits = |note: &&&Note| match note.kind {
            Kind::Repost => lists.iter().any(|list| note.seen_in(*list)),
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
            lists.any(|(list, coverage)| {
                let timeline = standing(*list, coverage) != Standing::Selection;
                list.kinds().hold(kind) && timeline && !self.spans(*list).is_empty()
            })
        };
        let selection = |(list, coverage): &(List, &Coverage)| {
            list.kinds().started && coverage.chronological == Some(false)
        };
        if coverages.iter().any(selection) && !shows(Kinds::STARTED) {
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

    /// Posts that turn to the viewer, of those read in the Replies tab.
    pub fn to_you(&self) -> Option<Share> {
        let viewer = self.viewer().ok()?;
        let (turned, n) = crate::judge::badges::viewer::turned_to(self, viewer).ok()?;
        Some(Share {
            k: count(turned.len()),
            n,
        })
    }

    /// Every post read in a list that shows replies, newest first, the pinned one too: for what
    /// exists or does not.
    pub(crate) fn read_in_replies(&self) -> Vec<&'a Note> {
        let shows = |note: &&Note| note.in_replies || note.in_split_replies;
        self.notes.iter().copied().filter(shows).collect()
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
            named: Vec::new(),
        }
    }
}

/// As many parts as a sample is cut into, to see whether they differ.
const PARTS: usize = 5;

impl Tally<'_> {
    /// How the counted posts lie in time and in the list.
    pub fn spread(&self) -> Spread {
        let counted = self.with.len() + self.without.len();
        let dates = span(self.with.iter().chain(&self.without));
        let days = dates.map_or(0.0, |(first, last)| (last - first) as f64 / DAY as f64);
        Spread {
            gap: days / (counted.saturating_sub(1).max(1)) as f64,
            alike: self.alike().unwrap_or(0.0),
        }
    }

    /// By how much more the parts of a sample differ than those of one thrown together by chance.
    fn alike(&self) -> Option<f64> {
        let with = self.with.iter().map(|note| (note.id, 1.0));
        let without = self.without.iter().map(|note| (note.id, 0.0));
        let mut marks: Vec<_> = with.chain(without).collect();
        marks.sort_by_key(|(id, _)| Reverse(*id));
        let length = marks.len() / PARTS;
        let parts = marks.chunks_exact(length.max(2)).take(PARTS);
        let shares: Vec<f64> = parts
            .map(|part| mean(part.iter().map(|(_, mark)| *mark)))
            .collect();
        let whole = mean(marks.iter().map(|(_, mark)| *mark));
        let chance = whole * (1.0 - whole);
        if length < 2 || chance <= 0.0 {
            return None;
        }
        let middle = mean(shares.iter().copied());
        let squares = shares
            .iter()
            .map(|share| (share - middle).powi(2))
            .sum::<f64>();
        let varied = squares / (PARTS - 1) as f64;
        Some(((varied - chance / length as f64) / chance).clamp(0.0, 1.0))
    }
}

fn mean(numbers: impl ExactSizeIterator<Item = f64>) -> f64 {
    let length = numbers.len().max(1) as f64;
    numbers.sum::<f64>() / length
}

/// A length as a count; no notebook holds more than fits.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
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

/// A list of replies may be short, and signed in X has no other order for it than that of time.
fn standing(list: List, coverage: &Coverage) -> Standing {
    let replies_alone = list == List::SplitReplies && !coverage.signed_out;
    match coverage.chronological {
        Some(true) => Standing::Timeline,
        None if replies_alone => Standing::Timeline,
        Some(false) => Standing::Selection,
        None => Standing::Unproven,
    }
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
