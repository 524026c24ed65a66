//! What has changed since the account was looked at, in words and as a small line.

use super::{Node, charts, say};
use crate::i18n::{Argument, Message};
use crate::judge::since::{Change, Follow, Since};
use crate::judge::wording::{nested, range};
use crate::page::counts::CountRange;

/// The size of a line, in its own units, with room for half a stroke around it.
const WIDTH: f64 = 100.0;
const HEIGHT: f64 = 24.0;

/// The popup's section; there is none where the account was looked at on one day only.
pub fn section(since: &Since) -> Node {
    charts::section("since", Message::plain("ui_since"))
        .holding(since.follow.map(follow))
        .holding(since.looks.iter().map(|(then, all)| look(*then, all)))
        .holding(followers(since))
}

fn follow(follow: Follow) -> Node {
    let (key, then, now) = match follow {
        Follow::Lost(then, now) => ("ui_since_lost", then, now),
        Follow::Gained(then, now) => ("ui_since_gained", then, now),
    };
    let dates = vec![Argument::Date(then), Argument::Date(now)];
    Node::new("p", "").words(Message::new(key, dates))
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
    let now = |key: &str, then, now| Message::new(key, vec![then, now]);
    match change {
        Change::Handle(then, today) => {
            let name = |handle: &str| Argument::Text(handle.to_owned());
            now("ui_since_handle", name(then.as_str()), name(today.as_str()))
        }
        Change::Name(then, today) => {
            let name = |name: &String| Argument::Text(name.clone());
            now("ui_since_name", name(then), name(today))
        }
        Change::Count(key, then, today) => now("ui_since_now", count(key, then), count(key, today)),
        Change::Pace(then, today) => {
            let ends = [then.0, then.1, today.0, today.1].map(Argument::Decimal);
            Message::new("ui_since_pace", ends.to_vec())
        }
        Change::Share(badge, then, today) => {
            let key = match *badge {
                "replies-often" => "ui_mix_answers",
                "mostly-reposts" => "ui_mix_shares",
                _ => "ui_since_links",
            };
            let [then, today] = [*then, *today].map(say::percent);
            Message::new("ui_since_share", vec![nested(key, Vec::new()), then, today])
        }
    }
}

fn count(key: &str, count: &CountRange) -> Argument {
    Argument::from(say::ranged(key, *count))
}

fn followers(since: &Since) -> Option<Node> {
    let all = &since.followers;
    let (first, last) = (all.first()?.1, all.last()?.1);
    let points: Vec<_> = all
        .iter()
        .map(|(at, count)| (*at, count.low as f64))
        .collect();
    let words = Message::new("ui_since_followers", vec![range(first), range(last)]);
    let words = Node::new("span", "").words(words);
    Some(Node::new("div", "spark-line").holding([line(&points)?, words]))
}

/// A small line over time: who does not see it misses nothing, for words stand beside it.
fn line(points: &[(i64, f64)]) -> Option<Node> {
    let (first, last) = (points.first()?.0, points.last()?.0);
    let heights = || points.iter().map(|(_, height)| *height);
    let lowest = heights().fold(f64::INFINITY, f64::min);
    let highest = heights().fold(f64::NEG_INFINITY, f64::max);
    // A change of a few in a thousand is not drawn as a mountain.
    let spread = (highest - lowest).max(highest / 20.0);
    let time = (last - first).max(1) as f64;
    let place = |(at, height): &(i64, f64)| {
        let across = (at - first) as f64 / time * WIDTH;
        let down = HEIGHT - (height - lowest) / spread * HEIGHT;
        format!("{across:.1} {down:.1}")
    };
    let places: Vec<String> = points.iter().map(place).collect();
    let path = Node::new("path", "").with("d", format!("M{}", places.join("L")));
    let drawing = Node::new("svg", "spark")
        .with("viewBox", "-2 -2 104 28")
        .with("aria-hidden", "true");
    Some(drawing.holding([path]))
}
