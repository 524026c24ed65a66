//! Pages that mean harm. Whatever they do: no script of theirs runs anywhere, nobody else is written
//! down, the page goes on, and on the next page Fieldmark works as ever.

use crate::stage::browser::{Browser, Kind};
use crate::stage::wait::{Outcome, words};
use crate::suite::{Case, Stage, case, ids, same, so};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::time::timeout;

pub const CASES: &[Case] = &[case!(an_element_of_the_page_cannot_be_put_in_its_place)];

/// A trick that is not over by then has hung something: with every core at work elsewhere a million cells take a minute.
const LONGEST: Duration = Duration::from_secs(180);

/// Every trick on a profile of its own, and then an honest page.
pub async fn play(stage: &Stage, tricks: &[String]) -> Outcome<()> {
    for trick in tricks {
        stage.browser.forget_everything().await?;
        let start = Instant::now();
        let survived = timeout(LONGEST, survives(&stage.browser, trick)).await;
        let survived = survived.map_err(words).flatten();
        survived.map_err(|error| format!("{trick}: {error}"))?;
        println!("  {trick}: {:.1} s", start.elapsed().as_secs_f64());
    }
    Ok(())
}

async fn survives(browser: &Browser, trick: &str) -> Outcome<()> {
    let (logged, thrown) = (browser.logged().len(), browser.thrown().len());
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.wait_for_badge("follows-few-back").await?;
    browser
        .run(include_str!("hostile.js"), &[json!(trick)])
        .await?;
    // More frames than any trick goes on for.
    frames(browser, 70).await?;
    let broken = browser
        .run("return window.fakeXBroken ?? null", &[])
        .await?;
    same("scripts that ran", broken, Value::Null)?;
    let kept = kept(browser).await?;
    same(
        "accounts",
        kept.accounts,
        vec!["account:orbit_bulletin".to_owned()],
    )?;
    so(
        kept.bytes < 1_000_000,
        format!("{} bytes are kept", kept.bytes),
    )?;
    let fell = |line: &String| line.contains("fell over");
    let falls = browser.logged().into_iter().skip(logged).filter(fell);
    same("falls", falls.collect(), Vec::new())?;
    let thrown = browser.thrown().into_iter().skip(thrown);
    same("what was thrown", thrown.collect(), Vec::new())?;
    browser.visit("/tide_and_ember/with_replies").await?;
    browser.wait_for_badge("follows-back").await?;
    let said = ids(&browser.badges().await?);
    so(
        !said.contains(&"follows-few-back".to_owned()),
        format!("said of the next one: {said:?}"),
    )
}

/// Lets the page paint so many frames: a page that hangs never does.
async fn frames(browser: &Browser, count: u32) -> Outcome<()> {
    let script = "let [left, done] = arguments; (function next() { left-- ? setTimeout(next, 16) : done(true); })();";
    let done = browser
        .client
        .execute_async(script, vec![json!(count)])
        .await;
    done.map(drop)
        .map_err(|error| format!("the page hangs: {error}"))
}

/// What the extension has stored in memory.
struct Kept {
    accounts: Vec<String>,
    bytes: u64,
}

async fn kept(browser: &Browser) -> Outcome<Kept> {
    browser.go(&browser.page_of_extension("popup.html")).await?;
    let script = "const done = arguments[0]; chrome.runtime.sendMessage({ warm: true })
        .then(() => chrome.storage.session.get(null)).then((all) => done([Object.keys(all), JSON.stringify(all).length]));";
    let found = browser.run_until_done(script, &[]).await?;
    let names: Vec<String> = serde_json::from_value(found[0].clone()).map_err(words)?;
    Ok(Kept {
        accounts: names
            .into_iter()
            .filter(|name| name.starts_with("account:"))
            .collect(),
        bytes: found[1].as_u64().unwrap_or_default(),
    })
}

/// Were the host the page's own custom element, the page could open its closed root.
const DEFINE: &str = "window.fakeInside = [];
    customElements.define('fieldmark-badges', class extends HTMLElement {
        constructor() { super(); fakeInside.push(this.attachInternals()); }
    });";

async fn an_element_of_the_page_cannot_be_put_in_its_place(stage: &Stage) -> Outcome<()> {
    let browser = &stage.browser;
    browser.visit("/home").await?;
    browser.wait_for("article").await?;
    browser.run(DEFINE, &[]).await?;
    browser.move_to("/orbit_bulletin/with_replies").await?;
    browser.wait_for("[data-testid=UserName]").await?;
    the_page_reads_nothing(browser).await?;
    if stage.kind == Kind::Firefox {
        nor_in_that_of_a_script_that_comes_later(stage).await?;
    }
    Ok(())
}

/// Firefox alone gives a page that is open the scripts of an extension that has just come.
async fn nor_in_that_of_a_script_that_comes_later(stage: &Stage) -> Outcome<()> {
    let browser = stage.another_browser().await?;
    browser.visit("/orbit_bulletin/with_replies").await?;
    browser.wait_for_badge("follows-few-back").await?;
    browser.run(DEFINE, &[]).await?;
    browser.start_anew().await?;
    let panel = browser.popup().await?;
    browser.wait_for("[data-badge=follows-few-back]").await?;
    panel.close().await?;
    the_page_reads_nothing(&browser).await?;
    browser.close().await
}

/// Whether it shows itself under these circumstances is its own affair; the page must not see it.
async fn the_page_reads_nothing(browser: &Browser) -> Outcome<()> {
    frames(browser, 60).await?;
    let seen = "return fakeInside.map((internals) => internals.shadowRoot && internals.shadowRoot.textContent)";
    let seen = browser.run(seen, &[]).await?;
    let roots = seen.as_array().cloned().unwrap_or_default();
    so(
        roots.iter().all(Value::is_null),
        format!("the page reads {roots:?}"),
    )
}
