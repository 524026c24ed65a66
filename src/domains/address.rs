//! The host of an address, in its one form.

use url::{Host, Url};

/// What DNS allows.
const LONGEST: usize = 253;

/// The host of an address, lower case, non-ASCII labels as `xn--`.
pub fn host(address: &str) -> Option<String> {
    let url = Url::parse(&with_scheme(address.trim())?).ok()?;
    let Some(Host::Domain(host)) = url.host() else {
        return None;
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    let fits = host.len() <= LONGEST && !host.split('.').any(str::is_empty);
    fits.then(|| host.to_owned())
}

/// Only web links lead to a site, and people leave their scheme out. An `@` without one makes it a
/// mail address.
fn with_scheme(address: &str) -> Option<String> {
    match address.split_once("//") {
        Some((scheme, _)) if is_web(scheme) => Some(address.to_owned()),
        Some(("", rest)) => Some(format!("https://{rest}")),
        _ if address.starts_with('/') => None,
        _ => {
            let authority = address.split(['/', '\\', '?', '#']).next()?;
            (!authority.contains('@')).then(|| format!("https://{address}"))
        }
    }
}

fn is_web(scheme: &str) -> bool {
    ["http:", "https:"]
        .iter()
        .any(|web| scheme.eq_ignore_ascii_case(web))
}

/// The host and what is left of it when labels are taken off its front, down to two labels.
pub fn tails(host: &str) -> impl Iterator<Item = &str> {
    let after_dots = host
        .match_indices('.')
        .filter_map(|(dot, _)| host.get(dot + 1..));
    std::iter::once(host).chain(after_dots.filter(|tail| tail.contains('.')))
}
