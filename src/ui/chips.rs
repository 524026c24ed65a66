//! Chips: what is missing, and what would help. Each vanishes when it is met.

use super::action::Action;
use super::evidence::{Surface, close, link};
use super::{Node, OpenPage, Unavailable, icons, say};
use crate::account::Notebook;
use crate::i18n::{Argument, Message};
use crate::ids::Handle;
use crate::judge::{self, Family, NextList, Verdict, Why, Withheld};
use crate::page::{Client, Tab, url};

/// Beside so many badges nobody waits for the first one, and a chip more would add a line to the row, only to
/// take it away again.
const MANY_BADGES: usize = 3;

/// Posts that are enough to call silence an answer: "no badge fits these posts".
const ENOUGH: u32 = 20;

/// The chips of the row, the most important first.
pub fn all(open_page: &OpenPage, notebook: &Notebook, verdicts: &[Verdict]) -> Vec<Node> {
    let undo = open_page.undo.clone().map(undone);
    if notebook.profile.protected == Some(true) {
        let words = Message::plain("ui_chip_protected");
        let chip = explained("protected", icons::lock(), words, "ui_explain_protected");
        return undo.into_iter().chain([chip]).collect();
    }
    let wanted = wanted(open_page, notebook, verdicts);
    let reading = match open_page.unavailable {
        Some(unavailable) => troubled(unavailable),
        None if from_popular_posts(open_page, verdicts) => Some(explained(
            "signed-out",
            icons::note(),
            Message::plain("ui_chip_signed_out"),
            "ui_explain_signed_out",
        )),
        None => progress(open_page, notebook, verdicts).or_else(|| {
            let words = silence(notebook, verdicts).filter(|_| wanted.is_none())?;
            Some(explained(
                "nothing",
                icons::note(),
                words,
                "ui_explain_nothing",
            ))
        }),
    };
    let next = open_page.handle.as_ref().zip(wanted).map(|(owner, next)| {
        item(
            "replies",
            [next_list(owner, next, open_page.tab, Surface::Page)],
        )
    });
    let full = open_page.full.then(|| {
        let words = Message::plain("ui_chip_full");
        explained("full", icons::note(), words, "ui_explain_full")
    });
    undo.into_iter()
        .chain(full)
        .chain(reading)
        .chain(next)
        .collect()
}

/// How many posts are read, and about how many it takes until half of the habits can be told;
/// nothing once they can be.
pub fn read_so_far(verdicts: &[Verdict]) -> Option<(u32, u32)> {
    let waiting = verdicts
        .iter()
        .filter_map(|verdict| match verdict.withheld {
            Some(Withheld::TooLittle { seen, needed }) => Some((seen, needed)),
            _ => None,
        });
    // Habits that count only some of the posts wait for those, not for scrolling.
    let seen = waiting.clone().map(|(seen, _)| seen).max()?;
    let mut needed: Vec<u32> = waiting
        .filter(|(one, _)| *one == seen)
        .map(|(_, needed)| needed)
        .collect();
    needed.sort_unstable();
    let told = verdicts.iter().filter(|verdict| is_told(verdict)).count();
    let half = (told + needed.len()).div_ceil(2);
    let last = half.checked_sub(told + 1)?;
    needed.get(last).map(|needed| (seen, *needed))
}

/// A habit that was measured, whichever way it turned out.
fn is_told(verdict: &Verdict) -> bool {
    verdict.share.is_some() && (verdict.said || verdict.withheld == Some(Withheld::NotSo))
}

/// The list shows popular posts, not recent ones. Of a list of X's new client that is to be seen.
pub fn from_popular_posts(open_page: &OpenPage, verdicts: &[Verdict]) -> bool {
    let popular = |verdict: &Verdict| verdict.withheld == Some(Withheld::NotATimeline);
    let classic = open_page.client == Client::Classic;
    open_page.signed_out
        && (verdicts.iter().any(popular) || classic && !verdicts.iter().any(is_told))
}

