//! An archive, one account per line of JSON → a notebook.

mod mentions;
mod record;
pub mod trial;

pub use record::{Entry, Fields, Record};

use std::cmp::Reverse;

use crate::account::{Coverage, Note, Notebook, Tail};
use crate::domains;
use crate::ids::{Handle, PostId};
use crate::limits;
use crate::page::List;
use crate::page::counts::CountRange;
use crate::page::post::Kind;
use crate::page::profile::Profile;
use crate::text;

/// Which list of the profile the record stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Posts: replies to others are hidden.
    Posts,
    /// Replies of the old profile: everything.
    Replies,
    /// Two lists of the split profile, each read by itself: what was started, and replies.
    Split,
}

impl Tab {
    fn lists(self) -> &'static [List] {
        match self {
            Tab::Posts => &[List::Posts],
            Tab::Replies => &[List::Replies],
            Tab::Split => &[List::SplitPosts, List::SplitReplies],
        }
    }
}

impl Record {
    /// What would have been seen of the account by scrolling through the `newest` posts of `tab`, or
    /// of each of the two lists of the split profile.
    pub fn notebook(&self, newest: Option<usize>, tab: Tab) -> Notebook {
        let tab = if self.fields.tell_replies() {
            tab
        } else {
            Tab::Posts
        };
        let all = self.notes(tab);
        let opened = all.first().map_or(0, |note| note.time);
        let mut notebook = Notebook {
            profile: self.profile(),
            seen: opened,
            ..Notebook::default()
        };
        for list in tab.lists() {
            let listed = all.iter().filter(|note| note.seen_in(*list));
            let mut notes: Vec<Note> = listed.cloned().collect();
            notes.truncate(newest.unwrap_or(usize::MAX));
            *notebook.coverage_mut(*list) = coverage(&notes, opened);
            notebook.notes.append(&mut notes);
        }
        notebook.notes.sort_by_key(|note| Reverse(note.id));
        notebook
    }

    /// The whole list of `tab`, newest first, numbered so that newer is larger: archives seldom keep ids.
    fn notes(&self, tab: Tab) -> Vec<Note> {
        let owner = Handle::new(&self.account);
        let ids = (1..=self.posts.len() as u64).rev().map(PostId);
        let mut last_time = 0;
        let mut notes = Vec::new();
        for (entry, id) in self.posts.iter().zip(ids) {
            // A post without a time is taken to be as old as the one listed before it.
            last_time = entry.t.unwrap_or(last_time);
            let kind = entry.kind(owner.as_ref());
            if self.fields.only_replies() {
                continue;
            }
            let mut note = self.note(entry, id, last_time, kind);
            for list in tab.lists() {
                note.set_seen_in(*list, note.is_of(list.kinds()));
            }
            notes.extend(Some(note).filter(Note::listed));
        }
        notes
    }

    fn note(&self, entry: &Entry, id: PostId, time: i64, kind: Kind) -> Note {
        let text = entry.text.as_deref().unwrap_or_default();
        let mut note = Note {
            id,
            time,
            kind,
            // An archive has a repost's own date, and is collected long after its posts.
            stood_below: (kind == Kind::Repost).then_some(time),
            counted: i64::MAX,
            reposts: entry.repost_of.as_deref().and_then(Handle::new),
            quotes: entry.quote.as_deref().and_then(Handle::new),
            counts: entry.counts(),
            line: text.chars().take(limits::FIRST_WORDS).collect(),
            ..Note::default()
        };
        if kind != Kind::Repost {
            self.read_own_words(entry, text, &mut note);
        }
        note
    }

    /// Reads what the owner wrote: a repost holds somebody else's words.
    fn read_own_words(&self, entry: &Entry, text: &str, note: &mut Note) {
        let mut own = text;
        if note.kind == Kind::Reply {
            note.answers.extend(entry.answered());
            own = mentions::without_leading_names(text);
        }
        note.names = mentions::named(own);
        note.features = text::features(own, &mentions::set_aside(own), None);
        if self.fields.tell_links() {
            read_links(&entry.urls, note);
        }
    }

    fn profile(&self) -> Profile {
        Profile {
            handle: Handle::new(&self.account),
            followers: self.followers.map(CountRange::exact),
            following: self.following.map(CountRange::exact),
            ..Profile::default()
        }
    }
}

/// An archive's list is one unbroken stretch from its top, which was opened at that moment.
fn coverage(notes: &[Note], opened: i64) -> Coverage {
    // A repost has the date of another's post.
    let mut own = notes.iter().filter(|note| note.own());
    let newest = own.next();
    let stretch = newest.zip(own.next_back().or(newest));
    let stretch = stretch.map(|(newest, oldest)| (newest.id, oldest.id));
    let tail = Tail {
        opened: Some(opened),
        ..Tail::default()
    };
    Coverage {
        chronological: stretch.map(|_| true),
        tails: notes
            .first()
            .filter(|_| stretch.is_none())
            .map(|_| tail)
            .into_iter()
            .collect(),
        stretches: stretch.into_iter().collect(),
        tops: stretch
            .map(|(newest, _)| (newest, opened))
            .into_iter()
            .collect(),
        read: opened,
        ..Coverage::default()
    }
}

