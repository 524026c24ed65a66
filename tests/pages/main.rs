//! The truth of the saved pages, checked against the pages' own words where the pages are at hand.
//!
//! The pages are real people's words and never enter this repository. Whoever has them puts them into
//! `shared/pages` beside the clone, or says in `FIELDMARK_PAGES` where they are. Without them the tables
//! alone are checked.

// Everything here runs in tests alone, where a broken assumption shall stop the test.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod agreement;
mod wording;

use std::path::{Path, PathBuf};

use agreement::{Row, Truth, hash};
use scraper::Html;

const PAGES: &str = include_str!("pages.tsv");
const POSTS: &str = include_str!("truth.tsv");

fn truth() -> Truth {
    Truth::parse(PAGES, POSTS).unwrap()
}

fn saved_pages() -> Option<PathBuf> {
    let told = std::env::var_os("FIELDMARK_PAGES").map(PathBuf::from);
    let beside = || {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .map(|folder| folder.join("shared/pages"))
            .find(|folder| folder.is_dir())
    };
    told.or_else(beside)
}

fn is_hash(cell: &str) -> bool {
    cell.len() == 10
        && cell
            .chars()
            .all(|sign| sign.is_ascii_digit() || ('a'..='f').contains(&sign))
}

fn is_person(cell: &str, articles: usize) -> bool {
    let article = cell
        .strip_prefix("article ")
        .and_then(|number| number.parse::<usize>().ok());
    is_hash(cell)
        || ["self", "owner"].contains(&cell)
        || article.is_some_and(|number| number < articles)
}

/// The grammar leaves no room for anybody's words.
#[test]
fn every_cell_is_a_fact_or_a_hash() {
    let truth = truth();
    assert_eq!(
        POSTS.lines().count() - 1,
        truth
            .pages()
            .map(|page| truth.posts(page).len())
            .sum::<usize>(),
        "posts of unknown pages"
    );
    for page in truth.pages() {
        let facts = truth.page(page).unwrap();
        let rows = truth.posts(page);
        assert_eq!(facts.cell("articles"), rows.len().to_string(), "{page}");
        for row in rows {
            let place = format!("{page} {}", row.cell("index"));
            let nothing = |column| ["-", "?"].contains(&row.cell(column));
            assert!(
                [
                    "original", "thread", "reply", "quote", "repost", "ad", "none", "?"
                ]
                .contains(&row.cell("kind")),
                "{place}"
            );
            for column in ["author", "id"] {
                assert!(
                    nothing(column) || is_hash(row.cell(column)),
                    "{place} {column}"
                );
            }
            for column in ["reposted_by", "quotes"] {
                assert!(
                    nothing(column) || is_person(row.cell(column), rows.len()),
                    "{place} {column}"
                );
            }
            for column in ["pinned", "has_media", "poll", "article", "cut"] {
                assert!(
                    nothing(column) || ["yes", "no"].contains(&row.cell(column)),
                    "{place} {column}"
                );
            }
            for name in row
                .cell("reply_to")
                .split(',')
                .filter(|_| !nothing("reply_to"))
            {
                assert!(
                    name == "+" || is_person(name, rows.len()),
                    "{place} reply_to {name}"
                );
            }
            for column in ["outside_links", "mentions"] {
                assert!(
                    nothing(column) || row.cell(column).split([',', '/']).all(is_hash),
                    "{place} {column}"
                );
            }
            for column in ["replies", "reposts", "likes"] {
                assert!(
                    nothing(column)
                        || row
                            .cell(column)
                            .chars()
                            .all(|sign| sign.is_ascii_digit() || sign == '-'),
                    "{place} {column}"
                );
            }
            assert_eq!(
                row.cell("kind") == "repost",
                row.cell("reposted_by") != "-" && row.cell("kind") != "none",
                "{place} reposts have a reposter"
            );
            let answers_self = row.cell("reply_to").split(',').next() == Some("self");
            assert!(
                row.cell("kind") != "thread" || answers_self,
                "{place} a thread answers itself"
            );
            assert!(
                row.cell("kind") != "reply" || !(answers_self || row.cell("reply_to") == "-"),
                "{place} a reply answers somebody else"
            );
            assert!(
                !row.cell("note").contains('@'),
                "{place} names somebody in its note"
            );
        }
    }
}

