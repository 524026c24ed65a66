//! What is kept stays readable: every version's files in `tests/cases/kept/`, a folder each.
//!
//! A folder is as its version wrote it: a notebook with a note of every kind, settings, the list of
//! accounts, a tab, an export; every field of all of them set. It is frozen once that version is
//! released. A new field goes into the newest folder (or a new one, after a release):
//! `UPDATE_KEPT=1 cargo test --test kept` writes it from [`full`].
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

mod fields;
mod full;

use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

use fieldmark::account::diary::{Judged, Line};
use fieldmark::account::word::Word;
use fieldmark::account::{Coverage, Note, Notebook, Tail};
use fieldmark::i18n::Message;
use fieldmark::ids::Handle;
use fieldmark::page::counts::CountRange;
use fieldmark::page::post::Counts;
use fieldmark::page::profile::Profile;
use fieldmark::settings::Settings;
use fieldmark::storage::TabMemory;
use fieldmark::storage::export::File;
use fieldmark::storage::format::{self, SetAside};
use fieldmark::storage::index::{Index, IndexEntry};
use fieldmark::text;
use fieldmark::ui::OpenPage;
use serde_json::Value;

fn versions() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/kept");
    let entries = fs::read_dir(folder).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

/// What lies in a file, without the version and the checksum before it.
fn kept(folder: &Path, name: &str) -> Value {
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let json = match name.ends_with(".json") {
        true => text.as_str(),
        false => text.splitn(3, ' ').nth(2).unwrap(),
    };
    serde_json::from_str(json).unwrap()
}

/// A file read into its type and written again.
fn again(name: &str, json: &Value) -> Option<Value> {
    fn turned<T: serde::Serialize + serde::de::DeserializeOwned>(json: &Value) -> Option<Value> {
        let kept = format::encode(&json);
        let read: T = format::decode(&kept).ok()?;
        Some(serde_json::to_value(read).unwrap())
    }
    match name {
        "notebook.txt" => turned::<Notebook>(json),
        "settings.txt" => turned::<Settings>(json),
        "index.txt" => turned::<Index>(json),
        "tab.txt" => turned::<TabMemory>(json),
        "welcomed.txt" => turned::<bool>(json),
        "sign-seen.txt" => turned::<Option<i64>>(json),
        "word.txt" => turned::<Word>(json),
        "words.txt" => turned::<Vec<(String, u32)>>(json),
        "viewer.txt" => turned::<Option<Handle>>(json),
        "aside.txt" => turned::<Vec<SetAside>>(json),
        "export.json" => {
            let file = File::parse(&json.to_string()).ok()?;
            Some(serde_json::to_value(file).unwrap())
        }
        other => panic!("{other} is no file of ours"),
    }
}

const FILES: [&str; 11] = [
    "sign-seen.txt",
    "word.txt",
    "words.txt",
    "viewer.txt",
    "aside.txt",
    "notebook.txt",
    "settings.txt",
    "index.txt",
    "tab.txt",
    "welcomed.txt",
    "export.json",
];

/// All that one value says stands in the other, too.
fn holds(all: &Value, part: &Value) -> bool {
    match (all, part) {
        (Value::Object(all), Value::Object(part)) => part
            .iter()
            .all(|(name, value)| all.get(name).is_some_and(|other| holds(other, value))),
        (Value::Array(all), Value::Array(part)) => {
            all.len() == part.len() && all.iter().zip(part).all(|(all, part)| holds(all, part))
        }
        _ => all == part,
    }
}

/// What no version after it has a use for: private windows are not looked into any more, no badge
/// counts calls to action, and nothing is told by what people write about themselves.
const GONE: [(&str, &str); 5] = [
    ("tab.txt", "private"),
    ("notebook.txt", "calls"),
    ("export.json", "calls"),
    ("notebook.txt", "bio"),
    ("export.json", "bio"),
];

/// Leaves a field out, wherever it stands.
fn without(json: &mut Value, gone: &str) {
    match json {
        Value::Object(map) => {
            map.remove(gone);
            map.values_mut().for_each(|value| without(value, gone));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| without(value, gone)),
        _ => {}
    }
}

#[test]
fn every_version_is_read_whole() {
    for folder in versions() {
        let here = |name: &&str| folder.join(name).exists();
        for name in FILES.into_iter().filter(here) {
            let mut json = kept(&folder, name);
            let read = again(name, &json).unwrap_or_else(|| panic!("{folder:?} {name}"));
            for (_, gone) in GONE.iter().filter(|(file, _)| *file == name) {
                without(&mut json, gone);
            }
            assert!(holds(&read, &json), "{folder:?} {name}: {read}");
        }
    }
}

