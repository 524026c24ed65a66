//! How often, and since when?

use std::mem;

use crate::account::Note;
use crate::i18n::Argument;
use crate::judge::calibration;
use crate::judge::posterior::Interval;
use crate::page::post::Kind;
use crate::time;

use crate::judge::badges::audience::posts_stated;
use crate::judge::tally::count;
use crate::judge::time_read::ANOTHER_TIME;
use crate::judge::wording::{range, spoken_span};
use crate::judge::{Account, Badge, Family, Finding, Measure, Sample, Threshold, Withheld};
use crate::page::{Kinds, List};

/// The table of the family.
pub(crate) const BADGES: &[Badge] = &[
    // “dormant accounts”
    Badge {
        id: "quiet-since",
        family: Family::Rhythm,
        // What was remembered from an earlier visit tells nothing of the days since.
        measure: Measure::Fact(|account, days| quiet_since(account, days, 1.0)),
        threshold: Threshold::number(90.0),
        on: true,
    },
    // Whoever hardly posts is hard to get to know
    Badge {
        id: "barely-posts",
        family: Family::Rhythm,
        // A younger account has had no time to be quiet.
        measure: Measure::Fact(|account, a_month| barely_posts(account, a_month, 90.0)),
        threshold: Threshold::number(1.0),
        on: true,
    },
    // “bullhorn”
    Badge {
        id: "posts-constantly",
        family: Family::Rhythm,
        measure: Measure::Fact(|account, a_day| {
            posts_constantly(account, a_day, calibration::PACE_POSTS, 1.0)
        }),
        threshold: Threshold::number(50.0),
        on: true,
    },
    // An account this young has no habits yet
    Badge {
        id: "new-account",
        family: Family::Rhythm,
        measure: Measure::Fact(new_account),
        threshold: Threshold::number(90.0),
        on: true,
    },
];

const DAY: f64 = time::DAY as f64;
/// Where the page tells only the month of joining, the day may be off by this much.
const MONTH_OF_JOINING: f64 = 31.0;

/// An account that passes on what others write is not quiet either. A repost carries the date of
/// somebody else's post, so it must be known to stand below the newest own one.
fn quiet_since<'a>(
    account: &Account<'a>,
    threshold: f64,
    lately: f64,
) -> Result<Finding<'a>, Withheld> {
    read_lately(account, Kinds::OWN, lately)?;
    // The pinned post too: whoever made it was not quiet then.
    let own = account.notebook.notes.iter().filter(|note| note.own());
    let newest = own.max_by_key(|note| note.time);
    let newest = newest.ok_or_else(|| Withheld::Missing("newest".to_owned()))?;
    let unread = List::ALL.iter().filter_map(|list| {
        let coverage = account.notebook.coverage(*list);
        coverage.unread.last()
    });
    if unread.max().is_some_and(|unread| *unread > newest.id) {
        return Err(Withheld::Missing("newest".to_owned())); // There is a newer one that could not be read.
    }
    let days = days_between(newest.time, account.now);
    if days <= threshold {
        return Err(Withheld::NotSo);
    }
    read_lately(account, Kinds::SHARED, lately)?;
    let notes = account.notebook.notes.iter();
    let mut reposts = notes.filter(|note| note.kind == Kind::Repost);
    let is_above = |moment: i64| moment > newest.time;
    if reposts.any(|note| note.stood_below.is_none_or(is_above)) {
        return Err(Withheld::Missing("repost_dates".to_owned()));
    }
    Ok(Finding {
        label: "since",
        label_words: vec![Argument::Date(newest.time)],
        words: Some(vec![
            Argument::Date(newest.time),
            Argument::Number(days as u64),
        ]),
        dates: Some((newest.time, newest.time)),
        posts: vec![newest],
        ..Finding::default()
    })
}

/// The posts of lists that were read in the last days.
fn read_lately<'a>(account: &Account<'a>, kinds: Kinds, days: f64) -> Result<Sample<'a>, Withheld> {
    let sample = account.sample(kinds)?;
    if !sample.proven {
        let seen = count(sample.notes.len());
        let needed = seen.saturating_add(1);
        return Err(Withheld::TooLittle { seen, needed });
    }
    let until = sample.spans.iter().map(|span| span.to).max();
    // What was read by a clock that ran ahead was read nobody knows when.
    let lately = |until| until <= account.now && days_between(until, account.now) <= days;
    if !until.is_some_and(lately) {
        return Err(Withheld::Missing("newest".to_owned()));
    }
    Ok(sample)
}

fn days_between(from: i64, to: i64) -> f64 {
    to.saturating_sub(from) as f64 / DAY
}

/// When its header was last read: nobody knows how many posts came since.
fn counted(account: &Account) -> i64 {
    match account.notebook.seen {
        0 => account.now,
        seen => seen.min(account.now),
    }
}

/// Days from the account's creation to a moment.
fn age(account: &Account, at: i64) -> Result<f64, Withheld> {
    let created = account.profile.created;
    let age = created.map(|created| days_between(created, at));
    age.filter(|days| *days >= 0.0)
        .ok_or_else(|| Withheld::Missing("created".to_owned()))
}

