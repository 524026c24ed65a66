//! What is known of a browser tab.

use crate::reading::{Drift, Sign};
use crate::settings::Settings;
use crate::view::Scene;

/// What is known of a browser tab.
#[derive(Debug, Clone, Default, PartialEq)]
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
}

form!(TabMemory or default { scene, drift, header, private, before });

impl TabMemory {
    /// Headers were seen and none could be read. One alone may be the last profile's, still standing.
    pub fn unreadable(&self) -> bool {
        !self.header && self.drift.expected(Sign::HeaderHandle) > 1
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
