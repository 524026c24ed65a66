//! All that is shown, in every state, by name.

use fieldmark::account::Notebook;
use fieldmark::account::diary::{Judged as Share, Line};
use fieldmark::account::span::Span;
use fieldmark::account::word::Word;
use fieldmark::account::word::Written;
use fieldmark::i18n::Message;
use fieldmark::ids::Handle;
use fieldmark::judge::exchange::Exchange;
use fieldmark::judge::since::{Since, since};
use fieldmark::judge::statistics::statistics;
use fieldmark::judge::{Family, judge};
use fieldmark::page::Client;
use fieldmark::page::Tab;
use fieldmark::page::counts::CountRange;
use fieldmark::settings::Settings;
use fieldmark::ui::accounts::{AccountRow, Order, Until, accounts};
use fieldmark::ui::action::Action;
use fieldmark::ui::badge_row::{opened, row};
use fieldmark::ui::changes::changes;
use fieldmark::ui::options::{Notice, Stored, options};
use fieldmark::ui::popup::{Judged, Subject, popup};
use fieldmark::ui::two_of_you::TwoOfYou;
use fieldmark::ui::welcome::welcome;
use fieldmark::ui::{Hint, Node, OpenPage, Unavailable, Value};

use crate::support::{Account, BUSY, NOW};

const DAY: i64 = 86_400;

pub const BROADCASTER: &str = r#"{
    "header": {"followers": [962000, 962999], "following": 72, "posts": 5190, "viewer": "viewer",
               "created_days_ago": 3000, "protected": false, "you_follow": true, "follows_you": false},
    "tabs": {"posts": "timeline", "replies": "timeline"},
    "posts": [{"times": 55, "kind": "original", "links": ["example.com"]}, {"times": 5, "kind": "original"}]
}"#;

const ANSWERING: &str = r#"{
    "header": {"viewer": "owner"}, "tabs": {"split_replies": "timeline"},
    "posts": [{"times": 6, "kind": "reply", "to": ["Ann", "bob"]}]
}"#;

pub fn notebook(json: &str) -> Notebook {
    serde_json::from_str::<Account>(json).unwrap().notebook()
}

