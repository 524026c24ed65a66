//! A threshold to move: a slider for shares, a number for the rest, the default always marked.

use super::action::Action;
use super::evidence::act;
use super::{Node, say};
use crate::i18n::{Argument, Message};
use crate::judge::{Badge, Unit};
use crate::settings::Settings;

/// The control of a badge's threshold; nothing where there is nothing to move.
pub fn threshold(badge: &Badge, settings: &Settings) -> Option<Node> {
    let value = badge.threshold(settings);
    let unit = badge.threshold.unit;
    let (least, most) = unit.bounds()?.into_inner();
    let control = match unit {
        Unit::OneIn => number(badge, one_in(badge), 1.0 / value, [1.0 / most, 1.0 / least]),
        Unit::Number => number(badge, slide(badge), value, [least, most]),
        Unit::Share | Unit::None => share(badge, value, [least, most]),
    };
    let moved = settings.thresholds.contains_key(badge.id);
    Some(Node::new("div", "threshold").holding([control, default(badge, moved)]))
}

/// A slider in whole percents with a line at the default.
fn share(badge: &Badge, value: f64, [least, most]: [f64; 2]) -> Node {
    let percent = |share: f64| say::machine((share * 100.0).round() / 100.0);
    let input = Node::new("input", "slider")
        .with("type", "range")
        .with("min", percent(least))
        .with("max", percent(most))
        .with("step", "0.01")
        .with("value", percent(value))
        .with("aria-label", name(badge))
        .with("aria-valuetext", spoken(Unit::Share, value));
    let place = say::place((badge.threshold.value - least) / (most - least));
    let mark = Node::new("svg", "default-mark")
        .with("width", "100%")
        .with("height", "6")
        .with("aria-hidden", "true")
        .holding([Node::new("line", "")
            .with("x1", place.clone())
            .with("x2", place)
            .with("y1", "0")
            .with("y2", "6")]);
    let track = Node::new("div", "track").holding([slide(badge).on(input), mark]);
    let value = Node::new("span", "value").words(spoken(Unit::Share, value));
    Node::new("div", "sliding").holding([track, value])
}

fn number(badge: &Badge, press: Action, value: f64, [least, most]: [f64; 2]) -> Node {
    let input = Node::new("input", "number")
        .with("type", "number")
        .with("min", whole(least))
        .with("max", whole(most))
        .with("step", "1")
        .with("value", whole(value))
        .with("aria-label", name(badge));
    let before = matches!(badge.threshold.unit, Unit::OneIn)
        .then(|| Node::new("span", "").words(Message::plain("ui_one_in_before")));
    Node::new("div", "sliding")
        .holding(before)
        .holding([press.on(input)])
}

/// The default in words, and the way back to it when it was moved.
fn default(badge: &Badge, moved: bool) -> Node {
    let value = spoken(badge.threshold.unit, badge.threshold.value);
    let words = Message::new("ui_default", vec![Argument::from(value)]);
    let press = Action::DefaultThreshold {
        badge: badge.id.to_owned(),
    };
    let back = moved.then(|| act(&press, Message::plain("ui_default_back")));
    Node::new("div", "default")
        .holding([Node::new("span", "").words(words)])
        .holding(back)
}

fn spoken(unit: Unit, value: f64) -> Message {
    match unit {
        Unit::Share => say::share(value),
        Unit::OneIn => Message::new("ui_one_in", vec![Argument::Decimal((1.0 / value).round())]),
        Unit::Number | Unit::None => Message::new("ui_number", vec![Argument::Decimal(value)]),
    }
}

fn name(badge: &Badge) -> Message {
    Message::new(
        "ui_threshold_of",
        vec![Argument::from(say::label(badge.id))],
    )
}

fn slide(badge: &Badge) -> Action {
    Action::Threshold {
        badge: badge.id.to_owned(),
    }
}

fn one_in(badge: &Badge) -> Action {
    Action::OneIn {
        badge: badge.id.to_owned(),
    }
}

/// "50": a field's value for a machine; settings hold no number that is too large for it.
fn whole(value: f64) -> String {
    (value.clamp(0.0, 1e9).round() as u64).to_string()
}
