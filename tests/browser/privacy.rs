//! What PRIVACY.md promises: nothing on the disk, nothing in the package that could ask, nothing
//! for the page to find out, nothing done in the viewer's name.

use crate::marks::{choose, read_a_broadcaster};
use crate::stage::browser::Browser;
use crate::stage::wait::{Outcome, until, words};
use crate::suite::{Case, Stage, case, same, so};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const CASES: &[Case] = &[
    case!(nothing_that_was_seen_lies_on_the_disk),
    case!(nothing_in_the_package_can_ask),
    case!(the_page_cannot_tell_what_is_said),
    case!(nothing_is_done_in_the_viewers_name),
];

/// The name under which an account is kept: nobody but Fieldmark writes it.
const KEPT_AS: &str = "account:orbit_bulletin";

/// The browser's own history and cache know where it has been, so what is looked for is what only
/// Fieldmark writes. That it would be found is shown by remembering, which puts it on the disk.
async fn nothing_that_was_seen_lies_on_the_disk(stage: &Stage) -> Outcome<()> {
    let browser = stage.another_browser().await?;
    read_a_broadcaster(&browser).await?;
    let panel = browser.popup().await?;
    same("privacy", panel.private().await?, "on".to_owned())?;
    panel.close().await?;
    same("files that tell", files_with(browser.files())?, Vec::new())?;
    let files = browser.close_and_keep().await?;
    let told = files_with(files.folder())?;
    same("files that tell after closing", told, Vec::new())?;

    let browser = stage.browser_on(files).await?;
    same(
        "accounts the next day",
        accounts(&browser).await?,
        json!([]),
    )?;
    tell(
        &browser,
        &json!({"press": "remember", "value": "true", "tab": null}),
    )
    .await?;
    read_a_broadcaster(&browser).await?;
    until("what is remembered on the disk", async || {
        Ok((!files_with(browser.files())?.is_empty()).then_some(()))
    })
    .await?;
    let files = browser.close_and_keep().await?;
    let told = files_with(files.folder())?;
    so(!told.is_empty(), "what is remembered is gone after closing")?;

    let browser = stage.browser_on(files).await?;
    let remembered = json!(["@orbit_bulletin"]);
    same("accounts remembered", accounts(&browser).await?, remembered)?;
    browser.close().await
}

/// Whom the popup knows.
async fn accounts(browser: &Browser) -> Outcome<Value> {
    let page = browser.page_of_extension("popup.html?accounts");
    browser.go(&page).await?;
    browser.wait_for("#page main").await?;
    let handles =
        "return [...document.querySelectorAll('tbody .handle')].map((one) => one.textContent)";
    browser.run(handles, &[]).await
}

/// The files of a browser's profile that hold the name, in any spelling of the two browsers:
/// plain, two bytes a letter, or with every letter one higher (a key of Firefox's IndexedDB).
fn files_with(profile: &Path) -> Outcome<Vec<PathBuf>> {
    let plain = KEPT_AS.as_bytes().to_vec();
    let wide = plain.iter().flat_map(|letter| [*letter, 0]).collect();
    let shifted = plain.iter().map(|letter| letter + 1).collect();
    let spellings: [Vec<u8>; 3] = [plain, wide, shifted];
    let holds = |bytes: &[u8]| {
        spellings
            .iter()
            .any(|spelling| bytes.windows(spelling.len()).any(|part| part == spelling))
    };
    let mut files = Vec::new();
    collect(profile, &mut files).map_err(words)?;
    so(
        files.len() > 20,
        format!("only {} files in the profile", files.len()),
    )?;
    // A file that went while we looked holds nothing.
    files.retain(|file| std::fs::read(file).is_ok_and(|bytes| holds(&bytes)));
    Ok(files)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)?.flatten() {
        match entry.file_type()? {
            kind if kind.is_dir() => collect(&entry.path(), files)?,
            kind if kind.is_file() => files.push(entry.path()),
            _ => {}
        }
    }
    Ok(())
}

/// Presses something in one of the extension's own pages, which must be open.
pub async fn tell(browser: &Browser, control: &Value) -> Outcome<Value> {
    let script = "const [message, done] = arguments; chrome.runtime.sendMessage(message).then(done, (error) => done(String(error)));";
    let message = json!({"control": control});
    browser.run_until_done(script, &[message]).await
}

/// The means a script has to ask the network, or to fetch more script.
const MEANS: [&str; 13] = [
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "importScripts",
    "import(",
    "new Image",
    "new Worker",
    "new Function",
    "eval(",
    "innerHTML",
];

/// The one way to ask that there is: the glue brings its own module, from the package.
const OWN_MODULE: &str = "module_or_path = fetch(module_or_path);";

