//! A storage that is full, fails or was damaged: nothing is lost, and nothing half done is left.

use super::*;

#[test]
fn a_full_storage_forgets_the_oldest_and_goes_on() {
    let memory = Memory::default();
    memory.limit(Area::Session, 6_000);
    for step in 0..60 {
        ask(
            &memory,
            look(&format!("account{step}")),
            page(1),
            NOW + step,
        );
        assert_eq!(
            notebook(&memory, Area::Session, &format!("account{step}")).seen,
            NOW + step
        );
    }
    assert_eq!(
        notebook(&memory, Area::Session, "account0"),
        Notebook::default()
    );
    memory.limit(Area::Session, 0);
    ask(&memory, look("last"), page(1), NOW + 99);
    memory.limit(Area::Session, 6_000);
    assert_eq!(
        notebook(&memory, Area::Session, "last"),
        Notebook::default()
    );
}

#[test]
fn the_disk_is_empty_before_remembering_is_said_to_be_off() {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    ask(&memory, look("nasa"), page(1), NOW);
    memory.fail_writes(true); // The browser dies just when the choice is to be kept.
    ask(&memory, control(Action::Remember, "false"), popup(), NOW);
    assert_eq!(memory.names(Area::Local), [names::SETTINGS]);
}

/// Every value damaged in every way that one byte can be: read as empty or as before, never as
/// something else, and the background works on.
#[test]
fn damage_reads_as_nothing() {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    for handle in ["nasa", "esa"] {
        ask(&memory, look(handle), page(1), NOW);
    }
    let whole = notebook(&memory, Area::Local, "nasa");
    for (place, name, text) in memory.all() {
        for at in 0..text.len() {
            let broken = memory.deep_clone();
            broken.flip(place, &name, at);
            let read = notebook(&broken, Area::Local, "nasa");
            assert!(
                read == whole || read == Notebook::default(),
                "{name} at {at}"
            );
            if at % 32 == 0 {
                ask(&broken, look("jaxa"), page(1), NOW);
                ask(&broken, Request::Closed(1), popup(), NOW);
            }
        }
    }
}

/// Every operation failing once, in turn: nothing that was seen before or after is lost.
#[test]
fn a_failing_storage_loses_nothing() {
    for failing in 0..40 {
        let memory = Memory::default();
        memory.fail_once(failing);
        for handle in ["nasa", "esa", "jaxa"] {
            ask(&memory, look(handle), page(1), NOW);
        }
        let memory = memory.deep_clone(); // It works again.
        for handle in ["nasa", "esa", "jaxa"] {
            let seen = notebook(&memory, Area::Session, handle).seen;
            assert_eq!(seen, NOW, "{handle} is lost when operation {failing} fails");
        }
        let index = with(&memory, async |tx| tx.index(Area::Session).await);
        assert_eq!(index.entries.len(), 3);
    }
}

/// Every operation failing once, in turn: a file is taken in whole, or not at all and said so.
#[test]
fn a_file_is_taken_in_whole_or_not_at_all() {
    let settings = Settings {
        toolbar: false,
        ..Settings::default()
    };
    let text = file(settings, &[("nasa", NOW), ("esa", NOW), ("jaxa", NOW)]);
    let mut refused = 0;
    for failing in 0..10 {
        let memory = Memory::default();
        ask(&memory, control(Action::Remember, "true"), popup(), NOW);
        let before = memory.all();
        memory.fail_once(failing);
        let mut background = Background::new(memory.clone());
        let answer = now(background.answer(control(Action::Import, &text), popup(), NOW)).unwrap();
        let told = answer.notice.map(|notice| notice.words.key.to_string());
        if told.as_deref() == Some("ui_not_kept") {
            assert_eq!(memory.all(), before);
            refused += 1;
        } else {
            let memory = memory.deep_clone(); // It works again.
            let accounts = with(&memory, async |tx| tx.index(Area::Local).await).entries;
            assert_eq!(accounts.len(), 3);
            let settings = with(&memory, async |tx| tx.settings().await);
            assert!(!settings.toolbar);
        }
    }
    assert!((2..10).contains(&refused), "{refused} were refused");
}

/// Every operation of a session failing once, in turn.
#[test]
fn a_failing_storage_never_stops_the_background() {
    for failing in 0..60 {
        let memory = Memory::default();
        memory.fail_once(failing);
        ask(&memory, look("nasa"), page(1), NOW);
        ask(&memory, control(Action::Remember, "true"), popup(), NOW);
        ask(&memory, look("esa"), page(1), NOW);
        ask(&memory, look("jaxa"), page(2), NOW);
        ask(&memory, control(Action::Remember, "false"), popup(), NOW);
        ask(&memory, Request::Closed(2), popup(), NOW);
        let answer = ask(&memory, look("jaxa"), page(1), NOW);
        assert!(answer.view.is_some());
    }
}

