//! Registrable domains by the public suffix list; shorteners, link-in-bio hosts, social networks;
//! whose page is whose on a host that many share.
//!
//! Domains are compared, so there is one form of each: lower case, `xn--` for anything outside ASCII.

mod address;
mod shared;
mod suffixes;
mod table;

use shared::ToldBy;

/// What sort of host a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// X itself: no outside link.
    Own,
    /// Hides where it leads, so it says nothing of the site behind it.
    Shortener,
    /// A page of links to one's own pages elsewhere.
    LinkInBio,
    /// Another social network.
    Network,
    /// Any other site.
    Site,
}

/// One list for each class, each with its reason in its first lines.
const CLASSES: [(Class, &str); 4] = [
    (Class::Own, include_str!("domains/own.txt")),
    (Class::Shortener, include_str!("domains/shorteners.txt")),
    (Class::LinkInBio, include_str!("domains/bios.txt")),
    (Class::Network, include_str!("domains/networks.txt")),
];

const ALIASES: &str = include_str!("domains/aliases.txt");

/// The host ("www.example.co.uk") of an address (`https://www.example.co.uk:80/a?b`, `Example.com/a`).
/// `None` for what no web link can be: other schemes, mail addresses, junk, IPv6.
pub fn host(address: &str) -> Option<String> {
    address::host(address)
}

/// The registrable domain ("example.co.uk") of a host ("www.example.co.uk") or address
/// (`https://www.example.co.uk/a?b`), lower case. `None` for an address without one (an IP, a bare suffix, junk).
pub fn registrable(address: &str) -> Option<String> {
    let host = host(address)?;
    suffixes::registrable(&host).map(str::to_owned)
}

/// The site behind an address: its registrable domain, with the short names a site gives itself
/// ("youtu.be") read as the site ("youtube.com"); with the name before it where each is a site of its
/// own ("somebody.substack.com").
pub fn site_of(address: &str) -> Option<String> {
    let host = host(address)?;
    let domain = suffixes::registrable(&host)?;
    if let ToldBy::Name(site) = shared::told(&host) {
        return Some(site.to_owned());
    }
    Some(table::line(ALIASES, domain).unwrap_or(domain).to_owned())
}

/// A link as it is kept: its host, and on a host that many share the beginning of the path that tells
/// whose page it is ("medium.com/@somebody").
pub fn place(address: &str) -> Option<String> {
    let host = host(address)?;
    match shared::told(&host) {
        ToldBy::Path => Some(host + &shared::beginning(address)),
        ToldBy::Host | ToldBy::Name(_) => Some(host),
    }
}

/// What is the own of somebody who gives this address as their site: a whole host, or the page on a
/// host that many share. `None` where that cannot be told: a network is nobody's own, and a page
/// somewhere on a host says nothing of the host.
pub fn own(address: &str) -> Option<String> {
    let host = host(address)?;
    let own = match shared::told(&host) {
        ToldBy::Name(site) => site.to_owned(),
        ToldBy::Path => place(address).filter(|place| place.contains('/'))?,
        ToldBy::Host => address::segments(address)
            .next()
            .is_none()
            .then(|| host.clone())?,
    };
    let is_site = registrable(&host).is_some() && class(&host) == Class::Site;
    is_site.then(|| without_www(&own).to_owned())
}

/// Whether a link leads to what somebody has for their own.
pub fn is_within(link: &str, own: &str) -> bool {
    let Some(place) = place(link) else {
        return false;
    };
    let alias = suffixes::registrable(&place).and_then(|domain| table::line(ALIASES, domain));
    let place = without_www(alias.unwrap_or(&place));
    let beside = match own.contains('/') {
        true => place.strip_prefix(own).map(|rest| rest.starts_with('/')),
        // An older version kept the shared host of somebody's page there as their own.
        false if self::own(own).is_none() => return false,
        false => place.strip_suffix(own).map(|rest| rest.ends_with('.')),
    };
    place == own || beside == Some(true)
}

fn without_www(place: &str) -> &str {
    place.strip_prefix("www.").unwrap_or(place)
}

/// Whether a link there leads to a site, and not to X's own.
pub fn leaves_x(address: &str) -> bool {
    registrable(address).is_some() && class(address) != Class::Own
}

/// What sort of host it is. Takes a host, a registrable domain or an address.
///
/// The lists name whole domains, so the host's every tail is looked up: on some hosts each
/// customer's name is a registrable domain of its own ("somebody.carrd.co").
pub fn class(address: &str) -> Class {
    let Some(host) = host(address) else {
        return Class::Site;
    };
    let alias = suffixes::registrable(&host).and_then(|domain| table::line(ALIASES, domain));
    let names = || address::tails(&host).chain(alias);
    let listed = |list: &str| names().any(|name| table::line(list, name).is_some());
    CLASSES
        .iter()
        .find(|(_, list)| listed(list))
        .map_or(Class::Site, |(class, _)| *class)
}
