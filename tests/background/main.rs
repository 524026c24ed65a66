//! The background over a storage that fails: what was acknowledged is never lost, what the user was
//! told is gone is gone.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

mod asking;
mod between;
mod bounds;
#[path = "../../examples/stage/chance.rs"]
#[allow(dead_code)]
mod chance;
mod diary;
mod failing;
mod histories;
mod in_view;
mod life;
mod memory;
mod said;
mod two_of_you;
mod unreadable;
mod visits;
mod words;
mod words_kept;
mod xweb;

use asking::*;
use fieldmark::account::{Coverage, Note, Notebook, Tail};
use fieldmark::background::handler::Background;
use fieldmark::background::messages::{Control, Request, Sender};
use fieldmark::background::response::{Effect, Response};
use fieldmark::ids::{Handle, PostId};
use fieldmark::limits;
use fieldmark::page::post::Kind;
use fieldmark::page::snapshot::{RawHeader, RawLink, Snapshot};
use fieldmark::settings::Settings;
use fieldmark::storage::Area;
use fieldmark::storage::export::File;
use fieldmark::storage::{format, names};
use fieldmark::ui::Hint;
use fieldmark::ui::action::Action;
use memory::{Memory, now, with};

const DAY: i64 = 86_400;
const NOW: i64 = 1_760_000_000;

#[test]
fn by_default_nothing_is_written_to_the_disk() {
    let memory = Memory::default();
    for handle in ["nasa", "esa"] {
        ask(&memory, look(handle), page(1), NOW);
    }
    assert_eq!(memory.names(Area::Local), Vec::<String>::new());
    assert_eq!(notebook(&memory, Area::Session, "nasa").seen, NOW);
}

#[test]
fn what_was_answered_survives_the_background() {
    let memory = Memory::default();
    for step in 0..20 {
        ask(
            &memory,
            look(&format!("account{step}")),
            page(1),
            NOW + step,
        );
        for before in 0..=step {
            let handle = format!("account{before}");
            assert_eq!(notebook(&memory, Area::Session, &handle).seen, NOW + before);
        }
    }
}

#[test]
fn remembering_moves_to_the_disk_and_back_to_nothing() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    let answer = ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    assert_eq!(answer.effects, [Effect::LookAgain]);
    ask(&memory, look("esa"), page(2), NOW);
    for handle in ["nasa", "esa"] {
        assert_eq!(notebook(&memory, Area::Local, handle).seen, NOW);
    }
    assert!(
        !memory
            .names(Area::Session)
            .iter()
            .any(|name| name.contains("account:"))
    );
    ask(&memory, control(Action::Remember, "false"), popup(), NOW);
    assert_eq!(memory.names(Area::Local), [names::SETTINGS]);
}

#[test]
fn a_file_does_not_decide_to_remember() {
    let memory = Memory::default();
    let settings = Settings {
        remember: true,
        ..Settings::default()
    };
    let text = file(settings, &[("nasa", NOW)]);
    ask(&memory, control(Action::Import, &text), popup(), NOW);
    assert_eq!(notebook(&memory, Area::Session, "nasa").seen, NOW);
    assert_eq!(memory.names(Area::Local), [names::SETTINGS]);
}

/// What would be forgotten on the next waking is not said to have been taken in.
#[test]
fn a_file_brings_no_account_beyond_its_time() {
    for (remember, there) in [("true", vec!["esa"]), ("false", vec!["esa", "nasa"])] {
        let memory = Memory::default();
        ask(&memory, control(Action::Remember, remember), popup(), NOW);
        let seen = [("nasa", NOW - 40 * DAY), ("esa", NOW - 20 * DAY)];
        let text = file(Settings::default(), &seen);
        ask(&memory, control(Action::Import, &text), popup(), NOW);
        let area = [Area::Session, Area::Local][usize::from(remember == "true")];
        let mut kept = with(&memory, async |tx| Ok(tx.index(area).await?.handles()));
        kept.sort();
        assert_eq!(kept, there);
    }
}

