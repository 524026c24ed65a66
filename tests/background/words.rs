//! The user's own words: they follow their account, land on nobody else, and cost nothing where there are none.

use super::*;
use crate::two_of_you::popup_of;
use fieldmark::account::word::{Word, tag_id};
use fieldmark::background::extension_pages::{Context, InTab, Route, effects, show};
use fieldmark::background::inline_marks::Marked;
use fieldmark::ui::{Node, Value};

fn write(memory: &Memory, handle: &str, line: &str, tags: &str) {
    let handle = handle.to_owned();
    let word = Action::Word {
        handle: handle.clone(),
    };
    let answer = ask(memory, control(word, line), popup(), NOW);
    assert_eq!(answer.notice, None);
    assert_eq!(answer.effects, [Effect::LookAgain]);
    if !tags.is_empty() {
        ask(memory, control(Action::Tags { handle }, tags), popup(), NOW);
    }
}

/// What stands beside a name on a page.
fn beside(memory: &Memory, handle: &str) -> Option<String> {
    let mut marked = names(memory, "https://x.com/home", &[handle]);
    marked
        .pop()
        .and_then(|one| one.mark)
        .map(|mark| told(&mark))
}

fn names(memory: &Memory, url: &str, handles: &[&str]) -> Vec<Marked> {
    let request = Request::Names {
        url: url.to_owned(),
        links: handles.iter().map(|handle| format!("/{handle}")).collect(),
    };
    ask(memory, request, page(1), NOW).marks
}

/// All that a tree says, keys of sentences and what is put into them.
fn told(node: &Node) -> String {
    let value = |value: &Value| match value {
        Value::Plain(words) => words.clone(),
        Value::Spoken(message) => format!("{} {:?}", message.key, message.arguments),
    };
    match node {
        Node::Text(words) => value(words),
        Node::Element(_, attributes, children) => {
            let attributes = attributes.iter();
            let attributes = attributes.map(|(name, words)| format!("{name} {}", value(words)));
            let all: Vec<String> = attributes.chain(children.iter().map(told)).collect();
            all.join("\n")
        }
    }
}

fn file_of(memory: &Memory) -> File {
    let text = with(memory, async |tx| effects::export(tx).await);
    File::parse(&text).unwrap()
}

fn tags(memory: &Memory) -> Vec<(String, u32)> {
    with(memory, async |tx| {
        tx.fetch_words(&[]).await?;
        Ok(tx.tags())
    })
}

fn lines(memory: &Memory) -> Vec<String> {
    let mut lines: Vec<String> = file_of(memory)
        .words
        .into_iter()
        .map(|word| word.line)
        .collect();
    lines.sort();
    lines
}

#[test]
fn a_word_stands_beside_the_name_and_in_the_popup() {
    let memory = Memory::default();
    assert!(!ask(&memory, Request::Warm(true), page(1), NOW).elsewhere);
    assert_eq!(names(&memory, "https://x.com/home", &["nasa"]), []);
    ask(&memory, numbered_look("nasa", 7), page(1), NOW);
    write(&memory, "nasa", "Rockets", "space, Friends");
    assert!(ask(&memory, Request::Warm(true), page(1), NOW).elsewhere);
    let mark = beside(&memory, "NASA").unwrap();
    assert!(mark.contains("ui_word_mark") && mark.contains("Rockets · space · Friends"));
    assert!(!mark.contains("tag"), "no tag was picked: {mark}");
    assert_eq!(beside(&memory, "esa"), None);
    assert!(told(&popup_of(&memory, "nasa")).contains("Rockets"));
}

#[test]
fn a_tag_is_marked_and_dimmed_like_a_badge() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    write(&memory, "nasa", "Rockets", "Space");
    let badge = tag_id("sPace");
    let mark = Action::Mark {
        badge: badge.clone(),
    };
    ask(&memory, control(mark, "true"), popup(), NOW);
    ask(
        &memory,
        control(Action::Dim { badge }, "true"),
        popup(),
        NOW,
    );
    assert!(beside(&memory, "nasa").unwrap().contains("data-tag Space"));
    let veil = |url: &str| names(&memory, url, &["nasa", "esa"]).remove(0).veil;
    assert!(told(&veil("https://x.com/home").unwrap()).contains("Space"));
    assert_eq!(veil("https://x.com/nasa"), None);
    assert!(told(&shown(&memory, &Route::Options)).contains("Space"));
}

#[test]
fn a_word_follows_an_account_that_takes_another_handle() {
    let memory = Memory::default();
    ask(&memory, numbered_look("before", 7), page(1), NOW);
    write(&memory, "before", "Rockets", "");
    ask(&memory, numbered_look("after", 7), page(1), NOW + 1);
    assert!(beside(&memory, "after").is_some());
    assert_eq!(beside(&memory, "before"), None);
    write(&memory, "after", "Rockets and boats", "");
    assert_eq!(lines(&memory), ["Rockets and boats"]);
}

