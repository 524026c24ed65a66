//! Phrases of a list, and whether a text has one of them and means it.

use std::ops::Range;

use super::super::pieces::Piece;
use super::tokens::{Token, Tokens};

/// Words that a gap (`~`) may skip.
const GAP: usize = 4;

/// The same where each character is a word of its own.
const GAP_OF_CHARACTERS: usize = 8;

/// The phrases of one language.
pub struct List {
    /// Words that a gap may skip.
    gap: usize,
    /// Words after which a clause may begin.
    leads: Vec<&'static str>,
    /// They call.
    calls: Phrases,
    /// They take back a call that follows in the clause.
    not: Phrases,
    /// They take back a call before them in the clause.
    after: Phrases,
    /// With these in its clause, a call is none the less: "don't forget to …".
    still: Phrases,
    /// They make every call of their sentence somebody else's.
    told: Phrases,
}

/// Phrases ordered by first word, so that a text's words are looked up and not tried.
#[derive(Default)]
struct Phrases(Vec<Phrase>);

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
    pub fn new(language: &str, text: &'static str) -> List {
        let characters = ["ja", "ko", "zh"].contains(&language);
        let gap = if characters { GAP_OF_CHARACTERS } else { GAP };
        let mut list = List {
            gap,
            leads: Vec::new(),
            calls: Phrases::default(),
            not: Phrases::default(),
            after: Phrases::default(),
            still: Phrases::default(),
            told: Phrases::default(),
        };
        let is_comment = |line: &&str| line.is_empty() || line.starts_with('#');
        for line in text.lines().filter(|line| !is_comment(line)) {
            list.take(line);
        }
        list
    }

    /// Takes a line to where its first word says.
    fn take(&mut self, line: &'static str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (phrases, line) = match word {
            "leads" => return self.leads = rest.split(' ').collect(),
            "not" => (&mut self.not, rest),
            "after" => (&mut self.after, rest),
            "still" => (&mut self.still, rest),
            "told" => (&mut self.told, rest),
            _ => (&mut self.calls, line),
        };
        for phrase in phrases_of(line) {
            phrases.insert(phrase);
        }
    }

    /// The first phrase that calls in the text, and is meant.
    pub fn find(&self, pieces: &[Piece]) -> Option<&'static str> {
        let tokens = Tokens::of(pieces);
        (0..tokens.len()).find_map(|at| {
            let (line, end) = self.calls.at(&tokens, at, &self.leads, self.gap)?;
            (!self.is_taken_back(&tokens, at, end)).then_some(line)
        })
    }

    /// Whether a call from one token to another is said not to be followed, or is somebody else's.
    fn is_taken_back(&self, tokens: &[Token], from: usize, to: usize) -> bool {
        let has = |phrases: &Phrases, mut places: Range<usize>| {
            places.any(|at| phrases.at(tokens, at, &[], self.gap).is_some())
        };
        let sentence = around(tokens, from, to, |token| token.apart);
        let clause = around(tokens, from, to, |token| token.begins || token.apart);
        // A character is no word: what stands far off in the clause is about something else.
        let (near, far) = match self.gap {
            GAP_OF_CHARACTERS => (from.saturating_sub(self.gap), to + self.gap),
            _ => (0, usize::MAX),
        };
        has(&self.told, sentence)
            || !has(&self.still, clause.clone())
                && (has(&self.not, clause.start.max(near)..to)
                    || has(&self.after, to..clause.end.min(far)))
    }
}

/// The tokens around these, up to where the next stretch begins.
fn around(tokens: &[Token], from: usize, to: usize, begins: fn(&Token) -> bool) -> Range<usize> {
    let (before, after) = (tokens.get(..=from), tokens.get(to..));
    let start = before.and_then(|before| before.iter().rposition(begins));
    let end = after.and_then(|after| after.iter().position(begins));
    start.unwrap_or(0)..end.map_or(tokens.len(), |end| to + end)
}

