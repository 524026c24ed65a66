//! The models that habits are judged by, and how they and the levels of the entries were found.
//!
//! The models were fitted on one half of 287 accounts whose owners or researchers published their posts (halved by
//! [`crate::archive::trial::Half`]); what a sample of 20 to 200 posts says was compared with what the 200 posts
//! that came after it did. `cargo run --release --bin calibrate` prints the fits again, and
//! `--bin accuracy` how often what is said comes true for the accounts of the other half.
//!
//! From which probability and how many posts on a badge is said stands in [`crate::judge::levels`], which
//! `calibrate` writes by the rule that it tells. Most of what is said is far surer than its level.

use crate::judge::posterior::Model;

/// How alike neighbouring posts are. Posts come in bursts, so 50 posts in a row are worth no more than
/// 19 independent ones, 100 than 23, and no number of them more than 30; most are worth less, by what follows.
/// Fitted 0.032 (0.031 to 0.040 leaving out a fifth of the accounts); 0.033 before silence counted.
const CLUMPING: f64 = 0.033;

/// Habits drift with the days: with a day from post to post, posts are alike by nine tenths more.
/// Fitted 0.91 (0.41 to 1.03); 0.89 before silence counted. What surprised most were accounts that had answered
/// nobody in a hundred posts over a year, and then began to.
const DRIFT: f64 = 0.89;

/// Accounts that answer in bursts show it. Fitted 2.7 (1.8 to 3.5); 2.6 before silence counted.
const STUBBORN: f64 = 2.6;

/// What people do more or less often: answer, link, pass on, name others.
/// Fitted 0.34 and 2.4 (0.32 to 0.36, 2.1 to 3.0), on people alone: institutions always do a thing or never,
/// and an expectation that knows them is too sure of people. 0.30 and 2.0 are of an earlier fit: with the new ones
/// the rule gives levels that say as much.
///
/// It also judges what nearly every post of an account does or none, and what is seen too seldom to fit:
/// the expectation of common habits leaves those a level that can be reached.
pub const COMMON: Model = Model {
    expected: 0.30,
    weight: 2.0,
    clumping: CLUMPING,
    drift: DRIFT,
    stubborn: STUBBORN,
};

/// What people do now and then: ask, link to a network, repeat themselves.
/// Fitted 0.10, 7.7, 0.045, 0.20 and 0.6 (0.09 to 0.11, 7.2 to 9.0, 0.041 to 0.053, 0.14 to 0.30, 0.3 to 2.3), on
/// people alone: what is rare drifts less with the days than it comes in bursts.
pub const RARE: Model = Model {
    expected: 0.11,
    weight: 7.5,
    clumping: 0.045,
    drift: 0.19,
    stubborn: 0.6,
};

/// The badges [`COMMON`] is fitted from, each weighing the same.
pub const COMMON_FROM: &[&str] = &[
    "replies-often",
    "mostly-links",
    "mostly-reposts",
    "names-others",
];

/// The badges [`RARE`] is fitted from.
pub const RARE_FROM: &[&str] = &["asks-questions", "cross-posts"];

/// Own posts it takes before a pace is believed.
pub const PACE_POSTS: u32 = 200;

/// Own posts it takes before a pace is shown among the numbers, where it is no badge. The pace of the next 200 lay in
/// the range of 50 posts in 87 cases of 100, of 20 in 83, of 10 in 77, of 5 in 62.
pub const PACE_SHOWN: u32 = 50;

/// What the pace of the next 200 posts may be divided or multiplied by, nine times in ten:
/// 2.45 after samples of 200 posts of all accounts, 2.3 of people.
pub const PACE_SWING: f64 = 2.4;
