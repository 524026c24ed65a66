//! The notebook: all that has been seen of one account, over tabs, scrolls and visits; bounded.

use serde::{Deserialize, Serialize};

use crate::account::coverage::Frame;
use crate::account::note::{self, Note};
use crate::ids::{Handle, PostId};
use crate::limits;
use crate::page::Tab;
use crate::page::post::Kind;
use crate::page::profile::Profile;
use crate::page::reading::Reading;

/// All that has been seen of one account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
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
        let runs = note::runs(&reading.posts, owner, tab);
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
                .filter(|note| note::seen_in(note, tab))
                .map(|note| note.id)
                .collect();
            self.frame(tab).walk(&run, &known);
            for post in run {
                if let Some(note) = note::note(post, owner, tab) {
                    self.write(note);
                }
            }
        }
        if self.frame(tab).chronological == Some(false) {
            self.forget_list(tab); // Popular posts are no basis for a habit.
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
                    note::merge(known, note);
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
