//! What has changed since the account was looked at, in words and as two small lines.

use super::{Node, charts, say};
use crate::i18n::{Argument, Message};
use crate::judge::since::{Change, Follow, Since};
use crate::judge::wording::range;

/// The size of a line, in its own units.
const WIDTH: usize = 100;
const HEIGHT: u64 = 24;

/// The popup's section; nothing where the account was looked at on one day only.
pub fn section(since: &Since) -> Node {
    let follow = since.follow.map(|follow| {
        let (key, then, now) = match follow {
            Follow::Lost(then, now) => ("ui_since_lost", then, now),
            Follow::Gained(then, now) => ("ui_since_gained", then, now),
        };
        let dates = vec![Argument::Date(then), Argument::Date(now)];
        Node::new("p", "").words(Message::new(key, dates))
    });
    charts::section("since", say::plain("ui_since"))
        .holding(follow)
        .holding(since.looks.iter().map(|(then, changes)| look(*then, changes)))
        .holding(lines(since))
}

fn look(then: i64, changes: &[Change]) -> Node {
    let date = vec![Argument::Date(then)];
    if changes.is_empty() {
        return Node::new("p", "small").words(Message::new("ui_since_nothing", date));
    }
    let items = changes
        .iter()
        .map(|change| Node::new("li", "").words(words(change)));
    Node::new("div", "").holding([
        Node::new("p", "small").words(Message::new("ui_since_look", date)),
        Node::new("ul", "changes").holding(items),
    ])
}

fn words(change: &Change) -> Message {
    let message = |key: &str, arguments| Argument::Message(Box::new(Message::new(key, arguments)));
    let then_now = |then, now| Message::new("ui_since_then_now", vec![then, now]);
    match change {
        Change::Handle(then, now) => {
            let name = |handle: &str| Argument::Text(format!("@{handle}"));
            then_now(name(then.as_str()), name(now.as_str()))
        }
        Change::Name(then, now) => {
            let name = |name: &String| message("ui_since_name", vec![Argument::Text(name.clone())]);
            then_now(name(then), name(now))
        }
        Change::Count(key, then, now) => {
            let count = |count: &_| {
                let high = crate::page::counts::CountRange::clone(count).high;
                Argument::Message(Box::new(Message::counted(key, high, vec![range(*count)])))
            };
            then_now(count(then), count(now))
        }
        Change::Pace(then, now) => {
            let pace = |(low, high): &(f64, f64)| {
                message(
                    "ui_per_day",
                    vec![Argument::Decimal(*low), Argument::Decimal(*high)],
                )
            };
            then_now(pace(then), pace(now))
        }
        Change::Share(badge, then, now) => {
            let key = match *badge {
                "replies-often" => "ui_mix_answers",
                "mostly-reposts" => "ui_mix_shares",
                _ => "ui_since_links",
            };
            let shares = [*then, *now].map(Argument::Percent);
            let all = [message(key, Vec::new())].into_iter().chain(shares);
            Message::new("ui_since_share", all.collect())
        }
    }
}

/// Followers and the share of replies, look by look.
fn lines(since: &Since) -> Vec<Node> {
    let ends = |all: &[_]| all.first().copied().zip(all.last().copied());
    let followers = ends(&since.followers).map(|(first, last)| {
        let heights: Vec<u64> = since.followers.iter().map(|count| count.low).collect();
        let ends = vec![range(first), range(last)];
        line(&heights, Message::new("ui_since_followers", ends))
    });
    let replies = since.replies.first().zip(since.replies.last());
    let replies = replies.map(|(first, last)| {
        let heights: Vec<u64> = since.replies.iter().map(|share| u64::from(*share)).collect();
        let ends = [first, last].map(|share| Argument::Percent(f64::from(*share) / 1_000.0));
        line(&heights, Message::new("ui_since_replies", ends.to_vec()))
    });
    [followers, replies].into_iter().flatten().collect()
}

/// A small line with its words beside it: who does not see it misses nothing.
fn line(heights: &[u64], words: Message) -> Node {
    let highest = heights.iter().copied().max().unwrap_or_default().max(1);
    let lowest = heights.iter().copied().min().unwrap_or_default();
    let spread = (highest - lowest).max(1);
    let steps = heights.len().saturating_sub(1).max(1);
    let mut path = String::new();
    for (step, height) in heights.iter().enumerate() {
        let command = if step == 0 { 'M' } else { 'L' };
        let across = step * WIDTH / steps;
        let up = u128::from(height - lowest) * u128::from(HEIGHT) / u128::from(spread);
        let down = u128::from(HEIGHT + 2) - up;
        path.push_str(&format!("{command}{across} {down}"));
    }
    let drawing = Node::new("svg", "spark")
        .with("viewBox", "-2 0 104 28")
        .with("aria-hidden", "true")
        .holding([Node::new("path", "").with("d", path)]);
    let words = Node::new("span", "").words(words);
    let drawing = Some(drawing).filter(|_| heights.len() > 1);
    Node::new("div", "spark-line").holding(drawing).holding([words])
}
