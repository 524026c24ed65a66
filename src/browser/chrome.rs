//! What Fieldmark uses of `chrome.*`, and nothing more.
//!
//! Every binding returns its promise through `Result`: a function that is missing throws at once,
//! and an `async` binding would then wait for ever.

use gloo_console::error;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::background::extension_pages::InTab;

/// The colours of the number on the toolbar's button.
const BEHIND_NUMBER: &str = "#2b5c8a";
const NUMBER: &str = "#ffffff";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = get, catch)]
    pub fn session_get(names: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = set, catch)]
    pub fn session_set(values: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = remove, catch)]
    pub fn session_remove(names: &Array) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    pub fn local_get(names: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    pub fn local_set(values: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = remove, catch)]
    pub fn local_remove(names: &Array) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "onChanged"], js_name = addListener, catch)]
    pub fn on_storage_changed(listener: &js_sys::Function) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    fn send_message(message: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL, catch)]
    fn get_url(path: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getManifest, catch)]
    fn get_manifest() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = contains, catch)]
    fn permissions_contain(wanted: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    fn permissions_request(wanted: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions", "onAdded"], js_name = addListener, catch)]
    pub fn on_access_given(listener: &js_sys::Function) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions", "onRemoved"], js_name = addListener, catch)]
    pub fn on_access_taken(listener: &js_sys::Function) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = get, catch)]
    fn get_tab(tab: i32) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    fn query(wanted: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = sendMessage, catch)]
    fn send_to_tab(tab: i32, message: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = create, catch)]
    fn create_tab(wanted: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeText, catch)]
    fn set_badge_text(wanted: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeBackgroundColor, catch)]
    fn set_badge_background(wanted: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeTextColor, catch)]
    fn set_badge_color(wanted: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setTitle, catch)]
    fn set_title(wanted: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getMessage, catch)]
    pub fn get_message(key: &str, arguments: &Array) -> Result<String, JsValue>;
}

/// Waits for what a binding promised.
pub async fn wait(promise: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?).await
}

/// An object of these entries.
pub fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        // Fails only on frozen objects.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

/// Asks the background.
pub async fn ask(message: &JsValue) -> Result<JsValue, JsValue> {
    wait(send_message(message)).await
}

/// The tabs that show X.
pub async fn x_tabs() -> Vec<i32> {
    tabs(&object(&[("url", hosts())])).await
}

/// The pages of X, as the manifest lists them.
fn hosts() -> JsValue {
    let hosts =
        get_manifest().and_then(|manifest| Reflect::get(&manifest, &"host_permissions".into()));
    hosts.unwrap_or_default()
}

/// Whether the browser lets us read X. Of its old addresses some may still be refused: they lead here.
pub async fn may_read_x() -> bool {
    let x = Array::of1(&JsValue::from_str("https://x.com/*"));
    let wanted = object(&[("origins", x.into())]);
    let answer = wait(permissions_contain(&wanted)).await;
    answer.is_ok_and(|answer| answer.is_truthy())
}

/// Has the browser ask the user. It does so only while a press is being dealt with.
pub fn ask_for_access() {
    if let Err(error) = permissions_request(&object(&[("origins", hosts())])) {
        error!("Fieldmark: the browser does not ask", error);
    }
}

/// The tab in front, in the window that the popup hangs from.
pub async fn active_tab() -> Option<i32> {
    let wanted = object(&[("active", true.into()), ("currentWindow", true.into())]);
    tabs(&wanted).await.first().copied()
}

async fn tabs(wanted: &Object) -> Vec<i32> {
    let found = wait(query(wanted)).await.unwrap_or_default();
    let id = |tab: JsValue| Reflect::get(&tab, &"id".into()).ok()?.as_f64();
    Array::from(&found)
        .iter()
        .filter_map(id)
        .map(|id| id as i32)
        .collect()
}

/// What a tab shows. Only of pages of X, and of our own, the browser tells the address.
pub async fn in_tab(tab: i32) -> InTab {
    let known = wait(get_tab(tab)).await.unwrap_or_default();
    let of_tab = |name: &str| Reflect::get(&known, &name.into()).ok()?.as_string();
    if !of_tab("url").is_some_and(|url| url.starts_with("https:")) {
        return match may_read_x().await {
            true => InTab::Other,
            false => InTab::NoAccess,
        };
    }
    // While it loads the script may be still to come.
    let loading = of_tab("status").is_some_and(|status| status == "loading");
    match loading || tell(tab, "here").await.is_some() {
        true => InTab::X,
        false => InTab::Deaf,
    }
}

/// Says a word to the content script of a tab. A tab that has none answers nothing.
pub async fn tell(tab: i32, word: &str) -> Option<JsValue> {
    wait(send_to_tab(tab, word)).await.ok()
}

/// Has the toolbar's button say a number and a title in that tab, in calm colours. The tab may be gone
/// by now, and a browser without a toolbar has no button.
pub async fn say_in_toolbar(tab: i32, number: &str, title: &str) {
    let told = |name: &str, value: &str| object(&[("tabId", tab.into()), (name, value.into())]);
    if !number.is_empty() {
        let _ = wait(set_badge_background(&told("color", BEHIND_NUMBER))).await;
        let _ = wait(set_badge_color(&told("color", NUMBER))).await;
    }
    let _ = wait(set_badge_text(&told("text", number))).await;
    let _ = wait(set_title(&told("title", title))).await;
}

/// Opens one of our own pages.
pub async fn open(page: &str) {
    let opened = match get_url(page) {
        Ok(url) => wait(create_tab(&object(&[("url", url.into())]))).await,
        Err(error) => Err(error),
    };
    if let Err(error) = opened {
        error!(format!("Fieldmark: {page} cannot be opened"), error);
    }
}
