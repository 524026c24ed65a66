//! A case as the eyes would copy it from the client with test ids.

use fieldmark::page::snapshot::{
    RawCard, RawCell, RawHeader, RawLink, RawName, RawPage, RawPost, RawSocial, RawText, RawTime,
    Snapshot,
};

use super::{Case, Cell};

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
        people: cell.row.as_deref() == Some("people"),
        ..RawCell::default()
    });
    Snapshot {
        url: format!("https://x.com{}", case.path),
        opened: case.opened,
        loaded: case.loaded,
        page: RawPage {
            states: case
                .empty
                .then(|| "emptyState".to_owned())
                .into_iter()
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
    let spelled = cell.links.iter();
    links.extend(spelled.map(|text| link("https://t.co/a", text, &slot(cell, 10))));
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
                text: cell.text.clone().unwrap_or_else(|| "Words".into()),
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
        controls: cell
            .replies
            .map(|count| ("reply".to_owned(), format!("{count} Replies. Reply")))
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
