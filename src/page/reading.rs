//! One look at the page, understood: where we are, whose profile, which posts, what is missing.
//!
//! A reading never fails. What could not be read is counted in [`Reading::health`], and measures
//! that need it stay silent.

use crate::ids::Handle;
use crate::page::person::{self, Person};
use crate::page::post::xweb::{self, Standing};
use crate::page::post::{self, Before, Kind, Post};
use crate::page::profile::{self, Profile};
use crate::page::snapshot::{RawCell, Snapshot};
use crate::page::url;
use crate::page::{self, Client, List, Page, PageKind, PageState, Tab};

use crate::page::health::Health;

/// A look, understood.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Where we are and who is looking.
    pub page: Page,
    /// The header, when the look brought one and it is this page's.
    pub profile: Option<Profile>,
    /// The owner's display name, where X told it to machines too.
    pub told_name: Option<String>,
    /// The posts in the page's order.
    pub posts: Vec<Placed>,
    /// People in lists and on cards, where the look brought them.
    pub people: Vec<Person>,
    /// How often each sign was expected and found.
    pub health: Health,
}

/// A post and where it stood.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The post.
    pub post: Post,
    /// Nothing was skipped between the post before in the list and this one.
    pub follows: bool,
    /// "Show more replies" stands between the two: posts of the conversation are hidden.
    pub hides: bool,
    /// It stands at the top of its list, or only what holds no post stands above it.
    pub top: bool,
    /// Whose list it stood in when it was first seen there, and which; `None` off profiles.
    pub list: Option<(Handle, List)>,
}

impl Reading {
    /// The owner: named by the address and, when the look brought a header, confirmed by it.
    pub fn owner(&self) -> Option<&Handle> {
        let stale = self
            .profile
            .as_ref()
            .is_some_and(|profile| profile.handle.is_none());
        self.page
            .owner
            .as_ref()
            .filter(|_| self.page.kind == PageKind::Profile && !stale)
    }
}

/// Understands a look.
pub fn read(snapshot: &Snapshot) -> Reading {
    let mut page = page::read(snapshot);
    let profile = snapshot
        .header
        .as_ref()
        .map(|header| profile::read(header, &page));
    let mut posts = posts(snapshot, &page);
    for placed in &mut posts {
        disown(placed, page.owner.as_ref());
    }
    if page.state == PageState::Ready
        && page.client == Client::XWeb
        && !shows_anything(&page, &posts)
    {
        page.state = PageState::NewPage;
    }
    let health = Health::count(
        snapshot,
        profile.as_ref(),
        posts.iter().map(|placed| &placed.post),
    );
    Reading {
        told_name: snapshot.header.as_ref().and_then(profile::told_name),
        page,
        profile,
        posts,
        people: snapshot.people.iter().filter_map(person::read).collect(),
        health,
    }
}

/// X's new client has no header that could be read: a profile is known by its owner's posts.
fn shows_anything(page: &Page, posts: &[Placed]) -> bool {
    let theirs = |placed: &Placed| {
        let list = placed.list.as_ref().map(|(owner, _)| owner);
        placed.post.kind != Kind::Unknown && list == page.owner.as_ref()
    };
    match page.kind {
        PageKind::Profile => posts.iter().any(theirs),
        _ => posts.iter().any(|placed| placed.post.author.is_some()),
    }
}

/// Reads the cells in order; each post is understood with the cell before it in mind.
fn posts(snapshot: &Snapshot, page: &Page) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    let mut before = Before::Unseen;
    let mut unbroken = false;
    let mut top = false;
    let mut hides = false;
    let mut withheld = false;
    let mut focal_passed = false;
    let standing = standing(snapshot, page);
    for cell in &snapshot.cells {
        if !cell.follows {
            (before, unbroken, top) = (Before::Unseen, false, false);
            (hides, withheld) = (false, false);
        }
        top |= is_first(cell);
        let Some(mut post) = post(cell, &before, standing) else {
            top &= cell.post.is_none();
            withheld |= cell.post.is_some();
            hides |= hides_posts(cell);
            before = without_post(cell, before, page);
            continue;
        };
        if page_holds_no_replies(page) && hangs_from_the_unseen(&post) {
            post.unsay("what it answers is not on the page, and may be its author's own");
        }
        if focal_passed && post.answers.is_empty() && !post.joined.above && post.kind.starts() {
            // Under a page's main post a reply may carry no sign at all, and so may a suggestion.
            post.unsay("its place in the conversation carries no sign");
        }
        if unbroken
            && placed
                .last()
                .is_some_and(|last| is_again(&last.post, &post))
        {
            continue;
        }
        // X says something in a post's place: its author's age, the law of a country. Above a reply it is the parent.
        if std::mem::take(&mut withheld) && !post.joined.above {
            (unbroken, top) = (false, false);
        }
        // Plain words above a post are a pin at the top of a list, and a community's name elsewhere.
        post.pinned &= top || !unbroken;
        focal_passed |= cell.post.as_ref().is_some_and(|post| post.focal);
        before = Before::Post {
            author: post.author.clone(),
            joined: post.joined,
        };
        placed.push(Placed {
            post,
            follows: unbroken,
            hides: std::mem::take(&mut hides),
            top,
            list: list(cell, page),
        });
        (unbroken, top) = (true, false);
    }
    placed
}

