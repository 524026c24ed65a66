//! The slots of a post: X lists the ids of a post's parts in a fixed order in `aria-labelledby`,
//! and an id resolves only if that part exists. That map needs no language (pages/DOM.md §4).

use crate::words::PostWords;

/// Which parts of a post are there.
pub struct Slots<'a> {
    ids: Vec<&'a str>,
    words: &'a PostWords,
    /// Where the text stands or would stand.
    text: Option<usize>,
}

impl<'a> Slots<'a> {
    /// Reads the map. The list's length tells the year: 16 and more since 2022, 12–13 in early 2022.
    pub fn new(words: &'a PostWords) -> Slots<'a> {
        let ids: Vec<&str> = words.slots.split_whitespace().collect();
        let text = match ids.len() {
            16.. => Some(10),
            12..=13 => Some(8),
            _ => None,
        };
        Slots { ids, words, text }
    }

    /// The layout is one we know.
    pub fn known(&self) -> bool {
        self.text.is_some()
    }

    /// The post's own text stands where the layout says, or there is none.
    pub fn text_in_place(&self, own_text_id: Option<&str>) -> bool {
        match own_text_id {
            Some(id) => self.text.and_then(|slot| self.ids.get(slot)) == Some(&id),
            None => true,
        }
    }

    /// The id of the "Replying to" block, if the block is there. It is always the slot before the text's.
    pub fn reply_block(&self) -> Option<&'a str> {
        self.filled(self.text?.checked_sub(1)?)
    }

    /// The id of the social context, if it is there.
    pub fn social(&self) -> Option<&'a str> {
        if self.ids.len() >= 16 {
            self.filled(3)
        } else {
            None
        }
    }

    fn filled(&self, slot: usize) -> Option<&'a str> {
        let id = *self.ids.get(slot)?;
        self.words
            .ids
            .iter()
            .any(|present| present == id)
            .then_some(id)
    }
}
