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
    /// On this device: what the user asked to be remembered, settings, their own words, two signs of what they have
    /// read, and what was set aside.
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

/// Accounts that were to be kept and found no room, by their keys.
pub type Dropped = Vec<(Area, String)>;

impl Area {
    /// Both.
    pub const ALL: [Area; 2] = [Area::Session, Area::Local];

    /// Where notebooks are kept as the user wants it.
    pub fn of(settings: &Settings) -> Area {
        match settings.remember {
            true => Area::Local,
            false => Area::Session,
        }
    }
}
