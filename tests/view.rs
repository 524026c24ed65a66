//! What is shown: only what a drawer may draw, every control named, every state a calm answer.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;

use fieldmark::account::Notebook;
use fieldmark::i18n::{Saying, english::English};
use fieldmark::ids::Handle;
use fieldmark::judge::statistics::panel as numbers;
use fieldmark::judge::{Family, judge};
use fieldmark::page::Tab;
use fieldmark::settings::Settings;
use fieldmark::ui::accounts::{Entry, Order, accounts};
use fieldmark::ui::action::Press;
use fieldmark::ui::badge_row::row;
use fieldmark::ui::options::{Notice, Stored, options};
use fieldmark::ui::popup::{Looked, Subject, panel};
use fieldmark::ui::{ATTRIBUTES, Node, SVG_TAGS, Scene, TAGS, Trouble, Value, may_set};
use support::{Account, NOW};

const BROADCASTER: &str = r#"{
    "header": {"followers": [962000, 962999], "following": 72, "posts": 5190, "viewer": "viewer",
               "created_days_ago": 3000, "protected": false, "you_follow": true, "follows_you": false},
    "tabs": {"posts": "timeline", "replies": "timeline"},
    "posts": [{"times": 55, "kind": "original", "links": ["example.com"]}, {"times": 5, "kind": "original"}]
}"#;

fn notebook(json: &str) -> Notebook {
    serde_json::from_str::<Account>(json).unwrap().notebook()
}

