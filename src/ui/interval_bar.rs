//! A share drawn: how much was seen, how sure that is, and where the threshold stands.

use super::{Node, say};
use crate::i18n::{Argument, Message};
use crate::judge::posterior::{Interval, Share};
use crate::judge::wording::{percent_down, percent_up};
use crate::judge::{self, Measure, Verdict};

/// Half the height of the drawing, where everything is centred.
const MIDDLE: &str = "10";

/// The bar of a habit's verdict with its key to the marks; nothing where no share was judged.
pub fn interval(verdict: &Verdict) -> Option<Node> {
    let bar = Bar::of(verdict)?;
    let seen = Node::new("circle", "bar-seen")
        .with("cx", say::place(bar.share.ratio()))
        .with("cy", MIDDLE)
        .with("r", "4.5");
    let drawing = Node::new("svg", "bar")
        .with("role", "img")
        .with("width", "100%")
        .with("height", "20")
        .with("aria-label", bar.spoken())
        .holding([
            band("bar-whole", 0.0, 1.0),
            band("bar-range", bar.range.low, bar.range.high),
            tick(bar.limit),
            seen,
        ]);
    Some(Node::new("div", "measure").holding([drawing, bar.legend()]))
}

/// What is drawn of a verdict.
struct Bar {
    share: Share,
    range: Interval,
    /// How sure the range is.
    level: f64,
    /// Where the share must be on the right side of: the threshold, or the half of a median.
    limit: f64,
}

impl Bar {
    fn of(verdict: &Verdict) -> Option<Bar> {
        let badge = judge::catalogue().find(|badge| badge.id == verdict.id)?;
        let Measure::Habit(habit) = badge.measure else {
            return None;
        };
        let share = verdict.share?;
        Some(Bar {
            share,
            range: verdict.interval?,
            level: habit.said.level_at(share.n),
            limit: habit.limit(verdict.threshold?),
        })
    }

    /// What the drawing shows, in words: "3 of 60. 75% sure: between 0% and 9%. Threshold 10%."
    fn spoken(&self) -> Message {
        Message::new(
            "ui_bar_label",
            vec![
                Argument::Number(self.share.k.into()),
                Argument::Number(self.share.n.into()),
                Argument::Percent(percent_down(self.range.low)),
                Argument::Percent(percent_up(self.range.high)),
                Argument::Percent(self.limit),
                Argument::Percent(self.level),
            ],
        )
    }

    /// The marks and what they mean, each beside its number.
    fn legend(&self) -> Node {
        let numbers = vec![
            Argument::Number(self.share.k.into()),
            Argument::Number(self.share.n.into()),
        ];
        let ends = vec![
            Argument::Percent(percent_down(self.range.low)),
            Argument::Percent(percent_up(self.range.high)),
        ];
        let sure = Message::new("ui_legend_range", vec![Argument::Percent(self.level)]);
        let limit = say::share(self.limit);
        Node::new("dl", "legend")
            .with("aria-hidden", "true")
            .holding([
                entry(
                    "seen",
                    Message::plain("ui_legend_seen"),
                    Message::new("ui_k_of_n", numbers),
                ),
                entry("range", sure, Message::new("badge_range", ends)),
                entry("threshold", Message::plain("ui_legend_threshold"), limit),
            ])
    }
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
