//! Compares what the extension read of a saved page with the truth of `truth.tsv` and `pages.tsv`.
//!
//! The reading is the JSON of `./build.sh read`. Three verdicts: *right* is equal, *silent* is null, "unknown" or
//! missing, *wrong* is everything else that contradicts the truth, an extra post included. A cell `?` in the truth
//! is not judged. Nothing printed here holds a page's words: people, posts and sites appear as hashes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest, Sha256};

/// How one fact of a reading stands to the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The reading says what is true.
    Right,
    /// The reading says that it does not know.
    Silent,
    /// The reading says something else.
    Wrong,
}

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
    /// The judgement.
    pub verdict: Verdict,
    /// What was true and what was read, people and sites as hashes; empty when right.
    pub detail: String,
}

/// One line of a truth file, by column name.
#[derive(Clone, Debug, Default)]
pub struct Row(BTreeMap<String, String>);

impl Row {
    /// The cell, or `?` when the file has no such column: what is not written is not known.
    pub fn cell(&self, column: &str) -> &str {
        self.0.get(column).map_or("?", String::as_str)
    }
}

/// What is true of every saved page.
#[derive(Clone, Debug, Default)]
pub struct Truth {
    pages: BTreeMap<String, Row>,
    posts: BTreeMap<String, Vec<Row>>,
}

impl Truth {
    /// Reads the two tables, pages and posts, as text.
    pub fn parse(pages: &str, posts: &str) -> Result<Truth, String> {
        let mut truth = Truth::default();
        for row in rows(pages)? {
            truth.pages.insert(row.cell("page").to_owned(), row);
        }
        for row in rows(posts)? {
            let of_page = truth.posts.entry(row.cell("page").to_owned()).or_default();
            if row.cell("index") != of_page.len().to_string() {
                return Err(format!(
                    "{}: article {} is out of order",
                    row.cell("page"),
                    row.cell("index")
                ));
            }
            of_page.push(row);
        }
        Ok(truth)
    }

    /// Every page the truth knows, in the order of their names.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
    }

    /// The facts of a page as a whole.
    pub fn page(&self, page: &str) -> Option<&Row> {
        self.pages.get(page)
    }

    /// The articles of a page, in document order, those that are no posts included.
    pub fn posts(&self, page: &str) -> &[Row] {
        self.posts.get(page).map_or(&[], Vec::as_slice)
    }

    /// The hash a reference stands for: `self`, `owner`, `article N`, or the hash itself.
    fn person(&self, row: &Row, reference: &str) -> String {
        let page = row.cell("page");
        if reference == "self" {
            return row.cell("author").to_owned();
        }
        if reference == "owner" {
            return self
                .page(page)
                .map_or("?", |facts| facts.cell("owner"))
                .to_owned();
        }
        let number = reference
            .strip_prefix("article ")
            .and_then(|number| number.parse().ok());
        match number.and_then(|number: usize| self.posts(page).get(number)) {
            Some(answered) => answered.cell("author").to_owned(),
            None => reference.to_owned(),
        }
    }
}

fn rows(table: &str) -> Result<Vec<Row>, String> {
    let mut lines = table.lines();
    let columns: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines
        .enumerate()
        .map(|(number, line)| {
            let cells: Vec<&str> = line.split('\t').collect();
            if cells.len() != columns.len() {
                return Err(format!(
                    "line {}: {} cells, not {}",
                    number + 2,
                    cells.len(),
                    columns.len()
                ));
            }
            let pairs = columns
                .iter()
                .zip(cells)
                .map(|(column, cell)| ((*column).to_owned(), cell.to_owned()));
            Ok(Row(pairs.collect()))
        })
        .collect()
}

