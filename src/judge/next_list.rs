//! What keeps an account's replies from being set against its other posts, and what would help.

use crate::account::Notebook;
use crate::judge::sample::Account;
use crate::page::{Kinds, List, Tab};
use crate::settings::Settings;

/// A list that has to be read, or read further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextList {
    /// Posts or Replies.
    pub tab: Tab,
    /// What is wrong with it.
    pub why: Why,
    /// How far back the other of the two was read, unix seconds; `None` where it was not.
    pub other: Option<i64>,
}

/// Why it has to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was not read.
    Unread,
    /// It was read somewhere below its top, so posts may stand above.
    NoTop,
    /// It was read back to that moment only, unix seconds, and the other further.
    Behind(i64),
}

/// The list to read next, for what is told by replies; `None` where both reach equally far.
pub fn next_list(notebook: &Notebook) -> Option<NextList> {
    Account::new(notebook, &Settings::default(), 0).next_list()
}

impl Account<'_> {
    fn next_list(&self) -> Option<NextList> {
        if self.is_read_whole() {
            return None;
        }
        let posts = self.read_back(Kinds::STARTED);
        let replies = self.read_back(Kinds::REPLIES);
        let (tab, why, other) = match (posts, replies) {
            (_, None) => (Tab::Replies, self.why_unread(Kinds::REPLIES), posts),
            (None, Some(_)) => (Tab::Posts, self.why_unread(Kinds::STARTED), replies),
            (Some(posts), Some(replies)) if replies > posts => {
                (Tab::Replies, Why::Behind(replies), Some(posts))
            }
            (Some(posts), Some(replies)) if posts > replies => {
                (Tab::Posts, Why::Behind(posts), Some(replies))
            }
            _ => return None,
        };
        Some(NextList { tab, why, other })
    }

    /// The header states no more posts than were read, so there is nothing further down. A list that was
    /// not read may still hold what was deleted since, so both must have been.
    fn is_read_whole(&self) -> bool {
        let read = self.notebook.notes.len() as u64;
        let stated = self.profile.posts;
        let both = [Kinds::STARTED, Kinds::REPLIES].map(|kind| self.read_back(kind));
        both.iter().all(Option::is_some) && stated.is_some_and(|posts| posts.high <= read)
    }

    /// How far back a list that shows the kind was read from its top, unix seconds.
    fn read_back(&self, kind: Kinds) -> Option<i64> {
        let lists = List::ALL.into_iter();
        let showing = lists.filter(|list| list.kinds().hold(kind));
        let spans = showing.flat_map(|list| self.spans(list));
        // Of lists opened in the same second the one that shows both kinds reaches equally far for both.
        let newest = spans.max_by_key(|span| (span.to, span.from));
        newest.map(|span| span.from)
    }

    fn why_unread(&self, kind: Kinds) -> Why {
        let mut lists = List::ALL.iter();
        // Of another time it may have been read from its top.
        let lacks_top = lists.any(|list| {
            let seen = !self.notebook.coverage(*list).stretches.is_empty();
            list.kinds().hold(kind) && seen && self.all_spans(*list).is_empty()
        });
        match lacks_top {
            true => Why::NoTop,
            false => Why::Unread,
        }
    }
}
