//! Who asks the background what, in a few words.

use super::*;
use fieldmark::ids::EPOCH;

pub fn page(tab: i32) -> Sender {
    Sender {
        tab: Some(tab),
        own: false,
    }
}

pub fn popup() -> Sender {
    Sender {
        tab: None,
        own: true,
    }
}

/// A look at a profile's header.
pub fn look(handle: &str) -> Request {
    look_with(handle, |_, _| {})
}

/// The same, with something changed in it.
pub fn look_with(handle: &str, change: impl FnOnce(&mut Snapshot, &mut RawHeader)) -> Request {
    let mut header = RawHeader {
        names: vec![handle.to_owned(), format!("@{handle}")],
        ..RawHeader::default()
    };
    let mut words = Snapshot {
        url: format!("https://x.com/{handle}"),
        ..Snapshot::default()
    };
    change(&mut words, &mut header);
    words.header = Some(header);
    Request::Snapshot(Box::new(words))
}

/// The number of a post that was made then, unix seconds.
pub fn id_at(time: i64) -> PostId {
    PostId((time as u64 * 1_000 - EPOCH) << 22)
}

/// A look, with the account's number on its follow button.
pub fn numbered_look(handle: &str, number: u64) -> Request {
    look_with(handle, |_, header| {
        header.buttons = vec![(format!("{number}-follow"), format!("Follow @{handle}"))];
    })
}

/// The same as seen by somebody, or by nobody.
pub fn look_by(viewer: Option<&str>, handle: &str) -> Request {
    look_with(handle, |words, _| see_by(viewer, words))
}

/// A look at the home page.
pub fn home(viewer: Option<&str>) -> Request {
    let mut words = Snapshot {
        url: "https://x.com/home".into(),
        ..Snapshot::default()
    };
    see_by(viewer, &mut words);
    Request::Snapshot(Box::new(words))
}

pub fn see_by(viewer: Option<&str>, words: &mut Snapshot) {
    words.page.viewer_link = viewer.map(|viewer| format!("/{viewer}"));
    words.page.signed_out = viewer.is_none();
}

/// A look of somebody whom the owner follows.
pub fn look_of_a_follower(viewer: &str, handle: &str) -> Request {
    look_with(handle, |words, header| {
        see_by(Some(viewer), words);
        header.test_ids = vec!["userFollowIndicator".into()];
    })
}

/// Something pressed on the page of `look("nasa")`.
pub fn press(action: Action) -> Request {
    Request::Press {
        url: "https://x.com/nasa".into(),
        action,
    }
}

pub fn control(press: Action, value: &str) -> Request {
    Request::Control(Control {
        press,
        value: value.into(),
        tab: None,
    })
}

/// Answers one message in a background that has just woken, and is killed afterwards. What was not
/// kept is told again, as `content.js` does.
pub fn ask(memory: &Memory, ask: Request, sender: Sender, at: i64) -> Response {
    let answer = || now(Background::new(memory.clone()).answer(ask.clone(), sender, at));
    answer().or_else(|_| answer()).unwrap()
}

/// A file to be imported: accounts, and when each was seen.
pub fn file(settings: Settings, accounts: &[(&str, i64)]) -> String {
    let notebook = |seen| Notebook {
        seen,
        ..Notebook::default()
    };
    let named = |(handle, seen): &(&str, i64)| (handle.to_string(), notebook(*seen));
    serde_json::to_string(&File {
        fieldmark: format::VERSION,
        settings,
        accounts: accounts.iter().map(named).collect(),
        ..File::default()
    })
    .unwrap()
}

pub fn notebook(memory: &Memory, area: Area, handle: &str) -> Notebook {
    with(memory, async |tx| {
        tx.notebook(area, &Handle::new(handle).unwrap()).await
    })
}

/// A badge or a tag is picked for marks beside names.
pub fn mark(memory: &Memory, badge: &str) {
    let mark = Action::Mark {
        badge: badge.to_owned(),
    };
    ask(memory, control(mark, "true"), popup(), NOW);
}

/// An account is forgotten by its button.
pub fn forget(memory: &Memory, handle: &str) {
    let forget = Action::Forget {
        handle: handle.to_owned(),
    };
    ask(memory, control(forget, ""), popup(), NOW);
}

/// The file that the user would save.
pub fn exported(memory: &Memory) -> String {
    with(memory, async |tx| {
        fieldmark::background::extension_pages::effects::export(tx).await
    })
}

/// The followers that are known after a header showed them like this; the least and the most.
pub fn followers_shown(memory: &Memory, shown: &str, at: i64) -> Option<(u64, u64)> {
    let look = look_with("nasa", |words, header| {
        words.page.language = Some("en".into());
        header.counts = vec![RawLink {
            href: "/nasa/verified_followers".into(),
            text: shown.into(),
            ..RawLink::default()
        }];
    });
    ask(memory, look, page(1), at);
    let followers = notebook(memory, Area::Session, "nasa").profile.followers;
    followers.map(|count| (count.low, count.high))
}
