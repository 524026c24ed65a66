//! Lists as the eyes would copy them, and what they mean: `tests/cases/lists/*.json`.
//!
//! A case is a few cells in short form; [`words`] spells each out as X's markup of 2022–2026 would
//! be copied, so that a case says only what matters to it.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;

use fieldmark::account::Notebook;
use fieldmark::account::coverage::chronological;
use fieldmark::ids::PostId;
use fieldmark::page::List;
use fieldmark::page::post::{Kind, Post};
use fieldmark::page::reading;
use fieldmark::page::snapshot::{
    RawCard, RawCell, RawEntry, RawEntryLink, RawHeader, RawLink, RawName, RawPage, RawPost,
    RawRow, RawSocial, RawText, RawTime, Snapshot,
};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the case shows.
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
    cells: Vec<Cell>,
    /// What was read of each list from its top down, by the list's name: newest and oldest post.
    covered: Option<BTreeMap<String, Vec<(u64, u64)>>>,
    /// What each post is: "reply ann to bob", "thread ann to ann", "repost cat by ann",
    /// "original ann pinned", "quote ann of cat", "original ann article", "original ann to example.com", "ad",
    /// "unknown".
    posts: Vec<String>,
    /// The page's state, as reports name it; not checked when absent.
    #[serde(default)]
    state: Option<String>,
    /// Ids that end up in ann's notebook; not checked when absent.
    notes: Option<Vec<u64>>,
    /// Whether the list is a timeline; not checked when absent.
    #[serde(default)]
    timeline: Option<String>,
}

fn ann() -> String {
    "/ann".to_owned()
}

/// A cell in short form.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Cell {
    id: u64,
    by: String,
    text: Option<String>,
    /// Names in the "Replying to" block.
    block: Vec<String>,
    above: bool,
    below: bool,
    repost_by: Option<String>,
    pinned: bool,
    quote: Option<String>,
    focal: bool,
    ad: bool,
    /// A cell without a post: "separator", "people", "gap" (show more replies), "notice".
    row: Option<String>,
    /// The cell before is not the one before it on the page.
    apart: bool,
    /// The path under which its post was first seen; the page's unless told.
    path: Option<String>,
    /// Signs taken away: "slots", "block_id", "name", "avatar", "permalink", "social", "row_above"; of an
    /// entry of x-web "address", "date", "avatar", "handle", "icon", "row", "text".
    without: Vec<String>,
    /// It is the card of a long-form article: a cover, and no text.
    article: bool,
    /// The words under its link card, where no label names the domain.
    under_card: Option<String>,
    /// In x-web: a link to this person that nothing explains.
    beside: Option<String>,
    /// In x-web: something stands between name and text.
    between: bool,
    /// In x-web: a row above it with a link to this person.
    row_of: Option<String>,
}

const SLOTS: usize = 20;

fn words(case: &Case) -> Snapshot {
    if case.x_web {
        return x_web(case);
    }
    let cells = case.cells.iter().enumerate().map(|(index, cell)| RawCell {
        place: format!("translateY({}px)", index * 100 + usize::from(case.scrolled)),
        path: cell.path.clone().unwrap_or_else(|| case.path.clone()),
        follows: !cell.apart,
        post: (cell.row.is_none() || cell.row.as_deref() == Some("notice")).then(|| post(cell)),
        links: match cell.row.as_deref() {
            Some("gap") => vec![link("/i/status/7", "Show more", "none")],
            Some("people") => vec![link("/dee", "Dee", "none")],
            _ => Vec::new(),
        },
        people: cell.row.as_deref() == Some("people"),
        ..RawCell::default()
    });
    Snapshot {
        url: format!("https://x.com{}", case.path),
        opened: 0,
        page: RawPage {
            viewer_link: (!case.signed_out).then(|| "/me".to_owned()),
            signed_out: case.signed_out,
            tabs: tabs(case),
            ..RawPage::default()
        },
        header: case.path.starts_with("/ann").then(|| RawHeader {
            names: vec!["Ann".into(), "@ann".into()],
            ..RawHeader::default()
        }),
        cells: cells.collect(),
        people: Vec::new(),
    }
}

