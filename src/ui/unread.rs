//! What the popup says of what was not read: the whole page, a list, a part of it.

use super::action::Action;
use super::charts;
use super::evidence::{Surface, act};
use super::overview::Overview;
use super::{Node, Unavailable, chips, frame, say};
use crate::i18n::Message;
use crate::page::Client;
use crate::page::health::Health;

/// What was not read, and what would help.
pub fn section(overview: &Overview) -> Option<Node> {
    let (open_page, verdicts) = (&overview.open_page, &overview.verdicts);
    let next = chips::wanted(open_page, &overview.notebook, verdicts);
    let replies = open_page
        .handle
        .as_ref()
        .zip(next)
        .map(|(owner, next)| chips::next_list(owner, next, open_page.tab, Surface::Popup));
    let popular = chips::from_popular_posts(open_page, verdicts).then(|| {
        Node::new("p", "small")
            .with("data-chip", "signed-out")
            .words(Message::plain("ui_explain_signed_out"))
    });
    let missed = overview.health.missing();
    let report = (!missed.is_empty()).then(|| reported(&overview.health, open_page.client));
    let parts: Vec<Node> = [replies, popular, report].into_iter().flatten().collect();
    (!parts.is_empty())
        .then(|| charts::section("unread", Message::plain("ui_unread")).holding(parts))
}

/// Why nothing is told of the account.
pub fn unavailable(unavailable: Unavailable, health: &Health, client: Client) -> Vec<Node> {
    let key = match unavailable {
        Unavailable::Loading => "ui_trouble_loading",
        Unavailable::Suspended => "ui_trouble_suspended",
        Unavailable::Withheld => "ui_trouble_withheld",
        Unavailable::BlocksYou => "ui_trouble_blocks_you",
        Unavailable::BlockedByYou => "ui_trouble_blocked_by_you",
        Unavailable::Missing => "ui_trouble_missing",
        Unavailable::Empty => "ui_trouble_empty",
        Unavailable::Error => "ui_trouble_error",
        Unavailable::Unreadable => "ui_trouble_unreadable",
        Unavailable::NewPage => "ui_trouble_new_page",
    };
    let unread = matches!(unavailable, Unavailable::Unreadable | Unavailable::NewPage);
    let report = unread.then(|| reported(health, client));
    [Some(frame::calm(unavailable.id(), key)), report]
        .into_iter()
        .flatten()
        .collect()
}

/// What could not be read, and the reader's report, to copy into an issue; nothing is sent by itself.
fn reported(health: &Health, client: Client) -> Node {
    let missed = health.missing().into_iter().map(|(sign, expected, found)| {
        let what = Message::plain(&format!("sign_{}", sign.name()));
        Node::new("li", "").holding([
            Node::new("span", "").words(what),
            Node::new("small", "").words(say::k_of_n(found.into(), expected.into())),
        ])
    });
    Node::new("details", "report").holding([
        Node::new("summary", "").words(Message::plain("ui_report")),
        Node::new("ul", "missed").holding(missed),
        Node::new("textarea", "")
            .with("readonly", "")
            .with("rows", "6")
            .with("dir", "ltr")
            .with("aria-label", Message::plain("ui_report"))
            .words(health.report(client)),
        act(&Action::CopyReport, Message::plain("ui_report_copy")),
    ])
}
