//! Which posts of a page stand in the owner's list, in one unbroken run.

use crate::account::note::is_owners;
use crate::ids::{Handle, PostId};
use crate::page::List;
use crate::page::post::{Kind, Post};
use crate::page::reading::Placed;

/// An unbroken run of a list, top to bottom.
#[derive(Debug, Default)]
pub struct Run<'a> {
    /// Its posts, with those that the owner's hang from.
    pub posts: Vec<&'a Post>,
    /// It begins at the top of the list.
    pub top: bool,
    /// The posts that end a conversation of which others are hidden.
    pub hiding: Vec<PostId>,
    /// The post right above it that could not be read, where there is one whose number is known.
    pub below: Option<PostId>,
}

/// The unbroken runs of one of the owner's lists, each made only of whole modules that are the
/// owner's: a conversation in somebody's list ends with a post of theirs. What ends with somebody
/// else's is a list that outlived its page. A post that cannot be read ends a run.
pub fn runs<'a>(posts: &'a [Placed], owner: &Handle, list: List) -> Vec<Run<'a>> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for module in modules(posts) {
        let Some((first, last)) = module.first().zip(module.last()) else {
            continue;
        };
        let here = |placed: &Placed| placed.list.as_ref() == Some(&(owner.clone(), list));
        let listed = module.iter().all(here);
        // The end of the mounted list may cut a module; its run vouches for it.
        let cut = last.post.joined.below;
        let vouched = open && first.follows && cut;
        if !listed || !(is_owners(&last.post, owner) && !cut || vouched) {
            open = open && listed && first.follows && last.post.kind == Kind::Ad;
            continue;
        }
        if !(open && first.follows) {
            runs.push(Run {
                top: first.top,
                ..Run::default()
            });
        }
        open = true;
        let hides = module.iter().any(|placed| placed.hides);
        if let Some(run) = runs.last_mut().filter(|_| hides) {
            run.hiding.extend(last.post.id);
        }
        for placed in module {
            if may_be_missed(&placed.post, owner) {
                runs.push(Run {
                    below: placed.post.id,
                    ..Run::default()
                });
            } else if let Some(run) = runs.last_mut() {
                run.posts.push(&placed.post);
            }
        }
    }
    runs
}

/// A post that may be the owner's and cannot be noted: what it is, its number or its time is not known.
fn may_be_missed(post: &Post, owner: &Handle) -> bool {
    let theirs = post.author.as_ref().is_none_or(|author| author == owner);
    let unreadable = post.kind == Kind::Unknown || post.id.is_none() || post.time.is_none();
    theirs && unreadable && post.kind != Kind::Ad
}

/// Posts joined by lines belong together.
fn modules(posts: &[Placed]) -> impl Iterator<Item = &[Placed]> {
    posts.chunk_by(|before, after| {
        after.follows && before.post.joined.below && after.post.joined.above
    })
}
