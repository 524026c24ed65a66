//! Spans of time, laid upon each other.

use std::cmp::Reverse;

/// A span of time, unix seconds, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The oldest post in it.
    pub from: i64,
    /// The newest, or later, where it is known that nothing came since.
    pub to: i64,
}

impl Span {
    /// Whether the moment lies in it.
    pub fn contains(self, time: i64) -> bool {
        (self.from..=self.to).contains(&time)
    }
}

/// The time that lies in both.
pub fn common(one: &[Span], other: &[Span]) -> Vec<Span> {
    let both = |one: &Span, other: &Span| Span {
        from: one.from.max(other.from),
        to: one.to.min(other.to),
    };
    let all = one
        .iter()
        .flat_map(|one| other.iter().map(move |other| both(one, other)));
    all.filter(|span| span.from <= span.to).collect()
}

/// The time that lies in one or the other, newest first.
pub fn united(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| Reverse(span.to));
    spans.dedup_by(|next, kept| {
        let touches = next.to >= kept.from;
        if touches {
            kept.from = kept.from.min(next.from);
        }
        touches
    });
    spans
}

/// Those from the newest down to the first hole that is longer than `most` seconds; what came after
/// them until `seen` is a hole too.
pub fn without_long_holes(mut spans: Vec<Span>, seen: i64, most: i64) -> Vec<Span> {
    let mut above = seen;
    let hang_together = spans.iter().take_while(|span| {
        let hole = above.saturating_sub(span.to);
        above = span.from;
        hole <= most
    });
    let near = hang_together.count();
    spans.truncate(near);
    spans
}
