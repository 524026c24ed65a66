//! What the popup and the options page have in common: they draw what is stored, draw again when it
//! changes, and carry what is pressed to the background, where it is not theirs to do.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_console::error;
use gloo_events::EventListener;
use gloo_file::{Blob, ObjectUrl};
use gloo_timers::callback::Timeout;
use gloo_utils::{document, document_element, window};
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, UrlSearchParams};

use super::storage::BrowserStorage;
use super::{chrome, controls, dom, i18n, message, now};
use crate::background::extension_pages::effects::{self, PageEffect};
use crate::background::extension_pages::{self, Context, Route};
use crate::background::messages::{Control, Request};
use crate::i18n::Message;
use crate::storage::{Failed, Transaction};
use crate::ui::notice::Notice;
use crate::ui::{Node, Value};

/// How long a saved file stays readable, in milliseconds.
const SAVING: u32 = 60_000;

/// One of our own pages.
#[derive(Clone)]
pub struct Page {
    /// Where it draws.
    pub root: Element,
    /// What it shows.
    wanted: Rc<RefCell<Route>>,
    /// What was just done.
    notice: Rc<RefCell<Option<Notice>>>,
    drawing: Rc<Cell<Drawing>>,
    /// The place that the address names has been shown.
    arrived: Rc<Cell<bool>>,
    /// What had the focus is gone, and nothing else has it yet.
    unfocused: Rc<Cell<bool>>,
}

/// What the background answers to one of our own pages.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Reply {
    notice: Option<Notice>,
}

#[derive(Clone, Copy, PartialEq)]
enum Drawing {
    Done,
    Busy,
    /// Something changed while it was drawing.
    Stale,
}

impl Page {
    /// Shows the page now and whenever what is stored changes.
    pub fn open(wanted: Route) -> Result<Page, JsValue> {
        document_element().set_attribute("lang", &i18n::tag())?;
        let place = document().get_element_by_id("page");
        let page = Page {
            root: place.ok_or("there is no place to draw")?,
            wanted: Rc::new(RefCell::new(wanted)),
            notice: Rc::default(),
            drawing: Rc::new(Cell::new(Drawing::Done)),
            arrived: Rc::default(),
            unfocused: Rc::default(),
        };
        for kind in ["click", "change", "input"] {
            page.listen(kind);
        }
        let changed = page.clone();
        let listener = Closure::<dyn Fn()>::new(move || changed.redraw());
        chrome::on_storage_changed(listener.as_ref().unchecked_ref())?;
        listener.forget();
        begin_anew_when_access_changes()?;
        let looked_at = page.clone();
        EventListener::new(&document(), "visibilitychange", move |_| looked_at.redraw()).forget();
        page.redraw();
        Ok(page)
    }

    /// The tab it speaks of.
    pub fn tab(&self) -> Option<i32> {
        match *self.wanted.borrow() {
            Route::Tab(tab, _) => Some(tab),
            _ => None,
        }
    }

    /// Draws, once at a time. Where nobody sees it, it is drawn when somebody looks.
    fn redraw(&self) {
        if document().hidden() && self.arrived.get() {
            return;
        }
        if self.drawing.get() != Drawing::Done {
            self.drawing.set(Drawing::Stale);
            return;
        }
        self.drawing.set(Drawing::Busy);
        spawn_local(self.clone().drawn());
    }

    async fn drawn(self) {
        let (wanted, notice) = (self.wanted.borrow().clone(), self.notice.borrow().clone());
        let mut tx = Transaction::new(&BrowserStorage, now());
        let shown = extension_pages::show(&mut tx, &wanted, notice.as_ref(), moment()).await;
        // Where that fails the console was told why.
        let node = shown.unwrap_or_else(|Failed| broken());
        if let Err(error) = dom::draw(&self.root, &[node]).and_then(|gone| self.focus(gone)) {
            error!("Fieldmark: the page cannot be drawn", error);
        }
        if !self.arrived.replace(true) {
            arrive();
        }
        if self.drawing.replace(Drawing::Done) == Drawing::Stale {
            self.redraw();
        }
    }

    /// Who hides a badge by the keyboard stands at the way back, once that is said.
    fn focus(&self, gone: bool) -> Result<(), JsValue> {
        if !gone && !self.unfocused.get() {
            return Ok(());
        }
        let undo = self.root.query_selector("[data-press='\"undo\"']")?;
        self.unfocused.set(undo.is_none());
        match undo {
            Some(undo) => undo.unchecked_into::<HtmlElement>().focus(),
            None => Ok(()),
        }
    }

