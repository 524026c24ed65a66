//! Who is mentioned in a text of an archive: there, a mention is nothing but letters.

use crate::ids::Handle;

/// The texts of links and mentions in `text`: no words of the owner's.
pub fn set_aside(text: &str) -> Vec<&str> {
    let links = text
        .split_whitespace()
        .filter(|word| word.starts_with("http://") || word.starts_with("https://"));
    links.chain(mentions(text)).collect()
}

/// Who is mentioned, each once.
pub fn named(text: &str) -> Vec<Handle> {
    let mut handles: Vec<Handle> = Vec::new();
    for handle in mentions(text).filter_map(Handle::new) {
        if !handles.contains(&handle) {
            handles.push(handle);
        }
    }
    handles
}

/// Every `@name` that does not continue a word, as in an e-mail address.
fn mentions(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('@').filter_map(move |(start, _)| {
        let before = text.get(..start)?.chars().next_back();
        let after = text.get(start + 1..)?;
        let length = after
            .find(|letter: char| !is_of_handle(letter))
            .unwrap_or(after.len());
        let stands_alone = !before.is_some_and(is_of_handle);
        (stands_alone && length > 0)
            .then(|| text.get(start..start + 1 + length))
            .flatten()
    })
}

fn is_of_handle(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// A reply's text begins with whom it answers; those names are not dropped but addressed.
pub fn without_leading_names(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(after) = rest.strip_prefix('@') {
        rest = after.trim_start_matches(is_of_handle).trim_start();
    }
    rest
}
