//! `chrome.storage` as the two areas of [`crate::storage`].

use gloo_console::error;
use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use super::chrome;
use crate::storage::{Area, Storage, Unwritten};

/// The browser's storage.
pub struct BrowserStorage;

impl Storage for BrowserStorage {
    async fn get(
        &self,
        area: Area,
        names: Option<&[String]>,
    ) -> Result<Vec<(String, String)>, String> {
        let names = names.map_or(JsValue::NULL, |names| list(names).into());
        let found = chrome::wait(match area {
            Area::Session => chrome::session_get(&names),
            Area::Local => chrome::local_get(&names),
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

    async fn set(&self, area: Area, values: &[(String, String)]) -> Result<(), Unwritten> {
        let values: Vec<_> = values
            .iter()
            .map(|(name, value)| (name.as_str(), value.into()))
            .collect();
        let values = chrome::object(&values);
        let done = chrome::wait(match area {
            Area::Session => chrome::session_set(&values),
            Area::Local => chrome::local_set(&values),
        });
        done.await.map(drop).map_err(|error| match said(error) {
            // Chromium says QUOTA_BYTES quota exceeded, Firefox QuotaExceededError.
            why if why.to_ascii_lowercase().contains("quota") => Unwritten::Full,
            why => Unwritten::Failed(why),
        })
    }

    async fn remove(&self, area: Area, names: &[String]) -> Result<(), String> {
        let names = list(names);
        let done = chrome::wait(match area {
            Area::Session => chrome::session_remove(&names),
            Area::Local => chrome::local_remove(&names),
        });
        done.await.map(drop).map_err(said)
    }

    fn warn(&self, what: &str) {
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
