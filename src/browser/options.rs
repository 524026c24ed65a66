//! The options page.

use wasm_bindgen::prelude::*;

use super::page::Page;
use super::store::Storage;
use super::{chrome, draw};
use crate::store::Store;
use crate::view::options::options as options_view;

/// Opens the options page.
#[wasm_bindgen]
pub async fn options() -> Result<(), JsValue> {
    Page::open(None, show).map(drop)
}

async fn show(page: Page) {
    let mut store = Store::new(Storage);
    let settings = store.settings(false).await;
    if let Err(error) = draw::draw(&page.main, &[options_view(&settings)]) {
        chrome::complain(&format!(
            "Fieldmark: the options cannot be drawn: {error:?}"
        ));
    }
}
