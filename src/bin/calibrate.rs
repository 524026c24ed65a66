//! Prints again what the numbers of `src/judge/calibration.rs` were fitted from:
//! `cargo run --release --bin calibrate -- ARCHIVE.jsonl.gz`
//!
//! Only the fitted half of the accounts is looked at. The other half is `accuracy`'s.

use std::collections::HashMap;
use std::fs::File;
use std::io;

use fieldmark::archive::trial::{Half, SIZES, habits, holds, read, share, windows};
use fieldmark::archive::{Record, Tab};
use fieldmark::judge::Habit;
use fieldmark::judge::calibration::{COMMON_FROM, RARE_FROM};
use fieldmark::judge::posterior::{Model, Share};

/// The share of the next posts is known to one part in so many; finer would be noise.
const CELLS: f64 = 40.0;

/// A sample of an account, and the share of its next posts.
struct Point {
    badge: &'static str,
    account: usize,
    person: bool,
    size: usize,
    sample: Share,
    truth: f64,
}

fn main() -> io::Result<()> {
    let path = std::env::args()
        .nth(1)
        .ok_or_else(|| io::Error::other("calibrate: say where the packed timelines are"))?;
    let mut records = read(File::open(path)?)?;
    records.retain(|record| Half::of(&record.account) == Half::Fitted);
    let points: Vec<Point> = records.iter().enumerate().flat_map(points).collect();

    println!("Fitted on the people among {} accounts.\n", records.len());
    print_fit("COMMON", COMMON_FROM, &points);
    print_fit("RARE", RARE_FROM, &points);
    print_levels(&points);
    Ok(())
}

fn points((account, record): (usize, &Record)) -> Vec<Point> {
    let mut points = Vec::new();
    let list = record.notebook(None, Tab::Replies);
    for size in SIZES {
        for window in windows(&list, size) {
            for (badge, _, _) in habits().filter(|(badge, _, _)| record.tells(badge)) {
                let sample = share(badge, &window.sample, window.now());
                let truth = window.truth(badge);
                points.extend(sample.zip(truth).map(|(sample, truth)| Point {
                    badge: badge.id,
                    account,
                    person: record.is_person(),
                    size,
                    sample,
                    truth,
                }));
            }
        }
    }
    points
}

fn print_fit(name: &str, badges: &[&str], points: &[Point]) {
    const FOLDS: usize = 5;
    let used = |point: &&Point| point.person && badges.contains(&point.badge) && point.sample.n > 0;
    let all: Vec<&Point> = points.iter().filter(used).collect();
    println!("{name}, from {}", badges.join(", "));
    println!("  all people      {}", described(fit(&all)));
    for fold in 0..FOLDS {
        let others = all.iter().copied();
        let others: Vec<&Point> = others
            .filter(|point| point.account % FOLDS != fold)
            .collect();
        println!("  without fold {}  {}", fold + 1, described(fit(&others)));
    }
    println!();
}

fn described(model: Model) -> String {
    format!(
        "expected {:.2}, weight {:.1}, clumping {:.3}",
        model.expected, model.weight, model.clumping
    )
}

/// The model under which the next posts were least surprising: steps along each number, halved until they are small.
fn fit(points: &[&Point]) -> Model {
    let weights = weights(points);
    let mut best = [0.3_f64, 2.0, 0.07].map(f64::ln);
    let mut lowest = surprise(points, &weights, best);
    let mut step = 0.4;
    while step > 0.005 {
        let mut moved = false;
        for place in 0..best.len() {
            for change in [step, -step] {
                let mut tried = best;
                if let Some(number) = tried.get_mut(place) {
                    *number += change;
                }
                let surprise = surprise(points, &weights, tried);
                if surprise < lowest {
                    (best, lowest, moved) = (tried, surprise, true);
                }
            }
        }
        if !moved {
            step /= 2.0;
        }
    }
    model(best)
}

