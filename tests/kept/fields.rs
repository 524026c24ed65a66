//! Fields that are missing, and fields that are unknown: whatever else was kept is read.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{FILES, again, holds, kept, versions};

/// Where every field of every struct stands, as JSON pointers.
fn fields(json: &Value, at: &str, all: &mut Vec<String>) {
    match json {
        Value::Object(map) => {
            for (name, value) in map {
                let at = format!("{at}/{name}");
                fields(value, &at, all);
                all.push(at);
            }
        }
        Value::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                fields(value, &format!("{at}/{place}"), all);
            }
        }
        _ => {}
    }
}

/// Every field of the newest version, but the content of an enum, which is no field.
fn fields_of(json: &Value) -> Vec<String> {
    let mut all = Vec::new();
    fields(json, "", &mut all);
    all.retain(|field| {
        let (parent, _) = field.rsplit_once('/').unwrap();
        let list = parent.trim_end_matches(|letter: char| letter.is_ascii_digit());
        !list.ends_with("/arguments/")
    });
    all
}

fn parent<'j>(json: &'j mut Value, field: &str) -> &'j mut serde_json::Map<String, Value> {
    let (parent, _) = field.rsplit_once('/').unwrap();
    json.pointer_mut(parent).unwrap().as_object_mut().unwrap()
}

/// The same field of every entry of a list, or of a sentence in a sentence, is one.
fn anywhere(field: &str) -> String {
    let within = field.rsplit("/Saying/").next().unwrap();
    let within = within.strip_prefix("/scene/undo/").unwrap_or(within);
    let names = within.split('/');
    let names = names.filter(|name| name.parse::<usize>().is_err());
    names.collect::<Vec<_>>().join("/")
}

/// An older version did not write it: all the rest is read, and it is as by default. Nothing in the
/// folder is as by default in all places, or it would not show whether it is read.
#[test]
fn a_field_may_be_missing() {
    let folder = versions().pop().unwrap();
    for name in FILES {
        let json = kept(&folder, name);
        let (mut all, mut set) = (BTreeSet::new(), BTreeSet::new());
        for field in fields_of(&json) {
            if field == "/fieldmark" {
                continue; // A file without its version is none of ours.
            }
            let mut less = json.clone();
            parent(&mut less, &field).remove(field.rsplit('/').next().unwrap());
            let read = again(name, &less).unwrap_or_else(|| panic!("{name} without {field}"));
            assert!(holds(&read, &less), "{name} without {field}: {read}");
            all.insert(anywhere(&field));
            if read.pointer(&field) != json.pointer(&field) {
                set.insert(anywhere(&field));
            }
        }
        assert_eq!(set, all, "{name}");
    }
}

/// A newer version wrote it, without raising its number: nothing else is lost.
#[test]
fn an_unknown_field_may_stand_in_any_struct() {
    const MAPS: [&str; 3] = ["/switched/", "/thresholds/", "/accounts/"];
    let folder = versions().pop().unwrap();
    for name in FILES {
        let json = kept(&folder, name);
        for field in fields_of(&json) {
            let (stem, _) = field.rsplit_once('/').unwrap();
            if MAPS.iter().any(|map| format!("{stem}/").ends_with(map)) {
                continue; // Whatever stands there is an entry.
            }
            let mut more = json.clone();
            parent(&mut more, &field).insert("of_tomorrow".into(), serde_json::json!([{"a": 7}]));
            let read = again(name, &more).unwrap_or_else(|| panic!("{name} with more at {stem}"));
            assert!(holds(&read, &json), "{name} with more at {stem}: {read}");
        }
    }
}
