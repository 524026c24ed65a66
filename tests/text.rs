//! What a text says and where a link leads, case by case (`tests/cases/*.tsv`) and by property.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "support/cases.rs"]
mod cases;

mod texts {
    mod domains;
    mod text;
}
