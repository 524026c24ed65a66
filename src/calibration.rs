//! The fitted numbers of the judge: the only file that holds any.

use crate::measure::Model;

const COMMON: Model = Model {
    expected: 0.30,
    weight: 2.0,
    clumping: 0.07,
};
const RARE: Model = Model {
    expected: 0.07,
    weight: 7.0,
    clumping: 0.06,
};

/// draft
pub fn of(id: &str) -> (Model, f64) {
    match id {
        "replies-often" => (COMMON, 0.75),
        "broadcaster" => (COMMON, 0.75),
        "mostly-links" => (COMMON, 0.85),
        "mostly-reposts" => (COMMON, 0.85),
        "one-site" | "small-circle" => (COMMON, 0.95),
        "answers-many" => (COMMON, 0.8),
        _ => (RARE, 0.95),
    }
}

/// Own posts it takes before a pace is believed.
pub const PACE_POSTS: u32 = 200;

/// What the pace of the next 200 posts may be divided or multiplied by, nine times in ten.
pub const PACE_SWING: f64 = 1.7;
