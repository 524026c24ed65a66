//! Who and which: handles, and the numbers of posts with the time that is in them.

use serde::{Deserialize, Serialize};

/// Milliseconds of X's epoch; an id's upper bits count from here, in steps of 2^22.
pub const EPOCH: u64 = 1_288_834_974_657;

/// Ids below this were handed out one by one before 2010-11-04 and hold no time.
const FIRST_TIMED: u64 = 29_700_859_247;

/// Somebody's name on X without the `@`, as written; compared without case.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Handle(String);

impl Handle {
    /// `None` unless it is 1–20 ASCII letters, digits or `_` (X allows 15 today; older ones are longer), perhaps
    /// after an `@`. A route of the site passes: those only `page::url::person` knows.
    pub fn new(text: &str) -> Option<Handle> {
        let text = text.strip_prefix('@').unwrap_or(text);
        let fits = (1..=20).contains(&text.len());
        let plain = text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        (fits && plain).then(|| Handle(text.to_owned()))
    }

    /// The handle as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The handle in lower case, fit for a key.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl PartialEq for Handle {
    fn eq(&self, other: &Handle) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Handle {}

/// The number X gives a post; newer is larger.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct PostId(pub u64);

impl PostId {
    /// When the post was made, unix seconds. `None` for ids older than November 2010.
    pub fn time(self) -> Option<i64> {
        let milliseconds = (self.0 >> 22).saturating_add(EPOCH);
        (self.0 >= FIRST_TIMED).then(|| i64::try_from(milliseconds / 1000).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::from_iso;

    #[test]
    fn an_id_holds_its_time() {
        assert_eq!(
            PostId(1_706_099_190_240_088_103).time(),
            from_iso("2023-09-25T00:11:59.000Z")
        );
        assert_eq!(
            PostId(1_577_730_467_436_138_524).time(),
            Some(1_664_995_230)
        );
        assert_eq!(PostId(20).time(), None);
    }
}
