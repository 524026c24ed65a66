//! What always holds of a share and how sure of it, whatever the sample and wherever the threshold.

use fieldmark::account::Note;
use fieldmark::ids::PostId;
use fieldmark::judge::posterior::{Model, Share, Spread};
use fieldmark::judge::{Measure, Side, Tally, calibration, catalogue};
use fieldmark::time::DAY;
use proptest::prelude::*;

/// No badge is said below this.
const SAYABLE: f64 = 0.75;

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

fn spread() -> impl Strategy<Value = Spread> {
    (0.0..400.0, 0.0..=1.0).prop_map(|(gap, alike)| Spread { gap, alike })
}

fn threshold() -> impl Strategy<Value = f64> {
    0.01..=0.99
}

/// The lowest level of the badges of a model that are said on one side of their threshold. Below it nothing
/// is said, and of one or two posts' worth an expectation that follows the threshold is not quite even.
fn sayable(model: Model, at_most: bool) -> f64 {
    let habits = catalogue().filter_map(|badge| match badge.measure {
        Measure::Habit(habit) => Some(habit),
        Measure::Fact(_) => None,
    });
    let alike =
        habits.filter(|habit| *habit.model == model && (habit.side == Side::AtMost) == at_most);
    alike.map(|habit| habit.said.level).fold(1.0, f64::min)
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
            for n in [1, FEWEST, 50, 100, 1_000] {
                let level = habit.said.level_at(n);
                assert!((SAYABLE..=1.0).contains(&level), "{}", badge.id);
            }
            assert!(habit.said.fewest >= FEWEST, "{}", badge.id);
        }
    }
}

/// A hundred posts, one a day, of which those at `places` have it.
fn spread_of(places: impl Fn(u64) -> bool) -> Spread {
    let note = |place: u64| Note {
        id: PostId(1_000 - place),
        time: -(place as i64) * DAY,
        ..Note::default()
    };
    let (with, without): (Vec<Note>, Vec<Note>) = (0..100)
        .map(note)
        .partition(|note| places(1_000 - note.id.0));
    let tally = Tally {
        share: Share::default(),
        with: with.iter().collect(),
        without: without.iter().collect(),
        label: "",
        wording: "",
        words: Vec::new(),
        named: Vec::new(),
    };
    tally.spread(&[])
}

#[test]
fn a_sample_shows_how_its_posts_lie() {
    let even = spread_of(|place| place % 2 == 0);
    let burst = spread_of(|place| place < 50);
    let never = spread_of(|_| false);
    assert!((even.gap - 1.0).abs() < HAIR, "{}", even.gap);
    assert_eq!((even.alike, never.alike), (0.0, 0.0));
    assert!(burst.alike > 0.8, "{}", burst.alike);
    let half = Share { k: 50, n: 100 };
    let worth = |spread| calibration::COMMON.worth(half, spread);
    assert!(worth(burst) < worth(even) / 2.0);
}

#[test]
fn a_hundred_posts_of_years_tell_less_than_of_weeks() {
    let none = Share { k: 0, n: 100 };
    let sure = |gap| {
        let spread = Spread { gap, alike: 0.0 };
        calibration::COMMON.posterior(none, spread).at_most(0.1)
    };
    assert!(
        sure(0.2) > 0.9 && sure(7.0) < 0.8,
        "{} {}",
        sure(0.2),
        sure(7.0)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn more_in_the_same_proportion_only_confirms(
        model in model(), share in share(), spread in spread(), more in 2..20_u32, threshold in threshold()
    ) {
        let (few, many) = (model.posterior(share, spread), model.posterior(times(share, more), spread));
        if few.at_least(threshold) >= sayable(model, false) {
            prop_assert!(many.at_least(threshold) >= few.at_least(threshold) - HAIR);
        }
        if few.at_most(threshold) >= sayable(model, true) {
            prop_assert!(many.at_most(threshold) >= few.at_most(threshold) - HAIR);
        }
    }

    #[test]
    fn posts_that_lie_apart_or_come_in_bursts_are_worth_less(
        model in model(), share in share(), one in spread(), other in spread()
    ) {
        let near = Spread { gap: one.gap.min(other.gap), alike: one.alike.min(other.alike) };
        let far = Spread { gap: one.gap.max(other.gap), alike: one.alike.max(other.alike) };
        prop_assert!(model.worth(share, far) <= model.worth(share, near) + HAIR);
    }

    #[test]
    fn opposites_are_never_both_likely(
        model in model(), share in share(), spread in spread(), (low, high) in thresholds()
    ) {
        let posterior = model.posterior(share, spread);
        prop_assert!(posterior.at_least(high) + posterior.at_most(low) <= 1.0 + HAIR);
    }

    #[test]
    fn one_more_that_has_it_makes_it_likelier(
        model in model(), share in share(), spread in spread(), threshold in threshold()
    ) {
        prop_assume!(share.k < share.n);
        // One more may also show more bursts, which is another matter.
        let spread = Spread { alike: 0.0, ..spread };
        let more = model.posterior(Share { k: share.k + 1, ..share }, spread);
        let posterior = model.posterior(share, spread);
        prop_assert!(more.at_least(threshold) >= posterior.at_least(threshold) - HAIR);
        prop_assert!(more.at_most(threshold) <= posterior.at_most(threshold) + HAIR);
    }

    #[test]
    fn a_bar_moved_out_of_the_way_withdraws_nothing(
        model in model(), share in share(), spread in spread(), (low, high) in thresholds()
    ) {
        prop_assume!(share.n >= FEWEST);
        let posterior = model.posterior(share, spread);
        if posterior.at_least(high) >= sayable(model, false) {
            prop_assert!(posterior.at_least(low) >= posterior.at_least(high) - HAIR);
        }
        if posterior.at_most(low) >= sayable(model, true) {
            prop_assert!(posterior.at_most(high) >= posterior.at_most(low) - HAIR);
        }
    }

    #[test]
    fn a_bound_is_whole_percents_and_never_argues_with_what_is_said(
        model in model(), share in share(), spread in spread(), level in 0.5..0.99_f64, threshold in 1..100_u32
    ) {
        let posterior = model.posterior(share, spread);
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
    fn no_sample_is_worth_more_than_it_counts(
        model in model(), share in share(), spread in spread()
    ) {
        let worth = model.worth(share, spread);
        prop_assert!(worth <= f64::from(share.n) + HAIR && worth <= 1.0 / model.clumping);
    }

    #[test]
    fn nonsense_is_survived(
        model in model(), k in any::<u32>(), n in any::<u32>(), gap in any::<f64>(), threshold in any::<f64>()
    ) {
        let posterior = model.posterior(Share { k, n }, Spread { gap, alike: 0.5 });
        for end in [posterior.least(0.9, threshold), posterior.most(0.9, threshold)] {
            prop_assert!(threshold.is_nan() || (0.0..=1.0).contains(&end));
        }
        for sure in [posterior.at_least(threshold), posterior.at_most(threshold)] {
            prop_assert!(threshold.is_nan() || (-HAIR..=1.0 + HAIR).contains(&sure));
        }
    }
}
