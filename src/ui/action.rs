//! What a control asks for. What that changes stands in `background/choices.rs`.

use serde::{Deserialize, Serialize};

use super::{Node, say};
use crate::i18n::{Argument, Message};

/// What pressing, sliding or typing asks for. In `data-press` as JSON, e.g. `{"hide":{"badge":"broadcaster"}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Show this badge nowhere.
    Hide {
        /// Its id.
        badge: String,
    },
    /// Switch a badge on or off; value "true" or "false".
    Switch {
        /// Its id.
        badge: String,
    },
    /// Move a badge's threshold; value the share, "0.25".
    Threshold {
        /// Its id.
        badge: String,
    },
    /// Move a badge's threshold that is spoken as "1 in N"; value N.
    OneIn {
        /// Its id.
        badge: String,
    },
    /// Put a badge's threshold back to its default.
    DefaultThreshold {
        /// Its id.
        badge: String,
    },
    /// No badges for this account.
    LeaveAlone {
        /// Its handle.
        handle: String,
    },
    /// Badges for this account again.
    Return {
        /// Its handle.
        handle: String,
    },
    /// Remember on this device; value "true" or "false".
    Remember,
    /// Days to remember; value a whole number.
    Retention,
    /// Show a badge as a mark beside names elsewhere; value "true" or "false".
    Mark {
        /// Its id.
        badge: String,
    },
    /// Dim posts of accounts with this badge on the home page; value "true" or "false".
    Dim {
        /// Its id.
        badge: String,
    },
    /// Write one's own line on an account; value the line.
    Word {
        /// Its handle.
        handle: String,
    },
    /// Write one's own tags on an account; value the tags, with commas between them.
    Tags {
        /// Its handle.
        handle: String,
    },
    /// Show the number of badges on the toolbar's button; value "true" or "false".
    Toolbar,
    /// All settings as installed, but for what is kept.
    Reset,
    /// Forget every account, and every word on one.
    Erase,
    /// Forget one account, and the word on it.
    Forget {
        /// Its handle.
        handle: String,
    },
    /// Take back the last change.
    Undo,
    /// Open the options page, at a badge or at its top.
    Options {
        /// The badge to show.
        badge: Option<String>,
    },
    /// Open what changed from version to version.
    Changes,
    /// Open the popup as a tab.
    OpenTab,
    /// Copy the account's numbers.
    Copy {
        /// As what.
        form: Form,
    },
    /// Copy what the reader could not find.
    CopyReport,
    /// Have the browser ask whether Fieldmark may read X.
    Access,
    /// Save settings, notebooks and words as one file.
    Export,
    /// Read such a file; value its text.
    Import,
    /// The first sentences were read.
    Welcomed,
    /// A badge was opened in the page, while the row still says that one can.
    Opened,
    /// Sort the accounts; by a column of the table.
    Sort {
        /// The order of that column.
        by: Order,
    },
    /// Search the accounts; value the words.
    Search,
}

/// The order of the accounts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Last seen first.
    #[default]
    Seen,
    /// By handle.
    Name,
    /// Most badges first.
    Badges,
    /// Most posts read first.
    Posts,
}

/// How numbers are copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Lines of text.
    Text,
    /// JSON.
    Json,
}

impl Action {
    /// The node with this press on it.
    #[must_use]
    pub fn on(&self, node: Node) -> Node {
        node.with(
            "data-press",
            serde_json::to_string(self).unwrap_or_default(),
        )
    }

    /// What was done, in a sentence; `None` where nothing needs it. Where settings changed, "Undo" is
    /// offered beside it.
    pub fn done(&self) -> Option<Message> {
        match self {
            Action::Hide { badge } => Some(Message::new(
                "ui_undo_hide",
                vec![Argument::from(say::label(badge))],
            )),
            Action::LeaveAlone { handle } => Some(Message::new(
                "ui_undo_leave_alone",
                vec![Argument::Text(handle.clone())],
            )),
            Action::Reset => Some(Message::plain("ui_undo_reset")),
            Action::Erase => Some(Message::plain("ui_undo_erased")),
            Action::Import => Some(Message::plain("ui_undo_imported")),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_survives_the_way_to_the_background() {
        let press = Action::Hide {
            badge: "broadcaster".into(),
        };
        let text = serde_json::to_string(&press).unwrap();
        assert_eq!(text, r#"{"hide":{"badge":"broadcaster"}}"#);
        assert_eq!(serde_json::from_str::<Action>(&text).unwrap(), press);
    }
}
