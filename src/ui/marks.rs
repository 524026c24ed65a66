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

/// What lies over a dimmed post: why, and the way to see it.
pub fn veil(verdicts: &[&Verdict]) -> Option<Node> {
    let first = verdicts.first()?;
    let words = Node::new("span", "").words(first.label.clone());
    let show = Node::new("button", "act")
        .with("type", "button")
        .with("data-show", "")
        .words(say::plain("ui_dim_show"));
    let veil = Node::new("div", "veil").with("data-badge", first.id.clone());
    Some(say::in_own_language(veil).holding([icons::badge(&first.id), words, show]))
}
