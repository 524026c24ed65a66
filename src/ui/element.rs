//! The tree that a drawer draws: `hands.js` in the page, `browser/dom.rs` in our own pages.
//!
//! A drawer creates only what is listed here, and puts words into text nodes. The packager writes the
//! lists into `drawable.js` for the hands.

use crate::i18n::Message;

/// Every element a drawer may create, but those of [`SVG_TAGS`].
pub const TAGS: &[&str] = &[
    "a", "bdi", "button", "dd", "details", "div", "dl", "dt", "footer", "h1", "h2", "h3", "header",
    "input", "label", "li", "main", "nav", "ol", "p", "section", "small", "span", "strong",
    "summary", "table", "tbody", "td", "textarea", "th", "thead", "tr", "ul",
];

/// Elements in SVG's namespace.
pub const SVG_TAGS: &[&str] = &["svg", "path", "rect", "line", "circle"];

/// Every attribute a drawer may set, besides `data-*` and `aria-*`.
pub const ATTRIBUTES: &[&str] = &[
    "accept",
    "checked",
    "class",
    "cx",
    "cy",
    "d",
    "dir",
    "disabled",
    "height",
    "href",
    "id",
    "inert",
    "lang",
    "max",
    "maxlength",
    "min",
    "name",
    "open",
    "pathLength",
    "placeholder",
    "popover",
    "popovertarget",
    "popovertargetaction",
    "r",
    "readonly",
    "rel",
    "role",
    "rows",
    "rx",
    "scope",
    "step",
    "stroke-dasharray",
    "target",
    "title",
    "type",
    "value",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// Whether a drawer may set this attribute: none that runs or loads, and no link that leads anywhere
/// but to X, by `https`.
pub fn may_set(name: &str, value: &str) -> bool {
    let known =
        ATTRIBUTES.contains(&name) || name.starts_with("data-") || name.starts_with("aria-");
    known && (name != "href" || value.starts_with("https://x.com/"))
}

/// One element, or one run of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// An element: tag, attributes, children.
    Element(String, Vec<(String, Value)>, Vec<Node>),
    /// Text.
    Text(Value),
}

/// Words: to be spoken in the user's language, or given.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// As it is: an id, a number for a machine, the page's own words.
    Plain(String),
    /// A sentence in the user's language.
    Spoken(Message),
}

impl From<&str> for Value {
    fn from(words: &str) -> Value {
        Value::Plain(words.to_owned())
    }
}

impl From<String> for Value {
    fn from(words: String) -> Value {
        Value::Plain(words)
    }
}

impl From<Message> for Value {
    fn from(saying: Message) -> Value {
        Value::Spoken(saying)
    }
}

impl Node {
    /// An element with a class; an empty class is left out.
    pub fn new(tag: &str, class: &str) -> Node {
        let node = Node::Element(tag.to_owned(), Vec::new(), Vec::new());
        match class {
            "" => node,
            _ => node.with("class", class),
        }
    }

    /// A run of text.
    pub fn text(words: impl Into<Value>) -> Node {
        Node::Text(words.into())
    }

    /// The page's own words, kept from turning the line around in another script.
    pub fn foreign(words: &str) -> Node {
        Node::new("bdi", "").words(words)
    }

    /// The same with one more attribute.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Node {
        if let Node::Element(_, attributes, _) = &mut self {
            attributes.push((name.to_owned(), value.into()));
        }
        self
    }

    /// The same with an attribute that is either there or not.
    #[must_use]
    pub fn flag(self, name: &str, there: bool) -> Node {
        if there { self.with(name, "") } else { self }
    }

    /// The same with more children.
    #[must_use]
    pub fn holding(mut self, more: impl IntoIterator<Item = Node>) -> Node {
        if let Node::Element(_, _, children) = &mut self {
            children.extend(more);
        }
        self
    }

    /// The same with more text.
    #[must_use]
    pub fn words(self, words: impl Into<Value>) -> Node {
        self.holding([Node::text(words)])
    }
}
