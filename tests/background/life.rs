//! What befalls an extension in a long life: many tabs, a clock that jumps, files of other versions.

use super::*;
use fieldmark::account::diary::Line;

#[test]
fn twenty_tabs_do_not_mix() {
    let memory = Memory::default();
    let handles = ["nasa", "esa", "jaxa"];
    for step in 0..120 {
        let handle = handles[step % 3];
        let tab = (step % 20) as i32;
        ask(&memory, look(handle), page(tab), NOW + step as i64);
        let known = with(&memory, async |tx| tx.tab(tab).await);
        assert_eq!(known.open_page.handle, Handle::new(handle), "tab {tab}");
    }
    let index = with(&memory, async |tx| tx.index(Area::Session).await);
    assert_eq!(index.entries.len(), handles.len());
    for tab in 0..20 {
        ask(&memory, Request::Closed(tab), popup(), NOW + 200);
    }
    let left = memory.names(Area::Session);
    assert!(left.iter().all(|name| !name.contains("tab:")), "{left:?}");
}

#[test]
fn a_clock_that_jumps_back_loses_nothing_and_keeps_nothing_forever() {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    ask(&memory, look("nasa"), page(1), NOW + 1_000 * DAY);
    ask(&memory, look("esa"), page(1), NOW);
    for handle in ["nasa", "esa"] {
        assert_ne!(notebook(&memory, Area::Local, handle), Notebook::default());
    }
    ask(&memory, Request::Warm(true), popup(), NOW + 40 * DAY);
    for handle in ["nasa", "esa"] {
        assert_eq!(notebook(&memory, Area::Local, handle), Notebook::default());
    }
}

/// As after a start without the network.
#[test]
fn a_clock_that_was_slow_for_a_while_loses_nothing() {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    ask(&memory, look("nasa"), page(1), NOW);
    ask(&memory, Request::Warm(true), popup(), NOW - 1_000 * DAY);
    ask(&memory, Request::Warm(true), popup(), NOW + DAY);
    assert_eq!(notebook(&memory, Area::Local, "nasa").seen, NOW);
    let index = with(&memory, async |tx| tx.index(Area::Local).await);
    assert_eq!(index.entries[0].seen, NOW);
    ask(&memory, Request::Warm(true), popup(), NOW + 40 * DAY);
    let kept = notebook(&memory, Area::Local, "nasa");
    assert_eq!(kept, Notebook::default());
}

/// Looked at while the clock is slow, an account keeps its days.
#[test]
fn a_look_under_a_slow_clock_takes_no_day_out_of_the_diary() {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    for day in (0..20).chain([10, 20]) {
        ask(&memory, look("nasa"), page(1), NOW + day * DAY);
    }
    let diary = notebook(&memory, Area::Local, "nasa").diary;
    let days: Vec<i64> = diary.iter().map(|line| (line.at - NOW) / DAY).collect();
    assert_eq!(days, (0..=20).collect::<Vec<_>>());
}

/// The slider has slipped; the background slept before it was put back.
#[test]
fn who_takes_back_how_long_accounts_are_kept_loses_none() {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    ask(&memory, look("nasa"), page(1), NOW);
    for days in ["1", "30"] {
        let choice = control(Action::Retention, days);
        ask(&memory, choice, popup(), NOW + 5 * DAY);
    }
    ask(&memory, Request::Warm(true), popup(), NOW + 5 * DAY);
    assert_eq!(notebook(&memory, Area::Local, "nasa").seen, NOW);
    let file = file(
        Settings {
            retention_days: 1,
            ..Settings::default()
        },
        &[],
    );
    ask(
        &memory,
        control(Action::Import, &file),
        popup(),
        NOW + 5 * DAY,
    );
    ask(&memory, Request::Warm(true), popup(), NOW + 5 * DAY);
    assert_eq!(notebook(&memory, Area::Local, "nasa").seen, NOW);
}

#[test]
fn a_file_of_a_newer_fieldmark_is_refused_and_changes_nothing() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    let before = memory.all();
    for (file, key) in [
        (
            r#"{"fieldmark":2,"settings":{"remember":true},"accounts":[]}"#,
            "ui_import_newer",
        ),
        ("not a file", "ui_import_wrong"),
    ] {
        let answer = ask(&memory, control(Action::Import, file), popup(), NOW);
        let told = answer.notice.map(|notice| notice.words.key.to_string());
        assert!(told.is_some_and(|told| told.starts_with(key)), "{file}");
        assert_eq!(memory.all(), before);
    }
}

/// What an older Fieldmark kept reads as it did. There has been one form so far: this is how it
/// stands on people's disks, and whoever changes the form has to keep this test.
#[test]
fn what_the_first_fieldmark_kept_is_still_read() {
    let kept = include_str!("../cases/kept/first.txt").trim_end();
    let notebook: Notebook = format::decode(kept).unwrap();
    assert_eq!(notebook.profile.handle, Handle::new("nasa"));
    assert_eq!(notebook.seen, NOW);
}

#[test]
fn an_old_file_makes_nobody_older() {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    for handle in ["nasa", "esa"] {
        ask(&memory, look(handle), page(1), NOW);
    }
    let old = file(
        Settings::default(),
        &[("jaxa", NOW - 40 * DAY), ("esa", NOW - DAY)],
    );
    ask(&memory, control(Action::Import, &old), popup(), NOW);
    assert_eq!(notebook(&memory, Area::Local, "esa").seen, NOW);
    ask(&memory, Request::Warm(true), popup(), NOW + DAY);
    let left = with(&memory, async |tx| tx.index(Area::Local).await).handles();
    assert_eq!(left.len(), 2, "{left:?}");
    assert!(!left.contains(&"jaxa".to_owned()));
}

