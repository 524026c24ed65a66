//! Keys and arguments instead of sentences: the core never speaks a language.
//!
//! A [`Saying`] is resolved to a sentence by whoever can: the browser shell with
//! `chrome.i18n` and `Intl`, the command line with the English words of `extension/_locales`.

use serde::{Deserialize, Serialize};

/// A sentence to be: a key of `_locales/*/messages.json` and its arguments, in order `$1`, `$2`, ….
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Saying {
    /// The message key. When `plural` is given, the shell appends `_one`, `_other`, … by the language's rules.
    pub key: String,
    /// The arguments.
    pub arguments: Vec<Argument>,
    /// The number that decides the plural form, if one is spoken.
    pub plural: Option<u64>,
}

/// One argument of a sentence; formatted by the language's own rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Argument {
    /// A whole number.
    Number(u64),
    /// A number with up to one decimal.
    Decimal(f64),
    /// A share, 0 to 1, spoken as a percentage. Whole percents.
    Percent(f64),
    /// A date, unix seconds.
    Date(i64),
    /// Words of the page or a name: never translated.
    Text(String),
    /// Another sentence.
    Saying(Box<Saying>),
}

impl Saying {
    /// A sentence without a spoken number.
    pub fn new(key: &str, arguments: Vec<Argument>) -> Saying {
        Saying {
            key: key.to_owned(),
            arguments,
            plural: None,
        }
    }

    /// A sentence whose form depends on `number`.
    pub fn counted(key: &str, number: u64, arguments: Vec<Argument>) -> Saying {
        Saying {
            key: key.to_owned(),
            arguments,
            plural: Some(number),
        }
    }
}
