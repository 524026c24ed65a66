//! Lists as the eyes would copy them, and what they mean: `tests/cases/lists/*.json`.
//!
//! A case is a few posts, each written down with how it stands in the page; [`classic`] and [`xweb`] spell it out as
//! X's markup of 2022–2026 would be copied, so that a case says only what matters to it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

#[path = "../support/cases.rs"]
mod cases;
mod cell;
mod classic;
#[path = "../../examples/stage/written.rs"]
#[allow(
    dead_code,
    reason = "each program that writes posts down uses its part"
)]
mod written;
mod xweb;

use std::collections::BTreeMap;

use cell::Cell;
use fieldmark::account::coverage::chronological;
use fieldmark::account::{Note, Notebook};
use fieldmark::ids::PostId;
use fieldmark::page::List;
use fieldmark::page::post::{Kind, Post};
use fieldmark::page::reading::{self, Reading};
use fieldmark::page::snapshot::Snapshot;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the case shows.
    #[serde(default)]
    name: String,
    /// Path of the page; `/ann` unless told.
    #[serde(default = "ann")]
    path: String,
    #[serde(default)]
    signed_out: bool,
    /// The profile's tabs: "old" unless told, "split", "menu" (split, as its first tab alone tells),
    /// "bobs" (another profile's), or "none".
    #[serde(default)]
    tabs: Option<String>,
    /// The page is "x-web", the client of signed-out visitors.
    #[serde(default)]
    x_web: bool,
    /// The list was scrolled: its top is not in sight.
    #[serde(default)]
    scrolled: bool,
    /// The list says that it is empty.
    #[serde(default)]
    empty: bool,
    /// What says so has a button: the list is behind it.
    #[serde(default)]
    button: bool,
    /// The selected tab; none unless told.
    #[serde(default)]
    selected: Option<String>,
    /// When the address was opened, and when it was looked at.
    #[serde(default)]
    opened: i64,
    #[serde(default = "now")]
    now: i64,
    /// When the document was loaded; not known unless told.
    #[serde(default)]
    loaded: i64,
    #[serde(default)]
    cells: Vec<Cell>,
    /// What was read of each list from its top down, by the list's name: newest and oldest post.
    covered: Option<BTreeMap<String, Vec<(u64, u64)>>>,
    /// What each post is: "reply ann to bob", "thread ann to ann", "repost cat by ann",
    /// "original ann pinned", "quote ann of cat", "original ann article", "original ann to example.com", "ad",
    /// "unknown".
    #[serde(default)]
    posts: Vec<String>,
    /// The page's state, as reports name it; not checked when absent.
    #[serde(default)]
    state: Option<String>,
    /// Ids that end up in ann's notebook, and which of them as pinned; not checked when absent.
    notes: Option<Vec<u64>>,
    pinned: Option<Vec<u64>>,
    /// Those that end a conversation of which posts are hidden; not checked when absent.
    hiding: Option<Vec<u64>>,
    /// Those of which no more than the beginning was shown; not checked when absent.
    cut: Option<Vec<u64>>,
    /// When the counts of each were read, unix seconds; not checked when absent.
    counted: Option<Vec<i64>>,
    /// When each repost stood below at the latest, unix seconds; not checked when absent.
    stood_below: Option<Vec<i64>>,
    /// The time that was read of each list, by its name, in unix seconds; not checked when absent.
    spans: Option<BTreeMap<String, Vec<(i64, i64)>>>,
    /// Whether the list is a timeline; not checked when absent.
    #[serde(default)]
    timeline: Option<String>,
    /// A later look at the same account, and what is in the notebook then.
    #[serde(default)]
    then: Option<Box<Case>>,
}

fn now() -> i64 {
    1_700_000_000
}

fn ann() -> String {
    "/ann".to_owned()
}

fn said(post: &Post) -> String {
    let who = |handle: &Option<fieldmark::ids::Handle>| {
        handle
            .as_ref()
            .map_or("?".to_owned(), |handle| handle.as_str().to_owned())
    };
    let kind = match post.kind {
        Kind::Ad => return "ad".into(),
        Kind::Unknown => return "unknown".into(),
        Kind::Repost => {
            return format!("repost {} by {}", who(&post.author), who(&post.reposted_by));
        }
        Kind::Original => "original",
        Kind::Thread => "thread",
        Kind::Reply => "reply",
        Kind::Quote => "quote",
    };
    let mut said = format!("{kind} {}", who(&post.author));
    match post.answers.first() {
        Some(parent) => said += &format!(" to {}", parent.as_str()),
        None if post.kind == Kind::Reply => said += " to ?",
        None => {}
    }
    if post.quotes {
        said += &format!(" of {}", who(&post.quoted));
    }
    if post.pinned {
        said += " pinned";
    }
    if post.article {
        said += " article";
    }
    for host in &post.hosts {
        said += &format!(" to {host}");
    }
    said
}

