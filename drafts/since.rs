//! What has changed since an account was last looked at, and since it was first: told only where the
//! page showed it twice, or where two ranges part.

use crate::account::diary::{Judged, Line};
use crate::account::{Note, Notebook};
use crate::ids::Handle;
use crate::judge::{Account, Verdict, judge, pace};
use crate::page::counts::CountRange;
use crate::settings::Settings;
use crate::time::DAY;

/// The badges whose shares are compared.
pub const SHARES: [&str; 3] = ["replies-often", "mostly-links", "mostly-reposts"];

/// What has changed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Since {
    /// Whether it follows the viewer.
    pub follow: Option<Follow>,
    /// Since the first look, and since the last one where that is another.
    pub looks: Vec<(i64, Vec<Change>)>,
    /// Followers, look by look.
    pub followers: Vec<CountRange>,
    /// The share of replies, look by look, in thousandths.
    pub replies: Vec<u32>,
}

/// What came to be between the account and the viewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// It followed the viewer then; then X did not show it any more.
    Lost(i64, i64),
    /// It did not follow the viewer then; since then X shows it.
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

/// The shares that the diary keeps, out of what was judged.
pub fn shares(verdicts: &[Verdict]) -> Vec<Judged> {
    let compared = verdicts
        .iter()
        .filter(|verdict| SHARES.contains(&verdict.id.as_str()));
    let judged = compared.filter_map(|verdict| {
        let (share, range) = verdict.share.zip(verdict.interval)?;
        Some(Judged {
            badge: verdict.id.clone(),
            k: share.k,
            n: share.n,
            low: range.low,
            high: range.high,
        })
    });
    judged.collect()
}

/// Own posts a day, as few and as many, where enough days were seen.
pub fn pace_of(notebook: &Notebook, settings: &Settings, now: i64) -> Option<(f64, f64)> {
    let account = Account::new(notebook, settings, now);
    let pace = pace(&account).filter(|pace| pace.days >= 1.0)?;
    let range = pace.range();
    Some((range.low, range.high))
}

/// What has changed between the looks of the diary; `None` where there was but one.
/// Between the account and the viewer only what this viewer saw counts.
pub fn since(
    notebook: &Notebook,
    viewer: Option<&Handle>,
    settings: &Settings,
    now: i64,
) -> Option<Since> {
    let (today, before) = notebook.diary.split_last()?;
    let (first, last) = (before.first()?, before.last()?);
    let looks = match first.at == last.at {
        true => vec![first],
        false => vec![last, first],
    };
    let changes = |then: &Line| {
        let mut all = header(then, today);
        all.extend(posts(notebook, then, settings, now));
        (then.at, all)
    };
    let diary = notebook.diary.iter();
    let replies = diary.clone().filter_map(|line| share(&line.shares, SHARES[0]));
    Some(Since {
        follow: viewer.and_then(|viewer| follow(&notebook.diary, viewer)),
        looks: looks.into_iter().map(changes).collect(),
        followers: diary.filter_map(|line| line.followers).collect(),
        replies: replies
            .filter(|share| share.n > 0)
            .map(|share| share.k.saturating_mul(1_000) / share.n)
            .collect(),
    })
}

/// A loss is told after two whole headers a day apart, and only where in between the viewer saw of
/// somebody that they follow them: when X changes its page, nobody seems to follow anybody.
fn follow(diary: &[Line], viewer: &Handle) -> Option<Follow> {
    let mine = diary
        .iter()
        .filter(|line| line.viewer.as_ref() == Some(viewer));
    let told: Vec<(&Line, bool)> = mine
        .filter_map(|line| Some((line, line.follows_you?)))
        .collect();
    let (latest, follows) = told.last()?;
    let turned = told.iter().rev().find(|(_, known)| known != follows)?.0;
    let first = told.iter().find(|(line, _)| line.at > turned.at)?.0;
    if *follows {
        return Some(Follow::Gained(turned.at, first.at));
    }
    let apart = latest.at - first.at >= DAY;
    let readable = latest.sign_seen.is_some_and(|seen| seen >= first.at);
    (apart && readable).then_some(Follow::Lost(turned.at, first.at))
}

fn header(then: &Line, today: &Line) -> Vec<Change> {
    let mut changes = Vec::new();
    if let (Some(then), Some(today)) = (&then.handle, &today.handle)
        && then != today
    {
        changes.push(Change::Handle(then.clone(), today.clone()));
    }
    if let (Some(then), Some(today)) = (&then.name, &today.name)
        && then != today
    {
        changes.push(Change::Name(then.clone(), today.clone()));
    }
    let counts = [
        ("ui_count_followers", then.followers, today.followers),
        ("ui_count_following", then.following, today.following),
        ("ui_count_posts", then.posts, today.posts),
    ];
    for (key, then, today) in counts {
        if let (Some(then), Some(today)) = (then, today)
            && (then.high < today.low || today.high < then.low)
        {
            changes.push(Change::Count(key, then, today));
        }
    }
    if let (Some(then), Some(today)) = (then.pace, today.pace)
        && (then.1 < today.0 || today.1 < then.0)
    {
        changes.push(Change::Pace(then, today));
    }
    changes
}

/// The shares of what was posted since, beside those of then.
fn posts(notebook: &Notebook, then: &Line, settings: &Settings, now: i64) -> Vec<Change> {
    let mut later = notebook.clone();
    later.notes.retain(|note: &Note| note.moment() > then.at);
    parted(&then.shares, &shares(&judge(&later, settings, now)))
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
    f64::from(share.k) / f64::from(share.n.max(1))
}
