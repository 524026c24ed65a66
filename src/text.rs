//! What a post's own text is: a question, a call to action, nearly the same as another.

use serde::{Deserialize, Serialize};

/// What was found in a post's own text (links, mentions and quoted text set aside).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Marks {
    /// It asks a question, in any script.
    pub asks: bool,
    /// It calls to action; `None` when no word list covers its language.
    pub calls: Option<bool>,
    /// Fingerprint for near-duplicates; `None` when there is too little text to compare.
    pub fingerprint: Option<Fingerprint>,
}

/// A MinHash (or simhash) of the text's shingles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint(pub Vec<u32>);

/// Reads a post's own text. `links` are the texts of the links and mentions in it, to be set aside;
/// `language` is X's guess (`en`, `ja`, `und`, …).
pub fn read(_text: &str, _links: &[&str], _language: Option<&str>) -> Marks {
    Marks::default()
}

/// STUB
pub fn alike(a: &Fingerprint, b: &Fingerprint) -> bool {
    let same = a.0.iter().zip(&b.0).filter(|(a, b)| a == b).count();
    !a.0.is_empty() && same * 10 >= a.0.len() * 7
}