/// As it lies in the storage, checksum and all.
#[test]
fn every_version_is_read_as_it_was_written() {
    for folder in versions() {
        let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        let notebook: Notebook = format::decode(text("notebook.txt").trim_end()).unwrap();
        assert_eq!(notebook.notes.len(), full::notebook().notes.len());
        assert_eq!(notebook.profile, full::profile());
        let tab: TabMemory = format::decode(text("tab.txt").trim_end()).unwrap();
        assert_eq!(tab.open_page.handle, full::profile().handle);
    }
}

/// The newest version holds every field there is. [`full`] cannot be written without a new one.
#[test]
fn the_newest_version_holds_every_field() {
    let folder = versions().pop().unwrap();
    let full = [
        format::encode(&full::sign_seen()),
        format::encode(&full::word()),
        format::encode(&full::tags()),
        format::encode(&full::viewer()),
        format::encode(&full::aside()),
        format::encode(&full::notebook()),
        format::encode(&full::settings()),
        format::encode(&full::index()),
        format::encode(&full::tab()),
        format::encode(&true),
        serde_json::to_string(&full::file()).unwrap(),
    ];
    for (name, text) in FILES.into_iter().zip(full) {
        if std::env::var_os("UPDATE_KEPT").is_some() {
            fs::write(folder.join(name), format!("{text}\n")).unwrap();
        }
        let json = text
            .splitn(3, ' ')
            .nth(2)
            .filter(|_| name.ends_with(".txt"));
        let wanted: Value = serde_json::from_str(json.unwrap_or(&text)).unwrap();
        assert_eq!(kept(&folder, name), wanted, "{name}");
    }
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
        format::decode(text.trim_end()).unwrap()
    }
    assert_eq!(read::<Notebook>(&text("notebook.txt")), full::notebook());
    assert_eq!(read::<Settings>(&text("settings.txt")), full::settings());
    assert_eq!(read::<Index>(&text("index.txt")), full::index());
    assert_eq!(read::<TabMemory>(&text("tab.txt")), full::tab());
    assert_eq!(read::<Vec<SetAside>>(&text("aside.txt")), full::aside());
    assert_eq!(read::<Word>(&text("word.txt")), full::word());
    assert_eq!(read::<Option<Handle>>(&text("viewer.txt")), full::viewer());
    assert_eq!(File::parse(&text("export.json")), Ok(full::file()));
}

/// A field that is left out where it is as by default would be in no folder, and missed by nobody.
#[test]
fn every_field_is_written_whatever_it_holds() {
    /// Rust's own names of the fields, against those that are written.
    fn written<T: Default + Debug + serde::Serialize>() {
        let one = T::default();
        let debug = format!("{one:#?}");
        let is_field = |line: &&str| line.starts_with("    ") && !line.starts_with("     ");
        let fields = debug.lines().filter(is_field);
        let fields: Vec<&str> = fields.filter(|line| line.contains(": ")).collect();
        let json = serde_json::to_value(&one).unwrap();
        let names: Vec<&String> = json.as_object().unwrap().keys().collect();
        assert!(fields.len() == names.len(), "{fields:?} {names:?}");
    }
    written::<Notebook>();
    written::<Profile>();
    written::<CountRange>();
    written::<Note>();
    written::<text::Features>();
    written::<Counts>();
    written::<Coverage>();
    written::<Tail>();
    written::<Settings>();
    written::<Index>();
    written::<IndexEntry>();
    written::<TabMemory>();
    written::<OpenPage>();
    written::<Message>();
    written::<SetAside>();
    written::<Word>();
    written::<Line>();
    written::<Judged>();
    written::<File>();
}

/// No file makes it fall, however deep it is and whatever its numbers are.
#[test]
fn depth_and_numbers_are_bounded() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let file = |settings: &str| format!(r#"{{"fieldmark":1,"settings":{settings}}}"#);
    assert!(File::parse(&deep).is_err());
    assert!(File::parse(&file(&deep)).is_err());
    assert!(File::parse(&file(&format!(r#"{{"of_tomorrow":{deep}}}"#))).is_ok());
    let days = |days: &str| File::parse(&file(&format!(r#"{{"retention_days":{days}}}"#)));
    assert!(days("90").is_ok());
    for number in [
        "-1",
        "4294967296",
        "1.5",
        "1e3",
        "null",
        "1e999",
        "NaN",
        "\"7\"",
    ] {
        assert!(days(number).is_err(), "{number}");
    }
    let limit = |limit: &str| {
        let settings = format!(r#"{{"thresholds":{{"broadcaster":{limit}}}}}"#);
        let file = File::parse(&file(&settings)).ok()?;
        file.settings.thresholds.get("broadcaster").copied()
    };
    for (text, number) in [
        ("60", 60.0),
        ("-0.5", -0.5),
        ("1e-400", 0.0),
        ("3e2", 300.0),
    ] {
        assert_eq!(limit(text), Some(number), "{text}");
    }
    for number in ["1e999", "-1e999", "NaN", "Infinity", "null"] {
        assert_eq!(limit(number), None, "{number}");
    }
}
