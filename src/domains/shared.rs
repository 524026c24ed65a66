//! Hosts that many people share, and whose page is whose there.

use super::{address, table};
use crate::limits;

/// See its first lines.
const SHARED: &str = include_str!("shared.txt");

/// What tells whose a page on a host is.
#[derive(Debug, PartialEq, Eq)]
pub enum ToldBy<'h> {
    /// The host: nobody is known to share it.
    Host,
    /// The name before a shared host, with it: "somebody.substack.com".
    Name(&'h str),
    /// The beginning of the path.
    Path,
}

/// What tells whose a page on this host is.
pub fn told(host: &str) -> ToldBy<'_> {
    let mut tails = address::tails(host);
    let found = tails.find_map(|tail| Some((tail, table::line(SHARED, tail)?)));
    let Some((shared, kind)) = found else {
        return ToldBy::Host;
    };
    let before = host
        .strip_suffix(shared)
        .and_then(|names| names.strip_suffix('.'));
    let name = before.and_then(|names| names.rsplit('.').next());
    let name = name.filter(|name| kind == "names" && !["www", "m"].contains(name));
    let from = name.map(|name| host.len() - shared.len() - 1 - name.len());
    match from.and_then(|from| host.get(from..)) {
        Some(named) => ToldBy::Name(named),
        None => ToldBy::Path,
    }
}

/// The beginning of an address's path, as far as it can tell whose page it is ("/@somebody").
/// Empty when there is none, or one too long to be kept.
pub fn beginning(address: &str) -> String {
    let mut beginning = String::new();
    for segment in address::segments(address).take(limits::SEGMENTS) {
        beginning.push('/');
        beginning.push_str(&segment.to_lowercase());
        if segment.starts_with(['@', '~']) {
            break; // A person; what follows is theirs.
        }
    }
    match beginning.len() <= limits::PATH {
        true => beginning,
        false => String::new(),
    }
}
