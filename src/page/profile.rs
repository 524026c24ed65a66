//! What the header of a profile means.

use serde::{Deserialize, Serialize};

use crate::domains;
use crate::ids::Handle;
use crate::page::counts::{CountRange, leading_count, read_count};
use crate::page::person;
use crate::page::snapshot::{RawHeader, RawLink};
use crate::page::url;
use crate::page::{Page, PageKind};

mod schema;

use schema::Schema;

/// The header as understood. `None` is always "not known", never "no".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Whose profile it is.
    pub handle: Option<Handle>,
    /// The account's number; outlives a change of handle.
    pub account: Option<u64>,
    /// Display name.
    pub name: Option<String>,
    /// Registrable domain of the profile's site.
    pub site: Option<String>,
    /// What is the owner's own of the site and of links in the bio, as [`domains::own`] tells it.
    pub sites: Vec<String>,
    /// Followers, inclusive range.
    pub followers: Option<CountRange>,
    /// Following, inclusive range.
    pub following: Option<CountRange>,
    /// Posts, inclusive range.
    pub posts: Option<CountRange>,
    /// When the account was created, unix seconds.
    pub created: Option<i64>,
    /// Has a check mark of any kind.
    pub verified: Option<bool>,
    /// Shows its posts to approved followers only.
    pub protected: Option<bool>,
    /// Follows the viewer.
    pub follows_you: Option<bool>,
    /// The viewer follows it.
    pub you_follow: Option<bool>,
    /// It is the viewer's own profile.
    pub own: bool,
    /// The signed-in viewer.
    pub viewer: Option<Handle>,
}

/// Understands the header of the profile that `page` names. The handle is `None` while the header
/// on the page is still somebody else's.
pub fn read(raw: &RawHeader, page: &Page) -> Profile {
    let handle = handle(raw)
        .filter(|handle| page.kind != PageKind::Profile || page.owner.as_ref() == Some(handle));
    let exact = handle
        .as_ref()
        .and_then(|handle| Schema::find(raw, handle))
        .unwrap_or_default();
    let button = handle
        .as_ref()
        .map(|handle| Button::find(raw, handle))
        .unwrap_or_default();
    let marked = |test_id: &str| raw.test_ids.iter().any(|id| id == test_id);
    let shown = |names: &[&str]| {
        let ends = |href: &str| {
            url::segments(href)
                .last()
                .is_some_and(|last| names.contains(last))
        };
        raw.counts
            .iter()
            .find(|link| ends(&link.href))
            .and_then(|link| read_count(&link.text, &page.language))
    };
    let own = handle.is_some() && handle == page.viewer || marked("editProfileButton");
    let signed_in = page.viewer.is_some() && !own;
    // Off the Posts tab the number above the name counts something else, and stands there until that is left.
    let posts = raw
        .posts
        .as_deref()
        .filter(|_| page.tab == Some(crate::page::Tab::Posts) && page.selected)
        .and_then(|text| leading_count(text, &page.language));
    Profile {
        account: exact.account().or(button.account),
        name: raw
            .names
            .first()
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty()),
        site: raw
            .site
            .as_ref()
            .and_then(|site| domains::registrable(&site.spelled())),
        sites: sites(raw),
        followers: agreed(
            exact.statistic("Follows"),
            shown(&["followers", "verified_followers"]),
        ),
        following: agreed(exact.statistic("Friends"), shown(&["following"])),
        posts: agreed(
            exact.statistic("Tweets").or(exact.statistic("Posts")),
            posts,
        ),
        created: exact.created(),
        verified: handle.is_some().then(|| marked("icon-verified")),
        protected: handle.is_some().then(|| marked("icon-lock")),
        follows_you: (signed_in && handle.is_some()).then(|| marked("userFollowIndicator")),
        you_follow: if signed_in { button.following } else { None },
        own,
        viewer: page.viewer.clone().or(handle.clone().filter(|_| own)),
        handle,
    }
}

