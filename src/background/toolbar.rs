//! What the toolbar's button says while one scrolls, when the popup is closed and the row out of sight.

use crate::account::Notebook;
use crate::i18n::{Argument, Message};
use crate::judge::Verdict;
use crate::settings::Settings;
use crate::ui::badge_row::said;
use crate::ui::{OpenPage, say};

/// The button of a tab.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Toolbar {
    /// How many badges the account in view has; none is not shown.
    pub badges: usize,
    /// Whose they are and which; nothing says the name of the extension.
    pub title: Option<Message>,
}

/// The button while that page is in view.
pub(super) fn toolbar(
    open_page: &OpenPage,
    notebook: &Notebook,
    verdicts: &[Verdict],
    settings: &Settings,
) -> Toolbar {
    let said = said(open_page, notebook, verdicts, settings);
    let named = |verdict: &&Verdict| verdict.label.clone();
    let labels = said.iter().map(named).reduce(say::both);
    match (labels, &open_page.handle) {
        (Some(labels), Some(owner)) if settings.toolbar => {
            let owner = Argument::Text(owner.as_str().to_owned());
            let labels = Argument::from(labels);
            Toolbar {
                badges: said.len(),
                title: Some(Message::new("ui_toolbar_title", vec![owner, labels])),
            }
        }
        _ => Toolbar::default(),
    }
}
