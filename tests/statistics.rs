//! The numbers of the popup that are no badge.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use fieldmark::judge::calibration::PACE_POSTS;
use fieldmark::judge::per_day;
use fieldmark::judge::posterior::Share;
use fieldmark::judge::statistics::{Mix, Statistics, statistics};
use fieldmark::settings::Settings;
use support::{Account, BUSY, NOW};

fn read(account: &str, offset: i32) -> Statistics {
    let account: Account = serde_json::from_str(account).unwrap();
    statistics(&account.notebook(), &Settings::default(), NOW, offset)
}

#[test]
fn posts_are_counted_by_what_they_do() {
    let found = read(BUSY, 0);
    let mix = Mix {
        announces: 24,
        answers: Some(15),
        shares: Some(10),
        quotes: 6,
    };
    assert_eq!(found.mix, Some(mix));
    assert_eq!(found.gives, Some(Share { k: 31, n: 55 }));
}

#[test]
fn who_passes_on_or_quotes_their_own_responds_to_nobody() {
    let found = read(
        r#"{"tabs": {"replies": "timeline"}, "posts": [
            {"times": 10, "kind": "original"}, {"times": 6, "kind": "repost", "reposts": {"by": "Owner"}},
            {"times": 4, "kind": "quote", "quotes": {"by": "owner"}}, {"times": 2, "kind": "quote", "quotes": {"by": "ann"}}]}"#,
        0,
    );
    assert_eq!(found.gives, Some(Share { k: 2, n: 22 }));
}

#[test]
fn people_and_sites_are_ranked() {
    let found = read(BUSY, 0);
    let answered: Vec<(&str, u32)> = found
        .answered
        .iter()
        .map(|(name, times)| (name.as_str(), *times))
        .collect();
    assert!(answered[0].0.eq_ignore_ascii_case("ann"));
    assert_eq!(answered[0].1, 8);
    assert_eq!(answered[1], ("me", 4));
    assert_eq!(found.people, 2);
    assert_eq!(found.linked[0], ("example.com".to_owned(), 20));
    assert_eq!(found.to_you, Some(Share { k: 4, n: 52 }));
}

/// A badge speaks of replies, mentions and reposts; whoever quotes you has to do with you all the same.
#[test]
fn whoever_quotes_you_interacts_with_you() {
    let found = read(
        r#"{"header": {"viewer": "me"}, "tabs": {"replies": "timeline"}, "posts": [
            {"times": 10, "kind": "original"}, {"times": 5, "kind": "reply", "to": ["ann"]},
            {"times": 1, "kind": "quote", "quotes": {"by": "Me"}}]}"#,
        0,
    );
    assert_eq!(found.to_you, Some(Share { k: 1, n: 16 }));
}

#[test]
fn hours_are_the_viewers() {
    let (here, there) = (read(BUSY, 0), read(BUSY, 90));
    assert_eq!(here.hours.iter().sum::<u32>(), 45);
    let mut turned = here.hours;
    turned.rotate_right(1);
    // An hour and a half later by the clock: posts at full hours stand one hour on.
    assert_eq!(there.hours, turned);
    assert_eq!(here.per_day, None, "so few posts are no pace");
}

/// It would turn false when the old ones are scrolled past.
#[test]
fn what_was_posted_before_a_long_silence_is_another_pace() {
    let posts = |newest: u32, rest: &str| {
        format!(
            r#"{{"tabs": {{"replies": "timeline"}}, "newest_days_ago": {newest}, "posts": [
                {{"times": 100, "kind": "original", "from_days": {newest}, "over_days": 10}}{rest}]}}"#
        )
    };
    let old = r#", {"times": 5, "kind": "original", "from_days": 2190, "over_days": 10}"#;
    let (low, high) = pace(&read(&posts(1, old), 0));
    assert!(low < 10.0 && 10.0 < high);
    assert_eq!((low, high), pace(&read(&posts(1, ""), 0)));
    assert_eq!(read(&posts(60, ""), 0).per_day, None);
    let one = r#"{"tabs": {"replies": "timeline"}, "newest_days_ago": 10, "posts": [{"times": 1, "kind": "original"}]}"#;
    assert_eq!(read(one, 0).per_day, None, "one post is no pace");
}

/// On the day when Replies is read too, the pace would seem to have changed.
#[test]
fn a_pace_without_replies_is_none_to_be_remembered() {
    let pace = |tabs: &str| {
        let json = format!(
            r#"{{"tabs": {{"split_posts": "timeline"{tabs}}}, "every_hours": 1, "posts": [
                {{"times": 30, "kind": "original"}}, {{"times": 300, "kind": "reply", "to": ["many"]}}]}}"#
        );
        let account: Account = serde_json::from_str(&json).unwrap();
        let (notebook, settings) = (account.notebook(), Settings::default());
        let account = fieldmark::judge::Account::new(&notebook, &settings, NOW);
        per_day(&account, PACE_POSTS)
    };
    assert_eq!(pace(""), None);
    assert!(pace(r#", "split_replies": "timeline""#).is_some());
}

fn pace(found: &Statistics) -> (f64, f64) {
    found.per_day.unwrap()
}

#[test]
fn a_posts_tab_tells_nothing_of_answers() {
    let account = BUSY.replace("\"replies\": \"timeline\"", "\"posts\": \"timeline\"");
    let found = read(&account, 0);
    assert_eq!(found.mix.unwrap().answers, None);
    assert_eq!(found.gives, None);
    assert_eq!(found.to_you, None);
    assert!(found.answered.is_empty());
    assert_eq!(found.per_day, None, "answers may come every hour");
}

#[test]
fn a_selection_tells_nothing_of_habits() {
    let account = BUSY.replace("timeline", "selection");
    let found = read(&account, 0);
    assert_eq!(found.mix, None);
    assert_eq!(found.per_day, None);
    assert_eq!(found.hours, [0; 24]);
}
