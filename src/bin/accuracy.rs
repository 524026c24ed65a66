//! How often what is said comes true, on accounts no number was fitted on:
//! `cargo run --release --bin accuracy -- ARCHIVE.jsonl.gz`
//!
//! One table: for every badge and size of sample, the judge, and in the same run two others who judge
//! the same samples: one who takes a share at its word, and the best simple rule that was found: how far
//! the share lies from the threshold, in standard errors of as many posts as the sample is worth.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;

use fieldmark::account::Notebook;
use fieldmark::archive::trial::{Half, SIZES, Window, habits, holds, read, split_windows, windows};
use fieldmark::archive::{Record, Tab};
use fieldmark::judge::posterior::Share;
use fieldmark::judge::{Badge, Family, Habit, Side, Verdict, Withheld, judge};
use fieldmark::settings::Settings;

/// What came of one sample for one badge.
struct Tried {
    badge: &'static str,
    size: usize,
    account: usize,
    person: bool,
    /// The rule holds for the next posts.
    holds: bool,
    /// The judge says so; the naive one; the simple rule.
    said: [bool; JUDGES],
    /// The next share lies in the range that was shown; `None` when none was.
    covered: Option<bool>,
}

const JUDGES: usize = 3;
const NAMES: [&str; JUDGES] = ["fieldmark", "naive", "simple"];

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
        "precision [95 % interval, an account counted once], recall, how many said (of how many accounts), how often the share lay in the range shown\n"
    );
    let all = |list: &Notebook, size: usize| windows(list, size).collect();
    print_table(
        "the newest n posts of Replies, old profile",
        &records,
        &all,
        |_| true,
    );
    let both = |list: &Notebook, size: usize| split_windows(list, size).collect();
    let told_by_replies = |badge: &Badge| badge.family == Family::Conversation;
    let split = "the newest n posts of Posts and of Replies, split profile";
    print_table(split, &records, &both, told_by_replies);
    Ok(())
}

/// Samples of an account's list, of a size.
type Samples<'f> = &'f dyn Fn(&Notebook, usize) -> Vec<Window>;

fn print_table(what: &str, records: &[Record], samples: Samples, shown: fn(&Badge) -> bool) {
    let accounts = records.iter().enumerate();
    let tried: Vec<Tried> = accounts
        .flat_map(|account| try_out(account, samples))
        .collect();
    for size in SIZES {
        println!("n = {size}: {what}");
        for (badge, _, _) in habits().filter(|(badge, _, _)| shown(badge)) {
            let of_badge = |tried: &&Tried| tried.badge == badge.id && tried.size == size;
            print_badge(badge, &tried.iter().filter(of_badge).collect::<Vec<_>>());
        }
        println!();
    }
}

/// Lets everybody judge every sample of an account.
fn try_out((account, record): (usize, &Record), samples: Samples) -> Vec<Tried> {
    let list = record.notebook(None, Tab::Replies);
    let mut tried = Vec::new();
    for size in SIZES {
        for window in samples(&list, size) {
            let verdicts = judge(&window.sample, &Settings::default(), window.now());
            let told = habits().filter(|(badge, _, _)| record.tells(badge));
            tried.extend(told.filter_map(|(badge, habit, limit)| {
                let verdict = verdicts.iter().find(|verdict| verdict.id == badge.id)?;
                Some(Tried {
                    badge: badge.id,
                    size,
                    account,
                    person: record.is_person(),
                    holds: holds(habit.side, limit, window.truth(badge)?),
                    said: said(habit, limit, verdict, size),
                    covered: covered(badge, verdict, &window),
                })
            }));
        }
    }
    tried
}

fn said(habit: &Habit, limit: f64, verdict: &Verdict, size: usize) -> [bool; JUDGES] {
    let share = verdict.share.unwrap_or(Share { k: 0, n: 0 });
    let enough = share.n >= FEWEST;
    [
        verdict.said,
        enough && holds(habit.side, limit, share.ratio()),
        enough && distance(habit.side, limit, share) >= simple(&verdict.id, size),
    ]
}

/// Whether the range that was shown held what it foretold; `None` where none is shown.
fn covered(badge: &Badge, verdict: &Verdict, window: &Window) -> Option<bool> {
    let shown = matches!(verdict.withheld, None | Some(Withheld::NotSo));
    let range = verdict.interval.filter(|_| shown)?;
    Some(range.contains(window.foretold(badge)?))
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

/// The distances at which the simple rule speaks, at 30, 50 and 100 posts: tuned once, over five folds of the
/// same accounts. The larger samples borrow the last, and the smallest is left out. Badges it has no number
/// for speak where an 80 % interval clears the threshold.
fn simple(id: &str, size: usize) -> f64 {
    const FIRST_RULE: f64 = 1.28;
    let [thirty, fifty, hundred] = match id {
        "replies-often" => [0.94, 0.95, 0.60],
        "broadcaster" => [0.76, 0.70, 0.57],
        "mostly-links" => [1.19, 1.34, 1.05],
        "mostly-reposts" => [2.05, 1.91, 1.47],
        _ => [FIRST_RULE; 3],
    };
    match size {
        0..30 => f64::INFINITY,
        30..50 => thirty,
        50..100 => fifty,
        _ => hundred,
    }
}

fn print_badge(badge: &Badge, tried: &[&Tried]) {
    if !tried
        .iter()
        .any(|tried| tried.holds || tried.said.contains(&true))
    {
        println!("  {:<16} no cases", badge.id);
        return;
    }
    for (judge, name) in NAMES.into_iter().enumerate() {
        let head = if judge == 0 { badge.id } else { "" };
        println!(
            "  {head:<16} {name:<9}  all {}  people {}  institutions {}",
            described(tried, judge, |_| true),
            described(tried, judge, |tried| tried.person),
            described(tried, judge, |tried| !tried.person),
        );
    }
}

fn described(tried: &[&Tried], judge: usize, group: fn(&Tried) -> bool) -> String {
    let of: Vec<&Tried> = tried.iter().copied().filter(|tried| group(tried)).collect();
    let is_said = |tried: &&&Tried| tried.said.get(judge) == Some(&true);
    let said: Vec<&Tried> = of.iter().filter(is_said).copied().collect();
    let right = said.iter().filter(|tried| tried.holds).count();
    let holding = of.iter().filter(|tried| tried.holds).count();
    let accounts = said
        .iter()
        .map(|tried| tried.account)
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
    let covered: Vec<bool> = of.iter().filter_map(|tried| tried.covered).collect();
    let within = covered.iter().filter(|covered| **covered).count();
    if covered.is_empty() {
        return format!("{what} C   –  ");
    }
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