fn model(logarithms: [f64; 3]) -> Model {
    let [expected, weight, clumping] = logarithms.map(f64::exp);
    Model {
        expected,
        weight,
        clumping,
    }
}

/// Every badge weighs the same, and within a badge every account, however much of it there is.
fn weights(points: &[&Point]) -> Vec<f64> {
    let mut of_account: HashMap<(&str, usize), f64> = HashMap::new();
    for point in points {
        *of_account.entry((point.badge, point.account)).or_default() += 1.0;
    }
    let mut accounts: HashMap<&str, f64> = HashMap::new();
    for (badge, _) in of_account.keys() {
        *accounts.entry(badge).or_default() += 1.0;
    }
    let weight = |point: &&Point| {
        let windows = of_account.get(&(point.badge, point.account));
        let accounts = accounts.get(point.badge);
        windows
            .zip(accounts)
            .map_or(0.0, |(windows, accounts)| 1.0 / (windows * accounts))
    };
    points.iter().map(weight).collect()
}

/// The mean of −log of the probability given to where the next share fell.
fn surprise(points: &[&Point], weights: &[f64], logarithms: [f64; 3]) -> f64 {
    const LEAST: f64 = 1e-9;
    let model = model(logarithms);
    if model.expected >= 1.0 {
        return f64::INFINITY;
    }
    let of = |(point, weight): (&&Point, &f64)| {
        let posterior = model.posterior(point.sample);
        let cell = (point.truth * CELLS).round();
        let given = posterior.between((cell - 0.5) / CELLS, (cell + 0.5) / CELLS);
        -weight * given.max(LEAST).ln()
    };
    points.iter().zip(weights).map(of).sum()
}

/// For every badge and level: precision and recall for everybody and for people, at each size that is decided on.
fn print_levels(points: &[Point]) {
    const LEVELS: [f64; 7] = [0.70, 0.75, 0.80, 0.85, 0.90, 0.95, 0.99];
    const DECIDING: [usize; 4] = [30, 50, 100, 200];
    println!(
        "Precision/recall of everybody · of people, windows said (people), by level; n = 30, 50, 100, 200"
    );
    for (badge, habit, limit) in habits() {
        let of_badge: Vec<&Point> = points
            .iter()
            .filter(|point| point.badge == badge.id)
            .collect();
        println!(
            "{} (said at {:.2}, from {} posts)",
            badge.id, habit.level, habit.fewest
        );
        for level in LEVELS {
            let cells = DECIDING.map(|size| {
                let at_size = of_badge.iter().copied().filter(|point| point.size == size);
                let decided: Vec<(bool, bool, bool)> = at_size
                    .map(|point| {
                        let said = said(point, habit, limit, level);
                        (said, holds(habit.side, limit, point.truth), point.person)
                    })
                    .collect();
                cell(&decided)
            });
            if cells.iter().any(|cell| !cell.is_empty()) {
                println!("  {level:.2}  {}", cells.join("  |  "));
            }
        }
    }
}

fn said(point: &Point, habit: &Habit, limit: f64, level: f64) -> bool {
    let enough = point.sample.n >= habit.fewest;
    enough && habit.probability(point.sample, limit) >= level
}

/// `decided` is (said, true, of a person).
fn cell(decided: &[(bool, bool, bool)]) -> String {
    let rate = |people_only: bool| {
        let of: Vec<_> = decided
            .iter()
            .filter(|(_, _, person)| *person || !people_only)
            .collect();
        let said = of.iter().filter(|(said, _, _)| *said).count();
        let right = of.iter().filter(|(said, holds, _)| *said && *holds).count();
        let holds = of.iter().filter(|(_, holds, _)| *holds).count();
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        (
            format!("{:.3}/{:.2}", share(right, said), share(right, holds)),
            said,
        )
    };
    let ((all, said), (people, of_people)) = (rate(false), rate(true));
    if said == 0 {
        return String::new();
    }
    format!("{all} · {people} {said:>4} ({of_people})")
}
