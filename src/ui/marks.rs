//! Marks beside names elsewhere on X, and the veil over a dimmed post.

use super::{Node, icons, say};
use crate::account::word::{Word, tag_id};
use crate::i18n::{Argument, Message};
use crate::judge::{Family, Verdict};
use crate::settings::Settings;

/// One small icon per badge, which names itself; one for the user's own word, and the tags they picked.
pub fn marks(verdicts: &[&Verdict], word: Option<&Word>, settings: &Settings) -> Option<Node> {
    let icons = verdicts
        .iter()
        .map(|verdict| mark(&verdict.id, verdict.family, &verdict.label));
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
    Node::new("span", "mark")
        .with("data-word", "")
        .with("title", label.clone())
        .with("role", "img")
        .with("aria-label", label)
        .holding([icons::pencil()])
}

/// A tag's word is inert, so that the page cannot find it by asking the browser to search for it.
fn tag(tag: &str) -> Node {
    Node::new("span", "tag")
        .with("data-tag", tag)
        .with("role", "img")
        .with("aria-label", tag)
        .holding([Node::new("span", "").with("inert", "").words(tag)])
}

/// The tags of a word that are among the user's choices.
fn picked<'w>(word: &'w Word, chosen: &[String]) -> Vec<&'w str> {
    let tags = word.tags.iter().map(String::as_str);
    tags.filter(|tag| chosen.contains(&tag_id(tag))).collect()
}

/// The icon of a badge, with its word for those who point at it or listen.
pub fn mark(id: &str, family: Family, label: &Message) -> Node {
    Node::new("span", "mark")
        .with("data-badge", id)
        .with("title", label.clone())
        .with("role", "img")
        .with("aria-label", label.clone())
        .holding([icons::family(family)])
}

/// What lies over a dimmed post: why, and the way to see it.
pub fn veil(verdicts: &[&Verdict], word: Option<&Word>, settings: &Settings) -> Option<Node> {
    let tags = word.map(|word| picked(word, &settings.dim));
    let (id, icon, words) = match (verdicts.first(), tags.unwrap_or_default().first()) {
        (Some(first), _) => (
            first.id.clone(),
            icons::family(first.family),
            Node::new("span", "").words(first.label.clone()),
        ),
        (None, Some(first)) => (tag_id(first), icons::pencil(), tag(first)),
        (None, None) => return None,
    };
    let show = Node::new("button", "act")
        .with("type", "button")
        .with("data-show", "")
        .words(say::plain("ui_dim_show"));
    let veil = Node::new("div", "veil").with("data-badge", id);
    Some(say::in_own_language(veil).holding([icon, words, show]))
}
