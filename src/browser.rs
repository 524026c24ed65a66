//! The shell: the only place that knows the browser. It holds no opinion; what it does is decided
//! in [`crate::background::handler`] and [`crate::background::extension_pages`].

mod background;
mod chrome;
mod controls;
mod dom;
mod i18n;
mod message;
mod opening;
mod popup;
mod storage;

use gloo_console::error;
use wasm_bindgen::prelude::*;

/// Runs before anything else in every one of our pages and in the background.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| {
        error!(format!(
            "Fieldmark: version {} fell over, please report this line: {panic}",
            env!("CARGO_PKG_VERSION")
        ));
    }));
}

/// Unix seconds.
fn now() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}
