//! One post as it is kept, and how it comes from the page: whether it is the owner's, and what is kept of it.

use serde::{Deserialize, Serialize};

use crate::domains;
use crate::ids::{Handle, PostId};
use crate::limits;
use crate::page::counts::CountRange;
use crate::page::post::{Counts, Kind, Post};
use crate::page::{Kinds, List};
use crate::text::{self, Features};

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
    /// Seen in Posts of the old profile.
    pub in_posts: bool,
    /// Seen in Replies of the old profile.
    pub in_replies: bool,
    /// Seen in Posts of the split profile.
    pub in_split_posts: bool,
    /// Seen in All of the split profile.
    pub in_all: bool,
    /// Seen in Replies of the split profile.
    pub in_split_replies: bool,
    /// Seen in Reposts of the split profile.
    pub in_reposts: bool,
    /// Whom a reply answers, the author answered first; empty when the parent could not be seen.
    pub answers: Vec<Handle>,
    /// Accounts named in its own text.
    pub names: Vec<Handle>,
    /// Whose post a repost passes on.
    pub reposts: Option<Handle>,
    /// The moment a repost stood below in its list, unix seconds: when the own post above it was made,
    /// or the list was opened. It was passed on no later. `None` where neither is known.
    pub stood_below: Option<i64>,
    /// Whose post a quote shows.
    pub quotes: Option<Handle>,
    /// Posts of its conversation are hidden behind "show more replies", perhaps the owner's own.
    pub hides: bool,
    /// X shows no more than the beginning of it.
    pub cut: bool,
    /// Registrable domains of the outside links, one per link, X's own hosts left out.
    /// A link whose domain is unknown (a bare shortener) stands here as the shortener's domain.
    pub links: Vec<String>,
    /// The same links in the same order, as [`domains::place`] tells them: the full host, and on a host
    /// that many share the beginning of the path.
    pub hosts: Vec<String>,
    /// What the text is: a question, its fingerprint.
    #[serde(rename = "marks")] // Kept under its first name.
    pub features: Features,
    /// Engagement.
    pub counts: Counts,
    /// When the counts were read first as they are, unix seconds; since when they are so is not known. Of a
    /// repost, when it was noted first.
    pub counted: i64,
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

    /// When it came into the list, unix seconds, as near as that is known.
    pub fn moment(&self) -> i64 {
        self.stood_below.unwrap_or(self.time)
    }

    /// Whom it answers: a reply addresses everybody in the conversation, and answers the first of them. `None` where
    /// its parent could not be seen, and of what is no reply.
    pub fn answered(&self) -> Option<&Handle> {
        self.answers.first().filter(|_| self.kind == Kind::Reply)
    }

    /// Whether it is one of these.
    pub fn is_of(&self, kinds: Kinds) -> bool {
        match self.kind {
            Kind::Reply => kinds.replies,
            Kind::Repost => kinds.reposts,
            _ => kinds.started && self.started(),
        }
    }

    /// Its outside links, as much as is known of each.
    pub fn linked(&self) -> &[String] {
        // An older version kept no hosts.
        match self.hosts.len() == self.links.len() {
            true => &self.hosts,
            false => &self.links,
        }
    }

    /// Whether it was seen in a list.
    pub fn seen_in(&self, list: List) -> bool {
        match list {
            List::Posts => self.in_posts,
            List::Replies => self.in_replies,
            List::SplitPosts => self.in_split_posts,
            List::All => self.in_all,
            List::SplitReplies => self.in_split_replies,
            List::Reposts => self.in_reposts,
        }
    }

    /// Whether it was seen in any list.
    pub fn listed(&self) -> bool {
        self.seen_among(|_| true)
    }

    /// Whether it was seen in a list that shows such kinds.
    pub fn seen_among(&self, shows: impl Fn(Kinds) -> bool) -> bool {
        let mut lists = List::ALL.into_iter();
        lists.any(|list| shows(list.kinds()) && self.seen_in(list))
    }

    /// It was seen in a list, or that is forgotten.
    pub fn set_seen_in(&mut self, list: List, seen: bool) {
        let place = match list {
            List::Posts => &mut self.in_posts,
            List::Replies => &mut self.in_replies,
            List::SplitPosts => &mut self.in_split_posts,
            List::All => &mut self.in_all,
            List::SplitReplies => &mut self.in_split_replies,
            List::Reposts => &mut self.in_reposts,
        };
        *place = seen;
    }
}

