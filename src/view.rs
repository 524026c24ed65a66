//! What is shown, described as a tree; `content.js` and the popup draw it and decide nothing.

use serde::{Deserialize, Serialize};

use crate::speech::Saying;

/// One element, or one run of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Node {
    /// An element: tag, attributes, children.
    Element(String, Vec<(String, Value)>, Vec<Node>),
    /// Text.
    Text(Value),
}

/// Words: to be spoken in the user's language, or given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// As it is: an id, a number for a machine, the page's own words.
    Plain(String),
    /// A sentence in the user's language.
    Spoken(Saying),
}
