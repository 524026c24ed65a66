//! Turns a [`Saying`] into a sentence of the user's language: `chrome.i18n` has the words, `Intl`
//! the numbers, dates and plural forms.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::chrome;
use crate::i18n::{Argument, Saying};
use crate::ui::Value;

thread_local! {
    /// Making a formatter takes a hundred times as long as using it.
    static LANGUAGE: Language = Language::of_the_user();
}

/// The sentence. A key without words is spoken as itself, so that the gap can be seen and named.
pub fn speak(saying: &Saying) -> String {
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
    whole: Option<Formatter>,
    decimal: Option<Formatter>,
    percent: Option<Formatter>,
    date: Option<Formatter>,
    plural: Option<Formatter>,
}

impl Language {
    /// The language that `_locales` was found in, which need not be the browser's: an Italian
    /// browser shows English words, and wants English numbers in them.
    fn of_the_user() -> Language {
        let named = message("ui_language", &Array::new());
        let tag = named
            .or_else(|| chrome::ui_language().ok())
            .unwrap_or_else(|| "en".to_owned());
        let number =
            |options: &[(&str, JsValue)]| Formatter::new("NumberFormat", "format", &tag, options);
        Language {
            whole: number(&[("maximumFractionDigits", 0.into())]),
            decimal: number(&[("maximumFractionDigits", 1.into())]),
            percent: number(&[
                ("style", "percent".into()),
                ("maximumFractionDigits", 0.into()),
            ]),
            date: Formatter::new(
                "DateTimeFormat",
                "format",
                &tag,
                &[("dateStyle", "medium".into())],
            ),
            plural: Formatter::new("PluralRules", "select", &tag, &[]),
            tag,
        }
    }

    fn speak(&self, saying: &Saying) -> String {
        // Chromium allows no hyphen in a message's name.
        let key = saying.key.replace('-', "_");
        let arguments: Array = saying
            .arguments
            .iter()
            .map(|argument| JsValue::from(self.argument(argument)))
            .collect();
        let form = saying
            .plural
            .map(|number| format_with(&self.plural, number as f64));
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
            Argument::Saying(saying) => self.speak(saying),
        }
    }
}

/// A formatter of `Intl`.
struct Formatter {
    object: JsValue,
    method: Function,
}

impl Formatter {
    fn new(class: &str, method: &str, tag: &str, options: &[(&str, JsValue)]) -> Option<Formatter> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
        let arguments = Array::of2(&tag.into(), &chrome::object(options));
        let object = Reflect::construct(&class, &arguments).ok()?;
        let method = Reflect::get(&object, &method.into())
            .ok()?
            .dyn_into()
            .ok()?;
        Some(Formatter { object, method })
    }
}

fn format_with(formatter: &Option<Formatter>, number: f64) -> String {
    let formatted = formatter.as_ref().and_then(|formatter| {
        let words = formatter.method.call1(&formatter.object, &number.into());
        words.ok()?.as_string()
    });
    // Rust's own way of writing decimals would be 18 KB for a case that does not happen.
    formatted.unwrap_or_else(|| (number as i64).to_string())
}

fn message(key: &str, arguments: &Array) -> Option<String> {
    chrome::get_message(key, arguments)
        .ok()
        .filter(|words| !words.is_empty())
}