/// The first ten hexadecimal digits of the SHA-256 of the lower-cased word; a leading `@` is not part of a handle.
pub fn hash(word: &str) -> String {
    let word = word.trim().trim_start_matches('@').to_lowercase();
    let digest = Sha256::digest(word.as_bytes());
    let mut digits = String::new();
    for byte in digest.iter().take(5) {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// Judges a reading of `page`, fact by fact.
pub fn compare(reading: &Value, page: &str, truth: &Truth) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    if let Some(facts) = truth.page(page) {
        compare_page(reading, page, facts, &mut outcomes);
    }
    let rows = truth.posts(page);
    let nothing = Vec::new();
    let read = reading
        .get("posts")
        .and_then(Value::as_array)
        .unwrap_or(&nothing);
    let partners = pair(read, rows);
    for (index, row) in rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.cell("kind") != "none")
    {
        let partner = partners
            .iter()
            .position(|partner| *partner == Some(index))
            .and_then(|place| read.get(place));
        match partner {
            Some(post) => compare_post(post, index, row, truth, &mut outcomes),
            None => outcomes.push(Outcome {
                page: page.to_owned(),
                index: Some(index),
                kind: row.cell("kind").to_owned(),
                field: "post",
                verdict: Verdict::Silent,
                detail: "not in the reading".to_owned(),
            }),
        }
    }
    for (post, _) in read
        .iter()
        .zip(&partners)
        .filter(|(_, partner)| partner.is_none())
    {
        outcomes.push(Outcome {
            page: page.to_owned(),
            index: None,
            kind: "extra".to_owned(),
            field: "post",
            verdict: Verdict::Wrong,
            detail: format!(
                "post {} by {} is on no article of the truth",
                shown(post.get("id")),
                shown(post.get("author"))
            ),
        });
    }
    outcomes
}

/// For every post read, the article it is of. By id first; what is left is placed between its neighbours when the
/// authors do not contradict each other, so that a post with a wrong id is a wrong id and not a missing post.
fn pair(read: &[Value], rows: &[Row]) -> Vec<Option<usize>> {
    let free = |index: &usize, taken: &BTreeSet<usize>| !taken.contains(index);
    let mut taken = BTreeSet::new();
    let mut partners: Vec<Option<usize>> = Vec::new();
    for post in read {
        let id = word(post.get("id")).map(|id| hash(&id));
        let found = rows
            .iter()
            .position(|row| id.as_deref() == Some(row.cell("id")))
            .filter(|index| free(index, &taken));
        taken.extend(found);
        partners.push(found);
    }
    for place in 0..read.len() {
        if partners.get(place).copied().flatten().is_some() {
            continue;
        }
        let before = partners
            .iter()
            .take(place)
            .flatten()
            .max()
            .map_or(0, |index| index + 1);
        let after = partners
            .iter()
            .skip(place + 1)
            .flatten()
            .min()
            .copied()
            .unwrap_or(rows.len());
        let author = read
            .get(place)
            .and_then(|post| word(post.get("author")))
            .map(|author| hash(&author));
        let has_id = read
            .get(place)
            .and_then(|post| word(post.get("id")))
            .is_some();
        let found = rows
            .iter()
            .enumerate()
            .map(|(index, _)| index)
            .find(|index| {
                let row = rows.get(*index);
                let fits = match &author {
                    Some(author) => row.is_some_and(|row| row.cell("author") == author),
                    None => !has_id,
                };
                (before..after).contains(index)
                    && free(index, &taken)
                    && fits
                    && row.is_some_and(|row| row.cell("kind") != "none")
            });
        taken.extend(found);
        if let Some(partner) = partners.get_mut(place) {
            *partner = found;
        }
    }
    partners
}

/// A judged fact before it is put into an outcome; nothing when the truth does not know.
type Judged = Option<Verdict>;

