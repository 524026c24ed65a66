//! The popup: a summary of the account in view, or what to do when there is none.

use super::accounts::AccountRow;
use super::action::Action;
use super::charts::{self, section};
use super::evidence::{self, Surface, act, link};
use super::notice::Notice;
use super::overview::Overview;
use super::two_of_you;
use super::{Node, badge_row, chips, frame, icons, say, since, unread, word};
use crate::i18n::{Argument, Message};
use crate::ids::Handle;
use crate::judge::Verdict;
use crate::judge::wording::sure;
use crate::page::counts::CountRange;
use crate::page::profile::Profile;
use crate::settings::Settings;

/// What the popup is about.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// The account in view.
    Account(&'a Overview),
    /// A page of X that is no profile; with the accounts last seen, newest first.
    NoProfile(&'a [AccountRow]),
    /// A page of X that has to be loaded anew before it can be read; with the same.
    Deaf(&'a [AccountRow]),
    /// The browser lets Fieldmark read no page of X; with the same.
    NoAccess(&'a [AccountRow]),
    /// The tab does not show X at all; with the accounts last seen, newest first.
    NoX(&'a [AccountRow]),
}

/// The popup. `welcome` adds the three sentences of the first run; `notice` is what was just done.
pub fn popup(
    subject: Subject,
    settings: &Settings,
    welcome: bool,
    notice: Option<&Notice>,
) -> Node {
    let inside = match subject {
        Subject::Account(overview) => account(overview, settings),
        Subject::NoProfile(recent) => frame::elsewhere("no-profile", "ui_no_profile", recent),
        Subject::Deaf(recent) => frame::elsewhere("reload", "ui_reload", recent),
        Subject::NoAccess(recent) => frame::without_access(recent),
        Subject::NoX(recent) => frame::elsewhere("no-x", "ui_no_x", recent),
    };
    let about_account = matches!(subject, Subject::Account(_));
    say::in_own_language(Node::new("div", "panel"))
        .with("data-private", if settings.remember { "off" } else { "on" })
        .holding([
            Node::new("main", "body")
                .holding(welcome.then(|| frame::first_run(about_account)))
                .holding(inside),
            frame::foot(settings, about_account, notice),
        ])
}

fn account(overview: &Overview, settings: &Settings) -> Vec<Node> {
    let profile = &overview.notebook.profile;
    let mut parts = vec![who(overview)];
    if let Some(unavailable) = overview.open_page.unavailable {
        parts.extend(unread::unavailable(
            unavailable,
            &overview.health,
            overview.open_page.client,
        ));
        // What was written on somebody is there though they are not.
        let written = unavailable.is_of_an_account() || overview.word.yours.is_some();
        parts.extend(word::section(overview).filter(|_| written));
        return parts;
    }
    if profile.protected == Some(true) {
        parts.push(frame::calm("protected", "ui_explain_protected"));
        parts.extend(word::section(overview));
        return parts;
    }
    parts.extend(
        overview
            .open_page
            .full
            .then(|| frame::calm("full", "ui_explain_full")),
    );
    parts.extend(
        overview
            .aside
            .then(|| frame::calm("aside", "ui_set_aside_here")),
    );
    let owner = overview.open_page.handle.as_ref();
    let alone = owner.filter(|owner| settings.leaves_alone(owner));
    match alone {
        Some(owner) => parts.push(left_alone(owner)),
        None => parts.extend(badges(overview)),
    }
    parts.extend(charts::mix(&overview.statistics));
    let seen = &overview.notebook.notes;
    let read = !seen.is_empty();
    let lists = [
        charts::answered(&overview.statistics, &overview.answering, seen),
        charts::linked(&overview.statistics, seen),
    ];
    parts.extend(read.then(|| Node::new("div", "pair").holding(lists)));
    let day = read.then(|| charts::rhythm(&overview.statistics));
    let beside = [day, you(overview)].into_iter().flatten();
    parts.push(Node::new("div", "pair").holding(beside));
    parts.extend(overview.since.as_ref().map(since::section));
    parts.extend(word::section(overview));
    parts.extend(unread::section(overview));
    if alone.is_none() {
        parts.extend(unsaid(&overview.verdicts));
    }
    parts
}

/// Name, handle, and counts as surely as they are known.
fn who(overview: &Overview) -> Node {
    let profile = &overview.notebook.profile;
    let handle = overview.open_page.handle.as_ref();
    let handle = handle.or(profile.handle.as_ref());
    let handle = handle.map_or("", |handle| handle.as_str());
    let name = profile.name.as_deref().unwrap_or(handle);
    let own = profile
        .own
        .then(|| Node::new("p", "own").words(Message::plain("ui_own")));
    let counts = [
        ("ui_count_followers", profile.followers),
        ("ui_count_following", profile.following),
        ("ui_count_posts", profile.posts),
    ];
    let counts = counts
        .into_iter()
        .filter_map(|(key, count)| Some(Node::new("li", "").words(say::ranged(key, count?))));
    Node::new("header", "who").holding(own).holding([
        Node::new("h1", "").holding([Node::foreign(name)]),
        link("handle", &format!("/{handle}"), Surface::Popup)
            .with("dir", "ltr")
            .words(format!("@{handle}")),
        Node::new("ul", "counts").holding(counts),
    ])
}

/// The user wants no badges for it, and the way back.
fn left_alone(owner: &Handle) -> Node {
    let handle = Argument::Text(owner.as_str().to_owned());
    let words = Message::new("ui_undo_leave_alone", vec![handle]);
    let back = Action::Return {
        handle: owner.key(),
    };
    Node::new("div", "calm")
        .with("data-chip", "left-alone")
        .holding([Node::new("p", "").words(words)])
        .holding([act(&back, Message::plain("ui_alone_return"))])
}

/// The badges said, each with one line of evidence that unfolds; and how far the reading is. `None` where there is
/// nothing to say of them.
fn badges(overview: &Overview) -> Option<Node> {
    let said: Vec<&Verdict> = overview
        .verdicts
        .iter()
        .filter(|verdict| verdict.said)
        .collect();
    let popular = chips::from_popular_posts(&overview.open_page, &overview.verdicts);
    let has_few = chips::has_too_few(&overview.notebook, &overview.verdicts);
    let reading = chips::read_so_far(&overview.verdicts).filter(|_| !popular && !has_few);
    let few = has_few && !popular && chips::no_habit_is_said(&overview.verdicts);
    let few = few.then(|| frame::calm("few", "ui_explain_few"));
    let progress = reading.map(|(seen, needed)| {
        let words = Node::new("span", "").words(chips::reading_words(seen, needed));
        let head = Node::new("p", "").holding([icons::ring(seen, needed), words]);
        let why = Node::new("p", "small").words(Message::plain("ui_explain_reading"));
        Node::new("div", "calm")
            .with("data-chip", "reading")
            .holding([head, why])
    });
    let silence = chips::silence(&overview.notebook, &overview.verdicts);
    let next = chips::wanted(&overview.open_page, &overview.notebook, &overview.verdicts);
    let silence = silence.filter(|_| reading.is_none() && !popular && next.is_none());
    let nothing = silence.map(|words| {
        Node::new("div", "calm")
            .with("data-chip", "nothing")
            .holding([
                Node::new("p", "").words(words),
                Node::new("p", "small").words(Message::plain("ui_explain_nothing")),
            ])
    });
    let calm = progress.or(few).or(nothing);
    let some = calm.is_some() || !said.is_empty();
    some.then(|| {
        section("badges", Message::plain("ui_badges"))
            .holding(said.into_iter().map(|verdict| card(overview, verdict)))
            .holding(calm)
    })
}

fn card(overview: &Overview, verdict: &Verdict) -> Node {
    let summary = Node::new("summary", "").holding([
        icons::badge(&verdict.id),
        Node::new("strong", "").words(verdict.label.clone()),
    ]);
    let short = in_short(verdict);
    let said = usize::from(short.is_none()); // The sentence itself stands in the line.
    let line = Node::new("span", "line").words(short.unwrap_or_else(|| verdict.sentence.clone()));
    let owner = overview.open_page.handle.as_ref();
    badge_row::measured(Node::new("details", "card"), verdict)
        .with("name", "badge")
        .holding([summary.holding([line])])
        .holding([Node::new("div", "inside")
            .holding(
                evidence::body(verdict, Surface::Popup)
                    .into_iter()
                    .skip(said),
            )
            .holding(owner.map(|owner| evidence::mend(verdict, owner)))])
}

/// A habit in so few words that they fit beside each other: "21 of 60 · 91% sure".
fn in_short(verdict: &Verdict) -> Option<Message> {
    let (share, probability) = verdict.share.zip(verdict.probability)?;
    let mut words = say::k_of_n(share.k.into(), share.n.into());
    words.key = "ui_card_share".to_owned();
    words.arguments.push(sure(probability));
    Some(words)
}

/// The owner and the viewer; nothing when nobody is signed in, or on the viewer's own profile.
fn you(overview: &Overview) -> Option<Node> {
    let (profile, statistics) = (&overview.notebook.profile, &overview.statistics);
    if profile.own || profile.viewer.is_none() {
        return None;
    }
    let answer = |known: Option<bool>| match known {
        Some(true) => "ui_yes",
        Some(false) => "ui_no",
        None => "ui_not_known",
    };
    let fact = |key: &str, words: Message| {
        Node::new("div", "").holding([
            Node::new("dt", "").words(Message::plain(key)),
            Node::new("dd", "").words(words),
        ])
    };
    let talked = match statistics.to_you {
        None => Message::plain("ui_not_read"),
        Some(share) if share.k == 0 => say::counted("ui_answered_you_not", share.n.into()),
        Some(share) => say::k_of_n(share.k.into(), share.n.into()),
    };
    let follows = among_others(profile);
    let facts = Node::new("dl", "facts").holding([
        fact("ui_you_follow", Message::plain(answer(profile.you_follow))),
        fact(
            "ui_follows_you",
            follows.unwrap_or_else(|| Message::plain(answer(profile.follows_you))),
        ),
        fact("ui_answered_you", talked),
    ]);
    let section = section("you", Message::plain("ui_you")).holding([facts]);
    Some(section.holding(two_of_you::paragraph(&overview.two)))
}

/// To be followed says little where many are: the viewer, and how many others.
fn among_others(profile: &Profile) -> Option<Message> {
    let following = profile.following.filter(|following| following.low > 1)?;
    let others = CountRange {
        low: following.low.saturating_sub(1),
        high: following.high.saturating_sub(1),
    };
    let words = say::ranged("ui_follows_you_and", others);
    (profile.follows_you == Some(true)).then_some(words)
}

/// The badges that are not said, and why; folded, for those who ask.
fn unsaid(verdicts: &[Verdict]) -> Option<Node> {
    let withheld: Vec<Node> = verdicts
        .iter()
        .filter(|verdict| !verdict.said)
        .map(|verdict| {
            Node::new("li", "").holding([
                Node::new("strong", "").words(verdict.label.clone()),
                Node::new("p", "small").words(verdict.sentence.clone()),
            ])
        })
        .collect();
    let count = u64::try_from(withheld.len()).unwrap_or_default();
    (count > 0).then(|| {
        Node::new("details", "unsaid").holding([
            Node::new("summary", "").words(say::counted("ui_unsaid", count)),
            Node::new("ul", "reasons").holding(withheld),
        ])
    })
}
