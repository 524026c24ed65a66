//! Real saved pages, read by the built extension and held against the truth that was written down by other
//! means (`tests/pages`).
//!
//! They are real people's words, so they are never copied here: whoever has them puts them into
//! `shared/pages`, beside the clone. Where they are not, these cases are left out, loudly.

use crate::agreement::{Outcome as Fact, Verdict, compare};
use crate::stage::saved::SavedPage;
use crate::stage::wait::{Outcome, words};
use crate::suite::{Case, Stage, case, same, so};
use crate::table;
use crate::truth::{Truth, saved_pages};
use fieldmark::page::post::{Kind, Post};
use fieldmark::page::reading;
use fieldmark::page::snapshot::Snapshot;
use scraper::{Html, Selector};
use serde_json::Value;
use std::path::{Path, PathBuf};

pub const CASES: &[Case] = &[
    case!(every_saved_page_is_read_as_it_is),
    case!(no_single_loss_makes_a_reading_wrong),
];

/// One in so many of all possible losses is tried. A run is the same every time; `FIELDMARK_FIRST_LOSS`
/// begins at another one, 0 to 11.
const ONE_IN: usize = 12;
const FIRST: usize = 7;

const NO_PAGES: &str =
    "no shared/pages beside this clone, and no FIELDMARK_PAGES: no real page was read";

async fn every_saved_page_is_read_as_it_is(stage: &Stage) -> Outcome<()> {
    let Some(folder) = saved_pages() else {
        return stage.leave_out(NO_PAGES);
    };
    let truth = Truth::of_the_saved_pages();
    let mut facts: Vec<Fact> = Vec::new();
    let mut people = 0;
    let files: Vec<PathBuf> = truth.pages().map(|page| folder.join(page)).collect();
    let saved = files.iter().map(|file| SavedPage::read(file, None));
    let saved: Outcome<Vec<SavedPage>> = saved.collect();
    let readings = stage.browser.readings_of(saved?).await?;
    for ((page, file), reading) in truth.pages().zip(&files).zip(&readings) {
        facts.extend(compare(reading, page, &truth));
        people += same_people(file, reading)?;
    }
    so(
        people > 20,
        format!("only {people} people were met in lists"),
    )?;
    println!("{}", table::table(&facts));
    so(
        facts.len() > 1_000,
        format!("only {} facts were compared", facts.len()),
    )?;
    let wrong = facts.iter().any(|fact| fact.verdict == Verdict::Wrong);
    so(!wrong, table::named(&facts, Verdict::Wrong))
}

/// Who stands in lists of people, by the "@handle" in their words; how many they are.
fn same_people(file: &Path, reading: &Value) -> Outcome<usize> {
    let html = Html::parse_document(&std::fs::read_to_string(file).map_err(words)?);
    let row = Selector::parse("[data-testid=UserCell], [data-testid=HoverCard]").map_err(words)?;
    let named: Vec<String> = html
        .select(&row)
        .filter_map(|row| {
            let mut words = row.text().map(str::trim);
            let handle = words.find_map(|word| word.strip_prefix('@').map(str::to_owned));
            handle.filter(|handle| !handle.is_empty())
        })
        .collect();
    let read: Vec<&str> = reading["people"]
        .as_array()
        .map_or_else(Vec::new, |people| {
            people
                .iter()
                .filter_map(|one| one["handle"].as_str())
                .collect()
        });
    same(
        &format!("people in {}", file.display()),
        read.len(),
        named.len(),
    )?;
    for (read, named) in read.iter().zip(&named) {
        so(
            read.eq_ignore_ascii_case(named),
            format!("somebody in {} is taken for somebody else", file.display()),
        )?;
    }
    Ok(named.len())
}

/// Takes one attribute or one element out of a page at a time: what is left may be read the same or
/// less, never otherwise.
async fn no_single_loss_makes_a_reading_wrong(stage: &Stage) -> Outcome<()> {
    let Some(folder) = saved_pages() else {
        return stage.leave_out(NO_PAGES);
    };
    let script = format!(
        "{}\n{}\n{}\n{}\n{}\n{}",
        include_str!("../../extension/selectors.js"),
        include_str!("../../extension/selectors-xweb.js"),
        include_str!("../../extension/eyes-xweb.js"),
        include_str!("../../extension/eyes-post.js"),
        include_str!("../../extension/eyes.js"),
        include_str!("losses.js")
    );
    let told = std::env::var("FIELDMARK_FIRST_LOSS").ok();
    let first = told.and_then(|told| told.parse().ok()).unwrap_or(FIRST) % ONE_IN;
    let (mut tried, mut same, mut wrong) = (0, 0, Vec::new());
    for page in Truth::of_the_saved_pages().pages() {
        let saved = SavedPage::read(&folder.join(page), None)?;
        let url = saved.url();
        stage.proxy.site.lay_out(saved);
        stage.browser.go(&url).await?;
        let found = stage
            .browser
            .run(&script, &[first.into(), ONE_IN.into()])
            .await?;
        let windows = found.as_array().cloned().unwrap_or_default();
        let mut whole = Vec::new();
        for window in &windows {
            whole.extend(read(&window["whole"])?);
        }
        for window in &windows {
            let before = said(&read(&window["whole"])?);
            for loss in window["losses"].as_array().into_iter().flatten() {
                tried += 1;
                let left = read(&loss["words"])?;
                same += usize::from(said(&left) == before);
                wrong.extend(
                    contradiction(&whole, &left)
                        .map(|why| format!("{page}: without {}: {why}", loss["what"])),
                );
            }
        }
    }
    println!(
        "{tried} losses (one in {ONE_IN}, from the {first}th): {same} changed nothing, {} wrong, the rest say less",
        wrong.len()
    );
    so(tried > 500, format!("only {tried} losses were tried"))?;
    so(wrong.is_empty(), wrong.join("\n"))
}

fn read(window: &Value) -> Outcome<Vec<Post>> {
    let look: Snapshot =
        serde_json::from_value(window.clone()).map_err(|error| error.to_string())?;
    Ok(reading::read(&look)
        .posts
        .into_iter()
        .map(|placed| placed.post)
        .collect())
}

fn said(posts: &[Post]) -> Vec<(Kind, String)> {
    posts
        .iter()
        .map(|post| {
            (
                post.kind,
                format!("{:?} {:?}", post.author, post.reposted_by),
            )
        })
        .collect()
}

/// What the reading with a loss says that no reading of the whole page does: `whole` holds what every
/// window of it said, for at a window's edge a post's neighbours are out of sight. A post that the
/// whole page is silent on says nothing against it.
fn contradiction(whole: &[Post], left: &[Post]) -> Option<String> {
    left.iter().find_map(|post| {
        let same =
            |known: &&Post| known.id == post.id && (post.id.is_some() || known.kind == post.kind);
        let known: Vec<&Post> = whole.iter().filter(same).collect();
        if known.is_empty() {
            return (post.kind != Kind::Unknown)
                .then(|| format!("a post that is not there: {:?}", post.kind));
        }
        let told: Vec<Kind> = known
            .iter()
            .map(|known| known.kind)
            .filter(|kind| *kind != Kind::Unknown)
            .collect();
        let kind = post.kind != Kind::Unknown && !told.is_empty() && !told.contains(&post.kind);
        let author = post.author.is_some() && known.iter().all(|known| known.author != post.author);
        let by = post.reposted_by.is_some()
            && known
                .iter()
                .all(|known| known.reposted_by != post.reposted_by);
        (kind || author || by).then(|| format!("{told:?} became {:?}", post.kind))
    })
}
