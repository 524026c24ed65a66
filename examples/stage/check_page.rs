//! `stage check-page`: which selectors find something on a saved page, and what the reader missed of it.

use super::reading::open_for_reading;
use super::saved::SavedPage;
use super::wait::{Outcome, words};
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

/// The tables of selectors, by the client of X that they are for, and what each calls itself.
const TABLES: [(&str, &str, &str); 2] = [
    ("X", "X", include_str!("../../extension/selectors.js")),
    (
        "X's new client",
        "XWEB",
        include_str!("../../extension/selectors-xweb.js"),
    ),
];

/// The summary, for people.
pub async fn check_page(file: &Path, url: Option<&str>) -> Outcome<String> {
    let browser = open_for_reading().await?;
    let reading = browser.reading_of(SavedPage::read(file, url)?).await?;
    let mut summary = String::new();
    for (client, name, table) in TABLES {
        let count = format!(
            "{table}\nreturn Object.entries({name}).map(([what, selectors]) => [what, \
             [selectors].flat().map((selector) => document.querySelectorAll(selector).length)]);"
        );
        let found = browser.run(&count, &[]).await?;
        writeln!(
            summary,
            "Selectors for {client}: found, for each form it had"
        )
        .map_err(words)?;
        for line in found.as_array().into_iter().flatten() {
            writeln!(summary, "  {:<14} {}", text(&line[0]), line[1]).map_err(words)?;
        }
    }
    browser.close().await?;
    read_as(&mut summary, &reading)?;
    Ok(summary)
}

/// What the reader makes of it, list by list.
fn read_as(summary: &mut String, reading: &Value) -> Outcome<()> {
    for what in [
        "page",
        "state",
        "owner",
        "tab",
        "layout",
        "viewer",
        "chronological",
    ] {
        writeln!(summary, "{what}: {}", reading[what]).map_err(words)?;
    }
    let posts = reading["posts"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let mut kinds: Vec<&str> = posts.iter().map(|post| text(&post["kind"])).collect();
    kinds.sort_unstable();
    for same in kinds.chunk_by(|one, other| one == other) {
        writeln!(summary, "posts, {}: {}", same[0], same.len()).map_err(words)?;
    }
    let missing = reading["missing"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    match missing {
        [] => writeln!(summary, "Nothing is missing."),
        _ => writeln!(summary, "Missing:"),
    }
    .map_err(words)?;
    for line in missing {
        writeln!(summary, "  {}", text(line)).map_err(words)?;
    }
    Ok(())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
