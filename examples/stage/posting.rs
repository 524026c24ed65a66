//! From somebody's file to their posts: recipes are followed, times and ids are given.

use super::chance::{Chance, post_id, span};
use super::people::{Item, Other, Person, Recipe, Written};
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
    pub kind: &'static str,
    pub answers: Vec<String>,
    pub parent: Option<String>,
    pub alone: bool,
    pub quotes: Option<String>,
    pub pinned: bool,
    pub cut: bool,
    pub photo: bool,
    pub video: bool,
    pub poll: Vec<String>,
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
            Item::One(written) => {
                let at = self.now - span(&written.ago);
                self.latest = if written.pinned { self.latest } else { at };
                vec![self.entry(written, at)]
            }
            Item::Many { recipe } => self.follow(recipe),
        }
    }

    fn follow(&mut self, recipe: &Recipe) -> Vec<Entry> {
        let step = span(&recipe.every);
        let mut plan = plan(recipe, &mut self.chance);
        plan.iter_mut()
            .map(|written| {
                self.latest -= step * 6 / 10 + self.chance.below(step * 8 / 10);
                written.likes = recipe.likes * (40 + self.chance.below(160)) / 100;
                written.shared = written.likes / (6 + self.chance.below(20));
                written.replies = written.likes / (9 + self.chance.below(30));
                self.entry(written, self.latest)
            })
            .collect()
    }

    fn entry(&mut self, written: &Written, at: u64) -> Entry {
        if let Some(other) = &written.reposts {
            return Entry {
                posts: vec![self.other(other, at)],
                inside: Vec::new(),
                reposted: true,
            };
        }
        let mut posts = Vec::new();
        if let Some(asked) = written.asked.as_ref().filter(|_| !written.alone) {
            posts.push(self.asked(written, asked, at));
        }
        let quoted = written.quotes.as_ref().map(|other| self.other(other, at));
        let mut post = self.post(at, written);
        post.parent = posts.last().map(|parent: &Post| parent.id.clone());
        post.quotes = quoted.as_ref().map(|quoted| quoted.id.clone());
        posts.push(post);
        for (step, text) in written.thread.iter().enumerate() {
            let parent = posts.last().map(|parent| parent.id.clone());
            posts.push(self.continued(text, parent, at + 60_000 * (step as u64 + 1)));
        }
        Entry {
            posts,
            inside: quoted.into_iter().collect(),
            reposted: false,
        }
    }

    fn post(&mut self, at: u64, written: &Written) -> Post {
        let kind = match () {
            () if !written.answers.is_empty() => "reply",
            () if written.quotes.is_some() => "quote",
            () => "original",
        };
        Post {
            id: post_id(at, &mut self.chance),
            by: self.person.handle.clone(),
            at,
            text: written.text.clone(),
            language: self.person.language.clone(),
            kind,
            answers: written.answers.clone(),
            parent: None,
            alone: written.alone,
            quotes: None,
            pinned: written.pinned,
            cut: written.cut,
            photo: written.photo,
            video: written.video,
            poll: written.poll.clone(),
            card: written.card.clone(),
            replies: written.replies,
            shared: written.shared,
            likes: written.likes,
            views: written.likes * (31 + self.chance.below(60)),
        }
    }

    fn continued(&mut self, text: &str, parent: Option<String>, at: u64) -> Post {
        let written = Written {
            text: text.into(),
            likes: self.chance.below(40),
            ..Written::default()
        };
        Post {
            kind: "thread",
            parent,
            answers: vec![self.person.handle.clone()],
            ..self.post(at, &written)
        }
    }

    /// The post that was answered, some minutes before.
    fn asked(&mut self, written: &Written, text: &str, at: u64) -> Post {
        let by = written.answers.first().cloned().unwrap_or_default();
        let earlier = at - 60_000 * (3 + self.chance.below(240));
        let likes = self.chance.below(60);
        Post {
            by,
            ..self.post(
                earlier,
                &Written {
                    text: text.into(),
                    likes,
                    replies: 1,
                    ..Written::default()
                },
            )
        }
    }

    /// Somebody else's post, from some hours before.
    fn other(&mut self, other: &Other, at: u64) -> Post {
        let earlier = at - 60_000 * (20 + self.chance.below(2_000));
        let likes = self.chance.below(900);
        let written = Written {
            text: other.text.clone(),
            answers: other.answers.clone(),
            photo: other.photo,
            alone: !other.answers.is_empty(),
            likes,
            shared: likes / 9,
            ..Written::default()
        };
        Post {
            by: other.by.clone(),
            ..self.post(earlier, &written)
        }
    }
}

/// What the recipe asks for, in an order left to chance.
fn plan(recipe: &Recipe, chance: &mut Chance) -> Vec<Written> {
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
    kinds.into_iter().map(|kind| cook.written(kind)).collect()
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
    fn written(&mut self, kind: &str) -> Written {
        match kind {
            "reply" => self.reply(),
            "repost" => Written {
                reposts: Some(self.share()),
                ..Written::default()
            },
            "quote" => Written {
                quotes: Some(self.share()),
                ..self.started()
            },
            "thread" => {
                let more = self.started().text;
                Written {
                    thread: vec![more],
                    ..self.started()
                }
            }
            _ => self.started(),
        }
    }

    fn started(&mut self) -> Written {
        let at = self.lines;
        self.lines += 1;
        let mut text = turn(&self.recipe.lines, at);
        if self.linked.next().unwrap_or(false) {
            text = format!(
                "{text} https://{}/{}",
                turn(&self.recipe.sites, at),
                7_301 + at * 13
            );
        }
        let photo = self.recipe.photo_every > 0 && at % self.recipe.photo_every == 1;
        Written {
            text,
            photo,
            ..Written::default()
        }
    }

    fn reply(&mut self) -> Written {
        let at = self.replies;
        self.replies += 1;
        Written {
            text: turn(&self.recipe.replied, at),
            answers: vec![turn(&self.recipe.answers, at)],
            asked: Some(turn(&self.recipe.asked, at)),
            ..Written::default()
        }
    }

    fn share(&mut self) -> Other {
        let at = self.shares;
        self.shares += 1;
        Other {
            by: turn(&self.recipe.shares, at),
            text: turn(&self.recipe.shared, at),
            ..Other::default()
        }
    }
}

fn turn(list: &[String], at: usize) -> String {
    list.get(at % list.len().max(1))
        .cloned()
        .unwrap_or_default()
}
