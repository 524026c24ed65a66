//! Server-rendered pages spell out what a post is in microdata: language-neutral, and better
//! than any other sign where it is there.

use crate::ids::{Handle, PostId};
use crate::page::snapshot::RawPost;
use crate::page::url;
use crate::time;

/// What the microdata around a post says.
pub struct Microdata {
    /// The post's number.
    pub id: PostId,
    /// Its author.
    pub author: Handle,
    /// When it was published, unix seconds.
    pub time: Option<i64>,
    /// Whom it answers: the author of the post it is part of.
    pub answers: Option<Handle>,
    /// Whose post it shows.
    pub quotes: Option<Handle>,
    /// Replies received.
    pub replies: Option<u64>,
    /// Likes received.
    pub likes: Option<u64>,
    /// Reposts received.
    pub reposts: Option<u64>,
}

/// `None` when there is no microdata, or when its own parts disagree.
pub fn read(raw: &RawPost) -> Option<Microdata> {
    let value = |parent: &str, name: &str| {
        raw.microdata
            .iter()
            .find(|(of, what, _)| of == parent && what == name)
            .map(|(_, _, content)| content.as_str())
    };
    let id = PostId(value("", "identifier")?.parse().ok()?);
    let author = Handle::new(value("author", "additionalName")?)?;
    let (url_author, url_id) = url::post(value("", "url")?)?;
    let whose = |name| {
        value("", name)
            .and_then(url::post)
            .map(|(handle, _)| handle)
    };
    (url_id == id && url_author == author).then(|| Microdata {
        id,
        author,
        time: value("", "datePublished").and_then(time::from_iso),
        answers: whose("isPartOf"),
        quotes: whose("isBasedOn"),
        replies: value("", "commentCount").and_then(|count| count.parse().ok()),
        likes: statistic(raw, "Likes"),
        reposts: statistic(raw, "Retweets").or_else(|| statistic(raw, "Reposts")),
    })
}

/// The count that follows the statistic's name; the triples keep the page's order.
fn statistic(raw: &RawPost, name: &str) -> Option<u64> {
    let mut rest = raw
        .microdata
        .iter()
        .filter(|(of, _, _)| of.as_str() == "interactionStatistic")
        .skip_while(|(_, what, content)| !(what == "name" && content == name));
    rest.find(|(_, what, _)| what == "userInteractionCount")
        .and_then(|(_, _, count)| count.parse().ok())
}
