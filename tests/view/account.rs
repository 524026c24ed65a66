//! One account, in its row and in the popup.

use fieldmark::account::Notebook;
use fieldmark::account::diary::{Judged, Line};
use fieldmark::account::span::Span;
use fieldmark::account::word::Word;
use fieldmark::account::word::Written;
use fieldmark::ids::Handle;
use fieldmark::judge::exchange::Exchange;
use fieldmark::judge::judge;
use fieldmark::judge::since::{Since, since};
use fieldmark::judge::statistics::statistics;
use fieldmark::page::Tab;
use fieldmark::page::counts::CountRange;
use fieldmark::settings::Settings;
use fieldmark::ui::badge_row::{opened, row};
use fieldmark::ui::overview::Overview;
use fieldmark::ui::popup::{Subject, popup};
use fieldmark::ui::two_of_you::TwoOfYou;
use fieldmark::ui::{Node, OpenPage, Value};

use crate::support::{Account, BUSY, NOW};

const DAY: i64 = 86_400;

pub const BROADCASTER: &str = r#"{
    "header": {"followers": [962000, 962999], "following": 72, "posts": 5190, "viewer": "viewer",
               "created_days_ago": 3000, "protected": false, "you_follow": true, "follows_you": false},
    "tabs": {"posts": "timeline", "replies": "timeline"},
    "posts": [{"times": 55, "kind": "original", "links": ["example.com"]}, {"times": 5, "kind": "original"}]
}"#;

pub const ANSWERING: &str = r#"{
    "header": {"viewer": "owner"}, "tabs": {"split_replies": "timeline"},
    "posts": [{"times": 6, "kind": "reply", "to": ["Ann", "bob"]}]
}"#;

pub fn notebook(json: &str) -> Notebook {
    serde_json::from_str::<Account>(json).unwrap().notebook()
}

/// Busy for long enough to be told by it.
pub fn busier() -> String {
    BUSY.replace(r#""times": 20"#, r#""times": 40"#)
}

/// The broadcaster when only so many posts were seen, and only on the posts tab.
pub fn small(times: u32) -> Notebook {
    let json = BROADCASTER.replace(r#""times": 55"#, &format!(r#""times": {times}"#));
    let json = json.replace(r#", {"times": 5, "kind": "original"}"#, "");
    notebook(&json.replace(r#", "replies": "timeline""#, ""))
}

pub fn open_page() -> OpenPage {
    OpenPage {
        handle: Handle::new("owner"),
        ..OpenPage::default()
    }
}

/// The row with all its badges opened.
pub fn row_of(open_page: &OpenPage, notebook: &Notebook, settings: &Settings) -> Option<Node> {
    let verdicts = judge(notebook, settings, NOW);
    let row = row(open_page, notebook, &verdicts, settings)?;
    let open = |badge: &str| opened(badge, open_page, notebook, &verdicts, settings);
    Some(with_evidence(row, &open))
}

/// Every empty popover as it is when it is opened.
fn with_evidence(node: Node, open: &dyn Fn(&str) -> Option<Node>) -> Node {
    let Node::Element(tag, attributes, children) = node else {
        return node;
    };
    let badge = attributes
        .iter()
        .find_map(|(name, value)| match (name.as_str(), value) {
            ("data-evidence", Value::Plain(badge)) => Some(badge),
            _ => None,
        });
    if let Some(badge) = badge {
        assert_eq!(children, [], "{badge} was written before it was asked for");
        return open(badge).unwrap();
    }
    let children = children
        .into_iter()
        .map(|child| with_evidence(child, open))
        .collect();
    Node::Element(tag, attributes, children)
}

pub fn popup_of(
    open_page: &OpenPage,
    notebook: &Notebook,
    settings: &Settings,
    welcome: bool,
) -> Node {
    let overview = Overview {
        open_page: open_page.clone(),
        notebook: notebook.clone(),
        verdicts: judge(notebook, settings, NOW),
        statistics: statistics(notebook, settings, NOW, 120),
        since: since_of(notebook, settings),
        word: word_of(open_page, notebook),
        two: match open_page.signed_out {
            true => TwoOfYou::Unknown,
            false => two_of_you(notebook),
        },
        answering: match notebook.profile.own {
            true => vec!["Ann".to_owned()],
            false => Vec::new(),
        },
        health: serde_json::from_str(r#"[["header_counts",3,0],["post_kind",9,9]]"#).unwrap(),
        aside: open_page.full, // Whatever befell the storage is said at one place.
    };
    popup(Subject::Account(&overview), settings, welcome, None)
}

/// Whoever was seen by @viewer was looked at on three days, and was otherwise on two of them.
fn since_of(notebook: &Notebook, settings: &Settings) -> Option<Since> {
    let viewer = Handle::new("viewer");
    let line = |days: i64, followers: u64, follows_you| Line {
        at: NOW - days * DAY,
        handle: Handle::new(if days > 20 { "former" } else { "owner" }),
        account: Some(7),
        name: Some(format!("Owner, {days} days ago")),
        followers: Some(CountRange::exact(followers)),
        follows_you: Some(follows_you),
        viewer: viewer.clone(),
        sign_seen: Some(NOW - 2 * DAY),
        pace: Some(if days > 20 { (0.5, 0.9) } else { (4.0, 9.0) }),
        shares: vec![Judged {
            badge: "replies-often".to_owned(),
            k: 18,
            n: 20,
            low: 0.7,
            high: 1.0,
        }],
        ..Line::default()
    };
    let mut looked = notebook.clone();
    looked.diary = vec![
        line(40, 800, true),
        line(3, 962, false),
        line(0, 962, false),
    ];
    let since = since(&looked, viewer.as_ref(), NOW);
    since.filter(|_| settings.remember && notebook.profile.viewer.is_some())
}

/// Something is written on who has given up the handle, and on who has it now.
fn word_of(open_page: &OpenPage, notebook: &Notebook) -> Written {
    match open_page.tab {
        Tab::Replies if !notebook.notes.is_empty() => Written {
            yours: Some(own_word()),
            anothers: Some(Word {
                line: "Sells boats".to_owned(),
                tags: Vec::new(),
                ..own_word()
            }),
        },
        _ => Written::default(),
    }
}

pub fn own_word() -> Word {
    Word {
        handle: Handle::new("owner"),
        account: Some(7),
        line: "Met on the pier".to_owned(),
        tags: vec!["kites".to_owned(), "Friends".to_owned()],
        written: NOW - 40 * DAY,
        place: "owner".to_owned(),
    }
}

/// Whoever is seen by @viewer has written with them; whoever is seen by @me is yet to be read.
fn two_of_you(notebook: &Notebook) -> TwoOfYou {
    let viewer = notebook.profile.viewer.clone();
    match viewer.filter(|_| !notebook.profile.own) {
        None => TwoOfYou::Unknown,
        Some(viewer) if viewer.as_str() == "me" => TwoOfYou::Unread(viewer),
        Some(_) => TwoOfYou::Counted(Handle::new("owner").unwrap(), EXCHANGE),
    }
}

const EXCHANGE: Exchange = Exchange {
    yours: 12,
    theirs: 0,
    yours_seen: true,
    theirs_seen: false,
    days: 45,
    your_list: Span {
        from: NOW - 200 * DAY,
        to: NOW,
    },
    their_list: Span {
        from: NOW - 45 * DAY,
        to: NOW,
    },
};
