//! What was just done, or could not be, and the way back.

use serde::{Deserialize, Serialize};

use super::Node;
use super::action::Action;
use super::evidence::act;
use crate::i18n::Message;

/// What was just done, or could not be.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Notice {
    /// In one sentence.
    pub words: Message,
    /// It can be taken back.
    pub undo: bool,
}

impl Notice {
    /// Stays in view until something else is done.
    pub fn shown(&self) -> Node {
        let undo = self
            .undo
            .then(|| act(&Action::Undo, Message::plain("ui_undo")));
        Node::new("div", "notice")
            .with("role", "status")
            .holding([Node::new("span", "").words(self.words.clone())])
            .holding(undo)
    }
}
