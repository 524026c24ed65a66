//! The extension's background: whether it runs, and how it is stopped.

use super::browser::{Browser, Kind};
use super::capabilities::FIREFOX_UUID;
use super::wait::Outcome;
use serde_json::{Value, json};

impl Browser {
    /// Chromium's service worker while it runs: its target and the extension's base address.
    pub async fn worker(&self) -> Outcome<Option<(String, String)>> {
        let targets = self
            .devtools(
                "Target.getTargets",
                json!({"filter": [{"type": "service_worker"}]}),
            )
            .await?;
        let found = targets["targetInfos"]
            .as_array()
            .into_iter()
            .flatten()
            .find_map(|target| {
                let base = target["url"]
                    .as_str()?
                    .strip_prefix("chrome-extension://")?
                    .split('/')
                    .next()?;
                Some((
                    target["targetId"].as_str()?.to_owned(),
                    format!("chrome-extension://{base}"),
                ))
            });
        Ok(found)
    }

    /// Stops the background, if it runs, as the browser itself does when it has been idle. An open
    /// page may wake it again at once.
    pub async fn kill_worker(&self) -> Outcome<()> {
        match self.kind {
            Kind::Chromium => self.close_worker().await,
            Kind::Firefox => self.end_event_page().await,
        }
    }

    async fn close_worker(&self) -> Outcome<()> {
        let Some((target, _)) = self.worker().await? else {
            return Ok(());
        };
        let closed = self
            .devtools("Target.closeTarget", json!({"targetId": target}))
            .await?;
        if closed["success"] == json!(true) {
            Ok(())
        } else {
            Err("the worker did not stop".into())
        }
    }

    async fn end_event_page(&self) -> Outcome<()> {
        let script = "const [uuid, done] = arguments;
            const policy = WebExtensionPolicy.getByHostname(uuid);
            policy.extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true }).then(() => done(true), (error) => done(String(error)));";
        match self.as_firefox(script, &[json!(FIREFOX_UUID)]).await? {
            Value::Bool(true) => Ok(()),
            error => Err(format!("the event page did not end: {error}")),
        }
    }
}
