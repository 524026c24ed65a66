//! What a visitor does in a browser: goes somewhere, scrolls, waits, presses and types.

use super::browser::Browser;
use super::wait::{Outcome, until, within, words};
use fantoccini::Locator;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::json;
use std::time::Duration;

/// How long the way down the longest list may take on a busy machine: it is many waits, not one.
const WAY_DOWN: Duration = Duration::from_secs(240);

impl Browser {
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
        // Tried again: while the background is being stopped, Firefox runs some scripts in its own world.
        until("a look at the top", async || {
            self.scroll_on(0.0).await.map(Some)
        })
        .await?;
        within(WAY_DOWN, "the end of the list", async || {
            self.scroll_on(0.8).await
        })
        .await
    }

    pub async fn scroll_to_top(&self) -> Outcome<()> {
        let script = "const [done] = arguments; scrollTo(0, 0); fakeX.settled().then(done);";
        self.run_until_done(script, &[]).await.map(drop)
    }

    /// Scrolls by a share of the window and lets the page paint and be looked at; `Some` at the end of the list.
    pub async fn scroll_on(&self, windows: f64) -> Outcome<Option<()>> {
        let script = "const [windows, done] = arguments; const ended = fakeX.atEnd();
            if (!ended) fakeX.scroll(windows);
            fakeX.settled().then(() => done(ended));";
        let ended = self.run_until_done(script, &[json!(windows)]).await?;
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
        self.run_until_done(script, &[this]).await?;
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
        let again =
            "setInterval(() => document.querySelector('[data-testid=UserUrl]').append('.'), 200)";
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
}
