//! What comes between one piece of work and another: a second viewer, a press that is told twice, a file that is
//! saved while something is noted.

use super::*;
use crate::said::shown;
use crate::words::write;
use fieldmark::background::extension_pages::{InTab, Route, effects};
use fieldmark::storage::{Storage, Transaction, Unwritten};
use std::cell::Cell;

const HOME: &str = "https://x.com/home";

fn marks(memory: &Memory, tab: i32, at: i64) -> bool {
    let names = Request::Names {
        url: HOME.into(),
        links: vec!["/nasa".into()],
    };
    ask(memory, names, page(tab), at).marks[0].mark.is_some()
}

/// Firefox keeps viewers apart in containers: what follows bob is not said in ann's tab.
#[test]
fn two_viewers_in_two_tabs_are_not_one() {
    let memory = Memory::default();
    let badge = "follows-you";
    mark(&memory, badge);
    ask(&memory, look_by(Some("ann"), "nasa"), page(1), NOW);
    ask(&memory, look_of_a_follower("bob", "nasa"), page(2), NOW + 1);
    let evidence = Request::Evidence {
        url: "https://x.com/nasa".into(),
        badge: badge.to_owned(),
    };
    assert!(
        ask(&memory, evidence.clone(), page(1), NOW + 2)
            .view
            .is_none()
    );
    assert!(ask(&memory, evidence, page(2), NOW + 2).view.is_some());
    let row = ask(&memory, press(Action::Opened), page(1), NOW + 3).view;
    assert!(!format!("{row:?}").contains(badge));
    for (tab, follows) in [(1, false), (2, true)] {
        let popup = shown(&memory, &Route::Tab(tab, InTab::X));
        assert_eq!(
            popup.contains("badge_follows_you_sentence"),
            follows,
            "{tab}"
        );
        assert_eq!(marks(&memory, tab, NOW + 4), follows, "{tab}");
    }
}

/// Ann has signed out, and an old page of hers is told to look again.
#[test]
fn an_old_page_does_not_bring_back_who_has_signed_out() {
    let memory = Memory::default();
    mark(&memory, "follows-you");
    ask(&memory, look_of_a_follower("ann", "nasa"), page(1), NOW);
    ask(&memory, home(Some("bob")), page(2), NOW + 10);
    ask(
        &memory,
        look_of_a_follower("ann", "nasa"),
        page(1),
        NOW + 20,
    );
    assert!(!marks(&memory, 2, NOW + 21));
}

#[test]
fn a_press_that_is_told_twice_can_be_taken_back() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    let badge = "broadcaster".to_owned();
    for _ in 0..2 {
        let hide = Action::Hide {
            badge: badge.clone(),
        };
        ask(&memory, press(hide), page(1), NOW);
    }
    ask(&memory, press(Action::Undo), page(1), NOW);
    let settings = with(&memory, async |tx| tx.settings().await);
    assert_eq!(settings, Settings::default());
}

#[test]
fn what_is_taken_back_brings_no_erased_tag_back() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    write(&memory, "nasa", "", "enemy");
    mark(&memory, "tag:enemy");
    for action in [Action::Reset, Action::Erase, Action::Undo] {
        ask(&memory, control(action, ""), popup(), NOW);
    }
    assert!(!memory.contents(Area::Local).contains("enemy"));
}

/// A storage between whose readings the background does something else.
struct Between<'w> {
    memory: Memory,
    left: Cell<u32>,
    work: &'w dyn Fn(&Memory),
}

impl Storage for Between<'_> {
    async fn get(
        &self,
        area: Area,
        names: Option<&[String]>,
    ) -> Result<Vec<(String, String)>, String> {
        if self.left.get() == 0 {
            (self.work)(&self.memory);
        }
        self.left.set(self.left.get().wrapping_sub(1));
        self.memory.get(area, names).await
    }
    async fn set(&self, area: Area, values: &[(String, String)]) -> Result<(), Unwritten> {
        self.memory.set(area, values).await
    }
    async fn remove(&self, area: Area, names: &[String]) -> Result<(), String> {
        self.memory.remove(area, names).await
    }
    fn warn(&self, what: &str) {
        self.memory.warn(what)
    }
}

#[test]
fn a_file_that_is_saved_meanwhile_holds_every_account() {
    let rename = |memory: &Memory| {
        ask(memory, numbered_look("after", 7), page(1), NOW + 5);
    };
    for left in 0..8 {
        let memory = Memory::default();
        ask(&memory, control(Action::Remember, "true"), popup(), NOW);
        for (handle, number) in [("before", 7), ("other", 8)] {
            ask(&memory, numbered_look(handle, number), page(1), NOW);
        }
        let storage = Between {
            memory,
            left: Cell::new(left),
            work: &rename,
        };
        let mut tx = Transaction::new(&storage, NOW);
        let file = File::parse(&now(effects::export(&mut tx)).unwrap()).unwrap();
        let numbers = file.accounts.values();
        let numbers: Vec<_> = numbers.map(|kept| kept.profile.account).collect();
        assert_eq!(numbers, [Some(7), Some(8)], "before reading {left}");
    }
}
