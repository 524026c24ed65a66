//! The options page: badges and thresholds, marks elsewhere, accounts left alone, what is kept.

use super::action::Action;
use super::charts::section;
use super::evidence::act;
use super::frame::switch;
use super::notice::Notice;
use super::{Node, icons, say, slider};
use crate::account::word::tag_id;
use crate::i18n::{Argument, Message};
use crate::judge::{self, Badge, Family};
use crate::limits;
use crate::settings::Settings;

/// What is kept at the moment, in memory or on this device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stored {
    /// Accounts in the notebook.
    pub accounts: u32,
    /// Posts noted of them.
    pub posts: u32,
    /// When the first of them is forgotten, unix seconds; `None` when nothing is on disk.
    pub until: Option<i64>,
    /// Kept values that cannot be read, in their place or set aside.
    pub aside: u32,
    /// Accounts that the user wrote a word on.
    pub words: u32,
    /// The tags they gave.
    pub tags: Vec<String>,
}

/// The families in the order of the page.
const FAMILIES: [Family; 5] = [
    Family::Conversation,
    Family::Content,
    Family::Audience,
    Family::You,
    Family::Rhythm,
];

/// The options page.
pub fn options(settings: &Settings, stored: &Stored, notice: Option<&Notice>) -> Node {
    let families = FAMILIES.map(|family| badges_of(family, settings));
    let intro = Node::new("p", "small").words(Message::plain("ui_badges_intro"));
    say::in_own_language(Node::new("main", "options"))
        .with("data-private", if settings.remember { "off" } else { "on" })
        .holding([
            Node::new("h1", "").words(Message::plain("ui_options")),
            section("kinds", Message::plain("ui_badges"))
                .holding([intro])
                .holding(families),
            elsewhere(settings, &stored.tags),
            toolbar(settings),
            left_alone(settings),
            kept(settings, stored),
            files(),
        ])
        .holding([Notice::shown(notice)])
}

fn badges_of(family: Family, settings: &Settings) -> Node {
    let name = format!("ui_family_{}", icons::family_name(family));
    let rows = judge::catalogue()
        .filter(|badge| badge.family == family)
        .map(|badge| choice(badge, settings));
    Node::new("div", "kind").holding([
        Node::new("h3", "")
            .holding([icons::family(family)])
            .words(Message::plain(&name)),
        Node::new("div", "choices").holding(rows),
    ])
}

/// One badge: on or off, its rule as it stands, its threshold.
fn choice(badge: &Badge, settings: &Settings) -> Node {
    let id = badge.id.to_owned();
    let on = badge.is_on(settings);
    let press = Action::Switch { badge: id };
    Node::new("div", if on { "choice" } else { "choice off" })
        .with("id", badge.id)
        .with("data-choice", badge.id)
        .holding([
            switch(&press, on, say::label(badge.id)),
            Node::new("p", "small").words(badge.rule(badge.threshold(settings))),
        ])
        .holding(slider::threshold(badge, settings).filter(|_| on))
}

/// Marks beside names, and dimmed posts: off until a badge or tag is picked.
fn elsewhere(settings: &Settings, tags: &[String]) -> Node {
    let heads = ["ui_column_badge", "ui_column_mark", "ui_column_dim"].map(|key| {
        Node::new("th", "")
            .with("scope", "col")
            .words(Message::plain(key))
    });
    let badges = judge::catalogue().map(|badge| {
        let name = Argument::from(say::label(badge.id));
        let on = badge.is_on(settings);
        let off = (!on).then(|| Node::new("p", "small").words(Message::plain("badge_off")));
        let head = row_head([icons::badge(badge.id)]).words(say::label(badge.id));
        pick(badge.id, head.holding(off), &name, on, settings)
    });
    let tags = with_picked(tags, settings).into_iter().map(|tag| {
        let head = row_head([icons::tag(), Node::foreign(&tag)]);
        pick(&tag_id(&tag), head, &Argument::Text(tag), true, settings)
    });
    let rows = badges.chain(tags);
    let table = Node::new("table", "elsewhere").holding([
        Node::new("thead", "").holding([Node::new("tr", "").holding(heads)]),
        Node::new("tbody", "").holding(rows),
    ]);
    let state = match (settings.marks.is_empty(), settings.dim.is_empty()) {
        (true, true) => "ui_elsewhere_off",
        _ => "ui_elsewhere_on",
    };
    section("marks", Message::plain("ui_elsewhere")).holding([
        Node::new("p", "small").words(Message::plain("ui_elsewhere_intro")),
        Node::new("details", "fold")
            .holding([Node::new("summary", "").words(Message::plain(state)), table]),
    ])
}

/// The tags, and those that stand on nobody any more and are still picked, so that they can be let go.
fn with_picked(tags: &[String], settings: &Settings) -> Vec<String> {
    let mut all = tags.to_vec();
    for id in settings.marks.iter().chain(&settings.dim) {
        if let Some(tag) = id.strip_prefix(&tag_id(""))
            && !all.iter().any(|known| tag_id(known) == *id)
        {
            all.push(tag.to_owned());
        }
    }
    all
}

