//! Shares that are said to have changed, held against real timelines. They are real people's words and are
//! not in the repository: whoever has them lays them beside the clone, as `shared/timelines`.
//!
//! A timeline is cut in time: somebody saw posts then, and others see posts now. What is said to have
//! changed has to show in the posts beside both, which nobody saw; and where the posts of one time are
//! dealt out to two people, nothing has changed between them at all.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs::File;
use std::path::{Path, PathBuf};

use fieldmark::archive::trial::{self, Direction, Half, Window, looked_at};
use fieldmark::archive::{Entry, Record, Tab};
use fieldmark::judge::catalogue;
use fieldmark::judge::since::{Change, SHARES, parted, shares};

/// As many posts as are seen then, and now.
const SIZES: [usize; 2] = [50, 100];

/// Windows stand this many posts apart, and the posts beside a window are this many.
const STEP: usize = 50;
const BESIDE: usize = 200;

/// What may be false, of all that is said.
const FALSE: f64 = 0.05;

fn records(half: Half) -> Option<Vec<Record>> {
    let mut above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let file: Option<PathBuf> = above.find_map(|above| {
        let file = above.join("shared/timelines/timelines.jsonl.gz");
        Some(file).filter(|file| file.is_file())
    });
    if file.is_none() {
        println!("LEFT OUT, LEFT OUT: no shared/timelines beside this clone");
    }
    Some(trial::read(File::open(file?).unwrap(), half).unwrap())
}

/// Whether a record can tell of this share.
fn tells(record: &Record, id: &str) -> bool {
    let badge = catalogue().find(|badge| badge.id == id).unwrap();
    record.tells(badge)
}

/// The share of the posts beside a window.
fn truth(window: &Window, id: &str) -> Option<f64> {
    let badge = catalogue().find(|badge| badge.id == id).unwrap();
    trial::truth(badge, &window.next, &[])
}

/// What was compared, what was said, and what of that was false.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    compared: u32,
    said: u32,
    wrong: u32,
}

impl Count {
    fn add(&mut self, other: Count) {
        self.compared += other.compared;
        self.said += other.said;
        self.wrong += other.wrong;
    }
}

/// Every pair of windows of a timeline that is far enough apart, for one share.
fn cut(record: &Record, id: &'static str, size: usize) -> Count {
    let list = record.notebook(None, Tab::Replies);
    let windows: Vec<Window> = trial::windows(&list, size, Direction::Backward).collect();
    let judged: Vec<_> = windows
        .iter()
        .map(|window| shares(&window.sample, looked_at(&window.sample)))
        .collect();
    let apart = (size + BESIDE).div_ceil(STEP);
    let mut count = Count::default();
    for far in [apart, 2 * apart, 4 * apart] {
        for now in 0..windows.len().saturating_sub(far) {
            let (now, then) = (now, now + far);
            let truths = truth(&windows[then], id).zip(truth(&windows[now], id));
            let Some((before, after)) = truths else {
                continue;
            };
            count.compared += 1;
            for change in parted(&judged[then], &judged[now]) {
                if let Change::Share(badge, from, to) = change
                    && badge == id
                {
                    count.said += 1;
                    count.wrong += u32::from((after - before) * (to - from) <= 0.0);
                }
            }
        }
    }
    count
}

#[test]
fn of_the_changes_said_at_most_one_in_twenty_is_false() {
    for half in [Half::Judged, Half::Fitted] {
        let Some(records) = records(half) else {
            return;
        };
        let mut all = Count::default();
        for id in SHARES {
            for size in SIZES {
                let mut count = Count::default();
                for record in records.iter().filter(|record| tells(record, id)) {
                    count.add(cut(record, id, size));
                }
                println!("{half:?} {id}, {size} posts: {count:?}");
                all.add(count);
            }
        }
        println!(
            "{half:?} all: {all:?}, {:.1} % of those said are false",
            100.0 * f64::from(all.wrong) / f64::from(all.said)
        );
        assert!(all.said > 200, "too few to prove anything");
        assert!(f64::from(all.wrong) <= FALSE * f64::from(all.said));
    }
}

/// Every other post to one, the rest to another: they saw the same account at the same time.
fn dealt(record: &Record, size: usize) -> Count {
    let mut count = Count::default();
    for posts in record.posts.chunks_exact(2 * size) {
        let hand = |odd: usize| {
            let mine = posts
                .iter()
                .enumerate()
                .filter(|(place, _)| place % 2 == odd);
            let posts: Vec<Entry> = mine.map(|(_, entry)| entry.clone()).collect();
            let record = Record {
                posts,
                ..record.clone()
            };
            let seen = record.notebook(None, Tab::Replies);
            shares(&seen, looked_at(&seen))
        };
        let hands = [hand(0), hand(1)];
        count.compared += hands[0].len() as u32;
        count.said += parted(&hands[0], &hands[1]).len() as u32;
    }
    count.wrong = count.said;
    count
}

#[test]
fn between_two_who_saw_the_same_time_nothing_has_changed() {
    let Some(records) = records(Half::Judged) else {
        return;
    };
    let mut count = Count::default();
    let told = |record: &&Record| SHARES.into_iter().all(|id| tells(record, id));
    for record in records.iter().filter(told) {
        for size in SIZES {
            count.add(dealt(record, size));
        }
    }
    println!("one time dealt to two: {count:?}");
    assert!(count.compared > 1_000, "too few to prove anything");
    assert!(f64::from(count.wrong) <= FALSE * f64::from(count.compared));
}
