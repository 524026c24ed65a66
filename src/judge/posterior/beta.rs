//! The beta distribution, as much of it as a share needs.

use special::Beta as _;

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

    /// The share that `mass` of the distribution lies below.
    pub(super) fn quantile(&self, mass: f64) -> f64 {
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
}
