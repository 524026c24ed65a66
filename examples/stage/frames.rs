//! What stood on the screen, frame by frame.

use super::browser::Browser;
use super::wait::{Outcome, words};
use serde::Deserialize;
use serde_json::json;

/// One painted frame: whose header stood there, and which badges.
#[derive(Debug, Clone, Deserialize)]
pub struct Frame {
    pub path: String,
    pub handle: Option<String>,
    pub badges: Vec<String>,
    /// A host stood in the page whose root the recorder does not know.
    pub stranger: bool,
}

/// Looks after layout and right before painting: an observer of a size that changes every frame.
const RECORD: &str = "
    const host = root.host;
    const tick = document.createElement('i');
    Object.assign(tick.style, { position: 'fixed', height: '0', visibility: 'hidden' });
    document.documentElement.append(tick);
    const frames = window.fakeFrames = [];
    const handle = () => document.querySelector('[data-testid=UserName]')?.innerText.match(/@(\\w+)/)?.[1] ?? null;
    new ResizeObserver(() => {
        const standing = document.querySelector('fieldmark-badges');
        frames.push({ path: location.pathname, handle: handle(), stranger: standing !== null && standing !== host,
            badges: standing === host ? [...root.querySelectorAll('[data-badge]')].map((badge) => badge.dataset.badge) : [] });
    }).observe(tick);
    let wide = false;
    (function next() { tick.style.width = (wide = !wide) ? '2px' : '1px'; requestAnimationFrame(next); })();";

impl Browser {
    /// Records every frame from now on; needs something drawn in the closed root already.
    pub async fn record_frames(&self) -> Outcome<()> {
        self.inside(RECORD, &[])
            .await?
            .map(drop)
            .ok_or("there is nothing to record yet".into())
    }

    /// Lets the page paint so many frames.
    pub async fn paint(&self, frames: u32) -> Outcome<()> {
        let script = "let [left, done] = arguments; (function next() { left-- ? requestAnimationFrame(next) : done(true); })();";
        self.run_until_done(script, &[json!(frames)])
            .await
            .map(drop)
    }

    /// The frames so far.
    pub async fn frames(&self) -> Outcome<Vec<Frame>> {
        let frames = self.run("return window.fakeFrames", &[json!(null)]).await?;
        serde_json::from_value(frames).map_err(words)
    }
}
