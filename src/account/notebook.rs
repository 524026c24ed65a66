//! The notebook: all that has been seen of one account, over tabs, scrolls and visits; bounded.

use serde::{Deserialize, Serialize};

use crate::account::coverage::{Coverage, dates_the_list};
use crate::account::diary::{self, Line};
use crate::account::note::{self, Note};
use crate::account::runs;
use crate::ids::{Handle, PostId};
use crate::limits;
use crate::page::post::Kind;
use crate::page::profile::Profile;
use crate::page::reading::Reading;
use crate::page::{List, PageState};
use crate::time::DAY;

/// All that has been seen of one account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notebook {
    /// The header, as last read.
    pub profile: Profile,
    /// Posts by id, newest first, the pinned one wherever its id puts it.
    pub notes: Vec<Note>,
    /// How Posts of the old profile was seen.
    pub posts_tab: Coverage,
    /// How Replies of the old profile was seen.
    pub replies_tab: Coverage,
    /// How Posts of the split profile was seen.
    pub split_posts: Coverage,
    /// How All of the split profile was seen.
    pub all: Coverage,
    /// How Replies of the split profile was seen.
    pub split_replies: Coverage,
    /// How Reposts of the split profile was seen.
    pub reposts: Coverage,
    /// When the account was last in view, unix seconds.
    pub seen: i64,
    /// When it was last seen to have changed its handle, unix seconds: whoever answered it before named another.
    pub renamed: i64,
    /// A line for each day that it was looked at, where the user asked to remember; oldest first.
    pub diary: Vec<Line>,
}

impl Notebook {
    /// Writes down what a look showed of this account; of anybody else it notes nothing.
    /// `now` is unix seconds. Adding the same look twice changes nothing.
    pub fn add(&mut self, reading: &Reading, now: i64) {
        let Some(owner) = reading.owner() else {
            return;
        };
        if now.abs_diff(self.seen) > DAY as u64 {
            // Not every look states them, or as exactly, and those of another day are no more.
            self.profile.posts = None;
            self.profile.followers = None;
            self.profile.following = None;
        }
        if let Some(profile) = reading.profile.as_ref() {
            self.profile.update(profile);
        } else if reading.page.signed_out || reading.page.viewer.is_some() {
            // X's new client shows no header that would say so, and not every look brings one.
            self.profile.seen_by(reading.page.viewer.as_ref());
        }
        if reading.page.state == PageState::Protected {
            self.profile.protected = Some(true); // The list's place may say so where no lock does.
        }
        for list in List::ALL {
            self.add_list(reading, owner, list, now);
        }
        self.add_nothing(reading, now);
        if self.profile.handle.is_none() && !self.notes.is_empty() {
            // X's new client shows no header: whose posts they are, the posts say themselves.
            self.profile.handle = Some(owner.clone());
        }
        self.seen = now;
    }

    /// Takes over what was noted of the same account under a handle that it has given up.
    pub fn follow(&mut self, mut former: Notebook) {
        for list in List::ALL {
            if !former.coverage(list).goes_on_as(self.coverage(list)) {
                former.forget_list(list);
                *former.coverage_mut(list) = Coverage::default();
            }
        }
        let mut later = std::mem::replace(self, former);
        for list in List::ALL {
            let seen = std::mem::take(later.coverage_mut(list));
            self.coverage_mut(list).follow(seen);
        }
        if later.profile.handle.is_some() {
            self.profile = later.profile;
        }
        for note in later.notes {
            self.write(note, None);
        }
        self.keep_newest();
        self.seen = self.seen.max(later.seen);
        self.renamed = self.renamed.max(later.renamed);
        diary::join(&mut self.diary, later.diary, self.seen);
    }

    /// Whether the same post was read for both.
    pub fn shares_a_post_with(&self, other: &Notebook) -> bool {
        let is_there = |note: &Note| {
            let notes = &other.notes;
            notes
                .binary_search_by(|theirs| note.id.cmp(&theirs.id))
                .is_ok()
        };
        self.notes.iter().any(is_there)
    }

    /// Whether something of it was read before a moment, unix seconds.
    pub fn is_read_before(&self, moment: i64) -> bool {
        let mut read = self.notes.iter().map(|note| note.counted);
        let before = 1..moment; // An older version kept no such moments.
        before.contains(&self.seen) || read.any(|read| before.contains(&read))
    }

    /// How a list was seen.
    pub fn coverage(&self, list: List) -> &Coverage {
        match list {
            List::Posts => &self.posts_tab,
            List::Replies => &self.replies_tab,
            List::SplitPosts => &self.split_posts,
            List::All => &self.all,
            List::SplitReplies => &self.split_replies,
            List::Reposts => &self.reposts,
        }
    }

