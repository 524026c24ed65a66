//! What stands around an account in the popup: the first sentences, other places, the privacy state.

use super::accounts::{self, AccountRow};
use super::action::{Action, Form};
use super::charts::section;
use super::evidence::act;
use super::notice::Notice;
use super::{Node, icons, say};
use crate::i18n::Message;
use crate::settings::Settings;

/// Another page of X, or another site: how to begin, and the accounts last seen.
pub fn elsewhere(id: &'static str, key: &str, recent: &[AccountRow]) -> Vec<Node> {
    let begin = Node::new("div", "calm").with("data-chip", id).holding([
        Node::new("h1", "").words(Message::plain(key)),
        Node::new("p", "small").words(Message::plain("ui_begin")),
    ]);
    above_the_last_seen(begin, recent)
}

/// Nothing of X can be read before the browser allows it.
pub fn without_access(recent: &[AccountRow]) -> Vec<Node> {
    let title = Node::new("h1", "").words(Message::plain("ui_no_access"));
    let ask = Node::new("div", "calm").with("data-chip", "no-access");
    above_the_last_seen(ask.holding([title]).holding(access()), recent)
}

/// One calm sentence.
pub fn calm(id: &str, key: &str) -> Node {
    Node::new("div", "calm")
        .with("data-chip", id)
        .holding([Node::new("p", "").words(Message::plain(key))])
}

/// Why the browser asks, and the button that makes it ask.
pub fn access() -> [Node; 2] {
    [
        Node::new("p", "small").words(Message::plain("ui_no_access_why")),
        act(&Action::Access, Message::plain("ui_give_access")),
    ]
}

fn above_the_last_seen(begin: Node, recent: &[AccountRow]) -> Vec<Node> {
    let seen = (!recent.is_empty()).then(|| {
        section("recent", Message::plain("ui_recent")).holding([accounts::short_list(recent)])
    });
    [Some(begin), seen].into_iter().flatten().collect()
}

/// What it does, what it never does, how to begin; folded where there is an account to look at.
pub fn first_run(folded: bool) -> Node {
    let sentences = ["ui_welcome_does", "ui_welcome_never", "ui_begin"];
    let sentences = sentences.map(|key| Node::new("p", "").words(Message::plain(key)));
    Node::new("details", "welcome")
        .flag("open", !folded)
        .holding([Node::new("summary", "").words(Message::plain("ui_welcome"))])
        .holding(sentences)
        .holding([act(&Action::Welcomed, Message::plain("ui_welcome_done"))])
}

/// What was just done, the privacy state with its switch, always in view, and the ways on.
pub fn foot(settings: &Settings, about_account: bool, notice: Option<&Notice>) -> Node {
    let state = match settings.remember {
        true => say::counted("ui_remembered", settings.retention().into()),
        false => Message::plain("ui_private"),
    };
    let copy = |form, key| act(&Action::Copy { form }, Message::plain(key));
    let copies = about_account.then(|| {
        Node::new("div", "ways").holding([
            copy(Form::Text, "ui_copy_text"),
            copy(Form::Json, "ui_copy_json"),
        ])
    });
    Node::new("footer", "foot")
        .holding([Notice::shown(notice)])
        .holding([Node::new("div", "privacy").holding([
            icons::lock(),
            Node::new("span", "").words(state),
            switch(
                &Action::Remember,
                settings.remember,
                Message::plain("ui_remember"),
            ),
        ])])
        .holding(copies)
        .holding([Node::new("nav", "ways")
            .with("aria-label", Message::plain("ui_ways"))
            .holding([
                act(&Action::OpenTab, Message::plain("ui_open_tab")),
                act(
                    &Action::Options { badge: None },
                    Message::plain("ui_options"),
                ),
                act(&Action::Changes, Message::plain("ui_changes")),
            ])])
}

/// A switch with its words.
pub fn switch(press: &Action, on: bool, words: Message) -> Node {
    let input = Node::new("input", "")
        .with("type", "checkbox")
        .with("role", "switch")
        .flag("checked", on);
    Node::new("label", "switch").holding([press.on(input), Node::new("span", "").words(words)])
}
