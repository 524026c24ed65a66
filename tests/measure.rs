//! What always holds of a share and how sure of it, whatever the sample and wherever the threshold.

use fieldmark::judge::posterior::{Model, Share};
use fieldmark::judge::{Measure, calibration, catalogue};
use proptest::prelude::*;

/// No badge is said below this.
const SAYABLE: f64 = 0.7;

/// No badge is said of fewer posts than this.
const FEWEST: u32 = 10;

/// Room for the last bits of a sum.
const HAIR: f64 = 1e-9;

fn model() -> impl Strategy<Value = Model> {
    prop::sample::select(vec![calibration::COMMON, calibration::RARE])
}

fn share() -> impl Strategy<Value = Share> {
    (1..400_u32).prop_flat_map(|n| (0..=n).prop_map(move |k| Share { k, n }))
}

fn threshold() -> impl Strategy<Value = f64> {
    0.01..=0.99
}

/// Two thresholds, the lower first.
fn thresholds() -> impl Strategy<Value = (f64, f64)> {
    (threshold(), threshold()).prop_map(|(one, other)| (one.min(other), one.max(other)))
}

fn times(share: Share, times: u32) -> Share {
    Share {
        k: share.k * times,
        n: share.n * times,
    }
}

#[test]
fn no_habit_is_said_of_less() {
    for badge in catalogue() {
        if let Measure::Habit(habit) = badge.measure {
            assert!((SAYABLE..1.0).contains(&habit.level), "{}", badge.id);
            assert!(habit.fewest >= FEWEST, "{}", badge.id);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn more_in_the_same_proportion_only_confirms(
        model in model(), share in share(), more in 2..20_u32, threshold in threshold()
    ) {
        let (few, many) = (model.posterior(share), model.posterior(times(share, more)));
        if few.at_least(threshold) >= SAYABLE {
            prop_assert!(many.at_least(threshold) >= few.at_least(threshold) - HAIR);
        }
        if few.at_most(threshold) >= SAYABLE {
            prop_assert!(many.at_most(threshold) >= few.at_most(threshold) - HAIR);
        }
    }

    #[test]
    fn opposites_are_never_both_likely(
        model in model(), share in share(), (low, high) in thresholds()
    ) {
        let posterior = model.posterior(share);
        prop_assert!(posterior.at_least(high) + posterior.at_most(low) <= 1.0 + HAIR);
    }

    #[test]
    fn one_more_that_has_it_makes_it_likelier(
        model in model(), share in share(), threshold in threshold()
    ) {
        prop_assume!(share.k < share.n);
        let more = model.posterior(Share { k: share.k + 1, ..share });
        let posterior = model.posterior(share);
        prop_assert!(more.at_least(threshold) >= posterior.at_least(threshold) - HAIR);
        prop_assert!(more.at_most(threshold) <= posterior.at_most(threshold) + HAIR);
    }

    #[test]
    fn a_bar_moved_out_of_the_way_withdraws_nothing(
        model in model(), share in share(), (low, high) in thresholds()
    ) {
        prop_assume!(share.n >= FEWEST);
        let posterior = model.posterior(share);
        if posterior.at_least(high) >= SAYABLE {
            prop_assert!(posterior.at_least(low) >= posterior.at_least(high) - HAIR);
        }
        if posterior.at_most(low) >= SAYABLE {
            prop_assert!(posterior.at_most(high) >= posterior.at_most(low) - HAIR);
        }
    }

    #[test]
    fn a_bound_is_whole_percents_and_never_argues_with_what_is_said(
        model in model(), share in share(), level in 0.5..0.99_f64, threshold in 1..100_u32
    ) {
        let posterior = model.posterior(share);
        let threshold = f64::from(threshold) / 100.0;
        let (least, most) = (posterior.least(level, threshold), posterior.most(level, threshold));
        for end in [least, most] {
            prop_assert!((0.0..=1.0).contains(&end));
            prop_assert!((end * 100.0 - (end * 100.0).round()).abs() < HAIR);
        }
        let close = |sure: f64| (sure - level).abs() < 1e-4;
        let sure = posterior.at_most(threshold);
        prop_assert!(close(sure) || (most <= threshold + HAIR) == (sure >= level));
        let sure = posterior.at_least(threshold);
        prop_assert!(close(sure) || (least >= threshold - HAIR) == (sure >= level));
    }

    #[test]
    fn no_sample_is_worth_more_than_it_counts(model in model(), share in share()) {
        let worth = model.worth(share.n);
        prop_assert!(worth <= f64::from(share.n) + HAIR && worth <= 1.0 / model.clumping);
    }

    #[test]
    fn nonsense_is_survived(
        model in model(), k in any::<u32>(), n in any::<u32>(), threshold in any::<f64>()
    ) {
        let posterior = model.posterior(Share { k, n });
        for end in [posterior.least(0.9, threshold), posterior.most(0.9, threshold)] {
            prop_assert!(threshold.is_nan() || (0.0..=1.0).contains(&end));
        }
        for sure in [posterior.at_least(threshold), posterior.at_most(threshold)] {
            prop_assert!(threshold.is_nan() || (-HAIR..=1.0 + HAIR).contains(&sure));
        }
    }
}
