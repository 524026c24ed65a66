//! The stage: a fake X served as the real `https://x.com`, and real browsers driven over it.
//!
//! * [`world`] (from [`people`], [`posting`], [`chance`]): who is there and what they posted.
//! * [`site`] behind [`proxy`] (with [`http`], [`policy`], [`saved`]): what the browsers can reach.
#![allow(dead_code, missing_docs, reason = "each program that opens the stage uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "only tests stand here")]

pub mod chance;
pub mod http;
pub mod people;
pub mod policy;
pub mod posting;
pub mod proxy;
pub mod saved;
pub mod site;
pub mod world;