    /// How a list was seen, to be written.
    pub fn coverage_mut(&mut self, list: List) -> &mut Coverage {
        match list {
            List::Posts => &mut self.posts_tab,
            List::Replies => &mut self.replies_tab,
            List::SplitPosts => &mut self.split_posts,
            List::All => &mut self.all,
            List::SplitReplies => &mut self.split_replies,
            List::Reposts => &mut self.reposts,
        }
    }

    fn add_list(&mut self, reading: &Reading, owner: &Handle, list: List, now: i64) {
        let here = Some((owner.clone(), list));
        if reading.posts.iter().any(|placed| placed.list == here) {
            self.coverage_mut(list).something();
        }
        let runs = runs::runs(&reading.posts, owner, list);
        if runs.is_empty() {
            return;
        }
        let away = now.saturating_sub(self.seen);
        let signed_out = reading.page.signed_out;
        if self.coverage_mut(list).begins_anew(signed_out, away) {
            self.forget_list(list);
            self.coverage_mut(list).signed_out = signed_out;
        }
        if self.coverage(list).keeps_out(signed_out) {
            return;
        }
        self.coverage_mut(list).read = now;
        let opened = reading.page.opened.unwrap_or(now).min(now);
        for run in runs {
            let seen = self.notes.iter().filter(|note| note.seen_in(list));
            let known: Vec<PostId> = seen.map(|note| note.id).collect();
            let top = run.top.then_some(opened);
            let time_of = |id| self.time_of(id);
            let mut above = self.coverage(list).above(&run.posts, top, time_of);
            self.coverage_mut(list).walk(&run.posts, &known, top);
            if let Some(id) = run.below.filter(|id| !known.contains(id)) {
                self.coverage_mut(list).miss(id);
            }
            for post in run.posts {
                if let Some(mut note) = note::note(post, owner, list, now) {
                    note.stood_below = above.filter(|_| note.kind == Kind::Repost);
                    note.hides = run.hiding.contains(&note.id);
                    let unread = &mut self.coverage_mut(list).unread;
                    unread.retain(|id| *id != note.id);
                    self.write(note, reading.page.loaded);
                }
                if dates_the_list(post) {
                    above = post.time.or(above);
                }
            }
        }
        if self.coverage(list).chronological == Some(false) {
            self.forget_list(list); // Popular posts are no basis for a habit.
        }
        self.keep_newest();
    }

    /// X says that a list is empty. Signed out it says so of lists that are not; and only beside
    /// the owner's own header it is surely about this list.
    fn add_nothing(&mut self, reading: &Reading, now: i64) {
        let page = &reading.page;
        let tab = page.tab.filter(|_| page.selected);
        let list = tab.and_then(|tab| List::of(tab, page.layout));
        let header = reading.profile.as_ref();
        let beside_header = header.is_some_and(|header| header.handle.is_some());
        let empty = page.state == PageState::Empty && reading.posts.is_empty();
        if let Some(list) = list
            && empty
            && beside_header
            && !page.signed_out
            && self.coverage(list).stretches.is_empty()
        {
            let opened = page.opened.unwrap_or(now).min(now);
            self.coverage_mut(list).nothing(opened);
        }
    }

    /// Keeps the notes in order of their ids; a post seen again adds to what was known of it.
    fn write(&mut self, note: Note, loaded: Option<i64>) {
        let key = |note: &Note| (note.id, note.kind == Kind::Repost);
        match self
            .notes
            .binary_search_by(|other| key(&note).cmp(&key(other)))
        {
            Ok(place) => {
                if let Some(known) = self.notes.get_mut(place) {
                    note::merge(known, note, loaded);
                }
            }
            Err(place) => self.notes.insert(place, note),
        }
    }

    /// A repost has the number of somebody's older post, so numbers do not tell which notes are the newest.
    fn keep_newest(&mut self) {
        let spare = self.notes.len().saturating_sub(limits::POSTS);
        if spare > 0 {
            let mut moments: Vec<i64> = self.notes.iter().map(Note::moment).collect();
            moments.sort_unstable();
            let oldest = moments.get(spare).copied().unwrap_or_default();
            self.notes.retain(|note| note.moment() >= oldest);
            self.notes.truncate(limits::POSTS);
        }
    }

    /// Forgets what was noted in a list alone.
    fn forget_list(&mut self, list: List) {
        for note in &mut self.notes {
            note.set_seen_in(list, false);
        }
        self.notes.retain(Note::listed);
    }

    /// When a post was made, unix seconds: as noted, or as its number tells.
    pub fn time_of(&self, id: PostId) -> Option<i64> {
        let own = |note: &&Note| note.id == id && note.kind != Kind::Repost;
        let noted = self.notes.iter().find(own);
        noted.map(|note| note.time).or_else(|| id.time())
    }
}
