//! A share drawn: how much was seen, how sure that is, and where the threshold stands.

use super::{Node, say};
use crate::i18n::{Argument, Message};
use crate::judge::wording::{percent_down, percent_up};
use crate::judge::{self, Habit, Measure, Verdict};

/// Half the height of the drawing, where everything is centred.
const MIDDLE: &str = "10";

/// The bar of a verdict with its key to the marks; nothing for a verdict without a share.
pub fn interval(verdict: &Verdict) -> Option<Node> {
    let share = verdict.share?;
    let seen = f64::from(share.k) / f64::from(share.n.max(1));
    let mut drawing = Node::new("svg", "bar")
        .with("role", "img")
        .with("width", "100%")
        .with("height", "20")
        .with("aria-label", spoken(verdict))
        .holding([band("bar-whole", 0.0, 1.0)]);
    if let Some(range) = verdict.interval {
        drawing = drawing.holding([band("bar-range", range.low, range.high)]);
    }
    if let Some(threshold) = limit(verdict) {
        drawing = drawing.holding([tick(threshold)]);
    }
    let dot = Node::new("circle", "bar-seen")
        .with("cx", say::place(seen))
        .with("cy", MIDDLE)
        .with("r", "4.5");
    Some(Node::new("div", "measure").holding([drawing.holding([dot]), legend(verdict)]))
}

fn habit(verdict: &Verdict) -> Option<Habit> {
    let badge = judge::catalogue().find(|badge| badge.id == verdict.id);
    match badge?.measure {
        Measure::Habit(habit) => Some(habit),
        Measure::Fact(_) => None,
    }
}

/// Where the share must be on the right side of: the threshold, or the half of a median.
fn limit(verdict: &Verdict) -> Option<f64> {
    match habit(verdict) {
        Some(habit) => verdict.threshold.map(|threshold| habit.limit(threshold)),
        None => verdict.threshold.filter(|threshold| *threshold <= 1.0),
    }
}

/// How sure of the range that is drawn: as sure as the badge takes it to be.
fn level(verdict: &Verdict) -> Argument {
    Argument::Percent(habit(verdict).map_or(1.0, |habit| habit.level))
}

/// What the drawing shows, in words: "3 of 60. 75% sure: between 0% and 9%. Threshold 10%."
fn spoken(verdict: &Verdict) -> Message {
    let (k, n) = verdict.share.map_or((0, 0), |share| (share.k, share.n));
    let range = verdict.interval;
    Message::new(
        "ui_bar_label",
        vec![
            Argument::Number(k.into()),
            Argument::Number(n.into()),
            Argument::Percent(percent_down(range.map_or(0.0, |range| range.low))),
            Argument::Percent(percent_up(range.map_or(1.0, |range| range.high))),
            Argument::Percent(limit(verdict).unwrap_or_default()),
            level(verdict),
        ],
    )
}

/// The marks and what they mean, each beside its number.
fn legend(verdict: &Verdict) -> Node {
    let seen = verdict.share.map(|share| {
        let numbers = vec![
            Argument::Number(share.k.into()),
            Argument::Number(share.n.into()),
        ];
        let number = Message::new("ui_k_of_n", numbers);
        entry("seen", say::plain("ui_legend_seen"), number)
    });
    let range = verdict.interval.map(|range| {
        let ends = vec![
            Argument::Percent(percent_down(range.low)),
            Argument::Percent(percent_up(range.high)),
        ];
        let name = Message::new("ui_legend_range", vec![level(verdict)]);
        entry("range", name, Message::new("badge_range", ends))
    });
    let threshold = limit(verdict).map(|threshold| {
        let number = Message::new("ui_percent", vec![Argument::Percent(threshold)]);
        entry("threshold", say::plain("ui_legend_threshold"), number)
    });
    Node::new("dl", "legend")
        .with("aria-hidden", "true")
        .holding([seen, range, threshold].into_iter().flatten())
}

fn entry(mark: &str, name: Message, number: Message) -> Node {
    Node::new("div", "").holding([
        Node::new("dt", &format!("mark-{mark}")).words(name),
        Node::new("dd", "").words(number),
    ])
}

/// A stretch of the scale; never so thin that it cannot be seen.
fn band(class: &str, low: f64, high: f64) -> Node {
    let low = low.clamp(0.0, 1.0);
    let width = (high.clamp(0.0, 1.0) - low).max(0.01);
    Node::new("rect", class)
        .with("x", say::place(low.min(0.99)))
        .with("y", "7")
        .with("width", say::place(width))
        .with("height", "6")
        .with("rx", "3")
}

fn tick(threshold: f64) -> Node {
    let place = say::place(threshold);
    Node::new("line", "bar-threshold")
        .with("x1", place.clone())
        .with("x2", place)
        .with("y1", "1")
        .with("y2", "19")
}
