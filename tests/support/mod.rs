//! An account written down in a few words, and the notebook it stands for.
#![allow(dead_code, reason = "each test program uses its part")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

#[path = "../../examples/stage/written.rs"]
pub mod written;

use fieldmark::account::{Coverage, Note, Notebook, Tail};
use fieldmark::domains;
use fieldmark::ids::{Handle, PostId};
use fieldmark::page::List;
use fieldmark::page::counts::{CountRange, noted};
use fieldmark::page::post::{Counts, Kind};
use fieldmark::page::profile::Profile;
use fieldmark::text;
use serde::Deserialize;
use written::{Received, Written};

/// The moment all written accounts are looked at: 15 June 2025, 12:00 in Greenwich.
pub const NOW: i64 = 1_749_988_800;

/// Somebody who does a bit of everything, as seen by somebody whom they answer.
pub const BUSY: &str = r#"{
    "header": {"viewer": "me", "protected": false, "followers": 412, "following": 388, "sites": ["example.com"]},
    "tabs": {"replies": "timeline"}, "every_hours": 1,
    "posts": [
        {"times": 20, "kind": "original", "text": "…?", "links": ["www.example.com"], "counts": [2, 1, 9]},
        {"times": 4, "kind": "thread"},
        {"times": 6, "kind": "quote", "links": ["example.org"]},
        {"times": 10, "kind": "repost", "reposts": {"by": "many"}},
        {"times": 12, "kind": "reply", "to": ["Ann", "ann", "me"]},
        {"times": 3, "kind": "reply"}
    ]}"#;

const HOUR: f64 = 3_600.0;

