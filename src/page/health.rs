//! How often each field was expected and found. When X moves something, its
//! field is no longer found, and the popup can say so in words.

use serde::{Deserialize, Serialize};

use crate::page::post::{Kind, Post};
use crate::page::profile::Profile;
use crate::page::snapshot::Snapshot;
use crate::page::{Client, Tab};

/// What is looked for on every profile. The names are stable: reports carry them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// `@handle` in the header.
    HeaderHandle,
    /// Followers and following.
    HeaderCounts,
    /// The profile schema script of this handle.
    HeaderSchema,
    /// The selected tab.
    SelectedTab,
    /// A post's author.
    PostAuthor,
    /// A post's permalink.
    PostPermalink,
    /// A post's kind.
    PostKind,
    /// A reply's parent.
    PostParent,
    /// A post's counters.
    PostCounts,
}

impl Field {
    /// The name used in reports and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Field::HeaderHandle => "header_handle",
            Field::HeaderCounts => "header_counts",
            Field::HeaderSchema => "header_schema",
            Field::SelectedTab => "selected_tab",
            Field::PostAuthor => "post_author",
            Field::PostPermalink => "post_permalink",
            Field::PostKind => "post_kind",
            Field::PostParent => "post_parent",
            Field::PostCounts => "post_counts",
        }
    }
}

/// Expected and found, per field.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Health(Vec<(Field, u32, u32)>);

impl Health {
    /// Counts one look.
    pub fn count<'p>(
        snapshot: &Snapshot,
        profile: Option<&Profile>,
        posts: impl Iterator<Item = &'p Post>,
    ) -> Health {
        let mut health = Health::default();
        if let Some(profile) = profile {
            health.note(Field::HeaderHandle, profile.handle.is_some());
            health.note(
                Field::HeaderCounts,
                profile.followers.is_some() && profile.following.is_some(),
            );
            // X leaves the script out where the handle begins with an underscore.
            let (_, owner, tab) = crate::page::place(&snapshot.url);
            let has_schema = owner.is_some_and(|owner| !owner.as_str().starts_with('_'));
            if has_schema && tab == Some(Tab::Posts) {
                health.note(Field::HeaderSchema, profile.created.is_some());
            }
            health.note(Field::SelectedTab, snapshot.page.tab.is_some());
        }
        for post in posts {
            health.post(post);
        }
        health
    }

    fn post(&mut self, post: &Post) {
        if post.kind == Kind::Ad {
            return;
        }
        self.note(Field::PostAuthor, post.author.is_some());
        self.note(Field::PostPermalink, post.id.is_some());
        self.note(Field::PostKind, post.kind != Kind::Unknown);
        self.note(Field::PostCounts, post.counts.likes.is_some());
        if post.kind == Kind::Reply {
            self.note(Field::PostParent, !post.answers.is_empty());
        }
    }

    fn note(&mut self, field: Field, found: bool) {
        self.add_one(field, 1, u32::from(found));
    }

    /// Adds another look's counts.
    pub fn add(&mut self, other: &Health) {
        for (field, expected, found) in &other.0 {
            self.add_one(*field, *expected, *found);
        }
    }

    fn add_one(&mut self, field: Field, expected: u32, found: u32) {
        match self.0.iter_mut().find(|entry| entry.0 == field) {
            Some(entry) => {
                entry.1 = entry.1.saturating_add(expected);
                entry.2 = entry.2.saturating_add(found);
            }
            None => self.0.push((field, expected, found)),
        }
    }

    /// How often a field was looked for.
    pub fn expected(&self, wanted: Field) -> u32 {
        let entry = self.0.iter().find(|(field, ..)| *field == wanted);
        entry.map_or(0, |(_, expected, _)| *expected)
    }

    /// Signs that were found less often than expected: (field, expected, found).
    pub fn missing(&self) -> Vec<(Field, u32, u32)> {
        let mut short = self.0.clone();
        short.retain(|(_, expected, found)| found < expected);
        short
    }

    /// What was missed, as it is copied into a report: fields and numbers, nobody's words. Empty when
    /// nothing was missed of the client that is known best.
    pub fn report(&self, client: Client) -> String {
        let missing = self.missing();
        if missing.is_empty() && client == Client::Classic {
            return String::new();
        }
        let mut report = concat!("Fieldmark ", env!("CARGO_PKG_VERSION")).to_owned();
        if client == Client::XWeb {
            report.push_str(&format!(
                "\nx-web, posts: {}",
                self.expected(Field::PostAuthor)
            ));
        }
        for (field, expected, found) in missing {
            report.push_str(&format!("\n{}: {found} of {expected}", field.name()));
        }
        report
    }
}
