//! What is worth a picture but no badge: the mix of posts, people answered, sites linked, hours.

use super::evidence::{Surface, link};
use super::{Node, say};
use crate::account::Note;
use crate::i18n::{Argument, Message};
use crate::judge::statistics::{Mix, Statistics};
use crate::page::post::Kind;
use crate::time;

/// Height of the strip of hours.
const STRIP: u32 = 32;

/// The mix as one bar with its key.
pub fn mix(statistics: &Statistics) -> Option<Node> {
    let parts = parts(statistics.mix?);
    let all: u32 = parts.iter().filter_map(|(_, _, count)| *count).sum();
    if all == 0 {
        return None;
    }
    let share = |count: u32| f64::from(count) / f64::from(all);
    let mut drawing = Node::new("svg", "mix-bar")
        .with("width", "100%")
        .with("height", "12")
        .with("aria-hidden", "true");
    let mut key = Node::new("dl", "mix-key");
    let mut from = 0.0;
    for (name, words, count) in parts {
        drawing = drawing.holding(count.map(|count| segment(name, from, share(count))));
        from += count.map_or(0.0, share);
        key = key.holding([kind(name, words, count.map(share))]);
    }
    let title = Node::new("h2", "").words(say::counted("ui_mix", all.into()));
    let head = Node::new("div", "line-of-two").holding([title]);
    let head = head.holding(gives(statistics));
    Some(Node::new("section", "mix").holding([head, drawing, key]))
}

/// What posts can do: the class, the word, how many.
fn parts(mix: Mix) -> [(&'static str, &'static str, Option<u32>); 4] {
    [
        ("announces", "ui_mix_announces", Some(mix.announces)),
        ("answers", "ui_mix_answers", mix.answers),
        ("shares", "ui_mix_shares", mix.shares),
        ("quotes", "ui_mix_quotes", Some(mix.quotes)),
    ]
}

fn segment(name: &str, from: f64, width: f64) -> Node {
    Node::new("rect", &format!("mix-{name}"))
        .with("x", say::place(from))
        .with("width", say::place(width))
        .with("height", "12")
}

fn kind(name: &str, words: &str, share: Option<f64>) -> Node {
    let number = match share {
        Some(share) => Message::new("ui_percent", vec![say::percent(share)]),
        None => Message::plain("ui_not_read"),
    };
    Node::new("div", "").with("data-mix", name).holding([
        Node::new("dt", &format!("mix-{name}")).words(Message::plain(words)),
        Node::new("dd", "").words(number),
    ])
}

/// How much of it is turned to others: replies, reposts and quotes.
fn gives(statistics: &Statistics) -> Option<Node> {
    let share = statistics.gives.filter(|share| share.n > 0)?;
    let share = say::percent(share.ratio());
    Some(Node::new("p", "small").words(Message::new("ui_gives", vec![share])))
}

/// The people most answered, with those of them who were seen answering; a calm word when there is nobody.
pub fn answered(statistics: &Statistics, answering: &[String], seen: &[Note]) -> Node {
    let replies = seen.iter().any(|note| note.kind == Kind::Reply);
    let empty = match statistics.mix.and_then(|mix| mix.answers) {
        Some(0) if !replies => "ui_answers_nobody",
        None | Some(0) => "ui_not_read", // Those that were seen hang from no top.
        Some(_) => "ui_answers_unknown",
    };
    let name = |handle: &str| {
        let link = link("", &format!("/{handle}"), Surface::Popup)
            .with("dir", "ltr")
            .words(format!("@{handle}"));
        if !answering.iter().any(|other| other == handle) {
            return link;
        }
        let back = Node::new("small", "").words(Message::plain("ui_two_back"));
        Node::new("span", "whom").holding([link, back])
    };
    ranking("answered", "ui_answered", &statistics.answered, name, empty)
}

/// The sites most linked. A site is a name here, never a link to it: nothing is fetched by accident. That there
/// are none is said where they were looked for, and not one of the posts seen has a link, or a rest that may have.
pub fn linked(statistics: &Statistics, seen: &[Note]) -> Node {
    let name = |site: &str| Node::foreign(site);
    let links = seen.iter().any(|note| note.cut || !note.links.is_empty());
    let empty = match statistics.mix {
        Some(_) if !links => "ui_links_nowhere",
        _ => "ui_not_read",
    };
    ranking("linked", "ui_linked", &statistics.linked, name, empty)
}

fn ranking(
    class: &str,
    title: &str,
    entries: &[(String, u32)],
    name: impl Fn(&str) -> Node,
    empty: &str,
) -> Node {
    let section = section(class, Message::plain(title));
    if entries.is_empty() {
        return section.holding([Node::new("p", "small").words(Message::plain(empty))]);
    }
    let items = entries.iter().map(|(word, count)| {
        let number = Message::new("ui_number", vec![Argument::Number((*count).into())]);
        Node::new("li", "").holding([name(word), Node::new("span", "count").words(number)])
    });
    section.holding([Node::new("ol", "ranking").holding(items)])
}

/// Posts a day, and the day as a strip of 24 hours.
pub fn rhythm(statistics: &Statistics) -> Node {
    let pace = match statistics.per_day {
        Some((low, high)) if high < 1.0 => {
            let ends = [low, high].map(|day| Argument::Decimal(day * time::MONTH));
            Message::new("ui_per_month", ends.to_vec())
        }
        Some((low, high)) => Message::new(
            "ui_per_day",
            vec![Argument::Decimal(low), Argument::Decimal(high)],
        ),
        None => Message::plain("ui_per_day_unknown"),
    };
    section("rhythm", Message::plain("ui_rhythm"))
        .holding([Node::new("p", "small").words(pace)])
        .holding(strip(&statistics.hours))
}

fn strip(hours: &[u32; 24]) -> Option<Node> {
    let (busiest, most) = hours.iter().enumerate().max_by_key(|(_, count)| **count)?;
    if *most == 0 {
        return None;
    }
    let hour = Argument::Number(u64::try_from(busiest).unwrap_or_default());
    let bars = hours.iter().zip(0_u32..).map(|(count, hour)| {
        let height = (count * STRIP / most).max(1);
        Node::new("rect", if *count == 0 { "hour-none" } else { "hour" })
            .with("x", say::place(f64::from(hour) / 24.0 + 0.004))
            .with("width", "3.4%")
            .with("y", (STRIP - height).to_string())
            .with("height", height.to_string())
            .with("rx", "1")
    });
    let drawing = Node::new("svg", "hours")
        .with("role", "img")
        .with("width", "100%")
        .with("height", STRIP.to_string())
        .with("aria-label", Message::new("ui_hours_label", vec![hour]))
        .holding(bars);
    let scale = ["0", "6", "12", "18", "24"].map(|hour| Node::new("span", "").words(hour));
    let scale = Node::new("div", "scale")
        .with("aria-hidden", "true")
        .holding(scale);
    Some(
        Node::new("div", "day")
            .with("dir", "ltr")
            .holding([drawing, scale]),
    )
}

/// A titled part of the popup.
pub fn section(class: &str, title: Message) -> Node {
    Node::new("section", class).holding([Node::new("h2", "").words(title)])
}
