//! All that has been seen of one account: its posts as notes, and how much of which list was read.

pub mod coverage;
pub mod diary;
pub mod note;
mod notebook;
mod runs;
pub mod span;
pub mod word;

pub use coverage::{Coverage, Tail};
pub use note::Note;
pub use notebook::Notebook;