/// Wherever `by` says that words or microdata decided, another reading of the same words decides alike.
#[test]
fn the_words_of_the_pages_say_what_the_truth_says() {
    let Some(folder) = saved_pages() else {
        return eprintln!("no saved pages here: only the tables were checked");
    };
    let truth = truth();
    let mut checked = 0;
    let mut amiss = Vec::new();
    for page in truth.pages() {
        let html = Html::parse_document(&std::fs::read_to_string(folder.join(page)).unwrap());
        let articles = wording::read_articles(&html);
        let rows = truth.posts(page);
        assert_eq!(articles.len(), rows.len(), "{page}: articles");
        for (row, worded) in rows.iter().zip(&articles) {
            let Some(worded) = worded else {
                assert_eq!(row.cell("kind"), "none", "{page} {}", row.cell("index"));
                continue;
            };
            for (column, said) in say(row, worded, truth.page(page).unwrap()) {
                checked += 1;
                if said != row.cell(column) {
                    amiss.push(format!(
                        "{page} {} {column}: truth {}, words {said}",
                        row.cell("index"),
                        row.cell(column)
                    ));
                }
            }
        }
        check_schema(page, &html, truth.page(page).unwrap(), &mut amiss);
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
    println!("{checked} cells agree with the words of the pages");
}

/// Readings of the real extension, one file `PAGE.json` for each page read (`A/….html.json`), in the folder that
/// `FIELDMARK_READINGS` names: whoever drives the browser writes them there and runs this.
#[test]
fn the_readings_agree_with_the_truth() {
    let Some(folder) = std::env::var_os("FIELDMARK_READINGS").map(PathBuf::from) else {
        return;
    };
    let truth = truth();
    let mut outcomes = Vec::new();
    for page in truth.pages() {
        let reading =
            std::fs::read_to_string(folder.join(format!("{page}.json"))).unwrap_or_default();
        // A page nobody read is silent on every post, so that it cannot be forgotten.
        let reading = serde_json::from_str(&reading).unwrap_or_default();
        outcomes.extend(agreement::compare(&reading, page, &truth));
    }
    agreement::print_table(&outcomes);
    let wrong = outcomes
        .iter()
        .filter(|outcome| outcome.verdict == agreement::Verdict::Wrong);
    assert_eq!(wrong.count(), 0, "facts read wrongly");
}

fn check_schema(page: &str, html: &Html, facts: &Row, amiss: &mut Vec<String>) {
    let Some(schema) = wording::read_schema(html) else {
        return;
    };
    let numbers = [
        ("followers", schema.followers),
        ("following", schema.following),
        ("posts", schema.posts),
    ];
    let exact = |column| {
        facts
            .cell(column)
            .split('/')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    amiss.extend(
        numbers
            .iter()
            .filter(|(column, number)| exact(column) != number.to_string())
            .map(|(column, _)| format!("{page} {column}")),
    );
    amiss.extend((facts.cell("owner") != hash(&schema.owner)).then(|| format!("{page} owner")));
    amiss.extend((facts.cell("created") != schema.created).then(|| format!("{page} created")));
}

/// How a cell was decided: the first word of `by`, unless the column is named with its own method.
fn method<'a>(row: &'a Row, column: &str) -> &'a str {
    let mut words = row.cell("by").split(' ');
    let usual = words.next().unwrap_or_default();
    words
        .filter_map(|word| word.split_once(':'))
        .find(|(named, _)| *named == column)
        .map_or(usual, |(_, method)| method)
}

