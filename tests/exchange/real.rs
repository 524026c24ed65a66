//! Partial lists of real pairs against the whole lists.

use fieldmark::account::Notebook;
use fieldmark::archive::{Record, Tab};
use fieldmark::ids::Handle;
use fieldmark::judge::exchange::exchange;
use fieldmark::page::post::Kind;
use fieldmark::settings::Settings;

use crate::timelines;

/// How many posts of each list are read.
const DEPTHS: [usize; 2] = [60, 400];

/// How often somebody is answered in a time, counted by hand.
fn truth(whole: &Notebook, whom: &Handle, from: i64, to: i64) -> u32 {
    let replies = whole.notes.iter().filter(|note| note.kind == Kind::Reply);
    let counted = replies
        .filter(|note| note.answers.first() == Some(whom) && (from..=to).contains(&note.time));
    counted.count() as u32
}

/// A person's list: all of it, and as it is read by scrolling less or more far.
struct Person {
    name: Handle,
    whole: Notebook,
    read: Vec<Notebook>,
}

impl Person {
    fn of(record: &Record) -> Option<Person> {
        let read = |depth: &usize| record.notebook(Some(*depth), Tab::Split);
        Some(Person {
            name: Handle::new(&record.account)?,
            whole: record.notebook(None, Tab::Replies),
            read: DEPTHS.iter().map(read).collect(),
        })
    }

    fn answers(&self, other: &Handle) -> bool {
        truth(&self.whole, other, 0, i64::MAX) > 0
    }
}

#[test]
fn partial_lists_of_real_pairs_never_say_more_than_the_whole() {
    let Some(records) = timelines::records() else {
        return;
    };
    let told = records.iter().filter(|record| record.fields.tell_replies());
    let people: Vec<Person> = told.filter_map(Person::of).collect();
    let (mut counted, mut replies) = (0, 0);
    for one in &people {
        let answered = people.iter().filter(|other| one.answers(&other.name));
        for other in answered.filter(|other| other.name != one.name) {
            for (yours, theirs) in one.read.iter().zip(&other.read) {
                let (you, them) = ((&one.name, yours), (&other.name, theirs));
                let Some(found) = exchange(you, them, &Settings::default(), i64::MAX) else {
                    continue;
                };
                let from = found.your_list.from.max(found.their_list.from);
                let to = found.your_list.to.min(found.their_list.to);
                let whole = |from, to| {
                    let yours = truth(&one.whole, &other.name, from, to);
                    (yours, truth(&other.whole, &one.name, from, to))
                };
                let all = whole(0, i64::MAX);
                assert!(found.yours <= all.0 && found.theirs <= all.1);
                assert_eq!((found.yours, found.theirs), whole(from, to));
                counted += 1;
                replies += found.yours + found.theirs;
            }
        }
    }
    println!("{counted} pairs of lists, {replies} replies between them");
    assert!(counted > 20 && replies > 20, "too few to prove anything");
}
