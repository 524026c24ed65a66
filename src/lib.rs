//! Fieldmark reads the profile page that is open on X and says how the account behaves.
//!
//! # The map of the house
//!
//! ```text
//!  extension/eyes.js ─► page ─► account ─► judge ─► ui ─► extension/hands.js
//!  copies the page     what it   what was   what is   how it   draws
//!                      means     seen       said      looks
//!                          background asks, storage keeps, browser runs
//! ```
//!
//! * [`page`]: X's page as values. `page::snapshot` is what the eyes copied, word for word; a reading
//!   never fails, it says what is missing.
//! * [`text`], [`domains`]: what a post's text and links are: questions, near-duplicates, sites.
//! * [`account`]: all that has been seen of one account, bounded.
//! * [`judge`]: the catalogue of badges, and how sure each of them is.
//! * [`ui`]: what is shown, as trees of elements. It decides nothing.
//! * [`background`]: answers messages. [`storage`]: what is kept, where and in which form.
//! * `browser` (wasm32 only): the thin shell, the only place that knows `chrome.*`, the clock and the DOM.
//! * [`i18n`]: messages instead of sentences; the sentences live in `extension/_locales`.
//! * [`ids`], [`time`], [`settings`], [`limits`]: who and which, when, what the user chose, how much of anything there is
//!   at most.
//! * `archive`, `report`, `bin/` (never wasm32): the same judge for archives and saved pages on the command line, the
//!   program that fits it, and the one that packs the extension.
//!
//! Imports run downwards: `page` knows no other room but `ids`, `time` and `domains`; `account` knows those, `text` and
//! `page`; `judge` knows `account`, `ui` knows `judge`, `storage` what it keeps of them, and `background` all of them.
//! Everything but `browser` is pure: no DOM, no clock. Values in, values out. (Compiled for a browser, `text` lets it
//! bring letters into one spelling.)
#![warn(missing_docs)]

pub mod account;
#[cfg(not(target_arch = "wasm32"))]
pub mod archive;
pub mod background;
pub mod domains;
pub mod i18n;
pub mod ids;
pub mod judge;
pub mod limits;
pub mod page;
#[cfg(not(target_arch = "wasm32"))]
pub mod report;
pub mod settings;
pub mod storage;
pub mod text;
pub mod time;
pub mod ui;

#[cfg(target_arch = "wasm32")]
mod browser;
