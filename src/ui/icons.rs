//! Fieldmark's own icons: 16 × 16, one stroke, the colour of the words beside them.

use super::{Node, badge_icons};
use crate::judge::Family;

/// The icon of a badge.
pub fn badge(id: &str) -> Node {
    icon(badge_icons::path(id).unwrap_or_default())
}

/// The icon of a family of badges: that of one of them, and of content lines of text.
pub fn family(family: Family) -> Node {
    match family {
        Family::Conversation => badge("replies-often"),
        Family::Content => icon("M2.5 3.5h11M2.5 8h11M2.5 12.5h6.5"),
        Family::Audience => badge("audience-first"),
        Family::Rhythm => badge("posts-constantly"),
        Family::You => badge("mutual"),
    }
}

/// The word for a family in markup: what the styles tell shapes by.
pub fn family_name(family: Family) -> &'static str {
    match family {
        Family::Conversation => "conversation",
        Family::Content => "content",
        Family::Audience => "audience",
        Family::Rhythm => "rhythm",
        Family::You => "you",
    }
}

/// A pencil: the user's own word.
pub fn pencil() -> Node {
    icon("M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3zM9 4.7L11.3 7")
}

/// A label with a hole: one of the user's tags.
pub fn tag() -> Node {
    icon("M2.5 2.5h5.3l5.7 5.7-5.3 5.3-5.7-5.7zM5.4 5.3v.1")
}

/// Two crossing lines: close.
pub fn cross() -> Node {
    icon("M4 4l8 8M12 4l-8 8")
}

/// An open lock's opposite: closed.
pub fn lock() -> Node {
    icon("M4 7.5h8v6H4zM5.5 7.5V5.2a2.5 2.5 0 0 1 5 0v2.3")
}

/// A letter in a circle: something to know.
pub fn note() -> Node {
    icon("M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8 7.5v3.3M8 5.2v.1")
}

/// An arrow that turns back: undo. Turned around by the styles where writing runs from right to left.
pub fn back() -> Node {
    icon("M6 3L3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6").with("data-turns", "")
}

/// How far the reading is, as a thin ring that fills; for the eye only, the words beside it say it.
pub fn ring(seen: u32, needed: u32) -> Node {
    let full = u64::from(needed.max(1));
    let done = u64::from(seen).saturating_mul(100) / full;
    let circle = |class: &str| {
        Node::new("circle", class)
            .with("cx", "8")
            .with("cy", "8")
            .with("r", "6")
            .with("pathLength", "100")
    };
    let dashes = format!("{} 100", done.min(100));
    drawing("icon ring").holding([
        circle("ring-whole"),
        circle("ring-done").with("stroke-dasharray", dashes),
    ])
}

fn icon(path: &str) -> Node {
    drawing("icon").holding([Node::new("path", "").with("d", path)])
}

/// An empty drawing that screen readers pass over.
fn drawing(class: &str) -> Node {
    Node::new("svg", class)
        .with("viewBox", "0 0 16 16")
        .with("width", "16")
        .with("height", "16")
        .with("aria-hidden", "true")
}
