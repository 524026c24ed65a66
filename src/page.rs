//! X's page, turned into values. This is the only room that knows X; what it knows of the markup
//! stands in `docs/x-markup.md`.

pub mod counts;
pub mod health;
pub mod person;
pub mod post;
pub mod profile;
pub mod reading;
#[cfg(not(target_arch = "wasm32"))]
mod report;
pub mod snapshot;
mod status;
pub mod url;

#[cfg(not(target_arch = "wasm32"))]
pub use report::report;
pub use status::{Layout, Page, State, read};
pub use url::{PageKind, Tab, place};
