//! Compares what the extension read of a saved page with the truth, field by field.
//!
//! The reading is the JSON of `./build.sh read`. *Right* is equal, *silent* is null, "unknown" or missing, *wrong*
//! is everything else, an extra post included. A cell `?` in the truth is not judged. Nothing printed here holds a
//! page's words: people, posts and sites appear as hashes.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::truth::{Row, Truth, hash};
use Rule::*;
use Verdict::*;

/// How one fact of a reading stands to the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Right,
    Silent,
    Wrong,
}

/// How a cell of the truth and a value of a reading are compared.
#[derive(Clone, Copy, PartialEq)]
enum Rule {
    /// The same word.
    Word,
    /// The cell is the hash of the value; a site may stand for itself or for its registrable domain, with or
    /// without the private part of the public suffix list, so a cell may hold the hashes of all three.
    Hashed,
    /// The same list of hashes, in any order.
    Set,
    /// The first name is the one answered and must be it; the others must be among those the page names, unless it
    /// says that there are more (`+`).
    Answered,
    /// The same second: pages write thousandths, ids hold them, and neither matters here.
    Second,
    /// The same day; the page may show the month alone.
    Day,
    /// "yes" or "no".
    Flag,
    /// A flag that a reading need not have at all.
    Extra,
    /// An exact count, a range (`420-430`) or a lower bound (`1-`).
    Count,
    /// `exact/low-high`: the number of the schema, or `?`, and what the page shows, which is cut.
    Range,
}

/// A column of the truth, where a reading has it, and how the two are compared.
type Field = (&'static str, &'static str, Rule);

const OF_PAGES: &[Field] = &[
    ("kind", "/page", Word),
    ("tab", "/tab", Word),
    ("owner", "/owner", Hashed),
    ("viewer", "/viewer", Hashed),
    ("chronological", "/chronological", Flag),
    ("followers", "/header/followers", Range),
    ("following", "/header/following", Range),
    ("posts", "/header/posts", Range),
    ("created", "/header/created", Day),
    ("site", "/header/site", Hashed),
    ("verified", "/header/verified", Flag),
    ("protected", "/header/protected", Flag),
    ("follows_you", "/header/follows_you", Flag),
    ("you_follow", "/header/you_follow", Flag),
];

const OF_POSTS: &[Field] = &[
    ("kind", "/kind", Word),
    ("author", "/author", Hashed),
    ("id", "/id", Hashed),
    ("time", "/time", Second),
    ("pinned", "/pinned", Flag),
    ("has_media", "/has_media", Flag),
    ("cut", "/cut", Flag),
    ("poll", "/poll", Extra),
    ("article", "/article", Extra),
    ("reposted_by", "/reposted_by", Hashed),
    ("quotes", "/quotes", Hashed),
    ("reply_to", "/reply_to", Answered),
    ("outside_links", "/outside_links", Set),
    ("mentions", "/mentions", Set),
    ("replies", "/counts/replies", Count),
    ("reposts", "/counts/reposts", Count),
    ("likes", "/counts/likes", Count),
];

/// One fact of one reading, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The page's file, as in the truth: `B/own_thread_3cells.html`.
    pub page: String,
    /// The article's place among all `article` elements, from 0; nothing for facts of the page and extra posts.
    pub index: Option<usize>,
    /// The true kind of the post; `page` for facts of the page, `extra` for a post that is none.
    pub kind: String,
    /// The column of the truth, or `post` when the whole post is missing or extra.
    pub field: &'static str,
    pub verdict: Verdict,
    /// What was true and what was read, people and sites as hashes; empty when right.
    pub detail: String,
}

