//! What is kept: under which names, in which form, and how much of it.
//!
//! Every kept value is one line of text, `version checksum json`. Storage is shared with whatever
//! can go wrong on a device, so a value that is not exactly as written is not read, and never as
//! something else.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use std::fmt;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::account::Notebook;
use crate::i18n::{Argument, Message};
use crate::ids::Handle;
use crate::settings::Settings;

/// The form of kept values. A change that older readers would misread raises it, and [`decode`]
/// learns to turn the older form into the newer.
pub const VERSION: u32 = 1;

/// The name of the user's settings.
pub const SETTINGS: &str = "settings";

/// The name of the sign that the first sentences were read.
pub const WELCOMED: &str = "welcomed";

/// Why a kept value cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not as it was written.
    Damaged,
    /// It is as it was written, and this Fieldmark does not know what it says.
    Unknown(String),
    /// It was written by a Fieldmark that is newer than this one.
    Newer(u32),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Damaged => write!(formatter, "it is damaged"),
            Unreadable::Unknown(why) => write!(formatter, "this Fieldmark does not know {why}"),
            Unreadable::Newer(version) => {
                write!(
                    formatter,
                    "its form is {version}, and this Fieldmark knows {VERSION}"
                )
            }
        }
    }
}

/// A value in the form it is kept in.
pub fn encode(value: &impl Serialize) -> String {
    // Nothing that is kept can fail to be written: no map has keys that are no text.
    let json = serde_json::to_string(value).unwrap_or_default();
    format!("{VERSION} {:08x} {json}", checksum(VERSION, &json))
}

/// A value out of the form it is kept in.
pub fn decode<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let mut parts = text.splitn(3, ' ');
    let version = parts.next().and_then(|part| part.parse::<u32>().ok());
    let sum = parts
        .next()
        .and_then(|part| u32::from_str_radix(part, 16).ok());
    let (Some(version), Some(sum), Some(json)) = (version, sum, parts.next()) else {
        return Err(Unreadable::Damaged);
    };
    if checksum(version, json) != sum {
        return Err(Unreadable::Damaged);
    }
    match version {
        VERSION => serde_json::from_str(json).map_err(|why| Unreadable::Unknown(why.to_string())),
        0 => Err(Unreadable::Damaged),
        newer => Err(Unreadable::Newer(newer)),
    }
}

/// FNV-1a: against accidents, not against people.
fn checksum(version: u32, json: &str) -> u32 {
    let bytes = version.to_le_bytes().into_iter().chain(json.bytes());
    bytes.fold(0x811c_9dc5, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// All that is kept as one file, for the user to take elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct File {
    /// The form, [`VERSION`].
    pub fieldmark: u32,
    /// The user's choices.
    pub settings: Settings,
    /// Notebooks by handle.
    pub accounts: BTreeMap<String, Notebook>,
    /// What cannot be read, as it lay: not taken in, but not lost.
    pub set_aside: Vec<SetAside>,
}

/// Why a file is not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It is wrong here, or in what begins here.
    Wrong {
        /// From one on.
        line: usize,
        /// In characters, from one on.
        column: usize,
    },
    /// It comes from a newer Fieldmark.
    Newer,
}

impl Unfit {
    fn at(text: &str, error: &serde_json::Error) -> Unfit {
        let line = text.lines().nth(error.line().saturating_sub(1));
        let before = line.and_then(|line| line.get(..error.column()));
        Unfit::Wrong {
            line: error.line(),
            column: before.map_or(error.column(), |before| before.chars().count()),
        }
    }

    /// In words for the user.
    pub fn words(self) -> Message {
        match self {
            Unfit::Wrong { line, column } => {
                let places = [line, column].map(|number| Argument::Number(number as u64));
                Message::new("ui_import_wrong", places.to_vec())
            }
            Unfit::Newer => Message::new("ui_import_newer", Vec::new()),
        }
    }
}

impl File {
    /// Reads a file, all of it or nothing. One of a newer Fieldmark is refused before its content
    /// is looked at.
    pub fn take(text: &str) -> Result<File, Unfit> {
        let read = |error| Unfit::at(text, &error);
        let version: Version = serde_json::from_str(text).map_err(read)?;
        match version.fieldmark {
            VERSION => serde_json::from_str(text).map_err(read),
            newer if newer > VERSION => Err(Unfit::Newer),
            _ => Err(Unfit::Wrong { line: 1, column: 1 }),
        }
    }
}

/// The one field that every file has.
#[derive(Deserialize)]
struct Version {
    fieldmark: u32,
}

/// A kept value that could not be read, as it lay.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SetAside {
    /// Its name.
    pub name: String,
    /// All of it.
    pub text: String,
    /// When it was set aside, unix seconds.
    pub since: i64,
}

impl SetAside {
    pub(super) fn new(name: &str, text: &str, since: i64) -> SetAside {
        SetAside {
            name: name.to_owned(),
            text: text.to_owned(),
            since,
        }
    }
}

/// Which accounts lie in a partition, without opening their notebooks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Index {
    /// In no order that matters.
    pub entries: Vec<IndexEntry>,
}

/// One account in a partition.
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

    /// The handles of all accounts in the partition, as they are entered.
    pub fn handles(&self) -> Vec<String> {
        let handles = self.entries.iter().map(|entry| entry.handle.clone());
        handles.collect()
    }

    /// All bytes in the partition.
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
    fn any_byte_changed_is_noticed() {
        let index = Index {
            entries: vec![entry("nasa", 1_700_000_000, 4711)],
        };
        let text = encode(&index);
        assert_eq!(decode::<Index>(&text), Ok(index));
        for place in 0..text.len() {
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[place] ^= 1 << bit;
                let Ok(broken) = String::from_utf8(bytes) else {
                    continue;
                };
                // A checksum in capitals is the same number.
                if !broken.eq_ignore_ascii_case(&text) {
                    assert!(decode::<Index>(&broken).is_err(), "{broken}");
                }
            }
            assert!(decode::<Index>(&text[..place]).is_err());
        }
    }

    #[test]
    fn a_newer_form_is_refused_by_name() {
        let json = "{}";
        let text = format!("7 {:08x} {json}", checksum(7, json));
        assert_eq!(decode::<Index>(&text), Err(Unreadable::Newer(7)));
    }

    #[test]
    fn a_file_of_a_newer_fieldmark_is_refused_unread() {
        let file = File {
            fieldmark: VERSION,
            ..File::default()
        };
        let text = serde_json::to_string(&file).unwrap();
        assert_eq!(File::take(&text), Ok(file));
        let newer = r#"{"fieldmark":2,"people":[]}"#;
        assert_eq!(File::take(newer), Err(Unfit::Newer));
    }

    #[test]
    fn a_bad_file_is_refused_with_the_place() {
        let at = |line, column| Err(Unfit::Wrong { line, column });
        assert_eq!(File::take("{}"), at(1, 2));
        assert_eq!(File::take("{\"fieldmark\":0}"), at(1, 1));
        assert_eq!(File::take("Dear diary"), at(1, 1));
        let cut = "{\"fieldmark\": 1,\n \"settings\": {},,";
        assert_eq!(File::take(cut), at(2, 17));
        let file = "{\"fieldmark\":1,\"settings\":{},\"accounts\":{\n\"nasa\":7}}";
        assert_eq!(File::take(file), at(2, 8));
        assert_eq!(File::take("{\"é\": 1,,"), at(1, 9));
        let file = "{\"fieldmark\":1,\"settings\":7,\"accounts\":{}}";
        assert_eq!(File::take(file), at(1, 27));
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