/// The list to read next, where a badge waits for it.
pub fn wanted(open_page: &OpenPage, notebook: &Notebook, verdicts: &[Verdict]) -> Option<NextList> {
    let readable = open_page.unavailable.is_none() && !open_page.signed_out;
    let waits = |verdict: &Verdict| match verdict.withheld {
        Some(Withheld::NeedsReplies | Withheld::NeedsPosts) => true,
        // The badges that weigh replies against the rest.
        Some(Withheld::TooLittle { .. }) => {
            matches!(verdict.id.as_str(), "replies-often" | "broadcaster")
        }
        _ => false,
    };
    let readable = readable && !has_too_few(notebook, verdicts);
    let waited_for = readable && verdicts.iter().any(waits);
    let next = waited_for.then(|| judge::next_list(notebook)).flatten();
    let is_coming =
        |next: &NextList| (next.tab, next.why, next.other) == (open_page.tab, Why::Unread, None);
    // Of the list in view nothing has come yet: it need not be opened.
    next.filter(|next| !is_coming(next))
}

/// How far the lists were read, and the way to the one to read next.
pub fn next_list(owner: &Handle, next: NextList, open: Tab, place: Surface) -> Node {
    let list = Argument::from(list_name(next.tab));
    let state = match (next.why, next.other) {
        (Why::Behind(back), _) => read_back(next.tab, back),
        (Why::NoTop, _) => Message::new("ui_chip_no_top", vec![list.clone()]),
        (Why::Unread, Some(back @ 1..)) => read_back(other_of(next.tab), back),
        // An empty list was read back to no date.
        (Why::Unread, _) => Message::new("ui_chip_not_read", vec![list.clone()]),
    };
    let go = match next.why {
        Why::Behind(_) => "ui_chip_read_on",
        Why::NoTop => "ui_chip_to_top",
        Why::Unread => "ui_chip_open_to_tell",
    };
    let go = Message::new(go, vec![list]);
    let way = || link("chip", &url::path_to(owner, next.tab), place);
    let chip = match (next.tab == open && next.why != Why::NoTop, place) {
        (true, _) => Node::new("div", "chip"),
        (false, Surface::Page) => way().with("aria-label", say::both(state.clone(), go.clone())),
        (false, Surface::Popup) => way(),
    };
    let go = spoken(Node::new("span", "go"), go, place);
    chip.with("data-chip", "replies").holding([
        icons::family(Family::Conversation),
        own(state, place),
        go,
    ])
}

fn read_back(tab: Tab, back: i64) -> Message {
    let list = Argument::from(list_name(tab));
    Message::new("ui_chip_read_back", vec![list, Argument::Date(back)])
}

fn list_name(tab: Tab) -> Message {
    Message::plain(match tab {
        Tab::Replies => "ui_list_replies",
        _ => "ui_list_posts",
    })
}

fn other_of(tab: Tab) -> Tab {
    match tab {
        Tab::Replies => Tab::Posts,
        _ => Tab::Replies,
    }
}

/// "9 of about 35 posts".
pub fn reading_words(seen: u32, needed: u32) -> Message {
    Message::counted(
        "ui_chip_reading",
        needed.into(),
        vec![
            Argument::Number(seen.into()),
            Argument::Number(needed.into()),
        ],
    )
}

/// It has fewer posts in all than are waited for: nobody has to scroll on.
pub fn has_too_few(notebook: &Notebook, verdicts: &[Verdict]) -> bool {
    let read = notebook.notes.len() as u64;
    // A header that states fewer than were read counts something else.
    let posts = notebook.profile.posts.filter(|posts| posts.high >= read);
    read_so_far(verdicts)
        .zip(posts)
        .is_some_and(|((_, needed), posts)| posts.high < u64::from(needed))
}

/// Of no habit it is said that the account has it.
pub fn no_habit_is_said(verdicts: &[Verdict]) -> bool {
    let habit = |verdict: &Verdict| verdict.said && verdict.share.is_some();
    !verdicts.iter().any(habit)
}

