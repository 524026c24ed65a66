//! All that is kept as one file, for the user to take elsewhere and back.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::format::{SetAside, VERSION};
use crate::account::Notebook;
use crate::account::word::Word;
use crate::i18n::{Argument, Message};
use crate::settings::Settings;

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
    /// The user's own words.
    pub words: Vec<Word>,
    /// What cannot be read, as it lay: not taken in, but not lost.
    pub set_aside: Vec<SetAside>,
}

/// Why a file is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// It is wrong here, or in what begins here.
    Wrong {
        /// From one on.
        line: usize,
        /// In characters, from one on.
        column: usize,
        /// What is wrong, for the console.
        why: String,
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
            why: error.to_string(),
        }
    }

    /// In words for the user.
    pub fn words(&self) -> Message {
        match self {
            Unfit::Wrong { line, column, .. } => {
                let places = [line, column].map(|number| Argument::Number(*number as u64));
                Message::new("ui_import_wrong", places.to_vec())
            }
            Unfit::Newer => Message::plain("ui_import_newer"),
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unfit::Wrong { why, .. } => write!(formatter, "{why}"),
            Unfit::Newer => write!(formatter, "it comes from a newer Fieldmark"),
        }
    }
}

impl File {
    /// Reads a file, all of it or nothing. One of a newer Fieldmark is refused before its content
    /// is looked at.
    pub fn parse(text: &str) -> Result<File, Unfit> {
        let wrong = |error| Unfit::at(text, &error);
        let version: Version = serde_json::from_str(text).map_err(wrong)?;
        match version.fieldmark {
            VERSION => serde_json::from_str(text).map_err(wrong),
            newer if newer > VERSION => Err(Unfit::Newer),
            older => Err(Unfit::Wrong {
                line: 1,
                column: 1,
                why: format!("there is no form {older}"),
            }),
        }
    }
}

/// The one field that every file has.
#[derive(Deserialize)]
struct Version {
    fieldmark: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_a_newer_fieldmark_is_refused_unread() {
        let file = File {
            fieldmark: VERSION,
            ..File::default()
        };
        let text = serde_json::to_string(&file).unwrap();
        assert_eq!(File::parse(&text), Ok(file));
        let newer = r#"{"fieldmark":2,"people":[]}"#;
        assert_eq!(File::parse(newer), Err(Unfit::Newer));
    }

    #[test]
    fn a_bad_file_is_refused_with_the_place() {
        let place = |text| match File::parse(text) {
            Err(Unfit::Wrong { line, column, .. }) => (line, column),
            other => panic!("{other:?}"),
        };
        assert_eq!(place("{}"), (1, 2));
        assert_eq!(place("{\"fieldmark\":0}"), (1, 1));
        assert_eq!(place("Dear diary"), (1, 1));
        let cut = "{\"fieldmark\": 1,\n \"settings\": {},,";
        assert_eq!(place(cut), (2, 17));
        let file = "{\"fieldmark\":1,\"settings\":{},\"accounts\":{\n\"nasa\":7}}";
        assert_eq!(place(file), (2, 8));
        assert_eq!(place("{\"é\": 1,,"), (1, 9));
        let file = "{\"fieldmark\":1,\"settings\":7,\"accounts\":{}}";
        assert_eq!(place(file), (1, 27));
        let why = |text| File::parse(text).map_err(|why| why.to_string());
        let told = "invalid type: integer `7`, expected struct Settings at line 1 column 27";
        assert_eq!(why(file), Err(told.to_owned()));
    }
}
