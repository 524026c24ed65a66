//! What cannot be read is set aside, and never overwritten.

use super::*;

/// As a Fieldmark of tomorrow may have written it.
const TOMORROW: &str = "7 00000000 {\"of\":\"tomorrow\"}";

fn aside(memory: &Memory, partition: Partition) -> Vec<(String, String)> {
    let all = with(memory, async |tx| tx.aside(partition).await);
    all.into_iter().map(|one| (one.name, one.text)).collect()
}

fn kept(name: &str) -> Vec<(String, String)> {
    vec![(name.to_owned(), TOMORROW.to_owned())]
}

#[test]
fn a_notebook_that_cannot_be_read_is_kept_beside_the_new_one() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    memory.put(Area::Session, "account:nasa", TOMORROW);
    ask(&memory, look("nasa"), page(1), NOW + 1);
    assert_eq!(notebook(&memory, Partition::Session, "nasa").seen, NOW + 1);
    assert_eq!(aside(&memory, Partition::Session), kept("account:nasa"));
    ask(&memory, look("nasa"), page(1), NOW + 2);
    assert_eq!(aside(&memory, Partition::Session), kept("account:nasa"));
}

#[test]
fn settings_that_cannot_be_read_are_not_overwritten() {
    let memory = Memory::default();
    memory.put(Area::Local, format::SETTINGS, TOMORROW);
    ask(&memory, control(Action::Retention, "7"), popup(), NOW);
    let settings = with(&memory, async |tx| tx.settings(false).await);
    assert_eq!(settings.retention_days, 7);
    assert_eq!(
        aside(&memory, Partition::Remembered),
        kept(format::SETTINGS)
    );
}

#[test]
fn it_is_forgotten_with_the_account_and_with_everything() {
    let memory = Memory::default();
    let spoil = || {
        memory.put(Area::Session, "account:nasa", TOMORROW);
        ask(&memory, look("nasa"), page(1), NOW);
        assert_eq!(aside(&memory, Partition::Session).len(), 1);
    };
    spoil();
    let handle = "nasa".to_owned();
    ask(
        &memory,
        control(Action::Forget { handle }, ""),
        popup(),
        NOW,
    );
    assert_eq!(aside(&memory, Partition::Session).len(), 0);
    spoil();
    ask(&memory, control(Action::Erase, ""), popup(), NOW);
    assert!(!memory.contents(Area::Session).contains("tomorrow"));
}

#[test]
fn private_windows_leave_nothing_of_it() {
    let memory = Memory::default();
    memory.put(Area::Session, "private:account:secret", TOMORROW);
    ask(&memory, look("secret"), private_page(7), NOW);
    assert_eq!(aside(&memory, Partition::Session).len(), 0);
    assert_eq!(aside(&memory, Partition::Private).len(), 1);
    ask(&memory, Request::Closed(7), popup(), NOW);
    assert_eq!(memory.names(Area::Session), Vec::<String>::new());
}

/// Every operation failing in turn: the text lies where it lay, or aside.
#[test]
fn a_failing_storage_loses_none_of_it() {
    for failing in 0..20 {
        let memory = Memory::default();
        memory.put(Area::Session, "account:nasa", TOMORROW);
        memory.fail_once(failing);
        ask(&memory, look("nasa"), page(1), NOW);
        ask(&memory, look("nasa"), page(1), NOW + 1);
        assert!(
            memory.contents(Area::Session).contains("tomorrow"),
            "lost when operation {failing} fails"
        );
    }
}

#[test]
fn the_oldest_of_it_goes_when_it_is_much() {
    let memory = Memory::default();
    for turn in 0..limits::SET_ASIDE + 3 {
        memory.put(Area::Session, &format!("account:a{turn}"), TOMORROW);
        ask(&memory, look(&format!("a{turn}")), page(1), NOW);
    }
    let names = aside(&memory, Partition::Session);
    assert_eq!(names.len(), limits::SET_ASIDE);
    assert_eq!(names[0].0, "account:a3");
}
