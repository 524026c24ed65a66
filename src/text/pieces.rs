//! A post's text cut into the author's words and what stands between them.

/// A stretch of a post's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// The author's own words.
    Words(&'a str),
    /// An address.
    Link,
    /// A mention of an account.
    Name,
    /// A hashtag or cashtag, without its sign.
    Tag(&'a str),
}

/// Cuts a text at the links it is known to have, and at those that show themselves.
pub fn pieces<'a>(text: &'a str, links: &[impl AsRef<str>]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut links: Vec<Known> = links
        .iter()
        .map(|link| Known::new(text, link.as_ref()))
        .collect();
    let mut from = 0;
    while let Some((start, end)) = next_link(text, &mut links, from) {
        cut_words(text.get(from..start).unwrap_or(""), &mut pieces);
        pieces.push(kind(text.get(start..end).unwrap_or("")));
        from = end;
    }
    cut_words(text.get(from..).unwrap_or(""), &mut pieces);
    pieces
}

/// A link that the text is known to have, and where it is found next.
struct Known<'a> {
    link: &'a str,
    next: Option<usize>,
}

impl<'a> Known<'a> {
    fn new(text: &str, link: &'a str) -> Known<'a> {
        let link = link.trim();
        let next = if link.is_empty() {
            None
        } else {
            text.find(link)
        };
        Known { link, next }
    }
}

/// Where the next known link stands, the longer one where two begin together.
fn next_link(text: &str, links: &mut [Known], from: usize) -> Option<(usize, usize)> {
    for known in links
        .iter_mut()
        .filter(|known| known.next.is_some_and(|next| next < from))
    {
        known.next = text
            .get(from..)
            .and_then(|rest| rest.find(known.link))
            .map(|at| from + at);
    }
    let spans = links
        .iter()
        .filter_map(|known| known.next.map(|start| (start, start + known.link.len())));
    spans.min_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)))
}

fn kind(link: &str) -> Piece<'_> {
    let mut characters = link.chars();
    match characters.next() {
        Some('@' | '＠') => Piece::Name,
        Some('#' | '＃' | '$') => Piece::Tag(characters.as_str()),
        _ => Piece::Link,
    }
}

/// Cuts words at what shows itself to be a link, a mention or a tag.
fn cut_words<'a>(words: &'a str, pieces: &mut Vec<Piece<'a>>) {
    let mut from = 0;
    let mut before = None;
    let mut at = 0;
    while let Some(rest) = words.get(at..) {
        let Some(character) = rest.chars().next() else {
            break;
        };
        match special(rest, character, before) {
            Some((piece, length)) => {
                push_words(words.get(from..at), pieces);
                pieces.push(piece);
                at += length;
                from = at;
                before = None;
            }
            None => {
                at += character.len_utf8();
                before = Some(character);
            }
        }
    }
    push_words(words.get(from..), pieces);
}

fn push_words<'a>(words: Option<&'a str>, pieces: &mut Vec<Piece<'a>>) {
    pieces.extend(words.filter(|words| !words.is_empty()).map(Piece::Words));
}

/// What begins here, if it is no plain word, and its length in bytes.
fn special(rest: &str, character: char, before: Option<char>) -> Option<(Piece<'_>, usize)> {
    if before.is_some_and(|before| before.is_ascii_alphanumeric() || "_@/&".contains(before)) {
        return None;
    }
    let sign = character.len_utf8();
    let after = rest.get(sign..)?;
    match character {
        '@' | '＠' => {
            let length = run(after, |next| next.is_ascii_alphanumeric() || next == '_');
            (1..=20)
                .contains(&length)
                .then_some((Piece::Name, sign + length))
        }
        '#' | '＃' | '$' => {
            let tag = after.get(..run(after, |next| next.is_alphanumeric() || next == '_'))?;
            let named = tag.chars().any(char::is_alphabetic);
            named.then_some((Piece::Tag(tag), sign + tag.len()))
        }
        'a'..='z' | 'A'..='Z' | '0'..='9' => {
            address(rest, before).map(|length| (Piece::Link, length))
        }
        _ => None,
    }
}

/// The length of the address that begins here: one with a scheme, or a host with a path ("example.com/a").
fn address(rest: &str, before: Option<char>) -> Option<usize> {
    let schemes = ["http://", "https://"];
    let begins = |scheme: &&str| {
        rest.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    let apart = before.is_none_or(|before| before.is_whitespace() || "([".contains(before));
    if !(schemes.iter().any(begins) || apart && is_host_with_path(rest)) {
        return None;
    }
    let length = run(rest, |next| {
        next.is_ascii_graphic() && !"\"<>".contains(next)
    });
    // What ends a sentence does not end an address: "Seen https://example.com/a?" asks.
    let address = rest
        .get(..length)?
        .trim_end_matches(|end| ".,;:!?)'*".contains(end));
    Some(address.len())
}

/// Whether a host and a slash stand at the front of the text.
fn is_host_with_path(text: &str) -> bool {
    let length = run(text, |next| {
        next.is_ascii_alphanumeric() || ".-".contains(next)
    });
    let host = text.get(..length).unwrap_or("");
    host.contains('.')
        && !host.contains("..")
        && text.get(length..).is_some_and(|path| path.starts_with('/'))
}

/// How many bytes at the front of the text are characters that fit.
fn run(text: &str, fits: impl Fn(char) -> bool) -> usize {
    text.find(|character| !fits(character))
        .unwrap_or(text.len())
}
