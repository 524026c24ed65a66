//! What a post means: its author, its kind, whom it answers, where its links go.
//!
//! Everything is decided by structure: slots, links and the lines that join cells
//! (`docs/x-markup.md`, "A post"). Two rules keep it honest. Each sign is cross-checked by a second one, and
//! everything on the post must be explained; where signs disagree or something is left over, the
//! kind is [`Kind::Unknown`] and [`Post::unclear`] says why.

pub mod classic;
mod content;
mod kind;
mod microdata;
mod slots;
pub mod xweb;

use serde::{Deserialize, Serialize};

use crate::ids::{Handle, PostId};
use crate::page::counts::{CountRange, noted};

/// What sort of post it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Started by its author, answering nobody.
    Original,
    /// Answers its own author.
    Thread,
    /// Answers somebody else (a reply that also quotes is a reply).
    Reply,
    /// Shows another post with words of its own.
    Quote,
    /// Somebody else's post (or an own one again), passed on unchanged.
    Repost,
    /// Paid for by somebody; nobody's post.
    Ad,
    /// Cannot be told.
    #[default]
    Unknown,
}

impl Kind {
    /// Original, thread or quote: what its author started.
    pub fn starts(self) -> bool {
        matches!(self, Kind::Original | Kind::Thread | Kind::Quote)
    }
}

/// Engagement counts, a range where the page shortens them; `None` where it did not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Replies received.
    #[serde(with = "noted")]
    pub replies: Option<CountRange>,
    /// Reposts received.
    #[serde(with = "noted")]
    pub reposts: Option<CountRange>,
    /// Likes received.
    #[serde(with = "noted")]
    pub likes: Option<CountRange>,
}

/// One post as understood. `None` and empty lists are "not known" or "none"; never a guess.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Post {
    /// Its number; `None` for ads and where the permalink could not be read.
    pub id: Option<PostId>,
    /// Who wrote it; for a repost, who wrote the original.
    pub author: Option<Handle>,
    /// When it was posted, unix seconds.
    pub time: Option<i64>,
    /// What sort of post it is.
    pub kind: Kind,
    /// Pinned to the top of a profile.
    pub pinned: bool,
    /// Who passed it on, for a repost.
    pub reposted_by: Option<Handle>,
    /// Whom it answers, the direct parent's author first. Empty for a reply whose parent cannot be seen.
    pub answers: Vec<Handle>,
    /// It shows another post.
    pub quotes: bool,
    /// Whose post it shows; `None` when that could not be read.
    pub quoted: Option<Handle>,
    /// Hosts of the links that leave X, one per link, in order.
    pub hosts: Vec<String>,
    /// Accounts named in its own text.
    pub mentions: Vec<Handle>,
    /// Hashtags in its own text, without `#`.
    pub hashtags: Vec<String>,
    /// Photo, video or animation of its own.
    pub has_media: bool,
    /// A poll of its own.
    pub poll: bool,
    /// A long-form article.
    pub article: bool,
    /// Its own text is cut short with "show more".
    pub cut: bool,
    /// X's guess of the text's language.
    pub language: Option<String>,
    /// Its own text, emoji as characters; empty when it has none.
    pub text: String,
    /// The texts of links and mentions inside [`Post::text`].
    pub link_texts: Vec<String>,
    /// Engagement.
    pub counts: Counts,
    /// A line joins it to the post above, or below.
    pub joined: Joined,
    /// Why the kind is [`Kind::Unknown`], in words for the console and the report.
    pub unclear: Option<&'static str>,
}

impl Post {
    /// What sort of post it is cannot be told, for this reason.
    pub(crate) fn unsay(&mut self, why: &'static str) {
        (self.kind, self.unclear) = (Kind::Unknown, Some(why));
    }
}

/// The lines that join a post to its neighbours in a conversation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Joined {
    /// To the post above.
    pub above: bool,
    /// To the post below.
    pub below: bool,
}

/// What stands before a post in the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Before {
    /// Another post.
    Post {
        /// Its author, when known.
        author: Option<Handle>,
        /// Its lines.
        joined: Joined,
    },
    /// A "show more replies" row: posts between are hidden.
    Gap {
        /// Who wrote the post above the row, when known.
        above: Option<Handle>,
        /// In this list nobody answers anybody but themselves.
        alone: bool,
    },
    /// A separator, heading or suggestion.
    Other,
    /// Not on the page any more, or not yet.
    Unseen,
}
