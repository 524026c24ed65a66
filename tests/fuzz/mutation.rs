//! Inputs that are nearly right: a whole one with a few things in it changed.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// Words that programs stumble over, and any others.
pub fn nasty() -> impl Strategy<Value = String> {
    let known = select(vec![
        "",
        " ",
        "\u{0}",
        "@",
        "@@ann",
        "/",
        "//",
        "/ann",
        "/bob/status/1",
        "/ann/status/18446744073709551616",
        "/ann/status/-1",
        "https://",
        "https://[::1]/",
        "javascript:alert(1)",
        "1,2 Mio.",
        "9e999",
        "-0",
        "99999999999999999999",
        "1.2.3.4K",
        "٣٫٤ ألف",
        "7.5万",
        "NaN",
        "\u{202e}nna@\u{2066}",
        "\u{200b}\u{200d}\u{feff}",
        "👩‍🚀🇩🇪e\u{301}",
        "<script>",
        "__proto__",
        "9999-99-99T99:99:99.999Z",
        "-262144-01-01T00:00:00Z",
        "id__1_4",
        "tweet",
        "UserAvatar-Container-bob",
        "bob",
        "DIV(DIV(",
        "translateY(1e999px)",
    ]);
    let long =
        (any::<char>(), 1usize..3_000).prop_map(|(letter, count)| letter.to_string().repeat(count));
    prop_oneof![
        known.prop_map(str::to_owned),
        any::<String>(),
        long,
        "[0-9.,' ]{1,12}[KMB]?",
        "[!-~]{0,40}"
    ]
}

/// Characters beyond which nothing is repeated.
const MOST: usize = 2_000;

#[derive(Debug, Clone)]
enum Change {
    Put(Value),
    Remove,
    Repeat(usize),
    CopyOf(Index),
    Wrap(usize),
}

fn change() -> impl Strategy<Value = Change> {
    let scalar = prop_oneof![
        nasty().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        select(vec![
            json!(null),
            json!([]),
            json!({}),
            json!([[]]),
            json!({"": {}})
        ]),
    ];
    prop_oneof![
        6 => scalar.prop_map(Change::Put),
        2 => Just(Change::Remove),
        2 => (1usize..300).prop_map(Change::Repeat),
        4 => any::<Index>().prop_map(Change::CopyOf),
        1 => (1usize..150).prop_map(Change::Wrap),
    ]
}

/// The value with a few of its parts changed.
pub fn mutated(whole: Value) -> impl Strategy<Value = Value> {
    vec((any::<Index>(), change()), 1..8).prop_map(move |changes| {
        let mut value = whole.clone();
        for (place, change) in changes {
            let copied = match &change {
                Change::CopyOf(other) => part(&mut value, *other).map(|part| part.clone()),
                _ => None,
            };
            if let Some(there) = part(&mut value, place) {
                *there = match change {
                    Change::Put(value) => value,
                    Change::Remove => Value::Null,
                    Change::Repeat(times) => repeated(there.take(), times),
                    Change::CopyOf(_) => copied.unwrap_or_default(),
                    Change::Wrap(depth) => (0..depth).fold(there.take(), |inner, _| json!([inner])),
                };
            }
        }
        value
    })
}

/// A list gets its own items again, a text itself; anything else becomes a list of itself.
fn repeated(value: Value, times: usize) -> Value {
    // Not again and again: what is too long is refused by its length (src/background/messages.rs), not read.
    if value.to_string().len() > MOST {
        return value;
    }
    match value {
        Value::Array(items) => items
            .iter()
            .cycle()
            .take(items.len() * times)
            .cloned()
            .collect(),
        Value::String(text) => text.repeat(times).into(),
        other => vec![other; times].into(),
    }
}

/// One of all the parts, the whole itself among them.
fn part(value: &mut Value, index: Index) -> Option<&mut Value> {
    let mut left = index.index(size(value));
    let mut here = value;
    loop {
        if left == 0 {
            return Some(here);
        }
        left -= 1;
        let children: Vec<&mut Value> = match here {
            Value::Array(items) => items.iter_mut().collect(),
            Value::Object(entries) => entries.values_mut().collect(),
            _ => return None,
        };
        let mut next = None;
        for child in children {
            let size = size(child);
            if left < size {
                next = Some(child);
                break;
            }
            left -= size;
        }
        here = next?;
    }
}

fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(entries) => entries.values().map(size).sum(),
        _ => 0,
    }
}

/// The text of a changed value, and sometimes that text itself cut, spliced or replaced.
pub fn broken(whole: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = String> {
    let changed = whole
        .prop_flat_map(mutated)
        .prop_map(|value| value.to_string());
    let cut = (any::<Index>(), nasty());
    (
        changed,
        prop::option::weighted(0.3, cut),
        prop::option::weighted(0.05, nasty()),
    )
        .prop_map(|(mut text, cut, instead)| {
            if let Some((at, splice)) = cut {
                let mut at = at.index(text.len() + 1);
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                // What follows is lost, or stands behind what was put in.
                let rest = text.split_off(at);
                text += &splice;
                if splice.len() % 2 == 0 {
                    text += &rest;
                }
            }
            instead.unwrap_or(text)
        })
}
