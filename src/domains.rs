//! Registrable domains by the public suffix list; shorteners, link-in-bio hosts, social networks.

/// The registrable domain ("example.co.uk") of a host ("www.example.co.uk") or address
/// ("https://www.example.co.uk/a?b"), lower case. `None` for an address without one (an IP, a bare suffix, junk).
pub fn registrable(_address: &str) -> Option<String> {
    None
}
