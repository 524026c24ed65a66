//! The user's own word on an account: one line and a few tags.

use serde::{Deserialize, Serialize};

use crate::ids::Handle;
use crate::limits;
use crate::text::letters::folded;

/// What the user wrote of an account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Word {
    /// What the account was called when this was written.
    pub handle: Option<Handle>,
    /// The account's number, where the page showed one: it outlives the handle.
    pub account: Option<u64>,
    /// One line.
    pub line: String,
    /// At most [`limits::TAGS`].
    pub tags: Vec<String>,
    /// When it was written last, unix seconds.
    pub written: i64,
    /// The handle under which the account was last seen, as a key; empty where that was seen to be
    /// another's since, or where a file brought it of an account that had taken another.
    pub place: String,
}

/// What the user wrote on whoever has a handle.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Written {
    /// On this account.
    pub yours: Option<Word>,
    /// On another account, which had this handle then.
    pub anothers: Option<Word>,
}

impl Word {
    /// Under which handle its account is to be found; `None` where that is not known, or was seen to be another's since.
    pub fn whereabouts(&self) -> Option<Handle> {
        Handle::new(&self.place)
    }

    /// Nothing is left of it.
    pub fn is_empty(&self) -> bool {
        self.line.is_empty() && self.tags.is_empty()
    }

    /// The line anew, as it was typed.
    pub fn set_line(&mut self, typed: &str) {
        self.line = one_line(typed, limits::WORD);
    }

    /// The tags anew, as they were typed: with commas between them.
    pub fn set_tags(&mut self, typed: &str) {
        self.tags.clear();
        for tag in typed.split([',', '،', '、', '，', ';']) {
            let tag = one_line(tag.trim().trim_start_matches('#'), limits::TAG);
            let known = self.tags.iter().any(|other| tag_id(other) == tag_id(&tag));
            if !tag.is_empty() && !known && self.tags.len() < limits::TAGS {
                self.tags.push(tag);
            }
        }
    }

    /// What it counts for: its tags, and the empty one, which stands on every account with a word.
    pub fn counted(&self) -> impl Iterator<Item = &str> {
        let every = Some("").filter(|_| !self.is_empty());
        every
            .into_iter()
            .chain(self.tags.iter().map(String::as_str))
    }

    /// The line and the tags, for those who point at a mark or listen.
    pub fn spelled(&self) -> String {
        let line = Some(&self.line).filter(|line| !line.is_empty());
        let parts: Vec<&str> = line
            .into_iter()
            .chain(&self.tags)
            .map(String::as_str)
            .collect();
        parts.join(" · ")
    }
}

fn one_line(typed: &str, most: usize) -> String {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(most).collect();
    line.trim_end().to_owned()
}

/// A tag beside the badges in the user's choices: two spellings that differ in case are one.
pub fn tag_id(tag: &str) -> String {
    let letters = tag.chars().flat_map(folded);
    format!("tag:{}", letters.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_one_line_and_three_tags() {
        let mut word = Word::default();
        word.set_line("  met in\nBergen \t");
        assert_eq!(word.line, "met in Bergen");
        word.set_tags("#birds, Friends ,friends,, boats、four");
        assert_eq!(word.tags, ["birds", "Friends", "boats"]);
        word.set_line(&"é".repeat(1_000));
        assert_eq!(word.line.chars().count(), limits::WORD);
        word.set_line(" ");
        word.set_tags(" , #");
        assert!(word.is_empty());
    }
}
