//! What the page, the popup and the background say to each other.
//!
//! Messages are objects, both ways, of strings, numbers, booleans, lists and nothing else: these every
//! browser copies alike. A look comes as the JSON of such an object, for its cells were written as JSON
//! to be compared, and a row goes as JSON, for it need only be read when it is another.
//!
//! | from | message | answer |
//! |---|---|---|
//! | `content.js` at `document_start` | `{"warm": true}` | `{"elsewhere": whether marks or dimming are wanted, or a word was written}` |
//! | `content.js` | `{"look": Snapshot}` | `{"view": the row, drawn, as JSON, or null, "rest": whether there is nothing to look for under this address}` |
//! | `content.js` | `{"press": {"url": text, "action": {"hide": {"badge": id}}}}` | the same, where that account is still in view |
//! | `content.js`, when a badge is opened | `{"evidence": {"url": text, "badge": id}}` | `{"view": the popover, the same way}`, where that account is still in view |
//! | `marks.js`, once marks are wanted | `{"names": {"url": text, "links": [href, …]}}` | `{"marks": [[drawn or null, veil or null], …], "places": {"mark": whether one can stand beside any name, "veil": the same over posts}}` |
//! | popup, options | `{"control": {"press": …, "value": text, "tab": id or null}}` | `{"notice": Notice or null}` |
//! | `background.js` | `{"closed": tab}` | an empty one |
//! | `background.js` | `{"installed": the browser's word for why}` | an empty one |
//! | background | to every X page: the word `again` | none: the page looks again |
//! | popup | to its page: the word `here` | `true`, where our script hears it |
//! | `background.js` | to the page in view: `next-badge`, `previous-badge` | none: the evidence opens |
//! | `background.js` | to the pages that it may not read any more: the word `leave` | none: our script takes down what it drew |
//! | popup with `&read` | to its page: the word `read` | a Snapshot of the whole page |
//!
//! A drawn node is a string, or `[tag, [[attribute, value], …], [node, …]]`. An action is
//! [`Action`](crate::ui::action::Action) as it stands in `data-press`.

use serde::{Deserialize, Serialize, Serializer};

use crate::i18n::Message;
use crate::page::snapshot::Snapshot;
use crate::ui::action::Action;
use crate::ui::{Node, Value};

/// What the background is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// Be awake, a page is coming.
    Warm(bool),
    /// The eyes have copied something.
    #[serde(rename = "look")]
    Snapshot(Box<Snapshot>),
    /// The page shows these names.
    Names {
        /// Where.
        url: String,
        /// The links they lead to, as written.
        links: Vec<String>,
    },
    /// The user opened a badge in the page.
    Evidence {
        /// The address that it was opened under.
        url: String,
        /// Its id.
        badge: String,
    },
    /// The user pressed something in the page.
    Press {
        /// The address that it was pressed under: a page can come back out of the browser's history.
        url: String,
        /// What it asks for.
        action: Action,
    },
    /// The user pressed, slid or typed something in the popup or the options.
    Control(Control),
    /// A tab was closed.
    Closed(i32),
    /// The extension has come (`install`), or has come anew (`update`), or the browser has.
    Installed(String),
}

impl Request {
    /// The user asked for it, or closed a tab: nobody tells it again, so whether it was done has to be said.
    pub fn is_the_users(&self) -> bool {
        matches!(
            self,
            Request::Press { .. } | Request::Control(_) | Request::Closed(_)
        )
    }
}

/// A control of our own pages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Control {
    /// What it asks for.
    pub press: Action,
    /// Its value: "true" or "false" for a check box.
    pub value: String,
    /// The tab that the page speaks of.
    pub tab: Option<i32>,
}

/// Who asks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sender {
    /// The tab that it stands in.
    pub tab: Option<i32>,
    /// It is the popup or the options page, not a script in a page.
    pub own: bool,
}

/// A node with its sentences spoken, as the hands take it.
pub struct Drawn<'n>(pub &'n Node, pub &'n dyn Fn(&Message) -> String);

impl Serialize for Drawn<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Drawn(node, speak) = *self;
        let say = |value: &Value| match value {
            Value::Plain(words) => words.clone(),
            Value::Spoken(saying) => speak(saying),
        };
        match node {
            Node::Text(words) => serializer.serialize_str(&say(words)),
            Node::Element(tag, attributes, children) => {
                let attributes: Vec<_> = attributes
                    .iter()
                    .map(|(name, value)| (name, say(value)))
                    .collect();
                let children: Vec<_> = children.iter().map(|child| Drawn(child, speak)).collect();
                (tag, attributes, children).serialize(serializer)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understand(text: &str) -> Option<Request> {
        serde_json::from_str(text).ok()
    }

    #[test]
    fn messages_read_as_documented() {
        assert_eq!(understand(r#"{"warm":true}"#), Some(Request::Warm(true)));
        assert!(matches!(
            understand(r#"{"look":{"url":"https://x.com/nasa"}}"#),
            Some(Request::Snapshot(_))
        ));
        let control = Control {
            press: Action::Remember,
            value: "true".into(),
            tab: Some(3),
        };
        let text = r#"{"control":{"press":"remember","value":"true","tab":3}}"#;
        assert_eq!(understand(text), Some(Request::Control(control)));
        let text = r#"{"press":{"url":"https://x.com/nasa","action":{"hide":{"badge":"mutual"}}}}"#;
        assert!(matches!(understand(text), Some(Request::Press { .. })));
        for nonsense in ["", "null", "{}", r#"{"press":"fly"}"#, r#"{"look":3}"#] {
            assert!(understand(nonsense).is_none());
        }
    }

    #[test]
    fn a_tree_is_drawn_with_its_sentences_spoken() {
        let node = Node::new("p", "calm").words(Message::plain("hello"));
        let drawn =
            serde_json::to_string(&Drawn(&node, &|saying| saying.key.to_uppercase())).unwrap();
        assert_eq!(drawn, r#"["p",[["class","calm"]],["HELLO"]]"#);
    }
}
