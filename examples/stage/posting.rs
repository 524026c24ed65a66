//! From somebody's file to their posts: recipes are followed, times and ids are given.

use super::chance::{Chance, post_id, span};
use super::people::{Item, Listed, Person, Recipe};
use super::written::{Received, Written};
use fieldmark::page::post::Kind;
use serde::Serialize;

/// One post as the fake X holds it. `kind` and `answers` are the truth a reading is compared with.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Post {
    pub id: String,
    pub by: String,
    /// Time in ms since 1970.
    pub at: u64,
    pub text: String,
    pub language: String,
    pub kind: Kind,
    pub answers: Vec<String>,
    pub parent: Option<String>,
    pub quotes: Option<String>,
    pub pinned: bool,
    pub photo: bool,
    pub card: Option<String>,
    pub replies: u64,
    pub shared: u64,
    pub likes: u64,
    pub views: u64,
}

/// One thing the owner put into their list: posts joined by lines, or somebody else's post.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The post of the owner (or the one reposted), last in its conversation.
    pub posts: Vec<Post>,
    /// Posts shown only inside others: what is quoted.
    pub inside: Vec<Post>,
    pub reposted: bool,
}

/// Everything in somebody's list, newest first.
pub fn entries(person: &Person, now: u64) -> Vec<Entry> {
    let mut writer = Writer {
        person,
        now,
        latest: now,
        chance: Chance::of(&person.handle),
    };
    person
        .list
        .iter()
        .flat_map(|item| writer.item(item))
        .collect()
}

struct Writer<'a> {
    person: &'a Person,
    now: u64,
    /// Where in time the list has come to; a recipe goes on from there.
    latest: u64,
    chance: Chance,
}

impl Writer<'_> {
    fn item(&mut self, item: &Item) -> Vec<Entry> {
        match item {
            Item::One(listed) => {
                let at = self.now - span(&listed.ago);
                self.latest = if listed.post.pinned { self.latest } else { at };
                vec![self.entry(listed, at)]
            }
            Item::Many { recipe } => self.follow(recipe),
        }
    }

    fn follow(&mut self, recipe: &Recipe) -> Vec<Entry> {
        let step = span(&recipe.every);
        let mut plan = plan(recipe, &mut self.chance);
        plan.iter_mut()
            .map(|listed| {
                self.latest -= step * 6 / 10 + self.chance.below(step * 8 / 10);
                let likes = recipe.likes * (40 + self.chance.below(160)) / 100;
                let shared = likes / (6 + self.chance.below(20));
                let replies = likes / (9 + self.chance.below(30));
                listed.post.counts = Received::exact([replies, shared, likes]);
                self.entry(listed, self.latest)
            })
            .collect()
    }

    fn entry(&mut self, listed: &Listed, at: u64) -> Entry {
        if let Some(other) = &listed.post.reposts {
            return Entry {
                posts: vec![self.other(other, at)],
                inside: Vec::new(),
                reposted: true,
            };
        }
        let mut posts = Vec::new();
        if let Some(asked) = &listed.asked {
            posts.push(self.asked(&listed.post, asked, at));
        }
        let quoted = listed.post.quotes.as_deref();
        let quoted = quoted.map(|other| self.other(other, at));
        posts.push(Post {
            parent: posts.last().map(|parent: &Post| parent.id.clone()),
            quotes: quoted.as_ref().map(|quoted| quoted.id.clone()),
            photo: listed.photo,
            card: listed.card.clone(),
            ..self.post(at, &listed.post)
        });
        if let Some(text) = &listed.thread {
            let parent = posts.last().map(|parent| parent.id.clone());
            posts.push(self.continued(text, parent, at + 60_000));
        }
        Entry {
            posts,
            inside: quoted.into_iter().collect(),
            reposted: false,
        }
    }

    fn post(&mut self, at: u64, written: &Written) -> Post {
        let Received(replies, shared, likes) = written.counts;
        let [replies, shared, likes] =
            [replies, shared, likes].map(|count| count.map_or(0, |count| count.low));
        Post {
            id: post_id(at, &mut self.chance),
            by: written.by.as_ref().unwrap_or(&self.person.handle).clone(),
            at,
            text: written.words(),
            language: self.person.language.clone(),
            kind: written.kind(),
            answers: written.answers.clone(),
            pinned: written.pinned,
            replies,
            shared,
            likes,
            views: likes * (31 + self.chance.below(60)),
            ..Post::default()
        }
    }

    fn continued(&mut self, text: &str, parent: Option<String>, at: u64) -> Post {
        let written = Written {
            kind: Some(Kind::Thread),
            text: text.into(),
            answers: vec![self.person.handle.clone()],
            counts: Received::exact([0, 0, self.chance.below(40)]),
            ..Written::default()
        };
        Post {
            parent,
            ..self.post(at, &written)
        }
    }

    /// The post that was answered, some minutes before.
    fn asked(&mut self, answer: &Written, text: &str, at: u64) -> Post {
        let earlier = at - 60_000 * (3 + self.chance.below(240));
        let asked = Written {
            by: answer.answers.first().cloned(),
            text: text.into(),
            counts: Received::exact([1, 0, self.chance.below(60)]),
            ..Written::default()
        };
        self.post(earlier, &asked)
    }

    /// Somebody else's post, from some hours before.
    fn other(&mut self, other: &Written, at: u64) -> Post {
        let earlier = at - 60_000 * (20 + self.chance.below(2_000));
        let likes = self.chance.below(900);
        let other = Written {
            counts: Received::exact([0, likes / 9, likes]),
            ..other.clone()
        };
        self.post(earlier, &other)
    }
}

