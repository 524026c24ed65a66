//! What Fieldmark costs, guarded generously: the figures are `./build.sh bench`.

use crate::cost;
use crate::figures::Figure;
use crate::growth;
use crate::moving;
use crate::stage::wait::Outcome;
use crate::suite::{Case, Stage, case, so};
use crate::trio::Trio;

pub const CASES: &[Case] = &[
    case!(copying_costs_little_more_than_the_words),
    case!(badges_that_change_cost_little_more_than_the_words),
    case!(where_there_is_no_profile_nothing_runs),
    case!(a_page_without_news_costs_next_to_nothing),
    case!(later_posts_cost_no_more_than_the_first),
];

async fn copying_costs_little_more_than_the_words(stage: &Stage) -> Outcome<()> {
    let trio = Trio::open(&stage.proxy).await?;
    let figures = cost::page_cost(&trio, 5).await?;
    trio.close().await?;
    at_most(&figures, "100 posts: Fieldmark ÷ copying, script", 2.5)
}

async fn badges_that_change_cost_little_more_than_the_words(stage: &Stage) -> Outcome<()> {
    let trio = Trio::open(&stage.proxy).await?;
    let figures = moving::moving(&trio, 5).await?;
    trio.close().await?;
    at_most(&figures, moving::SCRIPT, 2.5)?;
    at_most(&figures, moving::LAYOUT, 1.5)
}

async fn where_there_is_no_profile_nothing_runs(stage: &Stage) -> Outcome<()> {
    let trio = Trio::open(&stage.proxy).await?;
    let figures = moving::elsewhere(&trio, 3).await?;
    trio.close().await?;
    at_most(&figures, moving::ELSEWHERE, 0.3)
}

async fn a_page_without_news_costs_next_to_nothing(stage: &Stage) -> Outcome<()> {
    let trio = Trio::open(&stage.proxy).await?;
    let figures = cost::idle(&trio, 3, 3.0).await?;
    trio.close().await?;
    at_most(&figures, "idle: script beyond the page's, of one core", 3.0)
}

async fn later_posts_cost_no_more_than_the_first(stage: &Stage) -> Outcome<()> {
    let trio = Trio::open(&stage.proxy).await?;
    let figures = growth::growth(&trio, 2_000, 5).await?;
    trio.close().await?;
    at_most(&figures, "growth: at the end ÷ at 100", 1.4)
}

fn at_most(figures: &[Figure], name: &str, most: f64) -> Outcome<()> {
    let figure = figures.iter().find(|figure| figure.name == name);
    let figure = figure.ok_or_else(|| format!("nobody measured {name}"))?;
    // Not a number is not little.
    so(figure.median() <= most, Figure::line(figure))
}
