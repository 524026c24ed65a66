//! What kind of post it is, and whom it answers: the one place where signs are weighed.

use crate::ids::Handle;
use crate::page::post::content;
use crate::page::post::microdata::Microdata;
use crate::page::post::slots::{self, Above, Slots};
use crate::page::post::{Before, Joined, Kind};
use crate::page::snapshot::RawPost;
use crate::page::url;

/// The outcome: a kind, and what belongs to it.
pub struct Decision {
    pub kind: Kind,
    pub pinned: bool,
    pub reposted_by: Option<Handle>,
    pub answers: Vec<Handle>,
    pub unclear: Option<&'static str>,
}

impl Decision {
    fn new(kind: Kind) -> Decision {
        Decision {
            kind,
            pinned: false,
            reposted_by: None,
            answers: Vec::new(),
            unclear: None,
        }
    }

    fn unclear(why: &'static str) -> Decision {
        Decision {
            unclear: Some(why),
            ..Decision::new(Kind::Unknown)
        }
    }

    /// A reply to these people, or a thread post when the first of them is the author.
    fn answering(author: &Handle, answers: Vec<Handle>) -> Decision {
        let kind = if answers.first() == Some(author) {
            Kind::Thread
        } else {
            Kind::Reply
        };
        Decision {
            answers,
            ..Decision::new(kind)
        }
    }
}

/// What has been read of the post before its kind is asked.
pub struct Signs<'a> {
    pub raw: &'a RawPost,
    pub slots: &'a Slots<'a>,
    pub author: Option<&'a Handle>,
    pub permalink: bool,
    pub quotes: bool,
    pub has_text: bool,
    pub joined: Joined,
    pub microdata: Option<&'a Microdata>,
}

/// Weighs the signs. `before` is the cell before this one on the page.
pub fn decide(signs: &Signs, before: &Before) -> Decision {
    if signs.raw.placement
        && !signs.permalink
        && signs.microdata.is_none()
        && signs.raw.times.iter().all(|time| time.boxed)
    {
        return Decision::new(Kind::Ad);
    }
    let Some(author) = signs.author else {
        return Decision::unclear("its author could not be read");
    };
    if !signs.permalink && signs.microdata.is_none() {
        return Decision::unclear("its permalink could not be read");
    }
    if let Some(microdata) = signs.microdata {
        return by_microdata(signs, microdata, author);
    }
    if signs.raw.names.iter().filter(|name| !name.boxed).count() > 1 {
        return Decision::unclear("it names two authors");
    }
    let Some(above) = slots::above(signs.raw) else {
        return Decision::unclear("what stands above it has an unknown shape");
    };
    if signs.raw.hollow > u32::from(!signs.has_text) {
        return Decision::unclear("a part of it is empty");
    }
    if signs.slots.has_extras() && !signs.quotes && !content::has_extras(signs.raw) {
        return Decision::unclear("what it shows could not be read");
    }
    if !signs.quotes && content::has_boxed(signs.raw) {
        return Decision::unclear("it shows somebody's post and not whose");
    }
    if signs.slots.astray {
        return Decision::unclear("its text is not where it should be");
    }
    by_context(signs, author, above, before)
        .unwrap_or_else(|| by_conversation(signs, author, before))
}

/// The two ends of a line do not meet: one of the two posts was not read right.
const ASTRAY: &str = "the lines around it do not meet";

/// Reposts and pins: what stands above the name. None of them hangs from another post.
fn by_context(signs: &Signs, author: &Handle, above: Above, before: &Before) -> Option<Decision> {
    let icon = above == Above::Icon;
    let slot = signs.slots.social().is_some();
    let Some(social) = &signs.raw.social else {
        return (icon || slot).then(|| Decision::unclear("what stands above it could not be read"));
    };
    if matches!(before, Before::Post { joined, .. } if joined.below) {
        return Some(Decision::unclear(ASTRAY));
    }
    let by = social.link.as_deref().and_then(url::profile);
    Some(match (social.tag.as_str(), &social.link, by) {
        ("SPAN", Some(_), Some(who)) => Decision {
            reposted_by: Some(who),
            answers: block(signs).unwrap_or_default(),
            ..Decision::new(Kind::Repost)
        },
        ("DIV", None, _) => Decision {
            pinned: true,
            ..unjoined(signs, author)
        },
        _ => Decision::unclear("what stands above it could not be read"),
    })
}

