//! What a post's own text is: a question, nearly the same as another.
//!
//! Only the author's own words count. Links, mentions and hashtags are set aside first
//! (`pieces`); each of the two readers then says what it does with them.

use serde::{Deserialize, Serialize};

pub(crate) mod letters;
mod pieces;
mod questions;
mod quotations;
mod repeats;

use letters::composed;
pub use repeats::{Fingerprint, repeated};

/// What was found in a post's own text (links, mentions and quoted text set aside).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Features {
    /// It asks a question, in any script.
    pub asks: bool,
    /// Fingerprint for near-duplicates; `None` when there is too little text to compare.
    pub fingerprint: Option<Fingerprint>,
}

/// Reads a post's own text. `links` are the texts of the links and mentions in it, to be set aside
/// (addresses with a scheme or a path, mentions and hashtags show themselves without them);
/// `language` is X's guess (`en`, `ja`, `und`, …).
pub fn features(text: &str, links: &[&str], language: Option<&str>) -> Features {
    let text = composed(text);
    let links: Vec<_> = links.iter().map(|link| composed(link)).collect();
    let pieces = pieces::pieces(&text, &links);
    let own = quotations::unquoted(&pieces);
    Features {
        asks: questions::asks(quotations::before_passed_on(&own), language),
        fingerprint: repeats::fingerprint(&pieces),
    }
}
