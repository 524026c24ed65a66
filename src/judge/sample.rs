//! What the rules look at: the notebook put in order, list by list, and whether a list may be judged at all.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::account::{Frame, Note, Notebook};
use crate::i18n::Argument;
use crate::ids::Handle;
use crate::judge::posterior::Share;
use crate::page::post::Kind;
use crate::page::profile::Profile;
use crate::settings::Settings;

use super::Withheld;

/// One account, ready to be judged.
pub struct Account<'a> {
    /// All that has been seen.
    pub notebook: &'a Notebook,
    /// The header.
    pub profile: &'a Profile,
    /// What the user chose.
    pub settings: &'a Settings,
    /// Unix seconds.
    pub now: i64,
    started: List<'a>,
    replies: List<'a>,
}

/// The posts of a list a habit may be read from, newest first, the pinned one left out.
#[derive(Debug, Clone, Default)]
struct List<'a> {
    notes: Vec<&'a Note>,
    standing: Standing,
}

/// Whether a habit may be read from a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Standing {
    /// It is a chronological list.
    Timeline,
    /// Too little of it was seen to tell.
    #[default]
    Unproven,
    /// It is another selection, such as the most liked.
    Selection,
}

/// Where both sides of a measure can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// The header alone.
    Header,
    /// Either tab: both show what the owner starts and passes on.
    EitherTab,
    /// The Replies tab: the other hides answers.
    RepliesTab,
}

/// What a measure is handed: the posts it may count, and what it may compare them with.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'s, 'a> {
    /// Newest first; the pinned post is left out, it is out of order.
    pub notes: &'s [&'a Note],
    /// The header.
    pub profile: &'a Profile,
    /// Unix seconds.
    pub now: i64,
    /// The badge's threshold, as the user has it.
    pub threshold: f64,
    /// The list is proven to be chronological.
    pub(crate) proven: bool,
}

/// What a measure counted.
#[derive(Debug, Clone)]
pub struct Tally<'a> {
    /// k of n.
    pub share: Share,
    /// The posts that have it, newest first (pairs side by side for near-duplicates).
    pub with: Vec<&'a Note>,
    /// The posts that could have it and do not, newest first.
    pub without: Vec<&'a Note>,
    /// Which label fits, where a badge has several; usually empty.
    pub label: &'static str,
    /// Which sentence fits, where a badge has several; usually empty.
    pub wording: &'static str,
    /// What the sentence says besides k, n, dates and how sure.
    pub words: Vec<Argument>,
}

impl<'a> Account<'a> {
    /// Puts a notebook in order.
    pub fn new(notebook: &'a Notebook, settings: &'a Settings, now: i64) -> Account<'a> {
        let notes = in_order(&notebook.notes);
        Account {
            notebook,
            profile: &notebook.profile,
            settings,
            now,
            started: either_tab(&notes, notebook),
            replies: replies_tab(&notes, &notebook.replies_tab),
        }
    }

    /// The posts a measure may count, or why there are none to count.
    pub fn seen(&self, needs: Needs, threshold: f64) -> Result<Seen<'_, 'a>, Withheld> {
        if self.profile.protected == Some(true) {
            return Err(Withheld::Missing("protected".to_owned()));
        }
        let list = match needs {
            Needs::RepliesTab if self.replies_unread() => return Err(Withheld::NeedsReplies),
            Needs::RepliesTab => &self.replies,
            Needs::EitherTab | Needs::Header => &self.started,
        };
        if list.standing == Standing::Selection {
            return Err(Withheld::NotATimeline);
        }
        Ok(Seen {
            notes: &list.notes,
            profile: self.profile,
            now: self.now,
            threshold,
            proven: list.standing == Standing::Timeline,
        })
    }

    /// The chronological list of the Replies tab, newest first.
    pub fn replies_list(&self) -> Option<&[&'a Note]> {
        self.replies.timeline()
    }

    /// What stands in a chronological list of either tab, newest first.
    pub fn either_list(&self) -> Option<&[&'a Note]> {
        self.started.timeline()
    }

    /// Posts that turn to the viewer, of those read in the Replies tab.
    pub fn to_you(&self) -> Option<Share> {
        let viewer = self.viewer().ok()?;
        let (turned, n) = crate::judge::badges::viewer::turned_to(self, viewer).ok()?;
        Some(Share {
            k: count(turned.len()),
            n,
        })
    }

    /// Every post read in the Replies tab, newest first, the pinned one too: for what exists or does not.
    pub(crate) fn read_in_replies(&self) -> Vec<&'a Note> {
        let ordered = in_order(&self.notebook.notes);
        ordered.into_iter().filter(|note| note.in_replies).collect()
    }

    fn replies_unread(&self) -> bool {
        let tab = &self.notebook.replies_tab;
        let read = self.notebook.notes.iter().any(|note| note.in_replies);
        !read && !tab.complete && tab.chronological != Some(false)
    }

    /// The viewer, when somebody else's profile is in view.
    pub fn viewer(&self) -> Result<&'a Handle, Withheld> {
        let missing = |what: &str| Withheld::Missing(what.to_owned());
        if self.profile.own {
            return Err(missing("own"));
        }
        let viewer = self
            .profile
            .viewer
            .as_ref()
            .ok_or_else(|| missing("viewer"))?;
        if self.profile.handle.as_ref() == Some(viewer) {
            return Err(missing("own"));
        }
        Ok(viewer)
    }
}

