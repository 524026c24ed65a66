//! The catalogue and the judge.

use serde::{Deserialize, Serialize};

use crate::measure::{Interval, Share};
use crate::notebook::Notebook;
use crate::post::PostId;
use crate::settings::Settings;
use crate::speech::Saying;

/// What sort of thing a badge is about; told apart by icon and shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// Replies, circles.
    Conversation,
    /// What the posts are made of.
    Content,
    /// Followers and following.
    Audience,
    /// How often and since when.
    Rhythm,
    /// The owner and the viewer.
    You,
}

/// One badge, said or withheld, with everything it stands on. Whatever is shown of it is taken from here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// The badge's id in the catalogue, e.g. `broadcaster`. Also the stem of its message keys.
    pub id: String,
    /// Its family.
    pub family: Family,
    /// It is said. When not, `withheld` says why.
    pub said: bool,
    /// The word on the badge.
    pub label: Saying,
    /// One sentence of plain language with k, n, dates and "recent".
    pub sentence: Saying,
    /// One sentence of rule, with the threshold that was used.
    pub rule: Saying,
    /// Why it is not said; `None` when it is.
    pub withheld: Option<Withheld>,
    /// k of n, where the badge has a share.
    pub share: Option<Share>,
    /// The interval it was decided by.
    pub interval: Option<Interval>,
    /// How sure: the probability that the rule holds for what comes next, 0 to 1.
    pub probability: Option<f64>,
    /// The threshold used (default or the user's).
    pub threshold: Option<f64>,
    /// First and last date of the posts it stands on, unix seconds.
    pub dates: Option<(i64, i64)>,
    /// The posts that count, newest first, at most five, as (id, author handle, first words).
    pub posts: Vec<(PostId, String, String)>,
}

/// Why a badge is withheld.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Withheld {
    /// The measure was made and does not carry the word.
    NotSo,
    /// Too little seen: would need about this many posts.
    TooLittle {
        /// Posts of the right sort seen so far.
        seen: u32,
        /// Posts needed before anything can be said, about.
        needed: u32,
    },
    /// The Replies tab has not been read.
    NeedsReplies,
    /// The list is not chronological (signed out): no habit can be read from it.
    NotATimeline,
    /// Something the rule needs could not be read; the key names it.
    Missing(String),
    /// Switched off by the user, or off by default.
    Off,
}

/// Judges one account: every badge of the catalogue, said or withheld, in catalogue order.
/// `now` is unix seconds.
pub fn judge(_notebook: &Notebook, _settings: &Settings, _now: i64) -> Vec<Verdict> {
    Vec::new()
}
