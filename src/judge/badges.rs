//! The badges, family by family. An entry stands in the table of its family, and its words in
//! `extension/_locales`, under `badge_<id>_…`.

pub mod audience;
pub mod content;
pub mod conversation;
pub mod rhythm;
pub mod viewer;
