//! Pictures for the stores: five of 1280 × 800, and a tile.

use super::browser::Kind;
use super::camera::Camera;
use super::proxy::Proxy;
use super::wait::{Outcome, words};
use std::sync::Arc;

const SIZE: (u32, u32) = (1280, 800);
const TILE: (u32, u32) = (440, 280);

/// Takes them all.
pub async fn pictures(proxy: &Arc<Proxy>) -> Outcome<()> {
    let camera = Camera::open(Kind::Chromium, proxy, "en-US", "").await?;
    camera.browser.screen(SIZE.0, SIZE.1).await?;
    camera.profiles().await?;
    camera.own_pages().await?;
    camera.tile().await?;
    camera.close().await
}

impl Camera {
    async fn profiles(&self) -> Outcome<()> {
        let browser = &self.browser;
        self.read("/orbit_bulletin/with_replies").await?;
        browser.wait_for_badge("broadcaster").await?;
        browser.evidence("broadcaster").await?;
        self.take("store-1-evidence").await?;
        self.read("/tide_and_ember/with_replies?fake-theme=dark")
            .await?;
        browser.wait_for_badge("replies-often").await?;
        self.take("store-2-dark").await
    }

    async fn own_pages(&self) -> Outcome<()> {
        let browser = &self.browser;
        let panel = browser.popup().await?;
        browser.screen(SIZE.0, SIZE.1).await?;
        browser.wait_for(".card").await?;
        self.take("store-3-account").await?;
        for (name, page) in [
            ("store-4-options", "options.html"),
            ("store-5-welcome", "welcome.html"),
        ] {
            browser.go(&browser.page_of_extension(page)).await?;
            browser.wait_for("#page main").await?;
            self.take(name).await?;
        }
        panel.close().await
    }

    /// The bird, the name, and what it is about.
    async fn tile(&self) -> Outcome<()> {
        let browser = &self.browser;
        browser.go("about:blank").await?;
        browser.screen(TILE.0, TILE.1).await?;
        let draw = "const [bird, name, line] = arguments;
            document.body.innerHTML = `<div>${bird}</div><h1>${name}</h1><p>${line}</p>`;
            document.body.style.cssText = 'margin: 0; height: 100vh; display: grid; place-content: center; justify-items: center; gap: 6px; background: #f6f1e7; color: #24405f; font-family: Liberation Sans, sans-serif';
            document.querySelector('div').style.cssText = 'width: 110px; height: 110px';
            for (const one of document.querySelectorAll('h1, p')) one.style.margin = 0;
            document.querySelector('h1').style.fontSize = '40px';
            document.querySelector('p').style.fontSize = '18px';";
        let bird = include_str!("../../extension/icons/fieldmark.svg");
        let line = "What kind of account is this?";
        let told = [bird, "Fieldmark", line].map(|text| serde_json::json!(text));
        browser.run(draw, &told).await.map_err(words)?;
        self.take("store-tile").await
    }
}