pub(super) fn is_owners(post: &Post, owner: &Handle) -> bool {
    match post.kind {
        Kind::Ad | Kind::Unknown => false,
        Kind::Repost => post.reposted_by.as_ref() == Some(owner),
        _ => post.author.as_ref() == Some(owner),
    }
}

/// The note of a post of the owner's; `None` for anybody else's and where id or time are not known.
/// `now` is unix seconds.
pub fn note(post: &Post, owner: &Handle, list: List, now: i64) -> Option<Note> {
    if !is_owners(post, owner) {
        return None;
    }
    let repost = post.kind == Kind::Repost;
    let links: Vec<&str> = post.link_texts.iter().map(String::as_str).collect();
    let hosts = owners(&post.hosts, repost);
    let mut note = Note {
        id: post.id?,
        time: post.time?,
        kind: post.kind,
        pinned: post.pinned,
        answers: owners(&post.answers, repost),
        names: owners(&post.mentions, repost),
        reposts: post.author.clone().filter(|_| repost),
        quotes: post.quoted.clone().filter(|_| !repost),
        cut: post.cut && !repost,
        links: hosts
            .iter()
            .filter_map(|host| domains::registrable(host))
            .collect(),
        features: if repost {
            text::Features::default()
        } else {
            text::features(&post.text, &links, post.language.as_deref())
        },
        hosts,
        counts: post.counts,
        counted: now,
        line: line(&post.text),
        ..Note::default()
    };
    note.set_seen_in(list, true);
    Some(note)
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

/// A post seen again: where it was seen adds up, what it is may become clearer, the counts are the newest.
/// Counts that have not risen in a document that was `loaded` before they were read may be as old as it is.
pub fn merge(known: &mut Note, mut again: Note, loaded: Option<i64>) {
    let may_be_as_old = loaded.is_some_and(|loaded| loaded <= known.counted);
    if may_be_as_old && !more(again.counts, known.counts) {
        again.counts = known.counts;
        again.counted = again.counted.min(known.counted);
    }
    if known.kind == Kind::Repost {
        again.counted = known.counted;
    }
    let lists = List::ALL.map(|list| (list, known.seen_in(list) || again.seen_in(list)));
    // A pin stands in its own place too. And told again without what stands above it, the name of a
    // community above a post looks like a pin.
    let pinned = known.pinned && again.pinned;
    // The list of reposts has no dates at all: all of it stands below the moment at which it was opened.
    let dated = List::ALL
        .iter()
        .any(|list| list.kinds().started && again.seen_in(*list));
    let stood_below = match dated {
        true => again.stood_below.or(known.stood_below),
        false => known.stood_below.or(again.stood_below),
    };
    // Told again without the row above it, it hides no less.
    let hides = known.hides || again.hides;
    let clearer = known.answers.is_empty() || !again.answers.is_empty();
    if clearer {
        *known = again;
    } else {
        (known.counts, known.counted) = (again.counts, again.counted);
    }
    for (list, seen) in lists {
        known.set_seen_in(list, seen);
    }
    (known.pinned, known.stood_below, known.hides) = (pinned, stood_below, hides);
}

/// Whether one of the counts has risen, or was not known.
fn more(again: Counts, known: Counts) -> bool {
    let risen = |again: Option<CountRange>, known: Option<CountRange>| {
        again.is_some_and(|again| known.is_none_or(|known| again.low > known.high))
    };
    risen(again.replies, known.replies)
        || risen(again.reposts, known.reposts)
        || risen(again.likes, known.likes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_words_of_a_post_are_kept_than_promised() {
        let words = "so many words ".repeat(100);
        assert_eq!(line(&words).chars().count(), limits::FIRST_WORDS);
    }
}
