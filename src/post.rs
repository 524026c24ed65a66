//! What a post means.

use serde::{Deserialize, Serialize};

/// Somebody's name on X without the `@`, as written; compared without case.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Handle(String);

impl Handle {
    /// A handle is 1–20 ASCII letters, digits or `_` (X allows 15 today; older ones are longer) and no route of the site.
    pub fn new(text: &str) -> Option<Handle> {
        let text = text.strip_prefix('@').unwrap_or(text);
        let fits = (1..=20).contains(&text.len());
        let plain = text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        (fits && plain).then(|| Handle(text.to_owned()))
    }

    /// The handle as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The handle in lower case, fit for a key.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl PartialEq for Handle {
    fn eq(&self, other: &Handle) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Handle {}

/// The number X gives a post; newer is larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PostId(pub u64);

/// What sort of post it is (DESIGN §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    Unknown,
}

/// Engagement counts, exact; `None` where the page did not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Replies received.
    pub replies: Option<u64>,
    /// Reposts received.
    pub reposts: Option<u64>,
    /// Likes received.
    pub likes: Option<u64>,
}
