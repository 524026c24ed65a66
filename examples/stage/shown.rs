//! What Fieldmark shows: the badges and chips in its closed root, and the panel.

use super::browser::Browser;
use super::wait::{Outcome, until, words};
use fantoccini::Locator;
use fantoccini::elements::Element;
use fantoccini::wd::WindowHandle;
use serde::Deserialize;
use serde_json::{Value, json};

/// The element whose closed root holds everything.
pub const HOST: &str = "fieldmark-badges";

/// Without a screen a tab is not hidden by the one in front of it. In Firefox scripts see a page through a glass.
const HIDDEN: &str = "Object.defineProperty(document.wrappedJSObject ?? document, 'hidden', { value: true, configurable: true })";
const SEEN: &str = "delete (document.wrappedJSObject ?? document).hidden; document.dispatchEvent(new Event('visibilitychange'))";

/// A badge as drawn: what it stands on is in its attributes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Badge {
    pub id: String,
    pub k: Option<f64>,
    pub n: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub text: String,
}

/// A quiet note of what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Chip {
    pub id: String,
    pub text: String,
}

/// Reads badges and chips below `root`; runs in the page, on nodes the page itself cannot reach.
const READ: &str = "
    const number = (element, name) => name in element.dataset ? Number(element.dataset[name]) : null;
    const text = (element) => element.innerText.trim();
    const badges = [...root.querySelectorAll('[data-badge]')].map((badge) => ({ id: badge.dataset.badge,
        k: number(badge, 'k'), n: number(badge, 'n'), low: number(badge, 'low'), high: number(badge, 'high'), text: text(badge) }));
    const made = (element) => [...element.querySelectorAll('[data-words]')].map((one) => one.dataset.words);
    const chips = [...root.querySelectorAll('[data-chip]')].map((chip) => ({ id: chip.dataset.chip, text: [...made(chip), text(chip)].join(' ').trim() }));
    return { badges, chips };";

impl Browser {
    /// Runs a script in which `root` is the closed root; nothing when there is no root or it is empty.
    pub async fn inside(&self, script: &str, arguments: &[Value]) -> Outcome<Option<Value>> {
        let reach = format!(
            "const [anchor, ...given] = arguments; const root = anchor.getRootNode(); {script}"
        );
        until("the badges to stay for a moment", async || {
            let Some(element) = self.find_inside("*").await? else {
                return Ok(Some(Ok(None)));
            };
            let mut all = vec![serde_json::to_value(element).map_err(words)?];
            all.extend_from_slice(arguments);
            // The anchor may be redrawn between finding and using it.
            match self.run(&reach, &all).await {
                Err(error) if error.contains("stale") || error.contains("detached") => Ok(None),
                done => Ok(Some(done.map(Some))),
            }
        })
        .await?
    }

    /// The first element in the closed root that matches, to click and type on as a person would.
    pub async fn find_inside(&self, selector: &str) -> Outcome<Option<Element>> {
        let Ok(host) = self.client.find(Locator::Css(HOST)).await else {
            return Ok(None);
        };
        let Ok(root) = host.shadow_root().await else {
            return Ok(None);
        };
        Ok(root.find(Locator::Css(selector)).await.ok())
    }

    /// Waits for an element in the closed root.
    pub async fn wait_inside(&self, selector: &str) -> Outcome<Element> {
        until(&format!("{selector} in the badges"), async || {
            self.find_inside(selector).await
        })
        .await
    }

    /// The badges in the page, in order.
    pub async fn badges(&self) -> Outcome<Vec<Badge>> {
        list(self.inside(READ, &[]).await?, "badges")
    }

    /// The chips in the page, in order.
    pub async fn chips(&self) -> Outcome<Vec<Chip>> {
        list(self.inside(READ, &[]).await?, "chips")
    }

    pub async fn wait_for_badge(&self, id: &str) -> Outcome<Badge> {
        until(&format!("the badge {id}"), async || {
            Ok(self
                .badges()
                .await?
                .into_iter()
                .find(|badge| badge.id == id))
        })
        .await
    }

    pub async fn wait_for_chip(&self, id: &str) -> Outcome<Chip> {
        until(&format!("the chip {id}"), async || {
            Ok(self.chips().await?.into_iter().find(|chip| chip.id == id))
        })
        .await
    }

    /// Clicks what matches in the closed root as soon as it can be clicked and stands still: a click on what
    /// moves meanwhile meets something else.
    pub async fn press_inside(&self, selector: &str) -> Outcome<()> {
        let place = "return JSON.stringify(root.querySelector(given[0])?.getBoundingClientRect())";
        let mut before = None;
        until(
            &format!("{selector} to be pressed in the badges"),
            async || {
                let now = self.inside(place, &[json!(selector)]).await?;
                let moves = now != before;
                before = now;
                match self.find_inside(selector).await?.filter(|_| !moves) {
                    Some(control) => self.click(control).await.map(Some),
                    None => Ok(None),
                }
            },
        )
        .await
    }

    /// Presses a badge and reads what opens, once it has come to rest.
    pub async fn evidence(&self, id: &str) -> Outcome<String> {
        self.press_inside(&format!("[data-badge=\"{id}\"]")).await?;
        until(&format!("the evidence of {id}"), async || {
            let script = "const rests = root.getAnimations({ subtree: true }).every((one) => one.playState === 'finished');
                return rests && root.querySelector('[role=dialog]:popover-open')?.innerText.trim()";
            let text = self.inside(script, &[]).await?;
            let text = text.as_ref().and_then(Value::as_str).unwrap_or_default();
            Ok((!text.is_empty()).then(|| text.to_owned()))
        })
        .await
    }

