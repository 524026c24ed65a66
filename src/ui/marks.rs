//! Marks beside names elsewhere on X, and the veil over a dimmed post.

use super::{Node, icons, say};
use crate::i18n::Message;
use crate::judge::Verdict;

/// One small icon per badge, which names itself.
pub fn marks(verdicts: &[&Verdict]) -> Option<Node> {
    let icons = verdicts
        .iter()
        .map(|verdict| mark(&verdict.id, &verdict.label));
    let marks = say::in_own_language(Node::new("span", "marks")).holding(icons);
    (!verdicts.is_empty()).then_some(marks)
}

/// The icon of a badge, with its word for those who point at it or listen.
pub fn mark(id: &str, label: &Message) -> Node {
    Node::new("span", "mark")
        .with("data-badge", id)
        .with("title", label.clone())
        .with("role", "img")
        .with("aria-label", label.clone())
        .holding([icons::badge(id)])
}

/// What lies over a dimmed post: why, and the way to see it. Its words are inert, as a badge's are, so
/// that the page cannot find them by asking the browser to search for them.
pub fn veil(verdicts: &[&Verdict]) -> Option<Node> {
    let first = verdicts.first()?;
    let inert = |words: Message| Node::new("span", "").with("inert", "").words(words);
    let show = say::plain("ui_dim_show");
    let button = Node::new("button", "act")
        .with("type", "button")
        .with("data-show", "")
        .with("aria-label", show.clone())
        .holding([inert(show)]);
    let why = [icons::badge(&first.id), inert(first.label.clone()), button];
    let label = say::in_own_language(Node::new("div", "why"))
        .with("data-badge", first.id.clone())
        .with("role", "group")
        .with("aria-label", first.label.clone())
        .holding(why);
    Some(Node::new("div", "veil").holding([label]))
}
