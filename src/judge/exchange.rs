//! The two of you: how often the owner of a profile and the viewer replied to each other.
//!
//! Counts, and no share: who replies to a hundred people replies little to each. Only the time that
//! both of their lists of replies cover is looked at, so that the two numbers can be held side by side.

use crate::account::span::{Span, common};
use crate::account::{Note, Notebook};
use crate::ids::Handle;
use crate::judge::Account;
use crate::judge::tally::count;
use crate::settings::Settings;
use crate::time::DAY;

/// X's first day: nothing in a list that was read to its end is older.
const FIRST_DAY: i64 = 1_142_899_200;

/// How often two people replied to each other in the time that both of their lists cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exchange {
    /// Replies of the viewer to the owner.
    pub yours: u32,
    /// Replies of the owner to the viewer.
    pub theirs: u32,
    /// A reply of the viewer to the owner was seen, in that time or another.
    pub yours_seen: bool,
    /// The same of the owner.
    pub theirs_seen: bool,
    /// Days that both lists cover, begun ones counted whole.
    pub days: u32,
    /// From when to when the viewer's list was read; there may be gaps.
    pub your_list: Span,
    /// The same of the owner's.
    pub their_list: Span,
}

/// The replies of one of them, and the time in which none was missed.
struct Told<'a> {
    replies: Vec<&'a Note>,
    spans: Vec<Span>,
    whole: Span,
}

impl<'a> Told<'a> {
    fn of(notebook: &'a Notebook, settings: &'a Settings, when: Span) -> Option<Told<'a>> {
        let (spans, replies) = Account::new(notebook, settings, when.to).told_replies()?;
        let mut spans = common(&spans, &[when]);
        for span in &mut spans {
            let first = notebook.profile.created.unwrap_or(FIRST_DAY);
            span.from = span.from.max(first).min(span.to);
        }
        let from = spans.iter().map(|span| span.from).min()?;
        let to = spans.iter().map(|span| span.to).max()?;
        Some(Told {
            replies,
            spans,
            whole: Span { from, to },
        })
    }

    fn to(&self, whom: &Handle, when: &[Span]) -> u32 {
        let replies = self.replies.iter();
        let counted = replies.filter(|note| {
            note.answered() == Some(whom) && when.iter().any(|span| span.contains(note.time))
        });
        count(counted.count())
    }
}

/// What the two wrote to each other; `None` where their lists have no time in common.
pub fn exchange(
    (you, yours): (&Handle, &Notebook),
    (them, theirs): (&Handle, &Notebook),
    settings: &Settings,
    now: i64,
) -> Option<Exchange> {
    let yours_seen = has_replied(yours, them);
    let theirs_seen = has_replied(theirs, you);
    // What was read before one of them took another handle names the former one.
    let when = Span {
        from: yours.renamed.max(theirs.renamed),
        to: now,
    };
    let yours = Told::of(yours, settings, when)?;
    let theirs = Told::of(theirs, settings, when)?;
    let both = common(&yours.spans, &theirs.spans);
    let seconds: i64 = both.iter().map(|span| span.to - span.from).sum();
    let days = seconds.div_euclid(DAY).saturating_add(1);
    (!both.is_empty()).then(|| Exchange {
        yours: yours.to(them, &both),
        theirs: theirs.to(you, &both),
        yours_seen,
        theirs_seen,
        days: u32::try_from(days).unwrap_or(u32::MAX),
        your_list: yours.whole,
        their_list: theirs.whole,
    })
}

/// Whether a reply of the notebook's owner to somebody was seen, whenever that was.
pub fn has_replied(notebook: &Notebook, whom: &Handle) -> bool {
    let mut notes = notebook.notes.iter();
    notes.any(|note| note.listed() && note.answered() == Some(whom))
}
