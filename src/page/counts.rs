//! "1,2 Mio.", "7.5万", "12.3K" → a range; shown counts are cut, never rounded.
//!
//! X writes a count in full ("12,345") or shortens it the way the interface language does. The
//! short forms come from CLDR (`counts/forms.txt`, made by `tests/cldr`). A comma read as a point
//! is wrong by a thousand, so whatever can be read two ways is not read at all.

mod forms;
mod numeral;

use serde::{Deserialize, Serialize};

use forms::{Form, Suffix};
use numeral::{Amount, Numeral, is_stop, is_unspaced};

use crate::text::letters::composed;

/// An inclusive range of whole numbers; exact when both ends are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CountRange {
    /// The least it can be.
    pub low: u64,
    /// The most it can be.
    pub high: u64,
}

impl CountRange {
    /// A number shown in full.
    pub fn exact(number: u64) -> CountRange {
        CountRange {
            low: number,
            high: number,
        }
    }

    /// Whether no number lies in both.
    pub fn is_apart(self, other: CountRange) -> bool {
        self.high < other.low || other.high < self.low
    }

    /// What is known after a later look: what it showed, unless that only says less exactly the same.
    pub fn sharper(before: Option<CountRange>, now: Option<CountRange>) -> Option<CountRange> {
        match (before, now) {
            (Some(before), Some(now)) if now.low <= before.low && before.high <= now.high => {
                Some(before)
            }
            (before, now) => now.or(before),
        }
    }
}

/// A count as notes keep it: a number, or both ends of what a short form leaves open.
pub mod noted {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::CountRange;

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Noted {
        Exact(u64),
        Range(u64, u64),
    }

    /// Writes it.
    pub fn serialize<S: Serializer>(count: &Option<CountRange>, to: S) -> Result<S::Ok, S::Error> {
        let noted = count.map(|count| match count.low == count.high {
            true => Noted::Exact(count.low),
            false => Noted::Range(count.low, count.high),
        });
        noted.serialize(to)
    }

    /// Reads it.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<CountRange>, D::Error> {
        let noted: Option<Noted> = Option::deserialize(from)?;
        Ok(noted.map(|noted| match noted {
            Noted::Exact(number) => CountRange::exact(number),
            Noted::Range(low, high) => CountRange { low, high },
        }))
    }
}

/// Reads a count that stands alone, as the interface language (`html[lang]`) writes it.
///
/// A short form is the range of every number that is cut to it; "14K" may have lost its decimals,
/// so it is the whole thousand.
///
/// `None`: no number, more than a number, a suffix or mark the language does not have, or, in a
/// language that is not in the table, languages that disagree.
///
/// ```
/// # use fieldmark::page::counts::{read_count, CountRange};
/// assert_eq!(read_count("75.8K", "en"), Some(CountRange { low: 75_800, high: 75_899 }));
/// assert_eq!(read_count("12,3 B", "tr"), Some(CountRange { low: 12_300, high: 12_399 }));
/// assert_eq!(read_count("12.345", "de"), Some(CountRange { low: 12_345, high: 12_345 }));
/// assert_eq!(read_count("12.345", "en"), None);
/// ```
pub fn read_count(text: &str, language: &str) -> Option<CountRange> {
    let text = without_hidden_marks(text);
    let numeral = Numeral::find(&text)?;
    let (range, rest) = range_and_rest(&numeral, language)?;
    let alone = numeral.before.trim().is_empty() && rest.trim().is_empty();
    alone.then_some(range)
}

/// Reads the count in a phrase such as "23.9K posts" or "7.5万 帖子", wherever it stands.
///
/// `None`: what [`read_count`] does not read, a second number in the phrase, or a number that is
/// part of something else ("@user12", "10%", "-5").
pub fn leading_count(text: &str, language: &str) -> Option<CountRange> {
    let text = without_hidden_marks(text);
    let numeral = Numeral::find(&text)?;
    let (range, rest) = range_and_rest(&numeral, language)?;
    let only_number = stands_free(numeral.before) && !numeral::has_digit(rest);
    only_number.then_some(range)
}

