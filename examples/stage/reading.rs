//! `stage read`: what the eyes and the core understand of a saved page.

use super::browser::{Browser, Kind, Options};
use super::proxy::Proxy;
use super::saved::SavedPage;
use super::site::Site;
use super::wait::{Outcome, words};
use fieldmark::page::reading;
use fieldmark::report;
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
        let read = self.readings_of(vec![page]).await?.pop();
        read.ok_or("nothing was read".into())
    }

    /// The extension's readings of saved pages. One page of its own beside them tells of them all.
    pub async fn readings_of(&self, pages: Vec<SavedPage>) -> Outcome<Vec<Value>> {
        let here = self.client.window().await.map_err(words)?;
        let inside = self.open_inside().await?;
        let mut readings = Vec::new();
        for page in pages {
            let url = page.url();
            self.proxy.site.lay_out(page);
            self.look_at(&here).await?;
            self.go(&url).await?;
            self.look_at(&inside).await?;
            readings.push(self.reading_at(&url).await?);
        }
        self.client.close_window().await.map_err(words)?;
        self.look_at(&here).await?;
        Ok(readings)
    }

    /// What is read in the tab at that address, asked from a page of the extension.
    async fn reading_at(&self, url: &str) -> Outcome<Value> {
        let tab = self.tab_id(url).await?;
        let page = self.page_of_extension(&format!("popup.html?tab={tab}&read"));
        self.go(&page).await?;
        let copied = "return document.querySelector('pre[data-words]')?.textContent ?? ''";
        let copied = self.wait_for_text("the words of the page", copied).await?;
        let words = serde_json::from_str(&copied)
            .map_err(|error| format!("the page said no words ({error}): {copied}"))?;
        Ok(report::report(&reading::read(&words)))
    }
}
