//! Every saved page of X, read by the built extension in the browser and compared with the truth.

use crate::agreement::{Truth, Verdict, compare, table};
use crate::stage::saved::SavedPage;
use crate::stage::wait::Outcome;
use crate::suite::{Case, Stage, case, so};
use std::path::{Path, PathBuf};

pub const CASES: &[Case] = &[case!(every_saved_page_is_read_right)];

const PAGES: &str = include_str!("../pages/pages.tsv");
const POSTS: &str = include_str!("../pages/truth.tsv");

/// The pages are real people's words and stay outside this repository.
fn folder() -> Option<PathBuf> {
    let told = std::env::var_os("FIELDMARK_PAGES").map(PathBuf::from);
    let ancestors = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    told.or_else(|| {
        ancestors
            .map(|folder| folder.join("shared/pages"))
            .find(|folder| folder.is_dir())
    })
}

async fn every_saved_page_is_read_right(stage: &Stage) -> Outcome<()> {
    let Some(folder) = folder() else {
        println!("(no saved pages at hand: nothing compared)");
        return Ok(());
    };
    let truth = Truth::parse(PAGES, POSTS)?;
    let mut outcomes = Vec::new();
    for page in truth.pages() {
        let saved = SavedPage::read(&folder.join(page), None)?;
        let reading = stage
            .browser
            .reading_of(saved)
            .await
            .map_err(|error| format!("{page}: {error}"))?;
        outcomes.extend(compare(&reading, page, &truth));
    }
    let table = table(&outcomes);
    println!("{table}");
    let wrong = outcomes
        .iter()
        .filter(|outcome| outcome.verdict == Verdict::Wrong)
        .count();
    so(
        wrong == 0,
        format!("{wrong} facts were read wrong; the table names them"),
    )
}
