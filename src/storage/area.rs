//! What the core asks of a browser's storage: lines of text by name, in two areas.

use std::future::Future;

use crate::settings::Settings;

/// The storage could not be read or written just now, and the console was told why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed;

/// Where a value lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// In memory; gone when the browser closes.
    Session,
    /// On this device.
    Local,
}

/// Why something was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwritten {
    /// The browser gives no more room.
    Full,
    /// Something else, in the browser's words.
    Failed(String),
}

/// Lines of text by name, in two areas: `chrome.storage` in the browser, a map in tests.
pub trait Storage {
    /// The values that are there of those named; all of the area when no names are given.
    fn get(
        &self,
        area: Area,
        names: Option<&[String]>,
    ) -> impl Future<Output = Result<Vec<(String, String)>, String>>;
    /// Writes all of them, or none.
    fn set(
        &self,
        area: Area,
        values: &[(String, String)],
    ) -> impl Future<Output = Result<(), Unwritten>>;
    /// Removes those named.
    fn remove(&self, area: Area, names: &[String]) -> impl Future<Output = Result<(), String>>;
    /// Tells the developer's console what went wrong.
    fn warn(&self, what: &str);
}

/// Which notebooks: those of this session, those remembered, or those of private windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Partition {
    /// Until the browser closes.
    Session,
    /// On this device, because the user asked for it.
    Remembered,
    /// Of private windows: until the last of them closes, and apart from all others.
    Private,
}

/// Accounts that were to be kept and found no room, by their keys.
pub type Dropped = Vec<(Partition, String)>;

impl Partition {
    /// The partition for a window of this sort.
    pub fn of(settings: &Settings, private: bool) -> Partition {
        match (private, settings.remember) {
            (true, _) => Partition::Private,
            (false, true) => Partition::Remembered,
            (false, false) => Partition::Session,
        }
    }

    /// All partitions that a window of this sort can see.
    pub fn all(private: bool) -> &'static [Partition] {
        match private {
            true => &[Partition::Private],
            false => &[Partition::Session, Partition::Remembered],
        }
    }

    /// Where its notebooks lie.
    pub(super) fn area(self) -> Area {
        match self {
            Partition::Remembered => Area::Local,
            Partition::Session | Partition::Private => Area::Session,
        }
    }
}
