//! The numbers of the models: those under which the next posts were least surprising.

use std::collections::HashMap;

use fieldmark::archive::Tab;
use fieldmark::archive::trial::Group;
use fieldmark::judge::posterior::Model;

use crate::Point;

/// The share of the next posts is known to one part in so many; finer would be noise.
const CELLS: f64 = 40.0;

/// Prints the model fitted on all people, and on all but a fifth of them, five times.
pub fn print_fit(name: &str, badges: &[&str], points: &[Point]) {
    const FOLDS: usize = 5;
    let used = |point: &&Point| {
        point.look.group == Group::People
            && point.look.tab == Tab::Replies
            && point.look.scroll.is_none()
            && badges.contains(&point.badge)
    };
    let all: Vec<&Point> = points.iter().filter(used).collect();
    println!("{name}, from {}", badges.join(", "));
    println!("  all people      {}", described(fit(&all)));
    for fold in 0..FOLDS {
        let others = all.iter().copied();
        let others: Vec<&Point> = others
            .filter(|point| point.look.account % FOLDS != fold)
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
        *of_account
            .entry((point.badge, point.look.account))
            .or_default() += 1.0;
    }
    let mut accounts: HashMap<&str, f64> = HashMap::new();
    for (badge, _) in of_account.keys() {
        *accounts.entry(badge).or_default() += 1.0;
    }
    let weight = |point: &&Point| {
        let samples = of_account.get(&(point.badge, point.look.account));
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
