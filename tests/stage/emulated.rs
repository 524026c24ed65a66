//! What DevTools can pretend: the size of the screen, colours, motion (Chromium only).

use super::browser::{Browser, Kind};
use super::wait::{Outcome, words};
use serde_json::{Value, json};

impl Browser {
    /// The page stands on a screen of this size, whatever the window's.
    pub async fn screen(&self, width: u32, height: u32) -> Outcome<()> {
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", size)
            .await
            .map(drop)
    }

    /// The screen is as tall as the page, so that nothing has to be scrolled to.
    pub async fn whole_page(&self, width: u32) -> Outcome<()> {
        self.screen(width, 600).await?;
        let height = self
            .run("return document.documentElement.scrollHeight", &[])
            .await?;
        let height = height.as_u64().and_then(|tall| u32::try_from(tall).ok());
        self.screen(width, height.unwrap_or(600).clamp(200, 8_000))
            .await
    }

    /// One window, as it was opened: whatever a case that failed has left behind goes.
    pub async fn settle_down(&self) -> Outcome<()> {
        let windows = self.client.windows().await.map_err(words)?;
        for window in windows.iter().skip(1).cloned() {
            self.client.switch_to_window(window).await.map_err(words)?;
            self.client.close_window().await.map_err(words)?;
        }
        for window in windows.into_iter().take(1) {
            self.client.switch_to_window(window).await.map_err(words)?;
        }
        if self.kind == Kind::Chromium {
            self.devtools("Emulation.clearDeviceMetricsOverride", json!({}))
                .await?;
            self.prefers(&[]).await?;
        }
        Ok(())
    }

    /// What the user prefers: `prefers-color-scheme: dark`, `forced-colors: active`, ….
    pub async fn prefers(&self, features: &[(&str, &str)]) -> Outcome<()> {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        self.devtools("Emulation.setEmulatedMedia", json!({"features": features}))
            .await
            .map(drop)
    }
}
