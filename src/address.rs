//! X's addresses: what a link's path says, on whichever of its hosts.

use crate::post::{Handle, PostId};

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
                .is_some_and(|sub| matches!(sub, "www." | "mobile."))
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
