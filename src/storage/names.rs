//! The names under which values lie, in either area.

/// What the names of tabs begin with.
pub(super) const TAB: &str = "tab:";

/// The list of a partition's accounts.
pub(super) const INDEX: &str = "index";

/// Who is signed in.
pub(super) const VIEWER: &str = "viewer";

/// All that was set aside in an area.
pub(super) const ASIDE: &str = "set-aside";

/// The name of an account's notebook.
pub(super) fn account(handle: &str) -> String {
    format!("account:{handle}")
}

/// The name of what is known of a tab.
pub(super) fn tab(tab: i32) -> String {
    format!("{TAB}{tab}")
}
