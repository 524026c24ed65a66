//! X's new client shows no header and nobody who is signed in: what is said there is of the owner alone.

use super::*;
use fieldmark::page::snapshot::{RawCell, RawEntry, RawEntryLink};

/// A look at a list of X's new client: forty posts, each with these words and a mention.
fn look_at_list(handle: &str, mentioned: &str) -> Request {
    let cells = (0..40_u64).map(|place| RawCell {
        path: format!("/{handle}"),
        follows: true,
        first: place == 0,
        entry: Some(entry(handle, mentioned, place)),
        ..RawCell::default()
    });
    let mut words = Snapshot {
        url: format!("https://x.com/{handle}"),
        cells: cells.collect(),
        ..Snapshot::default()
    };
    words.page.x_web = true;
    words.page.signed_out = true;
    Request::Snapshot(Box::new(words))
}

fn entry(handle: &str, mentioned: &str, place: u64) -> RawEntry {
    let at = format!("@{handle}");
    // One every six hours, by the time that stands in its number.
    let id = id_at(NOW - 86_400 - place as i64 * 21_600);
    let address = format!("/{handle}/status/{}", id.0);
    let link = |href: &str, text: &str, near: Option<&str>, holds: &str| RawEntryLink {
        link: RawLink {
            href: href.into(),
            text: text.into(),
            near: near.map(str::to_owned),
            boxed: false,
        },
        holds: holds.into(),
        dated: false,
    };
    let profile = format!("/{handle}");
    RawEntry {
        href: Some(address),
        above: Some(Vec::new()),
        column: Some(vec![String::new(), "auto".into()]),
        avatars: vec![at.clone()],
        links: vec![
            link(&profile, &at, None, "SPAN"),
            link(
                &format!("/{mentioned}"),
                &format!("@{mentioned}"),
                Some("text"),
                "",
            ),
        ],
        text: Some(format!(
            "Walk number {place} around the lake, by @{mentioned}"
        )),
        ..RawEntry::default()
    }
}

/// The badges that stand in the row.
fn badges(request: Request, memory: &Memory) -> Vec<String> {
    let drawn = format!("{:?}", ask(memory, request, page(1), NOW).view);
    let badges = drawn.split(r#"("data-badge", Plain(""#).skip(1);
    let badges = badges.filter_map(|rest| rest.split('"').next());
    badges.map(str::to_owned).collect()
}

#[test]
fn naming_oneself_is_no_name_dropped_where_no_header_is_shown() {
    let said = |mentioned| badges(look_at_list("ann", mentioned), &Memory::default());
    assert!(said("bob").contains(&"names-others".to_owned()));
    assert!(!said("Ann").contains(&"names-others".to_owned()));
}

/// A post is found under its author's name.
#[test]
fn the_posts_behind_a_badge_are_found_where_no_header_is_shown() {
    let memory = Memory::default();
    ask(&memory, look_at_list("ann", "bob"), page(1), NOW);
    let shown = format!("{:?}", two_of_you::popup_of(&memory, "ann"));
    assert!(shown.contains("https://x.com/ann/status/"), "{shown}");
    assert!(!shown.contains("https://x.com//status/"), "{shown}");
}

/// The popup, the marks and the list of accounts are told by the notebook who is left alone.
#[test]
fn who_is_left_alone_is_left_alone_where_no_header_is_shown() {
    let memory = Memory::default();
    ask(&memory, look_at_list("ann", "bob"), page(1), NOW);
    let leave = Action::LeaveAlone {
        handle: "ann".into(),
    };
    ask(&memory, control(leave, ""), popup(), NOW);
    let shown = format!("{:?}", two_of_you::popup_of(&memory, "ann"));
    assert!(!shown.contains(r#"("data-badge", "#), "{shown}");
}

/// Somebody who follows the viewer, looked at again after the viewer has signed out.
#[test]
fn nothing_is_said_of_the_last_viewer_where_nobody_is_signed_in() {
    let memory = Memory::default();
    let followed = badges(look_of_a_follower("me", "ann"), &memory);
    assert_eq!(followed, ["follows-you"]);
    let said = badges(look_at_list("ann", "bob"), &memory);
    assert!(!said.contains(&"follows-you".to_owned()), "{said:?}");
}

/// A header that was read days ago, and a list without one since.
#[test]
fn a_count_of_another_day_is_none_of_today_where_no_header_is_shown() {
    let memory = Memory::default();
    let header = |shown: &str| {
        look_with("ann", |words, header| {
            words.page.language = Some("en".into());
            header.counts = vec![RawLink {
                href: "/ann/verified_followers".into(),
                text: shown.into(),
                ..RawLink::default()
            }];
        })
    };
    let followers = |request, at| {
        ask(&memory, request, page(1), at);
        let count = notebook(&memory, Area::Session, "ann").profile.followers;
        count.map(|count| (count.low, count.high))
    };
    assert_eq!(followers(header("75,812"), NOW), Some((75_812, 75_812)));
    assert_eq!(followers(look_at_list("ann", "bob"), NOW + 7 * DAY), None);
    let later = NOW + 7 * DAY + 60;
    assert_eq!(followers(header("75.8K"), later), Some((75_800, 75_899)));
}
