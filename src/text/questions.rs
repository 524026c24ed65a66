//! Whether a text asks, by the question marks of all scripts.
//!
//! Only the mark is read, never grammar: a question without one ("何時ですか") goes unseen, so the
//! share of questions is an understatement in scripts where the mark may be left out (Japanese,
//! Thai, Lao). The emoji ❓ ❔ are no question marks here: people set them before headings and lists.

use super::pieces::Piece;

/// Whether the author's own words ask something. Quotations are expected to be gone. In Greek a
/// semicolon is the question mark, and that has no other form in composed text; after a letter of another
/// script it is none: Greek posts quote English, and X translates them.
pub fn asks(pieces: &[Piece], language: Option<&str>) -> bool {
    // `und` and what begins with "q" are no languages: X could not tell.
    let untold = language.is_none_or(|language| language == "und" || language.starts_with('q'));
    let may_be_greek = untold || language == Some("el");
    let greek = |letter: char| {
        may_be_greek && matches!(letter, '\u{0370}'..='\u{03FF}' | '\u{1F00}'..='\u{1FFF}')
    };
    let mut said = false;
    let mut before = None;
    let mut bracketed = false;
    let words = pieces.iter().map(|piece| match piece {
        Piece::Words(words) => words,
        _ => " ",
    });
    let mut characters = words.flat_map(str::chars).peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied();
        if said
            && ends_a_question(character, before, after, &greek)
            && !is_smile(character, after, bracketed)
        {
            return true;
        }
        match character {
            '(' => bracketed = true,
            ')' => bracketed = false,
            _ => {}
        }
        // "???" alone is a gesture; something must have been said to be asked.
        said |= character.is_alphabetic();
        before = Some(character);
    }
    false
}

/// ";)" and ";-)": a smile, unless the bracket closes one.
fn is_smile(character: char, after: Option<char>, bracketed: bool) -> bool {
    character == ';' && (after == Some('-') || after == Some(')') && !bracketed)
}

/// Whether the character is a question mark where it stands.
fn ends_a_question(
    character: char,
    before: Option<char>,
    after: Option<char>,
    greek: &dyn Fn(char) -> bool,
) -> bool {
    let inside_a_word =
        after.is_some_and(|after| after.is_ascii_alphanumeric() || "=&/".contains(after));
    // A doubt about one word: "1984(?)".
    let alone_in_brackets = before.is_some_and(|before| "(（".contains(before))
        && after.is_some_and(|after| ")）".contains(after));
    match character {
        _ if alone_in_brackets => false,
        // "example.com?a=b", a lost apostrophe ("it?s"), the second post of nobody knows how many ("2/?").
        '?' => !(inside_a_word || before == Some('/')),
        ';' => before.is_some_and(greek) && !inside_a_word,
        '\u{055E}' // Armenian, on the word that asks
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
