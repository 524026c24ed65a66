//! A text as the words that phrases are matched against.

use super::super::letters::{folded, is_a_word};
use super::super::pieces::Piece;

/// One word, or what stands in the place of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word in its compared form; `NAME`, `LINK` or `TAG:word` for what is none, `0` for a number.
    pub word: String,
    /// A clause may begin here.
    pub begins: bool,
    /// A sentence ended before this.
    pub apart: bool,
}

/// Cuts text into tokens, one after the other.
pub struct Tokens {
    tokens: Vec<Token>,
    word: String,
    begins: bool,
    apart: bool,
}

impl Tokens {
    /// The tokens of a post.
    pub fn of(pieces: &[Piece]) -> Vec<Token> {
        let mut tokens = Tokens {
            tokens: Vec::new(),
            word: String::new(),
            begins: true,
            apart: true,
        };
        for piece in pieces {
            tokens.piece(piece);
        }
        tokens.end_word();
        tokens.tokens
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Words(words) => self.words(words),
            Piece::Link => {
                self.stand_in("LINK".to_owned());
                self.begins = true;
            }
            Piece::Name => self.stand_in("NAME".to_owned()),
            Piece::Tag(tag) => {
                let tag: String = tag.chars().flat_map(folded).collect();
                self.stand_in(format!("TAG:{tag}"));
            }
        }
    }

    /// What is no word. A clause begins after a mention or hashtag only where one began with it
    /// ("@somebody follow us", but not "at my @somebody shop").
    fn stand_in(&mut self, word: String) {
        self.end_word();
        let began = self.begins;
        self.word = word;
        self.end_word();
        self.begins = began;
    }

    fn words(&mut self, words: &str) {
        let mut characters = words.chars().peekable();
        while let Some(character) = characters.next() {
            let next_is_word = characters.peek().is_some_and(|next| next.is_alphanumeric());
            self.character(character, next_is_word);
        }
        self.end_word();
    }

    fn character(&mut self, character: char, next_is_word: bool) {
        match character {
            // Marks written inside a word that compare as nothing: apostrophes, the Arabic stroke and vowels.
            '\''
            | '’'
            | '‘'
            | 'ʼ'
            | '´'
            | '`'
            | '\u{0640}'
            | '\u{064B}'..='\u{0652}'
            | '\u{FE0F}'
            | '\u{200D}' => {}
            '.' | ',' | '-' if next_is_word && !self.word.is_empty() => {
                // "don't" is one word, "e-mail" two; neither dot nor comma of "1.5" ends a sentence.
                self.end_word();
            }
            letter if letter.is_alphanumeric() || is_mark(letter) => self.letter(letter),
            '&' | '+' | '%' | '€' | '$' | '£' | '¥' | '₺' | '₩' => {
                self.end_word();
                self.word.push(character);
                self.end_word();
            }
            ' ' | '\u{A0}' | '\u{3000}' | '_' => self.end_word(),
            other => self.boundary(other),
        }
    }

    fn letter(&mut self, letter: char) {
        let alone = is_a_word(letter);
        let digit = letter.is_numeric();
        let after_digit = self.word == "0";
        if alone || (after_digit != digit && !self.word.is_empty()) {
            self.end_word();
        }
        match letter {
            // Written with and without their marks by the same people.
            'أ' | 'إ' | 'آ' | 'ٱ' => self.word.push('ا'),
            'ة' => self.word.push('ه'),
            'ى' => self.word.push('ي'),
            _ if digit && self.word == "0" => {}
            _ if digit => self.word.push('0'),
            other => self.word.extend(folded(other)),
        }
        if alone {
            self.end_word();
        }
    }

    /// Everything that is no word parts clauses; stops and lines part sentences.
    fn boundary(&mut self, mark: char) {
        self.end_word();
        self.begins = true;
        self.apart |= matches!(
            mark,
            '.' | '!'
                | '?'
                | '…'
                | ';'
                | '\n'
                | '。'
                | '！'
                | '？'
                | '؟'
                | '؛'
                | '¡'
                | '¿'
                | '।'
                | '‼'
                | '⁉'
        );
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        self.tokens.push(Token {
            word: std::mem::take(&mut self.word),
            begins: std::mem::take(&mut self.begins),
            apart: std::mem::take(&mut self.apart),
        });
    }
}

/// Combining marks that belong to their letter though they are none themselves.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}')
}
