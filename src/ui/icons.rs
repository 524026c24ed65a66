//! Fieldmark's own icons: 16 × 16, one stroke, the colour of the words beside them.

use super::{Node, badge_icons};
use crate::judge::Family;

/// The icon of a badge.
pub fn badge(id: &str) -> Node {
    icon(badge_icons::path(id).unwrap_or_default())
}

/// The icon of a family of badges; a speech bubble, lines of text, two people, beats, two circles that meet.
pub fn family(family: Family) -> Node {
    icon(match family {
        Family::Conversation => {
            "M2.5 7.2a4.7 4.7 0 0 1 4.7-4.7h1.6a4.7 4.7 0 0 1 0 9.4H7l-3.3 2.1v-3.3a4.7 4.7 0 0 1-1.2-3.5z"
        }
        Family::Content => "M2.5 3.5h11M2.5 8h11M2.5 12.5h6.5",
        Family::Audience => {
            "M6 7.7a2.4 2.4 0 1 0 0-4.9 2.4 2.4 0 0 0 0 4.9zM1.5 13.5a4.5 4.5 0 0 1 9 0M10.7 3.1a2.4 2.4 0 0 1 0 4.3M12.4 10a4.5 4.5 0 0 1 2.1 3.5"
        }
        Family::Rhythm => "M2.5 9.5v3M6.2 3.5v9M9.8 7v5.5M13.5 5v7.5",
        Family::You => {
            "M6 12.3a4.3 4.3 0 1 0 0-8.6 4.3 4.3 0 0 0 0 8.6zM10 12.3a4.3 4.3 0 1 0 0-8.6 4.3 4.3 0 0 0 0 8.6z"
        }
    })
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

/// An arrow to the next page, turned around by the styles where writing runs from right to left.
pub fn arrow() -> Node {
    icon("M3 8h9M8.5 4.5L12 8l-3.5 3.5").with("data-turns", "")
}

/// An open lock's opposite: closed.
pub fn lock() -> Node {
    icon("M4 7.5h8v6H4zM5.5 7.5V5.2a2.5 2.5 0 0 1 5 0v2.3")
}

/// A letter in a circle: something to know.
pub fn note() -> Node {
    icon("M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8 7.5v3.3M8 5.2v.1")
}

/// An arrow that turns back: undo.
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
