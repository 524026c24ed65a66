//! `chrome.storage` as the two places of [`crate::storage`].

use gloo_console::error;
use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use super::chrome;
use crate::storage::{Area, Place, Unwritten};

/// The browser's storage.
pub struct Storage;

impl Area for Storage {
    async fn get(
        &self,
        place: Place,
        names: Option<&[String]>,
    ) -> Result<Vec<(String, String)>, String> {
        let names = names.map_or(JsValue::NULL, |names| list(names).into());
        let found = chrome::wait(match place {
            Place::Memory => chrome::memory_get(&names),
            Place::Disk => chrome::disk_get(&names),
        });
        let found = found.await.map_err(said)?;
        let entries = Object::entries(&Object::from(found));
        let entry = |entry: JsValue| {
            let entry = Array::from(&entry);
            // What is no text was not written by us; an empty line reads as damaged, and is said so.
            Some((
                entry.get(0).as_string()?,
                entry.get(1).as_string().unwrap_or_default(),
            ))
        };
        Ok(entries.iter().filter_map(entry).collect())
    }

    async fn set(&self, place: Place, values: &[(String, String)]) -> Result<(), Unwritten> {
        let values: Vec<_> = values
            .iter()
            .map(|(name, value)| (name.as_str(), value.into()))
            .collect();
        let values = chrome::object(&values);
        let done = chrome::wait(match place {
            Place::Memory => chrome::memory_set(&values),
            Place::Disk => chrome::disk_set(&values),
        });
        done.await.map(drop).map_err(|error| match said(error) {
            // Chromium says QUOTA_BYTES quota exceeded, Firefox QuotaExceededError.
            why if why.to_ascii_lowercase().contains("quota") => Unwritten::Full,
            why => Unwritten::Failed(why),
        })
    }

    async fn remove(&self, place: Place, names: &[String]) -> Result<(), String> {
        let names = list(names);
        let done = chrome::wait(match place {
            Place::Memory => chrome::memory_remove(&names),
            Place::Disk => chrome::disk_remove(&names),
        });
        done.await.map(drop).map_err(said)
    }

    fn complain(&self, what: &str) {
        error!(format!("Fieldmark: {what}"));
    }
}

fn list(names: &[String]) -> Array {
    names.iter().map(|name| JsValue::from_str(name)).collect()
}

fn said(error: JsValue) -> String {
    let words = js_sys::Error::from(error).message();
    words.as_string().unwrap_or_default()
}
