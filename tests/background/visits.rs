//! What is said after several looks and visits: of this account, for this viewer, and as of today.

use super::*;
use crate::two_of_you::popup_of;

/// A look at a list that brings no header: it was told before, and has not changed.
fn look_at_posts(viewer: Option<&str>, handle: &str) -> Request {
    let mut words = Snapshot {
        url: format!("https://x.com/{handle}"),
        ..Snapshot::default()
    };
    see_by(viewer, &mut words);
    Request::Snapshot(Box::new(words))
}

/// What stands under the name, as text.
fn row(memory: &Memory, request: Request, at: i64) -> String {
    format!("{:?}", ask(memory, request, page(1), at).view)
}

fn badge(id: &str) -> String {
    format!(r#"("data-badge", Plain("{id}"))"#)
}

/// Puts something into what is kept of somebody.
fn keep(memory: &Memory, handle: &str, change: impl FnOnce(&mut Notebook)) {
    let mut kept = notebook(memory, Area::Session, handle);
    change(&mut kept);
    let handle = Handle::new(handle).unwrap();
    with(memory, async |tx| {
        tx.keep(Area::Session, &handle, &kept).await
    });
}

fn posts(memory: &Memory, handle: &str) -> usize {
    notebook(memory, Area::Session, handle).notes.len()
}

/// Posts that were read then, one an hour.
fn read_then(kept: &mut Notebook, at: i64) {
    let note = |hour: i64| Note {
        id: id_at(at - hour * 3_600),
        time: at - hour * 3_600,
        counted: at,
        in_posts: true,
        ..Note::default()
    };
    kept.notes.extend((1..=3).map(note));
    kept.notes.sort_by_key(|note| std::cmp::Reverse(note.id));
    kept.seen = at;
}

/// The same document draws its posts before the header of the next viewer has come.
#[test]
fn who_follows_the_last_viewer_is_not_said_to_follow_the_next() {
    let memory = Memory::default();
    let follows = badge("follows-you");
    assert!(row(&memory, look_of_a_follower("ann", "nasa"), NOW).contains(&follows));
    assert!(row(&memory, look_at_posts(Some("ann"), "nasa"), NOW).contains(&follows));
    assert!(!row(&memory, look_at_posts(Some("bob"), "nasa"), NOW).contains(&follows));
}

/// The list of popular posts is not read again yet: of the one who has signed in nothing is known but that.
#[test]
fn whoever_has_signed_in_is_not_told_to_be_signed_out() {
    let memory = Memory::default();
    let signed_out = |memory: &Memory, viewer| {
        let row = row(memory, look_by(viewer, "nasa"), NOW);
        let popup = format!("{:?}", popup_of(memory, "nasa"));
        [
            row.contains("ui_chip_signed_out"),
            popup.contains("badge_not_a_timeline"),
        ]
    };
    ask(&memory, look_by(None, "nasa"), page(1), NOW);
    keep(&memory, "nasa", |kept| {
        kept.posts_tab.chronological = Some(false);
        kept.posts_tab.signed_out = true;
        kept.posts_tab.read = NOW;
    });
    assert_eq!(signed_out(&memory, None), [true, true]);
    assert_eq!(signed_out(&memory, Some("ann")), [false, false]);
}

/// X shows a button to unblock beside everybody the viewer has blocked, also among suggestions.
#[test]
fn somebody_elses_block_is_no_block_of_the_owner() {
    let memory = Memory::default();
    let blocks = |blocked: &str, header: bool| {
        let mut look = look_with("nasa", |words, header| {
            see_by(Some("ann"), words);
            words.page.states = vec!["8-unblock".to_owned()];
            header.buttons = vec![("8-unblock".to_owned(), format!("Blocked @{blocked}"))];
        });
        if let (Request::Snapshot(words), false) = (&mut look, header) {
            words.header = None;
        }
        ask(&memory, look, page(1), NOW);
        let tab = with(&memory, async |tx| tx.tab(1).await);
        tab.open_page.unavailable == Some(fieldmark::ui::Unavailable::BlockedByYou)
    };
    assert!(!blocks("esa", true));
    assert!(!blocks("esa", false), "posts came");
    assert!(blocks("NASA", true));
    assert!(blocks("NASA", false), "posts came");
    assert!(!blocks("esa", true), "unblocked");
}

/// A device that reads only X's new client knows no numbers.
#[test]
fn a_file_without_a_number_leaves_ours() {
    let memory = Memory::default();
    ask(&memory, numbered_look("nasa", 7), page(1), NOW);
    let text = file(Settings::default(), &[("nasa", NOW + 60)]);
    ask(&memory, control(Action::Import, &text), popup(), NOW + 90);
    keep(&memory, "nasa", |kept| read_then(kept, NOW + 60));
    ask(&memory, numbered_look("nasa", 7), page(1), NOW + 120);
    assert_eq!(posts(&memory, "nasa"), 3);
    let text = file(Settings::default(), &[("nasa", NOW + 130)]);
    ask(&memory, control(Action::Import, &text), popup(), NOW + 140);
    keep(&memory, "nasa", |kept| read_then(kept, NOW + 140));
    ask(&memory, numbered_look("nasa", 9), page(1), NOW + 150);
    assert_eq!(posts(&memory, "nasa"), 0, "another has the handle now");
}

#[test]
fn who_is_left_alone_is_left_alone_under_another_handle() {
    let memory = Memory::default();
    ask(&memory, numbered_look("before", 7), page(1), NOW);
    let leave = Action::LeaveAlone {
        handle: "Before".into(),
    };
    ask(&memory, control(leave, ""), popup(), NOW);
    assert_eq!(row(&memory, numbered_look("before", 7), NOW), "None");
    assert_eq!(row(&memory, numbered_look("after", 7), NOW), "None");
    let settings = with(&memory, async |tx| tx.settings().await);
    assert_eq!(settings.left_alone, ["after"]);
    assert_ne!(row(&memory, numbered_look("before", 8), NOW), "None");
}

/// Who has scrolled on meanwhile has not read the header anew; nor has a clock that was set back gone on.
#[test]
fn a_count_of_another_day_is_none_of_today_whatever_was_read_first() {
    let memory = Memory::default();
    let followers = |shown: &str, at: i64| followers_shown(&memory, shown, at);
    assert_eq!(followers("75,812", NOW), Some((75_812, 75_812)));
    let later = NOW + 7 * DAY;
    ask(&memory, look_at_posts(Some("ann"), "nasa"), page(1), later);
    assert_eq!(followers("75.8K", later + 60), Some((75_800, 75_899)));
    assert_eq!(followers("75,844", later), Some((75_844, 75_844)));
    assert_eq!(followers("75.8K", NOW), Some((75_800, 75_899)));
}

/// Somebody was read where X shows no number, and gave the handle up for another whose number is known.
#[test]
fn posts_that_were_read_before_an_account_came_are_not_its_own() {
    let young = id_at(NOW + DAY).0; // The number of an account tells when it was made, as a post's does.
    for (former, number, seen) in [
        (true, 7, NOW),
        (false, young, NOW),
        (true, 7, NOW + 3 * DAY),
    ] {
        let memory = Memory::default();
        ask(&memory, look("after"), page(1), NOW);
        keep(&memory, "after", |kept| read_then(kept, NOW));
        if former {
            ask(&memory, numbered_look("before", 7), page(1), NOW + DAY);
            keep(&memory, "before", |kept| read_then(kept, NOW + DAY));
        }
        if seen > NOW {
            ask(&memory, look("after"), page(1), seen); // The number comes late.
        }
        let answer = ask(
            &memory,
            numbered_look("after", number),
            page(1),
            NOW + 3 * DAY,
        );
        assert_eq!(posts(&memory, "after"), if former { 3 } else { 0 });
        assert!(answer.effects.contains(&Effect::LookAgain));
    }
    let memory = Memory::default();
    ask(&memory, look("nasa"), page(1), NOW);
    keep(&memory, "nasa", |kept| read_then(kept, NOW));
    let answer = ask(
        &memory,
        numbered_look("nasa", id_at(NOW - DAY).0),
        page(1),
        NOW + 1,
    );
    assert_eq!(posts(&memory, "nasa"), 3);
    assert!(!answer.effects.contains(&Effect::LookAgain));
}

/// The header was told before all was forgotten, and is not told again: whether they are protected is not known.
#[test]
fn a_protected_account_has_no_badges_after_it_was_forgotten() {
    let memory = Memory::default();
    let locked = look_with("nasa", |words, header| {
        see_by(Some("ann"), words);
        header.test_ids = vec!["icon-lock".into()];
    });
    ask(&memory, locked, page(1), NOW);
    let forget = Action::Forget {
        handle: "nasa".into(),
    };
    ask(&memory, control(forget, ""), popup(), NOW);
    ask(&memory, look_at_posts(Some("ann"), "nasa"), page(1), NOW);
    keep(&memory, "nasa", |kept| {
        read_then(kept, NOW);
        for note in &mut kept.notes {
            note.kind = Kind::Reply;
            note.in_replies = true;
            note.answers = vec![Handle::new("ann").unwrap()];
        }
    });
    let posts = ask(&memory, look_at_posts(Some("ann"), "nasa"), page(1), NOW);
    assert!(!format!("{:?}", posts.view).contains(r#"("data-badge", "#));
    // The header is asked for, until it is told.
    assert!(posts.effects.contains(&Effect::LookAgain));
    let header = ask(&memory, look_by(Some("ann"), "nasa"), page(1), NOW);
    assert!(format!("{:?}", header.view).contains(&badge("talks-to-you")));
    assert!(!header.effects.contains(&Effect::LookAgain));
    let posts = ask(&memory, look_at_posts(Some("ann"), "nasa"), page(1), NOW);
    assert!(!posts.effects.contains(&Effect::LookAgain));
}

/// A handle that another has by now; what we know of its name before goes on counting.
#[test]
fn a_file_without_a_number_gives_ours_to_no_stranger() {
    for (apart, whose) in [(0, Some(7)), (1_000, None)] {
        let [memory, theirs] = [Memory::default(), Memory::default()];
        ask(&memory, numbered_look("nasa", 7), page(1), NOW);
        keep(&memory, "nasa", |kept| {
            read_then(kept, NOW);
            kept.renamed = NOW;
        });
        ask(&theirs, look("nasa"), page(1), NOW + 60);
        keep(&theirs, "nasa", |kept| {
            read_then(kept, NOW + apart);
            kept.seen = NOW + 60;
        });
        let text = exported(&theirs);
        ask(&memory, control(Action::Import, &text), popup(), NOW + 90);
        let kept = notebook(&memory, Area::Session, "nasa");
        assert_eq!(kept.seen, NOW + 60);
        assert_eq!(kept.profile.account, whose);
        assert_eq!(kept.renamed, NOW);
    }
}

/// The file was written by somebody else, or by the same as another.
#[test]
fn who_follows_whoever_wrote_a_file_is_not_said_to_follow_you() {
    let theirs = Memory::default();
    ask(&theirs, look_of_a_follower("ann", "nasa"), page(1), NOW);
    let text = exported(&theirs);
    for (viewer, told) in [(None, false), (Some("bob"), false), (Some("ann"), true)] {
        let memory = Memory::default();
        if viewer.is_some() {
            ask(&memory, home(viewer), page(1), NOW);
        }
        ask(&memory, control(Action::Import, &text), popup(), NOW);
        let popup = format!("{:?}", popup_of(&memory, "nasa"));
        assert_eq!(popup.contains("ui_yes"), told, "{viewer:?}");
        assert_eq!(popup.contains(&badge("follows-you")), told, "{viewer:?}");
    }
}

/// A badge was hidden from the page, and shown again from the options.
#[test]
fn what_was_taken_back_elsewhere_is_not_said_to_be_done() {
    let memory = Memory::default();
    let seen = || row(&memory, look("nasa"), NOW);
    seen();
    let hide = Action::Hide {
        badge: "mutual".into(),
    };
    let switch = Action::Switch {
        badge: "mutual".into(),
    };
    ask(&memory, press(hide), page(1), NOW);
    assert!(seen().contains("ui_undo"));
    ask(&memory, control(switch, "true"), popup(), NOW);
    assert!(!seen().contains("ui_undo"));
}

/// Where X shows no number a word is written on a handle, which may be given to a new account.
#[test]
fn a_word_is_not_on_an_account_that_was_made_after_it() {
    for (made, told) in [(NOW - DAY, true), (NOW + DAY, false)] {
        let memory = Memory::default();
        ask(&memory, look("nasa"), page(1), NOW);
        words::write(&memory, "nasa", "Rockets", "");
        let look = numbered_look("nasa", id_at(made).0);
        ask(&memory, look, page(1), NOW + 2 * DAY);
        let popup = format!("{:?}", popup_of(&memory, "nasa"));
        assert_eq!(popup.contains("Rockets"), told);
        assert_eq!(words::beside(&memory, "nasa").is_some(), told);
        assert_eq!(words::lines(&memory), ["Rockets"]);
    }
}

#[test]
fn a_word_that_stepped_aside_comes_back_out_of_a_file_and_takes_no_place() {
    let memory = Memory::default();
    ask(&memory, numbered_look("rockets", 7), page(1), NOW);
    words::write(&memory, "rockets", "Rockets", "");
    ask(&memory, look("taken"), page(1), NOW + 1);
    words::write(&memory, "taken", "Boats", "");
    ask(&memory, numbered_look("taken", 7), page(1), NOW + 2);
    let text = exported(&memory);
    for memory in [memory, Memory::default()] {
        ask(&memory, control(Action::Import, &text), popup(), NOW + 3);
        assert_eq!(words::lines(&memory), ["Boats", "Rockets"]);
        ask(&memory, numbered_look("taken", 8), page(1), NOW + 4);
        let popup = format!("{:?}", popup_of(&memory, "taken"));
        assert!(!popup.contains("Boats"));
    }
}

#[test]
fn a_word_is_not_forgotten_with_the_stranger_who_took_the_handle() {
    let memory = Memory::default();
    ask(&memory, numbered_look("before", 7), page(1), NOW);
    words::write(&memory, "before", "Rockets", "");
    ask(&memory, numbered_look("after", 7), page(1), NOW + 1);
    ask(&memory, numbered_look("before", 8), page(1), NOW + 2);
    for (handle, left) in [("before", 1), ("after", 0)] {
        let forget = Action::Forget {
            handle: handle.into(),
        };
        ask(&memory, control(forget, ""), popup(), NOW + 3);
        assert_eq!(words::lines(&memory).len(), left, "{handle}");
    }
}
