//! What cannot be read is set aside, and never overwritten.

use super::*;

/// As a Fieldmark of tomorrow may have written it.
pub const TOMORROW: &str = "7 5c26f996 {\"of\":\"tomorrow\"}";

/// Something that cannot be read lies in an area, wherever and under whatever name.
fn lies(memory: &Memory, area: Area) -> bool {
    memory.contents(area).contains("tomorrow")
}

/// Remembers, and has seen one account.
fn remembering() -> Memory {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    ask(&memory, look("nasa"), page(1), NOW);
    memory
}

fn aside(memory: &Memory, area: Area) -> Vec<(String, String)> {
    let all = with(memory, async |tx| tx.aside(area).await);
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
    assert_eq!(notebook(&memory, Area::Session, "nasa").seen, NOW + 1);
    assert_eq!(aside(&memory, Area::Session), kept("account:nasa"));
    ask(&memory, look("nasa"), page(1), NOW + 2);
    assert_eq!(aside(&memory, Area::Session), kept("account:nasa"));
}

#[test]
fn settings_that_cannot_be_read_are_not_overwritten() {
    let memory = Memory::default();
    memory.put(Area::Local, names::SETTINGS, TOMORROW);
    ask(&memory, control(Action::Retention, "7"), popup(), NOW);
    let settings = with(&memory, async |tx| tx.settings().await);
    assert_eq!(settings.retention_days, 7);
    assert_eq!(aside(&memory, Area::Local), kept(names::SETTINGS));
}

#[test]
fn it_is_forgotten_with_the_account_and_with_everything() {
    let memory = Memory::default();
    let spoil = || {
        memory.put(Area::Session, "account:nasa", TOMORROW);
        ask(&memory, look("nasa"), page(1), NOW);
        assert_eq!(aside(&memory, Area::Session).len(), 1);
    };
    spoil();
    forget(&memory, "nasa");
    assert_eq!(aside(&memory, Area::Session).len(), 0);
    spoil();
    ask(&memory, control(Action::Erase, ""), popup(), NOW);
    assert!(!memory.contents(Area::Session).contains("tomorrow"));
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
    let names = aside(&memory, Area::Session);
    assert_eq!(names.len(), limits::SET_ASIDE);
    assert_eq!(names[0].0, "account:a3");
}

/// Nothing is overwritten, so nothing is moved: a Fieldmark that can read them finds them again.
#[test]
fn settings_stay_where_they_lie_until_others_are_chosen() {
    let memory = Memory::default();
    memory.put(Area::Local, names::SETTINGS, TOMORROW);
    ask(&memory, look("nasa"), page(1), NOW);
    let settings = format!("{} {TOMORROW}\n", names::SETTINGS);
    assert_eq!(memory.contents(Area::Local), settings);
}

/// When it was last seen cannot be told any more: it is kept as long as what is seen now.
#[test]
fn an_unreadable_list_forgets_nothing_before_its_time() {
    let memory = remembering();
    memory.put(Area::Local, "account:nasa", TOMORROW);
    memory.damage(Area::Local, "index");
    ask(&memory, Request::Warm(true), popup(), NOW + DAY);
    ask(&memory, Request::Warm(true), popup(), NOW + 30 * DAY);
    assert!(lies(&memory, Area::Local));
    ask(&memory, Request::Warm(true), popup(), NOW + 32 * DAY);
    assert_eq!(memory.names(Area::Local), ["index", names::SETTINGS]);
}

#[test]
fn what_is_set_aside_on_the_disk_is_forgotten_in_its_time() {
    let memory = remembering();
    memory.put(Area::Local, "account:nasa", TOMORROW);
    ask(&memory, look("nasa"), page(1), NOW);
    ask(&memory, Request::Warm(true), popup(), NOW + 30 * DAY);
    assert!(lies(&memory, Area::Local));
    ask(&memory, Request::Warm(true), popup(), NOW + 31 * DAY);
    assert!(!lies(&memory, Area::Local));
}

#[test]
fn a_clock_that_jumps_back_does_not_keep_it_forever() {
    let memory = remembering();
    ask(&memory, look("nasa"), page(1), NOW + 1_000 * DAY);
    memory.put(Area::Local, "account:nasa", TOMORROW);
    ask(&memory, look("nasa"), page(1), NOW + 1_000 * DAY);
    ask(&memory, Request::Warm(true), popup(), NOW);
    assert!(lies(&memory, Area::Local));
    ask(&memory, Request::Warm(true), popup(), NOW + 31 * DAY);
    assert!(!lies(&memory, Area::Local));
}

