//! The popup, and the same page in a tab: `popup.html?tab=7`.

use wasm_bindgen::prelude::*;

use super::page::{Page, parameter};
use super::store::Storage;
use super::{chrome, draw, now};
use crate::badges;
use crate::notebook::Notebook;
use crate::reading;
use crate::store::{Shelf, Store};
use crate::view::panel::panel;
use crate::words::Words;

/// Opens the popup.
#[wasm_bindgen]
pub async fn popup() -> Result<(), JsValue> {
    let tab = match parameter("tab").and_then(|tab| tab.parse().ok()) {
        Some(tab) => Some(tab),
        None => chrome::active_tab().await,
    };
    let page = Page::open(tab, show)?;
    if parameter("read").is_some() {
        show_reading(&page).await?;
    }
    Ok(())
}

async fn show(page: Page) {
    // Read anew each time: the background is the only one that knows without asking.
    let mut store = Store::new(Storage);
    let memory = match page.tab {
        Some(tab) => store.tab(tab).await,
        None => Default::default(),
    };
    let settings = store.settings(memory.private).await;
    let notebook = match &memory.scene.handle {
        Some(owner) => {
            store
                .notebook(Shelf::of(&settings, memory.private), owner)
                .await
        }
        None => Notebook::default(),
    };
    let verdicts = badges::judge(&notebook, &settings, now());
    let panel = panel(&memory.scene, &notebook, &verdicts, &settings);
    if let Err(error) = draw::draw(&page.main, &[panel]) {
        chrome::complain(&format!("Fieldmark: the popup cannot be drawn: {error:?}"));
    }
}

/// For `./build.sh read`: what the core understands of everything on the page, as JSON.
async fn show_reading(page: &Page) -> Result<(), JsValue> {
    let words = match page.tab {
        Some(tab) => chrome::tell(tab, "read").await,
        None => None,
    };
    let words: Words = words
        .and_then(|words| serde_json::from_str(&words).ok())
        .unwrap_or_default();
    let json = serde_json::to_string(&reading::read(&words)).unwrap_or_default();
    let document = page.main.owner_document().ok_or("there is no document")?;
    let place = document.create_element("pre")?;
    place.set_attribute("data-reading", "")?;
    place.set_text_content(Some(&json));
    page.main.after_with_node_1(&place)
}
