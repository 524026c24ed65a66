//! One post as it is kept, and how it comes from the page: which posts are the owner's, and what is kept of them.

use serde::{Deserialize, Serialize};

use crate::domains;
use crate::ids::{Handle, PostId};
use crate::limits;
use crate::page::Tab;
use crate::page::post::{Counts, Kind, Post};
use crate::page::reading::Placed;
use crate::text::{self, Marks};

/// One post of the owner's list, as the notebook keeps it: what the measures need, and no more.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
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
    /// The first words of the text, for the evidence list; at most
    /// [`limits::FIRST_WORDS`] characters.
    pub line: String,
}

impl Note {
    /// Original, thread or quote: what the owner started.
    pub fn started(&self) -> bool {
        self.kind.starts()
    }

    /// Started posts and replies: what the owner wrote.
    pub fn own(&self) -> bool {
        self.started() || self.kind == Kind::Reply
    }
}

/// The unbroken runs of one of the owner's lists, top to bottom, each made only of whole modules
/// that are the owner's: a conversation in somebody's list ends with a post of theirs. What ends
/// with somebody else's is a list that outlived its page.
pub fn runs<'a>(posts: &'a [Placed], owner: &Handle, tab: Tab) -> Vec<Vec<&'a Post>> {
    let mut runs: Vec<Vec<&Post>> = Vec::new();
    let mut open = false;
    for module in modules(posts) {
        let Some((first, last)) = module.first().zip(module.last()) else {
            continue;
        };
        let listed = module.iter().all(|placed| {
            placed
                .list
                .as_ref()
                .is_some_and(|(whose, which)| whose == owner && *which == tab)
        });
        // The end of the mounted list may cut a module; its run vouches for it.
        let cut = last.post.joined.below;
        let vouched = open && first.follows && cut;
        if !listed || !(is_owners(&last.post, owner) && !cut || vouched) {
            open = open
                && listed
                && first.follows
                && matches!(last.post.kind, Kind::Ad | Kind::Unknown);
            continue;
        }
        if !(open && first.follows) {
            runs.push(Vec::new());
        }
        open = true;
        if let Some(run) = runs.last_mut() {
            run.extend(module.iter().map(|placed| &placed.post));
        }
    }
    runs
}

/// Posts joined by lines belong together.
fn modules(posts: &[Placed]) -> impl Iterator<Item = &[Placed]> {
    posts.chunk_by(|before, after| {
        after.follows && before.post.joined.below && after.post.joined.above
    })
}

fn is_owners(post: &Post, owner: &Handle) -> bool {
    match post.kind {
        Kind::Ad | Kind::Unknown => false,
        Kind::Repost => post.reposted_by.as_ref() == Some(owner),
        _ => post.author.as_ref() == Some(owner),
    }
}

/// The note of a post of the owner's; `None` for anybody else's and where id or time are not known.
pub fn note(post: &Post, owner: &Handle, tab: Tab) -> Option<Note> {
    if !is_owners(post, owner) {
        return None;
    }
    let repost = post.kind == Kind::Repost;
    let links: Vec<&str> = post.link_texts.iter().map(String::as_str).collect();
    let hosts = owners(&post.hosts, repost);
    Some(Note {
        id: post.id?,
        time: post.time?,
        kind: post.kind,
        pinned: post.pinned,
        in_posts: tab == Tab::Posts,
        in_replies: tab == Tab::Replies,
        answers: owners(&post.answers, repost),
        names: owners(&post.mentions, repost),
        reposts: post.author.clone().filter(|_| repost),
        quotes: post.quoted.clone().filter(|_| !repost),
        links: hosts
            .iter()
            .filter_map(|host| domains::registrable(host))
            .collect(),
        marks: if repost {
            text::Marks::default()
        } else {
            text::read(&post.text, &links, post.language.as_deref())
        },
        hosts,
        counts: post.counts,
        line: line(&post.text),
    })
}

/// What stands in a repost is somebody else's.
fn owners<T: Clone>(all: &[T], repost: bool) -> Vec<T> {
    let most = if repost { 0 } else { limits::IN_ONE_POST };
    all.iter().take(most).cloned().collect()
}

fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(limits::FIRST_WORDS).collect()
}

/// Whether the post was seen in this tab.
pub fn seen_in(note: &Note, tab: Tab) -> bool {
    if tab == Tab::Replies {
        note.in_replies
    } else {
        note.in_posts
    }
}

/// A post seen again: where it was seen adds up, what it is may become clearer, the counts are the newest.
pub fn merge(known: &mut Note, again: Note) {
    let clearer = known.answers.is_empty() || !again.answers.is_empty();
    let (in_posts, in_replies) = (
        known.in_posts || again.in_posts,
        known.in_replies || again.in_replies,
    );
    let pinned = known.pinned || again.pinned;
    if clearer {
        *known = again;
    } else {
        known.counts = again.counts;
    }
    (known.in_posts, known.in_replies, known.pinned) = (in_posts, in_replies, pinned);
}
