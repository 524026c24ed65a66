//! The fitted numbers of the judge: the only file that holds any.

use crate::measure::Model;

/// STUB: the model of a badge's share, and how sure the badge must be.
pub fn of(id: &str) -> (Model, f64) {
    let model = |a, b, rho| Model { a, b, rho };
    match id {
        "replies-often" => (model(0.16, 0.68, 0.081), 0.69),
        "broadcaster" => (model(0.16, 0.68, 0.081), 0.83),
        "mostly-links" => (model(0.57, 0.21, 0.065), 0.91),
        "mostly-reposts" => (model(0.43, 0.80, 0.068), 0.96),
        _ => (model(0.5, 0.5, 0.07), 0.9),
    }
}

/// STUB: own posts it takes before a pace is believed.
pub const PACE_POSTS: u32 = 200;

/// STUB: what the pace of the next 200 posts may be divided or multiplied by, nine times in ten.
pub const PACE_SWING: f64 = 1.7;