impl Phrases {
    /// Puts a phrase in its place. The lists are short, and a sort weighs more than it saves.
    fn insert(&mut self, phrase: Phrase) {
        let place = self.0.partition_point(|other| other.first <= phrase.first);
        self.0.insert(place, phrase);
    }

    /// The phrase that begins with this token, and where it ends.
    fn at(
        &self,
        tokens: &[Token],
        at: usize,
        leads: &[&str],
        gap: usize,
    ) -> Option<(&'static str, usize)> {
        let token = tokens.get(at)?;
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let led = before.is_some_and(|before| leads.contains(&before.word.as_str()));
        let begins = token.begins || led;
        let after = tokens.get(at + 1..)?;
        forms(&token.word).find_map(|form| {
            let (line, length) = self.with(form, begins, after, gap)?;
            Some((line, at + 1 + length))
        })
    }

    /// The phrase that begins with this word and goes on with these, and how many of them it has.
    fn with(
        &self,
        word: &str,
        begins: bool,
        after: &[Token],
        gap: usize,
    ) -> Option<(&'static str, usize)> {
        let from = self
            .0
            .partition_point(|phrase| phrase.first.as_str() < word);
        let phrases = self.0.get(from..)?;
        let mut fitting = phrases
            .iter()
            .take_while(|phrase| phrase.first == word)
            .filter(|phrase| begins || !phrase.begins);
        fitting.find_map(|phrase| {
            let length = goes_on(&phrase.rest, after, gap)?;
            Some((phrase.line, length))
        })
    }
}

/// A line as phrases, one for each alternative of its first word.
fn phrases_of(line: &'static str) -> Vec<Phrase> {
    let begins = line.starts_with('^');
    let mut parts = line.split(' ').filter(|part| *part != "^");
    let first = parts.next().unwrap_or("");
    let rest: Vec<&str> = parts.collect();
    let phrase = |first: &str| {
        let mut words = words(first).into_iter();
        let first = words.next()?;
        let rest = words
            .map(Element::Word)
            .chain(rest.iter().flat_map(|part| elements(part)));
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
fn elements(part: &str) -> Vec<Element> {
    if part == "~" {
        return vec![Element::Gap];
    }
    if let Some(start) = part.strip_suffix('*') {
        return words(start).into_iter().map(Element::Start).collect();
    }
    if part.contains('|') {
        return vec![Element::Either(part.split('|').flat_map(words).collect())];
    }
    words(part).into_iter().map(Element::Word).collect()
}

/// The words of a part of a line, cut as a post's are.
fn words(part: &str) -> Vec<String> {
    if part
        .chars()
        .next()
        .is_some_and(|first| first.is_ascii_uppercase())
    {
        return vec![part.to_owned()];
    }
    let tokens = Tokens::of(&[Piece::Words(part)]);
    tokens.into_iter().map(|token| token.word).collect()
}

/// How many of the tokens go on as the phrase does, within the sentence; `None` where they do not.
fn goes_on(rest: &[Element], tokens: &[Token], gap: usize) -> Option<usize> {
    let Some((element, others)) = rest.split_first() else {
        return Some(0);
    };
    if matches!(element, Element::Gap) {
        let within = tokens
            .iter()
            .take(gap)
            .take_while(|token| !token.apart)
            .count();
        return (0..=within).find_map(|skipped| {
            let length = goes_on(others, tokens.get(skipped..)?, gap)?;
            Some(skipped + length)
        });
    }
    let (token, after) = tokens.split_first()?;
    let fits = |form: &str| match element {
        Element::Gap => false,
        Element::Word(word) => word == form,
        Element::Start(start) => form.starts_with(start.as_str()),
        Element::Either(words) => words.iter().any(|word| word == form),
    };
    let fits = !token.apart && forms(&token.word).any(fits);
    let length = fits.then(|| goes_on(others, after, gap)).flatten()?;
    Some(1 + length)
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
