//! Who asks the background what, in a few words.

use super::*;

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
    let header = RawHeader {
        names: vec![handle.to_owned(), format!("@{handle}")],
        ..RawHeader::default()
    };
    Request::Snapshot(Box::new(Snapshot {
        url: format!("https://x.com/{handle}"),
        header: Some(header),
        ..Snapshot::default()
    }))
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

/// The same, with the account's number on its follow button.
pub fn numbered_look(handle: &str, number: u64) -> Request {
    let Request::Snapshot(mut words) = look(handle) else {
        unreachable!("a look is a look");
    };
    let header = words.header.as_mut().unwrap();
    header.buttons = vec![(format!("{number}-follow"), format!("Follow @{handle}"))];
    Request::Snapshot(words)
}

/// Responses one message in a background that has just woken, and is killed afterwards. What was not
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
