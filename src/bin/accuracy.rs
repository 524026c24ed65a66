//! How often what is said comes true, on accounts no number was fitted on:
//! `cargo run --release --bin accuracy -- ../shared/timelines/timelines.jsonl.gz`
//!
//! One table: for every badge and size of sample, the judge, and in the same run two others who judge
//! the same samples: one who takes a share at its word, and the rule of `timelines/README.md`.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;

use fieldmark::archive::Record;
use fieldmark::archive::trial::{Half, SIZES, Window, habits, holds, read};
use fieldmark::badges::{Badge, Side, Verdict, judge};
use fieldmark::measure::Share;
use fieldmark::settings::Settings;

/// What came of one sample for one badge.
struct Outcome {
    account: usize,
    person: bool,
    /// The rule holds for the next posts.
    holds: bool,
    /// The judge says so; the naive one; the rule of the README.
    said: [bool; JUDGES],
    /// The next share lies in the range that was shown; `None` when none was.
    covered: Option<bool>,
}

const JUDGES: usize = 3;
const NAMES: [&str; JUDGES] = ["fieldmark", "naive", "readme"];

fn main() -> io::Result<()> {
    let path = std::env::args()
        .nth(1)
        .ok_or_else(|| io::Error::other("accuracy: say where the packed timelines are"))?;
    let mut records = read(File::open(path)?)?;
    records.retain(|record| Half::of(&record.account) == Half::Judged);
    let people = records.iter().filter(|record| record.is_person()).count();
    println!(
        "{} accounts no number was fitted on, {people} of them people. A sample every 50 posts; truth: the next 200.",
        records.len()
    );
    println!(
        "precision [95 % interval, an account counted once], recall, how many said (of how many accounts), coverage of the 90 % ranges\n"
    );
    for (place, size) in SIZES.into_iter().enumerate() {
        print_size(&records, place, size);
    }
    Ok(())
}

fn print_size(records: &[Record], place: usize, size: usize) {
    let mut outcomes: Vec<Vec<Outcome>> = habits().map(|_| Vec::new()).collect();
    for (account, record) in records.iter().enumerate() {
        for window in record.windows(size) {
            let verdicts = judge(&window.sample, &Settings::default(), window.now());
            for (habit, outcomes) in habits().zip(&mut outcomes) {
                if record.tells(habit.0) {
                    let verdict = verdicts.iter().find(|verdict| verdict.id == habit.0.id);
                    outcomes.extend(verdict.and_then(|verdict| {
                        outcome(habit, verdict, &window, place).map(|mut outcome| {
                            outcome.account = account;
                            outcome.person = record.is_person();
                            outcome
                        })
                    }));
                }
            }
        }
    }
    println!("n = {size}");
    for ((badge, _, _), outcomes) in habits().zip(&outcomes) {
        print_badge(badge, outcomes);
    }
    println!();
}

fn outcome(
    (badge, side, threshold): (&Badge, Side, f64),
    verdict: &Verdict,
    window: &Window,
    place: usize,
) -> Option<Outcome> {
    let truth = window.truth(badge)?;
    let share = verdict.share.unwrap_or(Share { k: 0, n: 0 });
    let shown = verdict.interval.filter(|_| share.n > 0);
    Some(Outcome {
        account: 0,
        person: false,
        holds: holds(side, threshold, truth),
        said: [
            verdict.said,
            share.n >= FEWEST && holds(side, threshold, share.ratio()),
            share.n >= FEWEST && distance(side, threshold, share) >= readme(badge.id, place),
        ],
        covered: shown.map(|range| range.contains(truth)),
    })
}

/// Fewer posts than this the other two do not judge either.
const FEWEST: u32 = 4;

/// How far a share is beyond its threshold, in standard errors of a sample whose posts come in bursts.
fn distance(side: Side, threshold: f64, share: Share) -> f64 {
    const CLUMPING: f64 = 0.06;
    let n = f64::from(share.n);
    let worth = n / (1.0 + CLUMPING * (n - 1.0));
    let beyond = (share.ratio() - threshold) * (worth / (threshold * (1.0 - threshold))).sqrt();
    match side {
        Side::AtMost => -beyond,
        Side::AtLeast | Side::Median => beyond,
    }
}

/// The distances at which `timelines/README.md` speaks, at 30, 50 and 100 posts; the larger samples
/// borrow the last, and the smallest is left out. Badges it has no number for speak at its first rule's 80 %.
fn readme(id: &str, place: usize) -> f64 {
    const FIRST_RULE: f64 = 1.28;
    let [thirty, fifty, hundred] = match id {
        "replies-often" => [0.94, 0.95, 0.60],
        "broadcaster" => [0.76, 0.70, 0.57],
        "mostly-links" => [1.19, 1.34, 1.05],
        "mostly-reposts" => [2.05, 1.91, 1.47],
        _ => [FIRST_RULE; 3],
    };
    match place {
        0 => f64::INFINITY,
        1 => thirty,
        2 => fifty,
        _ => hundred,
    }
}

fn print_badge(badge: &Badge, outcomes: &[Outcome]) {
    if !outcomes
        .iter()
        .any(|outcome| outcome.holds || outcome.said.contains(&true))
    {
        println!("  {:<16} no cases", badge.id);
        return;
    }
    for (judge, name) in NAMES.into_iter().enumerate() {
        let head = if judge == 0 { badge.id } else { "" };
        println!(
            "  {head:<16} {name:<9}  all {}  people {}  others {}",
            described(outcomes, judge, |_| true),
            described(outcomes, judge, |outcome| outcome.person),
            described(outcomes, judge, |outcome| !outcome.person),
        );
    }
}

fn described(outcomes: &[Outcome], judge: usize, group: fn(&Outcome) -> bool) -> String {
    let of: Vec<&Outcome> = outcomes.iter().filter(|outcome| group(outcome)).collect();
    let is_said = |outcome: &&&Outcome| outcome.said.get(judge) == Some(&true);
    let said: Vec<&Outcome> = of.iter().filter(is_said).copied().collect();
    let right = said.iter().filter(|outcome| outcome.holds).count();
    let holding = of.iter().filter(|outcome| outcome.holds).count();
    let accounts = said
        .iter()
        .map(|outcome| outcome.account)
        .collect::<BTreeSet<_>>()
        .len();
    let recall = ratio(right, holding);
    let what = if said.is_empty() {
        format!("{:<40}", format!("silent, of {holding} true"))
    } else {
        let precision = ratio(right, said.len());
        let (low, high) = wilson(precision, accounts);
        format!(
            "P {precision:.3} [{low:.2}–{high:.2}] R {recall:.2} {:>5} ({accounts:>3})",
            said.len()
        )
    };
    if judge > 0 {
        return format!("{what}        ");
    }
    let covered: Vec<bool> = of.iter().filter_map(|outcome| outcome.covered).collect();
    let within = covered.iter().filter(|covered| **covered).count();
    format!("{what} C {:.3}", ratio(within, covered.len()))
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Wilson's interval, with accounts for observations: the samples of one account are no news of each other.
fn wilson(share: f64, accounts: usize) -> (f64, f64) {
    const Z: f64 = 1.96;
    let n = accounts.max(1) as f64;
    let middle = share + Z * Z / (2.0 * n);
    let spread = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    ((middle - spread) / whole, (middle + spread) / whole)
}
