//! Turns a [`Message`] into a sentence of the user's language: `chrome.i18n` has the words, `Intl`
//! the numbers, dates and plural forms.

use js_sys::Intl::{
    DateTimeFormat, DateTimeFormatOptions, DateTimeStyle, NumberFormat, NumberFormatOptions,
    NumberFormatStyle, PluralRules,
};
use js_sys::{Array, Function, Object};
use wasm_bindgen::JsValue;

use super::chrome;
use crate::i18n::{Argument, Message, key_as_spoken};
use crate::ui::Value;

thread_local! {
    /// Making a formatter takes a hundred times as long as using it.
    static LANGUAGE: Language = Language::of_the_user();
}

/// The sentence. A key without words is spoken as itself, so that the gap can be seen and named.
pub fn speak(saying: &Message) -> String {
    LANGUAGE.with(|language| language.speak(saying))
}

/// The words, spoken where they are to be.
pub fn say(value: &Value) -> String {
    match value {
        Value::Plain(words) => words.clone(),
        Value::Spoken(saying) => speak(saying),
    }
}

/// The language of the words, e.g. `pt-BR`.
pub fn tag() -> String {
    LANGUAGE.with(|language| language.tag.clone())
}

struct Language {
    tag: String,
    whole: Function,
    decimal: Function,
    percent: Function,
    date: Function,
    plural: PluralRules,
}

impl Language {
    /// The language that `_locales` was found in, which need not be the browser's: an Italian
    /// browser shows English words, and wants English numbers in them.
    fn of_the_user() -> Language {
        let tag = message("ui_language", &Array::new()).unwrap_or_else(|| "en".to_owned());
        let tags = Array::of1(&JsValue::from_str(&tag));
        let dates = DateTimeFormatOptions::new();
        dates.set_date_style(DateTimeStyle::Medium);
        Language {
            whole: number(&tags, NumberFormatStyle::Decimal, 0),
            decimal: number(&tags, NumberFormatStyle::Decimal, 1),
            percent: number(&tags, NumberFormatStyle::Percent, 0),
            date: DateTimeFormat::new(&tags, &dates).format(),
            plural: PluralRules::new(&tags, &Object::new()),
            tag,
        }
    }

    fn speak(&self, saying: &Message) -> String {
        let arguments = saying.arguments.iter();
        let arguments: Vec<String> = arguments.map(|one| self.argument(one)).collect();
        // Chromium allows no hyphen in a message's name.
        let key = key_as_spoken(&saying.key, &arguments).replace('-', "_");
        let arguments: Array = arguments.into_iter().map(JsValue::from).collect();
        let form = saying
            .plural
            .map(|number| String::from(self.plural.select(number as f64)));
        let forms = [form.as_deref(), saying.plural.map(|_| "other")];
        let counted = forms
            .into_iter()
            .flatten()
            .find_map(|form| message(&format!("{key}_{form}"), &arguments));
        counted.or_else(|| message(&key, &arguments)).unwrap_or(key)
    }

    fn argument(&self, argument: &Argument) -> String {
        match argument {
            Argument::Number(number) => format_with(&self.whole, *number as f64),
            Argument::Decimal(number) => format_with(&self.decimal, *number),
            Argument::Percent(share) => format_with(&self.percent, *share),
            Argument::Date(seconds) => format_with(&self.date, *seconds as f64 * 1000.0),
            Argument::Text(words) => words.clone(),
            Argument::Message(saying) => self.speak(saying),
        }
    }
}

fn number(tags: &Array, style: NumberFormatStyle, decimals: u8) -> Function {
    let options = NumberFormatOptions::new();
    options.set_style(style);
    options.set_maximum_fraction_digits(decimals);
    NumberFormat::new(tags, &options).format()
}

fn format_with(format: &Function, number: f64) -> String {
    let words = format.call1(&JsValue::UNDEFINED, &number.into());
    // Only a date outside of the calendar has no words.
    words
        .ok()
        .and_then(|words| words.as_string())
        .unwrap_or_default()
}

fn message(key: &str, arguments: &Array) -> Option<String> {
    chrome::get_message(key, arguments)
        .ok()
        .filter(|words| !words.is_empty())
}
