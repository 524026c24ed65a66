//! Holding the judge to its word: what an account's posts said, against what it did next.
//!
//! Next is what came after the sample was looked at. That the posts before it would have said the same is
//! shown too, for comparison: a habit should look alike from both sides.

use std::cmp::Reverse;
use std::io::{self, BufRead, BufReader, Read};

use flate2::read::GzDecoder;

use crate::account::{Note, Notebook};
use crate::judge::posterior::{Share, Spread};
use crate::judge::{Badge, Habit, Measure, Side, catalogue};
use crate::page::List;
use crate::settings::Settings;
use crate::time::DAY;

use super::{Record, coverage};

/// The sizes of sample that are tried, in posts of the list.
pub const SIZES: [usize; 4] = [20, 50, 100, 200];

/// What is read by somebody who scrolls: ten more at a time.
pub const SCROLLED: [usize; 19] = [
    20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200,
];

/// What is read of Posts on the split profile before Replies is opened: by some little, by some much.
pub const READ_FIRST: [usize; 4] = [20, 50, 100, 200];

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

/// Reads the accounts of one half of a packed archive, one account per line.
pub fn read(packed: impl Read, half: Half) -> io::Result<Vec<Record>> {
    let mut records = Vec::new();
    for line in BufReader::new(GzDecoder::new(packed)).lines() {
        let record = Record::parse(&line?)?;
        if Half::of(&record.account) == half {
            records.push(record);
        }
    }
    Ok(records)
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

/// Which posts a sample is held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Those that came after it: what a badge promises.
    Forward,
    /// Those that came before it.
    Backward,
}

/// A sample of an account's list, and what it is held to.
#[derive(Debug)]
pub struct Window {
    /// What was seen.
    pub sample: Notebook,
    /// The next posts, none of them seen.
    pub next: Notebook,
}

impl Window {
    /// The share of the next posts of which the badge speaks; `None` when there were too few to tell.
    pub fn truth(&self, badge: &Badge) -> Option<f64> {
        let named = tally(badge, &self.sample, &[]).map_or_else(Vec::new, |tally| tally.named);
        truth(badge, &self.next, &named)
    }
}

/// The share of posts that came next, for the site that a sample named.
pub fn truth(badge: &Badge, next: &Notebook, named: &[String]) -> Option<f64> {
    let share = tally(badge, next, named)?.share;
    (share.n >= FEWEST_TRUE).then(|| share.ratio())
}

/// What a badge counted.
#[derive(Debug, Clone)]
pub struct Counted {
    /// k of n.
    pub share: Share,
    /// How its posts lie.
    pub spread: Spread,
    /// The site that the word names.
    pub named: Vec<String>,
}

/// What a badge counts in a notebook, before anything is decided.
pub fn tally(badge: &Badge, notebook: &Notebook, named: &[String]) -> Option<Counted> {
    let settings = Settings::default();
    let (tally, spread) = badge.tally(notebook, &settings, looked_at(notebook), named)?;
    Some(Counted {
        share: tally.share,
        spread,
        named: tally.named,
    })
}

/// When a notebook is looked at, unix seconds.
pub fn looked_at(notebook: &Notebook) -> i64 {
    notebook.seen.saturating_add(LATER)
}

/// Whom figures and promises are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Persons and journalists.
    People,
    /// Newsrooms, brands, organisations, bots.
    Institutions,
    /// Some write themselves, some have others write.
    Politicians,
}

