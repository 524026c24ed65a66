//! Access to X, which a user can take away and give: it is said, and asked for.

use crate::stage::browser::{Browser, Kind};
use crate::stage::proxy::HOSTS;
use crate::stage::wait::{Outcome, until};
use crate::suite::{Case, Stage, case, same};
use serde_json::json;

pub const CASES: &[Case] = &[
    case!(access_that_was_taken_is_said_and_asked_for),
    case!(the_welcome_page_asks_for_access_where_it_lacks),
];

async fn access_that_was_taken_is_said_and_asked_for(stage: &Stage) -> Outcome<()> {
    let browser = stage.another_browser().await?;
    browser.visit("/orbit_bulletin").await?;
    browser.wait_for_badge("follows-few-back").await?;
    let panel = browser.popup().await?;
    browser.wait_for(".who").await?;
    browser.take_access().await?;
    // An open page notices by itself, and so does one that is opened then.
    browser.wait_for("[data-chip=no-access]").await?;
    browser
        .go(&browser.page_of_extension("popup.html?tab=0"))
        .await?;
    browser.wait_for("[data-chip=no-access] .act").await?;
    give(&browser).await?;
    let gone = "return !!document.querySelector('[data-chip=no-x]') && !document.querySelector('[data-chip=no-access]')";
    until("the tab itself to be told", async || {
        browser.truth(gone).await
    })
    .await?;
    panel.close().await?;
    browser.visit("/tide_and_ember").await?;
    browser.wait_for_badge("follows-back").await?;
    browser.close().await
}

async fn the_welcome_page_asks_for_access_where_it_lacks(stage: &Stage) -> Outcome<()> {
    let browser = stage.another_browser().await?;
    browser
        .go(&browser.page_of_extension("welcome.html"))
        .await?;
    browser.wait_for(".hello").await?;
    let asks = "return !!document.querySelector('[data-chip=no-access]')";
    same("asked", browser.run(asks, &[]).await?, json!(false))?;
    browser.take_access().await?;
    browser.wait_for("[data-chip=no-access]").await?;
    give(&browser).await?;
    until("nothing to be asked", async || {
        let calm = format!("return document.querySelector('.hello') && !(() => {{ {asks} }})()");
        browser.truth(&calm).await
    })
    .await?;
    browser.close().await
}

/// Presses the button. Firefox says yes here; of Chromium's question only that it was asked during the
/// press can be seen, and the user says yes elsewhere.
async fn give(browser: &Browser) -> Outcome<()> {
    if browser.kind == Kind::Firefox {
        return browser.press("[data-press='\"access\"']").await;
    }
    let listen = "window.asked = []; chrome.permissions.request = async (wanted) => { asked.push(navigator.userActivation.isActive, ...wanted.origins); return false; }";
    browser.run(listen, &[]).await?;
    browser.press("[data-press='\"access\"']").await?;
    let asked = browser.run("return window.asked", &[]).await?;
    let hosts = HOSTS.map(|host| json!(format!("https://{host}/*")));
    let wanted: Vec<_> = std::iter::once(json!(true)).chain(hosts).collect();
    same("what was asked", asked, json!(wanted))?;
    browser.choose_access("ON_ALL_SITES").await
}
