//! What befalls an extension: its core falls over, it is updated under open pages.
//!
//! The fall takes a core that was built to fall (`./build.sh test` builds one); without it the case
//! is left out, loudly.

use crate::stage::browser::{Kind, Options};
use crate::stage::wait::{Outcome, until, words};
use crate::suite::{Case, Stage, case, so};
use serde_json::json;
use std::path::PathBuf;

pub const CASES: &[Case] = &[
    case!(a_fall_is_told_and_survived),
    case!(an_update_leaves_open_pages_calm),
    case!(a_page_without_its_script_is_to_be_loaded_anew),
    case!(what_is_wrong_in_a_message_is_named),
];

async fn a_fall_is_told_and_survived(stage: &Stage) -> Outcome<()> {
    let Some(built) = std::env::var_os("FIELDMARK_FALL").map(PathBuf::from) else {
        return stage.leave_out("FIELDMARK_FALL names no core that falls");
    };
    let mut options = Options::of(stage.kind);
    let name = options
        .extension
        .as_deref()
        .and_then(|built| built.file_name()?.to_str());
    options.extension = Some(built.join(name.unwrap_or_default()));
    let browser = stage.browser_with(&options).await?;
    browser.visit("/orbit_bulletin?fake-fall").await?;
    let told = browser.wait_for_chip("broken").await?;
    so(
        told.text.contains("next page"),
        format!("told: {}", told.text),
    )?;
    browser.visit("/tide_and_ember/with_replies").await?;
    browser.wait_for_badge("follows-back").await?;
    let told = |line: &String| line.contains("please report this line");
    until("the line to report", async || {
        Ok(browser.logged().iter().any(told).then_some(()))
    })
    .await?;
    // A fall is thrown, too, so what is thrown is heard here: the next case relies on it.
    until("the fall to be heard", async || {
        Ok((!browser.thrown().is_empty()).then_some(()))
    })
    .await?;
    browser.close().await
}

/// The scripts in open pages outlive the extension they came with. They take their badges away and
/// say nothing more; on the next page the new one works.
async fn an_update_leaves_open_pages_calm(stage: &Stage) -> Outcome<()> {
    let browser = stage.another_browser().await?;
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.wait_for_badge("follows-few-back").await?;
    let page = browser.client.window().await.map_err(words)?;
    browser.open_inside().await?;
    // A page that is still being drawn when its extension goes has no `chrome` left, and throws.
    let drawn = "return document.querySelector('#page').innerText";
    browser.wait_for_text("our own page", drawn).await?;
    browser
        .run("setTimeout(() => chrome.runtime.reload())", &[])
        .await?;
    browser.look_at(&page).await?;
    browser.move_to("/tide_and_ember/with_replies").await?;
    browser.scroll_to_end().await?;
    let hosts = "return document.querySelectorAll('fieldmark-badges').length";
    let at_most = if stage.kind == Kind::Chromium { 0 } else { 1 }; // Firefox gives open pages the new scripts.
    until("the old badges to go", async || {
        let left = browser.run(hosts, &[]).await?.as_u64();
        Ok(left.filter(|left| *left <= at_most))
    })
    .await?;
    so(
        browser.thrown().is_empty(),
        format!("thrown: {:?}", browser.thrown()),
    )?;
    // An extension of the command line has not been seen to come back from its own reload here.
    if stage.kind == Kind::Firefox {
        browser.visit("/orbit_bulletin/with_replies").await?;
        browser.wait_for_badge("follows-few-back").await?;
    }
    browser.close().await
}

/// The extension came, or came back, while the page was open: the popup says what helps, and not
/// that the page is no profile. Firefox gives open pages the scripts by itself.
async fn a_page_without_its_script_is_to_be_loaded_anew(stage: &Stage) -> Outcome<()> {
    let browser = stage.another_browser().await?;
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.wait_for_badge("follows-few-back").await?;
    browser.start_anew().await?;
    match stage.kind {
        Kind::Chromium => {
            let panel = browser.popup().await?;
            let told = "return document.querySelector('[data-chip=reload]')?.innerText ?? ''";
            let told = browser.wait_for_text("what helps", told).await?;
            panel.close().await?;
            so(told.contains("Reload this page"), told)?;
            browser.client.refresh().await.map_err(words)?;
            browser.wait_for_badge("follows-few-back").await?;
            let panel = browser.popup().await?;
            browser
                .wait_for("[data-badge=follows-few-back]")
                .await
                .map(drop)?;
            panel.close().await?;
        }
        Kind::Firefox => {
            browser.wait_for_badge("follows-few-back").await?;
        }
    }
    browser.close().await
}

/// In the console of the background, for whoever mends it. The page gets an answer without content.
async fn what_is_wrong_in_a_message_is_named(stage: &Stage) -> Outcome<()> {
    let browser = stage.another_browser().await?;
    browser.go(&browser.page_of_extension("popup.html")).await?;
    let ask = "const [message, done] = arguments; chrome.runtime.sendMessage(message).then(done, (error) => done(String(error)));";
    let message = json!({ "look": { "url": "https://x.com/nasa", "cells": [{ "post": { "links": [{ "href": 7 }] } }] } });
    let answer = browser.run_until_done(ask, &[message]).await?;
    so(
        answer.is_object() && answer["view"].is_null(),
        format!("the answer is {answer}"),
    )?;
    let named = |line: &String| line.contains("look.cells[0].post.links[0].href");
    until("the field that is wrong", async || {
        Ok(browser.logged().iter().any(named).then_some(()))
    })
    .await?;
    browser.close().await
}
