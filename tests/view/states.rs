//! All that is shown, in every state, by name.

use fieldmark::account::Notebook;
use fieldmark::account::word::Written;
use fieldmark::i18n::Message;
use fieldmark::judge::Family;
use fieldmark::page::Client;
use fieldmark::page::Tab;
use fieldmark::page::counts::CountRange;
use fieldmark::settings::Settings;
use fieldmark::ui::accounts::{AccountRow, Until, accounts};
use fieldmark::ui::action::Action;
use fieldmark::ui::action::Order;
use fieldmark::ui::changes::changes;
use fieldmark::ui::notice::Notice;
use fieldmark::ui::options::{Stored, options};
use fieldmark::ui::popup::{Subject, popup};
use fieldmark::ui::welcome::welcome;
use fieldmark::ui::{Hint, Node, OpenPage, Unavailable};

use crate::account::{
    ANSWERING, BROADCASTER, busier, notebook, open_page, own_word, popup_of, row_of, small,
};
use crate::support::NOW;

pub fn entries() -> Vec<AccountRow> {
    let label = Message::new("badge_broadcaster_label", vec![]);
    let entry = |handle: &str, posts, seen| AccountRow {
        handle: handle.to_owned(),
        name: Some(handle.to_uppercase()),
        badges: vec![(
            "broadcaster".to_owned(),
            Family::Conversation,
            label.clone(),
        )],
        posts,
        seen,
        until: Until::Closed,
        words: Written {
            yours: (posts > 5).then(own_word),
            anothers: None,
        },
    };
    vec![entry("bert", 3, NOW), entry("anna", 9, NOW - 5)]
}

/// Settings in which all is as it is not by itself.
fn chosen() -> Settings {
    Settings {
        remember: true,
        left_alone: vec!["nasa".to_owned()],
        marks: vec!["broadcaster".to_owned()],
        thresholds: [("broadcaster".to_owned(), 0.2)].into_iter().collect(),
        ..Settings::default()
    }
}

fn changed<T>(mut thing: T, change: impl FnOnce(&mut T)) -> T {
    change(&mut thing);
    thing
}

/// Who may be looked at, in which open_page.
fn looks() -> Vec<(&'static str, Notebook, OpenPage)> {
    let whole = || notebook(BROADCASTER);
    let protected = changed(small(0), |book| book.profile.protected = Some(true));
    let few = changed(small(9), |book| {
        book.profile.posts = Some(CountRange::exact(12))
    });
    let own = changed(whole(), |book| book.profile.own = true);
    let answers = changed(notebook(ANSWERING), |book| book.profile.own = true);
    let followed = changed(whole(), |book| book.profile.follows_you = Some(true));
    let troubled = |unavailable| {
        changed(open_page(), |open_page| {
            open_page.unavailable = Some(unavailable)
        })
    };
    let hide = Action::Hide {
        badge: "broadcaster".to_owned(),
    };
    vec![
        ("a broadcaster", whole(), open_page()),
        (
            "the first profile ever",
            whole(),
            changed(open_page(), |open_page| open_page.hint = Hint::Shown),
        ),
        ("somebody busy", notebook(&busier()), open_page()),
        ("nine posts of the posts tab", small(9), open_page()),
        ("fewer posts in all than it takes", few, open_page()),
        ("sixty posts of the posts tab", small(60), open_page()),
        ("a protected account", protected, open_page()),
        ("your own profile", own, open_page()),
        ("your own profile, with answers", answers, open_page()),
        ("somebody who follows you", followed, open_page()),
        (
            "nobody signed in",
            whole(),
            changed(open_page(), |open_page| open_page.signed_out = true),
        ),
        (
            "the replies tab",
            whole(),
            changed(open_page(), |open_page| open_page.tab = Tab::Replies),
        ),
        (
            "something to take back",
            whole(),
            changed(open_page(), |open_page| open_page.undo = hide.done()),
        ),
        (
            "no room left",
            whole(),
            changed(open_page(), |open_page| open_page.full = true),
        ),
        (
            "still loading",
            Notebook::default(),
            troubled(Unavailable::Loading),
        ),
        (
            "a suspended account",
            Notebook::default(),
            troubled(Unavailable::Suspended),
        ),
        (
            "an unreadable page",
            Notebook::default(),
            troubled(Unavailable::Unreadable),
        ),
        (
            "a new page that cannot be read",
            Notebook::default(),
            changed(troubled(Unavailable::NewPage), |open_page| {
                open_page.client = Client::XWeb
            }),
        ),
    ]
}

/// All surfaces in all states, by name.
pub fn everything() -> Vec<(String, Node)> {
    let (settings, chosen) = (Settings::default(), chosen());
    let mut all = Vec::new();
    for (name, book, open_page) in looks() {
        let whole = name == "a broadcaster";
        let popup = popup_of(&open_page, &book, &settings, whole);
        let row = row_of(&open_page, &book, &settings);
        all.extend(row.map(|row| (format!("row: {name}"), row)));
        all.push((format!("popup: {name}"), popup));
        let row = row_of(&open_page, &book, &chosen);
        all.extend(row.map(|row| (format!("row: {name}, remembering"), row)));
        let popup = popup_of(&open_page, &book, &chosen, false);
        all.push((format!("popup: {name}, remembering"), popup));
    }
    let recent = entries();
    let stored = Stored {
        accounts: 12,
        posts: 800,
        until: Some(NOW),
        aside: 2,
        words: 3,
        tags: vec!["kites".to_owned(), "Friends".to_owned()],
    };
    let notice = Notice {
        words: Action::Reset.done().unwrap(),
        undo: true,
    };
    let mut add = |name: &str, tree| all.push((name.to_owned(), tree));
    add(
        "popup: a page that is no profile",
        popup(Subject::NoProfile(&recent), &settings, false, None),
    );
    add(
        "popup: a page that was opened before the extension came",
        popup(Subject::Deaf(&[]), &settings, false, None),
    );
    add(
        "popup: the browser does not let it read X",
        popup(Subject::NoAccess(&recent), &settings, false, None),
    );
    add(
        "popup: no X, for the first time",
        popup(Subject::NoX(&[]), &settings, true, None),
    );
    add("welcome: as it comes", welcome(&settings, true));
    add(
        "welcome: the browser does not let it read X",
        welcome(&chosen, false),
    );
    add("changes: as they are written", changes());
    add("accounts: two", accounts(&recent, "", Order::Seen));
    add("accounts: none", accounts(&[], "", Order::Name));
    add(
        "options: as they come",
        options(&settings, &Stored::default(), None),
    );
    add(
        "options: all chosen",
        options(&chosen, &stored, Some(&notice)),
    );
    all
}