/// What the recipe asks for, in an order left to chance.
fn plan(recipe: &Recipe, chance: &mut Chance) -> Vec<Listed> {
    let mut kinds = Vec::new();
    let wanted = [
        ("reply", recipe.replies),
        ("repost", recipe.reposts),
        ("quote", recipe.quotes),
        ("thread", recipe.threads),
    ];
    for (kind, count) in wanted {
        kinds.extend(std::iter::repeat_n(kind, count));
    }
    kinds.resize(recipe.count, "original");
    chance.shuffle(&mut kinds);
    let started = kinds
        .iter()
        .filter(|kind| !["reply", "repost"].contains(kind))
        .count();
    let mut linked: Vec<bool> = (0..started).map(|at| at < recipe.links).collect();
    chance.shuffle(&mut linked);
    let mut cook = Cook {
        recipe,
        linked: linked.into_iter(),
        lines: 0,
        replies: 0,
        shares: 0,
    };
    kinds.into_iter().map(|kind| cook.listed(kind)).collect()
}

/// Takes from the recipe's lists in turn.
struct Cook<'a> {
    recipe: &'a Recipe,
    linked: std::vec::IntoIter<bool>,
    lines: usize,
    replies: usize,
    shares: usize,
}

impl Cook<'_> {
    fn listed(&mut self, kind: &str) -> Listed {
        match kind {
            "reply" => self.reply(),
            "repost" => Listed {
                post: Written {
                    reposts: self.share(),
                    ..Written::default()
                },
                ..Listed::default()
            },
            "quote" => {
                let mut listed = self.started();
                listed.post.quotes = self.share();
                listed
            }
            "thread" => Listed {
                thread: Some(self.started().post.words()),
                ..self.started()
            },
            _ => self.started(),
        }
    }

    fn started(&mut self) -> Listed {
        let at = self.lines;
        self.lines += 1;
        let linked = self.linked.next().unwrap_or(false);
        let link = linked.then(|| {
            let site = turn(&self.recipe.sites, at);
            format!("https://{site}/{}", 7_301 + at * 13)
        });
        Listed {
            post: Written {
                text: turn(&self.recipe.lines, at),
                links: link.into_iter().collect(),
                ..Written::default()
            },
            photo: self.recipe.photo_every > 0 && at % self.recipe.photo_every == 1,
            ..Listed::default()
        }
    }

    fn reply(&mut self) -> Listed {
        let at = self.replies;
        self.replies += 1;
        Listed {
            post: Written {
                text: turn(&self.recipe.replied, at),
                answers: vec![turn(&self.recipe.answers, at)],
                ..Written::default()
            },
            asked: Some(turn(&self.recipe.asked, at)),
            ..Listed::default()
        }
    }

    fn share(&mut self) -> Option<Box<Written>> {
        let at = self.shares;
        self.shares += 1;
        Some(Box::new(Written {
            by: Some(turn(&self.recipe.shares, at)),
            text: turn(&self.recipe.shared, at),
            ..Written::default()
        }))
    }
}

fn turn(list: &[String], at: usize) -> String {
    list.get(at % list.len().max(1))
        .cloned()
        .unwrap_or_default()
}
