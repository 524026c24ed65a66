//! A browser that pictures are taken of.

use super::browser::{Browser, Kind, Options, Profile};
use super::proxy::Proxy;
use super::wait::Outcome;
use std::path::PathBuf;
use std::sync::Arc;

/// What a popup is at most: the browser gives it no more.
pub const POPUP: (u32, u32) = (380, 560);

/// A browser in one language, and where its pictures go.
pub struct Camera {
    pub browser: Browser,
    folder: PathBuf,
    /// Stands at the end of every name.
    pub suffix: &'static str,
}

impl Camera {
    pub async fn open(
        kind: Kind,
        proxy: &Arc<Proxy>,
        language: &str,
        suffix: &'static str,
    ) -> Outcome<Camera> {
        let options = Options {
            language: language.into(),
            ..Options::of(kind)
        };
        let browser = Browser::on(Profile::new()?, kind, &options, proxy).await?;
        browser.screen(1280, 1000).await?;
        Ok(Camera {
            browser,
            folder: PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/shots"),
            suffix,
        })
    }

    pub async fn close(self) -> Outcome<()> {
        println!("Pictures: {}", self.folder.display());
        self.browser.close().await
    }

    pub async fn take(&self, name: &str) -> Outcome<()> {
        // Fonts and transitions have come to rest by the second frame that changes nothing.
        let rest = "const done = arguments[0]; document.fonts.ready.then(() =>
            Promise.allSettled(document.getAnimations().map((one) => one.finished))).then(() =>
            requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";
        self.browser.run_until_done(rest, &[]).await?;
        let file = self.folder.join(format!("{name}{}.png", self.suffix));
        self.browser.screenshot(&file).await
    }

    /// Reads somebody's whole list, and goes back to where the row is.
    pub async fn read(&self, path: &str) -> Outcome<()> {
        self.browser.visit(path).await?;
        self.browser.scroll_to_end().await?;
        self.browser.run("scrollTo(0, 0)", &[]).await.map(drop)
    }
}
