//! A share, and how sure of it.
//!
//! What is asked is never "what share of these posts" (that is counted) but "what share of the next ones".
//! The answer is a beta distribution over that share, and everything shown or decided is read from it:
//! the range, and the probability that a badge's rule will hold. It knows three things a plain
//! binomial interval does not. Behaviour comes in bursts, so posts that stand together tell less than
//! as many independent ones would, and where a sample shows such bursts it tells less still. Habits drift
//! with time, so whoever posts once a week, or has long been silent, has changed more by the next 200 posts than
//! whoever posts every hour. And a habit is rare or common among people before anything is seen.

mod beta;

use serde::{Deserialize, Serialize};

use beta::Beta;

/// k of n.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Share {
    /// How many have it.
    pub k: u32,
    /// How many could have it.
    pub n: u32,
}

impl Share {
    /// k ÷ n; nothing of nothing is nothing.
    pub fn ratio(self) -> f64 {
        f64::from(self.k.min(self.n)) / f64::from(self.n.max(1))
    }
}

/// A range: of shares from 0 to 1, of posts a day, of how often one count goes into another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// Whether `share` lies in the range, ends included.
    pub fn contains(self, share: f64) -> bool {
        (self.low..=self.high).contains(&share)
    }
}

/// How the posts of a sample lie: what makes them tell more or less than as many others.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Spread {
    /// Days from one post to the next, on average, with the silence after the newest.
    pub gap: f64,
    /// How alike posts that stand together are in this sample, 0 to 1: how much more its parts
    /// differ from each other than chance would have it.
    pub alike: f64,
}

/// What is known of one sort of habit before an account is seen, and what a sample of it is worth.
/// The numbers are in [`crate::judge::calibration`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Model {
    /// The share to expect before anything is seen.
    pub expected: f64,
    /// How many independent posts that expectation is worth.
    pub weight: f64,
    /// How alike neighbouring posts are, 0 to 1: n of them are worth n ÷ (1 + clumping × (n − 1)).
    pub clumping: f64,
    /// By how much every day between two posts adds to that, as a part of it.
    pub drift: f64,
    /// How many samples of a habit of one half it would take to believe their own clumping as much as this one.
    pub stubborn: f64,
}

impl Model {
    /// How many independent posts a sample is worth. Never more than 1 ÷ clumping.
    pub fn worth(&self, share: Share, spread: Spread) -> f64 {
        let n = f64::from(share.n);
        if n < 1.0 {
            return 0.0;
        }
        n / (1.0 + self.alike(share, spread) * (n - 1.0))
    }

    /// How alike the posts of a sample are. Bursts that it shows make warier; that it shows none may be luck.
    fn alike(&self, share: Share, spread: Spread) -> f64 {
        // A habit of one half shows its bursts best, and one that is always or never there shows none.
        let shown = (4.0 * share.ratio() * (1.0 - share.ratio())).powi(2);
        let own = (shown * spread.alike + self.stubborn * self.clumping) / (shown + self.stubborn);
        let drifted = own.max(self.clumping) * (1.0 + self.drift * spread.gap.max(0.0));
        drifted.min(1.0)
    }

    /// What a sample tells of the next posts.
    pub fn posterior(&self, share: Share, spread: Spread) -> Posterior {
        let worth = self.worth(share, spread);
        let hits = worth * share.ratio();
        Posterior {
            model: *self,
            hits,
            misses: worth - hits,
        }
    }
}

/// What is known of the share of the next posts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Posterior {
    model: Model,
    hits: f64,
    misses: f64,
}

impl Posterior {
    /// From where on the share of the next posts will lie, `sure` (0 to 1) of it: at or above `threshold`
    /// if and only if [`Posterior::at_least`] is at least as sure. In whole percents, as it is spoken:
    /// a few hundred posts know no finer ones.
    pub fn least(&self, sure: f64, threshold: f64) -> f64 {
        let low = self.beta(self.model.expected.min(threshold));
        (low.quantile(1.0 - sure) * 100.0).floor() / 100.0
    }

    /// Up to where the share of the next posts will lie, `sure` (0 to 1) of it: at or below `threshold`
    /// if and only if [`Posterior::at_most`] is at least as sure.
    pub fn most(&self, sure: f64, threshold: f64) -> f64 {
        let high = self.beta(self.model.expected.max(threshold));
        (high.quantile(sure) * 100.0).ceil() / 100.0
    }

    /// How sure it is that the share of the next posts will be at least `threshold`.
    pub fn at_least(&self, threshold: f64) -> f64 {
        // An expectation may make a badge warier, never surer: it is not let above the threshold.
        // So more posts in the same proportion only ever confirm.
        1.0 - self
            .beta(self.model.expected.min(threshold))
            .below(threshold)
    }

    /// How sure it is that the share of the next posts will be at most `threshold`.
    pub fn at_most(&self, threshold: f64) -> f64 {
        self.beta(self.model.expected.max(threshold))
            .below(threshold)
    }

    /// How sure it is that the share of the next posts will lie between `low` and `high`.
    pub fn between(&self, low: f64, high: f64) -> f64 {
        let beta = self.beta(self.model.expected);
        beta.below(high) - beta.below(low)
    }

    fn beta(&self, expected: f64) -> Beta {
        /// A beta distribution wants both its numbers above zero.
        const LEAST: f64 = 0.001;
        let expected = expected.clamp(LEAST, 1.0 - LEAST);
        Beta::new(
            self.hits + self.model.weight * expected,
            self.misses + self.model.weight * (1.0 - expected),
        )
    }
}
