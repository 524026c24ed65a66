//! Which page this is, whose, which tab, what state, and who is looking.

use crate::address;
use crate::post::Handle;
use crate::words::{PageWords, Words};

/// Where on X we are.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// What sort of page.
    pub kind: PageKind,
    /// Whose profile the address names; the header has still to agree.
    pub owner: Option<Handle>,
    /// Which list of a profile.
    pub tab: Option<Tab>,
    /// What is wrong or unfinished, if anything.
    pub state: State,
    /// The signed-in viewer, when the side bar shows one.
    pub viewer: Option<Handle>,
    /// The page shows signs of being signed out.
    pub signed_out: bool,
    /// `html[lang]`, or empty.
    pub language: String,
}

/// Sorts of pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PageKind {
    /// Somebody's profile, any tab.
    Profile,
    /// A home timeline.
    Home,
    /// One post and its conversation.
    Status,
    /// Search results or a hashtag.
    Search,
    /// Lists of people or posts: lists, followers, following, communities, bookmarks.
    List,
    /// Anything else.
    #[default]
    Other,
}

form!(PageKind { "profile" => Profile, "home" => Home, "status" => Status, "search" => Search, "list" => List, "other" => Other });

/// Lists of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Posts: hides replies to others.
    Posts,
    /// Replies: shows everything.
    Replies,
    /// Highlights, media, likes, …: no basis for a habit.
    Other,
}

/// The state of a profile page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum State {
    /// Readable.
    #[default]
    Ready,
    /// The header is not there yet.
    Loading,
    /// Only approved followers see its posts.
    Protected,
    /// X says the account is suspended, withheld, gone or blocks the viewer: there is a header, or none, and no list.
    Unavailable,
    /// The viewer blocks the account.
    BlockedByYou,
    /// The list says it is empty.
    Empty,
    /// "Something went wrong. Try again."
    Failed,
}

form!(State { "ready" => Ready, "loading" => Loading, "protected" => Protected, "unavailable" => Unavailable, "blocked-by-you" => BlockedByYou, "empty" => Empty, "failed" => Failed });

/// Reads where we are. The words of `words.header` decide only whether a profile is ready.
pub fn read(words: &Words) -> Page {
    let (kind, owner, tab) = place(&words.url);
    Page {
        kind,
        owner,
        tab,
        state: state(words, kind),
        viewer: viewer(&words.page),
        signed_out: words.page.signed_out && viewer(&words.page).is_none(),
        language: words.page.language.clone().unwrap_or_default(),
    }
}

/// What the address alone says.
pub fn place(url: &str) -> (PageKind, Option<Handle>, Option<Tab>) {
    match address::segments(url).as_slice() {
        ["home"] => (PageKind::Home, None, None),
        ["search" | "explore" | "hashtag", ..] => (PageKind::Search, None, None),
        ["i", "lists" | "communities" | "bookmarks", ..]
        | ["lists" | "communities" | "bookmarks", ..] => (PageKind::List, None, None),
        ["i", "status" | "web", ..] => (PageKind::Status, None, None),
        [_, "status" | "statuses", id, ..] if id.parse::<u64>().is_ok() => {
            (PageKind::Status, None, None)
        }
        [
            _,
            "followers" | "following" | "verified_followers" | "followers_you_follow" | "lists",
            ..,
        ] => (PageKind::List, None, None),
        [handle] => profile(handle, Tab::Posts),
        [handle, "with_replies"] => profile(handle, Tab::Replies),
        [
            handle,
            "media" | "likes" | "highlights" | "articles" | "superfollows" | "affiliates" | "photo"
            | "header_photo",
        ] => profile(handle, Tab::Other),
        _ => (PageKind::Other, None, None),
    }
}

fn profile(handle: &str, tab: Tab) -> (PageKind, Option<Handle>, Option<Tab>) {
    match address::person(handle) {
        Some(owner) => (PageKind::Profile, Some(owner), Some(tab)),
        None => (PageKind::Other, None, None),
    }
}

/// The viewer by link and by avatar: both where both are there.
fn viewer(words: &PageWords) -> Option<Handle> {
    let linked = words.viewer_link.as_deref().and_then(address::profile);
    let pictured = words
        .viewer_avatar
        .as_deref()
        .and_then(|id| address::person(id.strip_prefix("UserAvatar-Container-")?));
    match (linked, pictured) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

fn state(words: &Words, kind: PageKind) -> State {
    let has = |sign: &str| words.page.states.iter().any(|state| state == sign);
    let ends = |sign: &str| words.page.states.iter().any(|state| state.ends_with(sign));
    let header = words.header.as_ref();
    if kind != PageKind::Profile {
        State::Ready
    } else if ends("-unblock") {
        State::BlockedByYou
    } else if header.is_some_and(|header| header.marks.iter().any(|mark| mark == "icon-lock")) {
        State::Protected
    } else if has("error-detail") {
        State::Failed
    } else if has("emptyState") {
        // X names no reason in its markup, but an account it shows nothing of has no counts either.
        if header.is_none_or(|header| header.counts.is_empty()) {
            State::Unavailable
        } else {
            State::Empty
        }
    } else if header.is_none() && words.page.loading {
        State::Loading
    } else {
        State::Ready
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_not_people() {
        for url in [
            "https://x.com/home",
            "https://x.com/i/user/12",
            "https://x.com/settings",
            "https://x.com/search?q=a",
            "https://example.com/ann",
        ] {
            assert_eq!(place(url).1, None, "{url}");
        }
    }

    #[test]
    fn profiles_and_tabs_on_every_host() {
        for (url, tab) in [
            ("https://x.com/ann", Tab::Posts),
            ("https://twitter.com/ann?mx=2", Tab::Posts),
            ("https://mobile.twitter.com/ann/with_replies", Tab::Replies),
            ("https://x.com/ann/media/", Tab::Other),
        ] {
            assert_eq!(
                place(url),
                (PageKind::Profile, Handle::new("Ann"), Some(tab)),
                "{url}"
            );
        }
    }
}
