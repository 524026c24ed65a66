//! What is kept where, over any [`Storage`] that can hold lines of text.
//!
//! Private by default: notebooks live in the browser's memory. On disk lie what the user asked to remember,
//! their choices, their own words, and two signs of what they have read; in private windows the extension does
//! not run. A full storage makes room; what cannot be read stays where it lies, and is set aside before anything
//! is written there. All of it is said in the console.
//!
//! The background is the only one that writes; the popup and the options page read.

use std::cmp::Reverse;

use crate::ids::Handle;
use crate::settings::Settings;

mod accounts;
mod area;
mod eviction;
pub mod export;
pub mod format;
pub mod index;
pub mod names;
pub mod tabs;
mod transaction;
mod unreadable;
pub mod viewer;
pub mod words;

pub use area::{Area, Dropped, Failed, Storage, Unwritten};
use index::IndexEntry;
pub use tabs::TabMemory;
pub use transaction::{Recent, Transaction};

impl<S: Storage> Transaction<'_, S> {
    /// The notebook that was kept last, for the next piece of work.
    pub fn take_recent(&mut self) -> Option<Recent> {
        self.recent.take()
    }

    /// Takes over the notebook that was kept last.
    pub fn with_recent(mut self, recent: Option<Recent>) -> Self {
        self.recent = recent;
        self
    }

    /// Reads at once what nearly every answer to a tab needs.
    pub async fn prepare(
        &mut self,
        tab: i32,
        owner: Option<&Handle>,
        account: Option<u64>,
    ) -> Result<(), Failed> {
        let mut names = vec![names::tab(tab)];
        names.extend([names::INDEX, names::VIEWER].map(str::to_owned));
        // Awake, the notebook is at hand.
        if let Some(owner) = owner.filter(|_| self.recent.is_none()) {
            names.push(names::account(&owner.key()));
        }
        self.prefetch(Area::Session, &names).await?;
        let settings = names::SETTINGS.to_owned();
        let opened = names::OPENED.to_owned();
        let mut names = vec![settings, opened, names::INDEX.to_owned()];
        names.extend(owner.map(|owner| names::word(&owner.key())));
        names.extend(account.map(names::word_of));
        names.extend([names::WORDS, names::ASIDE].map(str::to_owned));
        self.prefetch(Area::Local, &names).await
    }

    /// The user's choices.
    pub async fn settings(&mut self) -> Result<Settings, Failed> {
        let chosen = self.get(Area::Local, names::SETTINGS).await?;
        Ok(chosen.unwrap_or_default())
    }

    /// Keeps the user's choices. Switching remembering on takes along what was seen so far;
    /// switching it off empties the disk.
    pub async fn set_settings(&mut self, settings: &Settings) -> Result<(), Failed> {
        let before = self.settings().await?;
        // The disk is emptied first: were the browser to stop in between, nothing may be left of
        // what the user was told is gone.
        if before.remember && !settings.remember {
            self.erase_all(Area::Local).await?;
        }
        self.set(Area::Local, names::SETTINGS.to_owned(), settings);
        if settings.remember && !before.remember {
            self.move_to_disk().await?;
        }
        Ok(())
    }

    /// What finds no room on the disk stays in memory: the newest goes first.
    async fn move_to_disk(&mut self) -> Result<(), Failed> {
        let mut index = self.index(Area::Session).await?;
        for area in [Area::Session, Area::Local] {
            self.fetch_notebooks(area, &index.handles()).await?;
        }
        index.entries.sort_by_key(|entry| Reverse(entry.seen));
        let mut moved = Vec::new();
        for handle in index.entries.iter().filter_map(IndexEntry::whose) {
            let mut notebook = self.notebook(Area::Session, &handle).await?;
            if self.is_unreadable(Area::Session, &handle) {
                continue;
            }
            // Unreadable settings may have hidden that it is remembered.
            notebook.follow(self.notebook(Area::Local, &handle).await?);
            if self.keep(Area::Local, &handle, &notebook).await? {
                moved.push(handle.key());
            }
        }
        let dropped = self.commit().await?;
        moved.retain(|key| !dropped.contains(&(Area::Local, key.clone())));
        self.forget(Area::Session, index, &moved);
        Ok(())
    }

    /// Whether the user has read the first sentences.
    pub async fn welcomed(&mut self) -> Result<bool, Failed> {
        let read = self.get(Area::Local, names::WELCOMED).await?;
        Ok(read.unwrap_or_default())
    }

    /// The user has read the first sentences.
    pub fn set_welcomed(&mut self) {
        self.set(Area::Local, names::WELCOMED.to_owned(), &true);
    }

    /// Whether the user has ever opened a badge in a page.
    pub async fn opened(&mut self) -> Result<bool, Failed> {
        let opened = self.get(Area::Local, names::OPENED).await?;
        Ok(opened.unwrap_or_default())
    }

    /// The user has opened a badge in a page.
    pub fn set_opened(&mut self) {
        self.set(Area::Local, names::OPENED.to_owned(), &true);
    }
}
