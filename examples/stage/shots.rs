//! `stage shots`: pictures of everything that is shown, in `target/shots/`, to be looked at.

use super::browser::Kind;
use super::camera::{Camera, POPUP};
use super::proxy::Proxy;
use super::shown::Panel;
use super::site::Site;
use super::wait::{Outcome, until, words};
use super::world::World;
use super::{first_minute, store, yours};
use std::sync::Arc;

/// Takes all pictures, those in English and those in Arabic; or only those of the first minute, of what is the user's own, or for the stores.
pub async fn shots(only: &str) -> Outcome<()> {
    let proxy = Proxy::start(Site::new(&World::of_the_cast().to_json()));
    let proxy = Arc::new(proxy.await.map_err(words)?);
    if only.is_empty() || only == "store" {
        store::pictures(&proxy).await?;
    }
    if only.is_empty() || only == "first-minute" {
        first_minute::pictures(&proxy).await?;
    }
    if only.is_empty() || only == "yours" {
        yours::pictures(&proxy).await?;
    }
    match only {
        "" => everything(&proxy).await,
        _ => Ok(()),
    }
}

async fn everything(proxy: &Arc<Proxy>) -> Outcome<()> {
    let english = Camera::open(Kind::Chromium, proxy, "en-US", "").await?;
    english.first_run().await?;
    for theme in ["light", "dim", "dark"] {
        english.profile(theme).await?;
    }
    english.narrow().await?;
    english.chips().await?;
    english.popups().await?;
    english.elsewhere().await?;
    english.pages().await?;
    english.close().await?;
    let arabic = Camera::open(Kind::Chromium, proxy, "ar", "-ar").await?;
    arabic.first_run().await?;
    arabic.profile("light").await?;
    arabic.popups().await?;
    arabic.pages().await?;
    arabic.close().await
}

impl Camera {
    async fn profile(&self, theme: &str) -> Outcome<()> {
        let browser = &self.browser;
        let language = if self.suffix == "-ar" { "ar" } else { "en" };
        let address = format!("with_replies?fake-theme={theme}&fake-lang={language}");
        self.read(&format!("/orbit_bulletin/{address}")).await?;
        browser.wait_for_badge("broadcaster").await?;
        self.take(&format!("profile-{theme}")).await?;
        browser.evidence("broadcaster").await?;
        self.take(&format!("evidence-{theme}")).await?;
        browser.screen(1280, 720).await?;
        self.take(&format!("evidence-short-{theme}")).await?;
        browser.screen(1280, 1000).await?;
        self.read(&format!("/tide_and_ember/{address}")).await?;
        browser.wait_for_badge("replies-often").await?;
        self.take(&format!("answers-{theme}")).await?;
        if theme == "light" {
            self.read("/qamar_diary/with_replies?fake-lang=ar").await?;
            self.take("profile-rtl").await?;
            browser.wait_for_badge("follows-you").await?;
            browser.evidence("follows-you").await?;
            self.take("evidence-rtl").await?;
        }
        Ok(())
    }

    async fn narrow(&self) -> Outcome<()> {
        let browser = &self.browser;
        browser.screen(360, 780).await?;
        self.read("/orbit_bulletin/with_replies").await?;
        browser.wait_for_badge("broadcaster").await?;
        self.take("profile-narrow").await?;
        browser.evidence("broadcaster").await?;
        self.take("evidence-narrow").await?;
        browser.screen(1280, 1000).await
    }

    /// What is missing: chips, each open where it explains itself.
    async fn chips(&self) -> Outcome<()> {
        let browser = &self.browser;
        for (name, path, chip) in [
            ("few", "/fresh_ink_lab/with_replies", "few"),
            ("replies", "/harbour_kites", "replies"),
            (
                "signed-out",
                "/komorebi_notes?fake-viewer=none",
                "signed-out",
            ),
            ("protected", "/quiet_ledger", "protected"),
        ] {
            browser.visit(path).await?;
            browser.wait_for_chip(chip).await?;
            if name != "replies" {
                let chip = format!("button[data-chip=\"{chip}\"]");
                browser.press_inside(&chip).await?;
                browser.wait_inside(":popover-open").await?;
            }
            self.take(&format!("chip-{name}")).await?;
        }
        Ok(())
    }

    async fn first_run(&self) -> Outcome<()> {
        self.read("/orbit_bulletin/with_replies").await?;
        self.browser.wait_for_badge("broadcaster").await?;
        let panel = self.popup(POPUP).await?;
        self.take("popup-first-run").await?;
        self.browser.press(".welcome summary").await?;
        self.take("popup-first-run-open").await?;
        self.browser.press(".welcome .act").await?;
        until("the first sentences to go", async || {
            self.browser
                .truth("return !document.querySelector('.welcome')")
                .await
        })
        .await?;
        panel.close().await
    }

