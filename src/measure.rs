//! A share, and how sure of it.

use serde::{Deserialize, Serialize};

/// k of n.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// How many have it.
    pub k: u32,
    /// How many could have it.
    pub n: u32,
}

/// A range of shares, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}
