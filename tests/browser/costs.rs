//! What Fieldmark costs, guarded generously: the figures are `./build.sh bench`.

use crate::cost::{self, Trio};
use crate::figures::Figure;
use crate::stage::wait::Outcome;
use crate::suite::{Case, Stage, case, so};

pub const CASES: &[Case] = &[case!(it_costs_little_more_than_copying_the_words)];

async fn it_costs_little_more_than_copying_the_words(stage: &Stage) -> Outcome<()> {
    let trio = Trio::open(&stage.proxy).await?;
    let mut figures = cost::page_cost(&trio, 5).await?;
    figures.extend(cost::idle(&trio, 3).await?);
    figures.extend(cost::growth(&trio, 1_500).await?);
    trio.close().await?;
    for (name, most) in [
        ("100 posts: Fieldmark ÷ copying", 3.0),
        ("idle: of one core, while the page fidgets", 5.0),
        ("growth: last ÷ first", 1.6),
    ] {
        let figure = figures.iter().find(|figure| figure.name == name);
        let figure = figure.ok_or_else(|| format!("nobody measured {name}"))?;
        so(figure.median() <= most, Figure::line(figure))?;
    }
    Ok(())
}
