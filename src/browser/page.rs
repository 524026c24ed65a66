//! What the popup and the options page have in common: they draw what is stored, draw again when it
//! changes, and carry every press to the background.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, Event, UrlSearchParams};

use super::{chrome, speak};
use crate::message::{Ask, Pressed};
use crate::view::press::Press;

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// One of our own pages.
#[derive(Clone)]
pub struct Page {
    /// Where it draws.
    pub main: Element,
    /// The tab it speaks of.
    pub tab: Option<i32>,
    draw: Rc<dyn Fn(Page) -> Task>,
    state: Rc<Cell<Drawing>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Drawing {
    Done,
    Busy,
    /// Something changed while it was drawing.
    Stale,
}

impl Page {
    /// Draws the page now and whenever what is stored changes.
    pub fn open<F: Future<Output = ()> + 'static>(
        tab: Option<i32>,
        draw: fn(Page) -> F,
    ) -> Result<Page, JsValue> {
        let document = document()?;
        let main = document
            .query_selector("main")?
            .ok_or("the page has no main element")?;
        if let Some(root) = document.document_element() {
            root.set_attribute("lang", &speak::tag())?;
        }
        let page = Page {
            main,
            tab,
            draw: Rc::new(move |page| Box::pin(draw(page))),
            state: Rc::new(Cell::new(Drawing::Done)),
        };
        page.listen("click")?;
        page.listen("change")?;
        let changed = page.clone();
        let listener = Closure::<dyn Fn()>::new(move || changed.redraw());
        chrome::on_storage_changed(listener.as_ref().unchecked_ref())?;
        listener.forget();
        page.redraw();
        Ok(page)
    }

    /// Draws, once at a time.
    pub fn redraw(&self) {
        if self.state.get() != Drawing::Done {
            self.state.set(Drawing::Stale);
            return;
        }
        self.state.set(Drawing::Busy);
        let page = self.clone();
        spawn_local(async move {
            (page.draw)(page.clone()).await;
            if page.state.replace(Drawing::Done) == Drawing::Stale {
                page.redraw();
            }
        });
    }

    fn listen(&self, kind: &str) -> Result<(), JsValue> {
        let page = self.clone();
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let Some(control) = control_of(&event) else {
                return;
            };
            let page = page.clone();
            spawn_local(async move { page.press(&control).await });
        });
        self.main
            .add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref())?;
        listener.forget();
        Ok(())
    }

    async fn press(&self, control: &Element) {
        let Some(press) = pressed(control) else {
            return;
        };
        let value = value_of(control).await;
        let press = Pressed {
            press,
            value,
            tab: self.tab,
        };
        let message = serde_json::to_string(&Ask::Press(press)).unwrap_or_default();
        chrome::ask(&message).await;
        // A refused change must not stay in the control.
        self.redraw();
    }
}

/// What the address says after the question mark.
pub fn parameter(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

fn document() -> Result<Document, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    document.ok_or_else(|| "there is no document".into())
}

/// The control an event is about. Clicking a box or a slider is told by its change.
fn control_of(event: &Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let control = target.closest("[data-press]").ok()??;
    let typed = matches!(
        control.local_name().as_str(),
        "input" | "select" | "textarea"
    );
    (typed == (event.type_() == "change")).then_some(control)
}

fn pressed(control: &Element) -> Option<Press> {
    serde_json::from_str(&control.get_attribute("data-press")?).ok()
}

/// What a control says: its state, its value, or the text of its file.
async fn value_of(control: &Element) -> String {
    let property = |name: &str| Reflect::get(control, &name.into()).unwrap_or_default();
    match property("type").as_string().as_deref() {
        Some("checkbox") => property("checked").is_truthy().to_string(),
        Some("file") => file_text(&property("files")).await.unwrap_or_default(),
        _ => property("value").as_string().unwrap_or_default(),
    }
}

async fn file_text(files: &JsValue) -> Option<String> {
    let file: web_sys::File = Reflect::get_u32(files, 0).ok()?.dyn_into().ok()?;
    let text: Promise = file.text().unchecked_into();
    JsFuture::from(text).await.ok()?.as_string()
}
