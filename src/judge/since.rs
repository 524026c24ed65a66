//! What has changed since an account was last looked at, and since it was first: told only where the
//! page showed it twice, or where two ranges part.

use crate::account::diary::{self, Judged, Line};
use crate::account::{Note, Notebook};
use crate::ids::Handle;
use crate::judge::calibration::PACE_POSTS;
use crate::judge::posterior::Share;
use crate::judge::{Account, Measure, catalogue, per_day};
use crate::page::counts::CountRange;
use crate::page::post::Kind;
use crate::settings::Settings;
use crate::time::DAY;

/// The badges whose shares are compared.
pub const SHARES: [&str; 3] = ["replies-often", "mostly-links", "mostly-reposts"];

/// How sure each end of a range is. Two such ranges of one habit part by chance far less often than
/// once in twenty times.
const SURE: f64 = 0.95;

/// What has changed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Since {
    /// Whether it follows the viewer.
    pub follow: Option<Follow>,
    /// Since the last day that it was looked at, and since the first where that is another.
    pub looks: Vec<(i64, Vec<Change>)>,
    /// Followers, day by day; empty where they may have been as many all the time.
    pub followers: Vec<(i64, CountRange)>,
}

/// What came to be between the account and the viewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// It followed the viewer then; then X did not show it any more.
    Lost(i64, i64),
    /// It did not follow the viewer then; then X showed it.
    Gained(i64, i64),
}