impl Group {
    /// Each of them, with its name.
    pub const ALL: [(Group, &'static str); 3] = [
        (Group::People, "people"),
        (Group::Institutions, "institutions"),
        (Group::Politicians, "politicians"),
    ];

    /// The group of an account.
    pub fn of(record: &Record) -> Group {
        match record.kind.as_str() {
            "person" | "journalist" => Group::People,
            "politician" => Group::Politicians,
            _ => Group::Institutions,
        }
    }
}

impl Record {
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

/// Every sample of `size` posts of a list that has enough posts next to it, one for every [`STEP`].
pub fn windows(list: &Notebook, size: usize, direction: Direction) -> impl Iterator<Item = Window> {
    tops(list).filter_map(move |top| {
        let sample = seen_from(list, top, size)?;
        let next = match direction {
            Direction::Forward => after(list, top)?,
            Direction::Backward => seen_from(list, top + size, NEXT)?,
        };
        Some(Window { sample, next })
    })
}

/// What somebody sees who scrolls, [`SCROLLED`] after [`SCROLLED`], and what came after.
pub fn scrolled(list: &Notebook) -> impl Iterator<Item = (Vec<Notebook>, Notebook)> {
    tops(list).filter_map(move |top| {
        let sizes = SCROLLED.into_iter();
        let samples: Vec<Notebook> = sizes.map_while(|size| seen_from(list, top, size)).collect();
        Some((samples, after(list, top)?))
    })
}

/// The same on the split profile, for what both lists tell: somebody reads Posts, opens Replies and reads on.
pub fn scrolled_both(list: &Notebook) -> impl Iterator<Item = (Vec<Notebook>, Notebook)> {
    let first = |top| READ_FIRST.map(|posts| (top, posts));
    tops(list).flat_map(first).filter_map(move |(top, posts)| {
        let next = after(list, top)?;
        let lists = |replies| [(List::SplitPosts, posts), (List::SplitReplies, replies)];
        let samples = SCROLLED.map(|replies| seen_of(list, top, &lists(replies)).0);
        Some((samples.to_vec(), next))
    })
}

/// The same, for what Posts tells alone.
pub fn scrolled_posts(list: &Notebook) -> impl Iterator<Item = (Vec<Notebook>, Notebook)> {
    tops(list).filter_map(move |top| {
        let next = after(list, top)?;
        let samples = SCROLLED.map(|posts| seen_of(list, top, &[(List::SplitPosts, posts)]).0);
        Some((samples.to_vec(), next))
    })
}

fn tops(list: &Notebook) -> impl Iterator<Item = usize> {
    (0..list.notes.len()).step_by(STEP)
}

fn seen_from(list: &Notebook, top: usize, size: usize) -> Option<Notebook> {
    let notes = list.notes.get(top..top.checked_add(size)?)?;
    Some(cut_out(list, notes))
}

/// The posts that came after those from `top` down.
fn after(list: &Notebook, top: usize) -> Option<Notebook> {
    let notes = list.notes.get(top.checked_sub(NEXT)?..top)?;
    Some(cut_out(list, notes))
}

/// The same on the split profile: a sample is the newest `size` posts of each of its two lists, and
/// what comes before it is older than the time that both were read.
pub fn split_windows(
    list: &Notebook,
    size: usize,
    direction: Direction,
) -> impl Iterator<Item = Window> {
    tops(list).filter_map(move |top| {
        let lists = [List::SplitPosts, List::SplitReplies].map(|which| (which, size));
        let (sample, common) = seen_of(list, top, &lists);
        let next = match direction {
            Direction::Forward => after(list, top)?,
            Direction::Backward => {
                let mut older = list.notes.iter().skip(top);
                let below = older.position(|note| note.time < common)?;
                seen_from(list, top + below, NEXT)?
            }
        };
        let window = Window { sample, next };
        (!window.sample.notes.is_empty()).then_some(window)
    })
}

/// What lists of the split profile show, each read so far from `top` down, and since when all of them were read.
fn seen_of(list: &Notebook, top: usize, lists: &[(List, usize)]) -> (Notebook, i64) {
    let notes = list.notes.get(top..).unwrap_or_default();
    let opened = notes.first().map_or(0, |note| note.time);
    let mut sample = Notebook {
        profile: list.profile.clone(),
        seen: opened,
        ..Notebook::default()
    };
    let mut common = i64::MIN;
    for (which, size) in lists {
        let shown = notes.iter().filter(|note| note.is_of(which.kinds()));
        let mut read: Vec<Note> = shown.take(*size).cloned().collect();
        common = common.max(read.last().map_or(i64::MIN, |oldest| oldest.time));
        for note in &mut read {
            note.set_seen_in(List::Replies, false);
            note.set_seen_in(*which, true);
        }
        let mut seen = coverage(&read, opened);
        seen.complete = read.is_empty();
        *sample.coverage_mut(*which) = seen;
        sample.notes.append(&mut read);
    }
    sample.notes.sort_by_key(|note| Reverse(note.id));
    (sample, common)
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