fn barely_posts<'a>(
    account: &Account<'a>,
    threshold: f64,
    settled: f64,
) -> Result<Finding<'a>, Withheld> {
    let counted = counted(account);
    let days = age(account, counted)?;
    let posts = posts_stated(account)?;
    let few = |posts: f64, days: f64| posts < threshold * (days / time::MONTH);
    let seldom = few(posts.high as f64, (days - MONTH_OF_JOINING).max(1.0));
    // The header counts no posts that were deleted since: whoever keeps the last few only posts often all the same.
    let notes = account.notebook.notes.iter().filter(|note| note.own());
    let lately = notes.filter(|note| days_between(note.time, counted) <= settled);
    let often = !few(lately.count() as f64, 2.0 * settled);
    // Nor is one known to that keeps none for so long: of what it shows something must be older.
    let mut notes = account.notebook.notes.iter().filter(|note| note.own());
    let keeps = posts.high == 0
        || notes.any(|note| !note.pinned && days_between(note.time, counted) > settled);
    let holds = days > settled && seldom && !often && keeps;
    let months = (days / time::MONTH) as u64;
    Ok(Finding {
        withheld: (!holds).then_some(Withheld::NotSo),
        words: (months > 0).then(|| vec![range(posts), Argument::Number(months)]),
        plural: Some(posts.high),
        ..Finding::default()
    })
}

fn new_account<'a>(account: &Account<'a>, threshold: f64) -> Result<Finding<'a>, Withheld> {
    let days = age(account, account.now)?;
    let created = account.profile.created.unwrap_or_default();
    Ok(Finding {
        withheld: (days >= threshold).then_some(Withheld::NotSo),
        words: Some(vec![Argument::Date(created), Argument::Number(days as u64)]),
        plural: Some(days as u64),
        ..Finding::default()
    })
}

/// Own posts a day, as few and as many as that pace stands for. `None` while they are fewer than `needed`, or cover
/// less than a day, or replies were not read: read on one day and not on another, they would seem to have come since.
pub fn per_day(account: &Account, needed: u32) -> Option<(f64, f64)> {
    let pace = pace_of(&account.sample(Kinds::OWN).ok()?, account.now)?;
    let range = pace.range();
    let enough = pace.days >= 1.0 && count(pace.posts.len()) >= needed;
    enough.then_some((range.low, range.high))
}

/// How fast an account posts, from unbroken stretches alone: what was skipped would look like silence. What was
/// posted before a long silence is another time's pace.
#[derive(Debug, Clone, PartialEq)]
struct Pace<'a> {
    /// The owner's own posts in those stretches, newest first.
    posts: Vec<&'a Note>,
    /// The days they cover, up to when it was known that nothing came since.
    days: f64,
    /// From the first of them to the last, unix seconds.
    dates: (i64, i64),
    /// Own posts a day.
    per_day: f64,
}

impl Pace<'_> {
    /// What the pace of the next posts will be, nine times in ten.
    fn range(&self) -> Interval {
        Interval {
            low: self.per_day / calibration::PACE_SWING,
            high: self.per_day * calibration::PACE_SWING,
        }
    }
}

/// `None` where fewer than two posts tell it.
fn pace_of<'a>(sample: &Sample<'a>, now: i64) -> Option<Pace<'a>> {
    let mut covered = Vec::new();
    let mut days = 0.0;
    let mut steps = 0.0;
    for span in sample.spans.iter().filter(|_| sample.proven) {
        let inside = |note: &&&Note| span.contains(note.time);
        let inside: Vec<&Note> = sample.notes.iter().filter(inside).copied().collect();
        let mut later = span.to;
        let goes_on = |note: &&Note| {
            note.time.saturating_add(ANOTHER_TIME) >= mem::replace(&mut later, note.time)
        };
        let stretch: Vec<&Note> = inside.iter().copied().take_while(goes_on).collect();
        let silent = stretch.len() < inside.len();
        if let Some(last) = stretch.last() {
            // Since the newest, too, it has written no more.
            days += days_between(last.time, span.to);
            steps += (stretch.len() - 1) as f64;
            covered.extend(stretch);
        }
        if silent {
            break;
        }
    }
    let newest = sample.spans.first()?.to.min(now);
    let oldest = covered.iter().map(|note| note.time).min()?;
    (days > 0.0 && steps > 0.0).then(|| Pace {
        per_day: steps / days,
        days,
        dates: (oldest, newest),
        posts: covered,
    })
}

fn posts_constantly<'a>(
    account: &Account<'a>,
    threshold: f64,
    needed: u32,
    days: f64,
) -> Result<Finding<'a>, Withheld> {
    // Where replies were not read, what was started can only show too slow a pace.
    let started = account.sample(Kinds::STARTED)?;
    let sample = account.sample(Kinds::OWN).unwrap_or(started);
    let pace = pace_of(&sample, account.now);
    let seen = pace.as_ref().map_or(0, |pace| count(pace.posts.len()));
    // Enough was read, and before a silence, after which it has hardly begun again.
    let quiet = pace
        .as_ref()
        .is_none_or(|pace| pace.range().low < threshold);
    if seen < needed && quiet && sample.proven && count(sample.notes.len()) >= needed {
        return Err(Withheld::NotSo);
    }
    let enough = pace.filter(|pace| seen >= needed && pace.days >= days);
    let pace = enough.ok_or(Withheld::TooLittle {
        seen,
        needed: needed.max(seen.saturating_add(1)),
    })?;
    let interval = pace.range();
    let dates = Some(pace.dates);
    // Cut, so that it stays true; in whole numbers a slow pace would be none.
    let a_day = |pace: f64| Argument::Decimal((pace * 10.0).floor() / 10.0);
    Ok(Finding {
        withheld: (interval.low < threshold).then_some(Withheld::NotSo),
        words: (interval.low >= 0.1).then(|| {
            vec![
                Argument::Number(u64::from(seen)),
                spoken_span(dates),
                a_day(pace.per_day),
                a_day(interval.low),
            ]
        }),
        plural: Some(u64::from(seen)),
        interval: Some(interval),
        dates,
        posts: pace.posts,
        ..Finding::default()
    })
}
