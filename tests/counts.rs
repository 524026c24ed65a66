//! Counts: the cases of `cases/counts.tsv`, every language as ICU writes it, and any number.
#![allow(clippy::unwrap_used, clippy::panic)]

use fieldmark::page::counts::{CountRange, exact_leading_integer, leading_count, read_count};

#[path = "support/cases.rs"]
mod cases;
#[path = "../examples/stage/chance.rs"]
#[allow(dead_code)]
mod chance;
#[path = "counts/written.rs"]
mod written;
use chance::Chance;
use written::{Language, Written, number};

#[test]
fn every_written_case_is_read_as_written() {
    let mut wrong = Vec::new();
    let written = cases::table(include_str!("cases/counts.tsv"));
    for (number, [function, language, text, expected]) in written {
        let text = with_hidden_signs(text);
        let read = match function {
            "count" => read_count(&text, language),
            "phrase" => leading_count(&text, language),
            "label" => exact_leading_integer(&text).map(exactly),
            _ => panic!("line {}: {function}?", number + 1),
        };
        if shown(read) != expected {
            wrong.push(format!("line {number}: {text}\n    read {}", shown(read)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_language_as_icu_writes_it() {
    for language in Language::all() {
        for (value, in_full, shortened) in language.examples() {
            assert_eq!(
                read_count(in_full, language.name),
                Some(exactly(value)),
                "{in_full} in {}",
                language.name
            );
            for text in shortened {
                let range = read_count(text, language.name);
                let holds = range.is_some_and(|range| (range.low..=range.high).contains(&value));
                assert!(
                    holds || language.is_disputed(value),
                    "{value} is {text} in {}: {range:?}",
                    language.name
                );
            }
        }
    }
}

/// For each language and any number: written, cut, and read again, alone and among words.
#[test]
fn any_number_in_every_language() {
    let mut chance = Chance::of("any number");
    for language in Language::all() {
        for _ in 0..100 {
            let value = number(&mut chance);
            for Written { text, low, high } in language.every_way_to_write(value) {
                if language.is_disputed(value) && low != high {
                    continue;
                }
                let expected = Some(CountRange { low, high });
                let phrase = format!("\u{200f}{text} Fieldmark");
                assert!((low..=high).contains(&value));
                assert_eq!(
                    read_count(&text, language.name),
                    expected,
                    "{value}: {text} in {}",
                    language.name
                );
                assert_eq!(
                    leading_count(&phrase, language.name),
                    expected,
                    "{phrase} in {}",
                    language.name
                );
                if low == high {
                    assert_eq!(exact_leading_integer(&phrase), Some(value), "{phrase}");
                } else {
                    assert_eq!(exact_leading_integer(&phrase), None, "{phrase}");
                }
            }
        }
    }
}

/// The page can say `en` while its counts are in another language, and a browser extension cannot
/// know it. Then a count is read rightly or not at all.
#[test]
fn a_count_of_another_language_on_an_english_page() {
    let mut chance = Chance::of("another language");
    for language in Language::all() {
        for _ in 0..30 {
            let value = number(&mut chance) % 10_000_000_000;
            for Written { text, .. } in language.every_way_to_write(value) {
                for range in [read_count(&text, "en"), read_count(&text, "xx")]
                    .into_iter()
                    .flatten()
                {
                    let holds = (range.low..=range.high).contains(&value);
                    assert!(
                        holds || language.is_disputed(value),
                        "{value} is {text} in {}: {range:?}",
                        language.name
                    );
                }
            }
        }
    }
}

#[test]
fn nonsense_is_read_without_falling_over() {
    let signs: Vec<char> =
        "0159٣۴৭ .,'’٫٬\u{a0}\u{202f}\u{200f}KMBTkmLmilмлн万億천만हज़लاa@-+%#()é🙂\n"
            .chars()
            .collect();
    let mut chance = Chance::of("nonsense");
    for _ in 0..20_000 {
        let length = chance.below(9);
        let text: String = (0..length)
            .map(|_| signs[chance.below(signs.len() as u64) as usize])
            .collect();
        let language = ["en", "de", "ja", "ar", "fr", "xx"][chance.below(6) as usize];
        for range in [read_count(&text, language), leading_count(&text, language)]
            .into_iter()
            .flatten()
        {
            assert!(range.low <= range.high, "{text}");
        }
        exact_leading_integer(&text);
    }
}

fn exactly(value: u64) -> CountRange {
    CountRange {
        low: value,
        high: value,
    }
}

fn shown(range: Option<CountRange>) -> String {
    match range {
        None => "-".to_owned(),
        Some(CountRange { low, high }) if low == high => low.to_string(),
        Some(CountRange { low, high }) => format!("{low}..{high}"),
    }
}

fn with_hidden_signs(text: &str) -> String {
    [
        ("{nbsp}", "\u{a0}"),
        ("{nnbsp}", "\u{202f}"),
        ("{lrm}", "\u{200e}"),
        ("{rlm}", "\u{200f}"),
        ("{alm}", "\u{61c}"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (name, sign)| {
        text.replace(name, sign)
    })
}