fn compare_post(post: &Value, index: usize, row: &Row, truth: &Truth, outcomes: &mut Vec<Outcome>) {
    let mut push = |field: &'static str, judged: Judged, read: String| {
        let Some(verdict) = judged else { return };
        let detail = match verdict {
            Verdict::Right => String::new(),
            _ => format!("true {}, read {read}", row.cell(field)),
        };
        let (page, kind) = (row.cell("page").to_owned(), row.cell("kind").to_owned());
        outcomes.push(Outcome {
            page,
            index: Some(index),
            kind,
            field,
            verdict,
            detail,
        });
    };
    let author = post.get("author");
    push(
        "kind",
        judge_word(row.cell("kind"), word(post.get("kind"))),
        plain(post.get("kind")),
    );
    push(
        "author",
        judge_word(row.cell("author"), word(author).map(|author| hash(&author))),
        shown(author),
    );
    push(
        "id",
        judge_word(row.cell("id"), word(post.get("id")).map(|id| hash(&id))),
        shown(post.get("id")),
    );
    push(
        "time",
        judge_word(
            &to_second(row.cell("time")),
            word(post.get("time")).map(|time| to_second(&time)),
        ),
        plain(post.get("time")),
    );
    for field in ["pinned", "has_media", "cut"] {
        push(
            field,
            judge_flag(row.cell(field), post.get(field)),
            plain(post.get(field)),
        );
    }
    // The promised JSON does not have these two: they are judged only where a reading offers them.
    for field in ["poll", "article"] {
        if post.get(field).is_some() {
            push(
                field,
                judge_flag(row.cell(field), post.get(field)),
                plain(post.get(field)),
            );
        }
    }
    for field in ["reposted_by", "quotes"] {
        push(
            field,
            judge_person(row, row.cell(field), post.get(field), truth),
            shown(post.get(field)),
        );
    }
    push(
        "reply_to",
        judge_answered(row, post.get("reply_to"), truth),
        shown(post.get("reply_to")),
    );
    push(
        "outside_links",
        judge_set(row.cell("outside_links"), post.get("outside_links"), site),
        shown(post.get("outside_links")),
    );
    push(
        "mentions",
        judge_set(row.cell("mentions"), post.get("mentions"), str::to_owned),
        shown(post.get("mentions")),
    );
    for field in ["replies", "reposts", "likes"] {
        let count = post.get("counts").and_then(|counts| counts.get(field));
        push(field, judge_count(row.cell(field), count), plain(count));
    }
}

fn compare_page(reading: &Value, page: &str, facts: &Row, outcomes: &mut Vec<Outcome>) {
    let mut push = |field: &'static str, judged: Judged, read: String| {
        let Some(verdict) = judged else { return };
        let detail = match verdict {
            Verdict::Right => String::new(),
            _ => format!("true {}, read {read}", facts.cell(field)),
        };
        outcomes.push(Outcome {
            page: page.to_owned(),
            index: None,
            kind: "page".to_owned(),
            field,
            verdict,
            detail,
        });
    };
    let header = reading.get("header");
    let in_header = |field: &str| header.and_then(|header| header.get(field));
    push(
        "kind",
        judge_word(facts.cell("kind"), word(reading.get("page"))),
        plain(reading.get("page")),
    );
    push(
        "tab",
        judge_word(facts.cell("tab"), word(reading.get("tab"))),
        plain(reading.get("tab")),
    );
    for field in ["owner", "viewer"] {
        let expected = if facts.cell(field) == "owner" {
            facts.cell("owner")
        } else {
            facts.cell(field)
        };
        let read = word(reading.get(field)).map(|handle| hash(&handle));
        push(field, judge_word(expected, read), shown(reading.get(field)));
    }
    push(
        "chronological",
        judge_flag(facts.cell("chronological"), reading.get("chronological")),
        plain(reading.get("chronological")),
    );
    for field in ["followers", "following", "posts"] {
        push(
            field,
            judge_range(facts.cell(field), in_header(field)),
            plain(in_header(field)),
        );
    }
    push(
        "created",
        judge_created(facts.cell("created"), word(in_header("created"))),
        plain(in_header("created")),
    );
    push(
        "site",
        judge_site(facts.cell("site"), word(in_header("site"))),
        shown(in_header("site")),
    );
    for field in ["verified", "protected", "follows_you", "you_follow"] {
        push(
            field,
            judge_flag(facts.cell(field), in_header(field)),
            plain(in_header(field)),
        );
    }
}

