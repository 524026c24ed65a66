//! The notebook: all that has been seen of one account, over tabs, scrolls and visits; bounded.

use serde::{Deserialize, Serialize};

use crate::post::{Counts, Handle, Kind, PostId};
use crate::profile::Profile;
use crate::text::Marks;

/// One post of the owner's list, as the notebook keeps it: what the measures need, and no more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// The post; for a repost, the id of the post passed on.
    pub id: PostId,
    /// When it was posted, unix seconds; for a repost, when the original was.
    pub time: i64,
    /// Never `Ad` or `Unknown` in a notebook.
    pub kind: Kind,
    /// Pinned to the top of the list, so out of order.
    pub pinned: bool,
    /// Seen in the Posts tab.
    pub in_posts: bool,
    /// Seen in the Replies tab: only these may count for or against replies.
    pub in_replies: bool,
    /// Whom a reply answers, the author answered first; empty when the parent could not be seen.
    pub answers: Vec<Handle>,
    /// Accounts named in its own text.
    pub names: Vec<Handle>,
    /// Whose post a repost passes on.
    pub reposts: Option<Handle>,
    /// Whose post a quote shows.
    pub quotes: Option<Handle>,
    /// Registrable domains of the outside links, one per link, X's own hosts left out.
    /// A link whose domain is unknown (a bare shortener) stands here as the shortener's domain.
    pub links: Vec<String>,
    /// The full hosts of the same links, in the same order.
    pub hosts: Vec<String>,
    /// What the text is: a question, a call to action, its fingerprint.
    pub marks: Marks,
    /// Engagement.
    pub counts: Counts,
    /// The first words of the text, for the evidence list; at most 80 characters.
    pub line: String,
}

impl Note {
    /// Original, thread or quote: what the owner started (DESIGN §2).
    pub fn started(&self) -> bool {
        self.kind.starts()
    }

    /// Started posts and replies: what the owner wrote.
    pub fn own(&self) -> bool {
        self.started() || self.kind == Kind::Reply
    }
}

/// All that has been seen of one account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Notebook {
    /// The header, as last read.
    pub profile: Profile,
    /// Posts in list order: newest first, the pinned one wherever its id puts it.
    pub notes: Vec<Note>,
    /// How the Posts tab was seen.
    pub posts_tab: Frame,
    /// How the Replies tab was seen.
    pub replies_tab: Frame,
    /// When the account was last in view, unix seconds.
    pub seen: i64,
}

/// How a tab's list was seen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The list is a chronological one; `None` until enough of it was seen to tell.
    pub chronological: Option<bool>,
    /// Unbroken stretches, newest first: `[newest, oldest]` ids between which nothing was skipped.
    pub stretches: Vec<(PostId, PostId)>,
    /// The end of the list was reached: there is no more to see.
    pub complete: bool,
}
