//! What is shown, described as a tree; the hands and the popup draw it and decide nothing.
//!
//! ```text
//!  OpenPage, Notebook, [Verdict] ──► badge_row  the badges and chips under the name
//!  Overview, Settings            ──► popup      all of that and the statistics
//!  [Verdict]                     ──► marks      beside names and over posts elsewhere on X
//!  Settings, Stored              ──► options    the options page
//!  [AccountRow]                  ──► accounts   the table in the full tab
//!  Settings                      ──► welcome    the page that opens on install
//! ```
//!
//! Every control carries its [`action::Action`] as JSON in `data-press`; a drawer sends it, with the
//! control's value, to the background. Popovers open and close by themselves (`popovertarget`).
//! A drawer creates only [`TAGS`] and [`ATTRIBUTES`], and puts words into text nodes.

pub mod accounts;
pub mod action;
mod badge_icons;
pub mod badge_row;
pub mod changes;
pub mod charts;
pub mod chips;
mod element;
pub mod evidence;
pub mod frame;
pub mod icons;
pub mod interval_bar;
pub mod marks;
pub mod notice;
mod open_page;
pub mod options;
pub mod overview;
pub mod popup;
pub(crate) mod say;
mod since;
mod slider;
pub mod two_of_you;
mod unread;
pub mod welcome;
mod word;

pub use element::{ATTRIBUTES, Node, SVG_TAGS, TAGS, Value, may_set};
pub use open_page::{Hint, OpenPage, Unavailable};
