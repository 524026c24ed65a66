//! What a badge is: the types.

use std::ops::RangeInclusive;

use crate::account::Notebook;
use crate::i18n::{Argument, Message};
use crate::judge::posterior::{Interval, Model, Share, Spread};
use crate::judge::sample::Account;
use crate::judge::tally::{Seen, Tally};
use crate::judge::verdict::{Family, Finding, Withheld};
use crate::judge::wording::percent_up;
use crate::page::Kinds;
use crate::settings::Settings;

/// One entry of the catalogue, and the whole truth about its badge but for the words. Above each stands
/// why there is such a badge: what people wrote, or where the threshold comes from.
#[derive(Debug)]
pub struct Badge {
    /// Its name for machines, and the stem of its message keys.
    pub id: &'static str,
    /// Its family.
    pub family: Family,
    /// What it counts or compares.
    pub measure: Measure,
    /// From where on it is said; the user can move it.
    pub threshold: Threshold,
    /// Whether it is said until the user decides otherwise.
    pub on: bool,
}

/// What a badge counts or compares.
#[derive(Debug, Clone, Copy)]
pub enum Measure {
    /// A share of the posts seen, said when it is sure enough of the next ones.
    Habit(Habit),
    /// Something the page states: compared, never guessed at. The rule is handed the threshold, and
    /// in the entry whatever else decides.
    Fact(for<'s, 'a> fn(&'s Account<'a>, f64) -> Result<Finding<'a>, Withheld>),
}

/// A share of the posts, and what it takes to say it of the next ones.
#[derive(Debug, Clone, Copy)]
pub struct Habit {
    /// The kinds of posts that must all have been covered in the time it looks at.
    pub needs: Kinds,
    /// What it counts among them; in the entry with whatever else decides.
    pub counts: for<'s, 'a> fn(Seen<'s, 'a>) -> Result<Tally<'a>, Withheld>,
    /// On which side of the threshold the share must be.
    pub side: Side,
    /// What the share is judged by.
    pub model: &'static Model,
    /// From where on it is said.
    pub said: Said,
}

/// From where on a habit is said. No hand chooses it: `src/judge/levels.rs` is written by `calibrate`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said {
    /// From this probability on, of a hundred posts of the right sort or more.
    pub level: f64,
    /// Fewer posts than this did not keep the promise, however they looked.
    pub fewest: u32,
    /// It is warier of less than a hundred posts. Whoever scrolls looks again and again, and the first looks,
    /// at few posts, err most.
    pub patient: bool,
}

impl Said {
    /// From which probability on it is said of `n` posts. The patient allow themselves less doubt by the root
    /// of what is seen of a hundred posts, as is done in trials that are looked at before they are over.
    pub fn level_at(&self, n: u32) -> f64 {
        const FULL: u32 = 100;
        let seen = f64::from(n.min(FULL)) / f64::from(FULL);
        let doubt = (1.0 - self.level) * if self.patient { seen.sqrt() } else { 1.0 };
        percent_up(1.0 - doubt)
    }
}

/// On which side of its threshold a share must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// At least the threshold.
    AtLeast,
    /// At most the threshold.
    AtMost,
    /// At least half: the threshold is about each post, as in a median.
    Median,
}

/// A threshold, and what it counts, so that it can be spoken and moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// As installed.
    pub value: f64,
    /// What it counts.
    pub unit: Unit,
}

/// What a threshold counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A share, spoken as a percentage.
    Share,
    /// A small share, spoken as "1 in N".
    OneIn,
    /// Posts, days, posts a day: a plain number.
    Number,
    /// The page states it or does not; nothing can be moved.
    None,
}

impl Badge {
    /// The threshold in force: the user's where it makes sense, otherwise the catalogue's.
    pub fn threshold(&self, settings: &Settings) -> f64 {
        let moved = settings.thresholds.get(self.id).copied();
        moved
            .filter(|value| self.threshold.unit.allows(*value))
            .unwrap_or(self.threshold.value)
    }

    /// Whether the user wants to see it.
    pub fn is_on(&self, settings: &Settings) -> bool {
        settings.switched.get(self.id).copied().unwrap_or(self.on)
    }

