//! The two drawers draw what is listed, and nothing else.

use crate::stage::wait::{Outcome, words};
use crate::suite::{Case, Stage, case, same, so};
use fieldmark::ui::{ATTRIBUTES, SVG_TAGS, TAGS};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(the_hands_draw_nothing_else),
    case!(our_own_pages_hold_nothing_else),
];

/// The names of all elements and attributes under `root`.
const NAMES: &str = "const all = [...root.querySelectorAll('*')];
    return [all.map((one) => one.localName), all.flatMap((one) => one.getAttributeNames())].map((names) => [...new Set(names)]);";

async fn the_hands_draw_nothing_else(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/orbit_bulletin").await?;
    browser.wait_for_badge("follows-few-back").await?;
    browser.evidence("follows-few-back").await?;
    let names = browser.inside(NAMES, &[]).await?;
    listed("the row", &names.unwrap_or_default())?;

    let list = stage.package().join("drawable.js");
    let list = std::fs::read_to_string(list).map_err(words)?;
    let hands = include_str!("../../extension/hands.js");
    let build = "const holder = document.createElement('div');
        holder.append(...[...arguments].map(hands.build));
        return holder.innerHTML;";
    let script = format!("{list}{hands}{build}");
    let strange = [
        json!(["script", [], ["fakeXBroken = 1"]]),
        json!(["IFRAME", [["src", "https://x.com"]], []]),
        json!([
            "p",
            [
                ["onclick", "x()"],
                ["style", "x"],
                ["src", "x"],
                ["srcdoc", "x"]
            ],
            [["form", [], []]]
        ]),
        json!(["a", [["href", "javascript:x()"]], ["<b>"]]),
        json!(["a", [["href", "https://example.com/nasa"]], []]),
        json!([
            "a",
            [
                ["href", "https://x.com/nasa"],
                ["data-k", "1"],
                ["aria-label", "x"]
            ],
            []
        ]),
    ];
    let drawn = browser.run(&script, &strange).await?;
    let expected = r#"<p></p><a>&lt;b&gt;</a><a></a><a href="https://x.com/nasa" data-k="1" aria-label="x"></a>"#;
    same("drawn", drawn, json!(expected))
}

async fn our_own_pages_hold_nothing_else(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/orbit_bulletin").await?;
    browser.wait_for_badge("follows-few-back").await?;
    let script = format!("const root = document.getElementById('page'); {NAMES}");
    for page in ["popup.html?tab=TAB", "popup.html?accounts", "options.html"] {
        let address = |tab: u64| page.replace("TAB", &tab.to_string());
        let panel = browser.open_panel(address).await?;
        browser.wait_for("#page main").await?;
        listed(page, &browser.run(&script, &[]).await?)?;
        panel.close().await?;
    }
    Ok(())
}

fn listed(place: &str, names: &Value) -> Outcome<()> {
    let names: [Vec<String>; 2] = serde_json::from_value(names.clone()).map_err(words)?;
    let [tags, attributes] = &names;
    so(tags.len() > 5, format!("{place} is empty: {tags:?}"))?;
    let free = |name: &&String| name.starts_with("data-") || name.starts_with("aria-");
    let strange = tags
        .iter()
        .filter(|tag| !TAGS.contains(&tag.as_str()) && !SVG_TAGS.contains(&tag.as_str()))
        .chain(
            attributes
                .iter()
                .filter(|name| !free(name) && !ATTRIBUTES.contains(&name.as_str())),
        );
    same(place, strange.collect::<Vec<_>>(), Vec::new())
}
