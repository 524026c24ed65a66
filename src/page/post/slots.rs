//! The slots of a post: X lists the ids of a post's parts in a fixed order in `aria-labelledby`,
//! and an id resolves only if that part exists. That map needs no language.

use crate::page::snapshot::RawPost;

/// What the row above the avatar holds, told by its nested tags: the only three shapes X has
/// served from 2022 to 2026, so that a fourth one is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Above {
    /// Nothing.
    Nothing,
    /// A line to the post above.
    Line,
    /// An icon, with the social context beside it.
    Icon,
}

/// Reads the row above the avatar. `None`: no shape that is known.
pub fn above(raw: &RawPost) -> Option<Above> {
    match raw.above.as_deref()? {
        "DIV(DIV(DIV))" => Some(Above::Nothing),
        "DIV(DIV(DIV(DIV)DIV))" => Some(Above::Line),
        row if row.to_ascii_lowercase().contains("svg") => Some(Above::Icon),
        _ => None,
    }
}

/// Which parts of a post are there.
pub struct Slots<'a> {
    ids: Vec<&'a str>,
    raw: &'a RawPost,
    /// Where the text stands or would stand; `None` when the layout is not known.
    text: Option<usize>,
    /// The own text does not stand where the layout says: one of the two was not read right.
    pub astray: bool,
}

impl<'a> Slots<'a> {
    /// Reads the map. The own text tells its slot itself; without one the list's length tells the
    /// year: 16 and more since August 2022, 12–13 in early 2022.
    pub fn new(raw: &'a RawPost, own_text_id: Option<&str>) -> Slots<'a> {
        let ids: Vec<&str> = raw.slots.split_whitespace().collect();
        let by_length = match ids.len() {
            16.. => Some(10),
            12..=13 => Some(8),
            _ => None,
        };
        let found = own_text_id.and_then(|own| ids.iter().position(|id| *id == own));
        let agreed = found.is_none() || by_length.is_none() || found == by_length;
        let text = if agreed { found.or(by_length) } else { None };
        let astray = !agreed || (found.is_none() && own_text_id.is_some() && by_length.is_some());
        Slots {
            ids,
            raw,
            text,
            astray,
        }
    }

    /// The id of the "Replying to" block, if the block is there. It is always the slot before the text's.
    pub fn reply_block(&self) -> Option<&'a str> {
        self.filled(self.text?.checked_sub(1)?)
    }

    /// The place of media, cards and quotes is filled.
    pub fn has_extras(&self) -> bool {
        self.text
            .is_some_and(|text| self.filled(text + 2).is_some())
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
        self.raw
            .ids
            .iter()
            .any(|present| present == id)
            .then_some(id)
    }
}
