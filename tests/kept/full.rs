//! Every stored struct with every field set to what is not its default. No `..`: a new field must
//! be set here before this compiles.

use fieldmark::account::diary::{Judged, Line};
use fieldmark::account::word::Word;
use fieldmark::account::{Coverage, Note, Notebook, Tail};
use fieldmark::i18n::{Argument, Message};
use fieldmark::ids::{Handle, PostId};
use fieldmark::page::counts::CountRange;
use fieldmark::page::health::Health;
use fieldmark::page::post::{Counts, Kind};
use fieldmark::page::profile::Profile;
use fieldmark::page::{Client, Tab};
use fieldmark::settings::Settings;
use fieldmark::storage::TabMemory;
use fieldmark::storage::export::File;
use fieldmark::storage::format::{self, SetAside};
use fieldmark::storage::index::{Index, IndexEntry};
use fieldmark::text;
use fieldmark::ui::{Hint, OpenPage, Unavailable};

fn handle(name: &str) -> Option<Handle> {
    Handle::new(name)
}

fn range(low: u64, high: u64) -> Option<CountRange> {
    Some(CountRange { low, high })
}

pub fn profile() -> Profile {
    Profile {
        handle: handle("harbour_kites"),
        account: Some(4_000_000_001),
        name: Some("Harbour Kites 🪁".into()),
        site: Some("harbour-kites.example".into()),
        sites: vec!["harbour-kites.example".into(), "kites.example".into()],
        followers: range(75_800, 75_899),
        following: range(312, 312),
        posts: range(23_900, 23_999),
        created: Some(1_300_000_000),
        verified: Some(true),
        protected: Some(false),
        follows_you: Some(true),
        you_follow: Some(false),
        own: true,
        viewer: handle("robin_field"),
    }
}

pub fn note(place: u64, kind: Kind) -> Note {
    let words = "Which of these three would you fly today, and why? Tell us.";
    Note {
        id: PostId(1_950_000_000_000_000_000 - place),
        time: 1_753_776_000 - place as i64,
        kind,
        pinned: true,
        in_posts: true,
        in_replies: true,
        in_split_posts: true,
        in_all: true,
        in_split_replies: true,
        in_reposts: true,
        answers: handle("tide_and_ember").into_iter().collect(),
        names: handle("quiet_ledger").into_iter().collect(),
        reposts: handle("orbit_bulletin"),
        stood_below: Some(1_753_777_000),
        quotes: handle("qamar_diary"),
        hides: true,
        cut: true,
        links: vec!["harbour-kites.example".into()],
        hosts: vec!["shop.harbour-kites.example".into()],
        features: text::features(words, &[], Some("en")),
        counts: Counts {
            replies: range(3, 3),
            reposts: range(20, 20),
            likes: range(2_500, 2_599),
        },
        counted: 1_753_862_400,
        line: words.into(),
    }
}

fn coverage(place: u64) -> Coverage {
    Coverage {
        chronological: Some(true),
        stretches: vec![(PostId(90 - place), PostId(20)), (PostId(10), PostId(5))],
        complete: true,
        signed_out: true,
        steps: 7,
        read: 1_753_776_000,
        tops: vec![(PostId(90 - place), 1_753_776_050)],
        tails: vec![Tail {
            opened: Some(1_753_776_050),
            below: Some(PostId(20)),
            reposts: vec![PostId(17), PostId(18)],
        }],
        adrift: true,
        unread: vec![PostId(11)],
    }
}

pub fn notebook() -> Notebook {
    let kinds = [
        Kind::Original,
        Kind::Thread,
        Kind::Reply,
        Kind::Quote,
        Kind::Repost,
    ];
    let notes = (0..).zip(kinds).map(|(place, kind)| note(place, kind));
    Notebook {
        profile: profile(),
        notes: notes.collect(),
        posts_tab: coverage(0),
        replies_tab: coverage(1),
        split_posts: coverage(2),
        all: coverage(3),
        split_replies: coverage(4),
        reposts: coverage(5),
        seen: 1_753_776_100,
        renamed: 1_753_776_080,
        diary: vec![line()],
    }
}

pub fn line() -> Line {
    Line {
        at: 1_753_776_100,
        handle: handle("harbour_kites"),
        account: Some(4_000_000_001),
        name: Some("Harbour Kites 🪁".into()),
        followers: range(75_800, 75_899),
        following: range(312, 312),
        posts: range(23_900, 23_999),
        follows_you: Some(true),
        viewer: handle("robin_field"),
        sign_seen: Some(1_753_776_100),
        pace: Some((1.5, 9.5)),
        shares: vec![Judged {
            badge: "replies-often".into(),
            k: 12,
            n: 40,
            low: 0.25,
            high: 0.5,
        }],
    }
}

pub fn sign_seen() -> Option<i64> {
    Some(1_753_776_100)
}

pub fn settings() -> Settings {
    Settings {
        switched: [("mutual".to_owned(), false)].into_iter().collect(),
        thresholds: [("broadcaster".to_owned(), 0.05)].into_iter().collect(),
        left_alone: vec!["quiet_ledger".into()],
        remember: true,
        retention_days: 7,
        marks: vec!["follows-back".into()],
        dim: vec!["broadcaster".into()],
        toolbar: false,
    }
}

pub fn index() -> Index {
    Index {
        entries: vec![IndexEntry {
            handle: "harbour_kites".into(),
            account: Some(4_000_000_001),
            seen: 1_753_776_100,
            bytes: 4_321,
            posts: 5,
        }],
    }
}

fn undo() -> Message {
    Message {
        key: "ui_done_hide".into(),
        arguments: vec![
            Argument::Number(3),
            Argument::Decimal(1.5),
            Argument::Percent(0.25),
            Argument::Date(1_753_776_000),
            Argument::Text("words".into()),
            Argument::Message(Box::new(Message::new("badge_mutual_label", Vec::new()))),
        ],
        plural: Some(3),
    }
}

fn missed() -> Health {
    let words = fieldmark::page::snapshot::Snapshot {
        url: "https://x.com/harbour_kites".into(),
        ..Default::default()
    };
    Health::count(&words, Some(&profile()), std::iter::empty())
}

pub fn tab() -> TabMemory {
    TabMemory {
        open_page: OpenPage {
            handle: handle("harbour_kites"),
            tab: Tab::Replies,
            signed_out: true,
            client: Client::XWeb,
            unavailable: Some(Unavailable::Unreadable),
            full: true,
            undo: Some(undo()),
            hint: Hint::Shown,
        },
        health: missed(),
        header: true,
        viewer: Some("me".into()),
        before: Some(settings()),
        after: Some(settings()),
    }
}

pub fn word() -> Word {
    Word {
        handle: handle("harbour_kites"),
        account: Some(4_000_000_001),
        line: "Met on the pier".into(),
        tags: vec!["kites".into(), "friends".into()],
        written: 1_753_776_200,
        place: "harbour_kites".into(),
    }
}

pub fn tags() -> Vec<(String, u32)> {
    vec![("kites".into(), 3)]
}

pub fn viewer() -> Option<Handle> {
    handle("robin_field")
}

pub fn aside() -> Vec<SetAside> {
    vec![SetAside {
        name: "account:quiet_ledger".into(),
        text: "9 0 {}".into(),
        since: 1_764_300_000,
    }]
}

pub fn file() -> File {
    File {
        fieldmark: format::VERSION,
        settings: settings(),
        accounts: [("harbour_kites".to_owned(), notebook())]
            .into_iter()
            .collect(),
        words: vec![word()],
        set_aside: aside(),
    }
}
