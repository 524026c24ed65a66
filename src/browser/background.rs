//! The background's side: one message in, one answer out. `background.js` sees to it that the
//! next message waits until this one is answered.

use std::cell::RefCell;

use gloo_console::error;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::storage::BrowserStorage;
use super::{chrome, i18n, message, now};
use crate::background::handler::Background;
use crate::background::inline_marks::Places;
#[cfg(feature = "fall")]
use crate::background::messages::Request;
use crate::background::messages::{Drawn, Sender};
use crate::background::response::{Effect, Response};
use crate::background::toolbar::Toolbar;
use crate::ui::Node;
use crate::ui::notice::Notice;

/// What the toolbar's button says by itself.
const NAME: &str = "Fieldmark";

thread_local! {
    /// Taken out while a message is answered, so that a fall leaves nothing half done behind:
    /// the next message then begins from what is stored.
    static BACKGROUND: RefCell<Option<Background<BrowserStorage>>> = const { RefCell::new(None) };
}

/// Answers a message; what is no message gets an answer without content and a line in the console.
/// What could not be kept gets no answer, and is told again.
#[wasm_bindgen]
pub async fn answer(message: JsValue, tab: Option<i32>, own: bool) -> JsValue {
    let request = match message::decode(&message) {
        Ok(request) => request,
        Err(why) => {
            error!(format!("Fieldmark: not a message: {why}"));
            return spoken(Response::default());
        }
    };
    #[cfg(feature = "fall")]
    fall_if_asked(&request);
    let kept = BACKGROUND.with(|place| place.borrow_mut().take());
    let mut background = kept.unwrap_or_else(|| Background::new(BrowserStorage));
    let sender = Sender { tab, own };
    let response = background.answer(request, sender, now()).await;
    BACKGROUND.with(|place| place.replace(Some(background)));
    response.map_or(JsValue::UNDEFINED, spoken)
}

/// In a build for tests, a look at an address that says so makes the core fall over.
#[cfg(feature = "fall")]
#[expect(clippy::panic, reason = "the fall is what is tested")]
fn fall_if_asked(request: &Request) {
    if let Request::Snapshot(words) = request
        && words.url.contains("?fake-fall")
    {
        panic!("asked to fall");
    }
}

fn spoken(response: Response) -> JsValue {
    for effect in response.effects {
        spawn_local(perform(effect));
    }
    let speak = |saying: &_| i18n::speak(saying);
    let drawn = |node| Option::<&Node>::map(node, |node| Drawn(node, &speak));
    let view = drawn(response.view.as_ref());
    // A tree of texts can always be written.
    let view = view.and_then(|view| serde_json::to_string(&view).ok());
    let marks = response.marks.iter();
    let marks: Vec<_> = marks
        .map(|one| (drawn(one.mark.as_ref()), drawn(one.veil.as_ref())))
        .collect();
    let spoken = Spoken {
        view,
        notice: response.notice.as_ref(),
        marks,
        places: response.places,
        rest: response.rest,
        elsewhere: response.elsewhere,
    };
    message::encode(&spoken)
}

/// A response with its sentences spoken.
#[derive(Serialize)]
struct Spoken<'a> {
    view: Option<String>,
    notice: Option<&'a Notice>,
    marks: Vec<(Option<Drawn<'a>>, Option<Drawn<'a>>)>,
    places: Places,
    rest: bool,
    elsewhere: bool,
}

async fn perform(effect: Effect) {
    match effect {
        Effect::Open(page) => chrome::open(&page).await,
        Effect::Toolbar(tab, Toolbar { badges, title }) => {
            let number = (badges > 0).then(|| badges.to_string());
            let title = title.as_ref().map(i18n::speak);
            let title = title.unwrap_or_else(|| NAME.to_owned());
            chrome::say_in_toolbar(tab, &number.unwrap_or_default(), &title).await;
        }
        Effect::LookAgain => {
            for tab in chrome::x_tabs().await {
                // One that is stuck keeps it from no other.
                spawn_local(async move { drop(chrome::tell(tab, "again").await) });
            }
        }
    }
}
