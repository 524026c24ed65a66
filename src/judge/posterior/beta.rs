//! The beta distribution, as much of it as a share needs.

use special::Beta as _;

use super::Interval;

/// Halvings of a bisection: shares are told apart to about a millionth.
const HALVINGS: u32 = 20;

/// A distribution over shares; the larger `hits` is against `misses`, the higher they are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beta {
    hits: f64,
    misses: f64,
    /// The logarithm of the beta function, worked out once.
    log_norm: f64,
}

impl Beta {
    /// Both numbers must be above zero.
    pub(super) fn new(hits: f64, misses: f64) -> Beta {
        Beta {
            hits,
            misses,
            log_norm: hits.ln_beta(misses),
        }
    }

    /// The probability of a share below `share`: the regularised incomplete beta function.
    pub(super) fn below(&self, share: f64) -> f64 {
        share
            .clamp(0.0, 1.0)
            .inc_beta(self.hits, self.misses, self.log_norm)
    }

    /// The shortest range that holds `mass`.
    pub(super) fn shortest(&self, mass: f64) -> Interval {
        let falls_throughout = self.hits <= 1.0 && self.hits <= self.misses;
        if falls_throughout {
            return self.reaching_up_from(0.0, mass);
        }
        let rises_throughout = self.misses <= 1.0;
        if rises_throughout {
            return self.reaching_up_from(self.quantile(1.0 - mass), mass);
        }
        // With one summit, the shortest range is the one with equal density at both ends.
        let mut below = 0.0;
        let mut above = self.quantile(1.0 - mass);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(below, above);
            let range = self.reaching_up_from(middle, mass);
            if self.log_density(range.low) < self.log_density(range.high) {
                below = middle;
            } else {
                above = middle;
            }
        }
        self.reaching_up_from(below, mass)
    }

    fn reaching_up_from(&self, low: f64, mass: f64) -> Interval {
        let high = self.quantile(self.below(low) + mass);
        Interval { low, high }
    }

    /// The share that `mass` of the distribution lies below.
    fn quantile(&self, mass: f64) -> f64 {
        /// What bisection cannot tell from the very end is the end.
        const END: f64 = 1e-6;
        if mass >= 1.0 - END {
            return 1.0;
        }
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if self.below(middle) < mass {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }

    fn log_density(&self, share: f64) -> f64 {
        (self.hits - 1.0) * share.ln() + (self.misses - 1.0) * (-share).ln_1p()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reference values of the regularised incomplete beta function, from scipy 1.17 `betainc`.
    const KNOWN: [(f64, f64, f64, f64); 6] = [
        (0.6, 1.4, 0.3, 0.583217624814),
        (0.6, 13.4, 0.1, 0.877705305766),
        (9.2, 4.1, 0.5, 0.0714880416092),
        (2.5, 7.5, 0.25, 0.549148853873),
        (14.8, 0.5, 0.97, 0.346418748395),
        (120.0, 80.0, 0.62, 0.715819627956),
    ];

    #[test]
    fn below_agrees_with_known_values() {
        for (hits, misses, share, expected) in KNOWN {
            let found = Beta::new(hits, misses).below(share);
            assert!(
                (found - expected).abs() < 1e-10,
                "{hits} {misses} {share}: {found}"
            );
        }
    }

    #[test]
    fn the_shortest_range_holds_its_mass_and_is_shorter_than_the_middle_one() {
        for (hits, misses) in [
            (0.6, 12.0),
            (12.0, 0.6),
            (0.5, 0.6),
            (3.0, 9.0),
            (40.0, 2.0),
        ] {
            let beta = Beta::new(hits, misses);
            let range = beta.shortest(0.9);
            let mass = beta.below(range.high) - beta.below(range.low);
            assert!((mass - 0.9).abs() < 1e-3, "{hits} {misses}: {mass}");
            let middle = beta.quantile(0.95) - beta.quantile(0.05);
            assert!(range.high - range.low < middle + 1e-5, "{hits} {misses}");
        }
    }

    #[test]
    fn a_falling_distribution_reaches_zero_and_a_rising_one_reaches_one() {
        assert_eq!(Beta::new(0.6, 12.0).shortest(0.9).low, 0.0);
        assert_eq!(Beta::new(12.0, 0.6).shortest(0.9).high, 1.0);
    }
}
