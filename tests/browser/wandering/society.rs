//! Five invented people who answer, repost and quote each other: whatever is written into the wrong
//! notebook is somebody else's.

use crate::stage::chance::{Chance, post_id};
use crate::stage::people::bystander;
use crate::stage::posting::Post;
use fieldmark::page::post::Kind;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub const PEOPLE: [&str; 5] = [
    "wander_ada",
    "wander_bo",
    "wander_cy",
    "wander_dee",
    "wander_eli",
];
const ENTRIES: u64 = 60;
const MINUTE: u64 = 60_000;

/// What the fake X is to admit: `{"people": …, "posts": …, "lists": …}`.
pub fn society(chance: &mut Chance, now: u64) -> Value {
    let mut society = Society::default();
    // From old to new, so that there is always something to answer.
    for entry in (0..ENTRIES).rev() {
        for who in 0..PEOPLE.len() {
            let at = now
                - (entry + 1) * 360 * MINUTE
                - chance.below(180) * MINUTE
                - who as u64 * 7 * MINUTE;
            society.publish(who, at, chance);
        }
    }
    for (who, handle) in PEOPLE.iter().enumerate() {
        society.pin(handle, who, now, chance);
        society.interrupt(handle);
    }
    let people: BTreeMap<_, _> = PEOPLE
        .iter()
        .enumerate()
        .map(|(who, handle)| (handle, person(handle, who, now)))
        .collect();
    json!({"people": people, "posts": society.posts, "lists": society.lists})
}

/// How many follow somebody: the number tells whose header was read.
pub fn followers(who: usize) -> u64 {
    3_000 + 111 * who as u64
}

fn person(handle: &str, who: usize, now: u64) -> Value {
    let mut person = json!(bystander(handle));
    person["followers"] = json!(followers(who));
    person["id"] = json!((700_000 + who).to_string());
    person["joined"] = json!(now - 900 * 24 * 60 * MINUTE);
    person
}

#[derive(Default)]
struct Society {
    posts: BTreeMap<String, Post>,
    lists: BTreeMap<String, BTreeMap<&'static str, Vec<Value>>>,
    /// Everybody's posts that can be answered, old to new.
    said: [Vec<String>; PEOPLE.len()],
    reposted: BTreeSet<(usize, String)>,
}

impl Society {
    fn publish(&mut self, who: usize, at: u64, chance: &mut Chance) {
        let other = (who + 1 + chance.below(PEOPLE.len() as u64 - 1) as usize) % PEOPLE.len();
        let recent = self.said[other]
            .len()
            .saturating_sub(chance.below(6) as usize + 1);
        let Some(theirs) = self.said[other].get(recent).cloned() else {
            return self.start(who, at, chance);
        };
        match chance.below(13) {
            0..=3 => self.start(who, at, chance),
            4..=6 => {
                let reply = self.post(who, at, Kind::Reply, &[other], chance);
                self.row(
                    who,
                    false,
                    json!({"is": "conversation", "ids": [theirs, reply]}),
                );
            }
            7 if self.reposted.insert((who, theirs.clone())) => {
                self.row(
                    who,
                    true,
                    json!({"is": "repost", "id": theirs, "by": PEOPLE[who]}),
                );
            }
            8 => {
                let quote = self.post(who, at, Kind::Quote, &[], chance);
                self.posts.get_mut(&quote).unwrap().quotes = Some(theirs);
                self.row(who, true, json!({"is": "post", "id": quote}));
            }
            9 => {
                let first = self.post(who, at, Kind::Original, &[], chance);
                let second = self.post(who, at + MINUTE, Kind::Thread, &[who], chance);
                self.row(
                    who,
                    true,
                    json!({"is": "conversation", "ids": [first, second]}),
                );
            }
            10 => {
                let reply = self.post(who, at, Kind::Reply, &[other], chance);
                let back = self.post(other, at + MINUTE, Kind::Reply, &[who], chance);
                let again = self.post(who, at + 2 * MINUTE, Kind::Reply, &[other], chance);
                self.row(
                    who,
                    false,
                    json!({"is": "conversation", "ids": [theirs, reply, back, again]}),
                );
            }
            _ => {
                let alone = self.post(who, at, Kind::Reply, &[other], chance);
                self.row(who, false, json!({"is": "post", "id": alone}));
            }
        }
    }

    fn start(&mut self, who: usize, at: u64, chance: &mut Chance) {
        let id = self.post(who, at, Kind::Original, &[], chance);
        self.row(who, true, json!({"is": "post", "id": id}));
        self.said[who].push(id);
    }

    fn post(
        &mut self,
        who: usize,
        at: u64,
        kind: Kind,
        answers: &[usize],
        chance: &mut Chance,
    ) -> String {
        let id = post_id(at, chance);
        let post = Post {
            id: id.clone(),
            by: PEOPLE[who].into(),
            at,
            text: format!("Number {} by one of five.", self.posts.len()),
            language: "en".into(),
            kind,
            answers: answers.iter().map(|who| PEOPLE[*who].into()).collect(),
            photo: chance.below(6) == 0,
            replies: chance.below(9),
            shared: chance.below(9),
            likes: chance.below(90),
            views: 900,
            ..Post::default()
        };
        self.posts.insert(id.clone(), post);
        id
    }

    /// Newest on top; the Posts tab hides what answers others.
    fn row(&mut self, who: usize, in_posts: bool, row: Value) {
        let lists = self.lists.entry(PEOPLE[who].into()).or_default();
        let tabs = ["with_replies", "posts"];
        for tab in &tabs[..1 + usize::from(in_posts)] {
            lists.entry(tab).or_default().insert(0, row.clone());
        }
    }

    fn pin(&mut self, handle: &str, who: usize, now: u64, chance: &mut Chance) {
        if who.is_multiple_of(2) {
            let id = self.post(
                who,
                now - 700 * 24 * 60 * MINUTE,
                Kind::Original,
                &[],
                chance,
            );
            self.posts.get_mut(&id).unwrap().pinned = true;
            self.row(who, true, json!({"is": "post", "id": id}));
        }
        let posts = self.lists[handle]["posts"].clone();
        self.lists
            .get_mut(handle)
            .unwrap()
            .insert("media", posts.into_iter().take(9).collect());
    }

    /// X puts suggestions and advertisements between people's posts.
    fn interrupt(&mut self, handle: &str) {
        let others: Vec<_> = PEOPLE
            .iter()
            .filter(|other| **other != handle)
            .take(3)
            .collect();
        let ad = self
            .posts
            .values()
            .find(|post| post.by != handle && post.kind == Kind::Original)
            .unwrap()
            .id
            .clone();
        for tab in ["posts", "with_replies"] {
            let rows = self.lists.get_mut(handle).unwrap().get_mut(tab).unwrap();
            rows.insert(8, json!({"is": "ad", "id": ad}));
            rows.insert(4, json!({"is": "suggestions", "people": others}));
        }
    }
}
