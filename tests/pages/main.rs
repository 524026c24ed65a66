//! The truth of the saved pages, checked against the pages' own words where the pages are at hand.
//!
//! The pages are real people's words and never enter this repository. Whoever has them puts them into
//! `shared/pages` beside the clone, or says in `FIELDMARK_PAGES` where they are. Without them the tables
//! alone are checked.

// Everything here runs in tests alone, where a broken assumption shall stop the test.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod agreement;
mod comparing;
mod said;
mod stated;
mod table;
mod truth;
mod wording;

use std::path::PathBuf;

use scraper::Html;
use truth::{Row, Truth, hash, saved_pages};

fn is_hash(cell: &str) -> bool {
    let digits = |sign| matches!(sign, '0'..='9' | 'a'..='f');
    cell.len() == 10 && cell.chars().all(digits)
}

/// Whether a cell holds nothing but what its column may hold: facts, hashes and references to both.
fn may_stand(column: &str, cell: &str, articles: usize) -> bool {
    let article = |number: &str| number.parse::<usize>().is_ok_and(|one| one < articles);
    let person = |cell: &str| {
        let of_article = cell.strip_prefix("article ").is_some_and(article);
        is_hash(cell) || ["self", "owner"].contains(&cell) || of_article
    };
    let nothing = ["-", "?"].contains(&cell);
    match column {
        "kind" => "original thread reply quote repost ad none ?"
            .split(' ')
            .any(|kind| kind == cell),
        "author" | "id" => nothing || is_hash(cell),
        "reposted_by" | "quotes" => nothing || person(cell),
        "pinned" | "has_media" | "poll" | "article" | "cut" => {
            nothing || ["yes", "no"].contains(&cell)
        }
        "reply_to" => nothing || cell.split(',').all(|name| name == "+" || person(name)),
        "outside_links" | "mentions" => nothing || cell.split([',', '/']).all(is_hash),
        "replies" | "reposts" | "likes" => {
            nothing
                || cell
                    .chars()
                    .all(|sign| sign.is_ascii_digit() || sign == '-')
        }
        "note" => !cell.contains('@'),
        _ => false,
    }
}

const COLUMNS: &str = "kind author id reposted_by quotes pinned has_media poll article cut reply_to outside_links \
    mentions replies reposts likes note";

