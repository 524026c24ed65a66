//! Fits the numbers of `src/judge/calibration.rs` again, and writes `src/judge/levels.rs`:
//! `cargo run --release --bin calibrate -- ARCHIVE.jsonl.gz`
//!
//! Only the fitted half of the accounts is looked at. The other half is `accuracy`'s.
//!
//! # The rule
//!
//! Of every level and fewest posts that are tried, those keep the promise at which [`KEPT`] of what is said
//! comes true: of people and of institutions at each size, and of people and of everybody when it is first
//! seen by somebody who scrolls. Where fewer than [`TELLING`] samples speak, they are counted together with
//! the others of their group of which that is so, and one miss is forgiven. Of those that keep the promise the
//! one that says most of what is true is taken, and between equals the highest. Where none says anything
//! that is true, nobody knows, and the badge is said as warily as [`UNKNOWN`].

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io;

use fieldmark::archive::trial::{Half, SIZES, habits, holds, read, scrolled, tally, truth};
use fieldmark::archive::{Record, Tab};
use fieldmark::judge::calibration::{COMMON_FROM, RARE_FROM};
use fieldmark::judge::posterior::{Model, Share, Spread};
use fieldmark::judge::{Habit, Said};

/// Of what is said, as many must come true.
const KEPT: f64 = 0.93;

/// So many samples tell by themselves whether the promise is kept.
const TELLING: usize = 25;

/// Where nothing was said of enough accounts to be shown right or wrong, the model alone answers for it.
const UNKNOWN: Said = Said {
    level: 0.95,
    fewest: 20,
};

/// The levels that are tried, in hundredths, and the fewest posts.
const LEVELS: std::ops::RangeInclusive<u32> = 70..=98;
const FEWEST: [u32; 12] = [10, 15, 20, 30, 40, 50, 60, 70, 80, 100, 120, 150];

/// The share of the next posts is known to one part in so many; finer would be noise.
const CELLS: f64 = 40.0;

/// Where the levels are written.
const WRITTEN: &str = "src/judge/levels.rs";

/// A sample of an account, and the share of the posts that came after.
struct Point {
    badge: &'static str,
    account: usize,
    person: bool,
    /// The samples of one scroll.
    scroll: usize,
    size: usize,
    share: Share,
    spread: Spread,
    truth: f64,
}

fn main() -> io::Result<()> {
    let path = std::env::args()
        .nth(1)
        .ok_or_else(|| io::Error::other("calibrate: say where the packed timelines are"))?;
    let records = read(File::open(path)?, Half::Fitted)?;
    let points: Vec<Point> = records.iter().enumerate().flat_map(points).collect();

    println!("Fitted on the people among {} accounts.\n", records.len());
    print_fit("COMMON", COMMON_FROM, &points);
    print_fit("RARE", RARE_FROM, &points);
    let levels = levels(&points);
    std::fs::write(WRITTEN, levels)
}

fn points((account, record): (usize, &Record)) -> Vec<Point> {
    let mut points = Vec::new();
    let list = record.notebook(None, Tab::Replies);
    for (scroll, (samples, next)) in scrolled(&list).enumerate() {
        for sample in &samples {
            for (badge, _, _) in habits().filter(|(badge, _, _)| record.tells(badge)) {
                let counted = tally(badge, sample, &[]).filter(|counted| counted.share.n > 0);
                points.extend(counted.and_then(|counted| {
                    Some(Point {
                        badge: badge.id,
                        account,
                        person: record.is_person(),
                        scroll,
                        size: sample.notes.len(),
                        share: counted.share,
                        spread: counted.spread,
                        truth: truth(badge, &next, &counted.named)?,
                    })
                }));
            }
        }
    }
    points
}

fn print_fit(name: &str, badges: &[&str], points: &[Point]) {
    const FOLDS: usize = 5;
    let used = |point: &&Point| {
        point.person && badges.contains(&point.badge) && SIZES.contains(&point.size)
    };
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
        "expected {:.2}, weight {:.1}, clumping {:.3}, drift {:.2}, stubborn {:.1}",
        model.expected, model.weight, model.clumping, model.drift, model.stubborn
    )
}