/// The word a reading says; null, missing, empty and "unknown" say nothing.
fn word(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(said) if said.is_empty() || said == "unknown" => None,
        Value::String(said) => Some(said.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn judge_word(expected: &str, read: Option<String>) -> Judged {
    match (expected, read) {
        ("?", _) => None,
        ("-", None) => Some(Verdict::Right),
        (_, None) => Some(Verdict::Silent),
        (_, Some(read)) => Some(right_if(read == expected)),
    }
}

/// Of nobody (`-`, as when no viewer is signed in) nothing may be claimed but "no".
fn judge_flag(expected: &str, read: Option<&Value>) -> Judged {
    let read = read.and_then(Value::as_bool);
    match (expected, read) {
        ("yes", Some(read)) => Some(right_if(read)),
        ("no", Some(read)) => Some(right_if(!read)),
        ("yes" | "no", None) => Some(Verdict::Silent),
        ("-", read) => Some(right_if(read != Some(true))),
        _ => None,
    }
}

fn judge_person(row: &Row, expected: &str, read: Option<&Value>, truth: &Truth) -> Judged {
    let resolved = truth.person(row, expected);
    judge_word(&resolved, word(read).map(|handle| hash(&handle)))
}

/// The first name is the one answered and must be it; the others must be among those the page names, unless it
/// says that there are more (`+`).
fn judge_answered(row: &Row, read: Option<&Value>, truth: &Truth) -> Judged {
    let expected = row.cell("reply_to");
    let names = match read {
        Some(Value::Array(names)) => Some(names.clone()),
        Some(Value::String(name)) => Some(vec![Value::String(name.clone())]),
        _ => None,
    };
    let said: Option<Vec<String>> = names.map(|names| {
        names
            .iter()
            .map(|name| name.as_str().unwrap_or_default().to_owned())
            .collect()
    });
    match (expected, said) {
        ("?", _) => None,
        ("-", said) => Some(right_if(said.is_none_or(|said| said.is_empty()))),
        (_, None) => Some(Verdict::Silent),
        (_, Some(said)) if said.iter().all(|name| name == "unknown") && !said.is_empty() => {
            Some(Verdict::Silent)
        }
        (_, Some(said)) => {
            let answered: Vec<String> = expected
                .split(',')
                .map(|reference| truth.person(row, reference))
                .collect();
            let more = answered.iter().any(|name| name == "+");
            let said: Vec<String> = said.iter().map(|name| hash(name)).collect();
            let first = !said.is_empty() && said.first() == answered.first();
            Some(right_if(
                first && said.iter().all(|name| more || answered.contains(name)),
            ))
        }
    }
}

/// Both lists as sets. A site may stand for itself or for its registrable domain, with or without the private part
/// of the public suffix list, so one cell entry holds the hashes of all three.
fn judge_set(expected: &str, read: Option<&Value>, normal: fn(&str) -> String) -> Judged {
    let said: Option<Vec<String>> = read.and_then(Value::as_array).map(|names| {
        names
            .iter()
            .map(|name| hash(&normal(name.as_str().unwrap_or_default())))
            .collect()
    });
    match (expected, said) {
        ("?", _) => None,
        (_, None) => Some(Verdict::Silent),
        ("-", Some(said)) => Some(right_if(said.is_empty())),
        (expected, Some(said)) => {
            let entries: Vec<Vec<&str>> = expected
                .split(',')
                .map(|entry| entry.split('/').collect())
                .collect();
            let all_true = said
                .iter()
                .all(|name| entries.iter().any(|entry| entry.contains(&name.as_str())));
            let all_said = entries
                .iter()
                .all(|entry| said.iter().any(|name| entry.contains(&name.as_str())));
            Some(right_if(all_true && all_said))
        }
    }
}

/// An exact count, a range (`420-430`) or a lower bound (`1-`).
fn judge_count(expected: &str, read: Option<&Value>) -> Judged {
    if expected == "?" {
        return None;
    }
    let Some(read) = read.filter(|read| !read.is_null()) else {
        return Some(Verdict::Silent);
    };
    let (low, high) = bounds(expected)?;
    Some(right_if(
        read.as_u64()
            .is_some_and(|count| (low..=high).contains(&count)),
    ))
}

/// The truth is `exact/low-high`: the number of the schema, or `?`, and what the page shows, which is cut.
/// A reading may be the exact number or what is shown. Wider says less than the page: silent. Narrower says more
/// than the page, and a range without the exact number is false: wrong.
fn judge_range(expected: &str, read: Option<&Value>) -> Judged {
    let read = read.filter(|read| !read.is_null());
    if expected == "?" {
        return None;
    }
    if expected == "-" {
        return Some(right_if(read.is_none()));
    }
    let Some(read) = read else {
        return Some(Verdict::Silent);
    };
    let (exact, shown) = expected.split_once('/')?;
    let (shown_low, shown_high) = bounds(shown)?;
    let ends = read
        .as_array()
        .map(|ends| ends.iter().filter_map(Value::as_u64).collect::<Vec<_>>());
    let Some([low, high]) = ends.as_deref() else {
        return Some(Verdict::Wrong);
    };
    let (must_low, must_high) = bounds(exact).unwrap_or((shown_low, shown_high));
    let holds = *low <= must_low && must_high <= *high;
    let within = shown_low <= *low && *high <= shown_high;
    Some(match (holds, within) {
        (false, _) => Verdict::Wrong,
        (true, true) => Verdict::Right,
        (true, false) => Verdict::Silent,
    })
}

fn judge_created(expected: &str, read: Option<String>) -> Judged {
    match (expected, read) {
        ("?", _) => None,
        ("-", read) => Some(right_if(read.is_none())),
        (_, None) => Some(Verdict::Silent),
        // The page may show the month alone, and a reading the day alone.
        (_, Some(read)) => Some(right_if(
            day(expected).starts_with(day(&read)) || day(&read).starts_with(day(expected)),
        )),
    }
}

fn judge_site(expected: &str, read: Option<String>) -> Judged {
    match (expected, read) {
        ("?", _) => None,
        ("-", read) => Some(right_if(read.is_none())),
        (_, None) => Some(Verdict::Silent),
        (_, Some(read)) => Some(right_if(
            expected.split('/').any(|entry| entry == hash(&site(&read))),
        )),
    }
}

fn right_if(right: bool) -> Verdict {
    if right {
        Verdict::Right
    } else {
        Verdict::Wrong
    }
}

/// The ends of `7`, `7-9` or `7-`.
fn bounds(cell: &str) -> Option<(u64, u64)> {
    match cell.split_once('-') {
        Some((low, "")) => Some((low.parse().ok()?, u64::MAX)),
        Some((low, high)) => Some((low.parse().ok()?, high.parse().ok()?)),
        None => cell.parse().ok().map(|exact| (exact, exact)),
    }
}

/// The host of an address or of a bare domain, without `www.`.
fn site(address: &str) -> String {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    host.trim_start_matches("www.").to_lowercase()
}

/// A time up to its second: pages write thousandths, ids hold them, and neither matters here.
fn to_second(time: &str) -> String {
    time.chars().take(19).collect()
}

fn day(time: &str) -> &str {
    time.split('T').next().unwrap_or(time)
}

/// A value that names nobody, as it is.
fn plain(value: Option<&Value>) -> String {
    value.map_or_else(|| "nothing".to_owned(), Value::to_string)
}

/// A value that may name somebody, hashed.
fn shown(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(said)) if said != "unknown" => hash(&site(said)),
        Some(Value::Array(said)) => format!(
            "[{}]",
            said.iter()
                .map(|one| shown(Some(one)))
                .collect::<Vec<_>>()
                .join(",")
        ),
        other => plain(other),
    }
}

