//! What was seen of somebody's lists, as the page tells it, and what the notebook says of it.

use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A post as it may stand in a notebook: the id, and whether it was passed on rather than written.
pub type Key = (String, bool);

/// What a notebook says of a post, or should say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// The lists it stood in, by the names of the notebook's fields.
    pub lists: BTreeSet<String>,
    /// Empty for a post that was never shown whole.
    pub kind: String,
}

pub type Notes = BTreeMap<Key, Seen>;

/// One post in a list, as the page tells it.
#[derive(Debug, Deserialize)]
pub struct Stood {
    owner: String,
    tab: String,
    layout: String,
    id: String,
    kind: String,
}

/// The end of a few steps, as the page tells it.
#[derive(Debug, Deserialize)]
pub struct Rest {
    pub path: String,
    pub shown: Vec<Stood>,
    pub glimpsed: Vec<Stood>,
}

/// What the extension keeps of an account.
#[derive(Debug, Clone, Deserialize)]
pub struct Kept {
    pub handle: Option<String>,
    pub account: Option<u64>,
    pub followers: Option<(u64, u64)>,
    pub notes: Vec<(Value, String, BTreeSet<String>)>,
}

/// Tells, in a page of the extension, which notebooks have changed since last asked.
pub const READ: &str = "const done = arguments[0];
    window.texts ??= {};
    chrome.storage.session.get(null).then((all) => {
        const changed = {};
        for (const [name, text] of Object.entries(all)) {
            const handle = name.match(/^(?:\\w+:)?account:(.*)$/)?.[1];
            if (!handle || texts[handle] === text) continue;
            texts[handle] = text;
            const { profile, notes } = JSON.parse(text.slice(text.indexOf('{')).replace(/\"id\":(\\d+)/g, '\"id\":\"$1\"'));
            const range = profile.followers;
            changed[handle] = { handle: profile.handle, account: profile.account, followers: range && [range.low, range.high],
                notes: notes.map((note) => [note.id, note.kind, Object.keys(note).filter((name) => name.startsWith('in_') && note[name])]) };
        }
        done(changed);
});";

/// Every list that is noted: what shows it, and the name of its field.
const LISTS: [(&str, &str, &str); 6] = [
    ("old", "posts", "in_posts"),
    ("old", "with_replies", "in_replies"),
    ("split", "posts", "in_split_posts"),
    ("split", "all", "in_all"),
    ("split", "with_replies", "in_split_replies"),
    ("split", "reposts", "in_reposts"),
];

/// The names of all fields.
pub fn lists() -> BTreeSet<String> {
    LISTS.map(|(_, _, field)| field.to_owned()).into()
}

/// What a list is taken for while the last profile's tabs still stand beside it: that of the split profile, which
/// holds less.
pub fn untold(list: &str) -> &str {
    match list {
        "in_posts" => "in_split_posts",
        "in_replies" => "in_split_replies",
        told => told,
    }
}

/// Adds what has stood in lists to what their owners' notebooks may or must say.
pub fn add(notebooks: &mut BTreeMap<String, Notes>, stood: Vec<Stood>) {
    for one in stood {
        let list = (one.layout.as_str(), one.tab.as_str());
        let Some((_, _, field)) = LISTS
            .into_iter()
            .find(|(layout, tab, _)| (*layout, *tab) == list)
        else {
            continue;
        };
        let seen = notebooks
            .entry(one.owner)
            .or_default()
            .entry((one.id, one.kind == "repost"))
            .or_default();
        seen.lists.insert(field.to_owned());
        seen.kind = one.kind;
    }
}

/// What the notebook says.
pub fn notes(kept: &Kept) -> Notes {
    let note = |(id, kind, lists): &(Value, String, BTreeSet<String>)| {
        let seen = Seen {
            lists: lists.clone(),
            kind: kind.clone(),
        };
        (
            (id.as_str().unwrap_or_default().to_owned(), kind == "repost"),
            seen,
        )
    };
    kept.notes.iter().map(note).collect()
}