/// The cells of a row that words or microdata decide, as the oracle would write them.
fn say(row: &Row, worded: &wording::Worded, facts: &Row) -> Vec<(&'static str, String)> {
    let author = worded.author.clone().unwrap_or_default();
    let person = |handle: &str| match hash(handle) {
        hashed if hashed == hash(&author) => "self".to_owned(),
        hashed if hashed == facts.cell("owner") => "owner".to_owned(),
        hashed => hashed,
    };
    let flag = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let or_none = |word: Option<String>| word.unwrap_or_else(|| "-".to_owned());
    let hashes = |words: &[String]| match words {
        [] => "-".to_owned(),
        words => words
            .iter()
            .map(|word| hash(word))
            .collect::<Vec<_>>()
            .join(","),
    };
    let micro = worded.microdata.as_ref();
    let mut answered: Vec<String> = worded
        .answered
        .iter()
        .map(|handle| person(handle))
        .collect();
    answered.extend(worded.answers_more.then(|| "+".to_owned()));
    if let Some(parent) = micro
        .and_then(|micro| micro.answered.as_deref())
        .filter(|_| answered.is_empty())
    {
        answered.push(person(parent));
    }
    let kind = match answered.first().map(String::as_str) {
        _ if worded.ad => "ad",
        _ if worded.reposted_by.is_some() => "repost",
        Some("self") => "thread",
        Some(_) => "reply",
        None if worded.quotes.is_some() => "quote",
        None => "original",
    };
    let time = worded
        .time
        .as_ref()
        .or(micro.and_then(|micro| micro.published.as_ref()));
    let mut cells = vec![
        ("kind", kind.to_owned()),
        ("author", hash(&author)),
        (
            "id",
            worded.id.as_deref().map_or_else(|| "?".to_owned(), hash),
        ),
        (
            "time",
            time.map_or_else(
                || "?".to_owned(),
                |time| format!("{}Z", time.chars().take(19).collect::<String>()),
            ),
        ),
        ("pinned", flag(worded.pinned)),
        (
            "reposted_by",
            or_none(worded.reposted_by.as_deref().map(&person)),
        ),
        (
            "reply_to",
            if answered.is_empty() {
                "-".to_owned()
            } else {
                answered.join(",")
            },
        ),
        ("quotes", or_none(worded.quotes.as_deref().map(&person))),
        ("has_media", flag(worded.media)),
        ("poll", flag(worded.poll)),
        ("cut", flag(worded.cut)),
        ("mentions", hashes(&worded.mentions)),
    ];
    // The truth also names the registrable domain beside the host, which takes a public suffix list to know.
    let hosts_known: Vec<&str> = row
        .cell("outside_links")
        .split(',')
        .filter_map(|entry| entry.split('/').next())
        .collect();
    let hosts = hashes(&worded.hosts);
    cells.push((
        "outside_links",
        if hosts == hosts_known.join(",") {
            row.cell("outside_links").to_owned()
        } else {
            hosts
        },
    ));
    for column in ["replies", "reposts", "likes"] {
        let said = worded.counts.get(column).copied();
        let told = micro.map(|micro| {
            (micro, |name: &str| {
                micro.counts.get(name).copied().unwrap_or_default()
            })
        });
        let cell = match (column, told) {
            // A label counts reposts and quotes together, microdata apart: either is a true answer.
            ("reposts", Some((_, count))) => {
                let (low, high) = (count("Retweets"), count("Retweets") + count("Quotes"));
                if low == high {
                    low.to_string()
                } else {
                    format!("{low}-{high}")
                }
            }
            ("replies", Some((_, count))) if said.is_none() => count("Replies").to_string(),
            ("likes", Some((_, count))) if said.is_none() => count("Likes").to_string(),
            _ => said.map_or_else(|| "?".to_owned(), |count| count.to_string()),
        };
        // Three main posts of 2022 show their numbers beside the buttons and not in a label: read by eye.
        if said.is_some() || micro.is_some() {
            cells.push((column, cell));
        }
    }
    cells.retain(|(column, _)| {
        ["wording", "microdata"].contains(&method(row, column)) && row.cell(column) != "?"
    });
    if let Some(micro) = micro {
        assert_eq!(
            micro.author.as_deref().map(hash),
            Some(hash(&author)),
            "microdata and words name one author"
        );
        assert_eq!(
            micro.id.as_deref().map(hash).as_deref(),
            Some(row.cell("id")),
            "microdata and words name one post"
        );
        assert_eq!(
            micro.quoted.as_deref().map(hash),
            worded.quotes.as_deref().map(hash),
            "microdata and words name one quoted author"
        );
    }
    cells
}
