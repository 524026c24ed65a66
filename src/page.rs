//! X's page, turned into values. This is the only room that knows X; what it knows of the markup
//! stands in `docs/x-markup.md`.

pub mod counts;
pub mod health;
pub mod list;
pub mod person;
pub mod post;
pub mod profile;
pub mod reading;
pub mod snapshot;
mod status;
pub mod url;
mod witnesses;

pub use list::{Kinds, Layout, List};
pub use status::{Client, Page, PageState, read};
pub use url::{PageKind, Tab, place};
