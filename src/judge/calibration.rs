//! The models that habits are judged by, and how they and the levels of the entries were found.
//!
//! The models were fitted on one half of 287 accounts whose owners or researchers published their posts (halved by
//! [`crate::archive::trial::Half`]); what a sample of the newest 20 to 200 posts says was compared with
//! what the next 200 did. `cargo run --release --bin calibrate` prints the fits again, and
//! `--bin accuracy` how often what is said comes true for the accounts of the other half.
//!
//! An entry's level is the least, in steps of 0.05, at which of what was said in the fitted half 95 in 100
//! came true at 50, 100 and 200 posts: for everybody, and for people where at least 25 samples of theirs
//! spoke. Most of what is said is far surer than its level. Where nothing like that many cases are known the
//! level is 0.95, and the model alone answers for it. Its fewest posts are those from which on that held.

use crate::judge::posterior::Model;

/// How alike neighbouring posts are. Posts come in bursts and habits drift, so 50 posts in a row are worth
/// about 11 independent ones, 100 about 13, and no number of them more than 14.
/// Fitted 0.079 (0.056 to 0.090 leaving out a fifth of the accounts) and, for rare habits, 0.077;
/// another method found 0.065 to 0.081 among 426 accounts. One number serves all.
const CLUMPING: f64 = 0.07;

/// What people do more or less often: answer, link, pass on, name others.
/// Fitted 0.32 and 2.1 (0.29 to 0.36, 2.0 to 2.6), on people alone: institutions always do a thing or never,
/// and an expectation that knows them is too sure of people.
///
/// It also judges what nearly every post of an account does or none, and what is seen too seldom to fit:
/// the expectation of common habits leaves those a level that can be reached.
pub const COMMON: Model = Model {
    expected: 0.30,
    weight: 2.0,
    clumping: CLUMPING,
};

/// What people do now and then: ask, call to action, link to a network, repeat themselves.
/// Fitted 0.10 and 8.0 (0.09 to 0.11, 7.6 to 8.7), on people alone; institutions do it less, and their ranges
/// came out too wide. The lower expectation suits both, and is the warier one for "at least".
pub const RARE: Model = Model {
    expected: 0.08,
    weight: 8.0,
    clumping: CLUMPING,
};

/// The badges [`COMMON`] is fitted from, each weighing the same.
pub const COMMON_FROM: &[&str] = &[
    "replies-often",
    "mostly-links",
    "mostly-reposts",
    "names-others",
];

/// The badges [`RARE`] is fitted from.
pub const RARE_FROM: &[&str] = &["asks-questions", "calls-to-action", "cross-posts"];

/// Own posts it takes before a pace is believed.
pub const PACE_POSTS: u32 = 200;

/// What the pace of the next 200 posts may be divided or multiplied by, nine times in ten:
/// 2.45 after samples of 200 posts of all accounts, 2.3 of people.
pub const PACE_SWING: f64 = 2.4;