    /// Waits until a badge is said of so many posts: all that a list shows have been read.
    pub async fn wait_for_count(&self, id: &str, n: f64) -> Outcome<Badge> {
        until(&format!("{id} of {n} posts"), async || {
            let badges = self.badges().await?;
            let right = |badge: &&Badge| badge.id == id && badge.n == Some(n);
            match badges.iter().find(right) {
                Some(badge) => Ok(Some(badge.clone())),
                None => Err(format!("there is {badges:?}")),
            }
        })
        .await
    }

    /// The tab id, as the extension knows it, of the first tab at this address.
    pub async fn tab_id(&self, url: &str) -> Outcome<u64> {
        let script = "const [url, done] = arguments; chrome.tabs.query({}).then((tabs) => done(tabs.find((tab) => tab.url === url)?.id ?? null));";
        // The browser itself hears a moment later than the page where the app has moved to.
        until(&format!("a tab at {url}"), async || {
            let found = self.run_until_done(script, &[json!(url)]).await?;
            Ok(found.as_u64())
        })
        .await
    }

    /// Goes to a page of the extension's own in a new window, so that the page stays in sight and
    /// goes on painting.
    pub async fn open_inside(&self) -> Outcome<WindowHandle> {
        let window = self.open_beside().await?;
        self.go(&self.page_of_extension("popup.html")).await?;
        Ok(window)
    }

    /// Opens an empty window and turns to it.
    pub async fn open_beside(&self) -> Outcome<WindowHandle> {
        let opened = self.client.new_window(false).await.map_err(words)?;
        self.look_at(&opened.handle).await?;
        Ok(opened.handle)
    }

    /// Turns to another window.
    pub async fn look_at(&self, window: &WindowHandle) -> Outcome<()> {
        let window = window.clone();
        self.client.switch_to_window(window).await.map_err(words)
    }

    /// Opens one of the extension's pages in a window of its own, so that the tab it is about stays
    /// in sight. The page's address is made from the tab's id.
    pub async fn open_panel(&self, page: impl Fn(u64) -> String) -> Outcome<Panel<'_>> {
        let url = self.client.current_url().await.map_err(words)?.to_string();
        let origin = self.client.window().await.map_err(words)?;
        let window = self.open_inside().await?;
        let tab = self.tab_id(&url).await?;
        self.go(&self.page_of_extension(&page(tab))).await?;
        Ok(Panel {
            browser: self,
            origin,
            window,
        })
    }

    /// Empties what the extension keeps, in storage and in the background's memory, and leaves the
    /// page it was looking at.
    pub async fn forget_everything(&self) -> Outcome<()> {
        self.go(&self.page_of_extension("popup.html")).await?;
        // An answer, whatever it is, means that all messages before it have been dealt with.
        let script = "const done = arguments[0]; chrome.runtime.sendMessage({}).catch(() => null)
            .then(() => Promise.all([chrome.storage.session.clear(), chrome.storage.local.clear()])).then(() => done(true));";
        self.run_until_done(script, &[]).await?;
        // One that is already going cannot be stopped.
        until("the background to be stopped", async || {
            self.kill_worker().await.map(Some)
        })
        .await
    }

    /// The panel for the tab in view.
    pub async fn popup(&self) -> Outcome<Panel<'_>> {
        self.open_panel(|tab| format!("popup.html?tab={tab}")).await
    }
}

/// An open page of the extension; close it to be back where it was opened from.
pub struct Panel<'a> {
    browser: &'a Browser,
    origin: WindowHandle,
    window: WindowHandle,
}

impl Panel<'_> {
    pub async fn badges(&self) -> Outcome<Vec<Badge>> {
        let read = self
            .browser
            .run(&format!("const root = document; {READ}"), &[])
            .await?;
        list(Some(read), "badges")
    }

    /// Everything the panel says.
    pub async fn text(&self) -> Outcome<String> {
        let text = self
            .browser
            .run("return document.body.innerText", &[])
            .await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// `on` when nothing is kept on the device.
    pub async fn private(&self) -> Outcome<String> {
        let script = "return document.querySelector('[data-private]')?.dataset.private ?? ''";
        self.browser
            .wait_for_text("the sign of privacy", script)
            .await
    }

    /// Looks at it.
    pub async fn show(&self) -> Outcome<()> {
        self.browser.look_at(&self.window).await?;
        self.browser.run(SEEN, &[]).await.map(drop)
    }

    /// Looks at where it was opened from.
    pub async fn step_back(&self) -> Outcome<()> {
        self.browser.run(HIDDEN, &[]).await?;
        self.browser.look_at(&self.origin).await
    }

    pub async fn close(self) -> Outcome<()> {
        self.browser.client.close_window().await.map_err(words)?;
        self.browser.look_at(&self.origin).await
    }
}

fn list<T: for<'a> Deserialize<'a>>(read: Option<Value>, name: &str) -> Outcome<Vec<T>> {
    let Some(mut read) = read else {
        return Ok(Vec::new());
    };
    serde_json::from_value(read[name].take()).map_err(words)
}
