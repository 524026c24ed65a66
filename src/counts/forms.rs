//! How each language of X shortens a count: the table `forms.txt`, read line by line when asked.

use super::numeral::Marks;
use super::{is_stop, is_unspaced};

/// Made from CLDR by `tests/cldr/reduce.mjs`; its first lines say how it is written.
const TABLE: &str = include_str!("forms.txt");

/// Other names of languages in the table: X's own, the browser's, and those of old standards.
const ALIASES: &[(&str, &str)] = &[
    ("zh-cn", "zh"),
    ("zh-sg", "zh"),
    ("zh-hans", "zh"),
    ("zh-hant", "zh-TW"),
    ("zh-mo", "zh-TW"),
    ("zh-hant-hk", "zh-HK"),
    ("nb", "no"),
    ("nn", "no"),
    ("msa", "ms"),
    ("tl", "fil"),
    ("iw", "he"),
    ("in", "id"),
];

/// How one language writes counts.
pub(super) struct Form {
    language: &'static str,
    /// The marks between the digits 0-9.
    pub(super) latin: Marks,
    /// The marks between the language's own digits.
    pub(super) native: Marks,
    /// The rest of the line: the suffixes by size.
    sizes: &'static str,
}

/// A suffix found behind a number.
pub(super) struct Suffix<'t> {
    /// The number counts 10^`power`s.
    pub(super) power: u32,
    /// The most digits before the decimal mark; beyond, the language has another suffix.
    pub(super) most_digits: Option<usize>,
    /// What follows the suffix.
    pub(super) rest: &'t str,
}

/// The language itself; else, for a region that is not in the table, every region of its
/// language; else every language.
pub(super) fn of_language(language: &str) -> Vec<Form> {
    let language = language.trim().replace('_', "-");
    let named = |alias: &&(&str, &str)| alias.0.eq_ignore_ascii_case(&language);
    let name = ALIASES
        .iter()
        .find(named)
        .map_or(language.as_str(), |alias| alias.1);
    let some_if = |matches: &dyn Fn(&Form) -> bool| {
        let found: Vec<Form> = all().filter(matches).collect();
        (!found.is_empty()).then_some(found)
    };
    some_if(&|form| form.language.eq_ignore_ascii_case(name))
        .or_else(|| some_if(&|form| primary(form.language).eq_ignore_ascii_case(primary(name))))
        .unwrap_or_else(|| all().collect())
}

/// Whether the text begins with a suffix of any language, as a word, however it is spaced there.
pub(super) fn begins_with_suffix_word(text: &str) -> bool {
    all().any(|form| {
        form.unspaced_suffixes(text)
            .any(|rest| form.ends_here(text, rest))
    })
}

/// Whether the text begins like a suffix of any language, word or not.
pub(super) fn begins_like_suffix(text: &str) -> bool {
    all().any(|form| form.unspaced_suffixes(text).next().is_some())
}

impl Form {
    /// The longest of the language's suffixes that stands here as a word.
    pub(super) fn suffix<'t>(&self, after: &'t str) -> Option<Suffix<'t>> {
        self.suffix_words()
            .filter_map(|(size, word)| Some((size, strip(after, word)?)))
            .filter(|(_, rest)| self.ends_here(after, rest))
            .min_by_key(|(_, rest)| rest.len())
            .and_then(|(size, rest)| {
                let (power, most_digits) = size.split_once('/')?;
                let (power, most_digits) = (power.parse().ok()?, most_digits.parse().ok());
                Some(Suffix {
                    power,
                    most_digits,
                    rest,
                })
            })
    }

    /// What follows each of the suffixes that the text begins with.
    fn unspaced_suffixes<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        self.suffix_words()
            .filter_map(move |(_, word)| strip(text, word.trim_start_matches('_')))
    }

    /// Every suffix with its size, "3/3" for thousands of at most three digits.
    fn suffix_words(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.sizes
            .split('\t')
            .filter_map(|column| column.split_once('='))
            .flat_map(|(size, words)| words.split(',').map(move |word| (size, word)))
    }

    /// Whether the suffix between `after` and `rest` is a word of its own. Han ones need no space
    /// behind them, but must not go on as a larger number ("3千万").
    fn ends_here(&self, after: &str, rest: &str) -> bool {
        let Some(next) = rest.chars().next() else {
            return true;
        };
        let suffix = after.strip_suffix(rest).unwrap_or(after);
        let is_han = suffix.ends_with(|last| matches!(last, '\u{4e00}'..='\u{9fff}'));
        let goes_on = || self.suffix_words().any(|(_, word)| rest.starts_with(word));
        next.is_whitespace() || is_stop(next) || (is_han && is_unspaced(next) && !goes_on())
    }
}

/// What follows `word`, where `text` begins with it. "_" is any space.
///
/// One letter must be spaced as in the table, because it means other sizes in other languages
/// ("5 B" is Turkish for 5,000, "5B" English for 5,000,000,000) and the page's language can differ
/// from its buttons'. Longer words may stand with or without a space.
fn strip<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let is_strict = word.len() == 1 || word.starts_with('_');
    let text = if is_strict { text } else { text.trim_start() };
    word.chars()
        .try_fold(text, |rest, expected| match expected {
            '_' => Some(rest.trim_start()).filter(|trimmed| trimmed.len() < rest.len()),
            _ => rest.strip_prefix(expected),
        })
}

fn all() -> impl Iterator<Item = Form> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(form)
}

fn form(line: &'static str) -> Option<Form> {
    let mut columns = line.splitn(4, '\t');
    Some(Form {
        language: columns.next()?,
        latin: marks(columns.next()?)?,
        native: marks(columns.next()?)?,
        sizes: columns.next()?,
    })
}

fn marks(column: &str) -> Option<Marks> {
    let mut characters = column
        .chars()
        .map(|mark| if mark == '_' { '\u{a0}' } else { mark });
    Some(Marks {
        decimal: characters.next()?,
        group: characters.next()?,
    })
}

fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}