/// Prints the agreement: posts by kind, facts by field, then every wrong and every silent one by file and index.
pub fn print_table(outcomes: &[Outcome]) {
    println!("{}", table(outcomes));
}

/// The text of [`print_table`].
pub fn table(outcomes: &[Outcome]) -> String {
    let mut posts: BTreeMap<(&str, Option<usize>, &str), Verdict> = BTreeMap::new();
    let mut extra = 0;
    for outcome in outcomes {
        if outcome.kind == "extra" {
            extra += 1;
        } else if outcome.kind != "page" {
            let worst = posts
                .entry((&outcome.page, outcome.index, &outcome.kind))
                .or_insert(outcome.verdict);
            *worst = outcome.verdict.max(*worst);
        }
    }
    let by_post = tally(
        posts
            .iter()
            .map(|((_, _, kind), verdict)| ((*kind).to_owned(), *verdict)),
    );
    let by_kind = tally(
        outcomes
            .iter()
            .filter(|outcome| outcome.index.is_some() && matches!(outcome.field, "kind" | "post"))
            .map(|outcome| (outcome.kind.clone(), outcome.verdict)),
    );
    let by_field = tally(outcomes.iter().map(|outcome| {
        let subject = if outcome.kind == "page" {
            "page"
        } else {
            "post"
        };
        (format!("{subject} {}", outcome.field), outcome.verdict)
    }));
    let mut text = String::new();
    print_tally(&mut text, "kind alone", &by_kind);
    print_tally(&mut text, "whole post", &by_post);
    let _ = writeln!(text, "{:<22}{extra:>7}\n", "extra posts");
    print_tally(&mut text, "fact", &by_field);
    for (verdict, title) in [(Verdict::Wrong, "wrong"), (Verdict::Silent, "silent")] {
        let named: Vec<&Outcome> = outcomes
            .iter()
            .filter(|outcome| outcome.verdict == verdict)
            .collect();
        let _ = writeln!(text, "{title}: {}", named.len());
        for outcome in named {
            let place = outcome
                .index
                .map_or_else(String::new, |index| format!(" {index}"));
            let _ = writeln!(
                text,
                "  {}{place} {} ({}): {}",
                outcome.page, outcome.field, outcome.kind, outcome.detail
            );
        }
    }
    text
}

