//! A case as the eyes would copy it from the client with test ids.

use fieldmark::page::counts::CountRange;
use fieldmark::page::snapshot::{
    RawCard, RawCell, RawHeader, RawLink, RawName, RawPage, RawPost, RawSocial, RawText, RawTime,
    Snapshot,
};

use crate::Case;
use crate::cell::Cell;

const SLOTS: usize = 20;

pub fn snapshot(case: &Case) -> Snapshot {
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
        ..RawCell::default()
    });
    Snapshot {
        url: format!("https://x.com{}", case.path),
        opened: case.opened,
        loaded: case.loaded,
        page: RawPage {
            states: [
                (case.empty, "emptyState"),
                (case.button, "empty_state_button_text"),
            ]
            .into_iter()
            .flat_map(|(there, state)| only(there, state.to_owned()))
            .collect(),
            tab: case.selected.clone(),
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

pub fn tabs(case: &Case) -> Vec<(String, String)> {
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
    let (shown, by) = (cell.shown(), cell.author());
    let avatar = format!("UserAvatar-Container-{by}");
    let name = slot(cell, 4);
    let mut ids = vec![name.clone(), slot(cell, 10), slot(cell, 19)];
    let profile = format!("/{by}");
    let mut links = vec![link(&profile, "", &avatar), link(&profile, by, &name)];
    if !shown.answers.is_empty() {
        let near = match cell.lacks("block_id") {
            true => "react-root".to_owned(),
            false => slot(cell, 9),
        };
        ids.push(near.clone());
        let people = shown.answers.iter();
        links.extend(people.map(|who| link(&format!("/{who}"), &format!("@{who}"), &near)));
    }
    // X's own addresses stand behind those that the text spells.
    let spelled = shown.links.iter();
    links.extend(spelled.map(|text| link("https://t.co/a", text, &slot(cell, 10))));
    let slots: Vec<String> = (0..SLOTS).map(|index| slot(cell, index)).collect();
    let has = |sign: &str| !cell.lacks(sign);
    let permalink = RawTime {
        link: Some(format!("/{by}/status/{}", cell.id)),
        ..RawTime::default()
    };
    RawPost {
        slots: match has("slots") {
            true => slots.join(" "),
            false => String::new(),
        },
        test_id: Some("tweet".into()),
        focal: cell.focal,
        ids,
        links,
        times: only(!cell.ad && has("permalink"), permalink),
        texts: only(!cell.article, text(cell)),
        names: names(cell),
        parts: parts(cell),
        cards: cards(cell),
        controls: cell.shown().counts.0.iter().map(replies).collect(),
        avatar: has("avatar").then_some(avatar),
        social: social(cell).filter(|_| has("social")),
        below: Some(only(cell.below, "DIV".into())),
        above: has("row_above").then(|| row_above(cell).to_owned()),
        placement: cell.ad,
        ..RawPost::default()
    }
}

fn parts(cell: &Cell) -> Vec<(String, bool)> {
    [
        (cell.article, "article-cover-image"),
        (cell.cut, "tweet-text-show-more-link"),
    ]
    .into_iter()
    .flat_map(|(there, part)| only(there, (part.to_owned(), false)))
    .collect()
}

/// One of them, or none.
fn only<T>(there: bool, one: T) -> Vec<T> {
    there.then_some(one).into_iter().collect()
}

fn text(cell: &Cell) -> RawText {
    RawText {
        id: Some(slot(cell, 10)),
        language: Some("en".into()),
        text: cell.text(),
        boxed: false,
    }
}

/// Its author's name, and that of the author it quotes.
fn names(cell: &Cell) -> Vec<RawName> {
    let own = RawName {
        id: Some(slot(cell, 4)),
        ..RawName::default()
    };
    let quoted = cell.shown().quotes.as_ref();
    let quoted = quoted
        .and_then(|quoted| quoted.by.as_ref())
        .map(|who| RawName {
            boxed: true,
            spans: vec![who.clone(), format!("@{who}")],
            ..RawName::default()
        });
    let own = only(!cell.lacks("name"), own);
    own.into_iter().chain(quoted).collect()
}

fn cards(cell: &Cell) -> Vec<RawCard> {
    let of_link = cell.under_card.iter().map(|words| RawCard {
        label: Some("A title".into()),
        beside: Some(words.to_owned()),
        ..RawCard::default()
    });
    let broadcast = RawCard {
        lines: cell.broadcast.clone(),
        ..RawCard::default()
    };
    of_link
        .chain(only(!cell.broadcast.is_empty(), broadcast))
        .collect()
}

/// The button to reply, which tells the number of replies.
fn replies(count: &CountRange) -> (String, String) {
    ("reply".to_owned(), format!("{} Replies. Reply", count.low))
}

/// Who passed it on, or that it is pinned.
fn social(cell: &Cell) -> Option<RawSocial> {
    let by = cell.post.by.as_deref().unwrap_or("ann");
    match (&cell.post.reposts, cell.post.pinned) {
        (Some(_), _) => Some(RawSocial {
            tag: "SPAN".into(),
            link: Some(format!("/{by}")),
        }),
        (None, true) => Some(RawSocial {
            tag: "DIV".into(),
            link: None,
        }),
        (None, false) => None,
    }
}

/// The row above the avatar: a line to the post above, or an icon, or room for either.
fn row_above(cell: &Cell) -> &'static str {
    match (cell.above, social(cell).is_some()) {
        (true, _) => "DIV(DIV(DIV(DIV)DIV))",
        (_, true) => "DIV(DIV(DIV(DIV(DIV(DIV(svg)DIV(DIV(SPAN)))))))",
        _ => "DIV(DIV(DIV))",
    }
}
