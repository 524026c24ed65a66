//! What is said of a badge: the types.

use serde::Serialize;

use crate::account::Note;
use crate::i18n::{Argument, Message};
use crate::ids::PostId;
use crate::judge::posterior::{Interval, Share};
use crate::page::List;

/// One badge, said or withheld, with everything it stands on. Whatever is shown of it is taken from here.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// The badge's id in the catalogue, e.g. `broadcaster`. Also the stem of its message keys.
    pub id: String,
    /// Its family.
    pub family: Family,
    /// It is said. When not, `withheld` says why.
    pub said: bool,
    /// The word on the badge.
    pub label: Message,
    /// One sentence of plain language with k, n, dates and "recent".
    pub sentence: Message,
    /// What is known besides, where other notebooks say something of it.
    pub besides: Vec<Message>,
    /// One sentence of rule, with the threshold that was used.
    pub rule: Message,
    /// Why it is not said; `None` when it is.
    pub withheld: Option<Withheld>,
    /// k of n, where the badge has a share.
    pub share: Option<Share>,
    /// The interval it was decided by: of the share where there is one, otherwise of the ratio
    /// of the header's counts, or of posts a day.
    pub interval: Option<Interval>,
    /// How sure: the probability that the rule holds for what comes next, 0 to 1.
    pub probability: Option<f64>,
    /// The threshold used (default or the user's).
    pub threshold: Option<f64>,
    /// The lists it was read in.
    pub lists: Vec<List>,
    /// First and last date of the posts it stands on, unix seconds.
    pub dates: Option<(i64, i64)>,
    /// The posts that speak for it, newest first, at most five, as (id, author handle, first words).
    /// Near-duplicates stand side by side.
    pub posts: Vec<(PostId, String, String)>,
}

/// What sort of thing a badge is about; told apart by icon and shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// Replies.
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

/// Why a badge is withheld.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// No list that shows replies has been read from its top.
    NeedsReplies,
    /// Replies were read, and no list that shows what was started.
    NeedsPosts,
    /// No list was read from its top that shows reposts beside what was started.
    NeedsAll,
    /// The list is not chronological (signed out): no habit can be read from it.
    NotATimeline,
    /// Something the rule needs could not be read; the key names it.
    Missing(String),
    /// Switched off by the user, off by default, or the account is left alone.
    Off,
}

/// What a badge's measure found, before it is put into words.
#[derive(Debug, Clone, Default)]
pub struct Finding<'a> {
    /// Why it is not said; `None` when it is.
    pub withheld: Option<Withheld>,
    /// Which label fits, where a badge has several; usually empty.
    pub label: &'static str,
    /// The arguments of the label.
    pub label_words: Vec<Argument>,
    /// Which sentence fits, where a badge has several; usually empty.
    pub wording: &'static str,
    /// The arguments of its sentence; `None` when it has nothing to say beyond why it is withheld.
    pub words: Option<Vec<Argument>>,
    /// The number that decides the sentence's plural form.
    pub plural: Option<u64>,
    /// k of n.
    pub share: Option<Share>,
    /// The interval it was decided by.
    pub interval: Option<Interval>,
    /// How sure.
    pub probability: Option<f64>,
    /// The lists it was read in.
    pub lists: Vec<List>,
    /// First and last date of what it stands on.
    pub dates: Option<(i64, i64)>,
    /// The posts that speak for it.
    pub posts: Vec<&'a Note>,
}