#[test]
fn a_word_never_lands_on_a_stranger_who_takes_over_the_handle() {
    let memory = Memory::default();
    ask(&memory, numbered_look("taken", 7), page(1), NOW);
    write(&memory, "taken", "Rockets", "");
    ask(&memory, numbered_look("taken", 8), page(1), NOW + 1);
    assert_eq!(beside(&memory, "taken"), None);
    let shown = told(&popup_of(&memory, "taken"));
    assert!(
        shown.contains("ui_word_anothers") && !shown.contains("ui_word_written"),
        "{shown}"
    );
    // Both have a word of their own, and the first finds its own again.
    write(&memory, "taken", "Boats", "");
    assert!(beside(&memory, "taken").unwrap().contains("Boats"));
    assert_eq!(lines(&memory), ["Boats", "Rockets"]);
    ask(&memory, numbered_look("elsewhere", 7), page(1), NOW + 2);
    assert!(beside(&memory, "elsewhere").unwrap().contains("Rockets"));
    assert!(beside(&memory, "taken").unwrap().contains("Boats"));
    // Back under its first handle, whatever stands there steps aside.
    ask(&memory, numbered_look("taken", 7), page(1), NOW + 3);
    assert!(beside(&memory, "taken").unwrap().contains("Rockets"));
    assert_eq!(beside(&memory, "elsewhere"), None);
    assert_eq!(lines(&memory), ["Boats", "Rockets"]);
}

/// Where the page showed no number, the handle alone says whose it is, and the word says so.
#[test]
fn without_a_number_it_says_for_whom_it_was_written() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    write(&memory, "nasa", "Rockets", "");
    assert!(
        beside(&memory, "nasa")
            .unwrap()
            .contains("ui_word_mark_named")
    );
    ask(&memory, numbered_look("nasa", 9), page(1), NOW);
    assert!(
        beside(&memory, "nasa")
            .unwrap()
            .contains("ui_word_mark_named")
    );
    write(&memory, "nasa", "Rockets, still", "");
    assert!(
        !beside(&memory, "nasa")
            .unwrap()
            .contains("ui_word_mark_named")
    );
}

#[test]
fn it_is_kept_on_the_disk_in_private_mode_and_whatever_is_forgotten() {
    let memory = Memory::default();
    ask(&memory, numbered_look("nasa", 7), page(1), NOW);
    write(&memory, "nasa", "Rockets", "space");
    let names = memory.names(Area::Local);
    assert!(
        names.iter().all(|name| name.starts_with("word")),
        "{names:?}"
    );
    assert!(!memory.contents(Area::Session).contains("Rockets"));
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    ask(&memory, control(Action::Remember, "false"), popup(), NOW);
    ask(&memory, Request::Warm(true), popup(), NOW + 400 * DAY);
    assert!(beside(&memory, "nasa").is_some());
}

#[test]
fn it_is_erased_with_everything_with_its_account_and_by_writing_nothing() {
    let memory = Memory::default();
    for handle in ["nasa", "esa", "jaxa"] {
        ask(&memory, look(handle), page(1), NOW);
        write(&memory, handle, "Rockets", "space");
    }
    write(&memory, "nasa", "", " , ");
    assert_eq!(lines(&memory).len(), 2);
    let forget = Action::Forget {
        handle: "ESA".into(),
    };
    ask(&memory, control(forget, ""), popup(), NOW);
    assert_eq!(lines(&memory).len(), 1);
    assert_eq!(tags(&memory), [(String::new(), 1), ("space".to_owned(), 1)]);
    ask(&memory, control(Action::Erase, ""), popup(), NOW);
    assert_eq!(memory.names(Area::Local), Vec::<String>::new());
    assert!(!ask(&memory, Request::Warm(true), page(1), NOW).elsewhere);
}

#[test]
fn words_are_taken_elsewhere_in_a_file() {
    let memory = Memory::default();
    ask(&memory, numbered_look("taken", 7), page(1), NOW);
    write(&memory, "taken", "Rockets", "space, friends");
    ask(&memory, numbered_look("taken", 8), page(1), NOW);
    write(&memory, "taken", "Boats", "friends");
    let file = file_of(&memory);
    let text = serde_json::to_string(&file).unwrap();
    let other = Memory::default();
    ask(&other, control(Action::Import, &text), popup(), NOW + 1);
    ask(&other, control(Action::Import, &text), popup(), NOW + 1);
    let by_line = |mut words: Vec<Word>| {
        words.sort_by(|one, other| one.line.cmp(&other.line));
        words
    };
    assert_eq!(by_line(file_of(&other).words), by_line(file.words));
    assert_eq!(tags(&other), tags(&memory));
    assert_eq!(tags(&other).len(), 3);
    ask(&other, numbered_look("found", 7), page(1), NOW + 2);
    assert!(beside(&other, "found").unwrap().contains("Rockets"));
    // What was written here since is newer than the file.
    ask(&other, numbered_look("taken", 8), page(1), NOW + 2);
    let anew = Action::Word {
        handle: "taken".into(),
    };
    ask(&other, control(anew, "Ships"), popup(), NOW + 3);
    ask(&other, control(Action::Import, &text), popup(), NOW + 4);
    assert_eq!(lines(&other), ["Rockets", "Ships"]);
}

