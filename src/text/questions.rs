//! Whether a text asks, by the question marks of all scripts.
//!
//! Only the mark is read, never grammar: a question without one ("何時ですか") goes unseen, so the
//! share of questions is an understatement in scripts where the mark may be left out (Japanese,
//! Thai, Lao). The emoji ❓ ❔ are no question marks here: people set them before headings and lists.

use super::pieces::Piece;

/// Whether the author's own words, outside links and quotations, ask something.
pub fn asks(pieces: &[Piece], language: Option<&str>) -> bool {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Words(words) => words,
        _ => " ",
    });
    let text: String = words.collect();
    let greek = language == Some("el");
    let mut quotations = Quotations::default();
    let mut before = None;
    let mut said = false;
    let mut rest = text.as_str();
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or("");
        if let Some(beyond) = quotations.skip(character, before, after) {
            rest = beyond;
            before = Some('"');
            continue;
        }
        if said && ends_a_question(character, before, after.chars().next(), greek) {
            return true;
        }
        // "???" alone is a gesture; something must have been said to be asked.
        said |= character.is_alphabetic() || character == '¿';
        before = Some(character);
        rest = after;
    }
    false
}

/// Whether the character is a question mark where it stands.
fn ends_a_question(
    character: char,
    before: Option<char>,
    after: Option<char>,
    greek: bool,
) -> bool {
    let inside_a_word =
        after.is_some_and(|after| after.is_ascii_alphanumeric() || "=&/".contains(after));
    match character {
        // "example.com?a=b", a lost apostrophe ("it?s"), a doubt about one word ("1984(?)").
        '?' => !(inside_a_word || before == Some('(') && after == Some(')')),
        ';' => greek && before.is_some_and(char::is_alphabetic) && !inside_a_word,
        '\u{037E}' // Greek
        | '\u{055E}' // Armenian, on the word that asks
        | '\u{061F}' // Arabic
        | '\u{1367}' // Ethiopic
        | '\u{1945}' // Limbu
        | '\u{2CFA}' | '\u{2CFB}' // Old Nubian
        | '\u{A60F}' // Vai
        | '\u{A6F7}' // Bamum
        | '\u{11143}' // Chakma
        | '‽' | '⁇' | '⁈' | '⁉' | '⸘' | '︖' | '﹖' | '？' => true,
        _ => false,
    }
}

/// Skips quotations. A quotation that is never closed is none: the mark may be an apostrophe or an inch.
#[derive(Default)]
struct Quotations {
    /// Marks known to stay open to the end, so that a text full of them is still read in one pass.
    open: Vec<char>,
}

impl Quotations {
    /// What follows the quotation that begins with this character.
    fn skip<'a>(
        &mut self,
        character: char,
        before: Option<char>,
        after: &'a str,
    ) -> Option<&'a str> {
        let closers = closers(character, before, after.chars().next())?;
        if self.open.contains(&character) {
            return None;
        }
        let beyond = after.char_indices().find_map(|(at, closer)| {
            let beyond = after.get(at + closer.len_utf8()..)?;
            let apostrophe = "'’".contains(closer) && beyond.starts_with(char::is_alphanumeric);
            (closers.contains(closer) && !apostrophe).then_some(beyond)
        });
        if beyond.is_none() {
            self.open.push(character);
        }
        beyond
    }
}

/// The marks that can close a quotation opened by this one, if it opens one where it stands.
fn closers(character: char, before: Option<char>, after: Option<char>) -> Option<&'static str> {
    let leaning = before.is_none_or(|before| !before.is_alphanumeric() && !",.!?".contains(before))
        && after.is_some_and(|after| !after.is_whitespace());
    let closers = match character {
        '“' => "”",
        '„' | '‟' => "“”\"",
        '«' => "»",
        '‹' => "›",
        '‘' => "’",
        '‚' => "‘’",
        '「' | '｢' => "」｣",
        '『' => "』",
        '《' => "》",
        '〈' => "〉",
        '〝' => "〟〞",
        '"' | '＂' if leaning => "\"＂",
        '\'' if leaning => "'",
        '”' if leaning => "”",
        '»' if leaning => "«»",
        _ => return None,
    };
    Some(closers)
}
