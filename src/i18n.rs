//! Keys and arguments instead of sentences: the core never speaks a language.
//!
//! A [`Message`] is resolved to a sentence by whoever can: the browser shell with
//! `chrome.i18n` and `Intl`, the command line with the English words of `extension/_locales`.

use serde::{Deserialize, Serialize};

/// A sentence to be: a key of `_locales/*/messages.json` and its arguments, in order `$1`, `$2`, ….
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Message {
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
    #[serde(rename = "Saying")] // Kept under its first name.
    Message(Box<Message>),
}

impl From<Message> for Argument {
    fn from(words: Message) -> Argument {
        Argument::Message(Box::new(words))
    }
}

impl Message {
    /// A sentence without arguments.
    pub fn plain(key: &str) -> Message {
        Message::new(key, Vec::new())
    }

    /// A sentence without a spoken number.
    pub fn new(key: &str, arguments: Vec<Argument>) -> Message {
        Message {
            key: key.to_owned(),
            arguments,
            plural: None,
        }
    }

    /// A sentence whose form depends on `number`.
    pub fn counted(key: &str, number: u64, arguments: Vec<Argument>) -> Message {
        Message {
            key: key.to_owned(),
            arguments,
            plural: Some(number),
        }
    }
}

/// The key of a message whose arguments are spoken. Of two dates that read the same one is enough; a day begins when
/// the viewer's does, so that is not known before.
pub fn key_as_spoken<'k>(key: &'k str, arguments: &[String]) -> &'k str {
    match (key, arguments) {
        ("badge_span", [first, last]) if first == last => "badge_span_day",
        _ => key,
    }
}

/// The English words of the extension, spoken by programs that have no browser to speak for them.
#[cfg(not(target_arch = "wasm32"))]
pub mod english {
    use std::collections::BTreeMap;

    use super::{Argument, Message, key_as_spoken};
    use crate::time::utc;

    /// The messages of `extension/_locales/en`, by key.
    #[derive(Debug)]
    pub struct English(BTreeMap<String, String>);

    impl English {
        /// Reads the words.
        pub fn new() -> English {
            English::from_json(include_str!("../extension/_locales/en/messages.json"))
        }

        fn from_json(json: &str) -> English {
            let messages: serde_json::Value = serde_json::from_str(json).unwrap_or_default();
            let entries = messages.as_object().into_iter().flatten();
            let words = entries.filter_map(|(key, entry)| {
                let message = entry.get("message")?.as_str()?;
                Some((key.clone(), message.to_owned()))
            });
            English(words.collect())
        }

        /// The message of a key, as it is written.
        pub fn message(&self, key: &str) -> Option<&str> {
            self.0.get(key).map(String::as_str)
        }

        /// Speaks a sentence. A key without words is spoken as itself, so that the gap is seen.
        pub fn say(&self, saying: &Message) -> String {
            let arguments: Vec<String> =
                saying.arguments.iter().map(|one| self.word(one)).collect();
            let key = spoken_key(saying);
            let key = key_as_spoken(&key, &arguments);
            match self.message(key) {
                Some(message) => fill(message, &arguments),
                None => key.to_owned(),
            }
        }

        fn word(&self, argument: &Argument) -> String {
            match argument {
                Argument::Number(number) => grouped(*number),
                Argument::Decimal(number) => decimal(*number),
                Argument::Percent(share) => format!("{}%", grouped((share * 100.0).round() as u64)),
                Argument::Date(time) => date(*time),
                Argument::Text(text) => text.clone(),
                Argument::Message(saying) => self.say(saying),
            }
        }
    }

    impl Default for English {
        fn default() -> English {
            English::new()
        }
    }

    /// English knows two forms: one, and every other number.
    fn spoken_key(saying: &Message) -> String {
        match saying.plural {
            None => saying.key.clone(),
            Some(1) => format!("{}_one", saying.key),
            Some(_) => format!("{}_other", saying.key),
        }
    }

    /// Puts the arguments where `$1` … `$9` stand, as browsers do: `$$` is a dollar.
    fn fill(message: &str, arguments: &[String]) -> String {
        let mut spoken = String::new();
        let mut letters = message.chars();
        while let Some(letter) = letters.next() {
            if letter != '$' {
                spoken.push(letter);
                continue;
            }
            match letters.next() {
                Some('$') | None => spoken.push('$'),
                Some(digit) => match digit.to_digit(10).and_then(|digit| digit.checked_sub(1)) {
                    Some(place) => {
                        let argument = arguments.get(place as usize);
                        spoken.push_str(argument.map_or("", String::as_str));
                    }
                    None => spoken.extend(['$', digit]),
                },
            }
        }
        spoken
    }

    /// "13,361".
    fn grouped(number: u64) -> String {
        let digits = number.to_string();
        let mut spoken = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                spoken.push(',');
            }
            spoken.push(digit);
        }
        spoken
    }

    /// At most one decimal, none where it would be a zero.
    fn decimal(number: f64) -> String {
        let tenths = (number * 10.0).round() as u64;
        match tenths % 10 {
            0 => grouped(tenths / 10),
            rest => format!("{}.{rest}", grouped(tenths / 10)),
        }
    }

    /// "3 Mar 2024", in Greenwich: a program has no viewer whose clock could be asked.
    fn date(time: i64) -> String {
        let Some(time) = utc(time) else {
            return String::new();
        };
        let month = time.month().to_string();
        format!("{} {month:.3} {}", time.day(), time.year())
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn numbers_and_dates_are_spoken_the_english_way() {
            assert_eq!(grouped(13_361), "13,361");
            assert_eq!(grouped(962_000), "962,000");
            assert_eq!(grouped(72), "72");
            assert_eq!(decimal(0.5), "0.5");
            assert_eq!(decimal(50.0), "50");
            assert_eq!(date(0), "1 Jan 1970");
            assert_eq!(date(951_782_400), "29 Feb 2000");
            assert_eq!(date(1_735_603_200), "31 Dec 2024");
        }

        #[test]
        fn arguments_stand_where_browsers_put_them() {
            let words = ["one".to_owned(), "two".to_owned()];
            assert_eq!(
                fill("$2 and $1, $3, $$5, 1$", &words),
                "two and one, , $5, 1$"
            );
        }
    }
}
