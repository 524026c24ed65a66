//! `stage read`: what the eyes and the core understand of a saved page.

use super::browser::{Browser, Kind, Options};
use super::proxy::Proxy;
use super::saved::SavedPage;
use super::site::Site;
use super::wait::{Outcome, words};
use fieldmark::{json, reading};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;

/// Opens the saved page at its own address with the extension, and returns the reading as JSON.
pub async fn read(file: &Path, url: Option<&str>) -> Outcome<Value> {
    let browser = open_for_reading().await?;
    let reading = browser.reading_of(SavedPage::read(file, url)?).await;
    browser.close().await?;
    reading
}

/// A browser in which any number of saved pages can be read, one after the other.
pub async fn open_for_reading() -> Outcome<Browser> {
    let proxy = Proxy::start(Site::new(&serde_json::json!({})))
        .await
        .map_err(words)?;
    Browser::chromium(&Options::of(Kind::Chromium), &Arc::new(proxy)).await
}

impl Browser {
    /// The extension's reading of one saved page.
    pub async fn reading_of(&self, page: SavedPage) -> Outcome<Value> {
        let url = page.url();
        self.proxy.site.lay_out(page);
        self.go(&url).await?;
        let panel = self
            .open_panel(|tab| format!("popup.html?tab={tab}&read"))
            .await?;
        let copied = self
            .wait_for("pre[data-words]")
            .await?
            .text()
            .await
            .map_err(words)?;
        panel.close().await?;
        let words =
            json::read(&copied).ok_or_else(|| format!("the page said no words: {copied}"))?;
        Ok(reading::report(&reading::read(&words)))
    }
}
