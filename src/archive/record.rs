//! One account of an archive, as it is written: a line of JSON.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::ids::Handle;
use crate::page::counts::CountRange;
use crate::page::post::{Counts, Kind};
use crate::time;

/// One account of an archive. Unknown fields are ignored, and all but the name and the posts may be missing.
#[derive(Debug, Clone, Deserialize)]
pub struct Record {
    /// The account's handle.
    pub account: String,
    /// What sort of account: `person`, `news`, ….
    #[serde(default)]
    pub kind: String,
    /// Followers when it was collected.
    #[serde(default, deserialize_with = "count")]
    pub followers: Option<u64>,
    /// Following when it was collected.
    #[serde(default, deserialize_with = "count")]
    pub following: Option<u64>,
    /// How far each signal may be trusted.
    #[serde(default)]
    pub fields: Fields,
    /// The posts, newest first.
    pub posts: Vec<Entry>,
}

/// How far each signal of a record may be trusted; a record that does not say is trusted.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Fields {
    /// `api` or `text` when replies and everything else are there.
    #[serde(default)]
    replies: Option<String>,
    /// `api` or `text` when reposts are there.
    #[serde(default)]
    reposts: Option<String>,
    /// `expanded` when addresses are those the links lead to.
    #[serde(default)]
    urls: Option<String>,
}

/// One post of a record.
#[derive(Debug, Clone, Deserialize)]
pub struct Entry {
    /// Unix seconds.
    #[serde(default, deserialize_with = "moment")]
    pub t: Option<i64>,
    /// The post's text.
    #[serde(default)]
    pub text: Option<String>,
    /// Whom it answers: a handle, or `id:N`.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// It answers its own author.
    #[serde(default)]
    pub is_self_reply: bool,
    /// Whose post it passes on.
    #[serde(default)]
    pub repost_of: Option<String>,
    /// Whose post it quotes.
    #[serde(default)]
    pub quote: Option<String>,
    /// Addresses linked.
    #[serde(default)]
    pub urls: Vec<String>,
    /// Likes received.
    #[serde(default, deserialize_with = "count")]
    pub likes: Option<u64>,
    /// Reposts received.
    #[serde(default, deserialize_with = "count")]
    pub reposts: Option<u64>,
    /// Replies received.
    #[serde(default, deserialize_with = "count")]
    pub replies: Option<u64>,
}

impl Record {
    /// Reads one line of an archive. A list that runs oldest first is turned round: lists on X, and all
    /// that is read of them, begin with the newest.
    pub fn parse(line: &str) -> serde_json::Result<Record> {
        let mut record: Record = serde_json::from_str(line)?;
        if record.runs_oldest_first() {
            record.posts.reverse();
        }
        Ok(record)
    }

    /// Whether most posts are newer than the one before. A repost may carry the date of another's post.
    fn runs_oldest_first(&self) -> bool {
        let own = self.posts.iter().filter(|post| post.repost_of.is_none());
        let times: Vec<i64> = own.filter_map(|post| post.t).collect();
        let pairs = times.iter().zip(times.iter().skip(1));
        let steps = pairs.map(|(one, next)| next.cmp(one) as i32);
        steps.sum::<i32>() > 0
    }
}

impl Fields {
    /// The list holds replies and other posts, told apart.
    pub fn tell_replies(&self) -> bool {
        is_one_of(&self.replies, &["api", "text"])
    }

    /// The list holds reposts, told apart.
    pub fn tell_reposts(&self) -> bool {
        is_one_of(&self.reposts, &["api", "text"])
    }

    /// Links say where they lead. Where they do not, a photo looks like a link, so none is believed.
    pub fn tell_links(&self) -> bool {
        is_one_of(&self.urls, &["expanded"])
    }

    /// The source kept replies alone: no share of anything can be read from such a list.
    pub fn only_replies(&self) -> bool {
        self.replies.as_deref() == Some("only")
    }
}

impl Entry {
    /// What sort of post it is, in the list of its owner.
    pub fn kind(&self, owner: Option<&Handle>) -> Kind {
        if self.repost_of.is_some() {
            return Kind::Repost;
        }
        if self.reply_to.is_some() {
            let answered = self.answered();
            let itself = answered.is_some() && answered.as_ref() == owner;
            return if self.is_self_reply || itself {
                Kind::Thread
            } else {
                Kind::Reply
            };
        }
        if self.quote.is_some() {
            Kind::Quote
        } else {
            Kind::Original
        }
    }

    /// Whom it answers; `None` where that is nobody, or a number alone.
    pub fn answered(&self) -> Option<Handle> {
        self.reply_to.as_deref().and_then(Handle::new)
    }

    /// What it received; what was not kept is not known.
    pub fn counts(&self) -> Counts {
        Counts {
            replies: self.replies.map(CountRange::exact),
            reposts: self.reposts.map(CountRange::exact),
            likes: self.likes.map(CountRange::exact),
        }
    }
}

fn is_one_of(value: &Option<String>, trusted: &[&str]) -> bool {
    value.as_deref().is_none_or(|word| trusted.contains(&word))
}

/// A count that is none, or too large for one, is not known, and spoils nothing else.
fn count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    Ok(Value::deserialize(deserializer)?.as_u64())
}

/// A moment that no calendar has is not known.
fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    let moment = Value::deserialize(deserializer)?.as_i64();
    Ok(moment.filter(|moment| time::utc(*moment).is_some()))
}
