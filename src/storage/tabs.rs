//! What is known of the browser's tabs.

use serde::{Deserialize, Serialize};

use super::area::{Area, Failed, Storage};
use super::names;
use super::transaction::Transaction;
use crate::page::health::{Field, Health};
use crate::settings::Settings;
use crate::ui::OpenPage;

/// What is known of a browser tab.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TabMemory {
    /// The page as last seen.
    #[serde(rename = "scene")] // Kept under its first name.
    pub open_page: OpenPage,
    /// How often each sign was looked for and found since the account came into view.
    #[serde(rename = "drift")] // Kept under its first name.
    pub health: Health,
    /// The header was read since the account came into view, or, in X's new client, a post of theirs.
    pub header: bool,
    /// The key of who is signed in as its pages last told, empty for nobody; `None` where none has told it yet.
    pub viewer: Option<String>,
    /// The settings before the user's last change from here, so that it can be taken back.
    pub before: Option<Settings>,
    /// The settings right after it: what was changed elsewhere since is not taken back with it.
    pub after: Option<Settings>,
}

impl TabMemory {
    /// Headers were seen and none could be read. One alone may be the last profile's, still standing.
    pub fn unreadable(&self) -> bool {
        !self.header && self.health.expected(Field::HeaderHandle) > 1
    }

    /// Nothing of the user's last change from here stands any more.
    pub fn is_taken_back(&self, settings: &Settings) -> bool {
        let change = self.before.as_ref().zip(self.after.as_ref());
        change.is_some_and(|(before, after)| settings.without(before, after) == *settings)
    }
}

impl<S: Storage> Transaction<'_, S> {
    /// What is known of a tab.
    pub async fn tab(&mut self, tab: i32) -> Result<TabMemory, Failed> {
        let name = names::tab(tab);
        let known = self.try_get(Area::Session, &name).await?;
        Ok(known.map_or_else(TabMemory::default, |known| {
            known.unwrap_or_else(|why| {
                self.warn(&format!("{name} cannot be read: {why}"));
                TabMemory::default()
            })
        }))
    }

    /// Keeps what is known of a tab, where there is room for it.
    pub fn set_tab(&mut self, tab: i32, memory: &TabMemory) {
        self.set(Area::Session, names::tab(tab), memory);
    }

    /// A tab was closed.
    pub fn close_tab(&mut self, tab: i32) {
        self.remove(Area::Session, vec![names::tab(tab)]);
    }
}

/// Stands for the tab of a page of ours that speaks of none, where what can be taken back is kept by
/// tab.
pub const NONE: i32 = -1;
