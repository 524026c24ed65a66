//! Buttons, boxes, sliders and fields: what was pressed, and what it says.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

use super::chrome;
use crate::background::messages::Control;

/// The control an event is about. A box or a slider is told by its change alone, a search field
/// while it is typed in.
pub fn pressed_by(event: &Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let control = target.closest("[data-press]").ok()??;
    let wanted = match (
        control.local_name().as_str(),
        control.get_attribute("type").as_deref(),
    ) {
        ("input", Some("search")) => "input",
        ("input" | "select" | "textarea", _) => "change",
        _ => "click",
    };
    (event.type_() == wanted).then_some(control)
}

/// What a control asks for.
pub async fn read(element: &Element, tab: Option<i32>) -> Option<Control> {
    Some(Control {
        press: serde_json::from_str(&element.get_attribute("data-press")?).ok()?,
        value: value_of(element).await,
        tab,
    })
}

/// Its state, its value, or the text of its file.
async fn value_of(element: &Element) -> String {
    let property = |name: &str| Reflect::get(element, &name.into()).unwrap_or_default();
    match property("type").as_string().as_deref() {
        Some("checkbox") => property("checked").is_truthy().to_string(),
        Some("file") => {
            let text = file_text(&property("files")).await.unwrap_or_default();
            // Otherwise the same file, once mended, would be no change.
            let _ = Reflect::set(element, &"value".into(), &"".into());
            text
        }
        _ => property("value").as_string().unwrap_or_default(),
    }
}

async fn file_text(files: &JsValue) -> Option<String> {
    let file: web_sys::File = Reflect::get_u32(files, 0).ok()?.dyn_into().ok()?;
    let text: Promise = file.text().unchecked_into();
    chrome::wait(Ok(text)).await.ok()?.as_string()
}
