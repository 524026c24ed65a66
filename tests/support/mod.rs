//! An account written down in a few words, and the notebook it stands for.
#![allow(dead_code, reason = "each test program uses its part")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use fieldmark::account::{Frame, Note, Notebook};
use fieldmark::ids::{Handle, PostId};
use fieldmark::page::counts::CountRange;
use fieldmark::page::post::{Counts, Kind};
use fieldmark::page::profile::Profile;
use fieldmark::text::{self, Marks};
use serde::Deserialize;

/// The moment all written accounts are looked at: 15 June 2025, 12:00 in Greenwich.
pub const NOW: i64 = 1_749_988_800;

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
    /// How long ago its lists were read; now unless told.
    pub read_days_ago: f64,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Header {
    pub followers: Option<Shown>,
    pub following: Option<Shown>,
    pub posts: Option<Shown>,
    pub created_days_ago: Option<f64>,
    pub sites: Vec<String>,
    pub protected: Option<bool>,
    pub follows_you: Option<bool>,
    pub you_follow: Option<bool>,
    pub own: bool,
    pub viewer: Option<String>,
}

/// A count of the header: exact, or the range that was shown.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
pub enum Shown {
    Exact(u64),
    Range(u64, u64),
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Tabs {
    pub posts: Option<Order>,
    pub replies: Option<Order>,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    Timeline,
    Selection,
    Unproven,
}

/// So many posts of one sort.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub times: usize,
    pub kind: Kind,
    /// Whom they answer, taken in turn; `"many"` stands for somebody else each time.
    #[serde(default)]
    pub to: Vec<String>,
    /// Accounts named in each.
    #[serde(default)]
    pub names: Vec<String>,
    /// Whose post is passed on.
    #[serde(default)]
    pub of: Option<String>,
    /// Hosts linked in each.
    #[serde(default)]
    pub links: Vec<String>,
    #[serde(default)]
    pub asks: bool,
    #[serde(default)]
    pub calls: Option<bool>,
    /// They all say nearly this.
    #[serde(default)]
    pub alike: Option<String>,
    /// Replies, reposts and likes received.
    #[serde(default)]
    pub counts: Option<(u64, u64, u64)>,
    #[serde(default)]
    pub pinned: bool,
}

impl Account {
    /// What the notebook holds once the account has been read.
    pub fn notebook(&self) -> Notebook {
        let notes = self.notes();
        Notebook {
            posts_tab: frame(self.tabs.posts, &notes, self.read_days_ago),
            replies_tab: frame(self.tabs.replies, &notes, self.read_days_ago),
            profile: self.header.profile(),
            seen: NOW,
            notes,
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
        let mut notes = Vec::new();
        for (age, (_, place, turn)) in order.into_iter().enumerate() {
            let hours = newest + age as f64 * every;
            let id = PostId(1_000_000 - age as u64);
            let time = NOW - (hours * HOUR) as i64;
            notes.push(self.note(&self.posts[place], turn, id, time));
        }
        notes.retain(|note| note.in_posts || note.in_replies);
        notes
    }

    fn note(&self, group: &Group, turn: usize, id: PostId, time: i64) -> Note {
        let (replies, reposts, likes) = group.counts.map_or((None, None, None), |counts| {
            (Some(counts.0), Some(counts.1), Some(counts.2))
        });
        let answered = group.to.get(turn % group.to.len().max(1));
        Note {
            id,
            time,
            kind: group.kind,
            pinned: group.pinned,
            in_posts: self.tabs.posts.is_some() && group.kind != Kind::Reply,
            in_replies: self.tabs.replies.is_some(),
            answers: answered.map(|name| person(name, id)).into_iter().collect(),
            names: group.names.iter().map(|name| person(name, id)).collect(),
            reposts: group.of.as_ref().map(|name| person(name, id)),
            quotes: None,
            links: group.links.iter().map(|host| site(host)).collect(),
            hosts: group.links.clone(),
            marks: Marks {
                asks: group.asks,
                calls: group.calls,
                fingerprint: text::read(&words(group.alike.as_deref(), id), &[], None).fingerprint,
            },
            counts: Counts {
                replies,
                reposts,
                likes,
            },
            line: format!("post {}", id.0),
        }
    }
}

impl Header {
    fn profile(&self) -> Profile {
        let range = |shown: Option<Shown>| {
            shown.map(|shown| match shown {
                Shown::Exact(count) => CountRange {
                    low: count,
                    high: count,
                },
                Shown::Range(low, high) => CountRange { low, high },
            })
        };
        let created = self.created_days_ago;
        Profile {
            handle: Handle::new("owner"),
            sites: self.sites.clone(),
            followers: range(self.followers),
            following: range(self.following),
            posts: range(self.posts),
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

fn frame(order: Option<Order>, notes: &[Note], read_days_ago: f64) -> Frame {
    let ends = notes.first().zip(notes.last());
    Frame {
        chronological: match order {
            Some(Order::Timeline) => Some(true),
            Some(Order::Selection) => Some(false),
            Some(Order::Unproven) | None => None,
        },
        stretches: order
            .and(ends)
            .map(|(newest, oldest)| (newest.id, oldest.id))
            .into_iter()
            .collect(),
        read: order.map_or(0, |_| NOW - (read_days_ago * 24.0 * HOUR) as i64),
        ..Frame::default()
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
    fieldmark::domains::registrable(host).expect("a host")
}

/// What a post says that is like others, or like no other.
fn words(alike: Option<&str>, id: PostId) -> String {
    let unlike = |place: u64| {
        let mixed = (id.0 * 64 + place).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let letter = |shift: u64| char::from(b'a' + ((mixed >> shift) % 26) as u8);
        (0..8).map(|turn| letter(8 + turn * 7)).collect::<String>()
    };
    alike.map_or_else(
        || (1..12).map(unlike).collect::<Vec<_>>().join(" "),
        str::to_owned,
    )
}
