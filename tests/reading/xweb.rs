//! A case as the eyes would copy it from "x-web".

use fieldmark::page::snapshot::{
    RawCell, RawEntry, RawEntryLink, RawLink, RawPage, RawRow, Snapshot,
};

use crate::Case;
use crate::cell::Cell;
use crate::classic::tabs;

pub fn snapshot(case: &Case) -> Snapshot {
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
            tabs: case.tabs.as_ref().map_or_else(Vec::new, |_| tabs(case)),
            ..RawPage::default()
        },
        cells: cells.collect(),
        ..Snapshot::default()
    }
}

fn entry(cell: &Cell) -> RawEntry {
    let has = |sign: &str| !cell.lacks(sign);
    let by = cell.author();
    let address = format!("/{by}/status/{}", cell.id);
    let profile = format!("/{by}");
    let handle = format!("@{by}");
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
        link(&profile, by, "DIV", false),
    ];
    links.extend(has("handle").then(|| link(&profile, &handle, "SPAN", false)));
    links.extend((has("date") && !cell.focal).then(|| link(&address, "6h", "", false)));
    let bare = cell.beside.as_ref();
    links.extend(bare.map(|href| link(href, href, "", false)));
    let card = cell.card.as_ref();
    links.extend(card.map(|href| link(href, "", "DIV", false)));
    let quoted = cell.post.quotes.as_ref();
    let quoted = quoted.and_then(|quoted| quoted.by.as_ref());
    let quoted = quoted.map(|who| format!("/{who}/status/7"));
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
        above: has("avatar").then(|| {
            cell.post
                .pinned
                .then_some(pin)
                .into_iter()
                .chain(row)
                .collect()
        }),
        column: has("row").then(|| {
            column[..if has("text") { 3 } else { 1 }]
                .iter()
                .map(|dir| dir.to_string())
                .collect()
        }),
        avatars: has("avatar").then_some(handle).into_iter().collect(),
        links,
        text: has("text").then(|| cell.text()),
        boxes: quoted.map(Some).into_iter().collect(),
        ..RawEntry::default()
    }
}
