//! Where what was read of a list ends, and the next look may go on.

use serde::{Deserialize, Serialize};

use crate::ids::PostId;
use crate::page::post::{Kind, Post};

/// The reposts that end what was read: they carry no date of their own, so what comes below them is
/// joined to what stands above them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tail {
    /// When the list was opened, unix seconds, where nothing but reposts stands above.
    pub opened: Option<i64>,
    /// The dated post they stand below.
    pub below: Option<PostId>,
    /// The last of them, as they stand.
    pub reposts: Vec<PostId>,
}

impl Tail {
    /// Whether a run begins among these reposts: before the first post that has a date of its own.
    pub(super) fn leads_to(&self, run: &[&Post]) -> bool {
        let mut undated = run.iter().take_while(|post| !dates_the_list(post));
        undated.any(|post| reposted(post).is_some_and(|id| self.reposts.contains(&id)))
    }
}

/// The original that a post passes on.
pub fn reposted(post: &Post) -> Option<PostId> {
    post.id.filter(|_| post.kind == Kind::Repost)
}

/// Pins stand out of order, a repost has the original's date, and a conversation is placed by its
/// last post.
pub fn dates_the_list(post: &Post) -> bool {
    !post.pinned
        && !post.joined.below
        && !matches!(post.kind, Kind::Repost | Kind::Ad | Kind::Unknown)
}
