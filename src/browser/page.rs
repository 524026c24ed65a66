//! What the popup and the options page have in common: they draw what is stored, draw again when it
//! changes, and carry every press to the background.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, HtmlAnchorElement, UrlSearchParams};

use super::{chrome, control, draw, now, speak};
use crate::json;
use crate::message::{Ask, Control};
use crate::pages::{Moment, Wanted};
use crate::view::Node;
use crate::view::options::Notice;

type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// One of our own pages.
#[derive(Clone)]
pub struct Page {
    /// Where it draws.
    pub root: Element,
    /// What it shows.
    pub wanted: Rc<RefCell<Wanted>>,
    /// What was just done.
    pub notice: Rc<RefCell<Option<Notice>>>,
    show: Rc<dyn Fn(Page) -> Later<Node>>,
    press: Rc<dyn Fn(Page, Control) -> Later<Option<Control>>>,
    drawing: Rc<Cell<Drawing>>,
    /// The place that the address names has been shown.
    arrived: Rc<Cell<bool>>,
}

/// What the background answers to one of our own pages.
struct Reply {
    notice: Option<Notice>,
}

form!(Reply { notice });

#[derive(Clone, Copy, PartialEq)]
enum Drawing {
    Done,
    Busy,
    /// Something changed while it was drawing.
    Stale,
}

impl Page {
    /// Shows the page now and whenever what is stored changes. `press` does what the page can do
    /// by itself and gives back what it cannot.
    pub fn open<S, P>(
        wanted: Wanted,
        show: fn(Page) -> S,
        press: fn(Page, Control) -> P,
    ) -> Result<Page, JsValue>
    where
        S: Future<Output = Node> + 'static,
        P: Future<Output = Option<Control>> + 'static,
    {
        let document = document()?;
        if let Some(html) = document.document_element() {
            html.set_attribute("lang", &speak::tag())?;
        }
        let page = Page {
            root: document
                .get_element_by_id("page")
                .ok_or("there is no place to draw")?,
            wanted: Rc::new(RefCell::new(wanted)),
            notice: Rc::default(),
            show: Rc::new(move |page| Box::pin(show(page))),
            press: Rc::new(move |page, control| Box::pin(press(page, control))),
            drawing: Rc::new(Cell::new(Drawing::Done)),
            arrived: Rc::default(),
        };
        for kind in ["click", "change", "input"] {
            page.listen(kind)?;
        }
        let changed = page.clone();
        let listener = Closure::<dyn Fn()>::new(move || changed.redraw());
        chrome::on_storage_changed(listener.as_ref().unchecked_ref())?;
        listener.forget();
        page.redraw();
        Ok(page)
    }

    /// The tab it speaks of.
    pub fn tab(&self) -> Option<i32> {
        match *self.wanted.borrow() {
            Wanted::Tab(tab, _) => Some(tab),
            _ => None,
        }
    }

    /// Shows something else.
    pub fn want(&self, wanted: Wanted) {
        self.wanted.replace(wanted);
    }

    /// Draws, once at a time.
    fn redraw(&self) {
        if self.drawing.get() != Drawing::Done {
            self.drawing.set(Drawing::Stale);
            return;
        }
        self.drawing.set(Drawing::Busy);
        let page = self.clone();
        spawn_local(async move {
            let node = (page.show)(page.clone()).await;
            if let Err(error) = draw::draw(&page.root, &[node]) {
                chrome::complain(&format!("Fieldmark: the page cannot be drawn: {error:?}"));
            }
            if !page.arrived.replace(true) {
                arrive();
            }
            if page.drawing.replace(Drawing::Done) == Drawing::Stale {
                page.redraw();
            }
        });
    }

    fn listen(&self, kind: &str) -> Result<(), JsValue> {
        let page = self.clone();
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if let Some(element) = control::pressed_by(&event) {
                spawn_local(page.clone().pressed(element));
            }
        });
        self.root
            .add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref())?;
        listener.forget();
        Ok(())
    }

    async fn pressed(self, element: Element) {
        let Some(control) = control::read(&element, self.tab()).await else {
            return;
        };
        if let Some(control) = (self.press)(self.clone(), control).await {
            let message = json::write(&Ask::Control(control));
            let answer = chrome::ask(&message).await.unwrap_or_default();
            let reply: Option<Reply> = json::read(&answer);
            self.notice.replace(reply.and_then(|reply| reply.notice));
        }
        // A refused change must not stay in the control.
        self.redraw();
    }
}

/// Goes to the place that the address names: the browser looked for it before anything was drawn.
fn arrive() {
    let location = web_sys::window().map(|window| window.location());
    if let Some(location) = location
        && let Ok(place) = location.hash()
        && !place.is_empty()
        && let Err(error) = location.set_hash(&place)
    {
        chrome::complain(&format!("Fieldmark: {place} is not here: {error:?}"));
    }
}

/// What the address says after the question mark.
pub fn parameter(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Now and here.
pub fn moment() -> Moment {
    Moment {
        now: now(),
        offset: -(js_sys::Date::new_0().get_timezone_offset() as i32),
        private: chrome::in_private_window(),
    }
}

/// Puts words into the clipboard.
pub async fn copy(words: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Err(error) = chrome::wait(Ok(window
        .navigator()
        .clipboard()
        .write_text(words)
        .unchecked_into()))
    .await
    {
        chrome::complain(&format!("Fieldmark: nothing could be copied: {error:?}"));
    }
}

/// Gives the user a file.
pub fn save(name: &str, text: &str) {
    if let Err(error) = try_save(name, text) {
        chrome::complain(&format!("Fieldmark: the file cannot be saved: {error:?}"));
    }
}

fn try_save(name: &str, text: &str) -> Result<(), JsValue> {
    let blob = web_sys::Blob::new_with_str_sequence(&js_sys::Array::of1(&text.into()))?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document()?.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Ok(())
}

fn document() -> Result<Document, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    document.ok_or_else(|| "there is no document".into())
}
