//! The popup. (A stand-in until the real one is merged.)

use super::{Node, Scene};
use crate::badges::Verdict;
use crate::notebook::Notebook;
use crate::settings::Settings;

/// The panel.
pub fn panel(
    scene: &Scene,
    _notebook: &Notebook,
    _verdicts: &[Verdict],
    settings: &Settings,
) -> Node {
    let name = scene
        .handle
        .as_ref()
        .map_or("nobody", |handle| handle.as_str());
    Node::new("div", "panel")
        .with("data-private", if settings.remember { "off" } else { "on" })
        .holding([
            Node::new("h1", "").words(name),
            super::press::Press::Remember.on(Node::new("input", "")
                .with("type", "checkbox")
                .flag("checked", settings.remember)),
        ])
}