fn row_head(parts: impl IntoIterator<Item = Node>) -> Node {
    Node::new("th", "").with("scope", "row").holding(parts)
}

/// A row of the table: whether a badge or a tag is marked, and whether it is dimmed. Of a badge that is off nobody
/// wears one; what is ticked can be let go.
fn pick(id: &str, head: Node, name: &Argument, on: bool, settings: &Settings) -> Node {
    let badge = || id.to_owned();
    let marked = settings.marks.contains(&badge());
    let dimmed = settings.dim.contains(&badge());
    let mark = Action::Mark { badge: badge() };
    let dim = Action::Dim { badge: badge() };
    Node::new("tr", "").holding([
        head,
        tick(&mark, marked, on, "ui_mark_badge", name),
        tick(&dim, dimmed, on, "ui_dim_badge", name),
    ])
}

fn tick(press: &Action, ticked: bool, on: bool, key: &str, name: &Argument) -> Node {
    let words = Message::new(key, vec![name.clone()]);
    let input = Node::new("input", "")
        .with("type", "checkbox")
        .with("aria-label", words)
        .flag("checked", ticked)
        .flag("disabled", !on && !ticked);
    Node::new("td", "").holding([Node::new("label", "tick").holding([press.on(input)])])
}

/// The number on the toolbar's button.
fn toolbar(settings: &Settings) -> Node {
    let words = Message::plain("ui_toolbar_count");
    section("toolbar", Message::plain("ui_toolbar")).holding([switch(
        &Action::Toolbar,
        settings.toolbar,
        words,
    )])
}

fn left_alone(settings: &Settings) -> Node {
    let section = section("alone", Message::plain("ui_alone"));
    if settings.left_alone.is_empty() {
        return section.holding([Node::new("p", "small").words(Message::plain("ui_alone_none"))]);
    }
    let items = settings.left_alone.iter().map(|handle| {
        let press = Action::Return {
            handle: handle.clone(),
        };
        let name = Node::new("span", "handle")
            .with("dir", "ltr")
            .words(format!("@{handle}"));
        Node::new("li", "").holding([name, act(&press, Message::plain("ui_alone_return"))])
    });
    section.holding([Node::new("ul", "people").holding(items)])
}

/// What is kept, until when, and how to be rid of it.
fn kept(settings: &Settings, stored: &Stored) -> Node {
    let amount = Message::counted(
        "ui_stored",
        stored.accounts.into(),
        vec![
            Argument::Number(stored.accounts.into()),
            Argument::Number(stored.posts.into()),
        ],
    );
    let until = match (settings.remember, stored.until) {
        (true, Some(time)) => Message::new("ui_stored_until", vec![Argument::Date(time)]),
        (true, None) => Message::plain("ui_stored_on_device"),
        (false, _) => Message::plain("ui_stored_in_memory"),
    };
    let erase = act(&Action::Erase, Message::plain("ui_erase")).flag(
        "disabled",
        stored.accounts + stored.aside + stored.words == 0,
    );
    let words = (stored.words > 0)
        .then(|| Node::new("p", "small").words(say::counted("ui_word_count", stored.words.into())));
    let aside = (stored.aside > 0).then(|| {
        let words = say::counted("ui_set_aside", stored.aside.into());
        Node::new("p", "small").words(words)
    });
    section("kept", Message::plain("ui_kept"))
        .holding([
            Node::new("p", "").words(amount),
            Node::new("p", "small").words(until),
        ])
        .holding(words)
        .holding(aside)
        .holding([
            switch(
                &Action::Remember,
                settings.remember,
                Message::plain("ui_remember"),
            ),
            Node::new("p", "small").words(Message::plain("ui_kept_what")),
            retention(settings),
            Node::new("div", "tools").holding([
                act(&Action::OpenTab, Message::plain("ui_accounts_show")),
                erase,
            ]),
        ])
}

fn retention(settings: &Settings) -> Node {
    let (least, most) = limits::RETENTION_DAYS.into_inner();
    let field = Node::new("input", "number")
        .with("type", "number")
        .with("min", least.to_string())
        .with("max", most.to_string())
        .with("step", "1")
        .with("value", settings.retention().to_string())
        .flag("disabled", !settings.remember);
    Node::new("label", "field-line").holding([
        Node::new("span", "").words(Message::plain("ui_retention")),
        Action::Retention.on(field),
    ])
}

/// Export, import, and everything as installed.
fn files() -> Node {
    let file = Node::new("input", "file")
        .with("type", "file")
        .with("accept", "application/json,.json");
    let import = Node::new("label", "act file-act").holding([
        Node::new("span", "").words(Message::plain("ui_import")),
        Action::Import.on(file),
    ]);
    section("files", Message::plain("ui_files")).holding([
        Node::new("p", "small").words(Message::plain("ui_files_intro")),
        Node::new("div", "tools").holding([
            act(&Action::Export, Message::plain("ui_export")),
            import,
            act(&Action::Reset, Message::plain("ui_reset")),
        ]),
    ])
}
