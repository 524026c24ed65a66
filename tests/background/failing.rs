//! A storage that is full, fails or was damaged: nothing is lost, and nothing half done is left.

use super::*;

#[test]
fn a_full_storage_forgets_the_oldest_and_goes_on() {
    let memory = Memory::default();
    memory.limit(6_000);
    for step in 0..60 {
        ask(
            &memory,
            look(&format!("account{step}")),
            page(1),
            NOW + step,
        );
        assert_eq!(
            notebook(&memory, Shelf::Session, &format!("account{step}")).seen,
            NOW + step
        );
    }
    assert_eq!(
        notebook(&memory, Shelf::Session, "account0"),
        Notebook::default()
    );
    memory.limit(0);
    ask(&memory, look("last"), page(1), NOW + 99);
    memory.limit(6_000);
    assert_eq!(
        notebook(&memory, Shelf::Session, "last"),
        Notebook::default()
    );
}

#[test]
fn the_disk_is_empty_before_remembering_is_said_to_be_off() {
    let memory = Memory::default();
    ask(&memory, control(Press::Remember, "true"), popup(), NOW);
    ask(&memory, look("nasa"), page(1), NOW);
    memory.fail_writes(true); // The browser dies just when the choice is to be kept.
    ask(&memory, control(Press::Remember, "false"), popup(), NOW);
    assert_eq!(memory.names(Place::Disk), [kept::SETTINGS]);
}

/// Every value damaged in every way that one byte can be: read as empty or as before, never as
/// something else, and the background works on.
#[test]
fn damage_reads_as_nothing() {
    let memory = Memory::default();
    ask(&memory, control(Press::Remember, "true"), popup(), NOW);
    for handle in ["nasa", "esa"] {
        ask(&memory, look(handle), page(1), NOW);
    }
    let whole = notebook(&memory, Shelf::Remembered, "nasa");
    for (place, name, text) in memory.all() {
        for at in 0..text.len() {
            let broken = memory.deep_clone();
            broken.flip(place, &name, at);
            let read = notebook(&broken, Shelf::Remembered, "nasa");
            assert!(
                read == whole || read == Notebook::default(),
                "{name} at {at}"
            );
            if at % 32 == 0 {
                ask(&broken, look("jaxa"), page(1), NOW);
                ask(&broken, Ask::Closed(1), popup(), NOW);
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
            let seen = notebook(&memory, Shelf::Session, handle).seen;
            assert_eq!(seen, NOW, "{handle} is lost when operation {failing} fails");
        }
        let index = with(&memory, |store| store.index(Shelf::Session));
        assert_eq!(index.entries.len(), 3);
    }
}

/// Every operation failing once, in turn: a file is taken in whole, or not at all and said so.
#[test]
fn a_file_is_taken_in_whole_or_not_at_all() {
    let notebook = |seen| Notebook {
        seen,
        ..Notebook::default()
    };
    let file = File {
        fieldmark: kept::VERSION,
        settings: Settings {
            retention_days: 7,
            ..Settings::default()
        },
        accounts: [("nasa", 1), ("esa", 2), ("jaxa", 3)]
            .map(|(handle, seen)| (handle.to_owned(), notebook(seen)))
            .into_iter()
            .collect(),
    };
    let text = json::write(&file);
    let mut refused = 0;
    for failing in 0..10 {
        let memory = Memory::default();
        ask(&memory, control(Press::Remember, "true"), popup(), NOW);
        let before = memory.all();
        memory.fail_once(failing);
        let mut desk = Desk::new(memory.clone());
        let answer = now(desk.answer(control(Press::Import, &text), popup(), NOW)).unwrap();
        let told = answer.notice.map(|notice| notice.words.key.to_string());
        if told.as_deref() == Some("ui_not_kept") {
            assert_eq!(memory.all(), before);
            refused += 1;
        } else {
            let memory = memory.deep_clone(); // It works again.
            let accounts = with(&memory, |store| store.index(Shelf::Remembered)).entries;
            assert_eq!(accounts.len(), 3);
            assert_eq!(
                with(&memory, |store| store.settings(false)).retention_days,
                7
            );
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
        ask(&memory, control(Press::Remember, "true"), popup(), NOW);
        ask(&memory, look("esa"), page(1), NOW);
        ask(&memory, look("secret"), private_page(2), NOW);
        ask(&memory, control(Press::Remember, "false"), popup(), NOW);
        ask(&memory, Ask::Closed(2), popup(), NOW);
        assert!(!memory.contents(Place::Disk).contains("secret"));
        let answer = ask(&memory, look("jaxa"), page(1), NOW);
        assert!(answer.view.is_some());
    }
}
