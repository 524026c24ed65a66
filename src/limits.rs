//! How much of anything there is at most: what is kept, for how long, and what is read at once.
//!
//! Browsers give an extension about 10 MB per storage, a page may be as long as it likes, and a
//! message may come from a page that means harm. What is over a bound goes or is not read; nothing
//! fails for it.

use std::ops::RangeInclusive;

/// Posts in the notebook of one account; those posted longest ago go first. This many fill less than a
/// megabyte.
pub const POSTS: usize = 2_000;

/// Links of a post that are noted, and as many accounts that it answers, and that it names; no honest
/// post has more.
pub const IN_ONE_POST: usize = 100;

/// Parts of a link's path that are kept, on hosts that many people share; more tell nobody apart
/// (`amazon.com/-/es/author/somebody`).
pub const SEGMENTS: usize = 4;

/// Bytes of them; of a longer path nothing is kept.
pub const PATH: usize = 200;

/// Characters of a post that are kept to recognise it by.
pub const FIRST_WORDS: usize = 80;

/// Accounts in an area; the least recently seen go first.
pub const ACCOUNTS: usize = 200;

/// Bytes of notebooks in an area; the least recently seen go first. Browsers give 10 MB. Chromium counts quotation
/// marks twice, and Firefox all of a text in which one letter is beyond Latin-1. Where a browser gives less than that,
/// half of what was tried is tried again.
pub const AREA_BYTES: usize = 4_500_000;

/// Values of an area that could not be read and are set aside; the oldest go first.
pub const SET_ASIDE: usize = 10;

/// Bytes of them; the oldest go first, and the newest always stays.
pub const SET_ASIDE_BYTES: usize = 2_000_000;

/// Accounts that the user may write a word on.
pub const WORDS: u32 = 10_000;

/// Characters of a word.
pub const WORD: usize = 140;

/// Tags of an account, and characters of each.
pub const TAGS: usize = 3;
/// See [`TAGS`].
pub const TAG: usize = 24;

/// Different tags that are known, and can be picked.
pub const TAGS_KNOWN: usize = 100;

/// Rows of the table of accounts; whoever has more searches.
pub const ROWS: usize = 500;

/// Days that the diary of an account goes back, with at most a line for each.
pub const DIARY_DAYS: i64 = 365;

/// Days after which a remembered account is forgotten, as the user may choose.
pub const RETENTION_DAYS: RangeInclusive<u32> = 1..=365;

/// Cells of a list that are read at once; an honest page shows some dozens, and what waited for the
/// background comes in pieces of a few hundred.
pub const CELLS: usize = 1_000;

/// Names on a page that are answered at once; no honest page shows more.
pub const NAMES: usize = 500;
