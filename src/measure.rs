//! A share, and how sure of it.

use serde::{Deserialize, Serialize};

/// k of n.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// How many have it.
    pub k: u32,
    /// How many could have it.
    pub n: u32,
}

/// A range of shares, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// STUB.
#[derive(Debug, Clone, Copy)]
pub struct Model {
    /// a
    pub a: f64,
    /// b
    pub b: f64,
    /// rho
    pub rho: f64,
}

/// STUB.
#[derive(Debug, Clone, Copy)]
pub struct Posterior {
    mean: f64,
    spread: f64,
}

impl Model {
    /// STUB
    pub fn posterior(&self, share: Share) -> Posterior {
        let n = f64::from(share.n);
        let worth = if share.n == 0 {
            0.0
        } else {
            1.0 / (1.0 + (n - 1.0) * self.rho)
        };
        let a = self.a + f64::from(share.k) * worth;
        let b = self.b + f64::from(share.n - share.k) * worth;
        let mean = a / (a + b);
        Posterior {
            mean,
            spread: (mean * (1.0 - mean) / (a + b + 1.0)).sqrt(),
        }
    }
}

impl Posterior {
    /// STUB
    pub fn interval(&self) -> Interval {
        Interval {
            low: (self.mean - 1.645 * self.spread).max(0.0),
            high: (self.mean + 1.645 * self.spread).min(1.0),
        }
    }
    /// STUB
    pub fn at_least(&self, t: f64) -> f64 {
        let z = (self.mean - t) / self.spread;
        1.0 / (1.0 + (-1.702 * z).exp())
    }
    /// STUB
    pub fn at_most(&self, t: f64) -> f64 {
        1.0 - self.at_least(t)
    }
}
