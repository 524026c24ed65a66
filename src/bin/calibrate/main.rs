//! Fits the numbers of `src/judge/calibration.rs` again, and writes `src/judge/levels.rs` by the rule of [`rule`]:
//! `cargo run --release --bin calibrate -- [--check] ARCHIVE.jsonl.gz`
//!
//! Only the fitted half of the accounts is looked at. The other half is `accuracy`'s. With `--check` nothing is
//! written, and it is an error if a level is not what the rule gives.

mod fit;
mod rule;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io;

use fieldmark::account::Notebook;
use fieldmark::archive::trial::{
    Direction, Group, Half, SIZES, habits, holds, read, scrolled, scrolled_both, scrolled_posts,
    split_windows, tally, truth, windows,
};
use fieldmark::archive::{Record, Tab};
use fieldmark::judge::calibration::{COMMON_FROM, RARE_FROM};
use fieldmark::judge::posterior::{Share, Spread};
use fieldmark::judge::{Habit, Said};

use rule::{Case, Look};

/// Where nothing was said of enough accounts to be shown right or wrong, the model alone answers for it.
const UNKNOWN: Said = Said {
    level: 0.95,
    fewest: 20,
    patient: false,
};

/// Where the levels are written.
const WRITTEN: &str = "src/judge/levels.rs";

/// What a badge counted in a sample, and the share of the posts that came after.
struct Point {
    look: Look,
    badge: &'static str,
    share: Share,
    spread: Spread,
    truth: f64,
}

fn main() -> io::Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let check = arguments.first().is_some_and(|first| first == "--check");
    arguments.drain(..usize::from(check));
    let path = arguments
        .first()
        .ok_or_else(|| io::Error::other("calibrate: say where the packed timelines are"))?;
    let records = read(File::open(path)?, Half::Fitted)?;
    let points: Vec<Point> = records.iter().enumerate().flat_map(points).collect();

    println!("Fitted on the people among {} accounts.\n", records.len());
    fit::print_fit("COMMON", COMMON_FROM, &points);
    fit::print_fit("RARE", RARE_FROM, &points);
    let levels = levels(&points);
    if !check {
        return fs::write(WRITTEN, levels);
    }
    match fs::read_to_string(WRITTEN)? == levels {
        true => Ok(()),
        false => Err(io::Error::other(format!(
            "{WRITTEN} is not what the rule gives"
        ))),
    }
}

/// What was seen of an account, on both profiles, and what came after.
fn points((account, record): (usize, &Record)) -> Vec<Point> {
    let list = record.notebook(None, Tab::Replies);
    let look = |tab, scroll, size| Look {
        account,
        group: Group::of(record),
        tab,
        scroll,
        size,
    };
    let mut points = Vec::new();
    for size in SIZES {
        for window in windows(&list, size, Direction::Forward) {
            let look = look(Tab::Replies, None, size);
            points.extend(counted(record, look, &window.sample, &window.next, |_| {
                true
            }));
        }
        for window in split_windows(&list, size, Direction::Forward) {
            let look = look(Tab::Split, None, size);
            points.extend(counted(record, look, &window.sample, &window.next, |_| {
                true
            }));
        }
    }
    let mut scrolls = 0;
    let mut read_on =
        |tab, (samples, next): (Vec<Notebook>, Notebook), told: fn(&Habit) -> bool| {
            scrolls += 1;
            for sample in &samples {
                let look = look(tab, Some(scrolls), sample.notes.len());
                points.extend(counted(record, look, sample, &next, told));
            }
        };
    for seen in scrolled(&list) {
        read_on(Tab::Replies, seen, |_| true);
    }
    for seen in scrolled_both(&list) {
        read_on(Tab::Split, seen, |habit| habit.needs.replies);
    }
    for seen in scrolled_posts(&list) {
        read_on(Tab::Split, seen, |habit| !habit.needs.replies);
    }
    points
}

/// What every badge of which the lists tell counts in a sample, where what came after tells whether it came true.
fn counted(
    record: &Record,
    look: Look,
    sample: &Notebook,
    next: &Notebook,
    told: fn(&Habit) -> bool,
) -> Vec<Point> {
    let told = habits().filter(|(badge, habit, _)| record.tells(badge) && told(habit));
    let points = told.filter_map(|(badge, _, _)| {
        let counted = tally(badge, sample, &[]).filter(|counted| counted.share.n > 0)?;
        Some(Point {
            look,
            badge: badge.id,
            share: counted.share,
            spread: counted.spread,
            truth: truth(badge, next, &counted.named)?,
        })
    });
    points.collect()
}

fn cases(points: &[Point], id: &str, habit: &Habit, limit: f64) -> Vec<Case> {
    let of_badge = points.iter().filter(|point| point.badge == id);
    let case = |point: &Point| Case {
        look: point.look,
        n: point.share.n,
        probability: habit.probability(point.share, point.spread, limit),
        holds: holds(habit.side, limit, point.truth),
    };
    of_badge.map(case).collect()
}

/// Every badge's level by the rule, as a file.
fn levels(points: &[Point]) -> String {
    let mut file = String::from(
        "//! From where on each habit is said. Written by `./build.sh calibrate`, which applies one rule to all of\n\
         //! them: change the rule in `src/bin/calibrate/rule.rs`, not a number here. `./build.sh accuracy` begins by\n\
         //! asking whether this is still what the rule gives.\n\n\
         use crate::judge::Said;\n",
    );
    println!(
        "level and fewest posts; right/said at 20, 50, 100, 200 posts, and at first sight, of the old profile · of the\n\
         split one; people | institutions"
    );
    for (badge, habit, limit) in habits() {
        let cases = cases(points, badge.id, habit, limit);
        let chosen = rule::chosen(&cases);
        println!("{:<16} {}", badge.id, rule::described(&cases, chosen));
        let said = chosen.unwrap_or(UNKNOWN);
        let name = badge.id.to_uppercase().replace('-', "_");
        let _ = write!(
            file,
            "\n/// Of `{}`.\npub const {name}: Said = Said {{\n    level: {:.2},\n    fewest: {},\n    patient: {},\n}};\n",
            badge.id, said.level, said.fewest, said.patient
        );
    }
    file
}
