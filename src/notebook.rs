//! The notebook: all that has been seen of one account, over tabs, scrolls and visits; bounded.

use crate::limits;
use crate::page::Tab;
use crate::post::{Counts, Handle, Kind, PostId};
use crate::profile::Profile;
use crate::reading::Reading;
use crate::text::Marks;

mod frame;
mod noting;

pub use frame::Frame;

/// One post of the owner's list, as the notebook keeps it: what the measures need, and no more.
#[derive(Debug, Clone, PartialEq)]
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

form!(Note {
    id,
    time,
    kind,
    pinned,
    in_posts,
    in_replies,
    answers,
    names,
    reposts,
    quotes,
    links,
    hosts,
    marks,
    counts,
    line
});

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
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Notebook {
    /// The header, as last read.
    pub profile: Profile,
    /// Posts by id, newest first, the pinned one wherever its id puts it.
    pub notes: Vec<Note>,
    /// How the Posts tab was seen.
    pub posts_tab: Frame,
    /// How the Replies tab was seen.
    pub replies_tab: Frame,
    /// When the account was last in view, unix seconds.
    pub seen: i64,
}

form!(Notebook or default {
    profile,
    notes,
    posts_tab,
    replies_tab,
    seen
});

impl Notebook {
    /// Writes down what a look showed of this account; of anybody else it notes nothing.
    /// `now` is unix seconds. Adding the same look twice changes nothing.
    pub fn add(&mut self, reading: &Reading, now: i64) {
        let Some(owner) = reading.owner() else {
            return;
        };
        if let Some(profile) = reading.profile.as_ref() {
            self.profile.update(profile);
        }
        for tab in [Tab::Posts, Tab::Replies] {
            self.add_list(reading, owner, tab, now);
        }
        self.seen = now;
    }

    /// Takes over what was noted of the same account under a handle that it has given up.
    pub fn follow(&mut self, mut former: Notebook) {
        for tab in [Tab::Posts, Tab::Replies] {
            if !former.frame(tab).goes_on_as(self.frame(tab)) {
                former.forget_list(tab);
                *former.frame(tab) = Frame::default();
            }
        }
        let later = std::mem::replace(self, former);
        if later.profile.handle.is_some() {
            self.profile = later.profile;
        }
        self.posts_tab.follow(later.posts_tab);
        self.replies_tab.follow(later.replies_tab);
        for note in later.notes {
            self.write(note);
        }
        self.notes.truncate(limits::POSTS);
        self.seen = self.seen.max(later.seen);
    }

    fn add_list(&mut self, reading: &Reading, owner: &Handle, tab: Tab, now: i64) {
        let runs = noting::runs(&reading.posts, owner, tab);
        if runs.is_empty() {
            return;
        }
        let away = now.saturating_sub(self.seen);
        if self.frame(tab).begins_anew(reading.page.signed_out, away) {
            self.forget_list(tab);
            self.frame(tab).signed_out = reading.page.signed_out;
        }
        if self.frame(tab).keeps_out(reading.page.signed_out) {
            return;
        }
        self.frame(tab).read = now;
        for run in runs {
            let known: Vec<PostId> = self
                .notes
                .iter()
                .filter(|note| noting::seen_in(note, tab))
                .map(|note| note.id)
                .collect();
            self.frame(tab).walk(&run, &known);
            for post in run {
                if let Some(note) = noting::note(post, owner, tab) {
                    self.write(note);
                }
            }
        }
        if self.frame(tab).chronological == Some(false) {
            self.forget_list(tab); // Popular posts are no basis for a habit (DESIGN §3.2).
        }
        self.notes.truncate(limits::POSTS);
    }

    fn frame(&mut self, tab: Tab) -> &mut Frame {
        if tab == Tab::Replies {
            &mut self.replies_tab
        } else {
            &mut self.posts_tab
        }
    }

    /// Keeps the notes in order of their ids; a post seen again adds to what was known of it.
    fn write(&mut self, note: Note) {
        let key = |note: &Note| (note.id, note.kind == Kind::Repost);
        match self
            .notes
            .binary_search_by(|other| key(&note).cmp(&key(other)))
        {
            Ok(place) => {
                if let Some(known) = self.notes.get_mut(place) {
                    noting::merge(known, note);
                }
            }
            Err(place) => self.notes.insert(place, note),
        }
    }

    /// Forgets what was noted in a tab alone.
    fn forget_list(&mut self, tab: Tab) {
        for note in &mut self.notes {
            match tab {
                Tab::Replies => note.in_replies = false,
                _ => note.in_posts = false,
            }
        }
        self.notes.retain(|note| note.in_posts || note.in_replies);
    }
}
