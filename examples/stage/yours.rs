//! What is the user's own, in pictures: the two of you, and a word on an account, wherever it stands.

use super::browser::Kind;
use super::camera::{Camera, POPUP};
use super::proxy::Proxy;
use super::wait::{Outcome, until};
use std::sync::Arc;

/// Takes in a diary of former days.
const DIARY: &str = "const now = Math.floor(Date.now() / 1000);
    const line = (days, name, followers, k) => ({
      at: now - days * 86400, handle: 'orbit_bulletin', account: 44196, name,
      followers: { low: followers, high: followers },
      shares: [{ badge: 'replies-often', k, n: 60, low: k / 60 - 0.1, high: k / 60 + 0.1 }],
    });
    const diary = [line(40, 'Orbit Herald', 700000, 30), line(20, 'Orbit Herald', 900000, 34), line(3, 'Orbit Bulletin', 1100000, 2)];
    const value = JSON.stringify({ fieldmark: 1, accounts: { orbit_bulletin: { seen: now + 60, diary } } });
    return chrome.runtime.sendMessage({ control: { press: 'import', value, tab: null } });";

/// Takes them all, in English and in Arabic.
pub async fn pictures(proxy: &Arc<Proxy>) -> Outcome<()> {
    for (language, suffix) in [("en-US", ""), ("ar", "-ar")] {
        let camera = Camera::open(Kind::Chromium, proxy, language, suffix).await?;
        camera.two_of_you().await?;
        camera.word().await?;
        camera.where_it_stands().await?;
        camera.since().await?;
        camera.close().await?;
    }
    Ok(())
}

impl Camera {
    async fn two_of_you(&self) -> Outcome<()> {
        let browser = &self.browser;
        self.read("/tide_and_ember/with_replies").await?;
        browser.wait_for_badge("talks-to-you").await?;
        self.popup_at(".two", "yours-two-unread").await?;
        self.read("/robin_field/with_replies").await?;
        browser.wait_for_badge("replies-often").await?;
        self.popup_at(".answered", "yours-own-profile").await?;
        self.read("/tide_and_ember/with_replies").await?;
        browser.wait_for_badge("talks-to-you").await?;
        self.popup_at(".two", "yours-two").await?;
        self.browser.screen(1280, 1000).await?;
        browser.evidence("talks-to-you").await?;
        self.take("yours-two-evidence").await
    }

    /// The popup where this stands in it, and all of it as a tab.
    async fn popup_at(&self, place: &str, name: &str) -> Outcome<()> {
        let panel = self.browser.popup().await?;
        self.browser.wait_for(".word").await?;
        self.browser.screen(POPUP.0, POPUP.1).await?;
        self.shown(place, name).await?;
        self.browser.whole_page(900).await?;
        self.take(&format!("{name}-tab")).await?;
        panel.close().await
    }

    async fn shown(&self, place: &str, name: &str) -> Outcome<()> {
        let scroll =
            format!("document.querySelector('{place}').scrollIntoView({{ block: 'end' }})");
        self.browser.run(&scroll, &[]).await?;
        self.take(name).await
    }

    async fn word(&self) -> Outcome<()> {
        let browser = &self.browser;
        let panel = browser.popup().await?;
        let (line, tags) = match self.suffix {
            "-ar" => ("التقيتها على الرصيف", "طيور، أصدقاء"),
            _ => ("Met on the pier in Bergen", "birds, friends"),
        };
        browser.type_into(".word [data-press*=word]", line).await?;
        browser.type_into(".word [data-press*=tags]", tags).await?;
        let said = "return document.querySelector('.word [role=status]').textContent !== ''";
        until("the word to be kept", async || browser.truth(said).await).await?;
        browser.screen(POPUP.0, POPUP.1).await?;
        self.shown(".word", "yours-word").await?;
        browser.prefers(&[("prefers-color-scheme", "dark")]).await?;
        self.shown(".word", "yours-word-dark").await?;
        browser.prefers(&[]).await?;
        browser.screen(280, POPUP.1).await?;
        self.shown(".word", "yours-word-narrow").await?;
        panel.close().await
    }

    /// Whom one looked at on four days; those before today are written here.
    async fn since(&self) -> Outcome<()> {
        let browser = &self.browser;
        self.read("/orbit_bulletin/with_replies").await?;
        browser.wait_for_badge("broadcaster").await?;
        let panel = browser.popup().await?;
        browser.press("[data-press*=remember]").await?;
        browser.wait_for("[data-private=off]").await?;
        browser.run(DIARY, &[]).await?;
        panel.close().await?;
        self.read("/orbit_bulletin/with_replies").await?;
        browser.wait_for_badge("broadcaster").await?;
        self.popup_at(".since", "yours-since").await?;
        let panel = browser.popup().await?;
        browser.wait_for(".since").await?;
        browser.screen(280, POPUP.1).await?;
        browser.prefers(&[("prefers-color-scheme", "dark")]).await?;
        self.shown(".since", "yours-since-dark-narrow").await?;
        browser.prefers(&[]).await?;
        panel.close().await
    }

    async fn where_it_stands(&self) -> Outcome<()> {
        let browser = &self.browser;
        let options = browser.page_of_extension("options.html");
        browser.go(&options).await?;
        browser.press("details.fold summary").await?;
        browser
            .press("[data-press*='\"mark\"'][data-press*='tag:']")
            .await?;
        browser.whole_page(800).await?;
        self.take("yours-options").await?;
        for theme in ["light", "dark"] {
            browser.visit(&format!("/home?fake-theme={theme}")).await?;
            browser.screen(1280, 1000).await?;
            browser.wait_for("fieldmark-mark").await?;
            self.take(&format!("yours-marks-{theme}")).await?;
        }
        browser.visit("/robin_field/following").await?;
        browser.wait_for("fieldmark-mark").await?;
        self.take("yours-marks-people").await?;
        let accounts = browser.page_of_extension("popup.html?accounts");
        for (name, width) in [("yours-accounts", 1000), ("yours-accounts-narrow", 360)] {
            browser.go(&accounts).await?;
            browser.wait_for(".word").await?;
            browser.whole_page(width).await?;
            self.take(name).await?;
        }
        browser.screen(1280, 1000).await
    }
}
