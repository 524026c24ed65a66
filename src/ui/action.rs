//! What a control asks for, and what it changes in the settings.

use serde::{Deserialize, Serialize};

use super::{Node, say};
use crate::i18n::{Argument, Message};
use crate::ids::Handle;
use crate::judge;
use crate::settings::Settings;

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
    /// All settings as installed, but for what is kept.
    Reset,
    /// Forget every account.
    Erase,
    /// Forget one account.
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
    /// Open the popup as a tab.
    OpenTab,
    /// Copy the account's numbers: `text` or `json`.
    Copy {
        /// Which.
        form: String,
    },
    /// Copy what the reader could not find.
    CopyReport,
    /// Save settings and notebook as one file.
    Export,
    /// Read such a file; value its text.
    Import,
    /// The first sentences were read.
    Welcomed,
    /// Sort the accounts; by a column of the table.
    Sort {
        /// The column.
        by: String,
    },
    /// Search the accounts; value the words.
    Search,
    /// Open the popup of an account in the notebook.
    Account {
        /// Its handle.
        handle: String,
    },
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

    /// What was done, in a sentence beside which "Undo" is offered; `None` where nothing needs it.
    pub fn done(&self) -> Option<Message> {
        match self {
            Action::Hide { badge } => Some(Message::new(
                "ui_undo_hide",
                vec![Argument::Message(Box::new(say::label(badge)))],
            )),
            Action::LeaveAlone { handle } => Some(Message::new(
                "ui_undo_leave_alone",
                vec![Argument::Text(handle.clone())],
            )),
            Action::Reset => Some(say::plain("ui_undo_reset")),
            Action::Erase => Some(say::plain("ui_undo_erased")),
            Action::Import => Some(say::plain("ui_undo_imported")),
            _ => None,
        }
    }

    /// The settings after it; `None` when it is not about settings or its value makes no sense.
    /// `value` is the control's value: "true" and "false" for a check box.
    pub fn apply(&self, settings: &Settings, value: &str) -> Option<Settings> {
        let mut after = settings.clone();
        let on = value == "true";
        match self {
            // A page's script may ask for these two: what is no badge and no handle is not kept.
            Action::Hide { badge } => {
                judge::catalogue().find(|known| known.id == badge)?;
                after.switched.insert(badge.clone(), false);
                put(&mut after.marks, badge, false);
                put(&mut after.dim, badge, false);
            }
            Action::Switch { badge } => {
                after.switched.insert(badge.clone(), on);
            }
            Action::Threshold { badge } => move_to(&mut after, badge, value.parse().ok()?)?,
            Action::OneIn { badge } => {
                let number: f64 = value.parse().ok()?;
                move_to(&mut after, badge, 1.0 / number)?;
            }
            Action::DefaultThreshold { badge } => {
                after.thresholds.remove(badge);
            }
            Action::LeaveAlone { handle } => {
                put(&mut after.left_alone, &Handle::new(handle)?.key(), true)
            }
            Action::Return { handle } => {
                put(&mut after.left_alone, &handle.to_ascii_lowercase(), false)
            }
            Action::Remember => after.remember = on,
            Action::Retention => {
                after.retention_days = value.parse().ok()?;
                after.retention_days = after.retention();
            }
            Action::Mark { badge } => put(&mut after.marks, badge, on),
            Action::Dim { badge } => put(&mut after.dim, badge, on),
            // What is kept, and for how long, is no look of things: it stays, or nothing could be undone.
            Action::Reset => {
                after = Settings {
                    remember: settings.remember,
                    retention_days: settings.retention_days,
                    ..Settings::default()
                }
            }
            _ => return None,
        }
        Some(after)
    }
}

/// Moves a threshold to a value its unit allows; the default is kept as no entry.
fn move_to(settings: &mut Settings, id: &str, value: f64) -> Option<()> {
    let badge = judge::catalogue().find(|badge| badge.id == id)?;
    if !badge.threshold.unit.allows(value) {
        return None;
    }
    settings.thresholds.insert(id.to_owned(), value);
    if (value - badge.threshold.value).abs() < 1e-9 {
        settings.thresholds.remove(id);
    }
    Some(())
}

/// Has `word` in the list once, or not at all.
fn put(list: &mut Vec<String>, word: &str, there: bool) {
    list.retain(|other| other != word);
    if there {
        list.push(word.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(press: &Action, value: &str) -> Option<Settings> {
        press.apply(&Settings::default(), value)
    }

    #[test]
    fn a_press_survives_the_way_to_the_background() {
        let press = Action::Hide {
            badge: "broadcaster".into(),
        };
        let text = serde_json::to_string(&press).unwrap();
        assert_eq!(text, r#"{"hide":{"badge":"broadcaster"}}"#);
        assert_eq!(serde_json::from_str::<Action>(&text).unwrap(), press);
    }

    #[test]
    fn hiding_and_leaving_alone_change_the_settings_once() {
        let hide = Action::Hide {
            badge: "one-site".into(),
        };
        assert!(!after(&hide, "").unwrap().switched.get("one-site").unwrap());
        let leave = Action::LeaveAlone {
            handle: "NASA".into(),
        };
        let once = after(&leave, "").unwrap();
        assert_eq!(leave.apply(&once, "").unwrap().left_alone, ["nasa"]);
    }

    #[test]
    fn a_reset_forgets_no_account() {
        let remembering = Settings {
            remember: true,
            retention_days: 90,
            ..Settings::default()
        };
        let hide = Action::Hide {
            badge: "one-site".into(),
        };
        let chosen = hide.apply(&remembering, "").unwrap();
        assert_eq!(Action::Reset.apply(&chosen, ""), Some(remembering));
    }

    #[test]
    fn nonsense_changes_nothing() {
        let slide = Action::Threshold {
            badge: "broadcaster".into(),
        };
        assert_eq!(after(&slide, "NaN"), None);
        assert_eq!(after(&slide, "much"), None);
        assert_eq!(after(&Action::Retention, "-3"), None);
        assert_eq!(
            after(&Action::Retention, "9999").unwrap().retention_days,
            365
        );
        assert_eq!(after(&Action::Undo, ""), None);
    }
}
