//! The tables: of each badge how often it was right, with how sure that is, and how much of what is true was said.

use std::collections::BTreeMap;

use fieldmark::archive::trial::{Group, SIZES, habits};
use fieldmark::judge::Badge;

use crate::{JUDGES, Tried};

/// A table of samples by their sizes.
pub fn print(tried: &[Tried], shown: fn(&Badge) -> bool) {
    for (badge, _, _) in habits().filter(|(badge, _, _)| shown(badge)) {
        let of_badge: Vec<&Tried> = tried
            .iter()
            .filter(|tried| tried.badge == badge.id)
            .collect();
        println!("{}", badge.id);
        if !of_badge
            .iter()
            .any(|tried| tried.holds || tried.said.contains(&true))
        {
            println!("  no cases");
            continue;
        }
        for size in SIZES {
            let of: Vec<&Tried> = of_badge
                .iter()
                .copied()
                .filter(|tried| tried.size == size)
                .collect();
            for (judge, name) in JUDGES.into_iter().enumerate() {
                println!(
                    "  {size:>3} {name:<9} {}{}",
                    by_group(&of, judge),
                    coverage(&of, judge)
                );
            }
        }
    }
    println!();
}

fn by_group(of: &[&Tried], judge: usize) -> String {
    let cell = |group: Group| {
        let members: Vec<&Tried> = of
            .iter()
            .copied()
            .filter(|tried| tried.group == group)
            .collect();
        described(&members, judge)
    };
    let cells = Group::ALL.map(|(group, name)| format!("{name} {}", cell(group)));
    format!("all {}  {}", described(of, judge), cells.join("  "))
}

fn coverage(of: &[&Tried], judge: usize) -> String {
    let covered = |person: bool| {
        let shown = of
            .iter()
            .filter(|tried| !person || tried.group == Group::People);
        let covered: Vec<bool> = shown.filter_map(|tried| tried.covered).collect();
        let within = covered.iter().filter(|covered| **covered).count();
        match covered.len() {
            0 => "–".to_owned(),
            all => format!("{:.2}", ratio(within, all)),
        }
    };
    match judge {
        0 => format!(
            "  ranges hold {} · people {}",
            covered(false),
            covered(true)
        ),
        _ => String::new(),
    }
}

/// A table of what was first seen.
pub fn print_first_sight(seen: &[Tried], shown: fn(&Badge) -> bool) {
    for (badge, _, _) in habits().filter(|(badge, _, _)| shown(badge)) {
        let of: Vec<&Tried> = seen
            .iter()
            .filter(|tried| tried.badge == badge.id)
            .collect();
        let said = of.iter().filter(|tried| tried.said.contains(&true)).count();
        let back = of.iter().filter(|tried| tried.taken_back).count();
        println!(
            "  {:<16} {}  taken back {:.2}",
            badge.id,
            by_group(&of, 0),
            ratio(back, said)
        );
    }
    println!();
}

fn described(of: &[&Tried], judge: usize) -> String {
    let is_said = |tried: &&&Tried| tried.said.get(judge) == Some(&true);
    let holding = of.iter().filter(|tried| tried.holds).count();
    let mut accounts: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for tried in of.iter().filter(is_said) {
        let (said, right) = accounts.entry(tried.account).or_default();
        *said += 1.0;
        *right += f64::from(u8::from(tried.holds));
    }
    let counts: Vec<(f64, f64)> = accounts.into_values().collect();
    let said: f64 = counts.iter().map(|(said, _)| said).sum();
    let right: f64 = counts.iter().map(|(_, right)| right).sum();
    let what = if counts.is_empty() {
        format!("silent, of {holding} true")
    } else {
        let (low, high) = clustered(&counts);
        let few = if counts.len() < 10 { " few" } else { "" };
        let recall = right / holding.max(1) as f64;
        format!(
            "P {:.3} {right}/{said} ({}{few}) [{low:.2}–{high:.2}] R {recall:.2}",
            right / said,
            counts.len()
        )
    };
    format!("{what:<48}")
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Wilson's interval for as many observations as the samples are worth whose errors come account by account.
fn clustered(counts: &[(f64, f64)]) -> (f64, f64) {
    const Z: f64 = 1.96;
    let accounts = counts.len() as f64;
    let all: f64 = counts.iter().map(|(said, _)| said).sum();
    let share = counts.iter().map(|(_, right)| right).sum::<f64>() / all;
    let off = counts
        .iter()
        .map(|(said, right)| (right - share * said).powi(2));
    let variance = off.sum::<f64>() * accounts / (accounts - 1.0).max(1.0) / (all * all);
    // Where nothing went wrong, an account is one observation.
    let n = if variance > 0.0 {
        (share * (1.0 - share) / variance).min(all)
    } else {
        accounts
    };
    let middle = share + Z * Z / (2.0 * n);
    let spread = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    ((middle - spread) / whole, (middle + spread) / whole)
}
