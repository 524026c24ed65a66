//! Holding the judge to its word: what an account's newest posts say, against what it does next.
//!
//! "Next" runs backwards: the list is newest first, so the posts after a sample are older than it.
//! The question is the same in both directions: is it a habit, or a mood?

use std::cmp::Reverse;
use std::io::{self, BufRead, BufReader, Read};

use flate2::read::GzDecoder;

use crate::account::{Note, Notebook};
use crate::judge::posterior::Share;
use crate::judge::{Badge, Habit, Measure, Side, catalogue};
use crate::page::List;
use crate::settings::Settings;
use crate::time::DAY;

use super::{Record, coverage};

/// The sizes of sample that are tried, in posts of the list.
pub const SIZES: [usize; 5] = [20, 30, 50, 100, 200];

/// As many posts of the list as a badge is held to.
const NEXT: usize = 200;

/// From one sample of an account to the next.
const STEP: usize = 50;

/// Fewer posts of the right sort than this tell no truth.
const FEWEST_TRUE: u32 = 20;

/// Long after the newest post: everybody had time to answer it.
const LATER: i64 = 7 * DAY;

/// Accounts are fitted on or judged, never both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// The numbers of [`crate::judge::calibration`] come from these.
    Fitted,
    /// The accuracy is reported on these.
    Judged,
}

impl Half {
    /// By the account's name alone, so that an account stays in its half when others come or go:
    /// bit 32 of the 64-bit FNV-1a hash of the name's bytes.
    pub fn of(account: &str) -> Half {
        let hash = account
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        if (hash >> 32) & 1 == 0 {
            Half::Fitted
        } else {
            Half::Judged
        }
    }
}

/// Reads a packed archive, one account per line.
pub fn read(packed: impl Read) -> io::Result<Vec<Record>> {
    let lines = BufReader::new(GzDecoder::new(packed)).lines();
    lines.map(|line| Ok(Record::parse(&line?)?)).collect()
}

/// The badges that are a share of the posts, each with what its share is compared with.
pub fn habits() -> impl Iterator<Item = (&'static Badge, &'static Habit, f64)> {
    catalogue().filter_map(|badge| match &badge.measure {
        Measure::Habit(habit) => Some((badge, habit, habit.limit(badge.threshold.value))),
        Measure::Fact(_) => None,
    })
}

/// Whether a share is on the badge's side of its threshold.
pub fn holds(side: Side, threshold: f64, share: f64) -> bool {
    match side {
        Side::AtMost => share <= threshold,
        Side::AtLeast | Side::Median => share >= threshold,
    }
}

/// A sample of an account's list, and what came next.
#[derive(Debug)]
pub struct Window {
    /// What was seen.
    pub sample: Notebook,
    /// The next posts, none of them seen.
    next: Notebook,
}

impl Window {
    /// When the sample is looked at, unix seconds.
    pub fn now(&self) -> i64 {
        self.sample.seen.saturating_add(LATER)
    }

    /// The share of the next posts as the badge's word means it; `None` when there were too few to tell.
    pub fn truth(&self, badge: &Badge) -> Option<f64> {
        // A small sample is halved to correct a circle for luck; the truth can be counted as it is.
        let meant = match badge.id {
            "small-circle" => catalogue().find(|other| other.id == "answers-many"),
            _ => None,
        };
        self.foretold(meant.unwrap_or(badge))
    }

    /// The share of the next posts as the badge measures it, which is what its range foretells.
    pub fn foretold(&self, badge: &Badge) -> Option<f64> {
        let share = share(badge, &self.next, self.now())?;
        (share.n >= FEWEST_TRUE).then(|| share.ratio())
    }
}

/// What a badge counts in a notebook, before anything is decided.
pub fn share(badge: &Badge, notebook: &Notebook, now: i64) -> Option<Share> {
    let settings = Settings::default();
    badge
        .tally(notebook, &settings, now)
        .map(|tally| tally.share)
}

impl Record {
    /// A person, and not an institution or a machine.
    pub fn is_person(&self) -> bool {
        matches!(self.kind.as_str(), "person" | "journalist")
    }

    /// Whether the source can tell what the badge counts.
    pub fn tells(&self, badge: &Badge) -> bool {
        let told = match badge.id {
            "mostly-links" | "one-site" | "cross-posts" => self.fields.tell_links(),
            "mostly-reposts" => self.fields.tell_reposts(),
            _ => true,
        };
        // A list whose replies were lost is not the list that was posted.
        told && self.fields.tell_replies()
    }
}

/// Every sample of `size` posts of a list that still has enough posts after it, one for every [`STEP`].
pub fn windows(list: &Notebook, size: usize) -> impl Iterator<Item = Window> {
    let starts = (0..).step_by(STEP);
    starts.map_while(move |start| {
        let next = list.notes.get(start + size..start + size + NEXT)?;
        let sample = list.notes.get(start..start + size)?;
        Some(Window {
            sample: cut_out(list, sample),
            next: cut_out(list, next),
        })
    })
}

/// The same on the split profile: a sample is the newest `size` posts of each of its two lists, and
/// what comes next is older than the time that both were read.
pub fn split_windows(list: &Notebook, size: usize) -> impl Iterator<Item = Window> {
    let starts = (0..list.notes.len()).step_by(STEP);
    starts.filter_map(move |start| {
        let notes = list.notes.get(start..)?;
        let opened = notes.first()?.time;
        let mut sample = Notebook {
            profile: list.profile.clone(),
            seen: opened,
            ..Notebook::default()
        };
        let mut common = i64::MIN;
        for which in [List::SplitPosts, List::SplitReplies] {
            let shown = notes.iter().filter(|note| note.is_of(which.kinds()));
            let mut read: Vec<Note> = shown.take(size).cloned().collect();
            common = common.max(read.last().map_or(i64::MIN, |oldest| oldest.time));
            read.iter_mut().for_each(|note| {
                note.set_seen_in(List::Replies, false);
                note.set_seen_in(which, true);
            });
            let mut seen = coverage(&read, opened);
            seen.complete = read.is_empty();
            *sample.coverage_mut(which) = seen;
            sample.notes.append(&mut read);
        }
        sample.notes.sort_by_key(|note| Reverse(note.id));
        if sample.notes.is_empty() {
            return None;
        }
        let older = notes.iter().position(|note| note.time < common)?;
        let next = notes.get(older..older + NEXT)?;
        Some(Window {
            sample,
            next: cut_out(list, next),
        })
    })
}

/// The notebook of somebody who saw these notes of the list and nothing else.
fn cut_out(whole: &Notebook, notes: &[Note]) -> Notebook {
    Notebook {
        profile: whole.profile.clone(),
        notes: notes.to_vec(),
        replies_tab: coverage(notes, notes.first().map_or(0, |note| note.time)),
        seen: notes.first().map_or(0, |note| note.time),
        ..Notebook::default()
    }
}
