//! The names under which values lie, in either area.

/// What the names of tabs begin with.
pub(super) const TAB: &str = "tab:";

/// The list of a partition's accounts.
pub(super) const INDEX: &str = "index";

/// Who is signed in.
pub(super) const VIEWER: &str = "viewer";

/// All that was set aside in an area.
pub(super) const ASIDE: &str = "set-aside";

/// What the names of the user's words, and of all that leads to them, begin with.
pub(super) const WORD: &str = "word";

/// How many accounts have a word.
pub(super) const WORDS: &str = "words";

/// The user's tags.
pub(super) const TAGS: &str = "word-tags";

/// The name of the word that lies in a place: a handle's key, or what no handle is.
pub(super) fn word(place: &str) -> String {
    format!("{WORD}:{place}")
}

/// The name of the place of the word on the account with this number.
pub(super) fn word_of(account: u64) -> String {
    format!("{WORD}-of:{account}")
}

/// The name of an account's notebook.
pub(super) fn account(handle: &str) -> String {
    format!("account:{handle}")
}

/// The name of what is known of a tab.
pub(super) fn tab(tab: i32) -> String {
    format!("{TAB}{tab}")
}
