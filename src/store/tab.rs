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
}
