//! Which page this is, whose, which tab, what state, and who is looking.

use serde::{Deserialize, Serialize};

use crate::ids::Handle;
use crate::page::list::{self, Layout};
use crate::page::profile;
use crate::page::snapshot::{RawPage, Snapshot};
use crate::page::url::{self, PageKind, Tab, place};
use crate::page::witnesses::{either, pictured};

/// Where on X we are.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// What sort of page.
    pub kind: PageKind,
    /// Whose profile the address names; the header has still to agree.
    pub owner: Option<Handle>,
    /// Which list of a profile.
    pub tab: Option<Tab>,
    /// The selected tab is that list's, or none is. Else what is shown may still be the other's.
    pub selected: bool,
    /// Which profile X shows: it decides what the lists hold.
    pub layout: Layout,
    /// Which of X's two clients shows it.
    pub client: Client,
    /// When this address was opened, unix seconds; `None` where the snapshot does not say. The lists
    /// on the page are at least as new.
    pub opened: Option<i64>,
    /// When the document was loaded, unix seconds; `None` where the snapshot does not say. What has not
    /// changed since may be as old: X draws again what it fetched then.
    pub loaded: Option<i64>,
    /// What is wrong or unfinished, if anything.
    pub state: PageState,
    /// The signed-in viewer, when the side bar shows one.
    pub viewer: Option<Handle>,
    /// The page shows signs of being signed out.
    pub signed_out: bool,
    /// `html[lang]`, or empty.
    pub language: String,
}

/// Which of X's two clients shows a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Client {
    /// The one with test ids.
    #[default]
    Classic,
    /// "x-web", which signed-out visitors get since the summer of 2026. It shows no viewer, and of its
    /// profiles only the list is known.
    XWeb,
}

/// The state of a profile page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageState {
    /// Readable.
    #[default]
    Ready,
    /// The header is not there yet.
    Loading,
    /// Only approved followers see its posts.
    Protected,
    /// X has suspended the account.
    Suspended,
    /// X withholds the account where the viewer is.
    Withheld,
    /// The account blocks the viewer.
    BlocksYou,
    /// The viewer blocks the account.
    BlockedByYou,
    /// The list says it is empty.
    Empty,
    /// "Something went wrong. Try again."
    Failed,
    /// It is X's new client, and nothing of it could be read.
    NewPage,
}

/// Reads where we are. The header decides only whether a profile is ready.
pub fn read(snapshot: &Snapshot) -> Page {
    let (kind, owner, tab) = place(&snapshot.url);
    let state = state(snapshot, kind, owner.as_ref());
    Page {
        kind,
        // Whatever the tabs of the new client look like, its list holds no reposts.
        layout: match snapshot.page.x_web {
            true => list::Layout::Unknown,
            false => list::layout(&snapshot.page.tabs, owner.as_ref()),
        },
        owner,
        tab,
        selected: is_selected(snapshot, tab),
        client: match snapshot.page.x_web {
            true => Client::XWeb,
            false => Client::Classic,
        },
        opened: Some(snapshot.opened).filter(|opened| *opened > 0),
        loaded: Some(snapshot.loaded).filter(|loaded| *loaded > 0),
        state,
        viewer: viewer(&snapshot.page),
        // The new client shows no viewer: whoever looks, nothing speaks for being signed in.
        signed_out: (snapshot.page.signed_out || snapshot.page.x_web)
            && viewer(&snapshot.page).is_none(),
        language: snapshot.page.language.clone().unwrap_or_default(),
    }
}

/// "All" has no tab of its own: where its address is open, the tab of Posts may be selected.
fn is_selected(snapshot: &Snapshot, tab: Option<Tab>) -> bool {
    let selected = snapshot.page.tab.as_deref();
    match selected.and_then(|href| place(href).2) {
        None => true,
        Some(Tab::Posts) => matches!(tab, Some(Tab::Posts | Tab::All)),
        selected => selected == tab,
    }
}

/// The viewer by link and by avatar.
fn viewer(raw: &RawPage) -> Option<Handle> {
    let linked = raw.viewer_link.as_deref().and_then(url::profile);
    let avatar = raw.viewer_avatar.as_deref().and_then(pictured);
    either(linked, avatar.and_then(url::person))
}

/// The help articles that X's client links to from what it shows in a list's place, by their
/// numbers, which are the same in every language and on every host of theirs. Source: the client's
/// scripts (`bundle.UserProfile` and the profile's timeline, 2022 and 2025).
const REASONS: &[(&str, PageState)] = &[
    ("14016", PageState::Protected),
    ("18311", PageState::Suspended),
    ("20172060", PageState::BlocksYou),
    ("117063", PageState::BlockedByYou),
];

/// Why there is no list, as the links in its place tell.
fn reason(snapshot: &Snapshot) -> Option<PageState> {
    let number = |href: &String| href.rsplit('/').next().unwrap_or_default().to_owned();
    let named = |number: String| REASONS.iter().find(|(article, _)| *article == number);
    snapshot
        .page
        .reasons
        .iter()
        .map(number)
        .find_map(named)
        .map(|(_, state)| *state)
}

fn state(snapshot: &Snapshot, kind: PageKind, owner: Option<&Handle>) -> PageState {
    let has = |sign: &str| snapshot.page.states.iter().any(|state| state == sign);
    let header = snapshot.header.as_ref();
    if kind != PageKind::Profile {
        PageState::Ready
    } else if let Some(reason) = reason(snapshot) {
        reason
    } else if owner
        .zip(header)
        .is_some_and(|(owner, header)| profile::is_blocked(header, owner))
    {
        PageState::BlockedByYou
    } else if header.is_some_and(|header| header.test_ids.iter().any(|id| id == "icon-lock")) {
        PageState::Protected
    } else if has("error-detail") {
        PageState::Failed
    } else if has("emptyState") {
        // A withheld account's notice stands in its list's place with a link of its own, and the
        // header has no counts; an account without posts has both counts and no link.
        if header.is_some_and(|header| header.counts.is_empty())
            && !snapshot.page.reasons.is_empty()
        {
            PageState::Withheld
        } else if has("empty_state_button_text") {
            PageState::Ready // A warning ("may include sensitive content"): the list is behind its button.
        } else {
            PageState::Empty
        }
    } else if header.is_none() && snapshot.page.loading {
        PageState::Loading
    } else {
        PageState::Ready
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::snapshot::{RawHeader, RawLink};

    #[test]
    fn the_reason_for_no_list_is_told_by_its_link() {
        let state_for = |reasons: &[&str], counts: usize| {
            let mut snapshot = Snapshot {
                url: "https://x.com/ann".into(),
                header: Some(RawHeader::default()),
                ..Snapshot::default()
            };
            snapshot.page.states = vec!["emptyState".into()];
            snapshot.page.reasons = reasons.iter().map(|href| href.to_string()).collect();
            let header = snapshot.header.get_or_insert_default();
            header.counts = vec![RawLink::default(); counts];
            read(&snapshot).state
        };
        for (article, state) in REASONS {
            for host in ["https://support.x.com", "https://support.twitter.com"] {
                let href = format!("{host}/articles/{article}");
                assert_eq!(state_for(&[&href], 0), *state);
                assert_eq!(state_for(&[&href], 2), *state);
            }
        }
        assert_eq!(state_for(&["https://t.co/abc"], 0), PageState::Withheld);
        assert_eq!(state_for(&["https://t.co/abc"], 2), PageState::Empty);
        assert_eq!(state_for(&[], 2), PageState::Empty);
        assert_eq!(state_for(&[], 0), PageState::Empty);
    }
}