/// One thing that was so, and is otherwise.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The handle.
    Handle(Handle, Handle),
    /// The display name.
    Name(String, String),
    /// A count of the header, by the key of its words.
    Count(&'static str, CountRange, CountRange),
    /// Own posts a day.
    Pace((f64, f64), (f64, f64)),
    /// A share of the posts, by its badge.
    Share(&'static str, f64, f64),
}

/// The shares that the diary keeps. They are counted as their badges count, whatever of those the user
/// has switched off or moved: two days must be counted alike.
pub fn shares(notebook: &Notebook, now: i64) -> Vec<Judged> {
    let settings = Settings::default();
    let account = Account::new(notebook, &settings, now);
    let shares = SHARES.into_iter().filter_map(|id| counted(id, &account));
    shares.collect()
}

fn counted(id: &str, account: &Account) -> Option<Judged> {
    let badge = catalogue().find(|badge| badge.id == id)?;
    let Measure::Habit(habit) = badge.measure else {
        return None;
    };
    let sample = account.sample(habit.needs).ok()?;
    let tally = (habit.counts)(account.seen(&sample, badge.threshold.value)).ok()?;
    let spread = tally.spread(&sample.spans);
    let posterior = habit.model.posterior(tally.share, spread);
    (sample.proven && tally.share.n > 0).then(|| Judged {
        badge: id.to_owned(),
        k: tally.share.k,
        n: tally.share.n,
        low: posterior.least(SURE, 1.0),
        high: posterior.most(SURE, 0.0),
    })
}

/// What has changed between the days of the diary; `None` where there was but one.
/// Between the account and the viewer only what this viewer saw counts.
pub fn since(notebook: &Notebook, viewer: Option<&Handle>, now: i64) -> Option<Since> {
    let diary = diary::until(&notebook.diary, now);
    let (today, before) = diary.split_last()?;
    let (first, last) = (before.first()?, before.last()?);
    let looks = match first.at == last.at {
        true => vec![first],
        false => vec![last, first],
    };
    let changes = |then: &Line| {
        let mut all = header(then, today);
        all.extend(posts(notebook, then, now));
        (then.at, all)
    };
    Some(Since {
        follow: viewer.and_then(|viewer| follow(diary, viewer)),
        looks: looks.into_iter().map(changes).collect(),
        followers: moved(
            diary
                .iter()
                .filter_map(|line| Some((line.at, line.followers?))),
        ),
    })
}

/// A count over time; nothing where one number could have stood there all the time.
fn moved(counts: impl Iterator<Item = (i64, CountRange)>) -> Vec<(i64, CountRange)> {
    let mut counts: Vec<_> = counts.collect();
    let lows = counts.iter().map(|(_, count)| count.low);
    let highs = counts.iter().map(|(_, count)| count.high);
    if lows.max() <= highs.min() {
        counts.clear();
    }
    counts
}

/// A loss is told after two whole headers a day apart, and only where since the first of them a header
/// showed of somebody that they follow the viewer: when X changes its page, nobody seems to. Nor is it told that
/// it did not follow, unless a header had shown that of somebody on that day.
pub fn follow(diary: &[Line], viewer: &Handle) -> Option<Follow> {
    let account = diary.last()?.account?;
    let mut told = diary.iter().rev().filter(|line| {
        let theirs = line.account == Some(account) && line.viewer.as_ref() == Some(viewer);
        theirs && line.follows_you.is_some()
    });
    let latest = told.next()?;
    let mut first = latest;
    let turned = told.find(|line| {
        let turned = line.follows_you != latest.follows_you;
        first = if turned { first } else { line };
        turned
    })?;
    if latest.follows_you == Some(true) {
        let readable = turned.sign_seen.is_some_and(|seen| seen >= turned.at - DAY);
        return readable.then_some(Follow::Gained(turned.at, first.at));
    }
    let apart = latest.at - first.at >= DAY;
    let readable = latest.sign_seen.is_some_and(|seen| seen >= first.at);
    (apart && readable).then_some(Follow::Lost(turned.at, first.at))
}

fn header(then: &Line, today: &Line) -> Vec<Change> {
    let mut changes = Vec::new();
    changes.extend(otherwise(&then.handle, &today.handle, Change::Handle));
    changes.extend(otherwise(&then.name, &today.name, Change::Name));
    let counts = [
        ("ui_count_followers", then.followers, today.followers),
        ("ui_count_following", then.following, today.following),
        ("ui_count_posts", then.posts, today.posts),
    ];
    for (key, then, today) in counts {
        let apart = then
            .zip(today)
            .filter(|(then, today)| then.is_apart(*today));
        changes.extend(apart.map(|(then, today)| Change::Count(key, then, today)));
    }
    changes
}

fn otherwise<T: Clone + PartialEq>(
    then: &Option<T>,
    today: &Option<T>,
    change: fn(T, T) -> Change,
) -> Option<Change> {
    let both = then.as_ref().zip(today.as_ref());
    let changed = both.filter(|(then, today)| then != today);
    changed.map(|(then, today)| change(then.clone(), today.clone()))
}

/// Pace and shares of what was posted since, beside those of then: whoever reads on in a list sees others in it.
/// A repost has no date: one that was noted then and stands on top now was passed on again, or nothing was posted
/// since. Where there is one, their share is not told.
fn posts(notebook: &Notebook, then: &Line, now: i64) -> Vec<Change> {
    let mut later = notebook.clone();
    later.notes.retain(|note| note.moment() > then.at);
    let known = |note: &Note| note.kind == Kind::Repost && note.counted <= then.at;
    let undated = later.notes.iter().any(known);
    let paces = then.pace.zip(per_day(
        &Account::new(&later, &Settings::default(), now),
        PACE_POSTS,
    ));
    let paces = paces.filter(|(one, other)| one.1 < other.0 || other.1 < one.0);
    let paces = paces.map(|(then, today)| Change::Pace(then, today));
    let mut changes: Vec<Change> = paces.into_iter().collect();
    changes.extend(parted(&then.shares, &shares(&later, now)));
    changes.retain(|change| !(undated && matches!(change, Change::Share("mostly-reposts", ..))));
    changes
}

/// The shares whose ranges have parted.
pub fn parted(then: &[Judged], now: &[Judged]) -> Vec<Change> {
    let compared = SHARES.into_iter().filter_map(|badge| {
        let (then, now) = (share(then, badge)?, share(now, badge)?);
        let parted = then.high < now.low || now.high < then.low;
        parted.then(|| Change::Share(badge, ratio(then), ratio(now)))
    });
    compared.collect()
}

fn share<'a>(shares: &'a [Judged], badge: &str) -> Option<&'a Judged> {
    shares.iter().find(|share| share.badge == badge)
}

fn ratio(share: &Judged) -> f64 {
    let (k, n) = (share.k, share.n);
    Share { k, n }.ratio()
}
