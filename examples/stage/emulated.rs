//! What the browser can be made to pretend: the size of the screen, colours, motion. Chromium does it
//! for DevTools, Firefox for its own scripts.

use super::browser::{Browser, Kind};
use super::wait::{Outcome, until, words};
use serde_json::{Value, json};

impl Browser {
    /// The page stands on a screen of this size, whatever the window's.
    pub async fn screen(&self, width: u32, height: u32) -> Outcome<()> {
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        match self.kind {
            Kind::Chromium => {
                let name = "Emulation.setDeviceMetricsOverride";
                self.devtools(name, size).await.map(drop)?;
            }
            Kind::Firefox => self.firefox_screen(width, height).await?,
        }
        until("the page to fit the screen", async || {
            self.truth(&format!(
                "return innerWidth === {width} && innerHeight === {height}"
            ))
            .await
        })
        .await
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
        for window in windows.iter().skip(1) {
            self.look_at(window).await?;
            self.client.close_window().await.map_err(words)?;
        }
        if let Some(first) = windows.first() {
            self.look_at(first).await?;
        }
        match self.kind {
            Kind::Chromium => {
                let name = "Emulation.clearDeviceMetricsOverride";
                self.devtools(name, json!({})).await.map(drop)?;
            }
            Kind::Firefox => self.firefox_settles().await?,
        }
        self.prefers(&[]).await
    }

    /// What the user prefers: `prefers-color-scheme: dark`, `forced-colors: active`, ….
    pub async fn prefers(&self, features: &[(&str, &str)]) -> Outcome<()> {
        match self.kind {
            Kind::Chromium => self.chromium_prefers(features).await?,
            Kind::Firefox => self.firefox_prefers(features).await?,
        }
        for (name, value) in features {
            until(
                &format!("the page to know of {name}: {value}"),
                async || {
                    self.truth(&format!("return matchMedia('({name}: {value})').matches"))
                        .await
                },
            )
            .await?;
        }
        Ok(())
    }

    /// The screen is pressed with thumbs, or no more.
    pub async fn thumbs(&self, on: bool) -> Outcome<()> {
        match self.kind {
            Kind::Chromium => {
                let name = "Emulation.setTouchEmulationEnabled";
                self.devtools(name, json!({ "enabled": on })).await?;
            }
            Kind::Firefox => self.firefox_thumbs(on).await?,
        }
        until("the page to know of thumbs", async || {
            let coarse = format!("return matchMedia('(pointer: coarse)').matches === {on}");
            self.truth(&coarse).await
        })
        .await
    }

    async fn chromium_prefers(&self, features: &[(&str, &str)]) -> Outcome<()> {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        self.devtools("Emulation.setEmulatedMedia", json!({"features": features}))
            .await
            .map(drop)
    }
}