/// The same list as "x-web" shows it.
fn x_web(case: &Case) -> Snapshot {
    let cells = case.cells.iter().enumerate();
    let cells = cells.map(|(index, cell)| RawCell {
        path: cell.path.clone().unwrap_or_else(|| case.path.clone()),
        follows: !cell.apart,
        first: index == 0 && !case.scrolled,
        entry: cell.row.is_none().then(|| entry(cell)),
        ..RawCell::default()
    });
    Snapshot {
        url: format!("https://x.com{}", case.path),
        page: RawPage {
            x_web: true,
            signed_out: case.signed_out,
            ..RawPage::default()
        },
        cells: cells.collect(),
        ..Snapshot::default()
    }
}

fn entry(cell: &Cell) -> RawEntry {
    let gone = |sign: &str| cell.without.iter().any(|name| name == sign);
    let has = |sign: &str| !gone(sign);
    let address = format!("/{}/status/{}", cell.by, cell.id);
    let profile = format!("/{}", cell.by);
    let handle = format!("@{}", cell.by);
    let link = |href: &str, text: &str, holds: &str, boxed: bool| RawEntryLink {
        link: RawLink {
            href: href.into(),
            text: text.into(),
            near: None,
            boxed,
        },
        holds: holds.into(),
        dated: href.contains("/status/"),
    };
    let mut links = vec![
        link(&profile, "", "DIV", false),
        link(&profile, &cell.by, "DIV", false),
    ];
    links.extend(has("handle").then(|| link(&profile, &handle, "SPAN", false)));
    links.extend((has("date") && !cell.focal).then(|| link(&address, "6h", "", false)));
    links.extend(
        cell.beside
            .as_ref()
            .map(|who| link(&format!("/{who}"), who, "", false)),
    );
    let quoted = cell.quote.as_ref().map(|who| format!("/{who}/status/7"));
    links.extend(quoted.as_ref().map(|href| link(href, "Oct 1", "", true)));
    let pin = RawRow {
        icon: has("icon").then(|| "icon-pin-fill".to_owned()),
        links: Vec::new(),
    };
    let row = cell.row_of.as_ref().map(|who| RawRow {
        icon: Some("icon-retweet".into()),
        links: vec![format!("/{who}")],
    });
    let column = ["", if cell.between { "ltr" } else { "auto" }, "auto"];
    RawEntry {
        href: (has("address") && !cell.focal).then_some(address),
        focal: cell.focal,
        above: has("avatar").then(|| cell.pinned.then_some(pin).into_iter().chain(row).collect()),
        column: has("row").then(|| {
            column[..if gone("text") { 1 } else { 3 }]
                .iter()
                .map(|dir| dir.to_string())
                .collect()
        }),
        avatars: has("avatar").then_some(handle).into_iter().collect(),
        links,
        text: has("text").then(|| cell.text.clone().unwrap_or_else(|| "Snapshot".into())),
        boxes: quoted.map(Some).into_iter().collect(),
        ..RawEntry::default()
    }
}

fn tabs(case: &Case) -> Vec<(String, String)> {
    let tabs: &[(&str, &str)] = match case.tabs.as_deref().unwrap_or("old") {
        "old" => &[("/ann", ""), ("/ann/with_replies", ""), ("/ann/media", "")],
        "split" => &[
            ("/ann", "menu"),
            ("/ann/with_replies", ""),
            ("/ann/reposts", ""),
            ("/ann/media", "menu"),
        ],
        "menu" => &[("/ann", "menu"), ("/ann/with_replies", "")],
        "bobs" => &[("/bob", ""), ("/bob/with_replies", "")],
        "none" => &[],
        other => panic!("no tabs are called {other}"),
    };
    tabs.iter()
        .map(|(href, popup)| (href.to_string(), popup.to_string()))
        .collect()
}

fn link(href: &str, text: &str, near: &str) -> RawLink {
    RawLink {
        href: href.into(),
        text: text.into(),
        near: Some(near.into()),
        boxed: false,
    }
}

fn slot(cell: &Cell, index: usize) -> String {
    format!("id__{}_{index}", cell.id)
}

