//! A diary of an account, a line for each day that it was looked at: how its header read, and how its
//! posts were judged. It is written only where the user asked to remember.

use serde::{Deserialize, Serialize};

use crate::ids::Handle;
use crate::limits;
use crate::page::counts::CountRange;
use crate::page::profile::Profile;
use crate::time::DAY;

/// One day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Line {
    /// When the account was last looked at that day, unix seconds.
    pub at: i64,
    /// What it was called.
    pub handle: Option<Handle>,
    /// Its number.
    pub account: Option<u64>,
    /// Its display name, as X told it to machines.
    pub name: Option<String>,
    /// Followers.
    pub followers: Option<CountRange>,
    /// Following.
    pub following: Option<CountRange>,
    /// Posts.
    pub posts: Option<CountRange>,
    /// Whether it followed this viewer: "no" only where all of the header was there.
    pub follows_you: Option<bool>,
    /// Who looked.
    pub viewer: Option<Handle>,
    /// When a header, of whomever, last showed that somebody follows the viewer, unix seconds: until
    /// then at least the sign of it could be read.
    pub sign_seen: Option<i64>,
    /// Own posts a day: as few and as many.
    pub pace: Option<(f64, f64)>,
    /// Shares of the posts, as they were judged.
    pub shares: Vec<Judged>,
}

/// A share as it was judged.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Judged {
    /// The badge that counts it.
    pub badge: String,
    /// So many of the posts,
    pub k: u32,
    /// of so many.
    pub n: u32,
    /// The range it stands for.
    pub low: f64,
    /// Its other end.
    pub high: f64,
}

/// Enters a header into the line of its day. What an earlier look of the day showed and this one does
/// not stays: a header may come in pieces. `sign_seen` is when any header showed the sign last, and the
/// document was `loaded` then: what it has shown on another day, and shows again, tells nothing of today.
pub fn enter(
    diary: &mut Vec<Line>,
    header: &Profile,
    sign_seen: &mut Option<i64>,
    loaded: Option<i64>,
    now: i64,
) {
    let told = |line: &Line| {
        let before = day(line.at) < day(now) && loaded.is_some_and(|loaded| loaded <= line.at);
        before && tells_the_same(line, header)
    };
    if header.handle.is_none() || diary.iter().any(told) {
        return;
    }
    if header.follows_you == Some(true) {
        *sign_seen = Some(now);
    }
    if let Some(viewer) = &header.viewer {
        forget_others(diary, viewer);
    }
    tidy(diary, now);
    let line = line_of_today(diary, now);
    line.at = now;
    line.handle.clone_from(&header.handle);
    line.account = header.account.or(line.account);
    line.name = header.name.clone().or(line.name.take());
    line.followers = CountRange::sharper(line.followers, header.followers);
    line.following = CountRange::sharper(line.following, header.following);
    line.posts = CountRange::sharper(line.posts, header.posts);
    line.viewer = header.viewer.clone().or(line.viewer.take());
    line.sign_seen = sign_seen.or(line.sign_seen);
    if line.follows_you != Some(true) {
        line.follows_you = follows_you(header).or(line.follows_you);
    }
}

/// A header that comes in pieces says no other thing for what it lacks.
fn tells_the_same(line: &Line, header: &Profile) -> bool {
    let apart = |one: Option<CountRange>, other: Option<CountRange>| {
        one.zip(other)
            .is_some_and(|(one, other)| one.is_apart(other))
    };
    let follows = follows_you(header);
    line.handle == header.handle
        && (header.name.is_none() || line.name == header.name)
        && (header.viewer.is_none() || line.viewer == header.viewer)
        && (follows.is_none() || line.follows_you == follows)
        && !apart(line.followers, header.followers)
        && !apart(line.following, header.following)
        && !apart(line.posts, header.posts)
}

/// Enters how the posts are judged today, where today's header was read.
pub fn enter_posts(diary: &mut [Line], shares: Vec<Judged>, pace: Option<(f64, f64)>, now: i64) {
    let mut lines = diary.iter_mut();
    if let Some(line) = lines.find(|line| day(line.at) == day(now)) {
        line.shares = shares;
        line.pace = pace;
    }
}

/// The lines of two diaries of one account, in their order; of one day the later line stays. None of them is of
/// tomorrow: a file that was taken in may hold anything.
pub fn join(diary: &mut Vec<Line>, other: Vec<Line>, now: i64) {
    diary.extend(other);
    diary.retain(|line| day(line.at) <= day(now));
    tidy(diary, now);
}

/// One line a day in their order, none older than a year. What seems to be of tomorrow is of days before a clock
/// fell back.
fn tidy(diary: &mut Vec<Line>, now: i64) {
    let oldest = day(now) - limits::DIARY_DAYS + 1;
    diary.retain(|line| day(line.at) >= oldest);
    diary.sort_by_key(|line| std::cmp::Reverse(line.at));
    diary.dedup_by_key(|line| day(line.at));
    diary.reverse();
}

/// The lines up to today.
pub fn until(diary: &[Line], now: i64) -> &[Line] {
    let place = diary.partition_point(|line| day(line.at) <= day(now));
    diary.get(..place).unwrap_or_default()
}

fn line_of_today(diary: &mut Vec<Line>, now: i64) -> &mut Line {
    let place = diary.partition_point(|line| day(line.at) < day(now));
    let known = diary
        .get(place)
        .is_some_and(|line| day(line.at) == day(now));
    let line = if known {
        diary.remove(place)
    } else {
        Line::default()
    };
    diary.insert_mut(place, line)
}

/// That it does not follow the viewer is believed only of a header that is there in all its parts.
fn follows_you(header: &Profile) -> Option<bool> {
    let whole = header.viewer.is_some()
        && !header.own
        && header.account.is_some()
        && header.followers.is_some()
        && header.following.is_some()
        && header.you_follow.is_some();
    header.follows_you.filter(|follows| *follows || whole)
}

/// What stood between the account and a former viewer goes when another looks.
fn forget_others(diary: &mut [Line], viewer: &Handle) {
    let others = |line: &&mut Line| line.viewer.as_ref() != Some(viewer);
    for line in diary.iter_mut().filter(others) {
        line.viewer = None;
        line.follows_you = None;
        line.sign_seen = None;
    }
}

fn day(at: i64) -> i64 {
    at.div_euclid(DAY)
}
