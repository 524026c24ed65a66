//! Messages as JavaScript objects, or as their JSON.

use gloo_console::error;
use js_sys::JSON;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A message as a value, or which part of it is wrong. The browser's own way through an object is
/// shorter than a call for each of its fields.
pub fn decode<T: DeserializeOwned>(message: &JsValue) -> Result<T, String> {
    let text = message
        .as_string()
        .or_else(|| JSON::stringify(message).ok()?.as_string())
        .ok_or("nothing that can be written down")?;
    let mut reader = serde_json::Deserializer::from_str(&text);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| error.to_string())
}

/// A value as a message.
pub fn encode(value: &impl Serialize) -> JsValue {
    let written = value.serialize(&Serializer::json_compatible());
    written.unwrap_or_else(|why| {
        error!(format!("Fieldmark: a message cannot be written: {why}"));
        JsValue::UNDEFINED
    })
}
