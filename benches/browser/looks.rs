//! Looks at an account that never stops posting, as the page sends them: for the core, which is
//! measured on the very same messages natively and in WASM.

use serde_json::{Value, json};

/// Posts in each look.
pub const EACH: usize = 20;
/// Looks until a notebook is full: three posts of each are somebody else's.
pub const FULL: usize = 120;

/// So many messages, each with the next older posts of one list.
pub fn looks(count: usize) -> Vec<String> {
    let mut next = 1_900_000_000_000_000_000_u64;
    let mut look = |number: usize| {
        let mut message = sample();
        let cells = std::mem::take(&mut message["look"]["cells"]);
        let cells: Vec<Value> = cells
            .as_array()
            .into_iter()
            .flatten()
            .filter(|cell| !cell["post"].is_null())
            .cycle()
            .take(EACH)
            .enumerate()
            .map(|(place, cell)| {
                next -= 7_000_000_000_000;
                let mut cell = renumbered(cell, next);
                cell["follows"] = json!(place > 0);
                cell
            })
            .collect();
        message["look"]["cells"] = json!(cells);
        if number > 0 {
            message["look"]["header"] = Value::Null;
        }
        message.to_string()
    };
    (0..count).map(&mut look).collect()
}

/// A look that brings nothing new, so that the notebook as it stands is judged.
pub fn empty_look() -> String {
    let mut message = sample();
    message["look"]["cells"] = json!([]);
    message["look"]["header"] = Value::Null;
    message.to_string()
}

fn sample() -> Value {
    serde_json::from_str(include_str!("../../tests/fuzz/look.json")).unwrap_or_default()
}

/// The same cell with another post's number in all its links.
fn renumbered(cell: &Value, number: u64) -> Value {
    const BEFORE: &str = "/status/";
    let text = cell.to_string();
    let mut pieces = text.split(BEFORE);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.trim_start_matches(|letter: char| letter.is_ascii_digit());
        out.push_str(&format!("{BEFORE}{number}{rest}"));
    }
    serde_json::from_str(&out).unwrap_or_default()
}
