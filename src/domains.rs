//! Registrable domains by the public suffix list; shorteners, link-in-bio hosts, social networks.

/// stub
pub fn host(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    host.contains('.').then_some(host)
}

/// stub
pub fn registrable(address: &str) -> Option<String> {
    let host = host(address)?;
    let parts: Vec<&str> = host.split('.').collect();
    Some(parts.get(parts.len().saturating_sub(2)..)?.join("."))
}

/// stub
#[derive(PartialEq)]
pub enum Class {
    /// stub
    Own,
    /// stub
    Site,
}

/// stub
pub fn class(domain: &str) -> Class {
    if matches!(domain, "x.com" | "twitter.com" | "t.co" | "twimg.com") {
        Class::Own
    } else {
        Class::Site
    }
}
