//! Registrable domains by the public suffix list; shorteners, link-in-bio hosts, social networks.
//!
//! Domains are compared, so there is one form of each: lower case, `xn--` for anything outside ASCII.

mod address;
mod suffixes;
mod table;

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
    (Class::Own, list!("domains/own.txt")),
    (Class::Shortener, list!("domains/shorteners.txt")),
    (Class::LinkInBio, list!("domains/bios.txt")),
    (Class::Network, list!("domains/networks.txt")),
];

const ALIASES: &str = list!("domains/aliases.txt");

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
/// ("youtu.be") read as the site ("youtube.com").
pub fn site_of(address: &str) -> Option<String> {
    let domain = registrable(address)?;
    let site = table::line(ALIASES, &domain).map(str::to_owned);
    Some(site.unwrap_or(domain))
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
