//! The popup, and the same page in a tab: `popup.html?tab=7`, `?account=nasa`, `?accounts`.

use wasm_bindgen::prelude::*;

use super::page::{self, Page, parameter};
use super::store::Storage;
use super::{chrome, speak};
use crate::message::Control;
use crate::pages::{self, Wanted};
use crate::post::Handle;
use crate::store::Store;
use crate::view::accounts::Order;
use crate::view::press::Press;
use crate::view::{Node, Value};

/// Opens the popup.
#[wasm_bindgen]
pub async fn popup() -> Result<(), JsValue> {
    let page = Page::open(wanted().await, show, press)?;
    if parameter("read").is_some() {
        show_words(&page).await?;
    }
    Ok(())
}

async fn wanted() -> Wanted {
    if let Some(handle) = parameter("account").as_deref().and_then(Handle::new) {
        return Wanted::Account(handle);
    }
    if parameter("accounts").is_some() {
        return Wanted::Accounts(String::new(), Order::default());
    }
    let tab = match parameter("tab").and_then(|tab| tab.parse().ok()) {
        Some(tab) => tab,
        None => chrome::active_tab().await.unwrap_or_default(),
    };
    Wanted::Tab(tab, chrome::shows_x(tab).await)
}

async fn show(page: Page) -> Node {
    // Read anew each time: only the background knows without asking.
    let mut store = Store::new(Storage);
    let wanted = page.wanted.borrow().clone();
    pages::popup(&mut store, &wanted, page::moment()).await
}

/// What the popup does by itself; all else is the background's.
async fn press(page: Page, control: Control) -> Option<Control> {
    let mut store = Store::new(Storage);
    let wanted = page.wanted.borrow().clone();
    match (&control.press, &wanted) {
        (Press::Copy { form }, _) => {
            let lines = pages::copied(&mut store, &wanted, form, page::moment()).await;
            let lines: Vec<String> = lines
                .iter()
                .map(|line| line.iter().map(say).collect::<Vec<_>>().join(": "))
                .collect();
            page::copy(&lines.join("\n")).await;
        }
        (Press::CopyReport, _) => page::copy(&pages::report(&mut store, &wanted).await).await,
        (Press::Search, Wanted::Accounts(_, order)) => {
            page.want(Wanted::Accounts(control.value, *order))
        }
        (Press::Sort { by }, Wanted::Accounts(query, _)) => {
            page.want(Wanted::Accounts(query.clone(), Order::by(by)))
        }
        _ => return Some(control),
    }
    None
}

fn say(value: &Value) -> String {
    match value {
        Value::Plain(words) => words.clone(),
        Value::Spoken(saying) => speak::speak(saying),
    }
}

/// For `./build.sh read`: all the words of the page, for a core that can be looked into.
async fn show_words(page: &Page) -> Result<(), JsValue> {
    let words = match page.tab() {
        Some(tab) => chrome::tell(tab, "read").await,
        None => None,
    };
    let document = page.root.owner_document().ok_or("there is no document")?;
    let place = document.create_element("pre")?;
    place.set_attribute("data-words", "")?;
    place.set_text_content(words.as_deref());
    page.root.after_with_node_1(&place)
}