/// The model under which the next posts were least surprising: steps along each number, halved until they are small.
fn fit(points: &[&Point]) -> Model {
    let weights = weights(points);
    let mut best = [0.3_f64, 2.0, 0.05, 0.5, 3.0].map(f64::ln);
    let mut lowest = surprise(points, &weights, best);
    let mut step = 0.4;
    while step > 0.02 {
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

fn model(logarithms: [f64; 5]) -> Model {
    let [expected, weight, clumping, drift, stubborn] = logarithms.map(f64::exp);
    Model {
        expected,
        weight,
        clumping,
        drift,
        stubborn,
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
        let samples = of_account.get(&(point.badge, point.account));
        let accounts = accounts.get(point.badge);
        samples
            .zip(accounts)
            .map_or(0.0, |(samples, accounts)| 1.0 / (samples * accounts))
    };
    points.iter().map(weight).collect()
}

/// The mean of −log of the probability given to where the next share fell.
fn surprise(points: &[&Point], weights: &[f64], logarithms: [f64; 5]) -> f64 {
    const LEAST: f64 = 1e-9;
    let model = model(logarithms);
    if model.expected >= 1.0 || model.clumping >= 1.0 {
        return f64::INFINITY;
    }
    let of = |(point, weight): (&&Point, &f64)| {
        let posterior = model.posterior(point.share, point.spread);
        let cell = (point.truth * CELLS).round();
        let given = posterior.between((cell - 0.5) / CELLS, (cell + 0.5) / CELLS);
        -weight * given.max(LEAST).ln()
    };
    points.iter().zip(weights).map(of).sum()
}

/// What a badge's samples came to, worked out once for all that is tried.
struct Case {
    person: bool,
    scroll: (usize, usize),
    size: usize,
    n: u32,
    probability: f64,
    holds: bool,
}

fn cases(points: &[Point], id: &str, habit: &Habit, limit: f64) -> Vec<Case> {
    let of_badge = points.iter().filter(|point| point.badge == id);
    let case = |point: &Point| Case {
        person: point.person,
        scroll: (point.account, point.scroll),
        size: point.size,
        n: point.share.n,
        probability: habit.probability(point.share, point.spread, limit),
        holds: holds(habit.side, limit, point.truth),
    };
    of_badge.map(case).collect()
}

/// Every badge's level by the rule, as a file.
fn levels(points: &[Point]) -> String {
    let mut file = String::from(
        "//! From where on each habit is said. Written by `cargo run --release --bin calibrate -- ARCHIVE.jsonl.gz`,\n\
         //! which applies one rule to all of them: change the rule there, not a number here.\n\n\
         use crate::judge::Said;\n",
    );
    println!(
        "level and fewest posts; right of said: people at 20, 50, 100, 200 posts · institutions · people, everybody at first sight"
    );
    for (badge, habit, limit) in habits() {
        let cases = cases(points, badge.id, habit, limit);
        let chosen = chosen(&cases);
        println!("{:<16} {}", badge.id, tried(&cases, chosen));
        let said = chosen.unwrap_or(UNKNOWN);
        let name = badge.id.to_uppercase().replace('-', "_");
        let _ = write!(
            file,
            "\n/// Of `{}`.\npub const {name}: Said = Said {{\n    level: {:.2},\n    fewest: {},\n}};\n",
            badge.id, said.level, said.fewest
        );
    }
    file
}

/// The level that the rule gives.
fn chosen(cases: &[Case]) -> Option<Said> {
    let mut best: Option<(f64, Said)> = None;
    for level in LEVELS.map(|level| f64::from(level) / 100.0) {
        for fewest in FEWEST {
            let said = Said { level, fewest };
            let tellings = tellings(cases, said);
            if !keep_the_promise(&tellings) {
                continue;
            }
            let told: f64 = tellings.iter().map(Telling::recall).sum();
            if told > 0.0 && best.is_none_or(|(most, _)| told >= most) {
                best = Some((told, said));
            }
        }
    }
    best.map(|(_, said)| said)
}

/// What is said of a group at one size, or when first seen.
struct Telling {
    group: Group,
    said: usize,
    right: usize,
    holding: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Group {
    People,
    Institutions,
    Everybody,
}

impl Group {
    const ALL: [Group; 3] = [Group::People, Group::Institutions, Group::Everybody];

    fn has(self, case: &Case) -> bool {
        match self {
            Group::People => case.person,
            Group::Institutions => !case.person,
            Group::Everybody => true,
        }
    }
}

impl Telling {
    fn recall(&self) -> f64 {
        self.right as f64 / self.holding.max(1) as f64
    }
}

fn keep_the_promise(tellings: &[Telling]) -> bool {
    let tell = |telling: &&Telling| telling.said >= TELLING;
    let told = tellings.iter().filter(tell);
    let each = told
        .clone()
        .all(|telling| keeps(telling.said, telling.right));
    let together = Group::ALL.into_iter().all(|group| {
        let few = tellings
            .iter()
            .filter(|telling| telling.group == group && !tell(telling));
        let (said, right) = few.fold((0, 0), |(said, right), few| {
            (said + few.said, right + few.right)
        });
        keeps(said, right) || said - right <= 1
    });
    each && together
}

fn keeps(said: usize, right: usize) -> bool {
    right as f64 >= said as f64 * KEPT
}

/// People and institutions at each size, then people and everybody at first sight.
fn tellings(cases: &[Case], said: Said) -> Vec<Telling> {
    let is_said = |case: &&Case| case.n >= said.fewest && case.probability >= said.level;
    let mut tellings = Vec::new();
    for group in [Group::People, Group::Institutions] {
        for size in SIZES {
            let of = cases
                .iter()
                .filter(|case| group.has(case) && case.size == size);
            let spoken: Vec<&Case> = of.clone().filter(is_said).collect();
            tellings.push(telling(
                group,
                &spoken,
                of.filter(|case| case.holds).count(),
            ));
        }
    }
    for group in [Group::People, Group::Everybody] {
        let of = cases.iter().filter(|case| group.has(case));
        let mut seen = HashMap::new();
        for case in of.clone().filter(is_said) {
            seen.entry(case.scroll).or_insert(case);
        }
        let seen: Vec<&Case> = seen.into_values().collect();
        let scrolls = of.filter(|case| case.holds && Some(&case.size) == SIZES.first());
        tellings.push(telling(group, &seen, scrolls.count()));
    }
    tellings
}

fn telling(group: Group, said: &[&Case], holding: usize) -> Telling {
    Telling {
        group,
        said: said.len(),
        right: said.iter().filter(|case| case.holds).count(),
        holding,
    }
}

fn tried(cases: &[Case], said: Option<Said>) -> String {
    let Some(said) = said else {
        return "no level keeps the promise and is ever reached".to_owned();
    };
    let tellings = tellings(cases, said);
    let cells = tellings
        .iter()
        .map(|telling| format!("{}/{}", telling.right, telling.said));
    let cells: Vec<String> = cells.collect();
    let rows: Vec<String> = cells.chunks(SIZES.len()).map(|row| row.join(" ")).collect();
    format!("{:.2} {:>3}  {}", said.level, said.fewest, rows.join(" · "))
}
