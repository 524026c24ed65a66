//! What a badge stands on: the sentence, the numbers, the rule, the posts, and what to do when it is wrong.

use std::iter;

use super::action::Action;
use super::{Node, icons, interval_bar, say};
use crate::i18n::{Argument, Message};
use crate::ids::{Handle, PostId};
use crate::judge::Verdict;
use crate::page::List;

/// Where links of the evidence open: here in the page, in a new tab from the popup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// In X's page.
    Page,
    /// In the popup or the full tab.
    Popup,
}

/// The id of a badge's popover in the page.
pub fn id(verdict: &Verdict) -> String {
    format!("evidence-{}", verdict.id)
}

/// The popover of a badge in the page, still empty: the evidence is asked for when it is opened.
pub fn popover(verdict: &Verdict) -> Node {
    let id = id(verdict);
    say::in_own_language(Node::new("div", "evidence"))
        .with("id", id.clone())
        .with("popover", "auto")
        .with("role", "dialog")
        .with("aria-labelledby", format!("{id}-title"))
        .with("data-evidence", verdict.id.clone())
}

/// All that stands in the popover of a badge. `owner` is the account looked at.
pub fn whole(verdict: &Verdict, owner: &Handle) -> Vec<Node> {
    let id = id(verdict);
    let heading = Node::new("header", "").holding([
        icons::badge(&verdict.id),
        Node::new("h2", "")
            .with("id", format!("{id}-title"))
            .words(verdict.label.clone()),
        close(&id),
    ]);
    iter::once(heading)
        .chain(body(verdict, Surface::Page))
        .chain([mend(verdict, owner)])
        .collect()
}

/// The evidence without heading and controls: the sentence (with its dates and how sure it is),
/// the measure, the rule, the posts.
pub fn body(verdict: &Verdict, place: Surface) -> Vec<Node> {
    let sentence = Node::new("p", "sentence").words(verdict.sentence.clone());
    let besides = verdict.besides.iter().cloned();
    let besides = besides.map(|words| Node::new("p", "small").words(words));
    let parts = [
        interval_bar::interval(verdict),
        Some(rule(verdict)),
        lists(verdict),
        posts(&verdict.posts, place),
    ];
    let parts = parts.into_iter().flatten();
    iter::once(sentence).chain(besides).chain(parts).collect()
}

/// Where the posts were read, in X's own words.
fn lists(verdict: &Verdict) -> Option<Node> {
    let mut names = Vec::new();
    for key in verdict.lists.iter().map(list_key) {
        if !names.contains(&key) {
            names.push(key);
        }
    }
    let names = names.into_iter().map(Message::plain).reduce(say::both);
    let words = Message::new("badge_read_in", vec![names?.into()]);
    Some(Node::new("p", "small").words(words))
}

fn list_key(list: &List) -> &'static str {
    match list {
        List::Posts | List::SplitPosts => "ui_list_posts",
        List::Replies | List::SplitReplies => "ui_list_replies",
        List::All => "ui_list_all",
        List::Reposts => "ui_list_reposts",
    }
}

/// What to do when it is wrong or unwelcome.
pub fn mend(verdict: &Verdict, owner: &Handle) -> Node {
    let badge = verdict.id.clone();
    let hide = Action::Hide {
        badge: badge.clone(),
    };
    let leave = Action::LeaveAlone {
        handle: owner.key(),
    };
    let options = Action::Options { badge: Some(badge) };
    let change = match verdict.threshold {
        Some(_) => "ui_change_threshold",
        None => "ui_open_options",
    };
    Node::new("footer", "mend").holding([
        Node::new("h3", "").words(Message::plain("ui_mend")),
        act(&options, Message::plain(change)),
        act(&hide, Message::plain("ui_hide_everywhere")),
        act(&leave, Message::plain("ui_leave_alone")),
    ])
}

/// A quiet button with words.
pub fn act(press: &Action, words: Message) -> Node {
    press.on(Node::new("button", "act")
        .with("type", "button")
        .words(words))
}

/// The button that closes a popover.
pub fn close(id: &str) -> Node {
    Node::new("button", "close")
        .with("type", "button")
        .with("popovertarget", id)
        .with("popovertargetaction", "hide")
        .with("aria-label", Message::plain("ui_close"))
        .holding([icons::cross()])
}

fn rule(verdict: &Verdict) -> Node {
    Node::new("section", "rule").holding([
        Node::new("h3", "").words(Message::plain("ui_rule")),
        Node::new("p", "").words(verdict.rule.clone()),
        Node::new("p", "why").words(say::badge(&verdict.id, "why")),
    ])
}

fn posts(posts: &[(PostId, String, String)], place: Surface) -> Option<Node> {
    if posts.is_empty() {
        return None;
    }
    let items = posts
        .iter()
        .map(|(id, author, line)| post(*id, author, line, place));
    Some(Node::new("section", "posts").holding([
        Node::new("h3", "").words(Message::plain("ui_posts")),
        Node::new("ul", "").holding(items),
    ]))
}

/// One post: its first words, and when. A post without words is a picture or a film.
fn post(id: PostId, author: &str, line: &str, place: Surface) -> Node {
    let words = match without_address(line.trim()) {
        "" => Node::new("span", "line").words(Message::plain("ui_post_without_words")),
        line => Node::new("span", "line").with("dir", "auto").words(line),
    };
    let date = id.time().map(|time| {
        let date = Message::new("ui_date", vec![Argument::Date(time)]);
        Node::new("span", "date").words(date)
    });
    let link = link("", &format!("/{author}/status/{}", id.0), place)
        .holding(iter::once(words).chain(date));
    Node::new("li", "").holding([link])
}

/// The words before the address that they end with, or break off in.
fn without_address(line: &str) -> &str {
    match line.rsplit_once(char::is_whitespace) {
        Some((words, last)) if last.starts_with("http") => words.trim_end(),
        _ => line,
    }
}

/// A link into X.
pub fn link(class: &str, path: &str, place: Surface) -> Node {
    let link = Node::new("a", class).with("href", format!("https://x.com{path}"));
    match place {
        Surface::Page => link,
        Surface::Popup => link.with("target", "_blank").with("rel", "noopener"),
    }
}