/// An account, as a case file describes it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Account {
    pub header: Header,
    /// Tabs that were read: `timeline`, `selection` (not chronological) or `unproven`.
    pub tabs: Tabs,
    /// Groups of posts; they are spread evenly among each other.
    pub posts: Vec<Group>,
    /// Hours between two posts; 6 unless told.
    pub every_hours: Option<f64>,
    /// Age of the newest post; one day unless told.
    pub newest_days_ago: Option<f64>,
    /// How long ago it was read; now unless told.
    pub read_days_ago: f64,
    /// What is older than that was read then, and nothing between it and what is newer.
    pub first_read_days_ago: Option<f64>,
    /// Posts in each list that was read, of which nothing could be told.
    pub unread: u64,
    /// The same, newer than all others.
    pub unread_above: u64,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Header {
    /// Exact, or the range that was shown.
    #[serde(with = "noted")]
    pub followers: Option<CountRange>,
    #[serde(with = "noted")]
    pub following: Option<CountRange>,
    #[serde(with = "noted")]
    pub posts: Option<CountRange>,
    pub created_days_ago: Option<f64>,
    pub sites: Vec<String>,
    pub protected: Option<bool>,
    pub follows_you: Option<bool>,
    pub you_follow: Option<bool>,
    pub own: bool,
    pub viewer: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Tabs {
    pub posts: Option<Order>,
    pub replies: Option<Order>,
    pub split_posts: Option<Order>,
    pub all: Option<Order>,
    pub split_replies: Option<Order>,
    /// Of a list: the oldest post that was read of it, in days; to its end unless told.
    pub read_back_days: ReadBack,
    /// Lists that were read somewhere below their top.
    pub without_top: Vec<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReadBack {
    pub split_posts: Option<f64>,
    pub split_replies: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    Timeline,
    Selection,
    Unproven,
}

impl Tabs {
    fn order(&self, list: List) -> Option<Order> {
        match list {
            List::Posts => self.posts,
            List::Replies => self.replies,
            List::SplitPosts => self.split_posts,
            List::All => self.all,
            List::SplitReplies => self.split_replies,
            List::Reposts => None,
        }
    }

    fn read_back_days(&self, list: List) -> Option<f64> {
        match list {
            List::SplitPosts => self.read_back_days.split_posts,
            List::SplitReplies => self.read_back_days.split_replies,
            _ => None,
        }
    }
}

/// So many posts of one sort. Somebody called "many" is somebody else in each.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub times: usize,
    /// In its text "…" stands for words like no other's; a post without text has nothing else.
    #[serde(flatten)]
    pub post: Written,
    /// Whom they answer, taken in turn, before those that each of them answers.
    #[serde(default)]
    pub to: Vec<String>,
    /// Each ends a conversation of which X hides posts.
    #[serde(default)]
    pub hides: bool,
    /// X shows no more than the beginning of each.
    #[serde(default)]
    pub cut: bool,
    /// When their counts were read, in days after they were posted; long after unless told.
    #[serde(default)]
    pub counted_after_days: Option<f64>,
    /// The age of the newest of them, in days; the account's newest unless told.
    #[serde(default)]
    pub from_days: Option<f64>,
    /// They are spread over so many days, whatever the others do.
    #[serde(default)]
    pub over_days: Option<f64>,
}

impl Group {
    /// One of them.
    fn post(&self, turn: usize) -> Written {
        let first = self.to.get(turn % self.to.len().max(1));
        let answers = first.into_iter().chain(&self.post.answers);
        Written {
            answers: answers.cloned().collect(),
            ..self.post.clone()
        }
    }
}

impl Account {
    /// What the notebook holds once the account has been read.
    pub fn notebook(&self) -> Notebook {
        let mut notebook = Notebook {
            profile: self.header.profile(),
            seen: self.opened(),
            notes: self.notes(),
            ..Notebook::default()
        };
        for list in List::ALL {
            *notebook.coverage_mut(list) = self.coverage(list, &notebook.notes);
        }
        notebook
    }

    /// When its lists were opened.
    fn opened(&self) -> i64 {
        NOW - (self.read_days_ago * 24.0 * HOUR) as i64
    }

    /// When they were opened on an earlier visit.
    fn first_opened(&self) -> Option<i64> {
        let days = self.first_read_days_ago;
        days.map(|days| NOW - (days * 24.0 * HOUR) as i64)
    }

    fn coverage(&self, list: List, notes: &[Note]) -> Coverage {
        let order = self.tabs.order(list);
        let opened = self.opened();
        let seen = notes.iter().filter(|note| note.seen_in(list) && note.own());
        let seen: Vec<&Note> = seen.filter(|_| order.is_some()).collect();
        let first = self.first_opened().unwrap_or(i64::MIN);
        let mut visits: Vec<(PostId, PostId, i64)> = Vec::new();
        for visit in seen.chunk_by(|newer, older| (newer.time > first) == (older.time > first)) {
            let (newest, oldest) = (visit[0], visit[visit.len() - 1]);
            let at = if newest.time > first { opened } else { first };
            visits.push((newest.id, oldest.id, at));
        }
        let name = format!("{list:?}");
        let top_seen = !self.tabs.without_top.contains(&name);
        let tops = visits.iter().filter(|_| top_seen);
        let shown = order.is_some() && notes.iter().any(|note| note.seen_in(list));
        let tail = (shown && visits.is_empty() && top_seen).then(|| Tail {
            opened: Some(opened),
            ..Tail::default()
        });
        let above = (0..self.unread_above).map(|turn| PostId(2_000_000 + turn));
        let unread = (0..self.unread).map(|turn| PostId(turn + 1)).chain(above);
        Coverage {
            chronological: match order {
                Some(Order::Timeline) => Some(true),
                Some(Order::Selection) => Some(false),
                Some(Order::Unproven) | None => None,
            },
            stretches: visits
                .iter()
                .map(|(newest, oldest, _)| (*newest, *oldest))
                .collect(),
            tops: tops.map(|(newest, _, at)| (*newest, *at)).collect(),
            read: order.map_or(0, |_| opened),
            tails: tail.into_iter().collect(),
            unread: unread.filter(|_| order.is_some()).collect(),
            ..Coverage::default()
        }
    }

    /// Which lists show the post, and were read down to it.
    fn list(&self, note: &mut Note) {
        for list in List::ALL {
            let days = self.tabs.read_back_days(list);
            let back = days.map_or(0, |days| NOW - (days * 24.0 * HOUR) as i64);
            let shown = self.tabs.order(list).is_some();
            let shown = shown && note.is_of(list.kinds()) && note.time >= back;
            note.set_seen_in(list, shown);
        }
    }

    fn notes(&self) -> Vec<Note> {
        let newest = self.newest_days_ago.unwrap_or(1.0) * 24.0;
        let every = self.every_hours.unwrap_or(6.0);
        let mut order: Vec<(f64, usize, usize)> = Vec::new();
        for (place, group) in self.posts.iter().enumerate() {
            let step = |turn: usize| (turn as f64 + 0.5) / group.times as f64;
            order.extend((0..group.times).map(|turn| (step(turn), place, turn)));
        }
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut hours: Vec<(f64, usize, usize)> = Vec::new();
        for (age, (_, place, turn)) in order.into_iter().enumerate() {
            let group = &self.posts[place];
            let from = group.from_days.map_or(newest, |days| days * 24.0);
            let apart = group.over_days.map(|days| days * 24.0 / group.times as f64);
            let age = apart.map_or(age as f64 * every, |apart| turn as f64 * apart);
            hours.push((from + age, place, turn));
        }
        hours.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut notes = Vec::new();
        for (age, (hours, place, turn)) in hours.into_iter().enumerate() {
            let id = PostId(1_000_000 - age as u64);
            let time = NOW - (hours * HOUR) as i64;
            notes.push(self.note(&self.posts[place], turn, id, time));
        }
        notes.retain(Note::listed);
        let mut above = self.opened();
        let first = self.first_opened().unwrap_or(i64::MIN);
        for note in notes.iter_mut().filter(|note| !note.pinned) {
            if note.time <= first {
                above = above.min(first);
            }
            match note.kind {
                Kind::Repost => note.stood_below = Some(above),
                _ => above = note.time,
            }
        }
        notes
    }

    fn note(&self, group: &Group, turn: usize, id: PostId, time: i64) -> Note {
        let post = group.post(turn);
        let text = words(&post.text, id);
        let named = text.split(' ').filter_map(|word| word.strip_prefix('@'));
        let author = |other: &Option<Box<Written>>| {
            let name = other.as_ref()?.by.as_deref()?;
            Some(person(name, id))
        };
        let Received(replies, reposts, likes) = post.counts;
        let counted = group.counted_after_days;
        let mut note = Note {
            id,
            time,
            kind: post.kind(),
            pinned: post.pinned,
            hides: group.hides,
            cut: group.cut,
            answers: post.answers.iter().map(|name| person(name, id)).collect(),
            names: named.map(|name| person(name, id)).collect(),
            reposts: author(&post.reposts),
            quotes: author(&post.quotes),
            links: post.links.iter().map(|link| site(link)).collect(),
            hosts: post.links.iter().map(|link| place(link)).collect(),
            features: text::features(&text, &[], None),
            counts: Counts {
                replies,
                reposts,
                likes,
            },
            counted: counted.map_or(NOW, |days| time + (days * 24.0 * HOUR) as i64),
            line: format!("post {}", id.0),
            ..Note::default()
        };
        self.list(&mut note);
        note
    }
}

impl Header {
    fn profile(&self) -> Profile {
        let created = self.created_days_ago;
        Profile {
            handle: Handle::new("owner"),
            sites: self
                .sites
                .iter()
                .filter_map(|site| domains::own(site))
                .collect(),
            followers: self.followers,
            following: self.following,
            posts: self.posts,
            created: created.map(|days| NOW - (days * 24.0 * HOUR) as i64),
            protected: self.protected,
            follows_you: self.follows_you,
            you_follow: self.you_follow,
            own: self.own,
            viewer: self.viewer.as_deref().and_then(Handle::new),
            ..Profile::default()
        }
    }
}

fn person(name: &str, id: PostId) -> Handle {
    let name = match name {
        "many" => format!("somebody{}", id.0),
        name => name.to_owned(),
    };
    Handle::new(&name).expect("a handle")
}

fn site(host: &str) -> String {
    domains::registrable(host).expect("a host")
}

fn place(address: &str) -> String {
    domains::place(address).expect("a host")
}

/// What a post says, with words like no other's in the place of "…".
fn words(text: &str, id: PostId) -> String {
    let unlike = |place: u64| {
        let mixed = (id.0 * 64 + place).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let letter = |shift: u64| char::from(b'a' + ((mixed >> shift) % 26) as u8);
        (0..8).map(|turn| letter(8 + turn * 7)).collect::<String>()
    };
    let unlike = (1..12).map(unlike).collect::<Vec<_>>().join(" ");
    match text {
        "" => unlike,
        text => text.replace('…', &unlike),
    }
}
