//! What a page and the toolbar are told: of the account in view alone, for whoever looks, and of nobody else.

use super::*;
use fieldmark::background::extension_pages::Route;
use fieldmark::ui::action::Order;

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

/// A look at a header whose counts tell one badge, with something changed in it.
fn look_at_counts(change: impl FnOnce(&mut Snapshot, &mut RawHeader)) -> Request {
    let counts = r#"[{"href": "/nasa/following", "text": "72"},
        {"href": "/nasa/verified_followers", "text": "962,001"}]"#;
    look_with("nasa", |words, header| {
        words.page.language = Some("en".to_owned());
        header.counts = serde_json::from_str(counts).unwrap();
        change(words, header);
    })
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
    let counted = || look_at_counts(|_, _| {});
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

/// Two people share a browser, or one has two accounts: who follows the first need not follow the second.
#[test]
fn a_mark_about_the_viewer_is_for_that_viewer_alone() {
    let memory = Memory::default();
    ask(&memory, look_of_a_follower("ann", "nasa"), page(1), NOW);
    mark(&memory, "follows-you");
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
    assert!(marked_for(Some("ann")));
    assert!(!marked_for(None));
    assert_eq!(told(), [false, false], "nobody is signed in");
}

/// X says it in two ways: by a lock beside the name, and by the article that it links to in the list's place.
#[test]
fn a_protected_account_has_no_badges_whichever_way_x_says_so() {
    let memory = Memory::default();
    let badge = |lock: bool, reason: bool| {
        let look = look_at_counts(|words, header| {
            let article = "https://support.x.com/articles/14016".to_owned();
            words.page.reasons.extend(reason.then_some(article));
            let sign = "emptyState".to_owned();
            words.page.states.extend(reason.then_some(sign));
            header.test_ids.extend(lock.then(|| "icon-lock".to_owned()));
        });
        let row = ask(&memory, look, page(1), NOW).view;
        format!("{row:?}").contains(r#"("data-badge", "#)
    };
    assert!(badge(false, false));
    assert!(!badge(true, false));
    assert!(badge(false, false), "it is public again");
    assert!(!badge(false, true));
    assert!(badge(false, false), "it is public again");
}
