//! The names under which values lie, in either area.

/// The user's settings.
pub const SETTINGS: &str = "settings";

/// The sign that the first sentences were read.
pub(super) const WELCOMED: &str = "welcomed";

/// The sign that a badge was opened.
pub(super) const OPENED: &str = "opened";

/// What the names of tabs begin with.
pub(super) const TAB: &str = "tab:";

/// The list of an area's accounts.
pub(super) const INDEX: &str = "index";

/// Who is signed in.
pub(super) const VIEWER: &str = "viewer";

/// When a header last showed that somebody follows the viewer.
pub(super) const SIGN_SEEN: &str = "sign-seen";

/// All that was set aside in an area.
pub(super) const ASIDE: &str = "set-aside";

/// What the names of the user's words, and of all that leads to them, begin with.
pub(super) const WORD: &str = "word";

/// The user's tags.
pub const WORDS: &str = "words";

/// The name of the word on whoever has the handle with this key.
pub(super) fn word(key: &str) -> String {
    format!("{WORD}:{key}")
}

/// The name of the word on the account with this number.
pub(super) fn word_of(account: u64) -> String {
    format!("{}{account}", word_of_any())
}

/// What all of those begin with.
pub(super) fn word_of_any() -> String {
    format!("{WORD}-of:")
}

/// The name of an account's notebook.
pub(super) fn account(handle: &str) -> String {
    format!("account:{handle}")
}

/// The name of what is known of a tab.
pub(super) fn tab(tab: i32) -> String {
    format!("{TAB}{tab}")
}
