//! What is said of an account, and how sure that is.
//!
//! A badge is an entry in its family's table: the complaint it answers, what it looks at and counts,
//! its threshold, and how sure it must be.

mod badge;
pub mod badges;
pub mod calibration;
mod catalogue;
mod decide;
mod lacking;
pub mod levels;
pub mod posterior;
mod sample;
pub mod statistics;
pub(crate) mod wording;

pub use badge::{Badge, Family, Habit, Measure, Said, Side, Threshold, Unit, Verdict, Withheld};
pub use badges::rhythm::{Pace, pace};
pub use catalogue::{catalogue, judge};
pub use decide::Finding;
pub use lacking::{Lacking, Why, lacking};
pub use sample::{Account, Sample, Seen, Tally, ranked};
