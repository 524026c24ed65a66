//! Shares that are said to have changed, held against real timelines, where they lie beside the clone.
//!
//! A timeline is cut in time, and the posts of each time are dealt out to two people. What is said to one of
//! them to have changed from one time to another has to be so in what the other saw; and between the two
//! of them, who saw the same time, nothing has changed at all.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../support/timelines.rs"]
mod timelines;

use fieldmark::account::diary::Judged;
use fieldmark::archive::trial::looked_at;
use fieldmark::archive::{Entry, Record, Tab};
use fieldmark::judge::since::{Change, SHARES, parted, shares};
use fieldmark::judge::{Badge, catalogue};

/// As many posts as each of the two sees of a time.
const SIZES: [usize; 2] = [50, 100];

/// What may be false, of all that is said.
const FALSE: f64 = 0.05;

fn badge(id: &str) -> &'static Badge {
    catalogue().find(|badge| badge.id == id).unwrap()
}

/// A time of a timeline, as two people saw it.
struct Time {
    seen: Vec<Judged>,
    unseen: Vec<Judged>,
}

/// The times of a timeline, newest first.
fn times(record: &Record, size: usize) -> Vec<Time> {
    let bare = Record {
        account: record.account.clone(),
        kind: record.kind.clone(),
        followers: None,
        following: None,
        fields: record.fields.clone(),
        posts: Vec::new(),
    };
    let time = |posts: &[Entry]| {
        let [seen, unseen] = [0, 1].map(|hand| {
            let dealt = posts.iter().skip(hand).step_by(2).cloned();
            let record = Record {
                posts: dealt.collect(),
                ..bare.clone()
            };
            let notebook = record.notebook(None, Tab::Replies);
            shares(&notebook, looked_at(&notebook))
        });
        Time { seen, unseen }
    };
    record.posts.chunks_exact(2 * size).map(time).collect()
}

#[derive(Debug, Default)]
struct Count {
    /// Pairs of times.
    compared: u32,
    /// Changes said.
    said: u32,
    /// Not so in the unseen posts of the same two times.
    wrong: u32,
    /// Those that could be held to the posts before each of the two times,
    held: u32,
    /// and were not so there: habits go on changing.
    gone_on: u32,
    /// Changes said between two who saw the same time.
    invented: u32,
}

fn share(judged: &[Judged], id: &str) -> Option<f64> {
    let share = judged.iter().find(|share| share.badge == id)?;
    Some(f64::from(share.k) / f64::from(share.n))
}

fn count(times: &[Time], id: &str, all: &mut Count) {
    let of_badge = |change: Change| match change {
        Change::Share(badge, from, to) if badge == id => Some(to - from),
        _ => None,
    };
    for (place, now) in times.iter().enumerate() {
        let invented = parted(&now.seen, &now.unseen).into_iter();
        all.invented += invented.filter_map(of_badge).count() as u32;
        for (further, then) in times.iter().enumerate().skip(place + 1) {
            all.compared += 1;
            let said = parted(&then.seen, &now.seen);
            for rise in said.into_iter().filter_map(of_badge) {
                all.said += 1;
                let so = |then: &[Judged], now: &[Judged]| {
                    let [then, now] = [then, now].map(|judged| share(judged, id));
                    Some((now? - then?) * rise > 0.0)
                };
                all.wrong += u32::from(so(&then.unseen, &now.unseen) != Some(true));
                let before = times.get(further + 1).zip(times.get(place + 1));
                let before = before.filter(|_| further > place + 1);
                let before = before.and_then(|(then, now)| so(&then.seen, &now.seen));
                all.held += u32::from(before.is_some());
                all.gone_on += u32::from(before == Some(false));
            }
        }
    }
}

#[test]
fn of_the_changes_said_at_most_one_in_twenty_is_false() {
    let Some(records) = timelines::records() else {
        return;
    };
    let mut all = Count::default();
    for record in &records {
        for size in SIZES {
            let times = times(record, size);
            for id in SHARES.into_iter().filter(|id| record.tells(badge(id))) {
                count(&times, id, &mut all);
            }
        }
    }
    println!("{all:?}");
    let percent = 100.0 * f64::from(all.wrong) / f64::from(all.said);
    println!("{percent:.1} % of the changes said are false");
    assert!(
        all.compared > 1_000 && all.said > 100,
        "too few to prove anything"
    );
    assert!(f64::from(all.wrong) <= FALSE * f64::from(all.said));
    assert!(f64::from(all.invented) <= FALSE * f64::from(all.compared));
}