    /// The key of one of its messages.
    pub fn key(&self, variant: &str, part: &str) -> String {
        let stem = self.id.replace('-', "_");
        if variant.is_empty() {
            format!("badge_{stem}_{part}")
        } else {
            format!("badge_{stem}_{variant}_{part}")
        }
    }

    /// The sentence of its rule at a threshold; of a habit, with the fewest posts it takes.
    pub fn rule(&self, threshold: f64) -> Message {
        let mut words = self.threshold.unit.spoken(threshold);
        if let Measure::Habit(habit) = self.measure {
            words.push(Argument::Number(habit.said.fewest.into()));
        }
        Message::new(&self.key("", "rule"), words)
    }

    /// What its measure counts in a notebook and how that lies, before anything is decided: for calibration. What
    /// came after a sample is counted for the site that the sample `named`.
    pub fn tally<'a>(
        &self,
        notebook: &'a Notebook,
        settings: &'a Settings,
        now: i64,
        named: &[String],
    ) -> Option<(Tally<'a>, Spread)> {
        let account = Account::new(notebook, settings, now);
        let Measure::Habit(habit) = self.measure else {
            return None;
        };
        let sample = account.sample(habit.needs).ok()?;
        let threshold = self.threshold(settings);
        let seen = account.seen(&sample, threshold);
        let tally = (habit.counts)(Seen { named, ..seen }).ok()?;
        let spread = tally.spread(&sample.spans);
        Some((tally, spread))
    }
}

impl Habit {
    /// What the share is compared with.
    pub fn limit(&self, threshold: f64) -> f64 {
        match self.side {
            Side::AtLeast | Side::AtMost => threshold,
            Side::Median => 0.5,
        }
    }

    /// Where the share of the next posts will lie, as sure as the badge takes it to be: on the badge's
    /// side of the limit if and only if it is said.
    pub fn range(&self, share: Share, spread: Spread, limit: f64) -> Interval {
        let posterior = self.model.posterior(share, spread);
        let level = self.said.level_at(share.n);
        match self.side {
            Side::AtMost => Interval {
                low: 0.0,
                high: posterior.most(level, limit),
            },
            Side::AtLeast | Side::Median => Interval {
                low: posterior.least(level, limit),
                high: 1.0,
            },
        }
    }

    /// How sure it is that the share of the next posts is on the right side of a limit.
    pub fn probability(&self, share: Share, spread: Spread, limit: f64) -> f64 {
        let posterior = self.model.posterior(share, spread);
        match self.side {
            Side::AtMost => posterior.at_most(limit),
            Side::AtLeast | Side::Median => posterior.at_least(limit),
        }
    }
}

impl Threshold {
    pub(crate) const fn new(value: f64, unit: Unit) -> Threshold {
        Threshold { value, unit }
    }

    /// A share, spoken as a percentage.
    pub(crate) const fn share(value: f64) -> Threshold {
        Threshold::new(value, Unit::Share)
    }

    /// A plain number.
    pub(crate) const fn number(value: f64) -> Threshold {
        Threshold::new(value, Unit::Number)
    }

    /// Nothing to compare with.
    pub(crate) const NONE: Threshold = Threshold::new(0.0, Unit::None);
}

impl Unit {
    /// What a threshold of this unit can be, from least to most. `None` where there is nothing to move.
    pub fn bounds(self) -> Option<RangeInclusive<f64>> {
        match self {
            Unit::Share => Some(0.01..=0.99),
            Unit::OneIn => Some(0.000_001..=0.5),
            Unit::Number => Some(1.0..=1_000_000.0),
            Unit::None => None,
        }
    }

    /// Whether a threshold of this unit can be `value`: an imported file may hold anything.
    pub fn allows(self, value: f64) -> bool {
        self.bounds().is_some_and(|bounds| bounds.contains(&value))
    }

    /// The threshold as the rule speaks it.
    pub(crate) fn spoken(self, value: f64) -> Vec<Argument> {
        match self {
            Unit::Share => vec![Argument::Percent(value)],
            Unit::OneIn => vec![Argument::Number((1.0 / value + 0.5) as u64)],
            Unit::Number => vec![Argument::Decimal(value)],
            Unit::None => Vec::new(),
        }
    }
}
