//! The beta distribution, as much of it as a share needs.

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
        let log_norm = libm::lgamma(hits) + libm::lgamma(misses) - libm::lgamma(hits + misses);
        Beta {
            hits,
            misses,
            log_norm,
        }
    }

    /// The probability of a share below `share`: the regularised incomplete beta function.
    pub(super) fn below(&self, share: f64) -> f64 {
        if share <= 0.0 {
            return 0.0;
        }
        if share >= 1.0 {
            return 1.0;
        }
        let log_front = self.hits * share.ln() + self.misses * (-share).ln_1p() - self.log_norm;
        let front = log_front.exp();
        // The fraction converges fast on this side of the bulk; on the other side it is mirrored.
        if share < (self.hits + 1.0) / (self.hits + self.misses + 2.0) {
            front * continued_fraction(self.hits, self.misses, share) / self.hits
        } else {
            1.0 - front * continued_fraction(self.misses, self.hits, 1.0 - share) / self.misses
        }
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

/// The continued fraction of the incomplete beta function (<https://dlmf.nist.gov/8.17#E22>),
/// worked out from the front as Lentz does: numerator and denominator as ratios to those before.
fn continued_fraction(a: f64, b: f64, x: f64) -> f64 {
    const PRECISION: f64 = 1e-12;
    const MOST_STEPS: u32 = 300;
    let mut numerator = 1.0;
    let mut denominator = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = denominator;
    for step in 1..=MOST_STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for coefficient in [even, odd] {
            denominator = 1.0 / away_from_zero(1.0 + coefficient * denominator);
            numerator = away_from_zero(1.0 + coefficient / numerator);
            change = numerator * denominator;
            value *= change;
        }
        if (change - 1.0).abs() < PRECISION {
            break;
        }
    }
    value
}

/// Lentz's method divides by these; nothing that small occurs but by cancellation.
fn away_from_zero(value: f64) -> f64 {
    const TINY: f64 = 1e-300;
    if value.abs() < TINY { TINY } else { value }
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
