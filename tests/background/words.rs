//! The user's own words: they stand beside their account's name, follow it, and land on nobody else.

use super::*;
use crate::two_of_you::popup_of;
use fieldmark::account::word::tag_id;
use fieldmark::background::extension_pages::{Context, InTab, Route, show};
use fieldmark::background::inline_marks::Marked;
use fieldmark::ui::{Node, Value};

pub fn write(memory: &Memory, handle: &str, line: &str, tags: &str) {
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
pub fn beside(memory: &Memory, handle: &str) -> Option<String> {
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
pub fn told(node: &Node) -> String {
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

pub fn file_of(memory: &Memory) -> File {
    File::parse(&exported(memory)).unwrap()
}

pub fn tags(memory: &Memory) -> Vec<(String, u32)> {
    with(memory, async |tx| {
        tx.fetch_words(&[]).await?;
        Ok(tx.tags())
    })
}

pub fn lines(memory: &Memory) -> Vec<String> {
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
    mark(&memory, &badge);
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

/// The rows of the table of accounts, in words.
fn rows(memory: &Memory, query: &str) -> String {
    let route = Route::Accounts(query.to_owned(), Default::default());
    told(&shown(memory, &route))
}

#[test]
fn accounts_are_found_by_what_was_written_on_them() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    ask(&memory, look("esa"), page(1), NOW);
    write(&memory, "nasa", "Rockets", "Space");
    memory.remove_all(Area::Session); // The browser was closed.
    let found = |query: &str| rows(&memory, query).contains("@nasa");
    assert!(found("") && found("rocket") && found("sPACE") && !found("boats"));
}

#[test]
fn a_word_is_listed_where_its_account_is_now() {
    let memory = Memory::default();
    ask(&memory, numbered_look("before", 7), page(1), NOW);
    write(&memory, "before", "Rockets", "space");
    ask(&memory, numbered_look("after", 7), page(1), NOW + 1);
    memory.remove_all(Area::Session); // The browser was closed.
    let all = rows(&memory, "#space");
    assert!(
        all.contains("account-after") && all.contains("Rockets"),
        "{all}"
    );
    assert!(!all.contains("@before"), "{all}");
    forget(&memory, "after");
    assert_eq!(lines(&memory), Vec::<String>::new());
}

/// Whoever has the handle now has one row, and it says what goes with it.
#[test]
fn a_word_on_another_is_listed_as_that() {
    let memory = Memory::default();
    ask(&memory, numbered_look("taken", 7), page(1), NOW);
    write(&memory, "taken", "Rockets", "");
    for closed in [false, true] {
        ask(&memory, numbered_look("taken", 8), page(1), NOW + 1);
        if closed {
            memory.remove_all(Area::Session);
        }
        let all = rows(&memory, "rockets");
        assert_eq!(all.matches("account-taken").count(), 1, "{all}");
        assert!(all.contains("ui_word_anothers") && all.contains("ui_forget_with_word"));
    }
    forget(&memory, "taken");
    assert_eq!(lines(&memory), Vec::<String>::new());
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

/// Whoever has nothing in the notebook may still have a word.
#[test]
fn a_popup_without_a_notebook_shows_the_word() {
    let memory = Memory::default();
    write(&memory, "nasa", "Rockets", "");
    let route = Route::Tab(5, InTab::X);
    assert!(!told(&shown(&memory, &route)).contains("Rockets"));
    assert!(told(&popup_of(&memory, "nasa")).contains("Rockets"));
}

pub fn shown(memory: &Memory, route: &Route) -> Node {
    let context = Context {
        now: NOW,
        offset: 0,
    };
    with(memory, async |tx| show(tx, route, None, context).await)
}
