//! What is said of an account, and how sure that is.
//!
//! A badge is an entry in its family's table: the complaint it answers, what it looks at and counts,
//! its threshold, and how sure it must be.

mod badge;
pub mod badges;
pub mod calibration;
mod catalogue;
mod decide;
pub mod exchange;
pub mod levels;
mod next_list;
pub mod posterior;
mod sample;
pub mod since;
pub mod statistics;
mod tally;
mod time_read;
mod verdict;
pub(crate) mod wording;

pub use badge::{Badge, Habit, Measure, Said, Side, Threshold, Unit};
pub use badges::rhythm::per_day;
pub use catalogue::{NEVER_BOTH, catalogue, judge};
pub use next_list::{NextList, Why, next_list};
pub use sample::{Account, Sample};
pub use tally::{Seen, Tally, ranked};
pub use verdict::{Family, Finding, Verdict, Withheld};