/// Judges a reading of `page`, fact by fact.
pub fn compare(reading: &Value, page: &str, truth: &Truth) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    let whole = |index, kind: &str, verdict, detail| Outcome {
        page: page.to_owned(),
        index,
        kind: kind.to_owned(),
        field: "post",
        verdict,
        detail,
    };
    if let Some(facts) = truth.page(page) {
        outcomes.extend(judge_all(OF_PAGES, reading, facts, None, truth));
    }
    let read: &[Value] = reading["posts"].as_array().map_or(&[], Vec::as_slice);
    let rows = truth.posts(page);
    let mut partners = pair(read, rows);
    let posts = rows.iter().enumerate();
    for (index, row) in posts.filter(|(_, row)| row.cell("kind") != "none") {
        match partners.remove(&index) {
            Some(post) => outcomes.extend(judge_all(OF_POSTS, post, row, Some(index), truth)),
            None => {
                let missing = "not in the reading".to_owned();
                outcomes.push(whole(Some(index), row.cell("kind"), Silent, missing));
            }
        }
    }
    for post in partners.into_values() {
        let (id, author) = (shown(&post["id"]), shown(&post["author"]));
        let detail = format!("post {id} by {author} is on no article of the truth");
        outcomes.push(whole(None, "extra", Wrong, detail));
    }
    outcomes
}

/// The posts read, by the article each is of; what is of none stands behind all articles. By id first; what is left
/// is placed between its neighbours when the authors do not contradict each other, so that a post with a wrong id is
/// a wrong id and not a missing post.
fn pair<'a>(read: &'a [Value], rows: &[Row]) -> BTreeMap<usize, &'a Value> {
    let mut partners: Vec<Option<usize>> = Vec::new();
    for post in read {
        let id = word(&post["id"]).map(|id| hash(&id));
        let same = |row: &Row| id.as_deref() == Some(row.cell("id"));
        let found = rows.iter().position(same);
        partners.push(found.filter(|index| !partners.contains(&Some(*index))));
    }
    for (place, post) in read.iter().enumerate() {
        if partners[place].is_some() {
            continue;
        }
        let before = partners[..place].iter().flatten().max();
        let after = partners[place + 1..].iter().flatten().min();
        let between = before.map_or(0, |index| index + 1)..after.map_or(rows.len(), |index| *index);
        let author = word(&post["author"]).map(|author| hash(&author));
        let fits = |index: &usize| match &author {
            Some(author) => rows[*index].cell("author") == author,
            None => word(&post["id"]).is_none(),
        };
        let free = |index: &usize| !partners.contains(&Some(*index));
        let mut posts = between.filter(|index| rows[*index].cell("kind") != "none");
        partners[place] = posts.find(|index| fits(index) && free(index));
    }
    let places = partners.iter().enumerate();
    let places = places.map(|(place, partner)| partner.unwrap_or(rows.len() + place));
    places.zip(read).collect()
}

fn judge_all(
    fields: &[Field],
    read: &Value,
    row: &Row,
    index: Option<usize>,
    truth: &Truth,
) -> Vec<Outcome> {
    let judged = fields.iter().filter_map(|&(field, pointer, rule)| {
        let value = read.pointer(pointer).unwrap_or(&Value::Null);
        let verdict = match rule {
            Extra if read.pointer(pointer).is_none() => None,
            Hashed | Set | Answered => judge(rule, &truth.spelled_out(row, field), value),
            _ => judge(rule, row.cell(field), value),
        }?;
        let said = match rule {
            Hashed | Set | Answered => shown(value),
            _ => value.to_string(),
        };
        let detail = format!("true {}, read {said}", row.cell(field));
        Some(Outcome {
            page: row.cell("page").to_owned(),
            index,
            kind: index.map_or("page", |_| row.cell("kind")).to_owned(),
            field,
            verdict,
            detail: if verdict == Right { "".into() } else { detail },
        })
    });
    judged.collect()
}

/// Nothing when the truth does not know. Of nobody (`-`) nothing may be claimed, but a list may be empty and a flag
/// be down.
fn judge(rule: Rule, truth: &str, read: &Value) -> Option<Verdict> {
    let claims_nothing = match read {
        Value::Array(all) => all.is_empty(),
        Value::Bool(yes) => !yes,
        _ => word(read).is_none(),
    };
    let verdict = match truth {
        "?" => return None,
        _ if rule == Answered && read.is_string() => Wrong, // A list is a list.
        "-" if rule == Set && !read.is_array() => Silent,
        "-" => right_if(claims_nothing),
        _ if read.is_null() => Silent,
        _ => match rule {
            Word => judge_word(read, |read| read == truth),
            Hashed => judge_word(read, |read| is_hash_of(truth, read)),
            Second => judge_word(read, |read| {
                truth.chars().take(19).eq(read.chars().take(19))
            }),
            Day => judge_word(read, |read| {
                let [truth, read] = [truth, read].map(|time| time.split('T').next());
                let days = truth.zip(read);
                days.is_some_and(|(one, other)| one.starts_with(other) || other.starts_with(one))
            }),
            Flag | Extra => match read.as_bool() {
                Some(read) => right_if(truth == if read { "yes" } else { "no" }),
                None => Silent,
            },
            Count => judge_count(bounds(truth)?, read),
            Range => judge_range(truth, read)?,
            Set | Answered => judge_list(rule, truth, read),
        },
    };
    Some(verdict)
}

