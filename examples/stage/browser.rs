//! A real browser with the real extension in it, whose only world is the stage.

use super::capabilities::{FIREFOX_UUID, chromium, firefox};
use super::command::Raw;
use super::driver::Driver;
use super::installed::is_welcome;
use super::proxy::Proxy;
use super::wait::{Outcome, until, words};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Chromium,
    Firefox,
}

/// How a browser is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// The unpacked extension; `None` is the page alone.
    pub extension: Option<PathBuf>,
    pub window: (u32, u32),
    pub headless: bool,
    /// The browser's own language.
    pub language: String,
}

impl Options {
    /// The extension as built, in a window like a laptop's.
    pub fn of(kind: Kind) -> Options {
        let name = if kind == Kind::Chromium {
            "chrome"
        } else {
            "firefox"
        };
        let built = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("dist")
            .join(name);
        Options {
            extension: Some(built),
            window: (1280, 1000),
            headless: true,
            language: "en-US".into(),
        }
    }

    /// The page alone.
    pub fn bare(mut self) -> Options {
        self.extension = None;
        self
    }
}

/// An open browser.
pub struct Browser {
    pub client: Client,
    pub proxy: Arc<Proxy>,
    pub kind: Kind,
    /// `chrome-extension://id` or `moz-extension://uuid`, when there is an extension.
    base: String,
    driver: Driver,
    /// The browser's own files, gone after it.
    profile: Profile,
}

impl Browser {
    pub async fn chromium(options: &Options, proxy: &Arc<Proxy>) -> Outcome<Browser> {
        Browser::on(Profile::new()?, Kind::Chromium, options, proxy).await
    }

    /// Opens a browser on the files of one that was closed, or on none.
    pub async fn on(
        profile: Profile,
        kind: Kind,
        options: &Options,
        proxy: &Arc<Proxy>,
    ) -> Outcome<Browser> {
        let welcome = is_welcome(options.extension.as_deref());
        let browser = match kind {
            Kind::Chromium => Browser::open_chromium(profile, options, proxy).await?,
            Kind::Firefox => Browser::open_firefox(profile, options, proxy).await?,
        };
        if welcome {
            browser.close_welcome().await?;
        }
        Ok(browser)
    }

    async fn open_chromium(
        profile: Profile,
        options: &Options,
        proxy: &Arc<Proxy>,
    ) -> Outcome<Browser> {
        let wanted = chromium(options, proxy.address, profile.folder());
        let driver = Driver::chrome(&options.language).await?;
        let mut browser = Browser::open(Kind::Chromium, driver, wanted, profile, proxy).await?;
        if options.extension.is_some() {
            browser.base = browser.chromium_base().await?;
        }
        Ok(browser)
    }

    async fn open_firefox(
        profile: Profile,
        options: &Options,
        proxy: &Arc<Proxy>,
    ) -> Outcome<Browser> {
        let addon = options.extension.as_deref().map(gecko_id).transpose()?;
        let wanted = firefox(options, proxy.address, profile.folder(), addon.as_deref());
        let driver = Driver::gecko().await?;
        let mut browser = Browser::open(Kind::Firefox, driver, wanted, profile, proxy).await?;
        if let Some(extension) = &options.extension {
            let install = json!({"path": extension, "temporary": true});
            browser
                .command(Raw::post("moz/addon/install", install))
                .await?;
            browser.base = format!("moz-extension://{FIREFOX_UUID}");
        }
        Ok(browser)
    }

    async fn open(
        kind: Kind,
        driver: Driver,
        wanted: Value,
        profile: Profile,
        proxy: &Arc<Proxy>,
    ) -> Outcome<Browser> {
        let wanted = wanted.as_object().cloned().unwrap_or_default();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder
            .capabilities(wanted)
            .connect(&driver.url())
            .await
            .map_err(words)?;
        Ok(Browser {
            client,
            proxy: proxy.clone(),
            kind,
            base: String::new(),
            profile,
            driver,
        })
    }

    /// Closes the browser in good order; dropping it does so in haste.
    pub async fn close(self) -> Outcome<()> {
        self.close_and_keep().await.map(drop)
    }

    /// Closes the browser in good order, and keeps its files.
    pub async fn close_and_keep(self) -> Outcome<Profile> {
        self.client.clone().close().await.map_err(words)?;
        Ok(self.profile)
    }

    /// Where the browser keeps its files.
    pub fn files(&self) -> &Path {
        self.profile.folder()
    }

    /// Any command of WebDriver or of the driver's own.
    pub async fn command(&self, command: Raw) -> Outcome<Value> {
        self.client.issue_cmd(command).await.map_err(words)
    }

    /// A command of the DevTools protocol to the current tab (Chromium only).
    pub async fn devtools(&self, name: &str, parameters: Value) -> Outcome<Value> {
        self.command(Raw::post(
            "goog/cdp/execute",
            json!({"cmd": name, "params": parameters}),
        ))
        .await
    }

    /// Runs a script in the page's own world.
    pub async fn run(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        self.client
            .execute(script, arguments.to_vec())
            .await
            .map_err(words)
    }

    /// Runs a script that hands its value to its last argument, once it has one.
    pub async fn run_until_done(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        let done = self.client.execute_async(script, arguments.to_vec());
        done.await.map_err(words)
    }

    pub async fn resize(&self, width: u32, height: u32) -> Outcome<()> {
        self.client
            .set_window_size(width, height)
            .await
            .map_err(words)
    }

    pub async fn screenshot(&self, file: &Path) -> Outcome<()> {
        let picture = self.client.screenshot().await.map_err(words)?;
        std::fs::create_dir_all(file.parent().unwrap_or(Path::new("."))).map_err(words)?;
        std::fs::write(file, picture).map_err(words)
    }

    /// What the browser's log says of the extension's scripts: their own lines, and what they throw.
    pub fn logged(&self) -> Vec<String> {
        self.driver.logged()
    }

    /// What the extension's scripts threw and nobody caught.
    pub fn thrown(&self) -> Vec<String> {
        let mut lines = self.logged();
        lines.retain(|line| line.contains("Uncaught") || line.contains("JavaScript error"));
        lines
    }

    /// The address of one of the extension's pages.
    pub fn page_of_extension(&self, page: &str) -> String {
        format!("{}/{page}", self.base)
    }

    async fn chromium_base(&self) -> Outcome<String> {
        let base = until("the extension to start", async || {
            match self.driver.complaints() {
                none if none.is_empty() => Ok(self.worker().await?.map(|(_, base)| Ok(base))),
                complaints => Ok(Some(Err(complaints))),
            }
        });
        base.await?
    }
}

/// The add-on id in an unpacked Firefox extension.
fn gecko_id(extension: &Path) -> Outcome<String> {
    let file = extension.join("manifest.json");
    let text =
        std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let manifest: Value = serde_json::from_str(&text).map_err(words)?;
    let id = manifest["browser_specific_settings"]["gecko"]["id"].as_str();
    id.map(str::to_owned)
        .ok_or("the manifest has no gecko id".into())
}

/// A folder for one browser's files.
pub struct Profile(PathBuf);

impl Profile {
    pub fn folder(&self) -> &Path {
        &self.0
    }

    pub fn new() -> Outcome<Profile> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "fieldmark-stage-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).map_err(words)?;
        Ok(Profile(path))
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}
