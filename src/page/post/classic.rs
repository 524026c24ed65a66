//! A post of the client with test ids, the one that signed-in people see → what it means.

use crate::ids::{Handle, PostId};
use crate::page::counts::CountRange;
use crate::page::post::content::{self, own_text, text_links};
use crate::page::post::kind::{Signs, decide};
use crate::page::post::microdata;
use crate::page::post::slots::{self, Above, Slots};
use crate::page::post::{Before, Counts, Joined, Kind, Post};
use crate::page::snapshot::{RawLink, RawName, RawPost};
use crate::page::url;
use crate::page::witnesses::{agreed, either, pictured};
use crate::time;

/// Understands one post. Never fails; what could not be told is `None`, and the kind `Unknown`.
pub fn read(raw: &RawPost, before: &Before) -> Post {
    let microdata = microdata::read(raw);
    let permalink = permalink(raw);
    let author = author(raw, permalink.as_ref())
        .or_else(|| microdata.as_ref().map(|data| data.author.clone()));
    let microdata = microdata.filter(|data| Some(&data.author) == author.as_ref());
    let id = microdata
        .as_ref()
        .map(|data| data.id)
        .or(permalink.as_ref().map(|(_, id, _)| *id));
    let text = own_text(raw);
    let filled = Slots::new(raw, text.and_then(|text| text.id.as_deref()));
    let quotes = raw.names.iter().any(|name| name.boxed) || raw.times.iter().any(|time| time.boxed);
    let joined = Joined {
        above: slots::above(raw) == Some(Above::Line),
        below: raw.below.as_ref().is_some_and(|tags| !tags.is_empty()),
    };
    let signs = Signs {
        raw,
        slots: &filled,
        author: author.as_ref(),
        permalink: permalink.is_some(),
        quotes,
        has_text: text.is_some(),
        joined,
        microdata: microdata.as_ref(),
    };
    let decision = decide(&signs, before);
    let links: Vec<&RawLink> = text_links(raw, text).collect();
    let published = permalink
        .as_ref()
        .and_then(|(_, _, time)| *time)
        .or(microdata.as_ref().and_then(|data| data.time));
    let counted = content::counts(raw);
    let told = |count: fn(&microdata::Microdata) -> Option<u64>| {
        microdata.as_ref().and_then(count).map(CountRange::exact)
    };
    let quoted = microdata
        .as_ref()
        .and_then(|data| data.quotes.clone())
        .or_else(|| quoted(raw));
    Post {
        id,
        time: id.and_then(PostId::time).or(published),
        kind: decision.kind,
        pinned: decision.pinned,
        reposted_by: decision.reposted_by,
        answers: decision.answers,
        quotes: quotes || microdata.as_ref().is_some_and(|data| data.quotes.is_some()),
        quoted,
        hosts: content::hosts(raw, &links),
        mentions: content::mentions(&links),
        hashtags: content::hashtags(&links),
        has_media: content::has_media(raw),
        poll: content::has_part(raw, &["cardPoll"]),
        article: content::has_part(raw, content::ARTICLE),
        cut: content::has_part(raw, &["tweet-text-show-more-link"]),
        language: text.and_then(|text| text.language.clone()),
        text: text.map(|text| text.text.clone()).unwrap_or_default(),
        link_texts: links.iter().map(|link| link.text.clone()).collect(),
        counts: Counts {
            replies: counted.replies.or(told(|data| data.replies)),
            reposts: counted.reposts.or(told(|data| data.reposts)),
            likes: counted.likes.or(told(|data| data.likes)),
        },
        joined,
        unclear: decision.unclear,
        author: author.filter(|_| decision.kind != Kind::Unknown || permalink.is_some()),
    }
}

/// An article can also be a notice ("this post was deleted") or a "show more" row.
pub fn is_post(raw: &RawPost) -> bool {
    let tweet = raw.test_id.as_deref() == Some("tweet");
    tweet
        || raw.placement
        || !raw.times.is_empty()
        || !raw.names.is_empty()
        || !raw.microdata.is_empty()
}

/// Author, id and time of the post's own `time` link. On some server-rendered pages the first
/// `time` is the quoted post's, so one that agrees with the author's avatar or name is preferred.
fn permalink(raw: &RawPost) -> Option<(Handle, PostId, Option<i64>)> {
    let named = named(raw).or_else(|| avatar(raw.avatar.as_deref()));
    let mut all = raw
        .times
        .iter()
        .filter(|time| !time.boxed)
        .filter_map(|time| {
            let (handle, id) = url::post(time.link.as_deref()?)?;
            Some((handle, id, time::from_iso(&time.datetime)))
        });
    match named {
        Some(author) => all.find(|(handle, _, _)| *handle == author),
        None => all.next(),
    }
}

/// The author by name, avatar and permalink.
fn author(raw: &RawPost, permalink: Option<&(Handle, PostId, Option<i64>)>) -> Option<Handle> {
    agreed([
        named(raw),
        avatar(raw.avatar.as_deref()),
        permalink.map(|(handle, _, _)| handle.clone()),
    ])
}

/// The author by the links in the first `User-Name` that is not boxed.
fn named(raw: &RawPost) -> Option<Handle> {
    let id = raw.names.iter().find(|name| !name.boxed)?.id.as_deref()?;
    raw.links
        .iter()
        .filter(|link| link.near.as_deref() == Some(id))
        .find_map(|link| url::profile(&link.href))
}

fn avatar(test_id: Option<&str>) -> Option<Handle> {
    test_id.and_then(pictured).and_then(url::person)
}

/// The quoted author: the last `@handle` of the boxed name, and the avatar beside it.
fn quoted(raw: &RawPost) -> Option<Handle> {
    let name = raw.names.iter().find(|name| name.boxed)?;
    either(spelled_handle(name), avatar(name.avatar.as_deref()))
}

fn spelled_handle(name: &RawName) -> Option<Handle> {
    name.spans
        .iter()
        .rev()
        .map(|span| span.trim())
        .filter(|span| span.starts_with('@'))
        .find_map(Handle::new)
}
