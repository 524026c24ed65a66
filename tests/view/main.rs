//! What is shown: only what a drawer may draw, every control named, every state a calm answer.
//!
//! Everything that is shown in every state also stands in `tests/snapshots`, to be read: the first state of
//! a surface whole, and of the others what is different, where that is shorter.
//! `UPDATE_EXPECT=1 cargo test --test view` writes it anew.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod account;
mod states;
#[path = "../support/mod.rs"]
mod support;
mod trees;
mod written;

use std::collections::BTreeSet;

use account::{BROADCASTER, notebook, open_page, row_of};
use expect_test::expect_file;
use fieldmark::account::Tail;
use fieldmark::i18n::english::English;
use fieldmark::judge::{Why, judge, next_list};
use fieldmark::page::Tab;
use fieldmark::page::counts::CountRange;
use fieldmark::settings::Settings;
use fieldmark::ui::accounts::accounts;
use fieldmark::ui::action::Action;
use fieldmark::ui::action::Order;
use fieldmark::ui::{ATTRIBUTES, Node, OpenPage, SVG_TAGS, TAGS, chips, marks, may_set};
use states::{entries, everything};
use support::NOW;
use trees::{badge, elements, has_words, plain, sayings, values};

#[test]
fn every_state_is_shown_as_written() {
    let all = everything();
    for (surface, file) in [
        ("row", expect_file!["../snapshots/row.txt"]),
        ("popup", expect_file!["../snapshots/popup.txt"]),
        ("accounts", expect_file!["../snapshots/accounts.txt"]),
        ("options", expect_file!["../snapshots/options.txt"]),
        ("welcome", expect_file!["../snapshots/welcome.txt"]),
    ] {
        // What other settings change is seen in one of them.
        let shown = |name: &str| name.contains("a broadcaster") || !name.contains("remembering");
        let states = all
            .iter()
            .filter(|(name, _)| name.starts_with(surface) && shown(name));
        file.assert_eq(&written::states(states));
    }
}

/// Whether it is private is always told, and how it is.
#[test]
fn the_privacy_state_is_always_in_view() {
    for (name, tree) in everything() {
        if name.starts_with("popup") {
            let expected = if name.contains("remembering") {
                "off"
            } else {
                "on"
            };
            assert_eq!(values(&tree, "data-private"), [expected], "{name}");
        }
    }
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
                serde_json::from_str::<Action>(press).is_ok(),
                "{name}: {press}"
            );
        }
    }
}

/// The popup of an account, in English.
fn popup_says(json: &str, change: impl Fn(&mut fieldmark::account::Notebook)) -> String {
    let mut notebook = notebook(json);
    change(&mut notebook);
    let tree = account::popup_of(&open_page(), &notebook, &Settings::default(), false);
    in_english(&tree).join("\n")
}

fn in_english(tree: &Node) -> Vec<String> {
    let english = English::new();
    let spoken = sayings(tree).into_iter().map(|saying| english.say(saying));
    spoken.collect()
}

/// Three posts are no timeline yet, and replies are not looked at for links: neither says that there are none.
#[test]
fn no_links_are_said_to_be_missing_where_none_were_looked_for() {
    let posts = r#""posts": [{"times": 3, "kind": "original", "links": ["example.com"]}]"#;
    let replies =
        r#""posts": [{"times": 6, "kind": "reply", "to": ["ann"], "links": ["example.com"]}]"#;
    let none = "No links to other sites";
    for (tabs, posts) in [
        ("posts\": \"unproven", posts),
        ("split_replies\": \"timeline", replies),
    ] {
        let json = format!("{{\"tabs\": {{\"{tabs}\"}}, {posts}}}");
        let said = popup_says(&json, |_| {});
        assert!(!said.contains(none), "{said}");
    }
    let without = r#"{"tabs": {"posts": "timeline"}, "posts": [{"times": 6, "kind": "original"}]}"#;
    assert!(popup_says(without, |_| {}).contains(none));
    // Of a long post the rest was not shown.
    let said = popup_says(without, |notebook| notebook.notes[0].cut = true);
    assert!(!said.contains(none), "{said}");
}

/// Of a list that was scrolled with a jump only what hangs from its top is counted.
#[test]
fn nobody_is_said_to_reply_to_nobody_where_replies_were_seen_further_down() {
    let json = r#"{"tabs": {"replies": "timeline"}, "posts": [
        {"times": 10, "kind": "original"}, {"times": 5, "kind": "reply", "to": ["ann"], "from_days": 20, "over_days": 5}]}"#;
    let said = popup_says(json, |notebook| {
        let ids: Vec<_> = notebook.notes.iter().map(|note| note.id).collect();
        notebook.replies_tab.stretches = vec![(ids[0], ids[9]), (ids[10], ids[14])];
    });
    assert!(!said.contains("Nobody, in the posts"), "{said}");
}

