//! The background: it answers messages over a storage, and knows no browser.

mod actions;
mod choices;
pub mod extension_pages;
pub mod handler;
pub mod inline_marks;
pub mod messages;
pub mod response;
pub mod toolbar;
mod two_of_you;
mod update;
