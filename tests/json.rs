//! Our reader of JSON against `serde_json`: what one takes the other takes, and as the same.
#![allow(
    clippy::unwrap_used,
    reason = "a test that meets the unexpected should stop"
)]

use fieldmark::background::messages::Ask;
use fieldmark::json::{Json, decimal, read, write};
use fieldmark::page::snapshot::Words;
use fieldmark::settings::Settings;
use fieldmark::ui::action::Press;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Any JSON, some of it odd.
fn any_json() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-4_000_000..4_000_000i64).prop_map(|quarters| Value::from(quarters as f64 / 4.0)),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number,
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|entries| entries.into_iter().collect()),
        ]
    })
}

/// Our tree as theirs. A number is parsed by them, so that only its text is compared.
fn theirs(json: &Json<'_>) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Truth(truth) => Value::from(*truth),
        Json::Number(digits) => serde_json::from_str(digits).unwrap(),
        Json::Text(text) => Value::from(text.as_ref()),
        Json::List(list) => list.iter().map(theirs).collect(),
        Json::Object(entries) => entries
            .iter()
            .map(|(name, value)| (name.to_string(), theirs(value)))
            .collect(),
    }
}

fn parsed(text: &str) -> Option<Value> {
    Json::parse(text).as_ref().map(theirs)
}

proptest! {
    #[test]
    fn what_is_written_is_read(value in any_json(), pretty: bool) {
        let text = if pretty { format!("{value:#}") } else { value.to_string() };
        prop_assert_eq!(parsed(&text), Some(value));
    }

    #[test]
    fn damaged_text_is_taken_or_refused_by_both(value in any_json(), at: prop::sample::Index, letter in "[ -~]") {
        let mut text: Vec<char> = value.to_string().chars().collect();
        let at = at.index(text.len());
        text.splice(at..=at, letter.chars());
        let text: String = text.into_iter().collect();
        match serde_json::from_str::<Value>(&text) {
            Ok(value) => prop_assert_eq!(parsed(&text), Some(value)),
            // Half a surrogate pair is read by us alone, and a number too large for them is text to us.
            Err(why) => prop_assert!(
                Json::parse(&text).is_none() || text.contains("\\ud") || why.to_string().contains("range"),
                "{}", text
            ),
        }
    }

    #[test]
    fn any_text_is_read_without_a_fall(text: String) {
        let _ = Json::parse(&text);
        let _ = read::<Ask>(&text);
        let _ = read::<Words>(&text);
    }

    #[test]
    fn texts_and_numbers_come_back(text: String, whole: u64, signed: i64, entries: Vec<(String, bool)>) {
        let value = ((text, whole), (signed, entries));
        let written = write(&value);
        prop_assert!(serde_json::from_str::<Value>(&written).is_ok());
        prop_assert_eq!(read(&written), Some(value));
    }

    #[test]
    fn decimals_come_back_to_fifteen_digits(number in -1e12..1e12_f64) {
        let text = decimal(number);
        let exact: f64 = text.parse().unwrap();
        prop_assert!((exact - number).abs() <= number.abs() * 1e-13 + 1e-14, "{} {}", number, text);
        let ours: f64 = read(&text).unwrap();
        prop_assert!((ours - exact).abs() <= exact.abs() * 1e-15, "{} {}", ours, exact);
    }

    #[test]
    fn shapes_are_held(value in any_json()) {
        let text = json!({ "look": { "url": value } }).to_string();
        prop_assert_eq!(read::<Ask>(&text).is_some(), value.is_string());
        let text = json!({ "retention_days": value }).to_string();
        let fits = value.as_u64().is_some_and(|days| u32::try_from(days).is_ok());
        prop_assert_eq!(read::<Settings>(&text).is_some(), fits);
    }
}

#[test]
fn decimals_are_written_as_people_would() {
    for (number, text) in [
        (0.0, "0"),
        (0.3, "0.3"),
        (-2.5, "-2.5"),
        (0.05, "0.05"),
        (1.0 / 3.0, "0.33333333333333"),
        (0.000_074_844_7, "0.0000748447"),
        (13_361.0, "13361"),
        (0.999_999_999_999_999_9, "1"),
        (f64::NAN, "null"),
        (f64::INFINITY, "null"),
    ] {
        assert_eq!(decimal(number), text);
    }
    assert_eq!(read("1e3"), Some(1000.0));
    assert_eq!(read("-12.5E-1"), Some(-1.25));
    assert_eq!(read::<f64>("1e999"), None);
    assert_eq!(read::<f64>(&"9".repeat(400)), None);
}

#[test]
fn a_field_that_is_missing_is_told_from_one_that_is_wrong() {
    assert_eq!(read::<Settings>("{}"), Some(Settings::default()));
    assert_eq!(read::<Settings>("[]"), None);
    assert_eq!(
        read(r#"{"options":{}}"#),
        Some(Press::Options { badge: None })
    );
    assert_eq!(read::<Press>(r#"{"hide":{}}"#), None);
    assert_eq!(read::<Press>(r#"{"hide":{"badge":3}}"#), None);
    assert_eq!(read::<Press>(r#"{"hide":{"badge":"a"},"undo":null}"#), None);
}

#[test]
fn half_a_surrogate_pair_spoils_nothing() {
    let read = read::<String>;
    assert_eq!(read(r#""a\ud800b""#), Some("a\u{fffd}b".to_owned()));
    assert_eq!(
        read(r#""\ud800\ud83d\ude00\udc00""#),
        Some("\u{fffd}😀\u{fffd}".to_owned())
    );
    assert_eq!(read(r#""\ud83d\u00e9""#), Some("\u{fffd}é".to_owned()));
    assert_eq!(read(r#""\ud83d\n""#), Some("\u{fffd}\n".to_owned()));
    assert_eq!(read(r#""\ud83d\u00""#), None);
}

#[test]
fn depth_is_bounded() {
    let deep = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(Json::parse(&deep(90)).is_some());
    assert!(Json::parse(&deep(200_000)).is_none());
    assert!(read::<Settings>(&format!(r#"{{"what":{}}}"#, deep(200_000))).is_none());
}
