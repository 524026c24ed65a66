//! The row under the name: badges that open their evidence, and chips for what is missing.

use super::action::Action;
use super::evidence::Surface;
use super::{Hint, Node, OpenPage, Unavailable, chips, evidence, icons, say};
use crate::account::Notebook;
use crate::i18n::{Argument, Message};
use crate::judge::Verdict;
use crate::page::Client;
use crate::settings::Settings;

/// Badges that stand in the row itself; the others wait behind "+2", so that the row stays a row.
const IN_VIEW: usize = 5;

/// The row for the page; `None` where Fieldmark keeps still and takes no space: the page is no
/// profile, or the user wants no badges for this account.
pub fn row(
    open_page: &OpenPage,
    notebook: &Notebook,
    verdicts: &[Verdict],
    settings: &Settings,
) -> Option<Node> {
    let owner = open_page.handle.as_ref()?;
    if settings.leaves_alone(owner) && open_page.undo.is_none() {
        return None;
    }
    let said = said(open_page, notebook, verdicts, settings);
    let hint = hint(open_page, notebook, !said.is_empty());
    let first = hint.is_some();
    let fields = said.iter().take(IN_VIEW);
    let fields = fields.map(|verdict| field(verdict, first));
    let chips = chips::all(open_page, notebook, verdicts);
    let badges = fields.chain(rest(&said, first));
    let items: Vec<Node> = badges.chain(chips).chain(hint).collect();
    let label = Message::new(
        "ui_row_label",
        vec![Argument::Text(owner.as_str().to_owned())],
    );
    let class = match has_room_for_a_hint(open_page, notebook) {
        true => "row first",
        false => "row",
    };
    Some(
        Node::new("ul", class)
            .with("aria-label", label)
            .holding(items),
    )
}

/// What a badge of the row opens; `None` when it is none of it.
pub fn opened(
    badge: &str,
    open_page: &OpenPage,
    notebook: &Notebook,
    verdicts: &[Verdict],
    settings: &Settings,
) -> Option<Node> {
    let owner = open_page.handle.as_ref()?;
    let said = said(open_page, notebook, verdicts, settings);
    let verdict = said.into_iter().find(|verdict| verdict.id == badge)?;
    Some(evidence::popover(verdict).holding(evidence::whole(verdict, owner)))
}

/// The badges that may be said of the page as it stands.
pub fn said<'v>(
    open_page: &OpenPage,
    notebook: &Notebook,
    verdicts: &'v [Verdict],
    settings: &Settings,
) -> Vec<&'v Verdict> {
    // Of a header that was forgotten it is not known any more; X's new client shows none.
    let protected = notebook.profile.protected;
    let silent = protected.unwrap_or(open_page.client == Client::Classic)
        || open_page.unavailable.is_some()
        || open_page
            .handle
            .as_ref()
            .is_none_or(|owner| settings.leaves_alone(owner));
    verdicts
        .iter()
        .filter(|verdict| verdict.said && !silent)
        .collect()
}

/// A badge, and the place for its evidence. Its word is inert, so that the page cannot find it by asking the browser
/// to search for it; the button says it to those who listen.
fn field(verdict: &Verdict, first: bool) -> Node {
    let button = measured(Node::new("button", "badge"), verdict)
        .with("type", "button")
        .with("popovertarget", evidence::id(verdict))
        .with("aria-haspopup", "dialog")
        .with("aria-label", verdict.label.clone())
        .holding([
            icons::badge(&verdict.id),
            say::in_own_language(Node::new("span", "").with("inert", ""))
                .words(verdict.label.clone()),
        ]);
    Node::new("li", "field")
        .with("id", format!("badge-{}", verdict.id))
        .holding([learning(button, first), evidence::popover(verdict)])
}

/// A button that, pressed for the first time, tells that its use is known.
fn learning(button: Node, first: bool) -> Node {
    match first {
        true => Action::Opened.on(button),
        false => button,
    }
}

/// What badges are for, said below them until one was opened.
fn hint(open_page: &OpenPage, notebook: &Notebook, badges: bool) -> Option<Node> {
    let read = !notebook.notes.is_empty();
    let wanted = open_page.hint == Hint::Shown && badges && read;
    wanted.then(|| {
        let words = Message::plain("ui_first_row");
        let hint = Node::new("li", "hint").with("id", "hint");
        say::in_own_language(chips::spoken(hint, words, Surface::Page))
    })
}

/// Its place is kept from the start, so that the page moves only once.
fn has_room_for_a_hint(open_page: &OpenPage, notebook: &Notebook) -> bool {
    let comes = matches!(open_page.unavailable, None | Some(Unavailable::Loading));
    open_page.hint != Hint::Gone && comes && notebook.profile.protected != Some(true)
}

/// The badges that found no room, behind a button that says how many they are.
fn rest(said: &[&Verdict], first: bool) -> Option<Node> {
    let hidden = said.get(IN_VIEW..).filter(|hidden| !hidden.is_empty())?;
    let count = u64::try_from(hidden.len()).unwrap_or_default();
    let button = Node::new("button", "badge more")
        .with("type", "button")
        .with("popovertarget", "more")
        .with("aria-label", say::counted("ui_more_label", count));
    let words = say::counted("ui_more", count);
    let button = learning(chips::spoken(button, words, Surface::Page), first);
    let fields = hidden.iter().map(|verdict| field(verdict, false));
    let list = Node::new("ul", "row").holding(fields);
    let popover = Node::new("div", "evidence others")
        .with("id", "more")
        .with("popover", "auto")
        .holding([list]);
    let field = Node::new("li", "field").with("id", "others");
    Some(field.holding([button, popover]))
}

/// A badge's element with what others read from it: its id, its measure, its family.
pub fn measured(node: Node, verdict: &Verdict) -> Node {
    let mut node = node
        .with("data-badge", verdict.id.clone())
        .with("data-family", icons::family_name(verdict.family));
    if let Some(share) = verdict.share {
        node = node
            .with("data-k", share.k.to_string())
            .with("data-n", share.n.to_string());
    }
    if let Some(interval) = verdict.interval {
        node = node
            .with("data-low", say::machine(interval.low))
            .with("data-high", say::machine(interval.high));
    }
    node
}