#[test]
fn accounts_are_found_by_what_was_written_on_them() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    ask(&memory, look("esa"), page(1), NOW);
    write(&memory, "nasa", "Rockets", "Space");
    memory.remove_all(Area::Session); // The browser was closed.
    let found = |query: &str| {
        let route = Route::Accounts(query.to_owned(), Default::default());
        told(&shown(&memory, &route)).contains("@nasa")
    };
    assert!(found("") && found("rocket") && found("sPACE") && !found("boats"));
}

#[test]
fn a_page_cannot_write_a_word() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    let word = Action::Word {
        handle: "nasa".into(),
    };
    ask(&memory, control(word.clone(), "Boats"), page(1), NOW);
    assert_eq!(memory.contents(Area::Local), "");
    write(&memory, "nasa", "Rockets", "");
    // Nor can it empty one.
    ask(&memory, press(word.clone()), page(1), NOW);
    ask(&memory, control(word, "Boats"), page(1), NOW);
    assert_eq!(lines(&memory), ["Rockets"]);
}

/// Nothing that was written is lost where two words meet under one handle.
#[test]
fn a_word_without_a_number_steps_aside_for_one_with() {
    let memory = Memory::default();
    ask(&memory, look("taken"), page(1), NOW);
    write(&memory, "taken", "Boats", "");
    ask(&memory, numbered_look("before", 7), page(1), NOW);
    write(&memory, "before", "Rockets", "");
    ask(&memory, numbered_look("taken", 7), page(1), NOW + 1);
    assert!(beside(&memory, "taken").unwrap().contains("Rockets"));
    assert_eq!(lines(&memory), ["Boats", "Rockets"]);
}

/// What cannot be read is set aside before it is overwritten.
#[test]
fn a_word_that_cannot_be_read_is_not_lost() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    memory.put(Area::Local, "word:nasa", unreadable::TOMORROW);
    write(&memory, "nasa", "Rockets", "");
    let aside = with(&memory, async |tx| tx.aside(Area::Local).await);
    assert_eq!(aside.len(), 1);
    assert_eq!(aside[0].text, unreadable::TOMORROW);
}

/// Ten thousand words cost a page that names none of those accounts what one word costs.
#[test]
fn words_cost_nothing_on_pages_without_them() {
    let cost = |words: usize| {
        let memory = Memory::default();
        let written = (0..words).map(|place| Word {
            handle: Handle::new(&format!("person{place}")),
            account: Some(1_000 + place as u64),
            line: format!("Word {place}"),
            tags: vec![format!("tag{}", place % 100)],
            written: NOW,
            place: format!("person{place}"),
        });
        let file = File {
            fieldmark: format::VERSION,
            words: written.collect(),
            ..File::default()
        };
        let text = serde_json::to_string(&file).unwrap();
        ask(&memory, control(Action::Import, &text), popup(), NOW);
        let mut background = Background::new(memory.clone());
        let mut cost = |request: Request| {
            let before = (memory.operations(), memory.values_read());
            now(background.answer(request, page(1), NOW)).unwrap();
            let after = (memory.operations(), memory.values_read());
            (after.0 - before.0, after.1 - before.1)
        };
        let links: Vec<String> = (0..40).map(|place| format!("/stranger{place}")).collect();
        let names = Request::Names {
            url: "https://x.com/home".into(),
            links,
        };
        cost(Request::Warm(true));
        [
            cost(names),
            cost(numbered_look("nasa", 7)),
            cost(look("esa")),
        ]
    };
    let [one, most] = [1, 10_000].map(cost);
    assert_eq!(one, most);
    let [none, ..] = cost(0);
    assert!(
        none.0 <= 2,
        "without a word names are not looked up: {none:?}"
    );
}

#[test]
fn no_more_words_are_kept_than_promised() {
    let memory = Memory::default();
    let full = [("", limits::WORDS)];
    memory.put(Area::Local, "words", &format::encode(&full));
    ask(&memory, look("nasa"), page(1), NOW);
    let word = Action::Word {
        handle: "nasa".into(),
    };
    let answer = ask(&memory, control(word, "Rockets"), popup(), NOW);
    assert_eq!(answer.notice.unwrap().words.key, "ui_not_kept");
    assert_eq!(beside(&memory, "nasa"), None);
}

/// Whoever has nothing in the notebook may still have a word.
#[test]
fn a_popup_without_a_notebook_shows_the_word() {
    let memory = Memory::default();
    write(&memory, "nasa", "Rockets", "");
    let route = Route::Tab(5, InTab::X);
    assert!(!told(&shown(&memory, &route)).contains("Rockets"));
    assert!(told(&popup_of(&memory, "nasa")).contains("Rockets"));
}

fn shown(memory: &Memory, route: &Route) -> Node {
    let context = Context {
        now: NOW,
        offset: 0,
    };
    with(memory, async |tx| show(tx, route, None, context).await)
}
