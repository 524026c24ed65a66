//! The store: what is kept where, over any [`Area`] that can hold lines of text.
//!
//! Private by default: notebooks live in the browser's memory. Only what the user asked to remember
//! lies on disk, and nothing that was seen in a private window ever does. A damaged value is empty,
//! a full storage makes room; a storage that fails ([`Failed`]) changes nothing, for an empty
//! notebook written over a full one would be a loss. All of it is said in the console.
//!
//! Nothing here waits: [`run`] reads what is [`Missing`] and writes what was changed. The background
//! is the only one that writes; the popup and the options page read.

use std::cmp::Reverse;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::account::Notebook;
use crate::ids::Handle;
use crate::limits;
use crate::settings::Settings;
use crate::storage::format::Entry;

mod accounts;
mod area;
pub mod format;
mod lines;
mod run;
pub mod tabs;

pub use area::{Area, Failed, Place, Shelf, Unwritten};
use lines::Lines;
pub use lines::Missing;
pub use run::run;
pub use tabs::TabMemory;

/// The store, while work is done with it. What lies in the storage is the truth, and is read for each
/// piece of work; only the notebook that was written last stays at hand, for as long as the list on
/// its shelf still names it.
#[derive(Default)]
pub struct Store {
    lines: Lines,
    last: Option<(Shelf, Entry, Notebook)>,
    memory: Room,
    disk: Room,
    complaints: Vec<String>,
}

/// The room in a place, in bytes of the notebooks on a shelf there.
#[derive(Default)]
struct Room {
    /// What is promised, or what the browser was found to give; with zero nothing is kept there.
    most: usize,
    /// What is taken when the work is written.
    filled: usize,
}

impl Store {
    /// Begins a piece of work.
    fn open(&mut self) {
        self.lines = Lines::default();
        for place in [Place::Memory, Place::Disk] {
            self.room(place).most = limits::SHELF_BYTES;
        }
    }

    /// Begins an attempt at it.
    fn begin(&mut self) {
        self.lines.begin();
        self.complaints.clear();
        for place in [Place::Memory, Place::Disk] {
            self.room(place).filled = 0;
        }
    }

    /// Ends it, and gives what the console should be told. What was not written is not at hand either.
    fn close(&mut self, written: bool) -> Vec<String> {
        if !written {
            self.last = None;
        }
        self.lines = Lines::default();
        std::mem::take(&mut self.complaints)
    }

    /// The browser gives less room than it promises: half of what was to be kept there must do. False
    /// when nothing was to be kept.
    fn make_less(&mut self, place: Place) -> bool {
        let room = self.room(place);
        let more = room.most > 0;
        room.most = room.filled / 2;
        more
    }

    fn room(&mut self, place: Place) -> &mut Room {
        match place {
            Place::Memory => &mut self.memory,
            Place::Disk => &mut self.disk,
        }
    }

    /// Asks for what nearly every answer to a tab needs, so that it is read at once.
    pub fn foresee(
        &mut self,
        tab: i32,
        private: bool,
        owner: Option<&Handle>,
    ) -> Result<(), Missing> {
        let shelf = if private {
            Shelf::Private
        } else {
            Shelf::Session
        };
        let mut names = vec![tabs::name(tab), shelf.index()];
        if private {
            names.push(settings_name(true));
        }
        // Awake, the notebook is at hand.
        if let Some(owner) = owner.filter(|_| self.last.is_none()) {
            names.push(shelf.account(&owner.key()));
        }
        let memory = self.lines.want(Place::Memory, &names);
        let settings = format::SETTINGS.to_owned();
        self.lines
            .want(Place::Disk, &[settings, Shelf::Remembered.index()])?;
        memory
    }

    /// The user's choices. Those made in a private window count in private windows alone.
    pub fn settings(&mut self, private: bool) -> Result<Settings, Missing> {
        if private && let Some(own) = self.read(Place::Memory, &settings_name(true))? {
            return Ok(own);
        }
        let chosen = self.read(Place::Disk, format::SETTINGS)?;
        Ok(chosen.unwrap_or_default())
    }

    /// Keeps the user's choices. Switching remembering on takes along what was seen so far;
    /// switching it off empties the disk.
    pub fn set_settings(&mut self, private: bool, settings: &Settings) -> Result<(), Missing> {
        let before = self.settings(private)?;
        // The disk is emptied first: were the browser to stop in between, nothing may be left of
        // what the user was told is gone.
        if !private && before.remember && !settings.remember {
            self.erase_all(Shelf::Remembered)?;
        }
        let place = if private { Place::Memory } else { Place::Disk };
        self.write(place, settings_name(private), settings);
        if !private && settings.remember && !before.remember {
            self.move_to_disk()?;
        }
        Ok(())
    }

    fn move_to_disk(&mut self) -> Result<(), Missing> {
        let mut index = self.index(Shelf::Session)?;
        self.fetch(Shelf::Session, &index.handles())?;
        // What finds no room on the disk stays in memory: the newest goes first.
        index.entries.sort_by_key(|entry| Reverse(entry.seen));
        let mut moved = Vec::new();
        for handle in index.entries.iter().filter_map(Entry::whose) {
            let notebook = self.notebook(Shelf::Session, &handle)?;
            if self.keep(Shelf::Remembered, &handle, &notebook)? {
                moved.push(handle.key());
            }
        }
        if moved.len() == index.entries.len() {
            return self.erase_all(Shelf::Session);
        }
        self.forget(Shelf::Session, index, &moved);
        Ok(())
    }

    /// Whether the user has read the first sentences.
    pub fn welcomed(&mut self) -> Result<bool, Missing> {
        let read = self.read(Place::Disk, format::WELCOMED)?;
        Ok(read.unwrap_or_default())
    }

    /// The user has read the first sentences.
    pub fn set_welcomed(&mut self) {
        self.write(Place::Disk, format::WELCOMED.to_owned(), &true);
    }

    /// `None` when nothing is there, or nothing that can be understood.
    fn read<T: DeserializeOwned>(
        &mut self,
        place: Place,
        name: &str,
    ) -> Result<Option<T>, Missing> {
        let Some(text) = self.lines.get(place, name)? else {
            return Ok(None);
        };
        match format::read(text) {
            Ok(value) => Ok(Some(value)),
            Err(why) => {
                self.complain(&format!("{name} is taken as empty: {why}"));
                Ok(None)
            }
        }
    }

    fn write(&mut self, place: Place, name: String, value: &impl Serialize) {
        self.lines.set(place, name, format::write(value));
    }

    /// Something to tell the developer's console when the work is done.
    pub fn complain(&mut self, what: &str) {
        self.complaints.push(what.to_owned());
    }

    fn failed(&mut self, what: &str, why: &str) -> Failed {
        self.complain(&format!("the storage fails at {what}: {why}"));
        Failed
    }
}

fn settings_name(private: bool) -> String {
    match private {
        true => format!("private:{}", format::SETTINGS),
        false => format::SETTINGS.to_owned(),
    }
}