/// What is remembered is not taken back with what was hidden before.
#[test]
fn undoing_leaves_remembering_as_it_is() {
    let hide = || {
        press(Action::Hide {
            badge: "broadcaster".into(),
        })
    };
    for (first, then) in [("false", "true"), ("true", "false")] {
        let memory = Memory::default();
        ask(&memory, control(Action::Remember, first), popup(), NOW);
        ask(&memory, look("nasa"), page(1), NOW);
        ask(&memory, hide(), page(1), NOW);
        ask(&memory, control(Action::Remember, then), popup(), NOW);
        ask(&memory, press(Action::Undo), page(1), NOW);
        let settings = with(&memory, async |tx| tx.settings().await);
        assert_eq!(settings.remember, then == "true");
        assert_eq!(settings.switched.get("broadcaster"), None);
        let on_disk = memory.contents(Area::Local).contains("nasa");
        assert_eq!(on_disk, then == "true");
    }
}

/// What is chosen in a page, then something else in the options, then taken back in the page.
#[test]
fn undo_takes_back_one_choice() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    let hide = |badge: &str| Action::Hide {
        badge: badge.into(),
    };
    ask(&memory, press(hide("broadcaster")), page(1), NOW);
    let slide = Action::Threshold {
        badge: "mostly-links".into(),
    };
    ask(&memory, control(slide, "0.8"), popup(), NOW);
    ask(&memory, control(hide("mutual"), ""), popup(), NOW);
    ask(&memory, press(Action::Undo), page(1), NOW);
    let settings = with(&memory, async |tx| tx.settings().await);
    assert_eq!(settings.thresholds.get("mostly-links"), Some(&0.8));
    assert_eq!(settings.switched.get("mutual"), Some(&false));
    assert_eq!(settings.switched.get("broadcaster"), None);
}

#[test]
fn a_page_opens_on_installing_and_never_after() {
    let memory = Memory::default();
    let installed = |why: &str, sender| {
        let request = Request::Installed(why.to_owned());
        ask(&memory, request, sender, NOW).effects
    };
    let welcome = Effect::Open("welcome.html".to_owned());
    assert_eq!(installed("install", popup()), [welcome]);
    for why in [
        "update",
        "chrome_update",
        "browser_update",
        "shared_module_update",
        "",
    ] {
        assert_eq!(installed(why, popup()), []);
    }
    assert_eq!(installed("install", page(1)), [], "a page asked for it");
}

/// Replies does not say how many posts there are, and what Posts said last month is no longer so.
#[test]
fn the_number_of_posts_is_not_kept_for_another_day() {
    let memory = Memory::default();
    let posts = |url: &str, words: Option<&str>, at: i64| {
        let look = look_with("nasa", |look, header| {
            look.url = url.into();
            look.page.language = Some("en".into());
            header.posts = words.map(str::to_owned);
        });
        ask(&memory, look, page(1), at);
        let stated = notebook(&memory, Area::Session, "nasa").profile.posts;
        stated.map(|posts| posts.high)
    };
    let replies = "https://x.com/nasa/with_replies";
    assert_eq!(posts("https://x.com/nasa", Some("5 posts"), NOW), Some(5));
    assert_eq!(posts(replies, None, NOW + DAY / 2), Some(5));
    assert_eq!(posts(replies, None, NOW + 30 * DAY), None);
}

/// Under its former handle an account had posted nothing; of what came since only the top was read.
#[test]
fn a_list_that_was_empty_tells_nothing_of_what_came_since() {
    let followed = |later: Coverage| {
        let mut coverage = Coverage::default();
        coverage.nothing(NOW);
        coverage.follow(later);
        coverage.complete
    };
    let read = Coverage {
        stretches: vec![(PostId(90), PostId(20))],
        ..Coverage::default()
    };
    assert!(!followed(read));
    assert!(!followed(Coverage {
        tails: vec![Tail::default()],
        ..Coverage::default()
    }));
    assert!(followed(Coverage {
        read: NOW + DAY,
        ..Coverage::default()
    }));
}

#[test]
fn a_file_says_who_is_left_alone_in_any_case() {
    let memory = Memory::default();
    let settings = Settings {
        left_alone: vec!["NASA".into()],
        ..Settings::default()
    };
    let file = file(settings, &[]);
    ask(&memory, control(Action::Import, &file), popup(), NOW);
    let settings = with(&memory, async |tx| tx.settings().await);
    assert_eq!(settings.left_alone, ["nasa"]);
}

/// Also where the handle was another account's here.
#[test]
fn a_file_brings_no_line_of_tomorrow() {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    ask(&memory, numbered_look("nasa", 7), page(1), NOW);
    let days = [-1, 0, 1].map(|day| Line {
        at: NOW + day * DAY,
        ..Line::default()
    });
    let mut theirs = Notebook {
        seen: NOW + 1,
        diary: days.to_vec(),
        ..Notebook::default()
    };
    theirs.profile.account = Some(8);
    let file = File {
        fieldmark: format::VERSION,
        accounts: [("nasa".to_owned(), theirs)].into(),
        ..File::default()
    };
    let file = serde_json::to_string(&file).unwrap();
    ask(&memory, control(Action::Import, &file), popup(), NOW + 1);
    let diary = notebook(&memory, Area::Local, "nasa").diary;
    assert_eq!(diary, days[..2]);
}
