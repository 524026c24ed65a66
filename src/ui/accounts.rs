//! Accounts in the notebook: a short list for the popup, a table for the full tab.

use std::cmp::Ordering;

use super::action::{Action, Order};
use super::evidence::{Surface, act, link};
use super::{Node, icons, marks, say, word};
use crate::account::word::{Word, Written};
use crate::i18n::{Argument, Message};
use crate::judge::Family;
use crate::limits;
use crate::text::letters::folded;

/// One account of the notebook, as listed.
#[derive(Debug, Clone, PartialEq)]
pub struct AccountRow {
    /// Its handle, as written.
    pub handle: String,
    /// Its display name.
    pub name: Option<String>,
    /// The user's own word on it, and on another account that had its handle.
    pub words: Written,
    /// The badges said of it: id, family, label.
    pub badges: Vec<(String, Family, Message)>,
    /// Posts read.
    pub posts: u32,
    /// When it was last in view, unix seconds.
    pub seen: i64,
    /// When it is forgotten.
    pub until: Until,
}

/// When an account is forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// When the browser closes.
    Closed,
    /// When the user erases it: nothing is there but their word.
    Erased,
    /// Then, unix seconds.
    Date(i64),
}

/// Accounts, as links to their profiles.
pub fn short_list(accounts: &[AccountRow]) -> Node {
    let items = accounts.iter().map(|account| {
        let badges = account.badges.iter();
        let marks = badges.map(|(id, _, label)| marks::mark(id, label));
        let word = account.words.yours.as_ref().map(marks::own_word);
        let marks = Node::new("span", "marks").holding(marks).holding(word);
        Node::new("li", "").holding([person(account), marks])
    });
    Node::new("ul", "people").holding(items)
}

/// The table of all accounts that match `query`, in `order`, with a field to search in.
pub fn accounts(accounts: &[AccountRow], query: &str, order: Order) -> Node {
    let mut found: Vec<&AccountRow> = accounts.iter().filter(|one| matches(one, query)).collect();
    found.sort_by(|one, other| compare(one, other, order));
    let search = Node::new("input", "search")
        .with("type", "search")
        .with("value", query)
        .with("placeholder", Message::plain("ui_search"))
        .with("aria-label", Message::plain("ui_search"));
    let count = say::counted(
        "ui_accounts_count",
        u64::try_from(found.len()).unwrap_or_default(),
    );
    found.truncate(limits::ROWS);
    let empty = found.is_empty().then(|| {
        let key = if query.is_empty() {
            "ui_accounts_none"
        } else {
            "ui_accounts_not_found"
        };
        Node::new("div", "calm").holding([Node::new("p", "").words(Message::plain(key))])
    });
    let table = (!found.is_empty()).then(|| table(&found, order));
    say::in_own_language(Node::new("main", "accounts"))
        .holding([
            Node::new("h1", "").words(Message::plain("ui_accounts")),
            Node::new("div", "tools").holding([
                Action::Search.on(search),
                Node::new("p", "small").with("role", "status").words(count),
            ]),
        ])
        .holding(table)
        .holding(empty)
}

fn table(found: &[&AccountRow], order: Order) -> Node {
    let heads = [
        (Order::Name, "ui_column_account"),
        (Order::Badges, "ui_badges"),
        (Order::Posts, "ui_column_posts"),
        (Order::Seen, "ui_column_seen"),
    ];
    let heads = heads.map(|(by, key)| head(by, key, by == order));
    let rest = ["ui_column_until", "ui_column_forget"].map(|key| {
        Node::new("th", "")
            .with("scope", "col")
            .words(Message::plain(key))
    });
    let head = Node::new("tr", "").holding(heads).holding(rest);
    Node::new("table", "").holding([
        Node::new("thead", "").holding([head]),
        Node::new("tbody", "").holding(found.iter().map(|account| line(account))),
    ])
}

/// A column's head: pressing it sorts by the column.
fn head(by: Order, key: &str, sorted: bool) -> Node {
    let sort = match (sorted, by) {
        (false, _) => "none",
        (true, Order::Name) => "ascending",
        (true, _) => "descending",
    };
    let press = Action::Sort { by };
    let button = Node::new("button", "sort")
        .with("type", "button")
        .words(Message::plain(key));
    Node::new("th", "")
        .with("scope", "col")
        .with("aria-sort", sort)
        .holding([press.on(button)])
}

