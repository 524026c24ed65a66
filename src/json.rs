//! JSON as a tree, read without copying what stands there plainly; [`form`] turns it into values.
//!
//! The package has a size budget. `serde_json` with derived readers was 66 KB of it after brotli:
//! it writes a reader of its own for every type. This is one reader for all of them.
//!
//! It forgives one thing that others do not: half a surrogate pair, which a page may write into its
//! text and JavaScript passes on as `"\ud800"`, is read as the replacement character. One such post
//! must not make a whole look unreadable.

use std::borrow::Cow;

#[macro_use]
pub mod form;
mod number;

pub use form::{Read, Write, read, write};
pub use number::{decimal, parse as number};

/// Deeper nesting is broken: nothing of ours nests that far, and the stack is small.
const DEEPEST: u8 = 100;

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Truth(bool),
    /// A number as it is written; the reader says which sort it wants.
    Number(&'t str),
    /// Text.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Json<'t>>),
    /// Names and values, in the order written.
    Object(Vec<(Cow<'t, str>, Json<'t>)>),
}

impl<'t> Json<'t> {
    /// Reads a whole text; `None` when it is not JSON.
    pub fn parse(text: &'t str) -> Option<Json<'t>> {
        Json::parse_or_stop(text).ok()
    }

    /// Reads a whole text, or says at which byte it stops to be JSON.
    pub fn parse_or_stop(text: &'t str) -> Result<Json<'t>, usize> {
        let mut parser = Parser {
            text,
            at: 0,
            depth: 0,
        };
        let value = parser.value();
        parser.space();
        let whole = parser.at == text.len();
        value.filter(|_| whole).ok_or(parser.at)
    }

    /// The value of that name; of several, the last. `None` when there is none, or this is no object.
    pub fn get(&self, name: &str) -> Option<&Json<'t>> {
        let entries = self.entries()?;
        let (_, value) = entries.iter().rfind(|(other, _)| other == name)?;
        Some(value)
    }

    /// The entries, if it is an object.
    pub fn entries(&self) -> Option<&[(Cow<'t, str>, Json<'t>)]> {
        match self {
            Json::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The values, if it is a list.
    pub fn list(&self) -> Option<&[Json<'t>]> {
        match self {
            Json::List(list) => Some(list),
            _ => None,
        }
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: u8,
}

impl<'t> Parser<'t> {
    /// The next byte; nothing that JSON allows at the end.
    fn next(&self) -> u8 {
        let byte = self.text.as_bytes().get(self.at);
        byte.copied().unwrap_or_default()
    }

    fn space(&mut self) {
        while matches!(self.next(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Passes over one of these bytes, if it stands here.
    fn skip(&mut self, any: &[u8]) -> bool {
        let found = any.contains(&self.next());
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &str, value: Json<'t>) -> Option<Json<'t>> {
        let rest = self.text.get(self.at..)?;
        self.at += word.len();
        rest.starts_with(word).then_some(value)
    }

    fn value(&mut self) -> Option<Json<'t>> {
        self.space();
        match self.next() {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Truth(true)),
            b'f' => self.word("false", Json::Truth(false)),
            b'"' => self.string().map(Json::Text),
            b'[' => {
                let mut list = Vec::new();
                self.entries(b']', |parser| {
                    list.push(parser.value()?);
                    Some(())
                })?;
                Some(Json::List(list))
            }
            b'{' => {
                let mut entries = Vec::new();
                self.entries(b'}', |parser| {
                    parser.space();
                    let name = parser.string()?;
                    parser.space();
                    entries.push((name, parser.skip(b":").then(|| parser.value())??));
                    Some(())
                })?;
                Some(Json::Object(entries))
            }
            _ => self.number().map(Json::Number),
        }
    }

    /// What stands between two brackets, with commas in between.
    fn entries(&mut self, end: u8, mut entry: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.depth += 1;
        self.space();
        if !self.skip(&[end]) {
            loop {
                (self.depth <= DEEPEST).then(|| entry(self))??;
                self.space();
                if self.skip(&[end]) {
                    break;
                }
                self.skip(b",").then_some(())?;
            }
        }
        self.depth -= 1;
        Some(())
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
    fn number(&mut self) -> Option<&'t str> {
        let start = self.at;
        self.skip(b"-");
        if !self.skip(b"0") {
            self.digits()?;
        }
        if self.skip(b".") {
            self.digits()?;
        }
        if self.skip(b"eE") {
            self.skip(b"+-");
            self.digits()?;
        }
        self.text.get(start..self.at)
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.next().is_ascii_digit() {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn string(&mut self) -> Option<Cow<'t, str>> {
        self.skip(b"\"").then_some(())?;
        let mut read = Cow::Borrowed("");
        loop {
            let start = self.at;
            while !matches!(self.next(), b'"' | b'\\' | 0..=0x1f) {
                self.at += 1;
            }
            // Both ends stand before or after an ASCII byte, so between characters.
            let plain = self.text.get(start..self.at)?;
            match read.is_empty() {
                true => read = Cow::Borrowed(plain),
                false => read.to_mut().push_str(plain),
            }
            let end = self.next();
            self.at += 1;
            match end {
                b'"' => return Some(read),
                b'\\' => read.to_mut().push(self.escape()?),
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let kind = self.next();
        self.at += 1;
        Some(match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => self.unicode()?,
            _ => return None,
        })
    }

    fn unicode(&mut self) -> Option<char> {
        let first = self.hexadecimal()?;
        let back = self.at;
        if (0xd800..0xdc00).contains(&first) && self.skip(b"\\") && self.skip(b"u") {
            let second = self.hexadecimal()?;
            if (0xdc00..0xe000).contains(&second) {
                return char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
        }
        self.at = back;
        Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code << 4 | char::from(self.next()).to_digit(16)?;
            self.at += 1;
        }
        Some(code)
    }
}
