//! Fieldmark reads the profile page that is open on X and says what kind of account it is.
//!
//! # The map of the house
//!
//! ```text
//!  words ──► post, profile, page ──► notebook ──► measure ──► badges ──► view
//!  what the page said    what it means    what was seen   how sure   what we say   how it looks
//! ```
//!
//! * [`words`]: what the eyes (`extension/content.js`) copied, word for word.
//! * [`counts`]: "1,2 Mio." → a range of numbers.
//! * [`page`], [`profile`], [`post`], [`person`]: what the words mean; a reading never fails, it says what is missing.
//! * [`notebook`]: all that has been seen of one account, bounded.
//! * [`text`], [`domains`]: what a post's text and links are: questions, calls, near-duplicates, sites.
//! * [`measure`], [`calibration`]: a share, and how sure of it; the few fitted numbers.
//! * [`badges`]: the catalogue and the judge.
//! * [`panel`]: the numbers that are no badge.
//! * [`speech`]: keys and arguments instead of sentences; the sentences live in `extension/_locales`.
//! * [`view`]: what is shown, described as a tree that `content.js` and the popup draw.
//! * [`elsewhere`]: who is marked on the other pages of X, once the user asks for it.
//! * [`message`], [`desk`]: what the background is asked, and does; [`pages`]: what popup and options show.
//! * [`store`], [`kept`]: what is kept where, and in which form.
//! * `order`: sorting and grouping, small.
//! * [`json`]: how all of that is written down and read.
//! * `browser` (wasm32 only): the thin shell, the only place that knows `chrome.*`, the clock and the DOM.
//!
//! Everything but `browser` is pure: no DOM, no clock, no storage. Values in, values out.
#![warn(missing_docs)]

/// A list of `src/` without its comments, as `build.rs` leaves it.
macro_rules! list {
    ($path:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $path))
    };
}

#[macro_use]
pub mod json;

pub mod address;
#[cfg(not(target_arch = "wasm32"))]
pub mod archive;
pub mod badges;
pub mod calibration;
pub mod counts;
pub mod desk;
pub mod domains;
pub mod elsewhere;
pub mod kept;
pub mod measure;
pub mod message;
pub mod notebook;
mod order;
pub mod page;
pub mod pages;
pub mod panel;
pub mod person;
pub mod post;
pub mod profile;
pub mod reading;
pub mod settings;
pub mod speech;
pub mod store;
pub mod text;
pub mod time;
pub mod view;
pub mod words;

#[cfg(target_arch = "wasm32")]
mod browser;

/// The standard library's own allocator, which is compiled there to be fast and here to be small.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;
