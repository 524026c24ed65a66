//! What stands in a tree, wherever it stands.

use fieldmark::i18n::Message;
use fieldmark::ui::{Node, Value};

/// A tag, its attributes, its children.
pub type Element<'a> = (&'a str, &'a [(String, Value)], &'a [Node]);

/// Every element, the tree flattened.
pub fn elements(node: &Node) -> Vec<Element<'_>> {
    let Node::Element(tag, attributes, children) = node else {
        return Vec::new();
    };
    let mut all = vec![(tag.as_str(), attributes.as_slice(), children.as_slice())];
    all.extend(children.iter().flat_map(elements));
    all
}

pub fn plain<'a>(attributes: &'a [(String, Value)], name: &str) -> Option<&'a str> {
    let (_, value) = attributes.iter().find(|(one, _)| one == name)?;
    match value {
        Value::Plain(words) => Some(words),
        Value::Spoken(saying) => Some(&saying.key),
    }
}

/// Every value of an attribute in the tree.
pub fn values<'a>(node: &'a Node, name: &str) -> Vec<&'a str> {
    let all = elements(node).into_iter();
    all.filter_map(|(_, attributes, _)| plain(attributes, name))
        .collect()
}

pub fn badge<'a>(node: &'a Node, id: &str) -> &'a [(String, Value)] {
    let found = elements(node)
        .into_iter()
        .find(|(_, attributes, _)| plain(attributes, "data-badge") == Some(id));
    found.map(|(_, attributes, _)| attributes).unwrap()
}

pub fn sayings(node: &Node) -> Vec<&Message> {
    match node {
        Node::Text(value) => spoken(value).into_iter().collect(),
        Node::Element(_, attributes, children) => attributes
            .iter()
            .filter_map(|(_, value)| spoken(value))
            .chain(children.iter().flat_map(sayings))
            .collect(),
    }
}

pub fn spoken(value: &Value) -> Option<&Message> {
    match value {
        Value::Spoken(saying) => Some(saying),
        Value::Plain(_) => None,
    }
}

pub fn has_words(children: &[Node]) -> bool {
    children.iter().any(|child| match child {
        Node::Text(Value::Plain(words)) => !words.is_empty(),
        Node::Text(Value::Spoken(_)) => true,
        Node::Element(tag, attributes, children) => {
            // Some words are made by the sheet.
            plain(attributes, "data-words").is_some() || (tag != "svg" && has_words(children))
        }
    })
}