impl<'a> List<'a> {
    fn timeline(&self) -> Option<&[&'a Note]> {
        let fits = self.standing == Standing::Timeline && !self.notes.is_empty();
        fits.then_some(self.notes.as_slice())
    }
}

impl<'a> Seen<'_, 'a> {
    /// Counts the posts that have something among those that could.
    pub fn tally(&self, could: fn(&Note) -> bool, has: &dyn Fn(&Note) -> bool) -> Tally<'a> {
        let counted = self.notes.iter().copied().filter(|note| could(note));
        let (with, without): (Vec<&Note>, Vec<&Note>) = counted.partition(|note| has(note));
        Tally {
            share: Share {
                k: count(with.len()),
                n: count(with.len() + without.len()),
            },
            with,
            without,
            label: "",
            wording: "",
            words: Vec::new(),
        }
    }
}

/// A length as a count; no notebook holds more than fits.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Newest first, each post once, however often and in whatever order they were noted down.
fn in_order(notes: &[Note]) -> Vec<&Note> {
    let mut ordered: Vec<&Note> = notes.iter().collect();
    ordered.sort_by_key(|note| {
        (
            Reverse((note.id, note.kind == Kind::Repost)),
            !note.in_replies,
            !note.in_posts,
        )
    });
    ordered.dedup_by_key(|note| (note.id, note.kind == Kind::Repost));
    ordered
}

fn standing(frame: &Frame) -> Standing {
    match frame.chronological {
        Some(true) => Standing::Timeline,
        Some(false) => Standing::Selection,
        None => Standing::Unproven,
    }
}

fn replies_tab<'a>(notes: &[&'a Note], frame: &Frame) -> List<'a> {
    List {
        notes: unpinned(notes, &|note| note.in_replies),
        standing: standing(frame),
    }
}

/// The better of the two lists decides: a post proven to stand in a timeline is never mixed with one that is not.
fn either_tab<'a>(notes: &[&'a Note], notebook: &Notebook) -> List<'a> {
    let posts = standing(&notebook.posts_tab);
    let replies = standing(&notebook.replies_tab);
    for wanted in [Standing::Timeline, Standing::Unproven] {
        let list = List {
            notes: unpinned(notes, &|note| {
                (note.in_posts && posts == wanted) || (note.in_replies && replies == wanted)
            }),
            standing: wanted,
        };
        if !list.notes.is_empty() {
            return list;
        }
    }
    let selection = [posts, replies].contains(&Standing::Selection);
    List {
        notes: Vec::new(),
        standing: if selection {
            Standing::Selection
        } else {
            Standing::Unproven
        },
    }
}

fn unpinned<'a>(notes: &[&'a Note], fits: &dyn Fn(&Note) -> bool) -> Vec<&'a Note> {
    let kept = notes.iter().copied();
    kept.filter(|note| !note.pinned && fits(note)).collect()
}

/// How often each key occurs, most first; the alphabet decides between equals, so that no order of reading does.
pub fn ranked(keys: impl Iterator<Item = String>) -> Vec<(String, u32)> {
    let mut times = BTreeMap::<String, u32>::new();
    for key in keys {
        *times.entry(key).or_default() += 1;
    }
    let mut ranked: Vec<_> = times.into_iter().collect();
    ranked.sort_by_key(|(_, times)| Reverse(*times));
    ranked
}
