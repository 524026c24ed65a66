//! Phrases of a list, and whether a text has one of them.

use super::super::pieces::Piece;
use super::tokens::{Token, Tokens};

/// Words that a gap (`~`) may skip.
const GAP: usize = 4;

/// The same where each character is a word of its own.
const GAP_OF_CHARACTERS: usize = 8;

/// The phrases of one language.
pub struct List {
    language: &'static str,
    /// Words that a gap may skip.
    gap: usize,
    /// Words after which a clause may begin.
    leads: Vec<&'static str>,
    /// Ordered by first word, so that a text's words are looked up and not tried.
    phrases: Vec<Phrase>,
}

/// A phrase, cut up.
struct Phrase {
    /// The line of the list.
    line: &'static str,
    /// Its first word, one phrase for each alternative.
    first: String,
    /// It stands at the beginning of a clause only.
    begins: bool,
    /// What follows the first word.
    rest: Vec<Element>,
}

/// One place in a phrase.
enum Element {
    Gap,
    Word(String),
    Start(String),
    Either(Vec<String>),
}

impl List {
    /// Reads a list.
    pub fn new(language: &'static str, text: &'static str) -> List {
        let characters = ["ja", "ko", "zh"].contains(&language);
        let gap = if characters { GAP_OF_CHARACTERS } else { GAP };
        let mut list = List {
            language,
            gap,
            leads: Vec::new(),
            phrases: Vec::new(),
        };
        let is_comment = |line: &&str| line.is_empty() || line.starts_with('#');
        for line in text.lines().filter(|line| !is_comment(line)) {
            match line.strip_prefix("leads ") {
                Some(leads) => list.leads = leads.split(' ').collect(),
                None => phrases(line, language)
                    .into_iter()
                    .for_each(|phrase| list.insert(phrase)),
            }
        }
        list
    }

    /// Puts a phrase in its place. The lists are short, and a sort weighs more than it saves.
    fn insert(&mut self, phrase: Phrase) {
        let place = self
            .phrases
            .partition_point(|other| other.first <= phrase.first);
        self.phrases.insert(place, phrase);
    }

    /// The first phrase that the text has.
    pub fn find(&self, pieces: &[Piece]) -> Option<&'static str> {
        let tokens = Tokens::of(pieces, self.language);
        let mut before: Option<&Token> = None;
        for (at, token) in tokens.iter().enumerate() {
            let after = tokens.get(at + 1..).unwrap_or(&[]);
            let led = before.is_some_and(|before| self.leads.contains(&before.word.as_str()));
            let begins = token.begins || led;
            if let Some(line) =
                forms(&token.word).find_map(|form| self.phrase_at(form, begins, after))
            {
                return Some(line);
            }
            before = Some(token);
        }
        None
    }

    /// The phrase that begins with this word and goes on with these.
    fn phrase_at(&self, word: &str, begins: bool, after: &[Token]) -> Option<&'static str> {
        let from = self
            .phrases
            .partition_point(|phrase| phrase.first.as_str() < word);
        let phrases = self
            .phrases
            .get(from..)?
            .iter()
            .take_while(|phrase| phrase.first == word);
        let mut fitting = phrases.filter(|phrase| begins || !phrase.begins);
        fitting
            .find(|phrase| goes_on(&phrase.rest, after, self.gap))
            .map(|phrase| phrase.line)
    }
}

/// A line as phrases, one for each alternative of its first word.
fn phrases(line: &'static str, language: &str) -> Vec<Phrase> {
    let begins = line.starts_with('^');
    let mut parts = line.split(' ').filter(|part| *part != "^");
    let first = parts.next().unwrap_or("");
    let rest: Vec<&str> = parts.collect();
    let phrase = |first: &str| {
        let mut words = words(first, language).into_iter();
        let first = words.next()?;
        let rest = words
            .map(Element::Word)
            .chain(rest.iter().flat_map(|part| elements(part, language)));
        Some(Phrase {
            line,
            first,
            begins,
            rest: rest.collect(),
        })
    };
    first.split('|').filter_map(phrase).collect()
}

/// A part of a line as it is matched.
fn elements(part: &str, language: &str) -> Vec<Element> {
    if part == "~" {
        return vec![Element::Gap];
    }
    if let Some(start) = part.strip_suffix('*') {
        return words(start, language)
            .into_iter()
            .map(Element::Start)
            .collect();
    }
    if part.contains('|') {
        return vec![Element::Either(
            part.split('|')
                .flat_map(|word| words(word, language))
                .collect(),
        )];
    }
    words(part, language)
        .into_iter()
        .map(Element::Word)
        .collect()
}

/// The words of a part of a line, cut as a post's are.
fn words(part: &str, language: &str) -> Vec<String> {
    if part
        .chars()
        .next()
        .is_some_and(|first| first.is_ascii_uppercase())
    {
        return vec![part.to_owned()];
    }
    let tokens = Tokens::of(&[Piece::Words(part)], language);
    tokens.into_iter().map(|token| token.word).collect()
}

/// Whether the tokens go on as the phrase does, within the sentence.
fn goes_on(rest: &[Element], tokens: &[Token], gap: usize) -> bool {
    let Some((element, others)) = rest.split_first() else {
        return true;
    };
    if matches!(element, Element::Gap) {
        let within = tokens
            .iter()
            .take(gap)
            .take_while(|token| !token.apart)
            .count();
        return (0..=within).any(|skipped| {
            tokens
                .get(skipped..)
                .is_some_and(|tokens| goes_on(others, tokens, gap))
        });
    }
    let Some((token, after)) = tokens.split_first() else {
        return false;
    };
    let fits = |form: &str| match element {
        Element::Gap => false,
        Element::Word(word) => word == form,
        Element::Start(start) => form.starts_with(start.as_str()),
        Element::Either(words) => words.iter().any(|word| word == form),
    };
    !token.apart && forms(&token.word).any(fits) && goes_on(others, after, gap)
}

/// A word and what it is without what is written onto it: Arabic joins "and" and "the" to the next
/// word, and "TAG" stands for any hashtag.
fn forms(word: &str) -> impl Iterator<Item = &str> {
    let bare = word.strip_prefix(['و', 'ف', 'ب']);
    let article = |word| str::strip_prefix(word, "ال");
    let tag = word.starts_with("TAG:").then_some("TAG");
    [Some(word), bare, article(word), bare.and_then(article), tag]
        .into_iter()
        .flatten()
}