/// Replies, threads, quotes and originals: blocks and joined cells.
fn by_conversation(signs: &Signs, author: &Handle, before: &Before) -> Decision {
    let line = signs.joined.above;
    match before {
        Before::Post { joined, .. }
            if line != joined.below && !(joined.below && block(signs).is_some()) =>
        {
            Decision::unclear(ASTRAY)
        }
        _ if block(signs).is_some() || !line => unjoined(signs, author),
        Before::Post {
            author: Some(parent),
            ..
        } => Decision::answering(author, vec![parent.clone()]),
        Before::Gap { above, alone } if above.as_ref() == Some(author) => match alone {
            // All that is hidden below a post of the author's is of their thread.
            true => Decision::answering(author, vec![author.clone()]),
            false => Decision::unclear("what it answers is hidden, and may be its author's own"),
        },
        Before::Gap { .. } | Before::Unseen => Decision::new(Kind::Reply),
        Before::Post { author: None, .. } => {
            Decision::unclear("the post above it could not be read")
        }
        Before::Other => Decision::unclear("the line above it leads nowhere"),
    }
}

/// A post that hangs from no other: a reply by its block, else a quote or an original.
fn unjoined(signs: &Signs, author: &Handle) -> Decision {
    let leftover = leftover_link(signs, author);
    match block(signs) {
        Some(answers) if answers.is_empty() => {
            Decision::unclear("whom it answers could not be read, and it may be its author")
        }
        Some(answers) => Decision::answering(author, answers),
        None if leftover => Decision::unclear("it links to somebody and does not say why"),
        None if signs.quotes => Decision::new(Kind::Quote),
        None => Decision::new(Kind::Original),
    }
}

/// The people in the "Replying to" block, the author answered first; empty when the block is
/// there and its first link is not, or cannot be read: the second is not the one answered.
/// `None` without a block.
fn block(signs: &Signs) -> Option<Vec<Handle>> {
    let id = signs.slots.reply_block()?;
    let links = signs
        .raw
        .links
        .iter()
        .filter(|link| link.near.as_deref() == Some(id));
    Some(links.map_while(|link| url::profile(&link.href)).collect())
}

/// Whether a link to a person is left that neither name, text, avatar, block nor social context
/// explains: the second sign of a reply block, which must not be overlooked.
fn leftover_link(signs: &Signs, author: &Handle) -> bool {
    let raw = signs.raw;
    let explained = |near: &Option<String>| {
        near.is_some()
            && (raw.names.iter().any(|name| name.id == *near)
                || raw.texts.iter().any(|text| text.id == *near))
    };
    let mut avatars = 0;
    raw.links
        .iter()
        .filter(|link| !link.boxed && !explained(&link.near))
        .any(|link| {
            let people = url::segments(&link.href).last() == Some(&"people");
            match url::profile(&link.href) {
                Some(handle) if handle == *author => {
                    avatars += 1;
                    avatars > 1
                }
                Some(_) => true,
                None => people,
            }
        })
}

/// Microdata says it all; the structure may only disagree.
fn by_microdata(signs: &Signs, microdata: &Microdata, author: &Handle) -> Decision {
    let block = signs.slots.reply_block().is_some();
    match &microdata.answers {
        Some(parent) => Decision::answering(author, vec![parent.clone()]),
        None if block || signs.joined.above => {
            Decision::unclear("the page says two things about whom it answers")
        }
        None if microdata.quotes.is_some() => Decision::new(Kind::Quote),
        None if signs.quotes => Decision::unclear("the page says two things about whom it quotes"),
        None => Decision::new(Kind::Original),
    }
}