#[test]
fn unreadable_settings_keep_nothing_on_the_disk_beyond_its_time() {
    let memory = remembering();
    memory.put(Area::Local, names::SETTINGS, TOMORROW);
    ask(&memory, Request::Warm(true), popup(), NOW + 30 * DAY);
    assert!(memory.contents(Area::Local).contains("account:nasa"));
    ask(&memory, Request::Warm(true), popup(), NOW + 31 * DAY);
    assert!(!memory.contents(Area::Local).contains("account:nasa"));
}

#[test]
fn it_is_not_lost_with_the_handle_that_an_account_gives_up() {
    let memory = Memory::default();
    ask(&memory, numbered_look("before", 7), page(1), NOW);
    memory.put(Area::Session, "account:before", TOMORROW);
    ask(&memory, numbered_look("after", 7), page(1), NOW + 1);
    assert!(lies(&memory, Area::Session));
}

#[test]
fn remembering_from_now_on_puts_nothing_empty_in_its_place() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    memory.put(Area::Session, "account:nasa", TOMORROW);
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    assert!(lies(&memory, Area::Session));
    assert!(!memory.contents(Area::Local).contains("nasa"));
}

/// The least recently seen make room for it; where that is not enough, it gives way.
#[test]
fn a_full_storage_is_still_looked_at() {
    let memory = Memory::default();
    for step in 0..6 {
        let handle = format!("account{step}");
        ask(&memory, look(&handle), page(1), NOW + step);
    }
    memory.put(Area::Session, "account:account5", TOMORROW);
    let bytes =
        |memory: &Memory| -> usize { memory.all().iter().map(|(.., text)| text.len()).sum() };
    let alone = Memory::default();
    ask(&alone, look("account5"), page(1), NOW);
    for (room, stays) in [(bytes(&memory), true), (bytes(&alone) + 20, false)] {
        let memory = memory.deep_clone();
        memory.limit(Area::Session, room);
        let answer = ask(&memory, look("account5"), page(1), NOW + 9);
        assert!(answer.view.is_some());
        let seen = notebook(&memory, Area::Session, "account5").seen;
        assert_eq!(seen, NOW + 9);
        assert_eq!(lies(&memory, Area::Session), stays);
    }
}

#[test]
fn a_full_disk_still_takes_what_is_chosen() {
    let memory = Memory::default();
    let choose = |memory: &Memory| ask(memory, control(Action::Retention, "7"), popup(), NOW);
    choose(&memory);
    let room = memory.all()[0].2.len() + 20;
    memory.put(Area::Local, names::SETTINGS, TOMORROW);
    memory.limit(Area::Local, room);
    choose(&memory);
    let settings = with(&memory, async |tx| tx.settings().await);
    assert_eq!(settings.retention_days, 7);
}

#[test]
fn a_file_is_not_written_over_it() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    memory.put(Area::Session, "account:nasa", TOMORROW);
    let text = file(Settings::default(), &[("nasa", NOW + 1)]);
    ask(&memory, control(Action::Import, &text), popup(), NOW + 2);
    assert_eq!(notebook(&memory, Area::Session, "nasa").seen, NOW + 1);
    assert!(lies(&memory, Area::Session));
}

/// What is remembered is not lost to what was seen while the settings could not be read.
#[test]
fn what_was_remembered_goes_on_when_it_is_chosen_again() {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    let nasa = Handle::new("nasa").unwrap();
    let mut noted = Notebook::default();
    noted.notes.push(Note {
        in_posts: true,
        ..Note::default()
    });
    noted.seen = NOW - DAY;
    with(&memory, async |tx| {
        tx.keep(Area::Local, &nasa, &noted).await
    });
    memory.put(Area::Local, names::SETTINGS, TOMORROW);
    ask(&memory, look("nasa"), page(1), NOW);
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    let kept = notebook(&memory, Area::Local, "nasa");
    assert_eq!((kept.seen, kept.notes.len()), (NOW, 1));
}

/// An account that changes its handle takes along what was set aside of it, to be forgotten with it.
#[test]
fn it_follows_an_account_to_its_new_handle() {
    let memory = Memory::default();
    memory.put(Area::Session, "account:before", TOMORROW);
    ask(&memory, numbered_look("before", 7), page(1), NOW);
    ask(&memory, numbered_look("after", 7), page(1), NOW + 1);
    assert_eq!(aside(&memory, Area::Session), kept("account:after"));
}
