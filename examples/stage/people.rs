//! The cast: invented people, one file each in `people/`, and what such a file may say.

use super::written::Written;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Somebody's file, as written.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub handle: String,
    pub name: String,
    #[serde(default)]
    pub bio: String,
    #[serde(default)]
    pub site: Option<String>,
    #[serde(default)]
    pub place: Option<String>,
    #[serde(default)]
    pub category: Option<String>,
    /// A date, `2011-03-14`, or an age, `12d`.
    pub joined: String,
    pub following: u64,
    pub followers: u64,
    /// How many posts the header counts.
    pub posts: u64,
    /// `blue`, `gold` or `grey`.
    #[serde(default)]
    pub verified: Option<String>,
    #[serde(default)]
    pub protected: bool,
    #[serde(default)]
    pub follows_you: bool,
    #[serde(default)]
    pub you_follow: bool,
    /// Their posts stand on the home page all the same.
    #[serde(default)]
    pub recommended: bool,
    /// Language of the posts.
    #[serde(default = "english")]
    pub language: String,
    /// Colour and pattern of avatar and banner.
    #[serde(default)]
    pub hue: u16,
    #[serde(default)]
    pub motif: String,
    /// What they posted, newest first.
    #[serde(default, skip_serializing)]
    pub list: Vec<Item>,
}

/// A stretch of somebody's list: one post written out, or many by recipe.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Item {
    Many { recipe: Box<Recipe> },
    One(Box<Listed>),
}

/// A post in somebody's list, with what is drawn in and around it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Listed {
    /// How long ago: `3h`, `2d`.
    pub ago: String,
    #[serde(flatten)]
    pub post: Written,
    /// What the answered person had said; a "Replying to" line stands in its place unless told.
    pub asked: Option<String>,
    /// What its thread goes on with.
    pub thread: Option<String>,
    pub photo: bool,
    /// Title of a link card; its domain is the text's first link's.
    pub card: Option<String>,
}

/// Many posts: "60 posts, 55 with outside links, none a reply".
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Recipe {
    pub count: usize,
    /// Time from one post to the next, on average.
    pub every: String,
    pub replies: usize,
    pub reposts: usize,
    pub quotes: usize,
    pub threads: usize,
    /// Started posts with an outside link, to these sites in turn.
    pub links: usize,
    pub sites: Vec<String>,
    /// Every so-manieth started post has a photo.
    pub photo_every: usize,
    /// What started posts say.
    pub lines: Vec<String>,
    /// Whom replies answer, what those had said, and what the replies say.
    pub answers: Vec<String>,
    pub asked: Vec<String>,
    pub replied: Vec<String>,
    /// Whose posts are reposted or quoted, and what those say.
    pub shares: Vec<String>,
    pub shared: Vec<String>,
    pub likes: u64,
}

fn english() -> String {
    "en".into()
}

/// Everybody in the folder, by file name.
pub fn cast(folder: &Path) -> Vec<Person> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the cast")
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    files.iter().map(|file| person(file)).collect()
}

fn person(file: &Path) -> Person {
    let text = std::fs::read_to_string(file).expect("a person's file");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Somebody who is only spoken to or shared: enough to show a name and a page.
pub fn bystander(handle: &str) -> Person {
    let seed = super::chance::seed(handle);
    let name: Vec<String> = handle.split('_').map(capitalised).collect();
    Person {
        handle: handle.to_owned(),
        name: name.join(" "),
        bio: String::new(),
        site: None,
        place: None,
        category: None,
        joined: format!("20{:02}-{:02}-11", 9 + seed % 15, 1 + seed % 12),
        following: 80 + seed % 900,
        followers: 60 + seed % 2_000,
        posts: 300 + seed % 9_000,
        verified: None,
        protected: false,
        follows_you: false,
        you_follow: false,
        recommended: false,
        language: english(),
        hue: (seed % 360) as u16,
        motif: ["hills", "rings", "dots", "dawn"][(seed / 360 % 4) as usize].into(),
        list: Vec::new(),
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
