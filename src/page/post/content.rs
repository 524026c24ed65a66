//! What a post holds: text, links, mentions, media, counters.

use crate::domains::{self, Class};
use crate::ids::Handle;
use crate::page::counts::{CountRange, exact_leading_integer};
use crate::page::post::Counts;
use crate::page::snapshot::{RawCard, RawLink, RawPost, RawText};
use crate::page::url;

/// The post's own text: the first that is not inside a quoted post.
pub fn own_text(raw: &RawPost) -> Option<&RawText> {
    raw.texts.iter().find(|text| !text.boxed)
}

/// Links inside the post's own text.
pub fn text_links<'a>(
    raw: &'a RawPost,
    text: Option<&'a RawText>,
) -> impl Iterator<Item = &'a RawLink> {
    let id = text.and_then(|text| text.id.as_deref());
    raw.links
        .iter()
        .filter(move |link| !link.boxed && id.is_some() && link.near.as_deref() == id)
}

/// Accounts named with `@` in the text.
pub fn mentions(links: &[&RawLink]) -> Vec<Handle> {
    links
        .iter()
        .filter(|link| link.text.trim_start().starts_with(['@', '＠']))
        .filter_map(|link| url::profile(&link.href))
        .collect()
}

/// Hashtags in the text, without the sign.
pub fn hashtags(links: &[&RawLink]) -> Vec<String> {
    let tagged = links
        .iter()
        .filter(|link| url::segments(&link.href).first() == Some(&"hashtag"));
    tagged
        .map(|link| link.text.trim().trim_start_matches(['#', '＃']).to_owned())
        .collect()
}

/// Where the links that leave X lead: those in the text, whose text spells the whole address, then
/// the card's, when it is of no link in the text.
pub fn hosts(raw: &RawPost, links: &[&RawLink]) -> Vec<String> {
    let outside = links
        .iter()
        .filter(|link| url::path(&link.href).is_none())
        .filter_map(|link| domains::place(&link.spelled()));
    let mut hosts: Vec<String> = outside.filter(|host| domains::leaves_x(host)).collect();
    let cards = raw
        .cards
        .iter()
        .filter(|card| !card.boxed && !has_a_host(card));
    for host in cards.filter_map(card_host) {
        if domains::leaves_x(&host) {
            add_card(&mut hosts, host);
        }
    }
    hosts
}

/// A broadcast's or a Space's card names who holds it, whose display name may be a domain.
fn has_a_host(card: &RawCard) -> bool {
    let mut names = card
        .lines
        .iter()
        .filter_map(|line| line.trim().strip_prefix('@'));
    names.any(|name| Handle::new(name).is_some())
}

/// Adds where a card leads. A card is of a link: one to the same site, or one that hides where it
/// leads, and then the card tells.
pub fn add_card(hosts: &mut Vec<String>, host: String) {
    let domain = domains::registrable(&host);
    let site = domains::site_of(&host);
    let same =
        |other: &String| domains::registrable(other) == domain || domains::site_of(other) == site;
    if hosts.iter().any(same) {
        return;
    }
    let short = |other: &&mut String| domains::class(other) == Class::Shortener;
    match hosts.iter_mut().rev().find(short) {
        Some(short) => *short = host,
        None => hosts.push(host),
    }
}

/// A card's domain: the first word of its label (since 2023), else a line of its detail block, else
/// the one word under the card that can be a domain ("From example.com").
fn card_host(card: &RawCard) -> Option<String> {
    let labelled = card
        .label
        .as_deref()
        .and_then(|label| label.split_whitespace().next());
    labelled
        .into_iter()
        .chain(card.lines.iter().map(|line| line.trim()))
        .chain(words_of(card.beside.as_deref()))
        .find(|word| is_domain(word))
        .and_then(domains::host)
}

/// Some languages write a word of theirs onto the domain: what is not plain is left out.
fn words_of(beside: Option<&str>) -> impl Iterator<Item = &str> {
    let words = beside.unwrap_or_default().split_whitespace();
    words.filter(|word| word.is_ascii())
}

/// X writes a card's domain bare and in lower case; anything else is a title.
fn is_domain(word: &str) -> bool {
    let plain = |letter: char| {
        letter.is_alphanumeric() && !letter.is_uppercase() || matches!(letter, '.' | '-')
    };
    word.contains('.')
        && !word.starts_with('.')
        && !word.ends_with('.')
        && !word.contains("..")
        && word.chars().all(plain)
}

/// A long-form article: on its own page, its title, and its cover in a list.
pub const ARTICLE: &[&str] = &[
    "twitterArticleReadView",
    "twitter-article-title",
    "article-cover-image",
];

/// Whether one of the parts with these test ids is the post's own.
pub fn has_part(raw: &RawPost, ids: &[&str]) -> bool {
    raw.parts
        .iter()
        .any(|(id, boxed)| !boxed && ids.contains(&id.as_str()))
}

/// Photo or video of its own: by test id, or by a link to it.
pub fn has_media(raw: &RawPost) -> bool {
    let shown = [
        "tweetPhoto",
        "videoPlayer",
        "videoComponent",
        "previewInterstitial",
    ];
    has_part(raw, &shown)
        || raw
            .links
            .iter()
            .any(|link| !link.boxed && to_media(&link.href))
}

/// Whether a link opens a photo or video.
pub fn to_media(href: &str) -> bool {
    matches!(
        url::segments(href).as_slice(),
        [_, "status", _, "photo" | "video", ..]
    )
}

/// Something of what stands under the text is known: media, card, poll or article.
pub fn has_extras(raw: &RawPost) -> bool {
    has_media(raw)
        || !raw.cards.is_empty()
        || has_part(raw, &["cardPoll"])
        || has_part(raw, ARTICLE)
}

/// Text or media stand in a box, as a quoted post's do.
pub fn has_boxed(raw: &RawPost) -> bool {
    raw.texts.iter().any(|text| text.boxed)
        || raw
            .parts
            .iter()
            .any(|(id, boxed)| *boxed && id != "placementTracking")
}

/// Counts from the controls' labels, which begin with the exact number, zero included.
pub fn counts(raw: &RawPost) -> Counts {
    let empty = raw.group.as_deref() == Some("");
    let of = |ids: [&str; 2]| {
        let (_, label) = raw
            .controls
            .iter()
            .find(|(id, _)| ids.contains(&id.as_str()))?;
        let number = exact_leading_integer(label).or(empty.then_some(0))?;
        Some(CountRange::exact(number))
    };
    Counts {
        replies: of(["reply", "reply"]),
        reposts: of(["retweet", "unretweet"]),
        likes: of(["like", "unlike"]),
    }
}
