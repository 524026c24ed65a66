//! A cell of a list, written down.

use serde::Deserialize;

use crate::written::Written;

/// A cell: a post, and how it stands in the page.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cell {
    /// The post's number; of a repost, that of the post passed on.
    pub id: u64,
    /// Ann's unless told. Whom it answers is named in the "Replying to" block.
    #[serde(flatten)]
    pub post: Written,
    /// A line joins it to the post above, or below.
    pub above: bool,
    pub below: bool,
    pub focal: bool,
    pub ad: bool,
    /// A cell without a post: "separator", "people", "gap" (show more replies), "notice".
    pub row: Option<String>,
    /// The cell before is not the one before it on the page.
    pub apart: bool,
    /// The path under which its post was first seen; the page's unless told.
    pub path: Option<String>,
    /// Signs taken away: "slots", "block_id", "name", "avatar", "permalink", "social", "row_above"; of an
    /// entry of x-web "address", "date", "avatar", "handle", "icon", "row", "text".
    pub without: Vec<String>,
    /// Its text ends in "Show more".
    pub cut: bool,
    /// It is the card of a long-form article: a cover, and no text.
    pub article: bool,
    /// The words under its link card, where no label names the domain.
    pub under_card: Option<String>,
    /// The lines of a broadcast's card.
    pub broadcast: Vec<String>,
    /// In x-web: a bare link to this path or address that nothing explains.
    pub beside: Option<String>,
    /// In x-web: a card that leads to this address.
    pub card: Option<String>,
    /// In x-web: something stands between name and text.
    pub between: bool,
    /// In x-web: a row above it with a link to this person.
    pub row_of: Option<String>,
}

impl Cell {
    /// The post that is shown: its own, or the one that it passes on.
    pub fn shown(&self) -> &Written {
        self.post.reposts.as_deref().unwrap_or(&self.post)
    }

    pub fn author(&self) -> &str {
        self.shown().by.as_deref().unwrap_or("ann")
    }

    pub fn text(&self) -> String {
        match self.shown().text.as_str() {
            "" => "Words".to_owned(),
            text => text.to_owned(),
        }
    }

    pub fn lacks(&self, sign: &str) -> bool {
        self.without.iter().any(|name| name == sign)
    }
}
