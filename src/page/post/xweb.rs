//! An entry of "x-web", the client that X serves to signed-out visitors → post.
//!
//! It shows no test ids and no dates: the number of a post tells its time. Nothing in it tells an
//! answer from what its author started, so a kind is told only in a list that holds no answers.

use crate::domains;
use crate::ids::{Handle, PostId};
use crate::page::counts::{CountRange, read_count};
use crate::page::post::content;
use crate::page::post::{Counts, Joined, Kind, Post};
use crate::page::snapshot::{RawEntry, RawEntryLink, RawLink, RawRow};
use crate::page::url;
use crate::page::witnesses::{agreed, either};

/// Where an entry stands.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// In a list of what somebody started: nothing in it answers anybody.
    pub started: bool,
    /// `html[lang]`: how counts are written.
    pub language: &'a str,
    /// Numbers stand beside some of the buttons around it. Where there are none, X may have come to show
    /// them in another way, and a missing one is no zero.
    pub counts: bool,
}

/// Understands one entry. Never fails; what could not be told is `None`, and the kind `Unknown`.
pub fn read(raw: &RawEntry, standing: Standing) -> Post {
    let address = address(raw);
    let author = author(raw, address.as_ref().map(|(author, _)| author));
    let id = address.map(|(_, id)| id);
    let told = kind(raw, author.as_ref(), id, standing);
    let links: Vec<&RawLink> = own_links(raw)
        .filter(|link| link.near.as_deref() == Some("text"))
        .collect();
    let quoted = raw.boxes.first().and_then(|href| href.as_deref());
    Post {
        id,
        time: id.and_then(PostId::time),
        kind: told.unwrap_or_default(),
        pinned: raw.above.as_deref().is_some_and(is_pin),
        reposted_by: None,
        answers: Vec::new(),
        quotes: !raw.boxes.is_empty(),
        quoted: quoted.and_then(url::post).map(|(author, _)| author),
        hosts: hosts(raw, &links),
        mentions: content::mentions(&links),
        hashtags: content::hashtags(&links),
        has_media: raw.videos > 0 || own_links(raw).any(|link| content::to_media(&link.href)),
        poll: false,
        article: false,
        cut: raw.cut,
        language: None,
        text: raw.text.clone().unwrap_or_default(),
        link_texts: links.iter().map(|link| link.text.clone()).collect(),
        counts: counts(raw, standing),
        joined: Joined::default(),
        unclear: told.err(),
        author,
    }
}

/// Links outside boxes.
fn own_links(raw: &RawEntry) -> impl Iterator<Item = &RawLink> {
    raw.links
        .iter()
        .map(|raw| &raw.link)
        .filter(|link| !link.boxed)
}

/// Author and id: of the entry's own address, and of its date.
fn address(raw: &RawEntry) -> Option<(Handle, PostId)> {
    let own = raw.href.as_deref().and_then(url::post);
    let dated = raw
        .links
        .iter()
        .filter(|raw| raw.dated && !raw.link.boxed)
        .find_map(|raw| url::post(&raw.link.href));
    either(own, dated)
}

/// The author by address, avatar and handle.
fn author(raw: &RawEntry, addressed: Option<&Handle>) -> Option<Handle> {
    let pictured = raw.avatars.first().and_then(|alt| spelled(alt));
    let named = raw.links.iter().find(|raw| is_handle(raw));
    let named = named.and_then(|raw| {
        let linked = url::profile(&raw.link.href)?;
        (spelled(&raw.link.text)? == linked).then_some(linked)
    });
    agreed([addressed.cloned(), pictured, named])
}

fn spelled(text: &str) -> Option<Handle> {
    Handle::new(text.trim().strip_prefix('@')?)
}

/// The "@handle" beside the name.
fn is_handle(raw: &RawEntryLink) -> bool {
    let link = &raw.link;
    let at = link.text.trim_start().starts_with('@');
    !link.boxed && link.near.is_none() && raw.holds == "SPAN" && at
}

/// What it is, or why that cannot be told. Everything on it must be explained.
fn kind(
    raw: &RawEntry,
    author: Option<&Handle>,
    id: Option<PostId>,
    standing: Standing,
) -> Result<Kind, &'static str> {
    let author = author.ok_or("its author could not be read")?;
    if id.is_none() {
        return Err("its permalink could not be read");
    }
    let above = raw.above.as_deref().unwrap_or_default();
    if raw.above.is_none() || !(above.is_empty() || is_pin(above)) {
        return Err("what stands above it could not be read");
    }
    if !has_known_column(raw) {
        return Err("what stands above its text has an unknown shape");
    }
    if own_people(raw).any(|raw| !is_explained(raw, author)) {
        return Err("it links to somebody and does not say why");
    }
    if !standing.started {
        return Err("its place tells nothing of what it answers");
    }
    Ok(match raw.boxes.is_empty() {
        true => Kind::Original,
        false => Kind::Quote,
    })
}

