//! The lists of a profile, told apart by what X fills them with.
//!
//! Since August 2026 there are two profiles. On the old one Posts hides replies and Replies shows
//! everything; on the split one each list has its own sort of posts. Both exist side by side, also
//! for one person over time, so lists of different layouts never pass for each other.

use serde::Serialize;

use crate::ids::Handle;
use crate::page::url::{self, Tab};

/// Which of X's two profiles is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// Posts holds what was started and passed on; Replies holds everything.
    Old,
    /// Posts holds what was started, Replies conversations alone; reposts have a list of their own.
    Split,
    /// The tabs do not tell. Then a list is taken to hold only what it holds on either profile.
    #[default]
    Unknown,
}

/// A list of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum List {
    /// Posts of the old profile.
    Posts,
    /// Replies of the old profile.
    Replies,
    /// Posts of the split profile, and of the page that signed-out visitors get.
    SplitPosts,
    /// All of the split profile: what Posts was on the old one.
    All,
    /// Replies of the split profile.
    SplitReplies,
    /// Reposts of the split profile.
    Reposts,
}

/// Sorts of posts: what a list shows, or what a measure needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds {
    /// Originals, threads and quotes.
    pub started: bool,
    /// Answers to others.
    pub replies: bool,
    /// Posts of others passed on.
    pub reposts: bool,
}

impl Kinds {
    /// What the owner started.
    pub const STARTED: Kinds = Kinds::new(true, false, false);
    /// What the owner wrote.
    pub const OWN: Kinds = Kinds::new(true, true, false);
    /// What the owner started or passed on.
    pub const SHARED: Kinds = Kinds::new(true, false, true);
    /// Answers alone.
    pub const REPLIES: Kinds = Kinds::new(false, true, false);
    const NONE: Kinds = Kinds::new(false, false, false);
    /// Everything.
    pub const ALL: Kinds = Kinds::new(true, true, true);

    const fn new(started: bool, replies: bool, reposts: bool) -> Kinds {
        Kinds {
            started,
            replies,
            reposts,
        }
    }

    /// Whether all of the others are among these.
    pub fn hold(self, others: Kinds) -> bool {
        (self.started || !others.started)
            && (self.replies || !others.replies)
            && (self.reposts || !others.reposts)
    }

    /// Each of them by itself.
    pub fn each(self) -> impl Iterator<Item = Kinds> {
        let one = [
            Kinds::new(self.started, false, false),
            Kinds::new(false, self.replies, false),
            Kinds::new(false, false, self.reposts),
        ];
        one.into_iter().filter(|kinds| *kinds != Kinds::NONE)
    }
}

impl List {
    /// Every list.
    pub const ALL: [List; 6] = [
        List::Posts,
        List::Replies,
        List::SplitPosts,
        List::All,
        List::SplitReplies,
        List::Reposts,
    ];

    /// The list behind a tab; `None` where it is no basis for a habit.
    pub fn of(tab: Tab, layout: Layout) -> Option<List> {
        match (tab, layout) {
            (Tab::Posts, Layout::Old) => Some(List::Posts),
            (Tab::Replies, Layout::Old) => Some(List::Replies),
            (Tab::Posts, _) => Some(List::SplitPosts),
            (Tab::Replies, _) => Some(List::SplitReplies),
            (Tab::All, Layout::Split) => Some(List::All),
            (Tab::Reposts, Layout::Split) => Some(List::Reposts),
            (Tab::All | Tab::Reposts | Tab::Other, _) => None,
        }
    }

    /// What it shows.
    pub fn kinds(self) -> Kinds {
        match self {
            List::Posts | List::All => Kinds::SHARED,
            List::Replies => Kinds::ALL,
            List::SplitPosts => Kinds::STARTED,
            List::SplitReplies => Kinds::REPLIES,
            List::Reposts => Kinds::new(false, false, true),
        }
    }
}

/// Told by the tabs of the owner, never by their words: only the split profile has one for reposts,
/// and only there the first opens a menu. Each tab is its `href` and its `aria-haspopup`.
pub fn layout(tabs: &[(String, String)], owner: Option<&Handle>) -> Layout {
    let mut layout = Layout::Unknown;
    for (href, popup) in tabs {
        let path = url::segments(href);
        let owners = path
            .first()
            .and_then(|handle| Handle::new(handle))
            .is_some_and(|handle| Some(&handle) == owner);
        match path.as_slice() {
            _ if !owners => {}
            [_, "reposts"] => return Layout::Split,
            [_] if popup == "menu" => return Layout::Split,
            [_] => layout = Layout::Old,
            _ => {}
        }
    }
    layout
}
