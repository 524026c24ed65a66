//! The page that opens once, when Fieldmark is installed: what it does, what it never does, how to begin.

use super::action::Action;
use super::charts::section;
use super::evidence::{Surface, act, link};
use super::{Node, accounts, frame, say};
use crate::i18n::Message;
use crate::judge;
use crate::settings::Settings;

/// Badges that a newcomer understands at once.
const SAMPLES: [&str; 3] = ["replies-often", "mostly-links", "follows-back"];

/// The page. Where the browser does not let Fieldmark read X, it begins with the button that asks.
pub fn welcome(settings: &Settings, may_read: bool) -> Node {
    let ask = (!may_read).then(|| {
        section("calm", Message::plain("ui_no_access"))
            .with("data-chip", "no-access")
            .holding(frame::access())
    });
    let open = link("act", "/home", Surface::Popup).words(Message::plain("ui_open_x"));
    let options = act(
        &Action::Options { badge: None },
        Message::plain("ui_options"),
    );
    say::in_own_language(Node::new("main", "options hello"))
        .with("data-private", if settings.remember { "off" } else { "on" })
        .holding([
            Node::new("h1", "").words(Message::plain("ui_hello")),
            part("ui_hello_does", "ui_welcome_does").holding([samples()]),
            part("ui_hello_never", "ui_welcome_never"),
        ])
        .holding(ask)
        .holding([
            part("ui_hello_pin", "ui_hello_pin_how").with("data-place", "toolbar"),
            part("ui_hello_try", "ui_hello_try_how").holding([open]),
            part("ui_hello_private", "ui_hello_private_how").holding([options]),
        ])
}

/// Some badges, as they will stand under a name.
fn samples() -> Node {
    let samples = judge::catalogue().filter(|badge| SAMPLES.contains(&badge.id));
    let pills = samples.map(|badge| accounts::pill(badge.id, badge.family, say::label(badge.id)));
    Node::new("p", "pills").holding(pills)
}

fn part(title: &str, words: &str) -> Node {
    section("part", Message::plain(title))
        .holding([Node::new("p", "").words(Message::plain(words))])
}