/// One row, with a pin and no link.
fn is_pin(rows: &[RawRow]) -> bool {
    let pin = |row: &RawRow| {
        let icon = row.icon.as_deref().unwrap_or_default();
        row.links.is_empty() && icon.trim_start_matches('#').starts_with("icon-pin")
    };
    rows.len() == 1 && rows.iter().all(pin)
}

/// The text follows the row with the name at once; a post without text has that row alone.
fn has_known_column(raw: &RawEntry) -> bool {
    let column: Vec<&str> = raw.column.iter().flatten().map(String::as_str).collect();
    match raw.text {
        Some(_) => column.starts_with(&["", "auto"]),
        None => column == [""],
    }
}

/// Links to people, outside text and boxes.
fn own_people(raw: &RawEntry) -> impl Iterator<Item = &RawEntryLink> {
    let outside = |raw: &&RawEntryLink| !raw.link.boxed && raw.link.near.is_none();
    raw.links
        .iter()
        .filter(outside)
        .filter(|raw| url::profile(&raw.link.href).is_some())
}

/// The author's own, or the badge of an organisation: a picture beside the name.
fn is_explained(raw: &RawEntryLink, author: &Handle) -> bool {
    url::profile(&raw.link.href).as_ref() == Some(author) || raw.holds == "IMG"
}

/// Where the links that leave X lead: those in the text, then cards of no link in the text.
fn hosts(raw: &RawEntry, links: &[&RawLink]) -> Vec<String> {
    let mut hosts: Vec<String> = links.iter().filter_map(|link| outside(link)).collect();
    // A card holds a picture or boxes; a bare link may be the source of a note that readers added.
    let cards = raw.links.iter().filter(|raw| !raw.holds.is_empty());
    let cards = cards
        .map(|raw| &raw.link)
        .filter(|link| !link.boxed && link.near.is_none());
    for host in cards.filter_map(outside) {
        content::add_card(&mut hosts, host);
    }
    hosts
}

/// Links carry their real address; where one should not, its words are an address.
fn outside(link: &RawLink) -> Option<String> {
    if url::path(&link.href).is_some() {
        return None;
    }
    let place = domains::place(&link.href)?;
    let place = match place.as_str() {
        "t.co" => domains::place(&link.spelled())?,
        _ => place,
    };
    domains::leaves_x(&place).then_some(place)
}

/// Whether a number stands beside a button of it.
pub fn has_counts(raw: &RawEntry) -> bool {
    raw.actions.iter().any(|(_, shown)| shown.is_some())
}

/// The numbers beside the buttons; there is none where it would be zero.
fn counts(raw: &RawEntry, standing: Standing) -> Counts {
    let of = |wanted: &str| {
        let mut actions = raw.actions.iter();
        let (_, shown) = actions.find(|(action, _)| action == wanted)?;
        match shown {
            Some(shown) => read_count(shown, standing.language),
            None => standing.counts.then_some(CountRange::exact(0)),
        }
    };
    Counts {
        replies: of("reply"),
        reposts: of("retweet"),
        likes: of("like"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortened_counts_are_ranges_and_a_missing_one_is_zero() {
        let shown = |text: Option<&str>, language: &str| {
            let like = text.map(str::to_owned);
            let actions = vec![("reply".into(), None), ("like".into(), like)];
            let raw = RawEntry {
                actions,
                ..RawEntry::default()
            };
            let standing = Standing {
                started: true,
                language,
                counts: has_counts(&raw),
            };
            counts(&raw, standing)
        };
        let range = |low, high| Some(CountRange { low, high });
        assert_eq!(shown(Some("2.5K"), "en").likes, range(2_500, 2_599));
        assert_eq!(shown(Some("1.8万"), "ja").likes, range(18_000, 18_999));
        assert_eq!(shown(Some("2.5 bushels"), "en").likes, None);
        assert_eq!(shown(Some("13"), "en").replies, range(0, 0));
        assert_eq!(shown(Some("13"), "en").reposts, None);
        assert_eq!(shown(None, "en"), Counts::default());
    }

    #[test]
    fn a_link_is_its_address_and_a_card_to_the_same_site_is_no_second_one() {
        let link = |href: &str, text: &str, near: Option<&str>| RawEntryLink {
            link: RawLink {
                href: href.into(),
                text: text.into(),
                near: near.map(str::to_owned),
                boxed: false,
            },
            ..RawEntryLink::default()
        };
        let raw = RawEntry {
            links: vec![
                link(
                    "https://shop.example.com/a",
                    "other.example.org/a",
                    Some("text"),
                ),
                link(
                    "https://t.co/abc",
                    "https://kites.example.net/b…",
                    Some("text"),
                ),
                link("https://www.example.com/a", "", None),
                link("https://x.com/ann", "@ann", Some("text")),
                link("https://ads.example.org/", "", Some("like")),
            ],
            ..RawEntry::default()
        };
        let post = read(
            &raw,
            Standing {
                started: true,
                language: "en",
                counts: false,
            },
        );
        assert_eq!(post.hosts, ["shop.example.com", "kites.example.net"]);
        assert_eq!(
            post.mentions,
            Handle::new("ann").into_iter().collect::<Vec<_>>()
        );
    }
}
