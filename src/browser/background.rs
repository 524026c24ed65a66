//! The background's side: one message in, one answer out. `background.js` sees to it that the
//! next message waits until this one is answered.

use std::cell::RefCell;

use gloo_console::error;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::storage::Storage;
use super::{chrome, i18n, message, now};
use crate::background::handler::{Answer, Deed, Desk};
#[cfg(feature = "fall")]
use crate::background::messages::Ask;
use crate::background::messages::{Drawn, Sender};
use crate::ui::Node;
use crate::ui::options::Notice;

thread_local! {
    /// Taken out while a message is answered, so that a fall leaves nothing half done behind:
    /// the next message then begins from what is stored.
    static DESK: RefCell<Option<Desk<Storage>>> = const { RefCell::new(None) };
}

/// Answers a message; what is no message gets an answer without content and a line in the console.
/// What could not be kept gets no answer, and is told again.
#[wasm_bindgen]
pub async fn answer(message: JsValue, tab: Option<i32>, private: bool, own: bool) -> JsValue {
    let ask = match message::read(message) {
        Ok(ask) => ask,
        Err(why) => {
            error!(format!("Fieldmark: not a message: {why}"));
            return spoken(Answer::default());
        }
    };
    #[cfg(feature = "fall")]
    fall_if_asked(&ask);
    let kept = DESK.with(|desk| desk.borrow_mut().take());
    let mut desk = kept.unwrap_or_else(|| Desk::new(Storage));
    let answer = desk.answer(ask, Sender { tab, private, own }, now()).await;
    DESK.with(|place| place.replace(Some(desk)));
    answer.map_or(JsValue::UNDEFINED, spoken)
}

/// In a build for tests, a look at an address that says so makes the core fall over.
#[cfg(feature = "fall")]
#[expect(clippy::panic, reason = "the fall is what is tested")]
fn fall_if_asked(ask: &Ask) {
    if let Ask::Look(words) = ask
        && words.url.contains("?fake-fall")
    {
        panic!("asked to fall");
    }
}

fn spoken(answer: Answer) -> JsValue {
    for deed in answer.deeds {
        spawn_local(do_it(deed));
    }
    let speak = |saying: &_| i18n::speak(saying);
    let drawn = |node| Option::<&Node>::map(node, |node| Drawn(node, &speak));
    let marks = answer.marks.iter();
    let marks: Vec<_> = marks
        .map(|one| (drawn(one.mark.as_ref()), drawn(one.veil.as_ref())))
        .collect();
    let spoken = Spoken {
        view: drawn(answer.view.as_ref()),
        notice: answer.notice.as_ref(),
        marks,
        elsewhere: answer.elsewhere,
    };
    message::write(&spoken)
}

/// An answer with its sentences spoken.
#[derive(Serialize)]
struct Spoken<'a> {
    view: Option<Drawn<'a>>,
    notice: Option<&'a Notice>,
    marks: Vec<(Option<Drawn<'a>>, Option<Drawn<'a>>)>,
    elsewhere: bool,
}

async fn do_it(deed: Deed) {
    match deed {
        Deed::Open(page) => chrome::open(&page).await,
        Deed::Again => {
            for tab in chrome::x_tabs().await {
                chrome::tell(tab, "again").await;
            }
        }
    }
}
