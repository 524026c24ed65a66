//! The stage: a fake X served as the real `https://x.com`, and real browsers driven over it.
//!
//! * [`world`] (from [`people`], [`written`], [`posting`], [`chance`]): who is there and what they posted.
//! * [`site`] behind [`proxy`] (with [`http`], [`policy`], [`saved`]): what the browsers can reach.
//! * `x/`: the fake X itself, the page app that draws the world in X's markup and look.
//! * [`browser`] (with [`capabilities`], [`driver`], [`command`], [`background`], [`emulated`], [`gecko`], [`installed`], [`visitor`], [`wait`]): a browser with the extension, and what is done in it.
//! * [`shown`], [`frames`]: what Fieldmark shows in it. [`demo`], [`reading`], [`check_page`], [`shots`] (with [`camera`], [`first_minute`], [`yours`], [`store`]): the verbs of `build.sh`.
#![allow(
    dead_code,
    missing_docs,
    reason = "each program that opens the stage uses a part of it"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "only tests stand here"
)]

pub mod background;
pub mod browser;
pub mod camera;
pub mod capabilities;
pub mod chance;
pub mod check_page;
pub mod command;
pub mod demo;
pub mod driver;
pub mod emulated;
pub mod first_minute;
pub mod frames;
pub mod gecko;
pub mod http;
pub mod installed;
pub mod people;
pub mod policy;
pub mod posting;
pub mod proxy;
pub mod reading;
pub mod saved;
pub mod shots;
pub mod shown;
pub mod site;
pub mod store;
pub mod visitor;
pub mod wait;
pub mod world;
pub mod written;
pub mod yours;
