//! An archive, one account per line of JSON → a notebook.

#[cfg(not(target_arch = "wasm32"))]
pub mod trial;

use std::cmp::Reverse;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::account::{Coverage, Note, Notebook, Tail};
use crate::domains;
use crate::ids::{Handle, PostId};
use crate::limits;
use crate::page::List;
use crate::page::counts::CountRange;
use crate::page::post::{Counts, Kind};
use crate::page::profile::Profile;
use crate::text;
use crate::time;

/// One account of an archive. Unknown fields are ignored, and all but the name and the posts may be missing.
#[derive(Debug, Clone, Deserialize)]
pub struct Record {
    /// The account's handle.
    pub account: String,
    /// What sort of account: `person`, `news`, ….
    #[serde(default)]
    pub kind: String,
    /// Followers when it was collected.
    #[serde(default, deserialize_with = "count")]
    pub followers: Option<u64>,
    /// Following when it was collected.
    #[serde(default, deserialize_with = "count")]
    pub following: Option<u64>,
    /// How far each signal may be trusted.
    #[serde(default)]
    pub fields: Fields,
    /// The posts, newest first.
    pub posts: Vec<Entry>,
}

/// How far each signal of a record may be trusted; a record that does not say is trusted.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Fields {
    /// `api` or `text` when replies and everything else are there.
    #[serde(default)]
    replies: Option<String>,
    /// `api` or `text` when reposts are there.
    #[serde(default)]
    reposts: Option<String>,
    /// `expanded` when addresses are those the links lead to.
    #[serde(default)]
    urls: Option<String>,
}

impl Fields {
    /// The list holds replies and other posts, told apart.
    pub fn tell_replies(&self) -> bool {
        is_one_of(&self.replies, &["api", "text"])
    }

    /// The list holds reposts, told apart.
    pub fn tell_reposts(&self) -> bool {
        is_one_of(&self.reposts, &["api", "text"])
    }

    /// Links say where they lead. Where they do not, a photo looks like a link, so none is believed.
    pub fn tell_links(&self) -> bool {
        is_one_of(&self.urls, &["expanded"])
    }

    /// The source kept replies alone: no share of anything can be read from such a list.
    fn only_replies(&self) -> bool {
        self.replies.as_deref() == Some("only")
    }
}

fn is_one_of(value: &Option<String>, trusted: &[&str]) -> bool {
    value.as_deref().is_none_or(|word| trusted.contains(&word))
}

/// One post of a record.
#[derive(Debug, Clone, Deserialize)]
pub struct Entry {
    /// Unix seconds.
    #[serde(default, deserialize_with = "moment")]
    t: Option<i64>,
    /// The post's text.
    #[serde(default)]
    text: Option<String>,
    /// Whom it answers: a handle, or `id:N`.
    #[serde(default)]
    reply_to: Option<String>,
    /// It answers its own author.
    #[serde(default)]
    is_self_reply: bool,
    /// Whose post it passes on.
    #[serde(default)]
    repost_of: Option<String>,
    /// Whose post it quotes.
    #[serde(default)]
    quote: Option<String>,
    /// Addresses linked.
    #[serde(default)]
    urls: Vec<String>,
    /// Likes received.
    #[serde(default, deserialize_with = "count")]
    likes: Option<u64>,
    /// Reposts received.
    #[serde(default, deserialize_with = "count")]
    reposts: Option<u64>,
    /// Replies received.
    #[serde(default, deserialize_with = "count")]
    replies: Option<u64>,
}

/// A count that is none, or too large for one, is not known, and spoils nothing else.
fn count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    Ok(Value::deserialize(deserializer)?.as_u64())
}

/// A moment that no calendar has is not known.
fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    let moment = Value::deserialize(deserializer)?.as_i64();
    Ok(moment.filter(|moment| time::utc(*moment).is_some()))
}

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
    /// Reads one line of an archive. A list that runs oldest first is turned round: lists on X, and all
    /// that is read of them, begin with the newest.
    pub fn parse(line: &str) -> serde_json::Result<Record> {
        let mut record: Record = serde_json::from_str(line)?;
        if record.runs_oldest_first() {
            record.posts.reverse();
        }
        Ok(record)
    }

    /// Whether most posts are newer than the one before. A repost may carry the date of another's post.
    fn runs_oldest_first(&self) -> bool {
        let own = self.posts.iter().filter(|post| post.repost_of.is_none());
        let times: Vec<i64> = own.filter_map(|post| post.t).collect();
        let pairs = times.iter().zip(times.iter().skip(1));
        let steps = pairs.map(|(one, next)| next.cmp(one) as i32);
        steps.sum::<i32>() > 0
    }

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
            own = without_leading_names(text);
        }
        note.names = named(own);
        note.features = text::features(own, &set_aside(own), None);
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

impl Entry {
    fn kind(&self, owner: Option<&Handle>) -> Kind {
        if self.repost_of.is_some() {
            return Kind::Repost;
        }
        if self.reply_to.is_some() {
            let answered = self.answered();
            let itself = answered.is_some() && answered.as_ref() == owner;
            return if self.is_self_reply || itself {
                Kind::Thread
            } else {
                Kind::Reply
            };
        }
        if self.quote.is_some() {
            Kind::Quote
        } else {
            Kind::Original
        }
    }

    fn answered(&self) -> Option<Handle> {
        self.reply_to.as_deref().and_then(Handle::new)
    }

    fn counts(&self) -> Counts {
        Counts {
            replies: self.replies.map(CountRange::exact),
            reposts: self.reposts.map(CountRange::exact),
            likes: self.likes.map(CountRange::exact),
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

/// The texts of links and mentions in `text`: no words of the owner's.
fn set_aside(text: &str) -> Vec<&str> {
    let links = text
        .split_whitespace()
        .filter(|word| word.starts_with("http://") || word.starts_with("https://"));
    links.chain(mentions(text)).collect()
}

fn named(text: &str) -> Vec<Handle> {
    let mut handles: Vec<Handle> = Vec::new();
    for handle in mentions(text).filter_map(Handle::new) {
        if !handles.contains(&handle) {
            handles.push(handle);
        }
    }
    handles
}

/// Every `@name` that does not continue a word, as in an e-mail address.
fn mentions(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('@').filter_map(move |(start, _)| {
        let before = text.get(..start)?.chars().next_back();
        let after = text.get(start + 1..)?;
        let length = after
            .find(|letter: char| !is_of_handle(letter))
            .unwrap_or(after.len());
        let stands_alone = !before.is_some_and(is_of_handle);
        (stands_alone && length > 0)
            .then(|| text.get(start..start + 1 + length))
            .flatten()
    })
}

fn is_of_handle(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// A reply's text begins with whom it answers; those names are not dropped but addressed.
fn without_leading_names(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(after) = rest.strip_prefix('@') {
        rest = after.trim_start_matches(is_of_handle).trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

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
