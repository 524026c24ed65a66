//! Which of our own pages was opened: `options.html`, `welcome.html`, `changes.html`, or the popup, which also stands in a tab:
//! `popup.html?tab=7`, `?account=nasa`, `?accounts`.

use gloo_utils::document;
use js_sys::JSON;
use wasm_bindgen::prelude::*;

use super::chrome;
use super::popup::{Page, is_at, parameter};
use crate::background::extension_pages::Route;
use crate::ids::Handle;
use crate::ui::action::Order;

/// Opens one of our own pages.
#[wasm_bindgen]
pub async fn open() -> Result<(), JsValue> {
    let page = Page::open(wanted().await)?;
    if parameter("read").is_some() {
        show_words(&page).await?;
    }
    Ok(())
}

async fn wanted() -> Route {
    if is_at("options.html") {
        return Route::Options;
    }
    if is_at("changes.html") {
        return Route::Changes;
    }
    if is_at("welcome.html") {
        return Route::Welcome(chrome::may_read_x().await);
    }
    if let Some(handle) = parameter("account").as_deref().and_then(Handle::new) {
        return Route::Account(handle);
    }
    if parameter("accounts").is_some() {
        return Route::Accounts(String::new(), Order::default());
    }
    let tab = match parameter("tab").and_then(|tab| tab.parse().ok()) {
        Some(tab) => tab,
        None => chrome::active_tab().await.unwrap_or_default(),
    };
    Route::Tab(tab, chrome::in_tab(tab).await)
}

/// For `./build.sh read`: all the words of the page, for a core that can be looked into.
async fn show_words(page: &Page) -> Result<(), JsValue> {
    let words = match page.tab() {
        Some(tab) => chrome::tell(tab, "read").await,
        None => None,
    };
    let words = words.and_then(|words| JSON::stringify(&words).ok()?.as_string());
    let place = document().create_element("pre")?;
    place.set_attribute("data-words", "")?;
    place.set_text_content(words.as_deref());
    page.root.after_with_node_1(&place)
}
