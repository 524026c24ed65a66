//! Whether a text calls to action: to buy, download, sign up, follow, or repost to win.
//!
//! Each language has a list of phrases, `calls/<language>.txt`; a language without one is not
//! judged. In a list, `#` begins a comment, and each other line is a phrase:
//!
//! | written | stands for |
//! |---|---|
//! | `sign up` | these words in a row, whatever their case |
//! | `get\|grab yours` | either word |
//! | `abonn*` | any word that begins so (never first in a phrase) |
//! | `0% off` | any number |
//! | `NAME`, `LINK`, `TAG` | a mention, an address, any hashtag |
//! | `TAG:giveaway` | this hashtag |
//! | `~` | up to four words (eight characters in ja, ko, zh), but not the end of a sentence |
//! | `^` | the beginning of a clause: of the text or a line, after a stop, comma, emoji or link, or after a word of the list's `leads` line (`leads please and …`) |
//!
//! A call may be taken back. A line that begins with one of these words holds no call but a phrase that
//! does so:
//!
//! | written | takes back |
//! |---|---|
//! | `not dont\|never` | a call that follows in the same clause ("don't sign up now") |
//! | `after nicht` | a call before it in the same clause ("folgt uns nicht") |
//! | `still forget` | nothing: with it in the clause, neither of those two does ("don't forget to sign up here") |
//! | `told told\|said` | every call of the sentence: somebody else's ("they told me to sign up today") |
//!
//! An alternative after the first place is a single word. Chinese, Japanese and Korean are matched
//! character by character, spaces or not.
//! Precision comes first: "follow" alone calls nobody, "follow us" does.

use std::sync::LazyLock;

use super::letters::composed;
use super::pieces::{Piece, pieces};
use super::quotations::unquoted;

mod phrase;
mod tokens;

use phrase::List;

/// The lists. X writes `in` for Indonesian.
static LISTS: [(&[&str], LazyLock<List>); 11] = [
    (
        &["en"],
        LazyLock::new(|| List::new("en", include_str!("calls/en.txt"))),
    ),
    (
        &["ja"],
        LazyLock::new(|| List::new("ja", include_str!("calls/ja.txt"))),
    ),
    (
        &["es"],
        LazyLock::new(|| List::new("es", include_str!("calls/es.txt"))),
    ),
    (
        &["pt"],
        LazyLock::new(|| List::new("pt", include_str!("calls/pt.txt"))),
    ),
    (
        &["de"],
        LazyLock::new(|| List::new("de", include_str!("calls/de.txt"))),
    ),
    (
        &["fr"],
        LazyLock::new(|| List::new("fr", include_str!("calls/fr.txt"))),
    ),
    (
        &["ko"],
        LazyLock::new(|| List::new("ko", include_str!("calls/ko.txt"))),
    ),
    (
        &["tr"],
        LazyLock::new(|| List::new("tr", include_str!("calls/tr.txt"))),
    ),
    (
        &["ar"],
        LazyLock::new(|| List::new("ar", include_str!("calls/ar.txt"))),
    ),
    (
        &["in", "id"],
        LazyLock::new(|| List::new("id", include_str!("calls/id.txt"))),
    ),
    (
        &["zh"],
        LazyLock::new(|| List::new("zh", include_str!("calls/zh.txt"))),
    ),
];

/// Whether a text calls to action; `None` when no list covers the language.
pub(super) fn calls(pieces: &[Piece], language: Option<&str>) -> Option<bool> {
    let list = list(language?)?;
    Some(list.find(pieces).is_some())
}

/// The phrase, as its list spells it, that makes a text a call to action.
pub fn phrase(text: &str, links: &[&str], language: &str) -> Option<&'static str> {
    list(language)?.find(&unquoted(&pieces(&composed(text), links)))
}

/// The list of a language ("pt", "pt-BR", "zh_Hant").
fn list(language: &str) -> Option<&'static List> {
    let language = language.split(['-', '_']).next()?.to_ascii_lowercase();
    let mut lists = LISTS.iter();
    lists
        .find(|(names, _)| names.contains(&language.as_str()))
        .map(|(_, list)| &**list)
}
