//! The fake X's world: everybody, every post, and the lists X would make of them.

use super::chance::{date, seed};
use super::people::{Person, bystander, cast};
use super::posting::{Entry, Post, entries};
use fieldmark::page::post::Kind;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

const PEOPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/stage/people");

/// One row of a list. The page turns each into one or more cells.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Row {
    Post { id: String },
    Repost { id: String, by: String },
    Conversation { ids: Vec<String> },
    Suggestions { people: Vec<String> },
    Ad { id: String },
}

/// Somebody's lists, by the tab that shows them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Lists {
    pub posts: Vec<Row>,
    pub with_replies: Vec<Row>,
    pub media: Vec<Row>,
    /// What X shows to somebody signed out: the pin, then the most liked.
    pub most_liked: Vec<Row>,
}

/// All that the fake X knows.
pub struct World {
    pub people: BTreeMap<String, Person>,
    pub posts: BTreeMap<String, Post>,
    pub lists: BTreeMap<String, Lists>,
    home: Vec<Row>,
    now: u64,
}

impl World {
    /// The world of the files in `examples/stage/people`, as of this moment.
    pub fn of_the_cast() -> World {
        World::of(cast(Path::new(PEOPLE)))
    }

    pub fn of(people: Vec<Person>) -> World {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("a clock")
            .as_millis() as u64;
        let mut world = World {
            people: people
                .into_iter()
                .map(|person| (person.handle.clone(), person))
                .collect(),
            posts: BTreeMap::new(),
            lists: BTreeMap::new(),
            home: Vec::new(),
            now,
        };
        let ad = world.advertisement();
        for handle in world.people.keys().cloned().collect::<Vec<_>>() {
            world.publish(&handle, &ad);
        }
        world.introduce_bystanders();
        let at = |row: &Row| {
            if let Row::Post { id } | Row::Repost { id, .. } = row {
                world.posts[id].at
            } else {
                0
            }
        };
        let mut home = std::mem::take(&mut world.home);
        home.sort_by_key(|row| std::cmp::Reverse(at(row)));
        world.home = home;
        world
    }

    /// What the page's own module holds.
    pub fn to_json(&self) -> Value {
        let people: BTreeMap<_, _> = self
            .people
            .iter()
            .map(|(handle, person)| (handle, self.introduced(person)))
            .collect();
        json!({ "people": people, "posts": self.posts, "lists": self.lists, "home": self.home })
    }

    fn introduced(&self, person: &Person) -> Value {
        let mut told = json!(person);
        told["id"] = json!((100_000_000 + seed(&person.handle) % 1_400_000_000).to_string());
        told["joined"] = json!(date(&person.joined, self.now));
        told
    }

    fn publish(&mut self, handle: &str, ad: &str) {
        let list = entries(&self.people[handle], self.now);
        let mut lists = Lists::default();
        for entry in &list {
            let row = row(entry, handle);
            // X's Posts tab hides what answers others.
            if entry
                .posts
                .last()
                .is_some_and(|post| post.kind != Kind::Reply)
                || entry.reposted
            {
                lists.posts.push(row.clone());
            }
            if entry.posts.iter().any(|post| post.photo) {
                lists.media.push(row.clone());
            }
            lists.with_replies.push(row);
        }
        lists.most_liked = most_liked(&list);
        self.interrupt(handle, &mut lists, ad);
        let person = &self.people[handle];
        if person.you_follow || person.recommended || person.verified.is_some() {
            self.home.extend(
                list.iter()
                    .filter(|entry| entry.posts.len() == 1)
                    .take(8)
                    .map(|entry| row(entry, handle)),
            );
        }
        self.lists.insert(handle.to_owned(), lists);
        let all = list
            .into_iter()
            .flat_map(|entry| entry.posts.into_iter().chain(entry.inside));
        self.posts.extend(all.map(|post| (post.id.clone(), post)));
    }

    /// X puts suggestions and advertisements between people's posts.
    fn interrupt(&self, owner: &str, lists: &mut Lists, ad: &str) {
        let people = [
            "komorebi_notes",
            "qamar_diary",
            "orbit_bulletin",
            "fresh_ink_lab",
        ]
        .map(str::to_owned);
        let people: Vec<String> = people
            .into_iter()
            .filter(|other| other != owner && self.people.contains_key(other))
            .take(3)
            .collect();
        for rows in [&mut lists.posts, &mut lists.with_replies] {
            if rows.len() > 6 && !people.is_empty() {
                rows.insert(5, Row::Ad { id: ad.to_owned() });
                rows.insert(
                    3,
                    Row::Suggestions {
                        people: people.clone(),
                    },
                );
            }
        }
    }

    fn advertisement(&mut self) -> String {
        let mut advertiser = bystander("kettle_works");
        advertiser.verified = Some("gold".into());
        let file = json!({"ago": "5h", "text": "The kettle that knows when you get up. https://kettleworks.example/wake", "counts": [0, 0, 41]});
        advertiser.list = vec![serde_json::from_value(file).expect("an advertisement")];
        let post = entries(&advertiser, self.now).remove(0).posts.remove(0);
        let id = post.id.clone();
        self.posts.insert(id.clone(), post);
        self.people.insert(
            advertiser.handle.clone(),
            Person {
                list: Vec::new(),
                ..advertiser
            },
        );
        id
    }

    /// Whoever is named anywhere has a name and a page.
    fn introduce_bystanders(&mut self) {
        let named = self
            .posts
            .values()
            .flat_map(|post| post.answers.iter().chain([&post.by]))
            .cloned();
        for handle in named.collect::<Vec<_>>() {
            self.lists.entry(handle.clone()).or_default();
            self.people
                .entry(handle.clone())
                .or_insert_with(|| bystander(&handle));
        }
    }
}

fn row(entry: &Entry, owner: &str) -> Row {
    let mut ids: Vec<String> = entry.posts.iter().map(|post| post.id.clone()).collect();
    match ids.len() {
        1 if entry.reposted => Row::Repost {
            id: ids.remove(0),
            by: owner.to_owned(),
        },
        1 => Row::Post { id: ids.remove(0) },
        _ => Row::Conversation { ids },
    }
}

fn most_liked(list: &[Entry]) -> Vec<Row> {
    let own = list
        .iter()
        .filter(|entry| !entry.reposted && entry.posts.len() == 1)
        .map(|entry| &entry.posts[0]);
    let mut own: Vec<&Post> = own.filter(|post| post.kind != Kind::Reply).collect();
    own.sort_by_key(|post| (!post.pinned, std::cmp::Reverse(post.likes)));
    own.into_iter()
        .map(|post| Row::Post {
            id: post.id.clone(),
        })
        .collect()
}