/// The grammar leaves no room for anybody's words.
#[test]
fn every_cell_is_a_fact_or_a_hash() {
    let truth = Truth::of_the_saved_pages();
    let of_pages = truth.pages().map(|page| truth.posts(page).len());
    let lines = include_str!("truth.tsv").lines().count() - 1;
    assert_eq!(lines, of_pages.sum::<usize>(), "posts of unknown pages");
    for page in truth.pages() {
        let rows = truth.posts(page);
        let told = truth.page(page).unwrap().cell("articles");
        assert_eq!(told, rows.len().to_string(), "{page}");
        for row in rows {
            let place = format!("{page} {}", row.cell("index"));
            for column in COLUMNS.split(' ') {
                let cell = row.cell(column);
                assert!(
                    may_stand(column, cell, rows.len()),
                    "{place} {column} {cell}"
                );
            }
            let [kind, by, to] = ["kind", "reposted_by", "reply_to"].map(|one| row.cell(one));
            let reposted = by != "-" && kind != "none";
            assert_eq!(
                kind == "repost",
                reposted,
                "{place} reposts have a reposter"
            );
            let answers_self = to.split(',').next() == Some("self");
            assert!(
                kind != "thread" || answers_self,
                "{place} a thread answers itself"
            );
            let somebody = !answers_self && to != "-";
            assert!(
                kind != "reply" || somebody,
                "{place} a reply answers somebody else"
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
    let truth = Truth::of_the_saved_pages();
    let (mut checked, mut amiss) = (0, Vec::new());
    for page in truth.pages() {
        let html = Html::parse_document(&std::fs::read_to_string(folder.join(page)).unwrap());
        let articles = wording::read_articles(&html);
        let (facts, rows) = (truth.page(page).unwrap(), truth.posts(page));
        assert_eq!(articles.len(), rows.len(), "{page}: articles");
        let mut check = |row: &Row, column: &str, said: String| {
            checked += 1;
            let (index, told) = (row.cell("index"), row.cell(column));
            if said != told {
                amiss.push(format!(
                    "{page} {index} {column}: truth {told}, words {said}"
                ));
            }
        };
        for (row, worded) in rows.iter().zip(&articles) {
            let Some(worded) = worded else {
                assert_eq!(row.cell("kind"), "none", "{page} {}", row.cell("index"));
                continue;
            };
            for (column, said) in say(row, worded, facts) {
                check(row, column, said);
            }
        }
        amiss.extend(against_schema(&html, facts).map(|column| format!("{page} {column}")));
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
    println!("{checked} cells agree with the words of the pages");
}

/// The columns of a page's facts that its schema script contradicts.
fn against_schema(html: &Html, facts: &Row) -> impl Iterator<Item = &'static str> {
    let told = stated::read_schema(html).map(|schema| {
        [
            ("followers", schema.followers.to_string()),
            ("following", schema.following.to_string()),
            ("posts", schema.posts.to_string()),
            ("owner", hash(&schema.owner)),
            ("created", schema.created),
        ]
    });
    let exact = |column| facts.cell(column).split('/').next().unwrap_or_default();
    let told = told.into_iter().flatten();
    let amiss: Vec<_> = told
        .filter(|(column, said)| exact(column) != said)
        .collect();
    amiss.into_iter().map(|(column, _)| column)
}

/// Readings of the real extension, one file `PAGE.json` for each page read (`A/….html.json`), in the folder that
/// `FIELDMARK_READINGS` names: whoever drives the browser writes them there and runs this.
#[test]
fn the_readings_agree_with_the_truth() {
    let Some(folder) = std::env::var_os("FIELDMARK_READINGS").map(PathBuf::from) else {
        return;
    };
    let truth = Truth::of_the_saved_pages();
    let mut outcomes = Vec::new();
    for page in truth.pages() {
        let reading = std::fs::read_to_string(folder.join(format!("{page}.json")));
        // A page nobody read is silent on every post, so that it cannot be forgotten.
        let reading = serde_json::from_str(&reading.unwrap_or_default()).unwrap_or_default();
        outcomes.extend(agreement::compare(&reading, page, &truth));
    }
    println!("{}", table::table(&outcomes));
    let wrong = table::named(&outcomes, agreement::Verdict::Wrong);
    assert_eq!(wrong, "wrong: 0\n");
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
    let author = hash(&worded.author);
    let person = |handle: &String| match hash(handle) {
        hashed if hashed == author => "self".to_owned(),
        hashed if hashed == facts.cell("owner") => "owner".to_owned(),
        hashed => hashed,
    };
    let flag = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let list = |words: Vec<String>| {
        if words.is_empty() {
            "-".to_owned()
        } else {
            words.join(",")
        }
    };
    let hashes = |all: &[String]| list(all.iter().map(|word| hash(word)).collect());
    let or_none = |handle: &Option<String>| handle.as_ref().map_or("-".to_owned(), person);
    let unknown = || "?".to_owned();
    let micro = worded.microdata.as_ref();
    let mut answered: Vec<String> = worded.answered.iter().map(person).collect();
    answered.extend(worded.answers_more.then(|| "+".to_owned()));
    if answered.is_empty() {
        answered.extend(micro.and_then(|micro| micro.answered.as_ref()).map(person));
    }
    let kind = match answered.first().map(String::as_str) {
        _ if worded.ad => "ad",
        _ if worded.reposted_by.is_some() => "repost",
        Some("self") => "thread",
        Some(_) => "reply",
        None if worded.quotes.is_some() => "quote",
        None => "original",
    };
    let published = || micro.and_then(|micro| micro.published.as_ref());
    let time = worded.time.as_ref().or_else(published);
    let time = time.map(|time| time.chars().take(19).chain(['Z']).collect());
    // The truth also names the registrable domain beside the host, which takes a public suffix list to know.
    let known = row.cell("outside_links");
    let known_hosts = known.split(',').filter_map(|entry| entry.split('/').next());
    let hosts = hashes(&worded.hosts);
    let agree = hosts == known_hosts.collect::<Vec<_>>().join(",");
    let mut cells = vec![
        ("kind", kind.to_owned()),
        ("author", author.clone()),
        ("id", worded.id.as_deref().map_or_else(unknown, hash)),
        ("time", time.unwrap_or_else(unknown)),
        ("pinned", flag(worded.pinned)),
        ("reposted_by", or_none(&worded.reposted_by)),
        ("reply_to", list(answered)),
        ("quotes", or_none(&worded.quotes)),
        ("has_media", flag(worded.media)),
        ("poll", flag(worded.poll)),
        ("cut", flag(worded.cut)),
        ("mentions", hashes(&worded.mentions)),
        (
            "outside_links",
            if agree { known.to_owned() } else { hosts },
        ),
    ];
    cells.extend(counts(worded));
    cells.retain(|(column, _)| {
        ["wording", "microdata"].contains(&method(row, column)) && row.cell(column) != "?"
    });
    if let Some(micro) = micro {
        let hashed = |word: &Option<String>| word.as_deref().map(hash);
        let (id, quoted) = (hashed(&micro.id), hashed(&micro.quoted));
        assert_eq!(hashed(&micro.author), Some(author), "one author");
        assert_eq!(id.as_deref(), Some(row.cell("id")), "one post");
        assert_eq!(quoted, hashed(&worded.quotes), "one quoted author");
    }
    cells
}

/// Three main posts of 2022 show their numbers beside the buttons and not in a label: read by eye, and not here.
fn counts(worded: &wording::Worded) -> Vec<(&'static str, String)> {
    let said = |name| worded.counts.get(name).copied();
    let Some(micro) = &worded.microdata else {
        let said =
            ["replies", "reposts", "likes"].map(|name| said(name).map(|count| (name, count)));
        let said = said.into_iter().flatten();
        return said
            .map(|(name, count)| (name, count.to_string()))
            .collect();
    };
    let told = |name| micro.counts.get(name).copied().unwrap_or_default();
    // A label counts reposts and quotes together, microdata apart: either is a true answer.
    let reposts = match (told("Retweets"), told("Quotes")) {
        (low, 0) => low.to_string(),
        (low, quotes) => format!("{low}-{}", low + quotes),
    };
    let or_told = |name, in_data| said(name).unwrap_or_else(|| told(in_data)).to_string();
    vec![
        ("replies", or_told("replies", "Replies")),
        ("reposts", reposts),
        ("likes", or_told("likes", "Likes")),
    ]
}
