//! The time that a list covers: what hangs from a top of it without a gap.

use crate::account::coverage::{Coverage, holds};
use crate::account::span::Span;
use crate::ids::PostId;

impl Coverage {
    /// The time that was read from a top down without a gap, newest first. `time_of` tells when a
    /// post was made; of one that is not known any more nothing is covered.
    pub fn spans(&self, time_of: impl Fn(PostId) -> Option<i64>) -> Vec<Span> {
        let span = |stretch: &(PostId, PostId)| {
            let (top, opened) = self.top_of(stretch)?;
            let (newest, oldest) = (time_of(stretch.0)?, time_of(stretch.1)?);
            let nothing_above = top == stretch.0 && !self.is_belied(stretch, opened, &time_of);
            Some(Span {
                from: oldest,
                to: newest.max(if nothing_above { opened } else { newest }),
            })
        };
        let mut spans: Vec<Span> = self.stretches.iter().filter_map(span).collect();
        // Of a list of reposts it is known that it was read, and not how far back.
        let opened = self.tails.iter().filter_map(|tail| tail.opened).max();
        spans.splice(
            0..0,
            opened.map(|opened| Span {
                from: opened,
                to: opened,
            }),
        );
        if self.complete {
            // Nothing is older than the oldest, and of an empty list all is known.
            match spans.last_mut() {
                Some(last) => last.from = 0,
                None => spans.push(Span {
                    from: 0,
                    to: self.read,
                }),
            }
        }
        spans
    }

    /// Posts above a stretch are older than the moment at which nothing was to stand there. X shows a
    /// list that is entered again as it was left, until it has fetched what is new.
    fn is_belied(
        &self,
        stretch: &(PostId, PostId),
        opened: i64,
        time_of: impl Fn(PostId) -> Option<i64>,
    ) -> bool {
        let above = self.stretches.iter().filter(|other| other.1 > stretch.0);
        above
            .filter_map(|other| time_of(other.1))
            .any(|time| time <= opened)
    }

    /// Everything read hangs from a top: nothing was skipped above any of it.
    pub fn hangs_from_its_top(&self) -> bool {
        let hangs = |stretch| self.top_of(stretch).is_some();
        !self.adrift && self.stretches.iter().all(hangs)
    }

    /// The newest top that lies in a stretch: nothing was skipped between it and what is older.
    fn top_of(&self, stretch: &(PostId, PostId)) -> Option<(PostId, i64)> {
        let mut tops = self.tops.iter();
        tops.find(|(top, _)| holds(stretch, *top)).copied()
    }
}