type Tally = BTreeMap<String, BTreeMap<Verdict, usize>>;

fn tally(judged: impl Iterator<Item = (String, Verdict)>) -> Tally {
    let mut counts = Tally::new();
    for (name, verdict) in judged {
        *counts.entry(name).or_default().entry(verdict).or_default() += 1;
    }
    counts
}

fn print_tally(text: &mut String, title: &str, counts: &Tally) {
    let _ = writeln!(
        text,
        "{title:<22}{:>7}{:>7}{:>7}",
        "right", "wrong", "silent"
    );
    for (name, verdicts) in counts {
        let count = |verdict| verdicts.get(&verdict).copied().unwrap_or_default();
        let (right, wrong, silent) = (
            count(Verdict::Right),
            count(Verdict::Wrong),
            count(Verdict::Silent),
        );
        let _ = writeln!(text, "{name:<22}{right:>7}{wrong:>7}{silent:>7}");
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const POST_COLUMNS: &str = "page\tindex\tkind\tauthor\tid\ttime\tpinned\treposted_by\treply_to\tquotes\thas_media\tpoll\tarticle\tcut\toutside_links\tmentions\treplies\treposts\tlikes";

    /// Ada answers Bo on her own page, and an ad by Cy stands below; the last article is no post.
    fn truth() -> Truth {
        let (ada, bo, cy) = (hash("ada"), hash("bo"), hash("cy"));
        let (one, two) = (hash("1"), hash("2"));
        let pages = format!(
            "page\tkind\towner\ttab\tviewer\tchronological\tfollowers\tfollowing\tposts\tcreated\tsite\tverified\tprotected\tfollows_you\tyou_follow\n\
             p\tprofile\t{ada}\tposts\t-\tyes\t75807/75800-75899\t?/12-12\t?\t2009-02\t{}/{}\tno\tno\t-\t-\n",
            hash("shop.ada.example"),
            hash("ada.example")
        );
        let posts = format!(
            "{POST_COLUMNS}\n\
             p\t0\toriginal\t{bo}\t{one}\t2020-01-01T00:00:00Z\tno\t-\t-\t-\tyes\tno\tno\tno\t{}/{}\t-\t5\t420-430\t1-\n\
             p\t1\treply\t{ada}\t{two}\t2020-01-02T00:00:00Z\tno\t-\tarticle 0,{cy},+\tself\tno\tno\tno\tno\t-\t{cy}\t0\t0\t0\n\
             p\t2\tad\t{cy}\t?\t?\tno\t-\t-\t-\t?\t?\tno\tno\t-\t-\t0\t0\t0\n\
             p\t3\tnone\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\n",
            hash("news.site.example"),
            hash("site.example")
        );
        Truth::parse(&pages, &posts).unwrap()
    }

    fn right_reading() -> Value {
        json!({
            "page": "profile", "owner": "Ada", "tab": "posts", "viewer": null, "chronological": true,
            "header": {"followers": [75807, 75807], "following": [12, 12], "posts": null, "created": "2009-02-03",
                       "site": "https://www.ada.example/shop", "verified": false, "protected": false,
                       "follows_you": null, "you_follow": null},
            "posts": [
                {"id": "1", "author": "bo", "time": "2020-01-01T00:00:00.123Z", "kind": "original", "pinned": false,
                 "reposted_by": null, "reply_to": [], "quotes": null, "outside_links": ["site.example"], "mentions": [],
                 "has_media": true, "cut": false, "counts": {"replies": 5, "reposts": 425, "likes": 9}},
                {"id": "2", "author": "ADA", "time": "2020-01-02T00:00:00Z", "kind": "reply", "pinned": false,
                 "reposted_by": null, "reply_to": ["bo", "cy"], "quotes": "ada", "outside_links": [], "mentions": ["cy"],
                 "has_media": false, "cut": false, "counts": {"replies": 0, "reposts": 0, "likes": 0}},
                {"id": null, "author": "cy", "time": null, "kind": "ad", "pinned": false, "reposted_by": null,
                 "reply_to": [], "quotes": null, "outside_links": [], "mentions": [], "has_media": true, "cut": false,
                 "counts": {"replies": 0, "reposts": 0, "likes": 0}}
            ],
            "missing": []
        })
    }

    /// What is not right in the reading once `pointer` holds `value`.
    fn check(pointer: &str, value: Value) -> Vec<(Option<usize>, &'static str, Verdict)> {
        let mut reading = right_reading();
        *reading.pointer_mut(pointer).unwrap() = value;
        let outcomes = compare(&reading, "p", &truth());
        let amiss = outcomes
            .into_iter()
            .filter(|outcome| outcome.verdict != Verdict::Right);
        amiss
            .map(|outcome| (outcome.index, outcome.field, outcome.verdict))
            .collect()
    }

    #[test]
    fn a_right_reading_is_right_everywhere() {
        assert_eq!(check("/page", json!("profile")), []);
    }

    #[test]
    fn a_null_is_silent_and_another_word_is_wrong() {
        for (pointer, index, field, wrong) in [
            ("/page", None, "kind", json!("home")),
            ("/owner", None, "owner", json!("bo")),
            ("/chronological", None, "chronological", json!(false)),
            (
                "/header/followers",
                None,
                "followers",
                json!([75800, 75806]),
            ),
            ("/header/created", None, "created", json!("2010-01-01")),
            ("/header/site", None, "site", json!("other.example")),
            ("/header/verified", None, "verified", json!(true)),
            ("/posts/0/kind", Some(0), "kind", json!("repost")),
            ("/posts/0/author", Some(0), "author", json!("cy")),
            (
                "/posts/0/time",
                Some(0),
                "time",
                json!("2020-01-01T00:00:01Z"),
            ),
            ("/posts/0/pinned", Some(0), "pinned", json!(true)),
            ("/posts/0/has_media", Some(0), "has_media", json!(false)),
            (
                "/posts/0/outside_links",
                Some(0),
                "outside_links",
                json!([]),
            ),
            ("/posts/0/mentions", Some(0), "mentions", json!(["cy"])),
            ("/posts/0/counts/replies", Some(0), "replies", json!(6)),
            ("/posts/0/counts/reposts", Some(0), "reposts", json!(431)),
            ("/posts/0/counts/likes", Some(0), "likes", json!(0)),
            (
                "/posts/1/reply_to",
                Some(1),
                "reply_to",
                json!(["cy", "bo"]),
            ),
            ("/posts/1/quotes", Some(1), "quotes", json!("bo")),
        ] {
            assert_eq!(
                check(pointer, Value::Null),
                [(index, field, Verdict::Silent)],
                "{pointer} null"
            );
            assert_eq!(
                check(pointer, wrong),
                [(index, field, Verdict::Wrong)],
                "{pointer} wrong"
            );
        }
    }

    #[test]
    fn unknown_is_silent_but_an_empty_answer_to_a_reply_is_wrong() {
        assert_eq!(
            check("/posts/1/reply_to", json!(["unknown"])),
            [(Some(1), "reply_to", Verdict::Silent)]
        );
        assert_eq!(
            check("/posts/1/reply_to", json!([])),
            [(Some(1), "reply_to", Verdict::Wrong)]
        );
        assert_eq!(
            check("/posts/0/reply_to", json!(["unknown"])),
            [(Some(0), "reply_to", Verdict::Wrong)]
        );
        assert_eq!(
            check("/posts/1/kind", json!("unknown")),
            [(Some(1), "kind", Verdict::Silent)]
        );
    }

    #[test]
    fn of_nobody_nothing_may_be_claimed() {
        assert_eq!(
            check("/viewer", json!("ada")),
            [(None, "viewer", Verdict::Wrong)]
        );
        assert_eq!(check("/header/follows_you", json!(false)), []);
        assert_eq!(
            check("/header/follows_you", json!(true)),
            [(None, "follows_you", Verdict::Wrong)]
        );
        assert_eq!(
            check("/posts/0/reposted_by", json!("ada")),
            [(Some(0), "reposted_by", Verdict::Wrong)]
        );
    }

    #[test]
    fn a_shown_count_may_be_read_as_shown_but_not_narrower_and_wider_is_silent() {
        assert_eq!(check("/header/followers", json!([75800, 75899])), []);
        assert_eq!(
            check("/header/followers", json!([75000, 75999])),
            [(None, "followers", Verdict::Silent)]
        );
        assert_eq!(
            check("/header/following", json!([11, 12])),
            [(None, "following", Verdict::Silent)]
        );
        assert_eq!(
            check("/header/following", json!([13, 13])),
            [(None, "following", Verdict::Wrong)]
        );
    }

    #[test]
    fn a_wrong_id_is_a_wrong_id_and_not_two_errors() {
        assert_eq!(
            check("/posts/0/id", json!("77")),
            [(Some(0), "id", Verdict::Wrong)]
        );
        assert_eq!(
            check("/posts/0/id", Value::Null),
            [(Some(0), "id", Verdict::Silent)]
        );
    }

    #[test]
    fn a_missing_post_is_silent_and_an_extra_one_is_wrong() {
        let mut reading = right_reading();
        let posts = reading.get_mut("posts").unwrap().as_array_mut().unwrap();
        posts.remove(0);
        posts.push(json!({"id": "99", "author": "dee", "kind": "original"}));
        let outcomes = compare(&reading, "p", &truth());
        let amiss: Vec<_> = outcomes
            .iter()
            .filter(|outcome| outcome.verdict != Verdict::Right)
            .collect();
        assert_eq!(amiss.len(), 2);
        assert_eq!(
            (amiss[0].index, amiss[0].field, amiss[0].verdict),
            (Some(0), "post", Verdict::Silent)
        );
        assert_eq!(
            (amiss[1].index, amiss[1].kind.as_str(), amiss[1].verdict),
            (None, "extra", Verdict::Wrong)
        );
    }

    #[test]
    fn the_same_post_read_twice_is_an_extra_post() {
        let mut reading = right_reading();
        let posts = reading.get_mut("posts").unwrap().as_array_mut().unwrap();
        let again = posts[0].clone();
        posts.push(again);
        let extra = compare(&reading, "p", &truth())
            .into_iter()
            .filter(|outcome| outcome.kind == "extra")
            .count();
        assert_eq!(extra, 1);
    }

    #[test]
    fn a_post_that_is_no_post_must_not_be_read() {
        let mut reading = right_reading();
        reading
            .get_mut("posts")
            .unwrap()
            .as_array_mut()
            .unwrap()
            .push(json!({"id": null, "author": null, "kind": "unknown"}));
        assert!(
            compare(&reading, "p", &truth())
                .iter()
                .any(|outcome| outcome.kind == "extra")
        );
    }

    #[test]
    fn an_empty_reading_is_silent_and_never_wrong() {
        let outcomes = compare(&json!({}), "p", &truth());
        assert!(
            outcomes
                .iter()
                .all(|outcome| outcome.verdict != Verdict::Wrong)
        );
        assert_eq!(
            outcomes
                .iter()
                .filter(|outcome| outcome.field == "post")
                .count(),
            3
        );
    }

    #[test]
    fn the_table_counts_and_names_but_tells_no_handles() {
        let mut reading = right_reading();
        *reading.pointer_mut("/posts/0/author").unwrap() = json!("somebody_else");
        *reading.pointer_mut("/posts/1/kind").unwrap() = json!("unknown");
        let text = table(&compare(&reading, "p", &truth()));
        assert!(text.contains("wrong: 1\n  p 0 author (original)"), "{text}");
        assert!(text.contains("silent: 1\n  p 1 kind (reply)"), "{text}");
        assert!(!text.contains("somebody_else"), "{text}");
    }

    #[test]
    fn a_broken_table_is_told_by_line() {
        assert!(
            Truth::parse("page\tkind\np\n", "page\tindex\n")
                .unwrap_err()
                .contains("line 2")
        );
        assert!(
            Truth::parse("page\tkind\n", "page\tindex\np\t1\n")
                .unwrap_err()
                .contains("out of order")
        );
    }
}