async fn nothing_in_the_package_can_ask(stage: &Stage) -> Outcome<()> {
    let folder = stage.package();
    let mut scripts = 0;
    for entry in std::fs::read_dir(&folder).map_err(words)?.flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|end| end != "js") {
            continue;
        }
        scripts += 1;
        let text = std::fs::read_to_string(&path).map_err(words)?;
        let means = MEANS.iter().find(|means| text.contains(**means));
        so(means.is_none(), format!("{}: {means:?}", path.display()))?;
        let asks = text.matches("fetch(").count();
        let own = text.matches(OWN_MODULE).count();
        same(&format!("fetches in {}", path.display()), asks, own)?;
    }
    so(scripts > 5, format!("only {scripts} scripts"))?;
    let module = std::fs::read(folder.join("fieldmark_bg.wasm")).map_err(words)?;
    // What is reached by name (Reflect.get) would stand in the module as a name.
    for name in MEANS.iter().take(6).chain(&["fetch"]) {
        let found = module
            .windows(name.len())
            .any(|part| part == name.as_bytes());
        so(!found, format!("the module knows the name {name}"))?;
    }
    let browser = &stage.browser;
    browser.go(&browser.page_of_extension("popup.html")).await?;
    let script = "const done = arguments[0]; fetch('fieldmark_bg.wasm').then((file) => file.arrayBuffer()).then(WebAssembly.compile)
        .then((module) => done(WebAssembly.Module.imports(module).map(({ name }) => name)), (error) => done(String(error)));";
    let imports = browser.run_until_done(script, &[]).await?;
    let imports: Vec<String> = serde_json::from_value(imports.clone())
        .map_err(|_| format!("the imports cannot be listed: {imports}"))?;
    let allowed: Vec<&str> = include_str!("imports.txt").lines().collect();
    let strangers: Vec<&String> = imports
        .iter()
        .filter(|name| !allowed.contains(&plain_name(name)))
        .collect();
    so(
        imports.len() > 50,
        format!("only {} imports", imports.len()),
    )?;
    so(
        strangers.is_empty(),
        format!("not in imports.txt: {strangers:?}"),
    )
}

/// `__wbg_now_0123456789abcdef` is `now`.
fn plain_name(import: &str) -> &str {
    let name = import.strip_prefix("__wbg_").unwrap_or(import);
    match name.rsplit_once('_') {
        Some((plain, hash))
            if hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()) =>
        {
            plain
        }
        _ => name,
    }
}

async fn the_page_cannot_tell_what_is_said(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/home").await?;
    browser.wait_for("article").await?;
    browser.run(include_str!("listening.js"), &[]).await?;
    browser.move_to("/orbit_bulletin/with_replies").await?;
    let badge = browser.wait_for_badge("follows-few-back").await?;
    browser.evidence("follows-few-back").await?;
    let script = "return fakeProbe(arguments[0])";
    let found = browser.run(script, &[json!(badge.text)]).await?;
    // Both browsers search closed roots for the page too. PRIVACY.md says so.
    same("what the page found", found, json!(["find"]))?;
    let probes = "const [base, done] = arguments; fakeFiles(base).then(done, (error) => done([String(error)]));";
    let base = browser.page_of_extension("");
    let loaded = browser.run_until_done(probes, &[json!(base)]).await?;
    same("files of the extension", loaded, json!([]))
}

/// A walk with Fieldmark, marks and dimming on, and one without it look the same to a page that
/// listens to everything, and to X, which is asked for its pages.
async fn nothing_is_done_in_the_viewers_name(stage: &Stage) -> Outcome<()> {
    // Both new: a browser counts fifty steps of a history and no more.
    let other = stage.another_browser().await?;
    read_a_broadcaster(&other).await?;
    choose(&other, "mark").await?;
    choose(&other, "dim").await?;
    let with = happened(stage, &other, true).await?;
    other.close().await?;
    let bare = stage.bare_browser().await?;
    let without = happened(stage, &bare, false).await?;
    bare.close().await?;
    same("what happened on the page", with, without)
}

async fn happened(stage: &Stage, browser: &Browser, fieldmark: bool) -> Outcome<Value> {
    stage.proxy.forget_requests();
    browser.visit("/home").await?;
    browser.wait_for("article").await?;
    browser.run(include_str!("listening.js"), &[]).await?;
    browser.move_to("/orbit_bulletin/with_replies").await?;
    browser.wait_for("[data-testid=UserName]").await?;
    browser
        .wait_for("[data-testid=cellInnerDiv] article")
        .await?;
    if fieldmark {
        browser.wait_for_badge("follows-few-back").await?;
    }
    browser.move_to("/home").await?;
    browser.wait_for("article").await?;
    if fieldmark {
        browser.wait_for("fieldmark-mark").await?;
        browser.wait_for("fieldmark-veil").await?;
    }
    let heard = browser.run("return fakeHeard()", &[]).await?;
    // The parts of a page come out of the browser's memory or not.
    let mut asked = stage.proxy.requests_to_x();
    asked.retain(|entry| !entry.target.starts_with("/fake/"));
    let asked: Vec<_> = asked.iter().map(|entry| &entry.target).collect();
    Ok(json!({"heard": heard, "asked": asked}))
}
