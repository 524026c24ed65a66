//! `stage demo`: Fieldmark on a sample profile or a saved page, to look at or as text.

use super::browser::{Browser, Kind, Options};
use super::proxy::Proxy;
use super::saved::SavedPage;
use super::shown::Badge;
use super::site::Site;
use super::wait::{Outcome, within, words};
use super::world::World;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

const SAMPLE: &str = "/orbit_bulletin";

/// Shows it where there is a screen; elsewhere prints the badges and saves two pictures.
pub async fn demo(file: Option<&Path>) -> Outcome<()> {
    let proxy = Proxy::start(Site::new(&World::of_the_cast().to_json()))
        .await
        .map_err(words)?;
    let url = match file {
        None => format!("https://x.com{SAMPLE}?fake-layout=split"),
        Some(file) => {
            let page = SavedPage::read(file, None)?;
            let url = page.url();
            proxy.site.lay_out(page);
            url
        }
    };
    let screen = std::env::var_os("DISPLAY").is_some_and(|name| !name.is_empty());
    let options = Options {
        headless: !screen,
        ..Options::of(Kind::Chromium)
    };
    let browser = Browser::chromium(&options, &Arc::new(proxy)).await?;
    browser.go(&url).await?;
    if screen {
        watch(&browser).await
    } else {
        tell(browser, file.is_none()).await
    }
}

/// Waits for as long as somebody looks.
async fn watch(browser: &Browser) -> Outcome<()> {
    println!("Close the window to end the demo.");
    let day = Duration::from_secs(24 * 60 * 60);
    within(day, "the window to close", async || {
        Ok(browser
            .client
            .windows()
            .await
            .map_or(Some(()), |open| open.is_empty().then_some(())))
    })
    .await
}

async fn tell(browser: Browser, sample: bool) -> Outcome<()> {
    if sample {
        read_both_lists(&browser).await?;
    }
    let badges = settled(&browser).await?;
    browser
        .run(
            "document.querySelector('fieldmark-badges').scrollIntoView({ block: 'center' })",
            &[],
        )
        .await?;
    let target = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target");
    browser.screenshot(&target.join("demo.png")).await?;
    for badge in &badges {
        println!(
            "{}\n{}\n",
            badge.text,
            indented(&browser.evidence(&badge.id).await?)
        );
    }
    for chip in browser.chips().await? {
        println!("({})", chip.text);
    }
    let panel = browser.popup().await?;
    browser.resize(400, 780).await?;
    browser.wait_for("[data-private]").await?;
    browser.screenshot(&target.join("demo-popup.png")).await?;
    panel.close().await?;
    println!(
        "Pictures: {0}/demo.png, {0}/demo-popup.png",
        target.display()
    );
    browser.close().await
}

/// On the split profile it takes Posts and Replies to tell who only sends.
async fn read_both_lists(browser: &Browser) -> Outcome<()> {
    browser.scroll_to_end().await?;
    browser.wait_for_chip("replies").await?;
    browser.move_to(&format!("{SAMPLE}/with_replies")).await?;
    browser.wait_for_badge("broadcaster").await?;
    browser.move_to(SAMPLE).await
}

/// The badges once two looks in a row agree that something is shown.
async fn settled(browser: &Browser) -> Outcome<Vec<Badge>> {
    let mut before = None;
    within(Duration::from_secs(20), "badges or chips", async || {
        let now = (browser.badges().await?, browser.chips().await?);
        let shown = !now.0.is_empty() || !now.1.is_empty();
        let same = before.replace(now.clone()) == Some(now.clone());
        Ok((shown && same).then_some(now.0))
    })
    .await
}

fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| format!("  {line}"));
    lines.collect::<Vec<_>>().join("\n")
}
