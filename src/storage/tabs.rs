//! What is known of the browser's tabs.

use serde::{Deserialize, Serialize};

use super::area::{Area, Failed, Partition, Storage};
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
    /// It is a private window's.
    pub private: bool,
    /// The settings before the user's last change from here, so that it can be taken back.
    pub before: Option<Settings>,
}

impl TabMemory {
    /// Headers were seen and none could be read. One alone may be the last profile's, still standing.
    pub fn unreadable(&self) -> bool {
        !self.header && self.health.expected(Field::HeaderHandle) > 1
    }
}

impl<S: Storage> Transaction<'_, S> {
    /// What is known of a tab. What cannot be read may be a private window's, and is taken for it.
    pub async fn tab(&mut self, tab: i32) -> Result<TabMemory, Failed> {
        self.named_tab(&names::tab(tab)).await
    }

    async fn named_tab(&mut self, name: &str) -> Result<TabMemory, Failed> {
        Ok(match self.try_get(Area::Session, name).await? {
            None => TabMemory::default(),
            Some(Ok(known)) => known,
            Some(Err(why)) => {
                self.warn(&format!("{name} cannot be read: {why}"));
                TabMemory {
                    private: true,
                    ..TabMemory::default()
                }
            }
        })
    }

    /// Keeps what is known of a tab, where there is room for it.
    pub fn set_tab(&mut self, tab: i32, memory: &TabMemory) {
        self.set(Area::Session, names::tab(tab), memory);
    }

    /// A tab was closed. With the last private one goes all that private windows have seen.
    pub async fn close_tab(&mut self, tab: i32) -> Result<(), Failed> {
        let private = self.tab(tab).await?.private;
        if private && !self.is_private_elsewhere(tab).await? {
            self.erase_all(Partition::Private).await?;
            let names = vec![names::settings(true), names::tab(none(true))];
            self.remove(Area::Session, names);
        }
        self.remove(Area::Session, vec![names::tab(tab)]);
        Ok(())
    }

    async fn is_private_elsewhere(&mut self, tab: i32) -> Result<bool, Failed> {
        let mut others = self.names(Area::Session).await?;
        others.retain(|other| other.starts_with(names::TAB) && *other != names::tab(tab));
        for other in others {
            if self.named_tab(&other).await?.private {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Stands for the tab of a page of ours that speaks of none, where what can be taken back is kept by
/// tab. What was chosen in a private window is taken back in private windows alone.
pub fn none(private: bool) -> i32 {
    if private { -2 } else { -1 }
}
