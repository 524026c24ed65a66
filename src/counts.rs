//! "1,2 Mio.", "7.5万", "12.3K" → a range; shown counts are cut, never rounded.

use serde::{Deserialize, Serialize};

/// An inclusive range of whole numbers; exact when both ends are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountRange {
    /// The least it can be.
    pub low: u64,
    /// The most it can be.
    pub high: u64,
}