#[test]
fn few_of_many_are_not_none_and_most_are_not_all() {
    let json = r#"{"tabs": {"replies": "timeline"}, "posts": [
        {"times": 299, "kind": "original"}, {"times": 1, "kind": "reply", "to": ["ann"]}]}"#;
    let said = popup_says(json, |_| {});
    let mix: Vec<&str> = said
        .lines()
        .skip_while(|line| *line != "New posts")
        .take(4)
        .collect();
    assert_eq!(mix, ["New posts", "99%", "Replies", "1%"]);
}

#[test]
fn a_share_that_fell_to_few_did_not_fall_to_none() {
    let json = r#"{"header": {"viewer": "viewer"}, "tabs": {"replies": "timeline"}, "every_hours": 2, "posts": [
        {"times": 299, "kind": "original"}, {"times": 1, "kind": "reply", "to": ["ann"]}]}"#;
    let settings = Settings {
        remember: true,
        ..Settings::default()
    };
    let tree = account::popup_of(&open_page(), &notebook(json), &settings, false);
    let said = in_english(&tree);
    assert!(
        said.contains(&"Replies: 90%, since then 1%".to_owned()),
        "{said:?}"
    );
}

#[test]
fn before_a_post_was_read_more_than_one_is_waited_for() {
    let said = popup_says(r#"{"posts": []}"#, |_| {});
    assert!(said.contains("0 of about 20 posts"), "{said}");
}

#[test]
fn who_is_left_alone_is_said_to_be_so_and_can_come_back() {
    let json = r#"{"tabs": {"replies": "timeline"}, "posts": [{"times": 60, "kind": "original"}]}"#;
    let settings = Settings {
        left_alone: vec!["owner".to_owned()],
        ..Settings::default()
    };
    let tree = account::popup_of(&open_page(), &notebook(json), &settings, false);
    let said = in_english(&tree).join("\n");
    for absent in ["Nothing stands out", "Switched off"] {
        assert!(!said.contains(absent), "{said}");
    }
    assert!(said.contains("No badges for @owner"), "{said}");
    let back = r#"{"return":{"handle":"owner"}}"#;
    assert!(values(&tree, "data-press").contains(&back));
}

/// A header that states fewer than were read is none to go by.
#[test]
fn too_few_posts_are_said_where_nothing_else_is() {
    let json = |times: u32| {
        format!(
            r#"{{"tabs": {{"posts": "timeline"}}, "posts": [{{"times": {times}, "kind": "original"}}]}}"#
        )
    };
    let few = |times, stated| {
        let said = popup_says(&json(times), |book| {
            book.profile.posts = Some(CountRange::exact(stated))
        });
        said.contains("fewer posts in all")
    };
    assert!(few(9, 12));
    assert!(!few(9, 8), "it states fewer than were read");
    assert!(!few(9, 900));
    assert!(!few(40, 45), "habits are told");
}

#[test]
fn nothing_stands_out_only_once_the_other_list_is_read() {
    let posts = r#""posts": [{"times": 60, "kind": "original"}, {"times": 14, "kind": "reply", "to": ["many"]}]"#;
    let said = |lists: &str| popup_says(&format!("{{\"tabs\": {{{lists}}}, {posts}}}"), |_| {});
    let both = r#""split_posts": "timeline", "split_replies": "timeline""#;
    assert!(said(both).contains("Nothing stands out"), "{}", said(both));
    assert!(!said(r#""split_posts": "timeline""#).contains("Nothing stands out"));
}

/// Posts was empty, which is all that there is of it: nobody has read it back to a date.
#[test]
fn an_empty_list_was_not_read_back_to_the_beginning_of_time() {
    let mut book = notebook(r#"{"posts": []}"#);
    book.split_posts.nothing(NOW);
    let open_page = OpenPage {
        tab: Tab::Other,
        ..open_page()
    };
    let row = row_of(&open_page, &book, &Settings::default()).unwrap();
    let said = in_english(&row);
    assert!(
        said.contains(&"Replies not read yet".to_owned()),
        "{said:?}"
    );
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
        for saying in sayings(&tree) {
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
    let row = row_of(&open_page(), &book, &settings).unwrap();
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

/// The browser searches closed roots for the page, too, but not what is inert.
#[test]
fn what_lies_over_posts_is_inert() {
    let verdicts = judge(&notebook(BROADCASTER), &Settings::default(), NOW);
    let said: Vec<_> = verdicts.iter().filter(|one| one.said).collect();
    let veil = marks::veil(&said, None, &Settings::default()).unwrap();
    let spoken = elements(&veil)
        .into_iter()
        .filter(|(_, _, children)| matches!(children, [Node::Text(_)]));
    let spoken: Vec<_> = spoken.collect();
    assert_eq!(spoken.len(), 2);
    for (tag, attributes, _) in spoken {
        assert!(plain(attributes, "inert").is_some(), "{tag}");
    }
    // Beside names stand pictures alone.
    let marks = marks::marks(&said, None, &Settings::default()).unwrap();
    assert!(
        elements(&marks)
            .iter()
            .all(|(_, _, children)| !has_words(children))
    );
}

#[test]
fn nothing_where_nothing_is_wanted() {
    let book = notebook(BROADCASTER);
    let mut settings = Settings::default();
    assert_eq!(row_of(&OpenPage::default(), &book, &settings), None);
    settings.left_alone.push("owner".to_owned());
    assert_eq!(row_of(&open_page(), &book, &settings), None);
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
        ("href", "https://x.com.example/nasa"),
        ("href", "#here"),
        ("data", "x"),
    ] {
        assert!(!may_set(name, value), "{name}={value}");
    }
    for (name, value) in [
        ("href", "https://x.com/nasa"),
        ("data-k", "3"),
        ("aria-label", "Replies often"),
    ] {
        assert!(may_set(name, value), "{name}={value}");
    }
}

/// The oldest reply is newer than the oldest post: that is the end of the list where nothing is left to read.
#[test]
fn nobody_is_sent_to_read_on_where_nothing_is_left() {
    let read = |stated: u32| {
        let json = r#"{"header": {"posts": STATED},
            "tabs": {"split_posts": "timeline", "split_replies": "timeline"},
            "posts": [{"times": 10, "kind": "reply", "to": ["bea"]}, {"times": 20, "kind": "original"}]}"#;
        next_list(&notebook(&json.replace("STATED", &stated.to_string())))
    };
    assert!(read(31).is_some(), "one post was not read");
    assert_eq!(read(30), None);
}

/// Its top was seen on a visit that is of another time by now.
#[test]
fn a_list_that_was_read_long_ago_is_not_said_to_have_had_no_top() {
    let json = r#"{"tabs": {"split_posts": "timeline", "split_replies": "timeline"},
        "posts": [{"times": 20, "kind": "reply", "to": ["bea"]}, {"times": 20, "kind": "original"}]}"#;
    let mut book = notebook(json);
    book.seen = NOW + 40 * 86_400;
    book.split_posts
        .tops
        .iter_mut()
        .for_each(|(_, opened)| *opened = NOW + 40 * 86_400);
    let next = next_list(&book);
    assert_eq!(
        next.map(|next| (next.tab, next.why)),
        Some((Tab::Replies, Why::Unread))
    );
}

/// On an earlier visit nothing but reposts was seen of the list: of them it is not known how far back they lead.
#[test]
fn how_far_back_a_list_was_read_is_told_by_the_last_visit() {
    let json = r#"{"tabs": {"posts": "timeline"}, "posts": [{"times": 20, "kind": "original"}]}"#;
    let mut book = notebook(json);
    let oldest = book.notes.last().map(|note| note.time);
    book.posts_tab.tails.push(Tail {
        opened: Some(NOW - 3 * 86_400),
        ..Tail::default()
    });
    assert_eq!(next_list(&book).and_then(|next| next.other), oldest);
}

/// Opened in the same second: Replies of the old profile holds all that Posts does, and says how far.
#[test]
fn of_two_lists_opened_at_once_the_one_that_holds_both_is_enough() {
    let json = r#"{"tabs": {"posts": "timeline", "replies": "timeline"},
        "posts": [{"times": 10, "kind": "original"}, {"times": 10, "kind": "reply", "to": ["bea"]}]}"#;
    let mut book = notebook(json);
    let halfway = book.notes.get(10).map(|note| note.id);
    book.replies_tab.stretches[0].1 = halfway.unwrap();
    assert_eq!(next_list(&book), None);
}

/// The header is often there before the list, which is no reason to open the list that is open.
#[test]
fn a_list_that_is_coming_need_not_be_opened() {
    let book =
        notebook(r#"{"header": {"followers": [100, 100], "following": [50, 50]}, "posts": []}"#);
    let verdicts = judge(&book, &Settings::default(), NOW);
    let wanted = |tab| {
        let open_page = OpenPage { tab, ..open_page() };
        chips::wanted(&open_page, &book, &verdicts).map(|next| next.tab)
    };
    assert_eq!(wanted(Tab::Posts), Some(Tab::Replies));
    assert_eq!(wanted(Tab::Replies), None);
}