/// Every operation from one on failing for good: what was answered is kept, and what the user was told
/// is done is done.
#[test]
fn a_storage_that_fails_for_good_is_not_believed() {
    let (mut unanswered, mut refused) = (0, 0);
    for failing in 0..40 {
        let memory = Memory::default();
        memory.fail_from(failing);
        let mut background = Background::new(memory.clone());
        let mut answered = Vec::new();
        for handle in ["nasa", "esa", "jaxa"] {
            match now(background.answer(look(handle), page(1), NOW)) {
                Ok(_) => answered.push(handle),
                Err(_) => unanswered += 1,
            }
        }
        let works = memory.deep_clone();
        for handle in answered {
            assert_eq!(notebook(&works, Area::Session, handle).seen, NOW);
        }
        let answer = now(background.answer(control(Action::Erase, ""), popup(), NOW)).unwrap();
        match answer.notice.map(|notice| notice.words.key.to_string()) {
            Some(told) if told == "ui_not_kept" => refused += 1,
            _ => assert!(!memory.contents(Area::Session).contains("account:")),
        }
    }
    assert!(
        unanswered > 5 && (5..40).contains(&refused),
        "{unanswered}, {refused}"
    );
}

/// The list of an area and what lies there name the same accounts.
fn listed(memory: &Memory, area: Area, place: Area) -> Vec<String> {
    let mut listed = with(memory, async |tx| tx.index(area).await).handles();
    listed.sort();
    let names = memory.names(place);
    let there: Vec<&str> = names
        .iter()
        .filter_map(|name| name.strip_prefix("account:"))
        .collect();
    assert_eq!(listed, there);
    listed
}

/// Accounts seen one second after the other.
fn look_at(memory: &Memory, accounts: i64) {
    for step in 0..accounts {
        let handle = format!("account{step}");
        ask(memory, look(&handle), page(1), NOW + step);
    }
}

fn bytes(memory: &Memory, place: Area) -> usize {
    let here = memory.all().into_iter().filter(|(at, ..)| *at == place);
    here.map(|(_, _, text)| text.len()).sum()
}

#[test]
fn a_full_memory_takes_nothing_from_the_disk() {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    look_at(&memory, 20);
    memory.limit(Area::Session, bytes(&memory, Area::Session));
    ask(&memory, look("account7"), page(2), NOW + 30); // There is no room for another tab.
    assert_eq!(listed(&memory, Area::Local, Area::Local).len(), 20);
    assert_eq!(notebook(&memory, Area::Local, "account7").seen, NOW + 30);
}

/// There is room for one notebook: it is that of the account in view.
#[test]
fn the_account_in_view_is_kept_in_the_smallest_room() {
    let memory = Memory::default();
    ask(&memory, look("before"), page(1), NOW);
    memory.limit(Area::Session, bytes(&memory, Area::Session) + 100);
    let answer = ask(&memory, numbered_look("a_longer_name", 7), page(1), NOW + 1);
    assert!(answer.view.is_some());
    assert_eq!(
        listed(&memory, Area::Session, Area::Session),
        ["a_longer_name"]
    );
    // Under its next name it takes a little more.
    memory.limit(Area::Session, bytes(&memory, Area::Session) + 100);
    let renamed = numbered_look("another_name_yet", 7);
    ask(&memory, renamed, page(1), NOW + 2);
    let kept = listed(&memory, Area::Session, Area::Session);
    assert_eq!(kept, ["another_name_yet"]);
}

/// Its name ends as that of the list of accounts does.
#[test]
fn an_account_is_not_taken_for_the_list_of_them() {
    let memory = Memory::default();
    look_at(&memory, 6);
    memory.limit(Area::Session, bytes(&memory, Area::Session));
    let answer = ask(&memory, look("stockindex"), page(1), NOW + 9);
    assert!(answer.view.is_some());
    let kept = listed(&memory, Area::Session, Area::Session);
    assert!(kept.contains(&"stockindex".to_owned()), "{kept:?}");
}

#[test]
fn the_list_names_what_lies_there_however_little_room_there_is() {
    let memory = Memory::default();
    look_at(&memory, 6);
    for room in (0..bytes(&memory, Area::Session)).rev().step_by(50) {
        memory.limit(Area::Session, room);
        ask(&memory, look("account9"), page(1), NOW + 9);
        listed(&memory, Area::Session, Area::Session);
    }
}

#[test]
fn what_finds_no_room_on_the_disk_stays_in_memory() {
    let memory = Memory::default();
    look_at(&memory, 6);
    memory.limit(Area::Local, bytes(&memory, Area::Session) / 2);
    ask(&memory, control(Action::Remember, "true"), popup(), NOW + 9);
    let moved = listed(&memory, Area::Local, Area::Local);
    let left = listed(&memory, Area::Session, Area::Session);
    assert!(moved.contains(&"account5".to_owned()), "{moved:?}");
    let mut all = [moved, left].concat();
    all.sort();
    assert_eq!(all.len(), 6, "{all:?}");
    all.dedup();
    assert_eq!(all.len(), 6, "{all:?}");
}

/// The number tells that the handle is another's: all of it is told anew, but not again and again.
#[test]
fn what_has_no_room_is_not_asked_for_again() {
    for (room, again) in [(usize::MAX, true), (10, false)] {
        let memory = Memory::default();
        ask(&memory, numbered_look("nasa", 7), page(1), NOW);
        memory.limit(Area::Session, room);
        let answer = ask(&memory, numbered_look("nasa", 9), page(1), NOW + 1);
        assert_eq!(answer.effects.contains(&Effect::LookAgain), again);
    }
}
