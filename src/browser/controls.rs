//! Buttons, boxes, sliders and fields: what was pressed, and what it says.

use gloo_file::File;
use gloo_file::futures::read_as_text;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlInputElement, UiEvent};

use super::i18n;
use crate::background::messages::Control;
use crate::ui::action::Action;
use crate::ui::say;

/// The control an event is about. A box or a slider is told by its change alone, a field of
/// words while it is typed in: a popup that closes tells nothing any more. The second click of two is
/// not meant for what has come under the pointer after the first.
pub fn pressed_by(event: &Event) -> Option<Element> {
    if event.type_() == "click" && event.unchecked_ref::<UiEvent>().detail() > 1 {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let control = target.closest("[data-press]").ok()??;
    let wanted = match (
        control.local_name().as_str(),
        control.get_attribute("type").as_deref(),
    ) {
        ("input", Some("search" | "text")) => "input",
        ("input", _) => "change",
        _ => "click",
    };
    (event.type_() == wanted).then_some(control)
}

/// A slider says where it stands while it is moved; what is kept changes when it is let go.
pub fn follow_slider(event: &Event) -> Option<()> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let share = (input.type_() == "range").then(|| input.value())?;
    let words = i18n::speak(&say::share(share.parse().ok()?));
    let beside = input.closest(".sliding").ok()??;
    let value = beside.query_selector(".value").ok()??;
    value.set_text_content(Some(&words));
    input.set_attribute("aria-valuetext", &words).ok()
}

/// Whether it asks for what the browser gives only while a press is being dealt with.
pub fn asks_for_access(element: &Element) -> bool {
    let press = element.get_attribute("data-press");
    let press = press.and_then(|press| serde_json::from_str(&press).ok());
    press == Some(Action::Access)
}

/// What a control asks for. `None` of a number that is refused: it does not stay in its field.
pub async fn control_of(element: &Element, tab: Option<i32>) -> Option<Control> {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>()
        && input.type_() == "number"
        && (input.value().is_empty() || !input.check_validity())
    {
        input.set_value(&input.default_value());
        return None;
    }
    Some(Control {
        press: serde_json::from_str(&element.get_attribute("data-press")?).ok()?,
        value: value_of(element).await,
        tab,
    })
}

/// Its state, its value, or the text of its file.
async fn value_of(element: &Element) -> String {
    let Some(input) = element.dyn_ref::<HtmlInputElement>() else {
        return String::new();
    };
    match input.type_().as_str() {
        "checkbox" => input.checked().to_string(),
        "file" => {
            let file = input.files().and_then(|files| files.get(0));
            // Otherwise the same file, once mended, would be no change.
            input.set_value("");
            text_of(file).await.unwrap_or_default()
        }
        _ => input.value(),
    }
}

async fn text_of(file: Option<web_sys::File>) -> Option<String> {
    read_as_text(&File::from(file?)).await.ok()
}
