//! What befalls an extension in a long life: many tabs, a clock that jumps, files of other versions.

use super::*;
use fieldmark::background::extension_pages::Route;
use fieldmark::ui::accounts::Order;

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

/// From what only stood at some names or posts the page would learn whom the viewer has looked at.
#[test]
fn marks_and_veils_have_their_place_whoever_is_named() {
    let memory = Memory::default();
    let places = |url: &str, links: &[&str]| {
        let links = links.iter().map(|link| link.to_string()).collect();
        let url = url.into();
        let names = Request::Names { url, links };
        let answer = ask(&memory, names, page(1), NOW);
        (answer.places.mark, answer.places.veil)
    };
    let (home, search) = ("https://x.com/home", "https://x.com/search?q=x");
    assert_eq!(places(home, &["/nasa"]), (false, false));
    let badge = || "broadcaster".to_owned();
    let mark = control(Action::Mark { badge: badge() }, "true");
    ask(&memory, mark, popup(), NOW);
    for links in [&["/nasa"][..], &["/esa", "/nasa"], &[]] {
        assert_eq!(places(home, links), (true, false));
    }
    let dim = control(Action::Dim { badge: badge() }, "true");
    ask(&memory, dim, popup(), NOW);
    ask(&memory, look("nasa"), page(1), NOW);
    for links in [&["/nasa"][..], &["/esa", "/nasa"], &[]] {
        assert_eq!(places(home, links), (true, true));
        assert_eq!(places(search, links), (true, false));
    }
}

/// The page came back out of the browser's history, and the tab has shown another profile since.
#[test]
fn a_press_is_answered_for_the_account_it_was_made_on() {
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    let hide = || Action::Hide {
        badge: "mutual".into(),
    };
    assert!(ask(&memory, press(hide()), page(1), NOW).view.is_some());
    ask(&memory, look("esa"), page(1), NOW);
    let answer = ask(&memory, press(hide()), page(1), NOW);
    assert_eq!(answer.view, None);
    assert_eq!(answer.effects, [Effect::LookAgain]);
}

/// The same for what a badge opens.
#[test]
fn evidence_is_of_the_account_in_view_alone() {
    let memory = Memory::default();
    ask(&memory, look_of_a_follower("ann", "nasa"), page(1), NOW);
    let opened = |badge: &str, sender| {
        let request = Request::Evidence {
            url: "https://x.com/nasa".into(),
            badge: badge.into(),
        };
        ask(&memory, request, sender, NOW).view
    };
    assert!(opened("follows-you", page(1)).is_some());
    for badge in ["mutual", "broadcaster", "no badge", ""] {
        assert_eq!(opened(badge, page(1)), None, "{badge} is not said");
    }
    assert_eq!(opened("follows-you", page(2)), None, "another tab");
    ask(&memory, look("esa"), page(1), NOW);
    assert_eq!(opened("follows-you", page(1)), None, "no longer in view");
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

#[test]
fn the_toolbar_says_how_many_badges_are_in_view_and_which() {
    let memory = Memory::default();
    let button = |request| {
        let effects = ask(&memory, request, page(7), NOW).effects;
        let Some(Effect::Toolbar(7, button)) = effects.last() else {
            panic!("the button was not told: {effects:?}");
        };
        (
            button.badges,
            button.title.as_ref().map(|title| title.key.clone()),
        )
    };
    let counted = || {
        let counts = r#"[{"href": "/nasa/following", "text": "72"},
            {"href": "/nasa/verified_followers", "text": "962,001"}]"#;
        look_with("nasa", |words, header| {
            words.page.language = Some("en".to_owned());
            header.counts = serde_json::from_str(counts).unwrap();
        })
    };
    let title = Some("ui_toolbar_title".to_owned());
    assert_eq!(button(counted()), (1, title.clone()));
    assert_eq!(button(home(Some("ann"))), (0, None), "on another page");
    assert_eq!(button(counted()), (1, title.clone()));
    let press = |action| Request::Press {
        url: "https://x.com/nasa".to_owned(),
        action,
    };
    let badge = "follows-few-back".to_owned();
    let hidden = button(press(Action::Hide { badge }));
    assert_eq!(hidden, (0, None), "its badge is hidden");
    assert_eq!(button(press(Action::Undo)), (1, title));
    ask(&memory, control(Action::Toolbar, "false"), popup(), NOW);
    assert_eq!(button(counted()), (0, None), "switched off");
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

/// Two people share a browser, or one has two accounts: who follows the first need not follow the second.
#[test]
fn a_mark_about_the_viewer_is_for_that_viewer_alone() {
    let memory = Memory::default();
    ask(&memory, look_of_a_follower("ann", "nasa"), page(1), NOW);
    let mark = Action::Mark {
        badge: "follows-you".into(),
    };
    ask(&memory, control(mark, "true"), popup(), NOW);
    let marked_for = |viewer: Option<&str>| {
        ask(&memory, home(viewer), page(1), NOW);
        let names = Request::Names {
            url: "https://x.com/home".into(),
            links: vec!["/nasa".into()],
        };
        ask(&memory, names, page(1), NOW).marks[0].mark.is_some()
    };
    let told = || {
        let list = Route::Accounts(String::new(), Order::Seen);
        let nasa = Route::Account(Handle::new("nasa").unwrap());
        let shows = |route, words: &str| said::shown(&memory, &route).contains(words);
        [
            shows(list, "badge_follows_you_label"),
            shows(nasa, "ui_yes"),
        ]
    };
    assert!(marked_for(Some("ann")));
    assert_eq!(told(), [true, true]);
    assert!(!marked_for(Some("bob")));
    assert_eq!(told(), [false, false]);
    assert!(!marked_for(None));
}
