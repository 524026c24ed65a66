//! The options page.

use wasm_bindgen::prelude::*;

use super::page::{self, Page};
use super::store::Storage;
use crate::message::Control;
use crate::pages::{self, Wanted};
use crate::store::Store;
use crate::view::Node;
use crate::view::accounts::Order;
use crate::view::press::Press;

/// Opens the options page.
#[wasm_bindgen]
pub fn options() -> Result<(), JsValue> {
    let all = Wanted::Accounts(String::new(), Order::default());
    Page::open(all, show, press).map(drop)
}

async fn show(page: Page) -> Node {
    let mut store = Store::new(Storage);
    let notice = page.notice.borrow().clone();
    pages::options_page(&mut store, notice.as_ref(), page::moment()).await
}

async fn press(_page: Page, control: Control) -> Option<Control> {
    if control.press != Press::Export {
        return Some(control);
    }
    let mut store = Store::new(Storage);
    page::save(
        "fieldmark.json",
        &pages::export(&mut store, page::moment()).await,
    );
    None
}
