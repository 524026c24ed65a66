//! Looking things up in a sorted text, without unpacking it. Comments stand at its head: `#` comes
//! before every name.

use std::cmp::Ordering;

/// The entry of `text` for which `place` says `Equal`, found by bisection.
/// Entries end at `separator` and are sorted; `place` says where an entry stands beside the one sought.
pub fn find(text: &str, separator: char, place: impl Fn(&str) -> Ordering) -> Option<&str> {
    let mut rest = text;
    while !rest.is_empty() {
        let middle = rest.floor_char_boundary(rest.len() / 2);
        let (before, after) = rest.split_at(middle);
        let start = before
            .rfind(separator)
            .map_or(0, |at| at + separator.len_utf8());
        let end = after.find(separator).map_or(rest.len(), |at| middle + at);
        let entry = rest.get(start..end)?;
        rest = match place(entry) {
            Ordering::Equal => return Some(entry),
            Ordering::Greater => rest.get(..start.saturating_sub(1))?,
            Ordering::Less => rest.get(end + 1..).unwrap_or(""),
        };
    }
    None
}

/// What stands after `key` on its line in a list sorted by the first word of each line.
pub fn line<'a>(list: &'a str, key: &str) -> Option<&'a str> {
    find(list, '\n', |entry| first_word(entry).0.cmp(key)).map(|entry| first_word(entry).1)
}

/// The first word of a line, and the rest of it.
pub fn first_word(line: &str) -> (&str, &str) {
    line.split_once(' ').unwrap_or((line, ""))
}
