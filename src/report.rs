//! A reading as JSON: what `./build.sh read` prints, and a broken page's first step to a test case.

use serde_json::{Value, json};

use crate::account::coverage;
use crate::domains;
use crate::ids::Handle;
use crate::page::PageKind;
use crate::page::counts::CountRange;
use crate::page::person::Person;
use crate::page::post::{Kind, Post};
use crate::page::reading::Reading;
use crate::time;

/// The whole reading. `null` is "not known"; `reply_to: ["unknown"]` is a reply whose parent
/// cannot be seen.
pub fn report(reading: &Reading) -> Value {
    let profile = reading.page.kind == PageKind::Profile;
    let header = reading.profile.as_ref();
    let owner = header
        .and_then(|header| header.handle.as_ref())
        .filter(|_| profile);
    json!({
        "page": reading.page.kind,
        "state": reading.page.state,
        "owner": handle(owner),
        "tab": reading.page.tab.filter(|_| profile),
        "layout": profile.then_some(reading.page.layout),
        "viewer": handle(header.and_then(|header| header.viewer.as_ref()).or(reading.page.viewer.as_ref())),
        "chronological": coverage::chronological(reading).filter(|_| profile || reading.page.kind == PageKind::Home),
        "header": self::header(reading),
        "people": reading.people.iter().map(person).collect::<Vec<_>>(),
        "posts": reading.posts.iter().map(|placed| post(&placed.post)).collect::<Vec<_>>(),
        "missing": missing(reading),
    })
}

fn header(reading: &Reading) -> Value {
    let Some(profile) = &reading.profile else {
        return Value::Null;
    };
    let range = |range: Option<CountRange>| range.map(|range| [range.low, range.high]);
    json!({
        "handle": handle(profile.handle.as_ref()),
        "account": profile.account.map(|account| account.to_string()),
        "name": profile.name,
        "followers": range(profile.followers),
        "following": range(profile.following),
        "posts": range(profile.posts),
        "created": profile.created.and_then(time::to_iso),
        "site": profile.site,
        "verified": profile.verified,
        "protected": profile.protected,
        "follows_you": profile.follows_you,
        "you_follow": profile.you_follow,
    })
}

fn person(person: &Person) -> Value {
    json!({
        "handle": handle(Some(&person.handle)),
        "account": person.account.map(|account| account.to_string()),
        "follows_you": person.follows_you,
        "you_follow": person.you_follow,
    })
}

fn post(post: &Post) -> Value {
    let answers = post.answers.iter().map(Handle::as_str).collect();
    let reply_to: Option<Vec<&str>> = match post.kind {
        Kind::Unknown => None,
        Kind::Reply if post.answers.is_empty() => Some(vec!["unknown"]),
        _ => Some(answers),
    };
    let quoted = post.quoted.as_ref().map(Handle::as_str);
    let outside = post
        .hosts
        .iter()
        .filter_map(|host| domains::registrable(host));
    let known = post.author.is_some();
    json!({
        "id": post.id.map(|id| id.0.to_string()),
        "author": handle(post.author.as_ref()),
        "time": post.time.and_then(time::to_iso),
        "kind": post.kind,
        "pinned": post.pinned,
        "reposted_by": handle(post.reposted_by.as_ref()),
        "reply_to": reply_to,
        "quotes": quoted.or(post.quotes.then_some("unknown")),
        "outside_links": known.then(|| outside.collect::<Vec<_>>()),
        "mentions": known.then(|| post.mentions.iter().map(Handle::as_str).collect::<Vec<_>>()),
        "hashtags": post.hashtags,
        "language": post.language,
        "has_media": post.has_media,
        "poll": post.poll,
        "article": post.article,
        "cut": post.cut,
        "counts": post.counts,
        "unclear": post.unclear,
    })
}

fn missing(reading: &Reading) -> Vec<String> {
    let signs = reading
        .health
        .missing()
        .into_iter()
        .map(|(sign, expected, found)| format!("{}: {found} of {expected}", sign.name()));
    let unclear = reading.posts.iter().enumerate().filter_map(|(index, one)| {
        one.post
            .unclear
            .map(|why| format!("post {}: {why}", index + 1))
    });
    signs.chain(unclear).collect()
}

fn handle(handle: Option<&Handle>) -> Option<&str> {
    handle.map(Handle::as_str)
}
