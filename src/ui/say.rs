//! Short ways to say things: counted numbers, and numbers for machines.

use super::Node;
use crate::i18n::{Argument, Message};
use crate::judge::wording::{percent_of_some, range};
use crate::page::counts::CountRange;

/// The node marked with the language and direction of Fieldmark's words, which need not be the page's.
pub fn in_own_language(node: Node) -> Node {
    node.with("lang", Message::plain("ui_language"))
        .with("dir", Message::plain("ui_direction"))
}

/// A sentence with one counted number.
pub fn counted(key: &str, number: u64) -> Message {
    Message::counted(key, number, vec![Argument::Number(number)])
}

/// The same with a number that X may have shortened.
pub fn ranged(key: &str, count: CountRange) -> Message {
    Message::counted(key, count.high, vec![range(count)])
}

/// A share as a threshold is set: in whole percents.
pub fn share(share: f64) -> Message {
    Message::new("ui_percent", vec![Argument::Percent(share)])
}

/// A share in whole percents, of which few are never none and most never all.
pub fn percent(share: f64) -> Argument {
    Argument::Percent(percent_of_some(share))
}

/// One and another.
pub fn both(first: Message, second: Message) -> Message {
    Message::new("ui_list_of_two", vec![first.into(), second.into()])
}

/// "12 of 60".
pub fn k_of_n(k: u64, n: u64) -> Message {
    Message::new("ui_k_of_n", vec![Argument::Number(k), Argument::Number(n)])
}

/// A key of a badge: its id is the stem.
pub fn badge(id: &str, part: &str) -> Message {
    Message::plain(&format!("badge_{}_{part}", id.replace('-', "_")))
}

/// A badge's word where there is no verdict, with dots where a verdict would put a date.
pub fn label(id: &str) -> Message {
    let key = badge(id, "label").key;
    Message::new(&key, vec![Argument::Text("…".to_owned())])
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
    fn numbers_for_machines_and_scales() {
        assert_eq!(machine(0.051_24), "0.0512");
        assert_eq!(machine(f64::NAN), "0.0000");
        assert_eq!(place(0.0512), "5.1%");
        assert_eq!(place(7.0), "100.0%");
    }
}
