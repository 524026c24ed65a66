//! What befalls Fieldmark in a browser: the page that it opens on installing, the access that the user
//! takes and gives, and that it is switched off and on.

use super::browser::{Browser, Kind};
use super::capabilities::FIREFOX_UUID;
use super::wait::{Outcome, until, words};
use serde_json::{Value, json};
use std::path::Path;

/// Closes the page once it has come.
const CLOSE: &str = "const done = arguments[0]; const page = chrome.runtime.getURL('welcome.html');
    chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === page && tab.status === 'complete'))
        .then((tab) => tab ? chrome.tabs.remove(tab.id).then(() => done(true)) : done(false));";

/// What a user chooses on Chromium's page of extensions: that one works on all of its pages, or when pressed.
const CHOOSE: &str = "const [id, access, done] = arguments;
    chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: access }).then(() => done(true), (error) => done(String(error)));";

/// The same in Firefox, where all of it can be taken. Then a question of ours is answered with yes.
const TAKE: &str = "const [uuid, done] = arguments;
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const { extension } = WebExtensionPolicy.getByHostname(uuid);
    Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false);
    ExtensionPermissions.remove(extension.id, { permissions: [], origins: extension.manifest.host_permissions }, extension).then(() => done(true), (error) => done(String(error)));";

/// Off and on again, on the same page.
const SWITCH: &str =
    "const [id, done] = arguments; const set = (on) => chrome.management.setEnabled(id, on);
    set(false).then(() => set(true)).then(() => done(true), (error) => done(String(error)));";

/// The same in Firefox.
const SWITCH_IN_FIREFOX: &str = "const [uuid, done] = arguments;
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const id = WebExtensionPolicy.getByHostname(uuid).id;
    AddonManager.getAddonByID(id).then(async (addon) => { await addon.disable(); await addon.enable(); done(true); }).catch((error) => done(String(error)));";

impl Browser {
    /// The user takes away the access to X, away from the page in view.
    pub async fn take_access(&self) -> Outcome<()> {
        match self.kind {
            Kind::Chromium => self.choose_access("ON_CLICK").await,
            Kind::Firefox => done(self.as_firefox(TAKE, &[json!(FIREFOX_UUID)]).await?),
        }
    }

    /// The user gives it back on Chromium's own page: its question stands outside of all pages, where no
    /// driver reaches it.
    pub async fn choose_access(&self, access: &str) -> Outcome<()> {
        self.on_chromiums_page_of_extensions(CHOOSE, Some(access))
            .await
    }

    /// Switches the extension off and on again, as its reader does on the browser's page of
    /// extensions.
    pub async fn start_anew(&self) -> Outcome<()> {
        match self.kind {
            Kind::Chromium => self.on_chromiums_page_of_extensions(SWITCH, None).await,
            Kind::Firefox => done(
                self.as_firefox(SWITCH_IN_FIREFOX, &[json!(FIREFOX_UUID)])
                    .await?,
            ),
        }
    }

    /// Runs a script there, in a window beside; it is given the extension's id, and what else it asks for.
    async fn on_chromiums_page_of_extensions(
        &self,
        script: &str,
        choice: Option<&str>,
    ) -> Outcome<()> {
        let home = self.page_of_extension("");
        let id = home
            .trim_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or_default();
        let here = self.client.window().await.map_err(words)?;
        self.open_beside().await?;
        self.go("chrome://extensions").await?;
        let given: Vec<Value> = [id]
            .into_iter()
            .chain(choice)
            .map(|one| json!(one))
            .collect();
        let answer = self.run_until_done(script, &given).await;
        self.client.close_window().await.map_err(words)?;
        self.look_at(&here).await?;
        done(answer?)
    }

    /// Waits for the page and closes it, so that the first tab is in sight again.
    pub(super) async fn close_welcome(&self) -> Outcome<()> {
        self.go(&self.page_of_extension("popup.html")).await?;
        until("the page that opens on installing", async || {
            let closed = self.run_until_done(CLOSE, &[]).await?;
            Ok((closed == json!(true)).then_some(()))
        })
        .await?;
        self.go("about:blank").await
    }
}

/// Whether that extension opens one. Unpacked it is new to the browser each time, on old files too.
pub(super) fn is_welcome(extension: Option<&Path>) -> bool {
    extension.is_some_and(|folder| folder.join("welcome.html").exists())
}

fn done(answer: Value) -> Outcome<()> {
    match answer {
        Value::Bool(true) => Ok(()),
        error => Err(format!("nothing changed: {error}")),
    }
}
