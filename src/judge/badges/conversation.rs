//! Does the owner converse, and with whom?

use crate::account::Note;
use crate::i18n::Argument;
use crate::ids::Handle;
use crate::judge::calibration::COMMON;
use crate::judge::levels;
use crate::page::post::Kind;

use crate::judge::tally::{count, ranked};
use crate::judge::{Badge, Family, Habit, Measure, Seen, Side, Tally, Threshold, Withheld};
use crate::page::Kinds;

/// The table of the family.
pub(crate) const BADGES: &[Badge] = &[
    // “They actually reply and retweet a lot!” 30 % is what frequent users do (Pew 2021)
    Badge {
        id: "replies-often",
        family: Family::Conversation,
        measure: Measure::Habit(Habit {
            needs: Kinds::OWN,
            counts: replies,
            side: Side::AtLeast,
            model: &COMMON,
            said: levels::REPLIES_OFTEN,
        }),
        threshold: Threshold::share(0.30),
        on: true,
    },
    // “They simply broadcast”; “zero, or close to zero, interaction”
    Badge {
        id: "broadcaster",
        family: Family::Conversation,
        measure: Measure::Habit(Habit {
            needs: Kinds::OWN,
            counts: replies,
            side: Side::AtMost,
            model: &COMMON,
            said: levels::BROADCASTER,
        }),
        threshold: Threshold::share(0.10),
        on: true,
    },
    // “They always respond and get back to you”
    Badge {
        id: "answers-many",
        family: Family::Conversation,
        measure: Measure::Habit(Habit {
            needs: Kinds::OWN,
            counts: |seen| replies_to_the_top(seen, 3),
            side: Side::AtMost,
            model: &COMMON,
            said: levels::ANSWERS_MANY,
        }),
        threshold: Threshold::share(0.25),
        on: true,
    },
];

fn replies<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    Ok(seen.tally(Note::own, &is_reply))
}

fn is_reply(note: &Note) -> bool {
    note.kind == Kind::Reply
}

/// Replies whose parent could not be seen count neither way.
fn tells_whom_it_answers(note: &Note) -> bool {
    note.answered().is_some()
}

/// Picked because they are on top, they seem more than they are: that errs on the side of silence.
fn replies_to_the_top<'a>(seen: Seen<'_, 'a>, people: usize) -> Result<Tally<'a>, Withheld> {
    let all = seen.tally(tells_whom_it_answers, &|_| true).with;
    // Names decide between equals, so that order never does.
    let everybody = ranked(all.iter().copied().filter_map(key_answered));
    let top = everybody.iter().take(people);
    let top: Vec<&String> = top.map(|(key, _)| key).collect();
    let to_the_top = |note: &Note| key_answered(note).is_some_and(|key| top.contains(&&key));
    let mut tally = seen.tally(tells_whom_it_answers, &to_the_top);
    tally.words = vec![Argument::Number(u64::from(count(everybody.len())))];
    Ok(tally)
}

fn key_answered(note: &Note) -> Option<String> {
    note.answered().map(Handle::key)
}
