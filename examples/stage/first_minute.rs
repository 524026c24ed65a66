//! The first minute as one walk, in pictures: from installing to the panel, in both browsers, light and dark.

use super::browser::Kind;
use super::camera::{Camera, POPUP};
use super::proxy::Proxy;
use super::wait::{Outcome, until};
use std::sync::Arc;

/// Takes them all.
pub async fn pictures(proxy: &Arc<Proxy>) -> Outcome<()> {
    for (kind, suffix) in [(Kind::Chromium, "-chromium"), (Kind::Firefox, "-firefox")] {
        for scheme in ["light", "dark"] {
            let camera = Camera::open(kind, proxy, "en-US", suffix).await?;
            camera.walk(scheme).await?;
            camera.close().await?;
        }
    }
    Ok(())
}

impl Camera {
    async fn walk(&self, scheme: &str) -> Outcome<()> {
        let browser = &self.browser;
        let name = |step: &str| format!("first-minute-{scheme}-{step}");
        let welcome = browser.page_of_extension("welcome.html");
        browser.screen(1280, 800).await?;
        browser.go(&welcome).await?;
        browser.prefers(&[("prefers-color-scheme", scheme)]).await?;
        browser.wait_for(".hello").await?;
        self.take(&name("1-installed")).await?;
        browser.take_access().await?;
        browser.wait_for("[data-chip=no-access]").await?;
        self.take(&name("2-no-access")).await?;
        self.grant().await?;
        until("the page to begin anew with access", async || {
            let calm = "return !!document.querySelector('.hello') && !document.querySelector('[data-chip=no-access]')";
            browser.truth(calm).await
        })
        .await?;
        let theme = if scheme == "dark" {
            "?fake-theme=dark"
        } else {
            ""
        };
        browser.visit(&format!("/robin_field{theme}")).await?;
        browser.wait_for_chip("reading").await?;
        self.take(&name("3-own-profile")).await?;
        let replies = format!("/robin_field/with_replies{theme}");
        self.read(&replies).await?;
        let badge = browser.wait_for_badge("replies-often").await?;
        self.take(&name("4-first-badges")).await?;
        browser.evidence(&badge.id).await?;
        self.take(&name("5-evidence")).await?;
        let panel = browser.popup().await?;
        browser.prefers(&[("prefers-color-scheme", scheme)]).await?;
        browser.screen(POPUP.0, POPUP.1).await?;
        browser.wait_for(".card").await?;
        self.take(&name("6-panel")).await?;
        panel.close().await
    }

    /// Firefox asks, and is answered with yes; Chromium's question no driver can answer.
    async fn grant(&self) -> Outcome<()> {
        match self.browser.kind {
            Kind::Firefox => self.browser.press("[data-press='\"access\"']").await,
            Kind::Chromium => self.browser.choose_access("ON_ALL_SITES").await,
        }
    }
}
