//! What of an article can be seen or heard, in reading order.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Node};

/// Something said, in reading order.
pub struct Said<'a> {
    pub what: What,
    pub words: String,
    /// The link it stands in.
    pub link: Option<ElementRef<'a>>,
    /// Whether it is part of somebody's own text rather than of the page's furniture.
    pub in_text: bool,
    /// Whether it labels a row of buttons.
    pub of_group: bool,
}

#[derive(PartialEq, Clone, Copy)]
pub enum What {
    Text,
    Label,
    Picture,
    Time,
}

impl Said<'_> {
    pub fn is_text(&self, words: &[&str]) -> bool {
        self.what == What::Text && words.contains(&self.words.as_str())
    }

    pub fn href(&self) -> Option<&str> {
        self.link.and_then(|link| link.attr("href"))
    }

    pub fn path(&self) -> Option<String> {
        self.href().and_then(path)
    }

    /// The handle, when the words are one and nothing else.
    pub fn handle(&self) -> Option<&str> {
        let handle = self.words.strip_prefix('@')?;
        let fits = !handle.is_empty()
            && handle
                .chars()
                .all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
        (self.what == What::Text && fits).then_some(handle)
    }
}

/// Walks the article in reading order and keeps what can be seen or heard.
pub fn listen(article: ElementRef<'_>) -> Vec<Said<'_>> {
    let mut said = Vec::new();
    let mut silent: Option<ego_tree::NodeId> = None;
    for edge in article.traverse() {
        match edge {
            Edge::Open(node) if silent.is_none() => match node.value() {
                Node::Text(text) => {
                    let words = one_line(text);
                    if !words.is_empty() {
                        said.push(say(What::Text, words, node));
                    }
                }
                Node::Element(element) => {
                    if ["script", "style", "noscript"].contains(&element.name()) {
                        silent = Some(node.id());
                        continue;
                    }
                    if let Some(label) = element.attr("aria-label") {
                        said.push(say(What::Label, label.to_owned(), node));
                    }
                    if element.name() == "img" {
                        said.push(say(
                            What::Picture,
                            element.attr("alt").unwrap_or_default().to_owned(),
                            node,
                        ));
                    }
                    if element.name() == "time" {
                        said.push(say(
                            What::Time,
                            element.attr("datetime").unwrap_or_default().to_owned(),
                            node,
                        ));
                    }
                }
                _ => {}
            },
            Edge::Close(node) if silent == Some(node.id()) => silent = None,
            _ => {}
        }
    }
    said
}

pub fn say(what: What, words: String, node: NodeRef<'_, Node>) -> Said<'_> {
    let here = ElementRef::wrap(node);
    let around = || {
        here.into_iter()
            .chain(node.ancestors().filter_map(ElementRef::wrap))
    };
    Said {
        what,
        words,
        link: around().find(|element| element.value().name() == "a"),
        in_text: around().any(|element| {
            element.attr("itemprop") == Some("articleBody")
                || element.attr("data-testid") == Some("tweetText")
        }),
        of_group: what == What::Label
            && here.is_some_and(|element| element.attr("role") == Some("group")),
    }
}

pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The path of an address on X itself; nothing for any other site.
pub fn path(href: &str) -> Option<String> {
    let bare = match href.split_once("//") {
        Some((scheme, rest)) if scheme.is_empty() || scheme.ends_with(':') => {
            let (host, rest) = rest.split_once('/').unwrap_or((rest, ""));
            let host = host
                .trim_start_matches("www.")
                .trim_start_matches("mobile.");
            if !["x.com", "twitter.com"].contains(&host) {
                return None;
            }
            format!("/{rest}")
        }
        _ => href.to_owned(),
    };
    let bare = bare.split(['?', '#']).next()?;
    bare.starts_with('/').then(|| bare.to_owned())
}
