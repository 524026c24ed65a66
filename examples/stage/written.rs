//! A post, written down: the one form in which the people of the stage, the lists of `tests/reading` and the
//! accounts of `tests/support` have their posts. From it the stage draws markup, the reader's cases make cells and
//! the judge's cases notes; each of them adds what only it has a use for.

use fieldmark::page::counts::{CountRange, noted};
use fieldmark::page::post::Kind;
use serde::Deserialize;

/// A post. What is left out is as it most often is.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Written {
    /// Its author; the owner of the list unless told.
    pub by: Option<String>,
    /// What it is; what the rest makes of it unless told.
    pub kind: Option<Kind>,
    pub text: String,
    /// Addresses linked in it; a host may stand alone.
    pub links: Vec<String>,
    /// Whom it answers, the author answered first.
    pub answers: Vec<String>,
    /// The post that it shows beside its own words.
    pub quotes: Option<Box<Written>>,
    /// The post that it passes on.
    pub reposts: Option<Box<Written>>,
    pub pinned: bool,
    pub counts: Received,
}

impl Written {
    pub fn kind(&self) -> Kind {
        self.kind.unwrap_or(match self {
            _ if self.reposts.is_some() => Kind::Repost,
            _ if !self.answers.is_empty() => Kind::Reply,
            _ if self.quotes.is_some() => Kind::Quote,
            _ => Kind::Original,
        })
    }

    /// Its text, and the links after it.
    pub fn words(&self) -> String {
        let links = self.links.iter().map(String::as_str);
        let words: Vec<&str> = [self.text.as_str()].into_iter().chain(links).collect();
        words.join(" ")
    }
}

/// Replies, reposts and likes received: `3`, `[2500, 2599]` for "2.5K", or `null` where nothing is shown.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub struct Received(
    #[serde(with = "noted")] pub Option<CountRange>,
    #[serde(with = "noted")] pub Option<CountRange>,
    #[serde(with = "noted")] pub Option<CountRange>,
);

impl Received {
    pub fn exact(counts: [u64; 3]) -> Received {
        let [replies, reposts, likes] = counts.map(|count| Some(CountRange::exact(count)));
        Received(replies, reposts, likes)
    }
}
