//! Posts that come and go, as in a list that is scrolled: what the next hundred cost.

use super::figures::{Figure, mean, slope};
use super::stage::browser::Browser;
use super::stage::wait::Outcome;
use super::trio::{Trio, cost_of_append, ready};

/// Posts that come at once, and that go.
const BATCH: u32 = 100;

/// Cost per post after 100 posts, after a tenth of `posts` and at their end, beside an extension
/// that only copies the words of the same posts. `runs` batches stand behind each figure.
pub async fn growth(trio: &Trio, posts: u32, runs: usize) -> Outcome<Vec<Figure>> {
    let browsers = [&trio.floor, &trio.ours];
    let mut first: [Vec<f64>; 2] = Default::default();
    let mut costs: [Vec<f64>; 2] = Default::default();
    // The first hundred are measured on a fresh page each time, the others on the last of these.
    for _ in 0..runs {
        for (first, browser) in first.iter_mut().zip(browsers) {
            ready(browser, BATCH).await?;
            first.push(per_post(browser).await?);
        }
    }
    for _ in 2..posts / BATCH {
        for (costs, browser) in costs.iter_mut().zip(browsers) {
            costs.push(per_post(browser).await?);
        }
    }
    let [copying, ours] = &costs;
    let around = |costs: &[f64], batch: usize| -> Vec<f64> {
        let from = batch.min(costs.len().saturating_sub(runs));
        costs.iter().skip(from).take(runs).copied().collect()
    };
    let (tenth, end) = (costs[0].len() / 10, costs[0].len());
    // Sums, not medians: work that is put off is done in some later batch.
    let grown = |costs: &[f64], first: &[f64]| {
        let last = around(costs, end);
        mean(&last) / mean(first)
    };
    let (grown, grown_copying) = (grown(ours, &first[1]), grown(copying, &first[0]));
    let percent = slope(ours) / mean(&first[1]) * 100.0 * 1_000.0 / f64::from(BATCH);
    let name = "growth: the same, without what copying grows by";
    Ok(vec![
        Figure::new("growth: script per post, at 100", "µs", first[1].clone()),
        Figure::new("growth: at a tenth", "µs", around(ours, tenth)),
        Figure::new("growth: at the end", "µs", around(ours, end)),
        Figure::new("growth: at the end ÷ at 100", "×", vec![grown]).at_most(1.1),
        Figure::new(name, "×", vec![grown / grown_copying]).at_most(1.1),
        Figure::new(
            "growth: slope, of the cost at 100 per 1,000 posts",
            "%",
            vec![percent],
        ),
    ])
}

/// Microseconds of script for each of the next posts.
async fn per_post(browser: &Browser) -> Outcome<f64> {
    let cost = cost_of_append(browser, BATCH, BATCH).await?;
    Ok(cost.script * 1000.0 / f64::from(BATCH))
}
