//! What is shown, described as a tree; `content.js` and the popup draw it and decide nothing.
//!
//! ```text
//!  Scene, Notebook, [Verdict] ──► row      the badges and chips under the name
//!  the same, and Habits       ──► panel    the popup
//!  [Verdict]                ──► marks    beside names and over posts elsewhere on X
//!  [Choice], Settings, Stored ──► options  the options page
//!  [Entry]                  ──► accounts the table in the full tab
//! ```
//!
//! Every control carries its [`press::Press`] as JSON in `data-press`; a drawer sends it, with the
//! control's value, to the background. Popovers open and close by themselves (`popovertarget`).
//! A drawer creates only [`TAGS`] and [`ATTRIBUTES`], and puts words into text nodes.

use crate::post::Handle;
use crate::speech::Saying;

pub mod accounts;
pub mod around;
pub mod bar;
pub mod chips;
pub mod evidence;
pub mod habits;
pub mod icons;
pub mod marks;
pub mod options;
pub mod panel;
pub mod press;
pub mod row;
mod say;
mod slider;

/// Every element a drawer may create; those of [`SVG_TAGS`] in SVG's namespace.
pub const TAGS: [&str; 38] = [
    "a", "bdi", "button", "dd", "details", "div", "dl", "dt", "footer", "h1", "h2", "h3", "header",
    "input", "label", "li", "main", "nav", "ol", "option", "p", "section", "select", "small",
    "span", "strong", "summary", "table", "tbody", "td", "textarea", "th", "thead", "time", "tr",
    "ul", "b", "form",
];

/// Elements in SVG's namespace.
pub const SVG_TAGS: [&str; 8] = [
    "svg", "g", "path", "rect", "line", "circle", "text", "title",
];

/// Every attribute a drawer may set, besides `data-*` and `aria-*`.
pub const ATTRIBUTES: [&str; 50] = [
    "accept",
    "checked",
    "class",
    "colspan",
    "cx",
    "cy",
    "d",
    "dir",
    "disabled",
    "fill",
    "for",
    "height",
    "hidden",
    "href",
    "id",
    "lang",
    "list",
    "max",
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
    "selected",
    "step",
    "stroke",
    "stroke-dasharray",
    "tabindex",
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
    Spoken(Saying),
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

impl From<Saying> for Value {
    fn from(saying: Saying) -> Value {
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

/// The tab of the profile that is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tab {
    /// Posts: hides replies.
    #[default]
    Posts,
    /// Replies: shows everything.
    Replies,
    /// Media, likes, …: no list of Fieldmark's.
    Other,
}

form!(Tab { "posts" => Posts, "replies" => Replies, "other" => Other });

/// What stands in the way of reading the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// X is still fetching the profile.
    Loading,
    /// The account is suspended.
    Suspended,
    /// X withholds the account where the viewer is.
    Withheld,
    /// The owner has blocked the viewer.
    BlocksYou,
    /// The viewer has blocked the owner.
    BlockedByYou,
    /// There is no such account.
    Missing,
    /// There are no posts.
    Empty,
    /// X shows an error.
    Error,
    /// It looks like a profile, and Fieldmark cannot make sense of it: X changed.
    Unreadable,
}

form!(Trouble { "loading" => Loading, "suspended" => Suspended, "withheld" => Withheld, "blocks-you" => BlocksYou, "blocked-by-you" => BlockedByYou, "missing" => Missing, "empty" => Empty, "error" => Error, "unreadable" => Unreadable });

impl Trouble {
    /// The stem of its message keys and its chip's id.
    pub fn id(self) -> &'static str {
        match self {
            Trouble::Loading => "loading",
            Trouble::Suspended => "suspended",
            Trouble::Withheld => "withheld",
            Trouble::BlocksYou => "blocks-you",
            Trouble::BlockedByYou => "blocked-by-you",
            Trouble::Missing => "missing",
            Trouble::Empty => "empty",
            Trouble::Error => "error",
            Trouble::Unreadable => "cannot-read",
        }
    }
}

/// The page as it stands, beside what the notebook knows of the account.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    /// Whose profile is open; `None` when the page is no profile.
    pub handle: Option<Handle>,
    /// Which of its tabs.
    pub tab: Tab,
    /// Replies shows everything here, so reading it tells how often the owner answers.
    pub replies_tell: bool,
    /// Nobody is signed in.
    pub signed_out: bool,
    /// What stands in the way.
    pub trouble: Option<Trouble>,
    /// What was read last could not be kept: the browser gives no more room.
    pub full: bool,
    /// The last thing the user did from here that can be taken back, said in one sentence.
    pub undo: Option<Saying>,
}

form!(Scene or default { handle, tab, replies_tell, signed_out, trouble, undo, full });
