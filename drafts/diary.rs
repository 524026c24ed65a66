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
    /// Its display name.
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
    /// When this viewer last saw, anywhere, that somebody follows them, unix seconds: until then at
    /// least the sign of it could be read.
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
    /// The badge that judges it.
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
/// not stays: a header may come in pieces.
pub fn enter(diary: &mut Vec<Line>, profile: &Profile, sign_seen: Option<i64>, now: i64) {
    if profile.handle.is_none() {
        return;
    }
    if let Some(viewer) = &profile.viewer {
        forget_others(diary, viewer);
    }
    make_room(diary, now);
    let Some(line) = diary.last_mut() else {
        return;
    };
    line.at = now;
    line.handle.clone_from(&profile.handle);
    line.name = profile.name.clone().or(line.name.take());
    line.followers = profile.followers.or(line.followers);
    line.following = profile.following.or(line.following);
    line.posts = profile.posts.or(line.posts);
    line.viewer = profile.viewer.clone().or(line.viewer.take());
    line.sign_seen = sign_seen.or(line.sign_seen);
    if line.follows_you != Some(true) {
        line.follows_you = follows_you(profile).or(line.follows_you);
    }
}

/// Enters how the posts are judged today.
pub fn enter_posts(diary: &mut [Line], shares: Vec<Judged>, pace: Option<(f64, f64)>, now: i64) {
    let last = diary.last_mut();
    if let Some(line) = last.filter(|line| day(line.at) == day(now)) {
        line.shares = shares;
        line.pace = pace.or(line.pace);
    }
}

/// The lines of two notebooks of one account, in their order.
pub fn follow(earlier: &mut Vec<Line>, later: Vec<Line>) {
    earlier.extend(later);
    earlier.sort_by_key(|line| line.at);
    // Of one day the later line stays.
    earlier.reverse();
    earlier.dedup_by_key(|line| day(line.at));
    earlier.reverse();
}

/// That it does not follow the viewer is believed only of a header that is there in all its parts.
fn follows_you(profile: &Profile) -> Option<bool> {
    let whole = profile.viewer.is_some()
        && !profile.own
        && profile.followers.is_some()
        && profile.following.is_some()
        && profile.name.is_some()
        && profile.you_follow.is_some();
    profile.follows_you.filter(|follows| *follows || whole)
}

/// What stood between the account and a former viewer goes when another looks.
fn forget_others(diary: &mut [Line], viewer: &Handle) {
    let others = |line: &&mut Line| line.viewer.as_ref() != Some(viewer);
    for line in diary.iter_mut().filter(others) {
        line.viewer = None;
        line.follows_you = None;
    }
}

/// A line for today, and none that is older than a year.
fn make_room(diary: &mut Vec<Line>, now: i64) {
    let known = diary.last().is_some_and(|line| day(line.at) >= day(now));
    let first = day(now) - limits::DIARY_DAYS;
    diary.retain(|line| day(line.at) > first);
    if !known || diary.is_empty() {
        diary.push(Line::default());
    }
}

fn day(at: i64) -> i64 {
    at.div_euclid(DAY)
}