fn read_links(addresses: &[String], note: &mut Note) {
    let hosts = addresses
        .iter()
        .filter_map(|address| domains::place(address));
    for host in hosts.filter(|host| domains::leaves_x(host)) {
        note.links.extend(domains::registrable(&host));
        note.hosts.push(host);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    const LINE_OF_ARCHIVE: &str = r#"{
        "account": "owner", "kind": "person", "followers": 7, "later": 1,
        "fields": {"replies": "api", "reposts": "api", "urls": "expanded"},
        "posts": [
            {"t": 500, "text": "RT @other: hello", "repost_of": "other"},
            {"t": 400, "text": "@friend see you", "reply_to": "friend"},
            {"t": 300, "text": "and so on", "reply_to": "Owner"},
            {"t": 200, "text": "with @friend, not me@example.com", "quote": "friend"},
            {"t": null, "text": "https://t.co/x", "urls": ["https://t.co/x"]}
        ]}"#;

    fn kinds(notebook: &Notebook) -> Vec<Kind> {
        notebook.notes.iter().map(|note| note.kind).collect()
    }

    #[test]
    fn the_replies_tab_shows_everything() {
        let record = Record::parse(LINE_OF_ARCHIVE).unwrap();
        let notebook = record.notebook(None, Tab::Replies);
        assert_eq!(
            kinds(&notebook),
            [
                Kind::Repost,
                Kind::Reply,
                Kind::Thread,
                Kind::Quote,
                Kind::Original
            ]
        );
        assert!(notebook.notes.iter().all(|note| note.in_replies));
        assert_eq!(notebook.replies_tab.chronological, Some(true));
        assert_eq!(notebook.notes[1].answers, [Handle::new("friend").unwrap()]);
        assert!(notebook.notes[1].names.is_empty());
        assert_eq!(notebook.notes[3].names, [Handle::new("friend").unwrap()]);
        assert!(notebook.notes[4].links.is_empty());
        assert_eq!(notebook.notes[4].time, 200);
    }

    #[test]
    fn a_list_that_runs_oldest_first_is_judged_on_its_newest_posts() {
        let newest_first = Record::parse(LINE_OF_ARCHIVE).unwrap();
        let mut value: Value = serde_json::from_str(LINE_OF_ARCHIVE).unwrap();
        value["posts"].as_array_mut().unwrap().reverse();
        let oldest_first = Record::parse(&value.to_string()).unwrap();
        let times = |record: &Record| {
            let notes = record.notebook(Some(3), Tab::Replies).notes;
            notes.iter().map(|note| note.time).collect::<Vec<_>>()
        };
        assert_eq!(times(&newest_first), [500, 400, 300]);
        assert_eq!(times(&oldest_first), [500, 400, 300]);
    }

    #[test]
    fn numbers_beyond_all_bounds_are_not_known() {
        let line = r#"{"account": "owner", "followers": 18446744073709551616, "following": -1, "posts": [
            {"t": 9223372036854775807, "likes": 99999999999999999999999, "replies": 18446744073709551615},
            {"t": 9223372036854775808, "reposts": 1.5}]}"#;
        let notebook = Record::parse(line).unwrap().notebook(None, Tab::Replies);
        let profile = &notebook.profile;
        assert_eq!((profile.followers, profile.following), (None, None));
        let counts = notebook.notes[0].counts;
        assert_eq!(counts.likes, None);
        assert_eq!(counts.replies, Some(CountRange::exact(u64::MAX)));
        assert_eq!(notebook.notes.iter().map(|note| note.time).max(), Some(0));
        let settings = crate::settings::Settings::default();
        let _ = crate::judge::judge(&notebook, &settings, i64::MAX);
    }

    #[test]
    fn the_posts_tab_hides_replies_to_others() {
        let record = Record::parse(LINE_OF_ARCHIVE).unwrap();
        let notebook = record.notebook(Some(2), Tab::Posts);
        assert_eq!(kinds(&notebook), [Kind::Repost, Kind::Thread]);
        assert_eq!(notebook.replies_tab, Coverage::default());
    }

    #[test]
    fn a_source_without_replies_never_stands_for_the_replies_tab() {
        let line = LINE_OF_ARCHIVE.replacen("api", "excluded", 1);
        let notebook = Record::parse(&line).unwrap().notebook(None, Tab::Replies);
        assert_eq!(notebook.replies_tab, Coverage::default());
    }
}