/// The display name as X's script tells it. What is shown may be a translator's.
pub(super) fn told_name(raw: &RawHeader) -> Option<String> {
    schema::display_name(raw, &handle(raw)?)
}

/// `@handle` in `UserName`: the last block that is one, since a display name may look like one too.
fn handle(raw: &RawHeader) -> Option<Handle> {
    raw.names
        .iter()
        .skip(1)
        .rev()
        .map(|block| block.trim())
        .filter(|block| block.starts_with('@'))
        .find_map(Handle::new)
}

/// Both spell their address; of one that is cut short, what follows the last slash is not known.
fn sites(raw: &RawHeader) -> Vec<String> {
    let bio = raw
        .bio_links
        .iter()
        .filter(|link| url::path(&link.href).is_none());
    let mut sites: Vec<String> = raw
        .site
        .iter()
        .chain(bio)
        .filter_map(|link| domains::own(&whole(link)))
        .collect();
    sites.dedup();
    sites
}

/// The address that a link spells; one that is cut short ends in a part that is nobody's name.
fn whole(link: &RawLink) -> String {
    let spelled = link.spelled();
    match link.text.trim_end().ends_with('…') {
        true => format!("{spelled}…"),
        false => spelled,
    }
}

/// The exact count where it fits the shown one; the shown one where they disagree, for that is what people see.
fn agreed(exact: Option<u64>, shown: Option<CountRange>) -> Option<CountRange> {
    match (exact, shown) {
        (Some(exact), Some(shown)) if !(shown.low..=shown.high).contains(&exact) => Some(shown),
        (Some(exact), _) => Some(CountRange::exact(exact)),
        (None, shown) => shown,
    }
}

/// The follow button that names this handle; the column holds other people's too.
#[derive(Default)]
struct Button {
    account: Option<u64>,
    following: Option<bool>,
}

impl Button {
    fn find(raw: &RawHeader, handle: &Handle) -> Button {
        let mut buttons = raw.buttons.iter();
        let button = buttons.find(|(_, label)| names(label, handle));
        let (account, following) = button
            .map(|(id, _)| person::follow_button(id))
            .unwrap_or_default();
        Button { account, following }
    }
}

/// The label of a button names somebody.
fn names(label: &str, handle: &Handle) -> bool {
    label
        .split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_' || letter == '@'))
        .any(|word| word.starts_with('@') && Handle::new(word).as_ref() == Some(handle))
}

/// The viewer has blocked the owner. Such buttons of other people name those.
pub(super) fn is_blocked(raw: &RawHeader, owner: &Handle) -> bool {
    let mut buttons = raw.buttons.iter();
    buttons.any(|(id, label)| {
        id.ends_with("-unblock") && (names(label, owner) || !label.contains('@'))
    })
}

impl Profile {
    /// Whoever is signed in now, or nobody: what it was to somebody else does not hold for them.
    pub fn seen_by(&mut self, viewer: Option<&Handle>) {
        if viewer.is_none() || self.viewer.as_ref() != viewer {
            (self.follows_you, self.you_follow) = (None, None);
            self.own = viewer.is_some() && self.handle.as_ref() == viewer;
            self.viewer = viewer.cloned();
        }
    }

    /// A later look at the same header: it wins, but does not forget what only another tab shows
    /// (the schema script) for as long as the two do not contradict each other.
    pub fn update(&mut self, later: &Profile) {
        if later.handle.is_none() {
            return;
        }
        let earlier = std::mem::replace(self, later.clone());
        if earlier.handle != self.handle {
            return;
        }
        self.followers = CountRange::sharper(earlier.followers, self.followers);
        self.following = CountRange::sharper(earlier.following, self.following);
        self.posts = CountRange::sharper(earlier.posts, self.posts);
        self.account = self.account.or(earlier.account);
        self.created = self.created.or(earlier.created);
    }
}
