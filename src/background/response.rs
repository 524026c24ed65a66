//! What the background answers: the types.

use crate::background::inline_marks::{Marked, Places};
use crate::background::toolbar::Toolbar;
use crate::i18n::Message;
use crate::ui::Node;
use crate::ui::notice::Notice;

/// What the background answers.
#[derive(Debug, Default, PartialEq)]
pub struct Response {
    /// What the page should show in our place, or in the evidence it asked for.
    pub view: Option<Node>,
    /// The page is no profile: until the address changes there is nothing to look for.
    pub rest: bool,
    /// The user wants marks or dimming elsewhere, or has written a word.
    pub elsewhere: bool,
    /// What stands beside the names that were asked about.
    pub marks: Vec<Marked>,
    /// Where something can stand on the page that asked.
    pub places: Places,
    /// What became of it, for our own pages.
    pub notice: Option<Notice>,
    /// What else the shell should do.
    pub effects: Vec<Effect>,
}

/// What only the browser can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Have every X page look again.
    LookAgain,
    /// Open one of our own pages in a tab.
    Open(String),
    /// Have the toolbar's button say this in that tab.
    Toolbar(i32, Toolbar),
}

pub(super) fn notice(words: Message, undo: bool) -> Notice {
    Notice { words, undo }
}

pub(super) fn told(words: Option<Message>) -> Response {
    Response {
        notice: words.map(|words| notice(words, false)),
        ..Response::default()
    }
}
