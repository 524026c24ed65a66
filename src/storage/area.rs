//! Where things are kept: an [`Area`] that holds lines of text, and the shelves in it.

use std::future::Future;

use crate::settings::Settings;

/// The storage could not be read or written just now, and the console was told why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed;

/// Where a value lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In memory; gone when the browser closes.
    Memory,
    /// On this device.
    Disk,
}

/// Why something was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwritten {
    /// The browser gives no more room.
    Full,
    /// Something else, in the browser's words.
    Failed(String),
}

impl Unwritten {
    /// For the developer's console.
    pub(super) fn words(&self) -> &str {
        match self {
            Unwritten::Full => "there is no room",
            Unwritten::Failed(why) => why,
        }
    }
}

/// Lines of text by name, in two places: `chrome.storage` in the browser, a map in tests.
pub trait Area {
    /// The values that are there of those named; all of the place when no names are given.
    fn get(
        &self,
        place: Place,
        names: Option<&[String]>,
    ) -> impl Future<Output = Result<Vec<(String, String)>, String>>;
    /// Writes all of them, or none.
    fn set(
        &self,
        place: Place,
        values: &[(String, String)],
    ) -> impl Future<Output = Result<(), Unwritten>>;
    /// Removes those named.
    fn remove(&self, place: Place, names: &[String]) -> impl Future<Output = Result<(), String>>;
    /// Tells the developer's console what went wrong.
    fn complain(&self, what: &str);
}

/// Which notebooks: those of this session, those remembered, or those of private windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    /// Until the browser closes.
    Session,
    /// On this device, because the user asked for it.
    Remembered,
    /// Of private windows: until the last of them closes, and apart from all others.
    Private,
}

impl Shelf {
    /// The shelf for a window of this sort.
    pub fn of(settings: &Settings, private: bool) -> Shelf {
        match (private, settings.remember) {
            (true, _) => Shelf::Private,
            (false, true) => Shelf::Remembered,
            (false, false) => Shelf::Session,
        }
    }

    /// Where its notebooks lie.
    pub(super) fn place(self) -> Place {
        match self {
            Shelf::Remembered => Place::Disk,
            Shelf::Session | Shelf::Private => Place::Memory,
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Shelf::Private => "private:",
            Shelf::Session | Shelf::Remembered => "",
        }
    }

    /// The name of an account's notebook.
    pub(super) fn account(self, handle: &str) -> String {
        format!("{}account:{handle}", self.prefix())
    }

    /// The name of the list of its accounts.
    pub(super) fn index(self) -> String {
        format!("{}index", self.prefix())
    }
}
