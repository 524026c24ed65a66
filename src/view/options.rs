//! The options page. (A stand-in until the real one is merged.)

use super::Node;
use crate::settings::Settings;

/// The page.
pub fn options(settings: &Settings) -> Node {
    Node::new("div", "options").words(format!("{settings:?}"))
}