fn judge_word(read: &Value, is: impl Fn(&str) -> bool) -> Verdict {
    word(read).map_or(Silent, |read| right_if(is(&read)))
}

fn judge_list(rule: Rule, truth: &str, read: &Value) -> Verdict {
    let Some(said) = read.as_array() else {
        return Silent;
    };
    let said: Vec<&str> = said.iter().map(|one| one.as_str().unwrap_or("")).collect();
    let entries: Vec<&str> = truth.split(',').collect();
    let all_true = |name: &&str| entries.iter().any(|entry| is_hash_of(entry, name));
    let all_said = |entry: &&str| said.iter().any(|name| is_hash_of(entry, name));
    if rule == Set {
        return right_if(said.iter().all(all_true) && entries.iter().all(all_said));
    }
    if !said.is_empty() && said.iter().all(|name| *name == "unknown") {
        return Silent;
    }
    let first = said
        .first()
        .is_some_and(|name| is_hash_of(entries[0], name));
    right_if(first && (entries.contains(&"+") || said.iter().all(all_true)))
}

/// A number has to be within the truth. A range says where the number is: a wider one says less.
fn judge_count((low, high): (u64, u64), read: &Value) -> Verdict {
    if let Some(count) = read.as_u64() {
        return right_if((low..=high).contains(&count));
    }
    match read[0].as_u64().zip(read[1].as_u64()) {
        Some(ends) if ends == (low, high) => Right,
        Some(ends) if ends.0 <= low && high <= ends.1 => Silent,
        _ => Wrong,
    }
}

/// A reading may be the exact number or what is shown. Wider says less than the page: silent. Narrower says more
/// than the page, and a range without the exact number is false: wrong.
fn judge_range(truth: &str, read: &Value) -> Option<Verdict> {
    let (exact, shown) = truth.split_once('/')?;
    let shown = bounds(shown)?;
    let (must_low, must_high) = bounds(exact).unwrap_or(shown);
    let Some((low, high)) = read[0].as_u64().zip(read[1].as_u64()) else {
        return Some(Wrong);
    };
    let holds = low <= must_low && must_high <= high;
    let within = shown.0 <= low && high <= shown.1;
    Some(match (holds, within) {
        (false, _) => Wrong,
        (true, true) => Right,
        (true, false) => Silent,
    })
}

/// The word a reading says; null, missing, empty and "unknown" say nothing.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(said) if !said.is_empty() && said != "unknown" => Some(said.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn right_if(right: bool) -> Verdict {
    if right { Right } else { Wrong }
}

/// The ends of `7`, `7-9` or `7-`.
fn bounds(cell: &str) -> Option<(u64, u64)> {
    let (low, high) = cell.split_once('-').unwrap_or((cell, cell));
    let high = if high.is_empty() {
        Some(u64::MAX)
    } else {
        high.parse().ok()
    };
    low.parse().ok().zip(high)
}

fn is_hash_of(cell: &str, word: &str) -> bool {
    let hashed = hash(&site(word));
    cell.split('/').any(|entry| entry == hashed)
}

/// The host of an address or of a bare domain, without `www.`; any other word as it is.
fn site(address: &str) -> String {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    host.trim_start_matches("www.").to_lowercase()
}

/// A value that may name somebody, hashed.
fn shown(value: &Value) -> String {
    match value {
        Value::String(said) if said != "unknown" => hash(&site(said)),
        Value::Array(said) => {
            let all: Vec<String> = said.iter().map(shown).collect();
            format!("[{}]", all.join(","))
        }
        other => other.to_string(),
    }
}