fn progress(open_page: &OpenPage, notebook: &Notebook, verdicts: &[Verdict]) -> Option<Node> {
    let badges = verdicts.iter().filter(|verdict| verdict.said).count();
    let room = open_page.tab != Tab::Other && badges < MANY_BADGES;
    let (seen, needed) = read_so_far(verdicts).filter(|_| room)?;
    if has_too_few(notebook, verdicts) {
        let words = Message::plain("ui_chip_few");
        let chip = || explained("few", icons::note(), words, "ui_explain_few");
        return no_habit_is_said(verdicts).then(chip);
    }
    let chip = explained(
        "reading",
        icons::ring(seen, needed),
        reading_words(seen, needed),
        "ui_explain_reading",
    );
    Some(chip)
}

/// Enough was read, habits could be told, and nothing stands out: that is an answer too, where no other list is to be
/// read.
pub fn silence(notebook: &Notebook, verdicts: &[Verdict]) -> Option<Message> {
    let read = u32::try_from(notebook.notes.len()).unwrap_or(u32::MAX);
    let quiet = !verdicts.iter().any(|verdict| verdict.said) && verdicts.iter().any(is_told);
    (quiet && read >= ENOUGH).then(|| say::counted("ui_chip_nothing", read.into()))
}

/// X says by itself that an account is suspended, blocked, missing or empty; Fieldmark keeps still.
fn troubled(unavailable: Unavailable) -> Option<Node> {
    match unavailable {
        Unavailable::Unreadable => Some(explained(
            unavailable.id(),
            icons::note(),
            Message::plain("ui_chip_cannot_read"),
            "ui_explain_cannot_read",
        )),
        Unavailable::NewPage => Some(explained(
            unavailable.id(),
            icons::note(),
            Message::plain("ui_chip_new_page"),
            "ui_explain_new_page",
        )),
        Unavailable::Loading => Some(plain_chip(
            "loading",
            icons::ring(0, 1),
            Message::plain("ui_chip_loading"),
        )),
        _ => None,
    }
}

/// What was just done, and the way back.
fn undone(words: Message) -> Node {
    let undo = Message::plain("ui_undo");
    let button = Node::new("button", "act")
        .with("type", "button")
        .with("aria-label", say::both(words.clone(), undo.clone()));
    let button = spoken(Action::Undo.on(button), undo, Surface::Page);
    let chip = Node::new("div", "chip")
        .with("data-chip", "undo")
        .with("role", "status")
        .holding([icons::back(), own(words, Surface::Page), button]);
    item("undo", [chip])
}

/// A chip that explains itself when pressed: its words, and a popover of one paragraph.
fn explained(id: &str, icon: Node, words: Message, why: &str) -> Node {
    let target = format!("chip-{id}");
    let button = Node::new("button", "chip")
        .with("type", "button")
        .with("data-chip", id)
        .with("popovertarget", target.clone())
        .with("aria-label", words.clone())
        .holding([icon, own(words, Surface::Page)]);
    let text = Node::new("p", "sentence").words(Message::plain(why));
    let popover = say::in_own_language(Node::new("div", "evidence explanation"))
        .with("id", target.clone())
        .with("popover", "auto")
        .holding([text, close(&target)]);
    item(id, [button, popover])
}

fn plain_chip(id: &str, icon: Node, words: Message) -> Node {
    let chip = Node::new("div", "chip")
        .with("data-chip", id)
        .holding([icon, own(words, Surface::Page)]);
    item(id, [chip])
}

fn item<const N: usize>(id: &str, chip: [Node; N]) -> Node {
    Node::new("li", "field")
        .with("id", format!("item-{id}"))
        .holding(chip)
}

/// Words that keep their own direction among the page's.
fn own(words: Message, place: Surface) -> Node {
    say::in_own_language(spoken(Node::new("span", ""), words, place))
}

/// In the page the sheet makes the words (`[data-words]` in overlay.css), so that the page cannot find them by asking
/// the browser to search for them. A control says them once more to those who listen.
pub fn spoken(node: Node, words: Message, place: Surface) -> Node {
    match place {
        Surface::Page => node.with("data-words", words),
        Surface::Popup => node.words(words),
    }
}
