//! Which accounts lie in an area, and which of them go first.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::account::Notebook;
use crate::ids::Handle;

/// Which accounts lie in an area, without opening their notebooks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Index {
    /// In no order that matters.
    pub entries: Vec<IndexEntry>,
}

/// One account in an area.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct IndexEntry {
    /// The handle's key: lower case.
    pub handle: String,
    /// The account's number, when it was seen: it outlives the handle.
    pub account: Option<u64>,
    /// When the account was last in view, unix seconds.
    pub seen: i64,
    /// How long its notebook is, as kept.
    pub bytes: usize,
    /// Posts in its notebook.
    pub posts: u32,
}

impl IndexEntry {
    /// Whose it is.
    pub fn whose(&self) -> Option<Handle> {
        Handle::new(&self.handle)
    }

    /// The entry of a notebook that is so many bytes long, as kept.
    pub fn of(handle: String, notebook: &Notebook, bytes: usize) -> IndexEntry {
        IndexEntry {
            handle,
            account: notebook.profile.account,
            seen: notebook.seen,
            bytes,
            posts: notebook.notes.len() as u32,
        }
    }
}

impl Index {
    /// Enters an account, before others that were seen at the same time.
    pub fn put(&mut self, entry: IndexEntry) {
        self.entries.retain(|other| other.handle != entry.handle);
        self.entries.insert(0, entry);
    }

    /// A clock that jumped back leaves accounts in the future: they count as seen now, so that they
    /// go in their time. Whether there were any.
    pub fn not_after(&mut self, now: i64) -> bool {
        let mut later = false;
        for entry in &mut self.entries {
            later |= entry.seen > now;
            entry.seen = entry.seen.min(now);
        }
        later
    }

    /// An account was seen no earlier than that, unix seconds.
    pub fn see_again(&mut self, handle: &Handle, seen: i64) {
        let key = handle.key();
        for entry in self.entries.iter_mut().filter(|entry| entry.handle == key) {
            entry.seen = entry.seen.max(seen);
        }
    }

    /// The handles of all accounts in the area, as they are entered.
    pub fn handles(&self) -> Vec<String> {
        let handles = self.entries.iter().map(|entry| entry.handle.clone());
        handles.collect()
    }

    /// All bytes in the area.
    pub fn bytes(&self) -> usize {
        self.entries.iter().map(|entry| entry.bytes).sum()
    }

    /// Strikes out the least recently seen until the rest fits, and returns those that must go.
    /// `most` and `bytes` are the room there is; the account seen last always stays.
    pub fn make_room(&mut self, most: usize, bytes: usize) -> Vec<String> {
        self.entries.sort_by_key(|entry| Reverse(entry.seen));
        let mut gone = Vec::new();
        while self.entries.len() > 1 && (self.entries.len() > most || self.bytes() > bytes) {
            gone.extend(self.entries.pop().map(|entry| entry.handle));
        }
        gone
    }

    /// The accounts that were last seen before this.
    pub fn seen_before(&self, limit: i64) -> Vec<String> {
        let old = self.entries.iter().filter(|entry| entry.seen < limit);
        old.map(|entry| entry.handle.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(handle: &str, seen: i64, bytes: usize) -> IndexEntry {
        IndexEntry {
            handle: handle.into(),
            account: None,
            seen,
            bytes,
            posts: 0,
        }
    }

    #[test]
    fn the_least_recently_seen_goes_first() {
        let mut index = Index::default();
        for (handle, seen) in [("a", 1), ("b", 2), ("c", 3), ("d", 4)] {
            index.put(entry(handle, seen, 10));
        }
        assert_eq!(index.make_room(3, 1000), ["a"]);
        assert_eq!(index.make_room(3, 15), ["b", "c"]);
        assert_eq!(index.make_room(3, 1), Vec::<String>::new());
    }

    #[test]
    fn a_clock_that_jumps_back_keeps_nothing_forever() {
        let mut index = Index {
            entries: vec![entry("future", 9_000, 1), entry("old", 100, 1)],
        };
        assert!(index.not_after(1_000));
        assert!(!index.not_after(1_000));
        assert_eq!(index.seen_before(500), ["old"]);
        assert_eq!(index.seen_before(1_500), ["future", "old"]);
        index.entries = vec![entry("future", 9_000, 1)];
        index.not_after(3_000);
        index.put(entry("now", 3_000, 1));
        assert_eq!(index.make_room(1, 100), ["future"]);
    }
}