    /// As long as the page stands.
    fn listen(&self, kind: &'static str) {
        let page = self.clone();
        let listener = EventListener::new(&self.root, kind, move |event| {
            if let Some(element) = controls::pressed_by(event) {
                if controls::asks_for_access(&element) {
                    return chrome::ask_for_access();
                }
                spawn_local(page.clone().pressed(element));
            } else if event.type_() == "change" {
                page.redraw(); // Whoever leaves a field sees what is kept of it.
            } else {
                controls::follow_slider(event);
            }
        });
        listener.forget();
    }

    async fn pressed(self, element: Element) {
        let Some(control) = controls::control_of(&element, self.tab()).await else {
            return;
        };
        self.unfocused.set(false);
        let wanted = self.wanted.borrow().clone();
        let mut tx = Transaction::new(&BrowserStorage, now());
        match effects::press(&mut tx, &wanted, &control, moment()).await {
            Ok(Some(effect)) => self.perform(effect).await,
            Ok(None) => self.ask(control).await,
            Err(Failed) => {}
        }
        // A refused change must not stay in the control.
        self.redraw();
    }

    async fn perform(&self, effect: PageEffect) {
        match effect {
            PageEffect::Copy(lines) => drop(self.notice.replace(Some(copy(&spoken(&lines)).await))),
            PageEffect::Save(text) => save("fieldmark.json", &text),
            PageEffect::Show(wanted) => drop(self.wanted.replace(wanted)),
        }
    }

    async fn ask(&self, control: Control) {
        match ask(control).await {
            Ok(reply) => drop(self.notice.replace(reply.notice)),
            Err(why) => error!("Fieldmark: no answer", why),
        }
    }
}

/// What the browser tells of its tabs is another thing then.
fn begin_anew_when_access_changes() -> Result<(), JsValue> {
    let listener = Closure::<dyn Fn()>::new(|| {
        if let Err(error) = window().location().reload() {
            error!("Fieldmark: the page cannot begin anew", error);
        }
    });
    chrome::on_access_given(listener.as_ref().unchecked_ref())?;
    chrome::on_access_taken(listener.as_ref().unchecked_ref())?;
    listener.forget();
    Ok(())
}

async fn ask(control: Control) -> Result<Reply, JsValue> {
    let answer = chrome::ask(&message::encode(&Request::Control(control))).await?;
    Ok(message::decode(&answer)?)
}

/// What stands there when what is stored cannot be read.
fn broken() -> Node {
    let words = Message::plain("ui_broken");
    Node::new("p", "").with("role", "status").words(words)
}

fn spoken(lines: &[Vec<Value>]) -> String {
    let say = |line: &Vec<Value>| line.iter().map(i18n::say).collect::<Vec<_>>().join(": ");
    lines.iter().map(say).collect::<Vec<_>>().join("\n")
}

/// Goes to the place that the address names: the browser looked for it before anything was drawn.
fn arrive() {
    let location = window().location();
    if location.hash().is_ok_and(|place| !place.is_empty())
        && let Err(error) = location.href().and_then(|here| location.replace(&here))
    {
        error!("Fieldmark: this place is not here", error);
    }
}

/// What the address says after the question mark.
pub fn parameter(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Whether this is the page of that name: all of ours are one file under several names.
pub fn is_at(name: &str) -> bool {
    let path = window().location().pathname();
    path.is_ok_and(|path| path.ends_with(name))
}

/// Now and here.
fn moment() -> Context {
    Context {
        now: now(),
        offset: -(js_sys::Date::new_0().get_timezone_offset() as i32),
    }
}

/// Puts words into the clipboard, and says whether it did.
async fn copy(words: &str) -> Notice {
    let copied = window().navigator().clipboard().write_text(words);
    let key = match chrome::wait(Ok(copied.unchecked_into())).await {
        Ok(_) => "ui_copied",
        Err(error) => {
            error!("Fieldmark: nothing could be copied", error);
            "ui_not_copied"
        }
    };
    Notice {
        words: Message::plain(key),
        undo: false,
    }
}

/// Gives the user a file.
fn save(name: &str, text: &str) {
    if let Err(error) = try_save(name, text) {
        error!("Fieldmark: the file cannot be saved", error);
    }
}

fn try_save(name: &str, text: &str) -> Result<(), JsValue> {
    let file = ObjectUrl::from(Blob::new(text));
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&file);
    link.set_download(name);
    link.click();
    // The browser may read it after this, and gives the memory back with the address.
    Timeout::new(SAVING, move || drop(file)).forget();
    Ok(())
}