    async fn popup(&self, (width, height): (u32, u32)) -> Outcome<Panel<'_>> {
        let panel = self.browser.popup().await?;
        self.browser.screen(width, height).await?;
        self.browser.wait_for("[data-private]").await?;
        Ok(panel)
    }

    async fn popups(&self) -> Outcome<()> {
        let browser = &self.browser;
        for (name, path, chip) in [
            ("broadcaster", "/orbit_bulletin/with_replies", ""),
            ("answers", "/tide_and_ember/with_replies", ""),
            ("own", "/robin_field/with_replies", ""),
            ("few", "/fresh_ink_lab/with_replies", "few"),
            ("no-profile", "/home", ""),
        ] {
            self.read(path).await?;
            if !chip.is_empty() {
                browser.wait_for_chip(chip).await?;
            }
            let panel = self.popup(POPUP).await?;
            self.take(&format!("popup-{name}")).await?;
            if name == "broadcaster" {
                self.unfolded().await?;
            }
            panel.close().await?;
        }
        self.cannot_read().await?;
        browser
            .go(&browser.page_of_extension("popup.html?tab=0"))
            .await?;
        browser.screen(POPUP.0, POPUP.1).await?;
        browser.wait_for("[data-private]").await?;
        self.take("popup-no-x").await?;
        browser.screen(1280, 1000).await
    }

    /// The popup in the dark, with a card open, and as a tab.
    async fn unfolded(&self) -> Outcome<()> {
        let browser = &self.browser;
        browser.prefers(&[("prefers-color-scheme", "dark")]).await?;
        self.take("popup-dark").await?;
        browser.press("[data-badge=broadcaster] summary").await?;
        self.take("popup-open-dark").await?;
        browser.prefers(&[]).await?;
        browser.prefers(&[("forced-colors", "active")]).await?;
        self.take("popup-forced-colours").await?;
        browser.prefers(&[]).await?;
        browser.whole_page(900).await?;
        self.take("popup-tab").await
    }

    /// X as it might be tomorrow: a header without a handle.
    async fn cannot_read(&self) -> Outcome<()> {
        let browser = &self.browser;
        browser.visit_unreadable("/tide_and_ember").await?;
        browser.wait_for_chip("cannot-read").await?;
        self.take("chip-cannot-read").await?;
        let panel = self.popup(POPUP).await?;
        self.take("popup-cannot-read").await?;
        panel.close().await
    }

    /// Marks beside names, and dimmed posts; everything that they need was read before.
    async fn elsewhere(&self) -> Outcome<()> {
        let browser = &self.browser;
        browser
            .go(&browser.page_of_extension("options.html"))
            .await?;
        let choose = "const done = arguments[0]; const say = (press) => chrome.runtime.sendMessage({ control: { press, value: 'true', tab: null } });
            Promise.all([...['broadcaster', 'mostly-links', 'replies-often', 'follows-few-back'].map((badge) => say({ mark: { badge } })), say({ dim: { badge: 'broadcaster' } })]).then(() => done(true));";
        browser.run_until_done(choose, &[]).await?;
        for theme in ["light", "dark"] {
            browser.visit(&format!("/home?fake-theme={theme}")).await?;
            browser.wait_for("fieldmark-veil").await?;
            self.take(&format!("marks-{theme}")).await?;
        }
        browser.visit("/harbour_kites/followers").await?;
        browser.wait_for("fieldmark-mark").await?;
        browser.run("fakeX.hover('orbit_bulletin')", &[]).await?;
        browser
            .wait_for("[data-testid=HoverCard] fieldmark-mark")
            .await?;
        self.take("marks-people").await
    }

    async fn pages(&self) -> Outcome<()> {
        let browser = &self.browser;
        for (name, page) in [
            ("options", "options.html"),
            ("accounts", "popup.html?accounts"),
            ("welcome", "welcome.html"),
            ("changes", "changes.html"),
        ] {
            browser.go(&browser.page_of_extension(page)).await?;
            browser.wait_for("main").await?;
            browser.whole_page(1000).await?;
            self.take(name).await?;
            browser.prefers(&[("prefers-color-scheme", "dark")]).await?;
            self.take(&format!("{name}-dark")).await?;
            browser.prefers(&[]).await?;
            browser.whole_page(360).await?;
            self.take(&format!("{name}-narrow")).await?;
        }
        browser.screen(1280, 1000).await
    }
}