#[test]
fn every_list_is_read_as_written() {
    let cases = cases::folder::<Case>("lists");
    let wrong = cases.iter().filter_map(|(_, case)| {
        let why = check(case).err()?;
        Some(format!("{}: {why}", case.name))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(cases.len() > 20, "only {} cases", cases.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn covered(notebook: &Notebook) -> BTreeMap<String, Vec<(u64, u64)>> {
    let of = |list: List| {
        let coverage = notebook.coverage(list);
        let hang = |(newest, oldest): &&(PostId, PostId)| {
            let inside = |(top, _): &(PostId, i64)| oldest <= top && top <= newest;
            coverage.tops.iter().any(inside)
        };
        let stretches = coverage.stretches.iter().filter(hang);
        let ids: Vec<(u64, u64)> = stretches
            .map(|(newest, oldest)| (newest.0, oldest.0))
            .collect();
        (format!("{list:?}"), ids)
    };
    let all = List::ALL.into_iter().map(of);
    all.filter(|(_, stretches)| !stretches.is_empty()).collect()
}

fn spans(notebook: &Notebook) -> BTreeMap<String, Vec<(i64, i64)>> {
    let of = |list: List| {
        let spans = notebook.coverage(list).spans(|id| notebook.time_of(id));
        let ends = spans.iter().map(|span| (span.from, span.to)).collect();
        (format!("{list:?}"), ends)
    };
    let all = List::ALL.into_iter().map(of);
    all.filter(|(_, spans): &(String, Vec<_>)| !spans.is_empty())
        .collect()
}

fn snapshot(case: &Case) -> Snapshot {
    match case.x_web {
        true => xweb::snapshot(case),
        false => classic::snapshot(case),
    }
}

fn check(case: &Case) -> Result<(), String> {
    let mut notebook = Notebook::default();
    let reading = look(case, &mut notebook)?;
    let once = notebook.clone();
    notebook.add(&reading, case.now);
    if once != notebook {
        return Err("a look counted twice".into());
    }
    let mut later = reading.clone();
    later.posts = later.posts.split_off(later.posts.len().min(1));
    if let Some(first) = later.posts.first_mut() {
        (first.follows, first.top) = (false, false);
    }
    notebook.add(&later, case.now);
    if once.notes.len() != notebook.notes.len() {
        return Err("what went out of sight is forgotten".into());
    }
    told_again(case, &once)
}

/// Reads a look and notes it, and those that came later.
fn look(case: &Case, notebook: &mut Notebook) -> Result<Reading, String> {
    let reading = reading::read(&snapshot(case));
    let posts: Vec<String> = reading
        .posts
        .iter()
        .map(|placed| said(&placed.post))
        .collect();
    if posts != case.posts {
        return Err(format!("read {posts:?}, not {:?}", case.posts));
    }
    let order = match chronological(&reading) {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    };
    if case
        .timeline
        .as_deref()
        .is_some_and(|expected| expected != order)
    {
        return Err(format!("timeline: {order}"));
    }
    let state = serde_json::to_value(reading.page.state).expect("a state is a word");
    if case
        .state
        .as_ref()
        .is_some_and(|expected| state != *expected)
    {
        return Err(format!("state: {state}"));
    }
    notebook.add(&reading, case.now);
    differs("covered", &case.covered, covered(notebook))?;
    differs("spans", &case.spans, spans(notebook))?;
    let ids = |fits: fn(&&Note) -> bool| {
        let fitting = notebook.notes.iter().filter(fits);
        fitting.map(|note| note.id.0).collect::<Vec<u64>>()
    };
    differs("noted", &case.notes, ids(|_| true))?;
    differs("pinned", &case.pinned, ids(|note| note.pinned))?;
    let counted = notebook.notes.iter().map(|note| note.counted);
    differs("counted", &case.counted, counted.collect())?;
    let stood = notebook.notes.iter().filter_map(|note| note.stood_below);
    differs("stood below", &case.stood_below, stood.collect())?;
    differs("hiding", &case.hiding, ids(|note| note.hides))?;
    differs("cut", &case.cut, ids(|note| note.cut))?;
    match &case.then {
        Some(then) => look(then, &mut notebook.clone()).map(|_| reading),
        None => Ok(reading),
    }
}

fn differs<T: PartialEq + std::fmt::Debug>(
    what: &str,
    expected: &Option<T>,
    found: T,
) -> Result<(), String> {
    match expected {
        Some(expected) if *expected != found => Err(format!("{what} {found:?}, not {expected:?}")),
        _ => Ok(()),
    }
}

/// The eyes tell the posts before a new one again, without what stood above them. That makes nothing
/// else of what was noted.
fn told_again(case: &Case, once: &Notebook) -> Result<(), String> {
    for from in 1..case.cells.len() {
        let mut words = snapshot(case);
        words.cells.drain(..from);
        if let Some(first) = words.cells.first_mut() {
            first.follows = false;
        }
        let mut notebook = once.clone();
        notebook.add(&reading::read(&words), case.now);
        for note in &once.notes {
            let again = notebook.notes.iter().find(|again| again.id == note.id);
            let told = |note: &Note| (note.kind, note.pinned, note.hides, note.answers.clone());
            if again.map(told) != Some(told(note)) {
                return Err(format!("told again from {from}: {again:?}, not {note:?}"));
            }
        }
    }
    Ok(())
}
