//! How each language of X shortens a count: the table `forms.txt`, read line by line when asked.

use super::numeral::{Separators, is_stop, is_unspaced};

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
    /// The marks between the digits 0-9.
    pub(super) latin: Separators,
    /// The marks between the language's own digits.
    pub(super) native: Separators,
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

/// The table without the comments at its head.
fn table() -> &'static str {
    let mut rest = TABLE;
    while rest.starts_with('#') {
        rest = rest.split_once('\n').map_or("", |(_, after)| after);
    }
    rest
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
    if let Some(line) = table()
        .lines()
        .find(|line| name_of(line).eq_ignore_ascii_case(name))
    {
        return form(line).into_iter().collect();
    }
    let is_region = |line: &&str| primary(name_of(line)).eq_ignore_ascii_case(primary(name));
    let regions: Vec<Form> = table().lines().filter(is_region).filter_map(form).collect();
    if regions.is_empty() {
        table().lines().filter_map(form).collect()
    } else {
        regions
    }
}

/// Whether the text begins with a suffix of any language, as a word, however it is spaced there.
pub(super) fn begins_with_suffix_word(text: &str) -> bool {
    words_like(text).any(|word| strip(text, word).is_some_and(|rest| ends_word(text, rest)))
}

/// Whether the text begins like a suffix of any language, word or not.
pub(super) fn begins_like_suffix(text: &str) -> bool {
    words_like(text).any(|word| strip(text, word).is_some())
}

impl Form {
    /// The longest of the language's suffixes that stands here as a word.
    pub(super) fn suffix<'t>(&self, after: &'t str) -> Option<Suffix<'t>> {
        self.suffix_words()
            .filter_map(|(size, word)| Some((size, strip(after, word)?)))
            .filter(|(_, rest)| ends_word(after, rest) && !self.goes_on(rest))
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

    /// Whether another suffix touches the one before: "3千万" is more than 3千.
    fn goes_on(&self, rest: &str) -> bool {
        self.suffix_words().any(|(_, word)| rest.starts_with(word))
    }

    /// Every suffix with its size, "3/3" for thousands of at most three digits.
    fn suffix_words(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.sizes
            .split('\t')
            .filter_map(|column| column.split_once('='))
            .flat_map(|(size, words)| words.split(',').map(move |word| (size, word)))
    }
}

/// Whether the suffix between `after` and `rest` is a word of its own; a Han one needs no space
/// behind it.
fn ends_word(after: &str, rest: &str) -> bool {
    let is_han = |last| matches!(last, '\u{4e00}'..='\u{9fff}');
    let suffix = after.strip_suffix(rest).unwrap_or(after);
    rest.chars().next().is_none_or(|next| {
        next.is_whitespace() || is_stop(next) || (suffix.ends_with(is_han) && is_unspaced(next))
    })
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

/// The suffixes of all languages that begin with the same letter as the text. Ordinary words come
/// here far more often than suffixes, so the table is searched for the letter and not read.
fn words_like(text: &str) -> impl Iterator<Item = &'static str> {
    let first = text.chars().next().filter(|first| first.is_alphabetic());
    first.into_iter().flat_map(|first| {
        table().match_indices(first).filter_map(|(start, _)| {
            let (before, word) = table().split_at_checked(start)?;
            let is_start = before.ends_with(['=', ',', '_']);
            word.split([',', '\t', '\n']).next().filter(|_| is_start)
        })
    })
}

fn name_of(line: &str) -> &str {
    line.split('\t').next().unwrap_or(line)
}

fn form(line: &'static str) -> Option<Form> {
    let mut columns = line.splitn(4, '\t').skip(1);
    Some(Form {
        latin: separators(columns.next()?)?,
        native: separators(columns.next()?)?,
        sizes: columns.next()?,
    })
}

fn separators(column: &str) -> Option<Separators> {
    let mut characters = column
        .chars()
        .map(|mark| if mark == '_' { '\u{a0}' } else { mark });
    Some(Separators {
        decimal: characters.next()?,
        group: characters.next()?,
    })
}

fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}
