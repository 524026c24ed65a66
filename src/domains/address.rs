//! The host of an address, in its one form.
//!
//! No crate, for a measured reason: `url` weighs 43 KB more after brotli, and the package is then over
//! its budget. Given up for that are the rarer mappings of UTS 46: a host that needs them gets another
//! `xn--` name than the browser gives it, never somebody else's.

use std::borrow::Cow;

use crate::text::letters::composed;

/// The host of an address, lower case, non-ASCII labels as `xn--`.
pub fn host(address: &str) -> Option<String> {
    let authority = authority(address.trim())?;
    let name = without_port(authority)?;
    let name = decoded(name)?;
    let visible = name.chars().filter(|character| !is_unseen(*character));
    let name: String = visible.flat_map(plain).collect();
    let name = composed(&name);
    let name = name.strip_suffix('.').unwrap_or(&name);
    let labels: Option<Vec<String>> = name.split('.').map(ascii_label).collect();
    let host = labels?.join(".");
    (host.len() <= 253).then_some(host)
}

/// The parts of an address's path, without empty ones.
pub fn segments(address: &str) -> impl Iterator<Item = &str> {
    let address = address.trim();
    let rest =
        address.split_once("//").map_or(
            address,
            |(before, after)| {
                if is_scheme(before) { after } else { address }
            },
        );
    let rest = rest.split(['?', '#']).next().unwrap_or("");
    let parts = rest.split(['/', '\\']).skip(1);
    parts.filter(|part| !part.is_empty())
}

/// The host and what is left of it when labels are taken off its front, down to two labels.
pub fn tails(host: &str) -> impl Iterator<Item = &str> {
    let after_dots = host
        .match_indices('.')
        .filter_map(|(dot, _)| host.get(dot + 1..));
    std::iter::once(host).chain(after_dots.filter(|tail| tail.contains('.')))
}

/// What stands between scheme and path. Without a scheme an `@` makes it a mail address, not a link.
fn authority(address: &str) -> Option<&str> {
    let (scheme, rest) = match address.split_once("//") {
        Some((before, after)) if is_scheme(before) => (Some(before), after),
        _ => (None, address),
    };
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    match authority.rsplit_once('@') {
        Some((_, host)) => scheme.map(|_| host),
        None => Some(authority),
    }
}

/// Only web links lead to a site; `//host` takes the scheme of the page.
fn is_scheme(text: &str) -> bool {
    ["", "http:", "https:"]
        .iter()
        .any(|scheme| text.eq_ignore_ascii_case(scheme))
}

/// Any other colon is another scheme (`mailto:`) or an IPv6 address.
fn without_port(authority: &str) -> Option<&str> {
    match authority.split_once(':') {
        None => Some(authority),
        Some((host, port)) => port
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then_some(host),
    }
}

/// A host may be written with percent signs ("ex%61mple.com"). `None` where one stands for nothing.
fn decoded(name: &str) -> Option<Cow<'_, str>> {
    let mut parts = name.split('%');
    let first = parts.next()?;
    if first.len() == name.len() {
        return Some(Cow::Borrowed(name));
    }
    let mut bytes = first.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend(part.as_bytes().get(2..)?);
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

/// What names are compared without: soft hyphens, marks that are not seen, and those that choose how
/// a character looks.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{34F}' | '\u{180B}'..='\u{180F}' | '\u{200B}' | '\u{2060}' | '\u{2064}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// A character as names are compared: lower case, full-width forms and ideographic stops made plain.
fn plain(character: char) -> std::char::ToLowercase {
    let narrow = match character {
        '。' | '｡' => '.',
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        other => other,
    };
    narrow.to_lowercase()
}

/// A label as DNS spells it.
fn ascii_label(label: &str) -> Option<String> {
    let fits = !label.is_empty() && label.len() <= 255 && label.chars().all(may_stand_in_a_label);
    let ascii = match label.is_ascii() {
        true => label.to_owned(),
        false => format!("xn--{}", punycode(label)?),
    };
    (fits && ascii.len() <= 63).then_some(ascii)
}

/// Letters of any script and emoji may; spaces, controls and punctuation may not.
fn may_stand_in_a_label(character: char) -> bool {
    match character {
        'a'..='z' | '0'..='9' | '-' | '_' => true,
        '\u{200C}' | '\u{200D}' => true,
        '\u{0}'..='\u{A0}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{3004}' => false,
        '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}' => false,
        other => !other.is_whitespace() && !other.is_control(),
    }
}

/// RFC 3492. A label is short, so the plain quadratic way will do.
fn punycode(label: &str) -> Option<String> {
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let total = u32::try_from(label.chars().count()).ok()?;
    let (mut point, mut delta, mut bias, mut handled) = (128_u32, 0_u32, 72_u32, basic);
    while handled < total {
        let next = label
            .chars()
            .map(u32::from)
            .filter(|value| *value >= point)
            .min()?;
        delta = delta.checked_add((next - point).checked_mul(handled + 1)?)?;
        point = next;
        for value in label.chars().map(u32::from) {
            if value < point {
                delta = delta.checked_add(1)?;
            }
            if value == point {
                push_number(&mut out, delta, bias);
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        point += 1;
    }
    Some(out)
}

/// A number in punycode's digits, least first.
fn push_number(out: &mut String, number: u32, bias: u32) {
    let mut rest = number;
    let mut position: u32 = 36;
    loop {
        let threshold = position.saturating_sub(bias).clamp(1, 26);
        if rest < threshold {
            out.push(digit(rest));
            return;
        }
        out.push(digit(threshold + (rest - threshold) % (36 - threshold)));
        rest = (rest - threshold) / (36 - threshold);
        position += 36;
    }
}

fn digit(value: u32) -> char {
    char::from_digit((value + 10) % 36, 36).unwrap_or('0')
}

/// How the next number's digits are weighed, given how large this one was.
fn adapt(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut steps = 0;
    while delta > 455 {
        delta /= 35;
        steps += 36;
    }
    steps + 36 * delta / (delta + 38)
}