fn line(account: &AccountRow) -> Node {
    // On a narrow page the heads are gone, and each cell says what it is.
    let cell = |key: &str, words: Message| {
        let name = Node::new("span", "cell-name").words(Message::plain(key));
        Node::new("td", "").holding([name, Node::text(words)])
    };
    let date = |time: i64| Message::new("ui_date", vec![Argument::Date(time)]);
    let badges = account.badges.iter();
    let labels = badges.map(|(id, family, label)| pill(id, *family, label.clone()));
    let until = match account.until {
        Until::Closed => Message::plain("ui_until_closed"),
        Until::Erased => Message::plain("ui_until_erased"),
        Until::Date(time) => date(time),
    };
    let posts = Message::new("ui_number", vec![Argument::Number(account.posts.into())]);
    let forget = Action::Forget {
        handle: account.handle.clone(),
    };
    let Written { yours, anothers } = &account.words;
    let key = match yours.as_ref().or(anothers.as_ref()) {
        Some(_) => "ui_forget_with_word",
        None => "ui_forget",
    };
    let handle = Argument::Text(format!("@{}", account.handle));
    let whom = Message::new("ui_list_of_two", vec![Message::plain(key).into(), handle]);
    let forget = act(&forget, Message::plain(key)).with("aria-label", whom);
    let note = yours.as_ref().filter(|_| account.until != Until::Erased);
    let note = note.map(|_| {
        let until = say::both(Message::plain("ui_word"), Message::plain("ui_until_erased"));
        Node::new("p", "small").words(until)
    });
    let whose = format!("account-{}", account.handle);
    Node::new("tr", "").with("id", whose).holding([
        Node::new("th", "")
            .with("scope", "row")
            .holding([person(account)])
            .holding(yours.as_ref().map(written))
            .holding(anothers.as_ref().and_then(word::anothers)),
        Node::new("td", "").holding([Node::new("div", "pills").holding(labels)]),
        cell("ui_column_posts", posts),
        cell("ui_column_seen", date(account.seen)),
        cell("ui_column_until", until).holding(note),
        Node::new("td", "").holding([forget]),
    ])
}

/// What the user wrote, under the name.
fn written(word: &Word) -> Node {
    let tags = word.tags.iter();
    let tags = tags.map(|tag| Node::new("span", "pill").holding([Node::foreign(tag)]));
    let tags = Node::new("div", "pills").holding(tags);
    let line = Some(word.line.as_str()).filter(|line| !line.is_empty());
    let line = line.map(|line| Node::new("p", "small").with("dir", "auto").words(line));
    Node::new("div", "word")
        .holding(line)
        .holding((!word.tags.is_empty()).then_some(tags))
}

/// A badge that is only looked at: nothing opens.
pub fn pill(id: &str, family: Family, label: Message) -> Node {
    Node::new("span", "pill")
        .with("data-badge", id.to_owned())
        .with("data-family", icons::family_name(family))
        .holding([icons::badge(id), Node::text(label)])
}

fn person(account: &AccountRow) -> Node {
    let name = account.name.as_deref().unwrap_or(&account.handle);
    link("person", &format!("/{}", account.handle), Surface::Popup).holding([
        Node::new("strong", "").holding([Node::foreign(name)]),
        Node::new("span", "handle")
            .with("dir", "ltr")
            .words(format!("@{}", account.handle)),
    ])
}

/// Every word of the query is in the handle, the name, the user's own word or a badge's id.
fn matches(account: &AccountRow, query: &str) -> bool {
    let name = searched(account.name.as_deref().unwrap_or_default());
    let handle = searched(&account.handle);
    let own = [&account.words.yours, &account.words.anothers];
    let own = own.map(|word| searched(&word.as_ref().map(Word::spelled).unwrap_or_default()));
    searched(query).split_whitespace().all(|word| {
        let word = word.trim_start_matches(['@', '#']);
        let badge = account.badges.iter().any(|(id, _, _)| id.contains(word));
        badge
            || name.contains(word)
            || handle.contains(word)
            || own.iter().any(|own| own.contains(word))
    })
}

fn searched(words: &str) -> String {
    words.chars().flat_map(folded).collect()
}

fn compare(one: &AccountRow, other: &AccountRow, order: Order) -> Ordering {
    let names = || {
        one.handle
            .to_ascii_lowercase()
            .cmp(&other.handle.to_ascii_lowercase())
    };
    let first = match order {
        Order::Seen => other.seen.cmp(&one.seen),
        Order::Name => Ordering::Equal,
        Order::Badges => other.badges.len().cmp(&one.badges.len()),
        Order::Posts => other.posts.cmp(&one.posts),
    };
    first.then_with(names)
}
