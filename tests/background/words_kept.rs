//! How the user's own words are kept: on the disk, until they are erased, in bounds, and at no cost elsewhere.

use super::unreadable::TOMORROW;
use super::words::{beside, file_of, lines, shown, tags, told, write};
use super::*;
use fieldmark::account::word::Word;
use fieldmark::background::extension_pages::Route;

/// Three accounts with a word each.
fn three_written_on() -> Memory {
    let memory = Memory::default();
    for handle in ["nasa", "esa", "jaxa"] {
        ask(&memory, look(handle), page(1), NOW);
        write(&memory, handle, "Rockets", "space");
    }
    memory
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
    let memory = three_written_on();
    write(&memory, "nasa", "", " , ");
    assert_eq!(lines(&memory).len(), 2);
    forget(&memory, "ESA");
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

#[test]
fn a_tag_that_is_erased_from_all_accounts_is_no_choice_any_more() {
    let forget = Action::Forget {
        handle: "nasa".into(),
    };
    for erase in [forget, Action::Erase] {
        let memory = Memory::default();
        ask(&memory, look("nasa"), page(1), NOW);
        write(&memory, "nasa", "Rockets", "Space");
        for badge in ["tag:space", "broadcaster"] {
            mark(&memory, badge);
        }
        write(&memory, "nasa", "Rockets", "");
        let options = || told(&shown(&memory, &Route::Options));
        assert!(options().contains("space"), "it can be let go");
        ask(&memory, control(erase, ""), popup(), NOW);
        assert!(!options().contains("space"));
        assert!(!memory.contents(Area::Local).contains("space"));
        assert!(memory.contents(Area::Local).contains("broadcaster"));
    }
}

#[test]
fn words_whose_count_cannot_be_read_are_found_and_forgotten() {
    let memory = three_written_on();
    let counted = tags(&memory);
    memory.put(Area::Local, names::WORDS, TOMORROW);
    ask(&memory, Request::Warm(true), popup(), NOW);
    assert_eq!(tags(&memory), counted);
    let aside = with(&memory, async |tx| tx.aside(Area::Local).await);
    assert_eq!(aside[0].text, TOMORROW);
    memory.put(Area::Local, names::WORDS, TOMORROW);
    forget(&memory, "esa");
    assert_eq!(lines(&memory).len(), 2);
    // Of words that are read they are counted, whatever else is not.
    memory.put(Area::Local, "word:jaxa", TOMORROW);
    memory.put(Area::Local, names::WORDS, TOMORROW);
    ask(&memory, Request::Warm(true), popup(), NOW);
    assert_eq!(tags(&memory)[0].1, 1);
    // Whoever can read them has counted them, too.
    for name in memory.names(Area::Local) {
        memory.put(Area::Local, &name, TOMORROW);
    }
    ask(&memory, Request::Warm(true), popup(), NOW);
    let kept = memory.all().into_iter();
    let mut kept = kept.filter(|(_, name, _)| name.starts_with("word"));
    assert!(kept.all(|(_, _, text)| text == TOMORROW));
}
