//! X's addresses: what a link's path says, on whichever of its hosts.

use serde::{Deserialize, Serialize};

use crate::ids::{Handle, PostId};

/// Sorts of pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// Tabs of a profile, by their addresses. What they list depends on the layout: see
/// [`List`](crate::page::List).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tab {
    /// The profile itself.
    #[default]
    Posts,
    /// An entry of the menu under Posts; it has no tab of its own.
    All,
    /// Replies.
    Replies,
    /// Reposts, since August 2026.
    Reposts,
    /// Highlights, media, likes, …: no basis for a habit.
    Other,
}

/// What the address alone says.
pub fn place(url: &str) -> (PageKind, Option<Handle>, Option<Tab>) {
    match segments(url).as_slice() {
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
        [handle] => in_profile(handle, Tab::Posts),
        [handle, "all"] => in_profile(handle, Tab::All),
        [handle, "with_replies"] => in_profile(handle, Tab::Replies),
        [handle, "reposts"] => in_profile(handle, Tab::Reposts),
        [
            handle,
            "about" | "affiliates" | "articles" | "header_photo" | "highlights" | "likes" | "media"
            | "photo" | "superfollows",
        ] => in_profile(handle, Tab::Other),
        _ => (PageKind::Other, None, None),
    }
}

/// The path of a profile's list; [`place`] reads it back.
pub fn path_to(owner: &Handle, tab: Tab) -> String {
    match tab {
        Tab::Replies => format!("/{}/with_replies", owner.as_str()),
        _ => format!("/{}", owner.as_str()),
    }
}

fn in_profile(handle: &str, tab: Tab) -> (PageKind, Option<Handle>, Option<Tab>) {
    match person(handle) {
        Some(owner) => (PageKind::Profile, Some(owner), Some(tab)),
        None => (PageKind::Other, None, None),
    }
}

/// First path segments that are the site's own and never somebody's handle.
/// Source: the site's routes as seen in stored pages and public clients; kept wide, because
/// taking a route for a person is worse than missing a person who is named like one.
const ROUTES: &[&str] = &[
    "about",
    "account",
    "bookmarks",
    "communities",
    "compose",
    "download",
    "explore",
    "followers",
    "following",
    "hashtag",
    "help",
    "home",
    "i",
    "intent",
    "jobs",
    "lists",
    "login",
    "logout",
    "messages",
    "notifications",
    "oauth",
    "personalization",
    "privacy",
    "search",
    "settings",
    "share",
    "signup",
    "tos",
    "who_to_follow",
];

/// Whether a path's first segment is a route of the site.
pub fn is_route(segment: &str) -> bool {
    ROUTES.contains(&segment.to_ascii_lowercase().as_str())
}

/// The path of an address on X: `"/h/status/1"` of `"https://x.com/h/status/1?s=20"` and of
/// `"/h/status/1"` itself. `None` for an address on another host.
pub fn path(href: &str) -> Option<&str> {
    let path = if href.starts_with('/') && !href.starts_with("//") {
        href
    } else {
        after_host(href)?
    };
    path.split(['?', '#']).next()
}

fn after_host(href: &str) -> Option<&str> {
    let rest = href
        .strip_prefix("https://")
        .or_else(|| href.strip_prefix("http://"))?;
    let (host, _) = rest.split_once(['/', '?', '#']).unwrap_or((rest, ""));
    let ours = ["x.com", "twitter.com"].iter().any(|name| {
        host == *name
            || host
                .strip_suffix(name)
                .is_some_and(|sub| matches!(sub, "www." | "mobile." | "m."))
    });
    ours.then(|| {
        rest.get(host.len()..)
            .filter(|path| !path.is_empty())
            .unwrap_or("/")
    })
}

/// The segments of an address on X, without empty ones.
pub fn segments(href: &str) -> Vec<&str> {
    path(href)
        .map(|path| {
            path.split('/')
                .filter(|segment| !segment.is_empty())
                .collect()
        })
        .unwrap_or_default()
}

/// The handle of a link to a profile and nothing more: `/handle`.
pub fn profile(href: &str) -> Option<Handle> {
    match segments(href).as_slice() {
        [handle] => person(handle),
        _ => None,
    }
}

/// Author and id of a link to a post: `/handle/status/123`, whatever follows.
pub fn post(href: &str) -> Option<(Handle, PostId)> {
    match segments(href).as_slice() {
        [handle, "status" | "statuses", id, ..] => {
            Some((person(handle)?, PostId(id.parse().ok()?)))
        }
        _ => None,
    }
}

/// A path segment as a handle, when it is no route.
pub fn person(segment: &str) -> Option<Handle> {
    if is_route(segment) {
        None
    } else {
        Handle::new(segment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_to_a_list_leads_there() {
        let ann = Handle::new("ann").unwrap();
        for tab in [Tab::Posts, Tab::Replies] {
            let there = (PageKind::Profile, Some(ann.clone()), Some(tab));
            assert_eq!(place(&path_to(&ann, tab)), there);
        }
    }

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
            ("https://x.com/ann/all", Tab::All),
            ("https://x.com/ann/reposts", Tab::Reposts),
            ("https://m.x.com/ann?mx=2", Tab::Posts),
            ("https://x.com/ann/media/", Tab::Other),
            ("https://x.com/ann/media?filter=photo", Tab::Other),
            ("https://x.com/ann/highlights", Tab::Other),
            ("https://x.com/ann/about", Tab::Other),
            ("https://x.com/ann/affiliates", Tab::Other),
            ("https://x.com/ann/superfollows", Tab::Other),
            ("https://x.com/ann/articles", Tab::Other),
        ] {
            assert_eq!(
                place(url),
                (PageKind::Profile, Handle::new("Ann"), Some(tab)),
                "{url}"
            );
        }
    }
}