/// The broadcaster when only so many posts were seen, and only on the posts tab.
/// Busy for long enough to be told by it.
fn busier() -> String {
    BUSY.replace(r#""times": 20"#, r#""times": 40"#)
}

fn small(times: u32) -> Notebook {
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
    let judged = Judged {
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
    popup(Subject::Account(&judged), settings, welcome)
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
        shares: vec![Share {
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

fn own_word() -> Word {
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

pub fn entries() -> Vec<AccountRow> {
    let label = Message::new("badge_broadcaster_label", vec![]);
    let entry = |handle: &str, posts, seen| AccountRow {
        handle: handle.to_owned(),
        name: Some(handle.to_uppercase()),
        badges: vec![(
            "broadcaster".to_owned(),
            Family::Conversation,
            label.clone(),
        )],
        posts,
        seen,
        until: Until::Closed,
        word: (posts > 5).then(own_word),
    };
    vec![entry("bert", 3, NOW), entry("anna", 9, NOW - 5)]
}

/// Settings in which all is as it is not by itself.
fn chosen() -> Settings {
    Settings {
        remember: true,
        left_alone: vec!["nasa".to_owned()],
        marks: vec!["broadcaster".to_owned()],
        thresholds: [("broadcaster".to_owned(), 0.2)].into_iter().collect(),
        ..Settings::default()
    }
}

fn changed<T>(mut thing: T, change: impl FnOnce(&mut T)) -> T {
    change(&mut thing);
    thing
}

/// Who may be looked at, in which open_page.
fn looks() -> Vec<(&'static str, Notebook, OpenPage)> {
    let whole = || notebook(BROADCASTER);
    let protected = changed(small(0), |book| book.profile.protected = Some(true));
    let own = changed(whole(), |book| book.profile.own = true);
    let answers = changed(notebook(ANSWERING), |book| book.profile.own = true);
    let followed = changed(whole(), |book| book.profile.follows_you = Some(true));
    let troubled = |unavailable| {
        changed(open_page(), |open_page| {
            open_page.unavailable = Some(unavailable)
        })
    };
    let hide = Action::Hide {
        badge: "broadcaster".to_owned(),
    };
    vec![
        ("a broadcaster", whole(), open_page()),
        (
            "the first profile ever",
            whole(),
            changed(open_page(), |open_page| open_page.hint = Hint::Shown),
        ),
        ("somebody busy", notebook(&busier()), open_page()),
        ("nine posts of the posts tab", small(9), open_page()),
        ("sixty posts of the posts tab", small(60), open_page()),
        ("a protected account", protected, open_page()),
        ("your own profile", own, open_page()),
        ("your own profile, with answers", answers, open_page()),
        ("somebody who follows you", followed, open_page()),
        (
            "nobody signed in",
            whole(),
            changed(open_page(), |open_page| open_page.signed_out = true),
        ),
        (
            "the replies tab",
            whole(),
            changed(open_page(), |open_page| open_page.tab = Tab::Replies),
        ),
        (
            "something to take back",
            whole(),
            changed(open_page(), |open_page| open_page.undo = hide.done()),
        ),
        (
            "no room left",
            whole(),
            changed(open_page(), |open_page| open_page.full = true),
        ),
        (
            "still loading",
            Notebook::default(),
            troubled(Unavailable::Loading),
        ),
        (
            "a suspended account",
            Notebook::default(),
            troubled(Unavailable::Suspended),
        ),
        (
            "an unreadable page",
            Notebook::default(),
            troubled(Unavailable::Unreadable),
        ),
        (
            "a new page that cannot be read",
            Notebook::default(),
            changed(troubled(Unavailable::NewPage), |open_page| {
                open_page.client = Client::XWeb
            }),
        ),
    ]
}

/// All surfaces in all states, by name.
pub fn everything() -> Vec<(String, Node)> {
    let (settings, chosen) = (Settings::default(), chosen());
    let mut all = Vec::new();
    for (name, book, open_page) in looks() {
        let whole = name == "a broadcaster";
        let popup = popup_of(&open_page, &book, &settings, whole);
        let row = row_of(&open_page, &book, &settings);
        all.extend(row.map(|row| (format!("row: {name}"), row)));
        all.push((format!("popup: {name}"), popup));
        let row = row_of(&open_page, &book, &chosen);
        all.extend(row.map(|row| (format!("row: {name}, remembering"), row)));
        let popup = popup_of(&open_page, &book, &chosen, false);
        all.push((format!("popup: {name}, remembering"), popup));
    }
    let recent = entries();
    let stored = Stored {
        accounts: 12,
        posts: 800,
        until: Some(NOW),
        aside: 2,
        words: 3,
        tags: vec!["kites".to_owned(), "Friends".to_owned()],
    };
    let notice = Notice {
        words: Action::Reset.done().unwrap(),
        undo: true,
    };
    let mut add = |name: &str, tree| all.push((name.to_owned(), tree));
    add(
        "popup: a page that is no profile",
        popup(Subject::NoProfile(&recent), &settings, false),
    );
    add(
        "popup: a page that was opened before the extension came",
        popup(Subject::Deaf(&[]), &settings, false),
    );
    add(
        "popup: the browser does not let it read X",
        popup(Subject::NoAccess(&recent), &settings, false),
    );
    add(
        "popup: no X, for the first time",
        popup(Subject::NoX(&[]), &settings, true),
    );
    add("welcome: as it comes", welcome(&settings, true));
    add(
        "welcome: the browser does not let it read X",
        welcome(&chosen, false),
    );
    add("changes: as they are written", changes());
    add("accounts: two", accounts(&recent, "", Order::Seen));
    add("accounts: none", accounts(&[], "", Order::Name));
    add(
        "options: as they come",
        options(&settings, &Stored::default(), None),
    );
    add(
        "options: all chosen",
        options(&chosen, &stored, Some(&notice)),
    );
    all
}