/// Reads the whole number in the label of a button, in any language: "377 replies", "11 回复",
/// "1.234 curtidas". Such labels are never shortened, so every mark between digits groups them.
/// Of several numbers ("377 replies, 20 reposts") the one that begins the label counts.
///
/// `None`: no number, marks that do not group ("1.2"), a number that something shortens after all
/// ("1.2万件", "75K"), or several numbers none of which begins the label.
pub fn exact_leading_integer(label: &str) -> Option<u64> {
    let label = without_hidden_marks(label);
    let numeral = Numeral::find(&label)?;
    let begins = numeral.before.trim().is_empty();
    let chosen = begins || (stands_free(numeral.before) && !numeral::has_digit(numeral.after));
    (chosen && is_unshortened(numeral.after)).then_some(numeral.integer()?)
}

/// Reads the number as the language writes it; also gives what follows it and its suffix.
/// Where several languages come into question, they must agree.
fn range_and_rest<'t>(numeral: &Numeral<'t>, language: &str) -> Option<(CountRange, &'t str)> {
    let is_whole = is_unshortened(numeral.after);
    let mut readings = forms::of_language(language)
        .into_iter()
        .filter_map(|form| read_as(numeral, &form, is_whole));
    let first = readings.next()?;
    readings.all(|other| other == first).then_some(first)
}

fn read_as<'t>(
    numeral: &Numeral<'t>,
    form: &Form,
    is_whole: bool,
) -> Option<(CountRange, &'t str)> {
    let separators = if numeral.is_native {
        form.native
    } else {
        form.latin
    };
    let amount = numeral.amount(separators)?;
    if let Some(suffix) = form.suffix(numeral.after) {
        return Some((cut_range(&amount, &suffix)?, suffix.rest));
    }
    let exact = CountRange::exact(amount.digits);
    (is_whole && amount.decimals == 0).then_some((exact, numeral.after))
}

/// Every number that is cut to this amount. An amount that the language writes otherwise ("0.9K",
/// "1234K") was misread.
fn cut_range(amount: &Amount, suffix: &Suffix) -> Option<CountRange> {
    let unit = 10_u64.checked_pow(suffix.power.checked_sub(amount.decimals)?)?;
    let low = amount.digits.checked_mul(unit)?;
    let fits = suffix
        .most_digits
        .is_none_or(|most| amount.integer_digits <= most);
    (fits && amount.integer_digits > 0).then_some(CountRange {
        low,
        high: low.saturating_add(unit - 1),
    })
}

/// Whether what follows a number leaves it as it is: nothing, punctuation or an ordinary word.
/// A word that shortens numbers in any language is not ordinary, because the page's language can
/// differ from its buttons' language: "12 mil" on an English page is not twelve.
fn is_unshortened(after: &str) -> bool {
    let word = after.trim_start();
    match (after.chars().next(), word.chars().next()) {
        (None, _) | (_, None) => true,
        (Some(next), _) if is_stop(next) => true,
        (Some(next), Some(first)) if next.is_whitespace() => {
            is_stop(first) || (first.is_alphabetic() && !forms::begins_with_suffix_word(word))
        }
        (Some(next), _) => is_unspaced(next) && !forms::begins_like_suffix(word),
    }
}

/// Whether a number may begin after this text: after a space, a bracket or colon, or a letter of
/// a script that puts no spaces between words.
fn stands_free(before: &str) -> bool {
    before.chars().next_back().is_none_or(|last| {
        last.is_whitespace() || is_unspaced(last) || "(（:：•·、，،".contains(last)
    })
}

/// In one spelling, without the marks that steer the direction of writing and the breaking of lines.
fn without_hidden_marks(text: &str) -> String {
    let is_hidden = |character: &char| {
        matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
    };
    composed(text)
        .chars()
        .filter(|character| !is_hidden(character))
        .collect()
}