/// A list in which nobody answers anybody but themselves.
fn page_holds_no_replies(page: &Page) -> bool {
    page.kind == PageKind::Profile && matches!(page.tab, Some(Tab::Posts | Tab::All))
}

fn hangs_from_the_unseen(post: &Post) -> bool {
    post.kind == Kind::Reply && post.joined.above && post.answers.is_empty()
}

/// Where the entries of "x-web" stand.
fn standing<'p>(snapshot: &Snapshot, page: &'p Page) -> Standing<'p> {
    let mut entries = snapshot.cells.iter().filter_map(|cell| cell.entry.as_ref());
    Standing {
        started: page.kind == PageKind::Profile && page.tab == Some(Tab::Posts),
        language: &page.language,
        counts: entries.any(xweb::has_counts),
    }
}

/// The post in a cell, of either client.
fn post(cell: &RawCell, before: &Before, standing: Standing) -> Option<Post> {
    if let Some(entry) = &cell.entry {
        return Some(xweb::read(entry, standing));
    }
    let raw = cell
        .post
        .as_ref()
        .filter(|post| post::classic::is_post(post))?;
    Some(post::classic::read(raw, before))
}

/// The same post stands twice in a row, as for a moment while X redraws: it does not hang from itself.
fn is_again(post: &Post, next: &Post) -> bool {
    post.id.is_some() && (post.id, &post.reposted_by) == (next.id, &next.reposted_by)
}

/// In somebody's list a post that hangs from nothing is theirs, or its repost could not be read.
fn disown(placed: &mut Placed, owner: Option<&Handle>) {
    let post = &mut placed.post;
    let alone = !post.joined.below && !post.joined.above && post.kind.starts();
    if alone && owner.is_some_and(|owner| post.author.as_ref() != Some(owner)) {
        post.unsay("a stranger's post in the list");
    }
}

/// X puts cells into their places by a transform; the first stands at zero. Where cells stand in the
/// page's own order, the first says so itself.
fn is_first(cell: &RawCell) -> bool {
    let (_, place) = cell.place.split_once("translateY(").unwrap_or_default();
    let number: Option<f64> = place.split("px").next().and_then(|text| text.parse().ok());
    cell.first || number.is_some_and(|number| number.abs() < 1.0)
}

/// Whose list the cell stood in when it was first seen, and which list is open now. What was first seen in
/// another has outlived it.
fn list(cell: &RawCell, page: &Page) -> Option<(Handle, List)> {
    let (_, owner, first) = page::place(&cell.path);
    let tab = page.tab.filter(|_| page.selected && first == page.tab)?;
    let known = page.client == Client::Classic || tab == Tab::Posts;
    owner.zip(List::of(tab, page.layout).filter(|_| known))
}

/// "Show more replies" links into the conversation; other cells without a post separate modules.
fn without_post(cell: &RawCell, before: Before, page: &Page) -> Before {
    let above = match before {
        Before::Post { author, .. } | Before::Gap { above: author, .. } => author,
        Before::Other | Before::Unseen => None,
    };
    // A notice in a post's place: somebody's post is hidden there.
    if cell.post.is_some() || hides_posts(cell) {
        Before::Gap {
            above,
            alone: page_holds_no_replies(page),
        }
    } else {
        Before::Other
    }
}

fn hides_posts(cell: &RawCell) -> bool {
    let into = |href: &str| {
        matches!(
            url::segments(href).as_slice(),
            ["i", "status", ..] | [_, "status", ..]
        )
    };
    cell.post.is_none() && cell.links.iter().any(|link| into(&link.href))
}