#[test]
fn old_accounts_are_forgotten_on_waking() {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    ask(&memory, look("nasa"), page(1), NOW);
    ask(&memory, look("esa"), page(1), NOW + 20 * DAY);
    ask(&memory, Request::Warm(true), popup(), NOW + 31 * DAY);
    assert_eq!(notebook(&memory, Area::Local, "nasa"), Notebook::default());
    assert_eq!(notebook(&memory, Area::Local, "esa").seen, NOW + 20 * DAY);
}

#[test]
fn erasing_really_empties() {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    for handle in ["nasa", "esa", "jaxa"] {
        ask(&memory, look(handle), page(1), NOW);
    }
    forget(&memory, "ESA");
    assert!(!memory.contents(Area::Local).contains("esa"));
    assert!(memory.contents(Area::Local).contains("jaxa"));
    memory.damage(Area::Local, "index"); // What the list no longer names must go too.
    ask(&memory, control(Action::Erase, ""), popup(), NOW);
    assert_eq!(memory.names(Area::Local), [names::SETTINGS]);
}

#[test]
fn a_page_cannot_ask_for_what_is_the_users() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    let before = memory.contents(Area::Session);
    for action in [
        Action::Erase,
        Action::Remember,
        Action::Import,
        Action::Export,
        Action::Reset,
        Action::Return {
            handle: "nasa".into(),
        },
        Action::OpenTab,
    ] {
        assert_eq!(
            ask(&memory, press(action.clone()), page(1), NOW),
            Response::default()
        );
        assert_eq!(
            ask(&memory, control(action, "true"), page(1), NOW),
            Response::default()
        );
    }
    assert_eq!(memory.contents(Area::Session), before);
    assert_eq!(memory.contents(Area::Local), "");
}

#[test]
fn hiding_can_be_taken_back_where_it_was_done() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    let hide = Action::Hide {
        badge: "broadcaster".into(),
    };
    ask(&memory, press(hide), page(1), NOW);
    let hidden = with(&memory, async |tx| tx.settings().await);
    assert_eq!(hidden.switched.get("broadcaster"), Some(&false));
    ask(&memory, press(Action::Undo), page(1), NOW);
    assert_eq!(
        with(&memory, async |tx| tx.settings().await),
        Default::default()
    );
}

#[test]
fn a_badge_once_opened_is_a_sign_that_names_nobody() {
    let memory = Memory::default();
    let hint = |tab| with(&memory, async |tx| Ok(tx.tab(tab).await?.open_page.hint));
    ask(&memory, look("nasa"), page(1), NOW);
    assert_eq!(hint(1), Hint::Shown);
    ask(&memory, press(Action::Opened), page(1), NOW);
    assert_eq!(memory.names(Area::Local), ["opened"]);
    assert!(!memory.contents(Area::Local).contains("nasa"));
    // Its place stays where it was, and nobody else's page has one.
    ask(&memory, look("nasa"), page(1), NOW);
    assert_eq!(hint(1), Hint::Room);
    ask(&memory, look("esa"), page(1), NOW);
    assert_eq!(hint(1), Hint::Gone);
}