fn small(times: u32) -> Notebook {
    let json = BROADCASTER.replace(r#""times": 55"#, &format!(r#""times": {times}"#));
    let json = json.replace(r#", {"times": 5, "kind": "original"}"#, "");
    notebook(&json.replace(r#", "replies": "timeline""#, ""))
}

fn scene() -> Scene {
    Scene {
        handle: Handle::new("owner"),
        ..Scene::default()
    }
}

fn row_of(scene: &Scene, notebook: &Notebook, settings: &Settings) -> Option<Node> {
    row(scene, notebook, &judge(notebook, settings, NOW), settings)
}

fn panel_of(scene: &Scene, notebook: &Notebook, settings: &Settings, welcome: bool) -> Node {
    let looked = Looked {
        scene,
        notebook,
        verdicts: &judge(notebook, settings, NOW),
        numbers: &numbers(notebook, settings, NOW, 120),
        drift: &serde_json::from_str(r#"[["header_counts",3,0],["post_kind",9,9]]"#).unwrap(),
    };
    panel(Subject::Account(looked), settings, welcome)
}

fn entries() -> Vec<Entry> {
    let label = Saying::new("badge_broadcaster_label", vec![]);
    let entry = |handle: &str, posts, seen| Entry {
        handle: handle.to_owned(),
        name: Some(handle.to_uppercase()),
        badges: vec![(
            "broadcaster".to_owned(),
            Family::Conversation,
            label.clone(),
        )],
        posts,
        seen,
        until: None,
    };
    vec![entry("bert", 3, NOW), entry("anna", 9, NOW - 5)]
}

/// All surfaces in all states, by name.
fn everything() -> Vec<(String, Node)> {
    let settings = Settings::default();
    let mut chosen = Settings {
        remember: true,
        left_alone: vec!["nasa".to_owned()],
        marks: vec!["broadcaster".to_owned()],
        ..Settings::default()
    };
    chosen.thresholds.insert("broadcaster".to_owned(), 0.2);
    let mut protected = small(0);
    protected.profile.protected = Some(true);
    let mut own = notebook(BROADCASTER);
    own.profile.own = true;
    let undo = Press::Hide {
        badge: "broadcaster".to_owned(),
    };
    let scenes = [
        scene(),
        Scene {
            signed_out: true,
            ..scene()
        },
        Scene {
            tab: Tab::Replies,
            ..scene()
        },
        Scene {
            undo: undo.done(),
            ..scene()
        },
        Scene {
            trouble: Some(Trouble::Loading),
            ..scene()
        },
        Scene {
            trouble: Some(Trouble::Suspended),
            ..scene()
        },
        Scene {
            trouble: Some(Trouble::Unreadable),
            ..scene()
        },
    ];
    let books = [notebook(BROADCASTER), small(9), small(60), protected, own];
    let mut all = Vec::new();
    for (at, scene) in scenes.iter().enumerate() {
        // Every notebook in the plain scene, and every other scene with the last of them.
        let skipped = if at == 0 { 0 } else { books.len() - 1 };
        for (which, book) in books.iter().enumerate().skip(skipped) {
            for settings in [&settings, &chosen] {
                let name = format!("scene {at}, notebook {which}");
                all.extend(
                    row_of(scene, book, settings).map(|node| (format!("row, {name}"), node)),
                );
                let node = panel_of(scene, book, settings, which == 0);
                all.push((format!("panel, {name}"), node));
            }
        }
    }
    let recent = entries();
    all.push((
        "no profile".into(),
        panel(Subject::NoProfile(&recent), &settings, false),
    ));
    all.push(("no X".into(), panel(Subject::NoX(&[]), &settings, true)));
    all.push(("accounts".into(), accounts(&recent, "", Order::Seen)));
    all.push(("no accounts".into(), accounts(&[], "", Order::Name)));
    let notice = Notice {
        words: Press::Reset.done().unwrap(),
        undo: true,
    };
    all.push((
        "options".into(),
        options(&settings, Stored::default(), None),
    ));
    let stored = Stored {
        aside: true,
        accounts: 12,
        posts: 800,
        until: Some(NOW),
        aside: true,
    };
    all.push(("chosen".into(), options(&chosen, stored, Some(&notice))));
    all
}

/// A tag, its attributes, its children.
type Element<'a> = (&'a str, &'a [(String, Value)], &'a [Node]);

/// Every element, the tree flattened.
fn elements(node: &Node) -> Vec<Element<'_>> {
    let Node::Element(tag, attributes, children) = node else {
        return Vec::new();
    };
    let mut all = vec![(tag.as_str(), attributes.as_slice(), children.as_slice())];
    all.extend(children.iter().flat_map(elements));
    all
}

fn plain<'a>(attributes: &'a [(String, Value)], name: &str) -> Option<&'a str> {
    let (_, value) = attributes.iter().find(|(one, _)| one == name)?;
    match value {
        Value::Plain(words) => Some(words),
        Value::Spoken(saying) => Some(&saying.key),
    }
}

/// Every value of an attribute in the tree.
fn values<'a>(node: &'a Node, name: &str) -> Vec<&'a str> {
    let all = elements(node).into_iter();
    all.filter_map(|(_, attributes, _)| plain(attributes, name))
        .collect()
}

fn badge<'a>(node: &'a Node, id: &str) -> &'a [(String, Value)] {
    let found = elements(node)
        .into_iter()
        .find(|(_, attributes, _)| plain(attributes, "data-badge") == Some(id));
    found.map(|(_, attributes, _)| attributes).unwrap()
}

fn sayings(node: &Node) -> Vec<&Saying> {
    match node {
        Node::Text(value) => spoken(value).into_iter().collect(),
        Node::Element(_, attributes, children) => attributes
            .iter()
            .filter_map(|(_, value)| spoken(value))
            .chain(children.iter().flat_map(sayings))
            .collect(),
    }
}

fn spoken(value: &Value) -> Option<&Saying> {
    match value {
        Value::Spoken(saying) => Some(saying),
        Value::Plain(_) => None,
    }
}

fn has_words(children: &[Node]) -> bool {
    children.iter().any(|child| match child {
        Node::Text(Value::Plain(words)) => !words.is_empty(),
        Node::Text(Value::Spoken(_)) => true,
        Node::Element(tag, _, children) => tag != "svg" && has_words(children),
    })
}

