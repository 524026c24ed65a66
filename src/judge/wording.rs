//! The pieces of a badge's sentence: spans of dates, sentences within sentences, whole percents.

use crate::account::Note;
use crate::i18n::{Argument, Message};
use crate::page::counts::CountRange;
use crate::page::post::Kind;

/// First and last date. A repost carries the date of somebody else's post, so it tells nothing.
pub(crate) fn span<'n, 'a: 'n>(notes: impl Iterator<Item = &'n &'a Note>) -> Option<(i64, i64)> {
    let dated = notes.filter(|note| note.kind != Kind::Repost);
    dated.fold(None, |dates, note| match dates {
        None => Some((note.time, note.time)),
        Some((first, last)) => Some((note.time.min(first), note.time.max(last))),
    })
}

/// The dates, in words; whoever speaks them knows whether they are of one day.
pub(crate) fn spoken_span(dates: Option<(i64, i64)>) -> Argument {
    match dates {
        None => nested("badge_span_unknown", Vec::new()),
        Some((first, last)) => nested(
            "badge_span",
            vec![Argument::Date(first), Argument::Date(last)],
        ),
    }
}

/// How sure, as it is said: cut, and never more than 99 in 100.
pub(crate) fn sure(probability: f64) -> Argument {
    Argument::Percent(percent_down(probability.min(0.99)))
}

/// A sentence within a sentence.
pub(crate) fn nested(key: &str, arguments: Vec<Argument>) -> Argument {
    Argument::from(Message::new(key, arguments))
}

/// A count as X shows it: the exact number, or both ends of the range that it was cut from.
pub(crate) fn range(count: CountRange) -> Argument {
    match count.low == count.high {
        true => Argument::Number(count.low),
        false => {
            let ends = vec![Argument::Number(count.low), Argument::Number(count.high)];
            nested("badge_range", ends)
        }
    }
}

/// Rounding may not push a number over an edge that it only touches.
const GRAIN: f64 = 1e-9;

/// Whole percents, cut: what is at least this stays at least this.
pub(crate) fn percent_down(share: f64) -> f64 {
    (share * 100.0 + GRAIN).floor().max(0.0) / 100.0
}

/// Whole percents, rounded up: what is at most this stays at most this.
pub(crate) fn percent_up(share: f64) -> f64 {
    (share * 100.0 - GRAIN).ceil().max(0.0) / 100.0
}

/// Whole percents, rounded, of which few are never none and most never all.
pub(crate) fn percent_of_some(share: f64) -> f64 {
    let rounded = (share * 100.0).round() / 100.0;
    match share {
        _ if share > 0.0 && share < 1.0 => rounded.clamp(0.01, 0.99),
        _ => rounded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;

    /// In New York it is still the day before, until five in the morning of Greenwich.
    #[test]
    fn on_which_days_two_moments_are_is_told_by_the_viewers_clock() {
        let (first, last) = (1_749_870_000, 1_749_938_400); // 03:00 and 22:00 of 14 June 2025
        let Argument::Message(span) = spoken_span(Some((first, last))) else {
            panic!("a span is a message");
        };
        assert_eq!(
            span.arguments,
            [Argument::Date(first), Argument::Date(last)]
        );
        let said = |span: &Message| crate::i18n::english::English::new().say(span);
        assert_eq!(said(&span), "14 Jun 2025");
        let Argument::Message(span) = spoken_span(Some((first, last + DAY))) else {
            panic!("a span is a message");
        };
        assert_eq!(said(&span), "14 Jun 2025 – 15 Jun 2025");
    }

    #[test]
    fn printed_ranges_hold_what_decided() {
        assert_eq!(percent_down(0.306), 0.30);
        assert_eq!(percent_down(0.3), 0.3);
        assert_eq!(percent_up(0.051), 0.06);
        assert_eq!(percent_up(0.1), 0.1);
        let some = [0.0, 0.001, 0.5, 0.999, 1.0].map(percent_of_some);
        assert_eq!(some, [0.0, 0.01, 0.5, 0.99, 1.0]);
    }
}
