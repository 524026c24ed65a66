//! What only Firefox's own scripts can do: the driver lets us be one of them.

use super::browser::Browser;
use super::command::Raw;
use super::wait::Outcome;
use serde_json::{Value, json};

/// The browser's element for the page in view takes a size of its own, whatever the window's.
const SCREEN: &str = "const [width, height, done] = arguments;
    const { style } = gBrowser.selectedBrowser;
    for (const name of ['width', 'min-width', 'max-width']) style.setProperty(name, `${width}px`);
    for (const name of ['height', 'min-height', 'max-height']) style.setProperty(name, `${height}px`);
    done(true);";

const PREFERS: &str = "const [wanted, done] = arguments;
    const page = gBrowser.selectedBrowser.browsingContext;
    const overrides = { 'prefers-color-scheme': 'prefersColorSchemeOverride', 'prefers-reduced-motion': 'prefersReducedMotionOverride', 'forced-colors': 'forcedColorsOverride' };
    for (const [feature, name] of Object.entries(overrides)) page[name] = wanted[feature] ?? 'none';
    done(true);";

/// What points: something coarse, or what is there.
const THUMBS: &str = "const [on, done] = arguments;
    for (const name of ['ui.primaryPointerCapabilities', 'ui.allPointerCapabilities']) on ? Services.prefs.setIntPref(name, 1) : Services.prefs.clearUserPref(name);
    done(true);";

const SETTLE: &str = "const done = arguments[0];
    for (const side of ['width', 'height']) for (const name of [side, `min-${side}`, `max-${side}`]) gBrowser.selectedBrowser.style.removeProperty(name);
    done(true);";

impl Browser {
    /// Runs a script that sees all of Firefox, in the window in view; its last argument is called
    /// when it is done.
    pub async fn as_firefox(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        self.context("chrome").await?;
        let answer = self.run_until_done(script, arguments).await;
        self.context("content").await?;
        answer
    }

    async fn context(&self, name: &str) -> Outcome<()> {
        self.command(Raw::post("moz/context", json!({"context": name})))
            .await
            .map(drop)
    }

    pub(super) async fn firefox_screen(&self, width: u32, height: u32) -> Outcome<()> {
        self.as_firefox(SCREEN, &[json!(width), json!(height)])
            .await
            .map(drop)
    }

    pub(super) async fn firefox_thumbs(&self, on: bool) -> Outcome<()> {
        self.as_firefox(THUMBS, &[json!(on)]).await.map(drop)
    }

    pub(super) async fn firefox_settles(&self) -> Outcome<()> {
        self.as_firefox(SETTLE, &[]).await.map(drop)
    }

    pub(super) async fn firefox_prefers(&self, features: &[(&str, &str)]) -> Outcome<()> {
        let wanted: serde_json::Map<String, Value> = features
            .iter()
            .map(|(name, value)| (name.to_string(), json!(value)))
            .collect();
        self.as_firefox(PREFERS, &[wanted.into()]).await.map(drop)
    }
}