/// Somebody takes another handle, and somebody else takes theirs.
#[test]
fn a_notebook_follows_its_account() {
    let memory = Memory::default();
    let note = |id: &u64| Note {
        id: PostId(*id),
        time: NOW,
        kind: Kind::Original,
        in_posts: true,
        ..Note::default()
    };
    let noted = |handle: &str, ids: &[u64]| {
        let mut kept = notebook(&memory, Area::Session, handle);
        kept.notes = ids.iter().map(note).collect();
        kept.posts_tab.steps = 3;
        let handle = Handle::new(handle).unwrap();
        with(&memory, async |tx| {
            tx.keep(Area::Session, &handle, &kept).await
        });
    };
    let ids = |handle: &str| -> Vec<u64> {
        let notes = notebook(&memory, Area::Session, handle).notes;
        notes.iter().map(|note| note.id.0).collect()
    };
    ask(&memory, numbered_look("before", 7), page(1), NOW);
    noted("before", &[30, 20]);
    ask(&memory, look("after"), page(1), NOW + 1); // The number came late.
    noted("after", &[40, 30]);
    let answer = ask(&memory, numbered_look("after", 7), page(1), NOW + 2);
    assert!(!answer.effects.contains(&Effect::LookAgain));
    assert_eq!(ids("after"), [40, 30, 20]);
    assert_eq!(ids("before"), Vec::<u64>::new());
    ask(&memory, numbered_look("before", 8), page(1), NOW + 3);
    noted("before", &[90]);
    let answer = ask(&memory, numbered_look("before", 9), page(1), NOW + 4);
    assert_eq!(ids("before"), Vec::<u64>::new());
    // What the page has told went with it.
    assert!(answer.effects.contains(&Effect::LookAgain));
    assert_eq!(ids("after"), [40, 30, 20]);
    let index = with(&memory, async |tx| tx.index(Area::Session).await);
    assert_eq!(index.entries.len(), 2);
}

/// Two people look at the same account from one browser.
#[test]
fn what_is_said_of_the_viewer_is_said_of_the_one_who_looks() {
    let memory = Memory::default();
    let seen_by = |viewer: Option<&str>, test_ids: &[&str]| {
        let look = look_with("nasa", |words, header| {
            words.page.viewer_link = viewer.map(|viewer| format!("/{viewer}"));
            header.test_ids = test_ids.iter().map(|id| id.to_string()).collect();
        });
        ask(&memory, look, page(1), NOW);
        let profile = notebook(&memory, Area::Session, "nasa").profile;
        let viewer = profile.viewer.map(|viewer| viewer.as_str().to_owned());
        (viewer, profile.follows_you)
    };
    let followed = seen_by(Some("ann"), &["userFollowIndicator"]);
    assert_eq!(followed, (Some("ann".to_owned()), Some(true)));
    assert_eq!(
        seen_by(Some("bob"), &[]),
        (Some("bob".to_owned()), Some(false))
    );
    assert_eq!(seen_by(None, &[]), (None, None));
}

/// On another tab the number above the name counts photos; it stands there until the tab is drawn anew.
#[test]
fn what_the_last_tab_counted_is_no_number_of_posts() {
    let memory = Memory::default();
    let posts = |selected: &str| {
        let look = look_with("nasa", |words, header| {
            words.page.language = Some("en".into());
            words.page.tab = Some(selected.into());
            header.posts = Some("5 photos & videos".into());
        });
        ask(&memory, look, page(1), NOW);
        notebook(&memory, Area::Session, "nasa").profile.posts
    };
    assert_eq!(posts("/nasa/media"), None);
    assert!(posts("/nasa").is_some());
}

/// Not every tab states a count exactly, and an exact one of last week is of last week.
#[test]
fn an_exact_count_of_another_day_is_none_of_today() {
    let memory = Memory::default();
    let followers = |shown: &str, at: i64| followers_shown(&memory, shown, at);
    assert_eq!(followers("75,812", NOW), Some((75_812, 75_812)));
    assert_eq!(followers("75.8K", NOW + 60), Some((75_812, 75_812)));
    let later = NOW + 7 * DAY;
    assert_eq!(followers("75.8K", later), Some((75_800, 75_899)));
}

/// What a scrolling page pays for: reading all that is wanted at once, and writing all that changed.
#[test]
fn a_look_is_two_readings_and_one_writing() {
    let memory = Memory::default();
    let mut background = Background::new(memory.clone());
    now(background.answer(look("nasa"), page(1), NOW)).unwrap();
    for step in 1..5 {
        let before = memory.operations();
        now(background.answer(look("nasa"), page(1), NOW + step)).unwrap();
        assert_eq!(memory.operations() - before, 3);
    }
}
