//! A figure: what was measured in every run, its median and its spread.

use serde_json::{Value, json};

/// What stands above the rows.
pub const HEADING: &str = "                                                                median         a quarter   below/above  of";

/// One row of the table.
pub struct Figure {
    pub name: &'static str,
    pub unit: &'static str,
    pub runs: Vec<f64>,
    /// What it should be at most.
    pub goal: Option<f64>,
}

impl Figure {
    pub fn new(name: &'static str, unit: &'static str, runs: Vec<f64>) -> Figure {
        Figure {
            name,
            unit,
            runs,
            goal: None,
        }
    }

    pub fn at_most(mut self, goal: f64) -> Figure {
        self.goal = Some(goal);
        self
    }

    fn sorted(&self) -> Vec<f64> {
        let mut runs = self.runs.clone();
        runs.sort_by(f64::total_cmp);
        runs
    }

    pub fn median(&self) -> f64 {
        let runs = self.sorted();
        runs.get(runs.len() / 2).copied().unwrap_or(f64::NAN)
    }

    /// The middle half of the runs.
    pub fn spread(&self) -> (f64, f64) {
        let runs = self.sorted();
        let at = |place: usize| runs.get(place).copied().unwrap_or(f64::NAN);
        (
            at(runs.len() / 4),
            at((runs.len() * 3 / 4).min(runs.len().saturating_sub(1))),
        )
    }

    pub fn line(&self) -> String {
        let (low, high) = self.spread();
        let goal = self.goal.map_or(String::new(), |goal| {
            let met = if self.median() <= goal {
                "met"
            } else {
                "missed"
            };
            format!("  goal {goal} {met}")
        });
        format!(
            "{:<58} {:>11.2} {:<6} {:>10.2} – {:<10.2} {:>3}{goal}",
            self.name,
            self.median(),
            self.unit,
            low,
            high,
            self.runs.len()
        )
    }

    pub fn json(&self) -> Value {
        let (low, high) = self.spread();
        json!({ "name": self.name, "unit": self.unit, "median": self.median(), "low": low, "high": high,
            "goal": self.goal, "runs": self.runs })
    }
}

/// Pairs of runs as one ratio each.
pub fn ratios(ours: &[f64], theirs: &[f64]) -> Vec<f64> {
    ours.iter()
        .zip(theirs)
        .map(|(ours, theirs)| ours / theirs)
        .collect()
}

/// The mean.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// By how much the values rise from one to the next: the slope of the straight line that fits them best.
pub fn slope(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let middle = (count - 1.0) / 2.0;
    let mean = mean(values);
    let (mut across, mut along) = (0.0, 0.0);
    for (place, value) in values.iter().enumerate() {
        let away = place as f64 - middle;
        across += away * (value - mean);
        along += away * away;
    }
    across / along
}

/// What each run costs beyond the run beside it.
pub fn beyond(ours: &[f64], theirs: &[f64]) -> Vec<f64> {
    ours.iter()
        .zip(theirs)
        .map(|(ours, theirs)| ours - theirs)
        .collect()
}
