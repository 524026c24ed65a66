//! Marks beside names elsewhere on X, and the veil over a dimmed post.

use super::{Node, Value, icons, say};
use crate::account::word::{Word, tag_id};
use crate::i18n::{Argument, Message};
use crate::judge::Verdict;
use crate::settings::Settings;

/// One small icon per badge, which names itself; one for the user's own word, and the tags they picked.
pub fn marks(verdicts: &[&Verdict], word: Option<&Word>, settings: &Settings) -> Option<Node> {
    let icons = verdicts
        .iter()
        .map(|verdict| mark(&verdict.id, &verdict.label));
    let tags = word.map(|word| picked(word, &settings.marks));
    let tags = tags.unwrap_or_default().into_iter().map(tag);
    let marks = say::in_own_language(Node::new("span", "marks"))
        .holding(icons)
        .holding(word.map(own_word))
        .holding(tags);
    (!verdicts.is_empty() || word.is_some()).then_some(marks)
}

/// The user's own word, for those who point at it or listen. Where nothing but the name says whose it
/// is, it says what it was written for.
pub fn own_word(word: &Word) -> Node {
    let spelled = Argument::Text(word.spelled());
    let label = match (&word.handle, word.account) {
        (Some(handle), None) => Message::new(
            "ui_word_mark_named",
            vec![
                spelled,
                Argument::Text(handle.as_str().to_owned()),
                Argument::Date(word.written),
            ],
        ),
        _ => Message::new("ui_word_mark", vec![spelled]),
    };
    named(("data-word", ""), label.into(), icons::pencil())
}

/// A tag that the user picked, with its word for those who point at it or listen.
fn tag(tag: &str) -> Node {
    named(("data-tag", tag), tag.into(), icons::tag())
}

/// The tags of a word that are among the user's choices.
fn picked<'w>(word: &'w Word, chosen: &[String]) -> Vec<&'w str> {
    let tags = word.tags.iter().map(String::as_str);
    tags.filter(|tag| chosen.contains(&tag_id(tag))).collect()
}

/// The icon of a badge, with its word for those who point at it or listen.
pub fn mark(id: &str, label: &Message) -> Node {
    named(("data-badge", id), label.clone().into(), icons::badge(id))
}

/// An icon that says what it is to those who point at it or listen.
fn named((what, which): (&str, &str), label: Value, icon: Node) -> Node {
    Node::new("span", "mark")
        .with(what, which)
        .with("title", label.clone())
        .with("role", "img")
        .with("aria-label", label)
        .holding([icon])
}

/// What lies over a dimmed post: why, and the way to see it. Its words are inert, as a badge's are, so
/// that the page cannot find them by asking the browser to search for them.
pub fn veil(verdicts: &[&Verdict], word: Option<&Word>, settings: &Settings) -> Option<Node> {
    let tags = word.map(|word| picked(word, &settings.dim));
    let (id, icon, words) = match (verdicts.first(), tags.unwrap_or_default().first()) {
        (Some(first), _) => (
            first.id.clone(),
            icons::badge(&first.id),
            Value::from(first.label.clone()),
        ),
        (None, Some(first)) => (tag_id(first), icons::tag(), Value::from(*first)),
        (None, None) => return None,
    };
    let inert = |words: Value| Node::new("span", "").with("inert", "").words(words);
    let show = Message::plain("ui_dim_show");
    let button = Node::new("button", "act")
        .with("type", "button")
        .with("data-show", "")
        .with("aria-label", show.clone())
        .holding([inert(show.into())]);
    let why = [icon, inert(words.clone()), button];
    let label = say::in_own_language(Node::new("div", "why"))
        .with("data-badge", id)
        .with("role", "group")
        .with("aria-label", words)
        .holding(why);
    Some(Node::new("div", "veil").holding([label]))
}
