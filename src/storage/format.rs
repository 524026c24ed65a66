//! The form in which values are kept.
//!
//! Every kept value is one line of text, `version checksum json`. Storage is shared with whatever
//! can go wrong on a device, so a value that is not exactly as written is not read, and never as
//! something else.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use std::fmt;

/// The form of kept values. A change that older readers would misread raises it, and [`decode`]
/// learns to turn the older form into the newer.
pub const VERSION: u32 = 1;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_byte_changed_is_noticed() {
        let aside = SetAside::new("nasa", "4711", 1_700_000_000);
        let text = encode(&aside);
        assert_eq!(decode::<SetAside>(&text), Ok(aside));
        for place in 0..text.len() {
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[place] ^= 1 << bit;
                let Ok(broken) = String::from_utf8(bytes) else {
                    continue;
                };
                // A checksum in capitals is the same number.
                if !broken.eq_ignore_ascii_case(&text) {
                    assert!(decode::<SetAside>(&broken).is_err(), "{broken}");
                }
            }
            assert!(decode::<SetAside>(&text[..place]).is_err());
        }
    }

    #[test]
    fn a_newer_form_is_refused_by_name() {
        let json = "{}";
        let text = format!("7 {:08x} {json}", checksum(7, json));
        assert_eq!(decode::<SetAside>(&text), Err(Unreadable::Newer(7)));
    }
}