fn post(cell: &Cell) -> RawPost {
    if cell.row.is_some() {
        return RawPost::default();
    }
    let gone = |sign: &str| cell.without.iter().any(|name| name == sign);
    let permalink = format!("/{}/status/{}", cell.by, cell.id);
    let profile = format!("/{}", cell.by);
    let mut ids = vec![slot(cell, 4), slot(cell, 10), slot(cell, 19)];
    let mut links = vec![
        link(&profile, "", &format!("UserAvatar-Container-{}", cell.by)),
        link(&profile, &cell.by, &slot(cell, 4)),
    ];
    if !cell.block.is_empty() {
        let near = if gone("block_id") {
            "react-root".to_owned()
        } else {
            slot(cell, 9)
        };
        ids.push(near.clone());
        let people = cell.block.iter();
        links.extend(people.map(|who| link(&format!("/{who}"), &format!("@{who}"), &near)));
    }
    let social = cell.repost_by.as_ref().map(|who| RawSocial {
        tag: "SPAN".into(),
        link: Some(format!("/{who}")),
    });
    let pin = cell.pinned.then(|| RawSocial {
        tag: "DIV".into(),
        link: None,
    });
    let mut names = vec![RawName {
        id: Some(slot(cell, 4)),
        ..RawName::default()
    }];
    names.retain(|_| !gone("name"));
    names.extend(cell.quote.as_ref().map(|who| RawName {
        boxed: true,
        spans: vec![who.clone(), format!("@{who}")],
        ..RawName::default()
    }));
    let row = match (cell.above, social.is_some() || pin.is_some()) {
        (true, _) => "DIV(DIV(DIV(DIV)DIV))",
        (_, true) => "DIV(DIV(DIV(DIV(DIV(DIV(svg)DIV(DIV(SPAN)))))))",
        _ => "DIV(DIV(DIV))",
    };
    RawPost {
        slots: if gone("slots") {
            String::new()
        } else {
            (0..SLOTS)
                .map(|index| slot(cell, index))
                .collect::<Vec<_>>()
                .join(" ")
        },
        test_id: Some("tweet".into()),
        focal: cell.focal,
        ids,
        links,
        times: (!cell.ad && !gone("permalink"))
            .then(|| RawTime {
                link: Some(permalink),
                ..RawTime::default()
            })
            .into_iter()
            .collect(),
        texts: if cell.article {
            Vec::new()
        } else {
            vec![RawText {
                id: Some(slot(cell, 10)),
                language: Some("en".into()),
                text: cell.text.clone().unwrap_or_else(|| "Snapshot".into()),
                boxed: false,
            }]
        },
        names,
        parts: cell
            .article
            .then(|| ("article-cover-image".to_owned(), false))
            .into_iter()
            .collect(),
        cards: cell
            .under_card
            .as_ref()
            .map(|words| RawCard {
                label: Some("A title".into()),
                beside: Some(words.clone()),
                ..RawCard::default()
            })
            .into_iter()
            .collect(),
        avatar: (!gone("avatar")).then(|| format!("UserAvatar-Container-{}", cell.by)),
        social: social.or(pin).filter(|_| !gone("social")),
        below: Some(if cell.below {
            vec!["DIV".into()]
        } else {
            Vec::new()
        }),
        above: (!gone("row_above")).then(|| row.to_owned()),
        placement: cell.ad,
        ..RawPost::default()
    }
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
    let mut tried = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir("tests/cases/lists").expect("the cases are there") {
        let path = entry.expect("a file").path();
        let text = fs::read_to_string(&path).expect("a case file");
        let cases: Vec<Case> = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for case in cases {
            tried += 1;
            wrong.extend(
                check(&case)
                    .err()
                    .map(|why| format!("{}: {why}", case.name)),
            );
        }
    }
    assert!(tried > 20, "only {tried} cases");
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

fn check(case: &Case) -> Result<(), String> {
    let reading = reading::read(&words(case));
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
    let mut notebook = Notebook::default();
    notebook.add(&reading, 1_700_000_000);
    let once = notebook.clone();
    notebook.add(&reading, 1_700_000_000);
    if once != notebook {
        return Err("a look counted twice".into());
    }
    let mut later = reading.clone();
    later.posts = later.posts.split_off(later.posts.len().min(1));
    if let Some(first) = later.posts.first_mut() {
        (first.follows, first.top) = (false, false);
    }
    notebook.add(&later, 1_700_000_000);
    if once.notes.len() != notebook.notes.len() {
        return Err("what went out of sight is forgotten".into());
    }
    if case
        .covered
        .as_ref()
        .is_some_and(|all| *all != covered(&notebook))
    {
        return Err(format!("covered {:?}", covered(&notebook)));
    }
    let notes: Vec<u64> = notebook.notes.iter().map(|note| note.id.0).collect();
    match &case.notes {
        Some(expected) if *expected != notes => Err(format!("noted {notes:?}, not {expected:?}")),
        _ => Ok(()),
    }
}