#[test]
fn only_what_a_drawer_may_draw() {
    for (name, tree) in everything() {
        for (tag, attributes, _) in elements(&tree) {
            assert!(
                TAGS.contains(&tag) || SVG_TAGS.contains(&tag),
                "{name}: <{tag}>"
            );
            for (attribute, _) in attributes {
                let free = attribute.starts_with("data-") || attribute.starts_with("aria-");
                let known = ATTRIBUTES.contains(&attribute.as_str());
                assert!(free || known, "{name}: <{tag} {attribute}>");
            }
            let names: BTreeSet<&String> = attributes.iter().map(|(name, _)| name).collect();
            assert_eq!(
                names.len(),
                attributes.len(),
                "{name}: <{tag}> twice the same"
            );
            if let Some(address) = plain(attributes, "href") {
                assert!(address.starts_with("https://x.com/"), "{name}: {address}");
            }
        }
    }
}

#[test]
fn a_drawer_may_draw_nothing_that_nobody_asks_for() {
    let trees = everything();
    let drawn: Vec<_> = trees.iter().flat_map(|(_, tree)| elements(tree)).collect();
    let tags: BTreeSet<&str> = drawn.iter().map(|(tag, _, _)| *tag).collect();
    let attributes: BTreeSet<&str> = drawn
        .iter()
        .flat_map(|(_, attributes, _)| attributes.iter().map(|(name, _)| name.as_str()))
        .collect();
    let idle = |list: &[&'static str], drawn: &BTreeSet<&str>| -> Vec<&str> {
        let idle = list.iter().filter(|one| !drawn.contains(*one));
        idle.copied().collect()
    };
    assert_eq!(idle(&[TAGS, SVG_TAGS].concat(), &tags), [""; 0]);
    assert_eq!(idle(ATTRIBUTES, &attributes), [""; 0]);
}

#[test]
fn nothing_that_runs_loads_or_leads_away_may_be_set() {
    for (name, value) in [
        ("onclick", "x()"),
        ("src", "https://x.com/a.js"),
        ("srcdoc", "<p>"),
        ("style", "color: red"),
        ("href", "javascript:x()"),
        ("href", "http://x.com/nasa"),
        ("data", "x"),
    ] {
        assert!(!may_set(name, value), "{name}={value}");
    }
    for (name, value) in [
        ("href", "https://x.com/nasa"),
        ("href", "#here"),
        ("data-k", "3"),
        ("aria-label", "Replies often"),
    ] {
        assert!(may_set(name, value), "{name}={value}");
    }
}

#[test]
fn every_control_has_a_name_and_does_something() {
    for (name, tree) in everything() {
        for (tag, attributes, children) in elements(&tree) {
            let labelled = plain(attributes, "aria-label").is_some();
            let named = match tag {
                "button" | "a" | "summary" | "label" => labelled || has_words(children),
                "textarea" => labelled,
                _ => true,
            };
            // The label of a table's check box is empty, and the box names itself.
            assert!(
                named || plain(attributes, "class") == Some("tick"),
                "{name}: <{tag}>"
            );
            let acts = ["data-press", "popovertarget"];
            let acts = acts.iter().any(|one| plain(attributes, one).is_some());
            assert!(
                acts || !["button", "input"].contains(&tag),
                "{name}: idle <{tag}>"
            );
        }
        for press in values(&tree, "data-press") {
            assert!(
                serde_json::from_str::<Press>(press).is_ok(),
                "{name}: {press}"
            );
        }
    }
}

#[test]
fn popovers_are_found() {
    for (name, tree) in everything() {
        let ids = values(&tree, "id");
        let unique: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{name}: an id stands twice");
        for target in values(&tree, "popovertarget") {
            assert!(ids.contains(&target), "{name}: {target}");
        }
        for target in values(&tree, "aria-labelledby") {
            assert!(ids.contains(&target), "{name}: {target}");
        }
    }
}

#[test]
fn every_sentence_has_words() {
    let english = English::new();
    for (name, tree) in everything() {
        for saying in sayings(&tree)
            .into_iter()
            .filter(|saying| saying.key != "@@bidi_dir")
        {
            let spoken = english.say(saying);
            assert!(
                !spoken.contains("ui_") && !spoken.contains("badge_"),
                "{name}: {spoken}"
            );
        }
    }
}

