//! Nothing mixes and nothing leaks: a page that comes back is answered for itself, and neither the
//! page's search nor its fonts learn what is said.

use crate::stage::browser::{Browser, Kind};
use crate::stage::wait::{Outcome, until, words};
use crate::suite::{Case, Stage, case, same, so};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(a_page_out_of_the_history_is_answered_for_itself),
    case!(the_page_cannot_search_for_what_is_said),
    case!(no_font_of_the_page_is_drawn_with),
    case!(the_manifest_is_this_and_nothing_else),
];

/// Another profile was open in the tab meanwhile, and the page was not loaded anew.
async fn a_page_out_of_the_history_is_answered_for_itself(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    // Whether it keeps a page that is left is the browser's to say; Firefox does not where something of it
    // is still being fetched.
    until("a page out of the history", async || {
        browser
            .visit("/tide_and_ember/with_replies?fake-stays=yes")
            .await?;
        browser.wait_for_badge("follows-back").await?;
        browser.run("window.stayed = true", &[]).await?;
        browser.visit("/orbit_bulletin/with_replies").await?;
        browser.wait_for_badge("follows-few-back").await?;
        browser.client.back().await.map_err(words)?;
        browser.truth("return window.stayed ?? false").await
    })
    .await?;
    browser.wait_for_badge("follows-back").await?;
    // Told to look again, the tab is known for what it shows: the popup speaks of it, too.
    let panel = browser.popup().await?;
    let shown = until("the popup of the page", async || {
        let text = panel.text().await?;
        Ok((text.contains("tide_and_ember")).then_some(text))
    })
    .await?;
    so(!shown.contains("orbit_bulletin"), shown)?;
    panel.close().await?;
    hide(browser, "follows-back").await?;
    let said: Vec<String> = browser
        .badges()
        .await?
        .into_iter()
        .map(|badge| badge.id)
        .collect();
    so(
        !said
            .iter()
            .any(|id| id == "follows-few-back" || id == "follows-back"),
        format!("said of the other account: {said:?}"),
    )
}

/// Hides a badge from its evidence, until that can be undone.
async fn hide(browser: &Browser, badge: &str) -> Outcome<()> {
    let pressed = format!("[data-badge={badge}]");
    browser.press_inside(&pressed).await?;
    let hide = format!(r#"[data-press='{{"hide":{{"badge":"{badge}"}}}}']"#);
    browser.press_inside(&hide).await?;
    let undo = r#"[data-press='"undo"']"#;
    browser.wait_inside(undo).await.map(drop)
}

async fn the_page_cannot_search_for_what_is_said(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.wait_for_badge("follows-few-back").await?;
    let find = "getSelection().empty(); return window.find(arguments[0], false, false, true)";
    browser.scroll_to_end().await?;
    browser.wait_for_badge("broadcaster").await?;
    until("a word of the page to be found", async || {
        let found = browser.run(find, &[json!("@orbit_bulletin")]).await?;
        Ok((found == json!(true)).then_some(()))
    })
    .await?;
    hide(browser, "follows-few-back").await?;
    let said = "const all = [...root.querySelectorAll('*')].filter((one) => !one.closest('[popover]'));
        return all.flatMap((one) => one.dataset.words ?? [...one.childNodes].filter((node) => node.data?.trim()).map((node) => node.data))";
    let said: Vec<String> =
        serde_json::from_value(browser.inside(said, &[]).await?.into()).map_err(words)?;
    so(
        said.contains(&"Undo".to_owned()) && said.len() > 2,
        format!("too little is said: {said:?}"),
    )?;
    for ours in said {
        let found = browser.run(find, &[json!(ours)]).await?;
        same(&format!("{ours:?} is found"), found, json!(false))?;
    }
    Ok(())
}

/// With a font for every letter, a page's server would learn what is drawn.
async fn no_font_of_the_page_is_drawn_with(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.wait_for_badge("follows-few-back").await?;
    browser
        .run(
            "const style = document.createElement('style');
            style.textContent = '@font-face { font-family: Spy; src: url(https://x.com/spy.woff2); unicode-range: U+46 } \
                * { font-family: Spy !important } fieldmark-badges { font-family: Spy !important; --page-font: Spy !important }';
            document.head.append(style); fakeX.rerender();",
            &[],
        )
        .await?;
    browser.wait_for_badge("follows-few-back").await?;
    let family = "return getComputedStyle(root.querySelector('.badge span')).fontFamily";
    let family = browser.inside(family, &[]).await?;
    same("the font", family, Some(json!("system-ui, sans-serif")))
}

async fn the_manifest_is_this_and_nothing_else(stage: &Stage) -> Outcome<()> {
    let folder = if stage.kind == Kind::Chromium {
        "chrome"
    } else {
        "firefox"
    };
    let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let built = home.join("dist").join(folder).join("manifest.json");
    let read = |path: std::path::PathBuf| -> Outcome<Value> {
        let text = std::fs::read_to_string(path).map_err(words)?;
        serde_json::from_str(&text).map_err(words)
    };
    let mut built = read(built)?;
    let key = built
        .as_object_mut()
        .and_then(|fields| fields.remove("key"));
    same(
        "a key that fixes the id",
        key.is_some(),
        stage.kind == Kind::Chromium,
    )?;
    let mut wanted = read(home.join("tests/cases/manifest.json"))?;
    let both = wanted["both"].as_object_mut().ok_or("no fields")?.clone();
    let mut fields = wanted[folder].as_object().ok_or("no fields")?.clone();
    fields.extend(both);
    fields.insert("version".into(), json!(env!("CARGO_PKG_VERSION")));
    same("the manifest", built, Value::Object(fields))
}
