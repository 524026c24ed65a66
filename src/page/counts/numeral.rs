//! A written number: its digits, whatever their script, and the marks between them.

/// The first number of a text, and the text around it.
pub(super) struct Numeral<'t> {
    pub(super) before: &'t str,
    pub(super) after: &'t str,
    /// Whether its digits are other than 0-9: they come with marks of their own.
    pub(super) is_native: bool,
    groups: Vec<Group>,
}

/// A run of digits, and the mark before it; the first has none.
struct Group {
    mark: Option<char>,
    digits: Vec<u8>,
}

/// What the digits say once it is known which mark is which: `digits` / 10^`decimals`.
pub(super) struct Amount {
    pub(super) digits: u64,
    pub(super) decimals: u32,
    /// Digits before the decimal mark; none for "0" and "0.5".
    pub(super) integer_digits: usize,
}

/// The marks that part the whole from the decimals, and the groups of the whole from each other.
#[derive(Clone, Copy)]
pub(super) struct Separators {
    pub(super) decimal: char,
    pub(super) group: char,
}

/// All spaces that never break a line are read as this one.
const FIXED_SPACE: char = '\u{a0}';
/// Only decimals are ever parted by this mark.
const ARABIC_DECIMAL: char = '٫';

impl<'t> Numeral<'t> {
    /// `None` also where a number mixes digits of two scripts.
    pub(super) fn find(text: &'t str) -> Option<Self> {
        let (before, mut rest) = text.split_at_checked(text.find(|c| digit(c).is_some())?)?;
        let (script, _) = digit(rest.chars().next()?)?;
        let mut groups = Vec::new();
        let mut mark = None;
        loop {
            let (digits, after) = leading_digits(rest, script);
            groups.push(Group { mark, digits });
            let Some((next_mark, next_rest)) = mark_between_digits(after) else {
                let is_native = !['0', '０'].contains(&script);
                let mixed = after
                    .chars()
                    .next()
                    .is_some_and(|next| digit(next).is_some());
                return (!mixed).then_some(Self {
                    before,
                    after,
                    is_native,
                    groups,
                });
            };
            (mark, rest) = (Some(next_mark), next_rest);
        }
    }

    /// The number in a language with these marks.
    pub(super) fn amount(&self, separators: Separators) -> Option<Amount> {
        let (whole, fraction) = self.split_decimals(separators.decimal)?;
        let integer = joined(whole, |mark| is_group_mark(mark, separators.group))?;
        let digits = number(integer.iter().chain(fraction))?;
        let integer_digits = if integer == [0] { 0 } else { integer.len() };
        Some(Amount {
            digits,
            decimals: u32::try_from(fraction.len()).ok()?,
            integer_digits,
        })
    }

    /// The number where it is known to be whole, so that any mark groups its digits.
    pub(super) fn integer(&self) -> Option<u64> {
        number(&joined(&self.groups, |mark| mark != ARABIC_DECIMAL)?)
    }

    /// X shows one decimal and none of the forms has more than two; three would be a group of
    /// another language.
    fn split_decimals(&self, decimal: char) -> Option<(&[Group], &[u8])> {
        match self.groups.split_last()? {
            (last, whole) if last.mark == Some(decimal) => {
                (last.digits.len() <= 2).then_some((whole, &last.digits))
            }
            _ => Some((&self.groups, &[])),
        }
    }
}

/// Whether any digit, of any script, is in the text.
pub(super) fn has_digit(text: &str) -> bool {
    text.chars().any(|character| digit(character).is_some())
}

/// Every space that does not break a line and every apostrophe groups, in any language: no
/// language parts decimals with them.
fn is_group_mark(mark: char, group: char) -> bool {
    mark == group || mark == FIXED_SPACE || mark == '\'' || (mark == ' ' && group == FIXED_SPACE)
}

/// All digits of the groups in one, if they are grouped as some language groups them.
fn joined(groups: &[Group], is_allowed: impl Fn(char) -> bool) -> Option<Vec<u8>> {
    let (first, others) = groups.split_first()?;
    let mark = others.first().and_then(|group| group.mark);
    let same_mark = others.iter().all(|group| group.mark == mark);
    let zero_first =
        first.digits.first() == Some(&0) && (first.digits.len() > 1 || !others.is_empty());
    let two_counts = mark == Some(' ') && may_be_two_counts(groups);
    let sound = same_mark
        && !zero_first
        && !two_counts
        && mark.is_none_or(is_allowed)
        && has_group_sizes(groups);
    sound.then(|| {
        groups
            .iter()
            .flat_map(|group| group.digits.iter().copied())
            .collect()
    })
}

/// Groups of three; or, in India, of two before a last one of three.
fn has_group_sizes(groups: &[Group]) -> bool {
    let sizes: Vec<usize> = groups.iter().map(|group| group.digits.len()).collect();
    match sizes.as_slice() {
        [_] => true,
        [first, middle @ .., 3] => {
            let western = *first <= 3 && middle.iter().all(|size| *size == 3);
            let indian = *first <= 2 && !middle.is_empty() && middle.iter().all(|size| *size == 2);
            western || indian
        }
        _ => false,
    }
}

/// While a count is being animated the page holds the old and the new one side by side
/// ("344 345"). A change in one step keeps a count within its half and its double.
fn may_be_two_counts(groups: &[Group]) -> bool {
    let [old, new] = groups else { return false };
    let (Some(old), Some(new)) = (number(&old.digits), number(&new.digits)) else {
        return true;
    };
    old <= new.saturating_mul(2) && new <= old.saturating_mul(2)
}

fn number<'d>(digits: impl IntoIterator<Item = &'d u8>) -> Option<u64> {
    digits.into_iter().try_fold(0_u64, |sum, digit| {
        sum.checked_mul(10)?.checked_add(u64::from(*digit))
    })
}

fn leading_digits(text: &str, script: char) -> (Vec<u8>, &str) {
    let mut characters = text.chars();
    let mut digits = Vec::new();
    loop {
        let after = characters.as_str();
        match characters.next().and_then(digit) {
            Some((zero, value)) if zero == script => digits.push(value),
            _ => return (digits, after),
        }
    }
}

/// A mark that could belong to the number, because a digit follows it.
fn mark_between_digits(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    let mark = match characters.next()? {
        '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' => FIXED_SPACE,
        '\'' | '’' => '\'',
        mark @ (' ' | '.' | ',' | '٫' | '٬') => mark,
        _ => return None,
    };
    let rest = characters.as_str();
    digit(rest.chars().next()?)?;
    Some((mark, rest))
}

/// The zero of each script whose ten digits follow each other: ASCII, Arabic, Persian, Devanagari,
/// Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam, Thai, full width.
const ZEROES: &str = "0٠۰०০੦૦୦௦౦೦൦๐０";

/// The zero of the digit's script, and the digit's value.
fn digit(character: char) -> Option<(char, u8)> {
    ZEROES.chars().find_map(|zero| {
        let value = u32::from(character).checked_sub(u32::from(zero))?;
        let value = u8::try_from(value).ok()?;
        (value < 10).then_some((zero, value))
    })
}

/// Punctuation that ends a phrase, and so ends a number or its suffix.
pub(super) fn is_stop(character: char) -> bool {
    ".,;:!?()•·|،؛۔।。、，；：（）".contains(character)
}

/// Thai, kana, Han and Hangul: a word may touch the number ("11件").
pub(super) fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{e4f}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}
