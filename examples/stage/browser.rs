//! A real browser with the real extension in it, whose only world is the stage.

use super::capabilities::{FIREFOX_UUID, chromium, firefox};
use super::command::Raw;
use super::driver::Driver;
use super::installed::is_welcome;
use super::proxy::Proxy;
use super::wait::{Outcome, until, words};
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
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

    /// Opens a path of X anew.
    pub async fn visit(&self, path: &str) -> Outcome<()> {
        self.go(&format!("https://x.com{path}")).await
    }

    pub async fn go(&self, url: &str) -> Outcome<()> {
        self.client.goto(url).await.map_err(words)
    }

    /// Moves within the app, as a click on a link would.
    pub async fn move_to(&self, path: &str) -> Outcome<()> {
        self.run("fakeX.go(arguments[0])", &[json!(path)])
            .await
            .map(drop)
    }

    /// Scrolls down to the end of the list, as somebody in a hurry does: a window every few frames.
    pub async fn scroll_to_end(&self) -> Outcome<()> {
        until("the list", async || {
            self.truth("return !!window.fakeX && fakeX.ready()").await
        })
        .await?;
        until("the end of the list", async || self.scroll_on(0.8).await).await
    }

    /// Scrolls by a share of the window and lets the page paint; `Some` at the end of the list.
    pub async fn scroll_on(&self, windows: f64) -> Outcome<Option<()>> {
        let script = "const [windows, done] = arguments; if (fakeX.atEnd()) done(true);
            else { fakeX.scroll(windows); let frames = 3; (function next() { frames-- ? requestAnimationFrame(next) : done(false); })(); }";
        let ended = self
            .client
            .execute_async(script, vec![json!(windows)])
            .await
            .map_err(words)?;
        Ok((ended == json!(true)).then_some(()))
    }

    /// `Some` when the script returns true: for use with [`until`].
    pub async fn truth(&self, script: &str) -> Outcome<Option<()>> {
        Ok((self.run(script, &[]).await? == json!(true)).then_some(()))
    }

    pub async fn wait_for(&self, selector: &str) -> Outcome<Element> {
        until(selector, async || {
            Ok(self.client.find(Locator::Css(selector)).await.ok())
        })
        .await
    }

    /// Clicks what matches as soon as it can be clicked: an element that is redrawn between finding
    /// and clicking it is found anew.
    pub async fn press(&self, selector: &str) -> Outcome<()> {
        until(&format!("{selector} to be pressed"), async || {
            let control = self.client.find(Locator::Css(selector)).await;
            self.click(control.map_err(words)?).await.map(Some)
        })
        .await
    }

    /// Types into what matches as soon as it takes keys.
    pub async fn type_into(&self, selector: &str, keys: &str) -> Outcome<()> {
        until(&format!("{selector} to take keys"), async || {
            let field = self.client.find(Locator::Css(selector)).await;
            let typed = field.map_err(words)?.send_keys(keys).await;
            typed.map(Some).map_err(words)
        })
        .await
    }

    /// Clicks an element in the middle of the window, once it stands still: X's sticky bar would lie
    /// over what is only just scrolled into view, and a person would not press what still moves.
    pub async fn click(&self, element: Element) -> Outcome<()> {
        let script = "const [element, done] = arguments; let last, still = 0;
            element.scrollIntoView({ block: 'center' });
            (function look() {
                const { x, y } = element.getBoundingClientRect();
                still = last === `${x} ${y}` ? still + 1 : 0;
                last = `${x} ${y}`;
                still < 5 ? requestAnimationFrame(look) : done(true);
            })();";
        let this = serde_json::to_value(&element).map_err(words)?;
        let rest = self.client.execute_async(script, vec![this]).await;
        rest.map_err(words)?;
        element.click().await.map_err(words)
    }

    /// Clicks a point of the window, whatever lies there.
    pub async fn click_at(&self, x: f64, y: f64) -> Outcome<()> {
        let (duration, button) = (None, MOUSE_BUTTON_LEFT);
        let clicks = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration, x, y })
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button });
        self.client.perform_actions(clicks).await.map_err(words)
    }

    /// Presses and lets go a key, wherever the focus is.
    pub async fn press_key(&self, key: Key) -> Outcome<()> {
        let value = char::from(key);
        let keys = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.client.perform_actions(keys).await.map_err(words)
    }

    /// Moves to a profile of X as it might be tomorrow: its header has no handle that can be read.
    pub async fn visit_unreadable(&self, path: &str) -> Outcome<()> {
        self.visit("/home").await?;
        self.wait_for("article").await?;
        // From the beginning: a header is read the moment it comes.
        let change = "const set = Element.prototype.setAttribute;
            Element.prototype.setAttribute = function (name, value) { if (name !== 'dir') set.call(this, name, value); };";
        self.run(change, &[]).await?;
        self.move_to(path).await?;
        self.wait_inside("*").await?;
        // One header alone might still be the last profile's: this one goes on changing.
        let again = "setInterval(() => document.querySelector('[data-testid=UserDescription]').append('.'), 200)";
        self.run(again, &[]).await.map(drop)
    }

    /// Waits until a script returns a text that is not empty.
    pub async fn wait_for_text(&self, what: &str, script: &str) -> Outcome<String> {
        until(what, async || {
            let text = self.run(script, &[]).await?;
            let text = text.as_str().unwrap_or_default();
            Ok((!text.is_empty()).then(|| text.to_owned()))
        })
        .await
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