#[test]
fn a_badge_carries_its_measure() {
    let (book, settings) = (notebook(BROADCASTER), Settings::default());
    let row = row_of(&scene(), &book, &settings).unwrap();
    let badge = badge(&row, "broadcaster");
    let number = |name| plain(badge, name).unwrap().parse::<f64>().unwrap();
    let verdicts = judge(&book, &settings, NOW);
    let decided = verdicts.iter().find(|one| one.id == "broadcaster").unwrap();
    let interval = decided.interval.unwrap();
    assert_eq!((number("data-k"), number("data-n")), (0.0, 60.0));
    assert!((number("data-low") - interval.low).abs() < 1e-4);
    assert!((number("data-high") - interval.high).abs() < 1e-4);
    assert!(values(&row, "data-chip").is_empty());
}

#[test]
fn the_posts_tab_alone_says_nothing_of_replies_and_shows_the_way() {
    let row = row_of(&scene(), &small(60), &Settings::default()).unwrap();
    assert!(!values(&row, "data-badge").contains(&"broadcaster"));
    assert_eq!(values(&row, "data-chip"), ["replies"]);
    assert!(values(&row, "href").contains(&"https://x.com/owner/with_replies"));
}

#[test]
fn few_posts_make_a_chip_that_counts() {
    let row = row_of(&scene(), &small(8), &Settings::default()).unwrap();
    assert_eq!(values(&row, "data-chip"), ["reading", "replies"]);
    let reading = sayings(&row);
    let reading = reading
        .iter()
        .find(|saying| saying.key == "ui_chip_reading")
        .unwrap();
    assert!(
        English::new()
            .say(reading)
            .starts_with("Reading… 8 of about ")
    );
}

#[test]
fn nothing_where_nothing_is_wanted() {
    let book = notebook(BROADCASTER);
    let mut settings = Settings::default();
    assert_eq!(row_of(&Scene::default(), &book, &settings), None);
    settings.left_alone.push("owner".to_owned());
    assert_eq!(row_of(&scene(), &book, &settings), None);
}

#[test]
fn a_protected_account_gets_no_badges() {
    let mut book = notebook(BROADCASTER);
    book.profile.protected = Some(true);
    let settings = Settings::default();
    let row = row_of(&scene(), &book, &settings).unwrap();
    assert!(values(&row, "data-badge").is_empty());
    assert_eq!(values(&row, "data-chip"), ["protected"]);
}

#[test]
fn the_privacy_state_is_always_in_view() {
    let book = notebook(BROADCASTER);
    let private = panel_of(&scene(), &book, &Settings::default(), false);
    assert_eq!(values(&private, "data-private"), ["on"]);
    let remember = Settings {
        remember: true,
        ..Settings::default()
    };
    let kept = panel_of(&scene(), &book, &remember, false);
    assert_eq!(values(&kept, "data-private"), ["off"]);
}

#[test]
fn accounts_are_found_and_sorted() {
    let handles = |query, order| -> Vec<String> {
        let table = accounts(&entries(), query, order);
        let links = values(&table, "href");
        links
            .iter()
            .map(|link| link.replace("https://x.com/", ""))
            .collect()
    };
    assert_eq!(handles("", Order::Seen), ["bert", "anna"]);
    assert_eq!(handles("", Order::Name), ["anna", "bert"]);
    assert_eq!(handles("", Order::Posts), ["anna", "bert"]);
    assert_eq!(handles("@ann", Order::Seen), ["anna"]);
    assert_eq!(handles("broadc", Order::Seen).len(), 2);
}

#[test]
fn accounts_are_found_in_any_case_and_width() {
    let mut entries = entries();
    entries[0].name = Some("ΟΔΟΣ Ωραία".to_owned());
    for query in ["οδος", "Οδοσ ωρ", "ΟΔΟΣ", "ＢＥＲＴ"] {
        let table = accounts(&entries, query, Order::Seen);
        let links = values(&table, "href");
        assert_eq!(links, ["https://x.com/bert"], "{query}");
    }
}
