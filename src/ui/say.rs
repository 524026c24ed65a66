//! Short ways to say things: keys, numbers and ranges that are never surer than what decided.

use super::Node;
use crate::i18n::{Argument, Saying};
use crate::page::counts::CountRange;

/// Rounding may not push a number over an edge that it only touches.
const GRAIN: f64 = 1e-9;

/// A sentence without arguments.
pub fn plain(key: &str) -> Saying {
    Saying::new(key, Vec::new())
}

/// The node marked with the language and direction of Fieldmark's words, which need not be the page's.
pub fn in_own_language(node: Node) -> Node {
    node.with("lang", plain("ui_language"))
        .with("dir", plain("@@bidi_dir"))
}

/// A sentence with one counted number.
pub fn counted(key: &str, number: u64) -> Saying {
    Saying::counted(key, number, vec![Argument::Number(number)])
}

/// A key of a badge: its id is the stem.
pub fn badge(id: &str, part: &str) -> Saying {
    plain(&format!("badge_{}_{part}", id.replace('-', "_")))
}

/// A badge's word where there is no verdict, with dots where a verdict would put a date.
pub fn label(id: &str) -> Saying {
    let key = badge(id, "label").key;
    Saying::new(&key, vec![Argument::Text("…".to_owned())])
}

/// A count that may be a range: the exact number, or both ends.
pub fn range(count: CountRange) -> Argument {
    if count.low == count.high {
        return Argument::Number(count.low);
    }
    let ends = vec![Argument::Number(count.low), Argument::Number(count.high)];
    Argument::Saying(Box::new(Saying::new("ui_range", ends)))
}

/// The lower end of a range, in whole percents, never more than it is.
pub fn percent_below(share: f64) -> Argument {
    Argument::Percent((share * 100.0 + GRAIN).floor().max(0.0) / 100.0)
}

/// The upper end of a range, in whole percents, never less than it is.
pub fn percent_above(share: f64) -> Argument {
    Argument::Percent((share * 100.0 - GRAIN).ceil().max(0.0) / 100.0)
}

/// A share for a machine: "0.0512". Whole-number arithmetic keeps the float printer out of the module.
pub fn machine(share: f64) -> String {
    let parts = (share.clamp(0.0, 1e9) * 10_000.0).round() as u64;
    format!("{}.{:04}", parts / 10_000, parts % 10_000)
}

/// A share as a place on a scale: "51.2%", never outside of it.
pub fn place(share: f64) -> String {
    let parts = (share.clamp(0.0, 1.0) * 1_000.0).round() as u64;
    format!("{}.{}%", parts / 10, parts % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_ranges_hold_what_decided() {
        assert_eq!(percent_below(0.306), Argument::Percent(0.30));
        assert_eq!(percent_below(0.3), Argument::Percent(0.3));
        assert_eq!(percent_above(0.051), Argument::Percent(0.06));
        assert_eq!(percent_above(0.1), Argument::Percent(0.1));
    }

    #[test]
    fn numbers_for_machines_and_scales() {
        assert_eq!(machine(0.051_24), "0.0512");
        assert_eq!(machine(f64::NAN), "0.0000");
        assert_eq!(place(0.0512), "5.1%");
        assert_eq!(place(7.0), "100.0%");
    }
}
