//! What the user chose: badges off, thresholds moved, accounts left alone, remembering.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use crate::ids::Handle;
use crate::limits;

/// The user's choices; the default is Fieldmark as installed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Badges that are switched on or off against their catalogue default.
    pub switched: BTreeMap<String, bool>,
    /// Moved thresholds, by badge id.
    pub thresholds: BTreeMap<String, f64>,
    /// Handles (lower case) that get no badges.
    pub left_alone: Vec<String>,
    /// Remember on this device (storage.local) instead of until the browser closes.
    pub remember: bool,
    /// Days after which a remembered account is forgotten, as it was chosen or came in a file; see
    /// [`Settings::retention`].
    pub retention_days: u32,
    /// Badges and tags (`tag:…`) to show as marks beside names elsewhere on X.
    pub marks: Vec<String>,
    /// Badges and tags whose accounts' posts are dimmed on the home timeline; empty is off.
    pub dim: Vec<String>,
    /// The toolbar's button says how many badges the account in view has.
    pub toolbar: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            switched: BTreeMap::new(),
            thresholds: BTreeMap::new(),
            left_alone: Vec::new(),
            remember: false,
            retention_days: 30,
            marks: Vec::new(),
            dim: Vec::new(),
            toolbar: true,
        }
    }
}

impl Settings {
    /// Whether this account gets no badges.
    pub fn leaves_alone(&self, owner: &Handle) -> bool {
        self.left_alone.contains(&owner.key())
    }

    /// Who was left alone is so under another handle. Whether anybody was.
    pub fn follow(&mut self, given_up: &[Handle], handle: &Handle) -> bool {
        let former: Vec<String> = given_up.iter().map(Handle::key).collect();
        let was = self.left_alone.iter().any(|key| former.contains(key));
        if was {
            let now = handle.key();
            self.left_alone
                .retain(|key| !former.contains(key) && *key != now);
            self.left_alone.push(now);
        }
        was
    }

    /// Days after which a remembered account is forgotten, within [`limits::RETENTION_DAYS`].
    pub fn retention(&self) -> u32 {
        let (least, most) = limits::RETENTION_DAYS.into_inner();
        self.retention_days.clamp(least, most)
    }

    /// These settings with one change taken back: what differs `before` and `after` it, and still
    /// stands as after it. What is remembered, and for how long, is never taken back.
    #[must_use]
    pub fn without(&self, before: &Settings, after: &Settings) -> Settings {
        let mut now = self.clone();
        take_back(&mut now.switched, &before.switched, &after.switched);
        take_back(&mut now.thresholds, &before.thresholds, &after.thresholds);
        if before.toolbar != after.toolbar && now.toolbar == after.toolbar {
            now.toolbar = before.toolbar;
        }
        for (now, before, after) in [
            (&mut now.left_alone, &before.left_alone, &after.left_alone),
            (&mut now.marks, &before.marks, &after.marks),
            (&mut now.dim, &before.dim, &after.dim),
        ] {
            now.retain(|word| before.contains(word) || !after.contains(word));
            let gone = before.iter().filter(|word| !after.contains(word));
            let gone: Vec<String> = gone.filter(|word| !now.contains(word)).cloned().collect();
            now.extend(gone);
        }
        now
    }
}

fn take_back<T: Clone + PartialEq>(
    now: &mut BTreeMap<String, T>,
    before: &BTreeMap<String, T>,
    after: &BTreeMap<String, T>,
) {
    for key in before.keys().chain(after.keys()) {
        let changed = before.get(key) != after.get(key);
        if !changed || now.get(key) != after.get(key) {
            continue;
        }
        match before.get(key) {
            Some(value) => now.insert(key.clone(), value.clone()),
            None => now.remove(key),
        };
    }
}
