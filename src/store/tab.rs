//! What is known of a browser tab.

use serde::{Deserialize, Serialize};

use crate::reading::{Drift, Sign};
use crate::settings::Settings;
use crate::view::Scene;

/// What is known of a browser tab.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TabMemory {
    /// The page as last seen.
    pub scene: Scene,
    /// How often each sign was looked for and found since the account came into view.
    pub drift: Drift,
    /// The header was read since the account came into view.
    pub header: bool,
    /// It is a private window's.
    pub private: bool,
    /// The settings before the user's last change from here, so that it can be taken back.
    pub before: Option<Settings>,
    /// There was no room for what was seen.
    pub full: bool,
}

impl TabMemory {
    /// Headers were seen and none could be read. One alone may be the last profile's, still standing.
    pub fn unreadable(&self) -> bool {
        let looked = self.drift.0.get(&Sign::HeaderHandle);
        !self.header && looked.is_some_and(|(expected, _)| *expected > 1)
    }

    /// What could not be found, as it is copied into a report; empty when nothing was missed.
    pub fn report(&self) -> String {
        let missing = self.drift.missing();
        if missing.is_empty() {
            return String::new();
        }
        let lines = missing
            .into_iter()
            .map(|(sign, expected, found)| format!("{}: {found} of {expected}", sign.name()));
        let version = concat!("Fieldmark ", env!("CARGO_PKG_VERSION"));
        std::iter::once(version.to_owned())
            .chain(lines)
            .collect::<Vec<_>>()
            .join("\n")
    }
}
