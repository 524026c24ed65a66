//! Where the user's own word on an account is written.

use super::action::Action;
use super::overview::Overview;
use super::{Node, charts};
use crate::account::word::Word;
use crate::i18n::{Argument, Message};
use crate::limits;

/// The line and the tags to be written, where and for how long they are kept, and what was written on
/// another account of this name.
pub fn section(overview: &Overview) -> Option<Node> {
    let handle = overview.open_page.handle.as_ref()?;
    let none = Word::default();
    let word = overview.word.yours.as_ref().unwrap_or(&none);
    let line = Action::Word {
        handle: handle.key(),
    };
    let tags = Action::Tags {
        handle: handle.key(),
    };
    // Three tags, and room for commas.
    let all_tags = limits::TAGS * (limits::TAG + 2);
    // Always there, so that it is read aloud as soon as something is kept.
    let kept = Node::new("p", "small").with("role", "status");
    let kept = match &overview.word.yours {
        Some(word) => kept.words(said(word, "ui_word_written")?),
        None => kept,
    };
    let anothers = overview.word.anothers.as_ref();
    Some(
        charts::section("word", Message::plain("ui_word"))
            .with("id", format!("word-{}", handle.key())) // What is typed for one is never another's.
            .holding([
                field(&line, "ui_word_line", &word.line, limits::WORD),
                field(&tags, "ui_word_tags", &word.tags.join(", "), all_tags),
                Node::new("p", "small").words(Message::plain("ui_word_kept")),
                kept,
            ])
            .holding(anothers.and_then(self::anothers)),
    )
}

/// What was written on another account of this name.
pub fn anothers(word: &Word) -> Option<Node> {
    let words = said(word, "ui_word_anothers")?;
    Some(Node::new("p", "small").words(words))
}

fn field(press: &Action, key: &str, value: &str, most: usize) -> Node {
    let input = Node::new("input", "written")
        .with("type", "text")
        .with("dir", "auto")
        .with("maxlength", most.to_string())
        .with("value", value);
    Node::new("label", "written-line").holding([
        Node::new("span", "").words(Message::plain(key)),
        press.on(input),
    ])
}

/// For whom it was written and when; of another account's also what.
fn said(word: &Word, key: &str) -> Option<Message> {
    let handle = word.handle.as_ref()?;
    let words = vec![
        Argument::Text(handle.as_str().to_owned()),
        Argument::Date(word.written),
        Argument::Text(word.spelled()),
    ];
    Some(Message::new(key, words))
}
