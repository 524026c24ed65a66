//! The names under which values lie, and to whom each belongs.

use super::area::{Area, Partition};
use super::format::SETTINGS;

/// What the names of all that private windows keep begin with.
const PRIVATE: &str = "private:";

/// What the names of tabs begin with.
pub(super) const TAB: &str = "tab:";

/// The name of all that was set aside in an area.
pub(super) const ASIDE: &str = "set-aside";

/// The same of private windows.
const PRIVATE_ASIDE: &str = "private:set-aside";

impl Partition {
    fn prefix(self) -> &'static str {
        match self {
            Partition::Private => PRIVATE,
            Partition::Session | Partition::Remembered => "",
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

    /// The partition that what has this name in this area belongs to.
    pub(super) fn named(area: Area, name: &str) -> Partition {
        match area {
            Area::Local => Partition::Remembered,
            Area::Session if name.starts_with(PRIVATE) => Partition::Private,
            Area::Session => Partition::Session,
        }
    }
}

/// The name of the user's choices in a window of this sort.
pub(super) fn settings(private: bool) -> String {
    match private {
        true => format!("{PRIVATE}{SETTINGS}"),
        false => SETTINGS.to_owned(),
    }
}

/// The name of what is known of a tab.
pub(super) fn tab(tab: i32) -> String {
    format!("{TAB}{tab}")
}

/// Where a value of this name is set aside.
pub(super) fn aside_of(name: &str) -> &'static str {
    match name.starts_with(PRIVATE) {
        true => PRIVATE_ASIDE,
        false => ASIDE,
    }
}

/// Whether values are set aside under this name.
pub(super) fn is_aside(name: &str) -> bool {
    name == ASIDE || name == PRIVATE_ASIDE
}

/// Where a partition's are.
pub(super) fn aside(partition: Partition) -> (Area, &'static str) {
    (partition.area(), aside_of(&partition.index()))
}
