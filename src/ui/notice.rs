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
    /// Stays in view until something else is done. Its place is always there, so that what comes into it is read
    /// aloud, and nothing under it is drawn anew.
    pub fn shown(notice: Option<&Notice>) -> Node {
        let place = Node::new("div", "notice").with("role", "status");
        let Some(Notice { words, undo }) = notice else {
            return place;
        };
        let undo = undo.then(|| act(&Action::Undo, Message::plain("ui_undo")));
        place
            .holding([Node::new("span", "").words(words.clone())])
            .holding(undo)
    }
}
