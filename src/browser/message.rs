//! Messages as JavaScript objects.

use gloo_console::error;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::JsValue;

/// A message as a value, or which part of it is wrong.
pub fn decode<T: DeserializeOwned>(message: JsValue) -> Result<T, String> {
    let read = serde_path_to_error::deserialize(Deserializer::from(message));
    read.map_err(|error| error.to_string())
}

/// A value as a message.
pub fn encode(value: &impl Serialize) -> JsValue {
    let written = value.serialize(&Serializer::json_compatible());
    written.unwrap_or_else(|why| {
        error!(format!("Fieldmark: a message cannot be written: {why}"));
        JsValue::UNDEFINED
    })
}
