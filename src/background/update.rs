//! A look at the page: noted, kept, and judged.

use super::messages::Sender;
use super::response::{Effect, Response};
use super::toolbar::toolbar;
use crate::account::{Notebook, diary};
use crate::judge::calibration::PACE_POSTS;
use crate::judge::since::shares;
use crate::judge::{self, Account, per_day};
use crate::page::profile::Profile;
use crate::page::reading::{self, Reading};
use crate::page::snapshot::Snapshot;
use crate::page::{Client, PageKind, PageState, Tab};
use crate::settings::Settings;
use crate::storage::{Area, Failed, Storage, TabMemory, Transaction, viewer};
use crate::ui::badge_row::row;
use crate::ui::{OpenPage, Unavailable};

pub(super) async fn update<S: Storage>(
    tx: &mut Transaction<'_, S>,
    snapshot: &Snapshot,
    sender: Sender,
    now: i64,
) -> Result<Response, Failed> {
    let Some(tab) = sender.tab else {
        return Ok(Response::default());
    };
    let reading = reading::read(snapshot);
    let number = reading.profile.as_ref().and_then(|header| header.account);
    tx.prepare(tab, reading.owner(), number).await?;
    let mut settings = tx.settings().await?;
    let before = tx.tab(tab).await?;
    let mut memory = remembered(&reading, before.clone());
    tell_viewer(tx, &reading, &mut memory).await?;
    if memory.is_taken_back(&settings) {
        memory.open_page.undo = None;
    }
    if let Some((owner, number)) = reading.owner().zip(number) {
        tx.follow_word(owner, number).await?;
    }
    let (notebook, kept, begun_anew) = noted(tx, &mut settings, &reading, now).await?;
    memory.open_page.full = !kept;
    memory.open_page.hint = memory.open_page.hint.after(tx.opened().await?);
    if posts_are_elsewhere(&memory.open_page, &notebook) {
        memory.open_page.unavailable = None;
    }
    if memory != before {
        tx.set_tab(tab, &memory);
    }
    if !tx.commit().await?.is_empty() {
        memory.open_page.full = true;
        tx.set_tab(tab, &memory);
        tx.commit().await?;
    }
    let verdicts = judge::judge(&notebook, &settings, now);
    let button = toolbar(&memory.open_page, &notebook, &verdicts, &settings);
    Ok(Response {
        view: row(&memory.open_page, &notebook, &verdicts, &settings),
        rest: reading.page.kind != PageKind::Profile,
        // What the page told before its account was known went with the notebook of another, and a header by itself
        // is told once. What cannot be kept is asked for no more.
        effects: (!memory.open_page.full
            && (begun_anew || lacks_header(&reading, &memory, &notebook)))
        .then_some(Effect::LookAgain)
        .into_iter()
        .chain([Effect::Toolbar(tab, button)])
        .collect(),
        ..Response::default()
    })
}

/// The header was told, and is forgotten: the user had the account forgotten while it was open.
fn lacks_header(reading: &Reading, memory: &TabMemory, notebook: &Notebook) -> bool {
    let forgotten = memory.header && notebook.profile.protected.is_none();
    forgotten && reading.profile.is_none() && memory.open_page.client == Client::Classic
}

/// Who is signed in; a page that is still coming tells neither that somebody is nor that nobody is.
async fn tell_viewer<S: Storage>(
    tx: &mut Transaction<'_, S>,
    reading: &Reading,
    memory: &mut TabMemory,
) -> Result<(), Failed> {
    let page = &reading.page;
    if page.viewer.is_some() || page.signed_out {
        tx.set_viewer(page.viewer.as_ref()).await?;
        memory.viewer = Some(viewer::key(&page.viewer));
    }
    Ok(())
}

/// The owner's notebook with this reading in it, whether there is room for it, and whether it was
/// begun anew, for the handle was another account's.
async fn noted<S: Storage>(
    tx: &mut Transaction<'_, S>,
    settings: &mut Settings,
    reading: &Reading,
    now: i64,
) -> Result<(Notebook, bool, bool), Failed> {
    let area = Area::of(settings);
    let Some(owner) = reading.owner() else {
        return Ok((Notebook::default(), true, false));
    };
    let number = reading.profile.as_ref().and_then(|header| header.account);
    let mut owned = tx.notebook_of(area, owner, number).await?;
    owned.notebook.add(reading, now);
    if settings.follow(&owned.given_up, owner) {
        tx.set_settings(settings).await?;
    }
    if settings.remember {
        enter(tx, &mut owned.notebook, reading, settings, now).await?;
    }
    let kept = tx.keep(area, owner, &owned.notebook).await?;
    if kept && !owned.given_up.is_empty() {
        tx.give_up(area, &owned.given_up, owner).await?;
    }
    Ok((owned.notebook, kept, owned.begun_anew))
}

/// Enters a look into the account's diary.
async fn enter<S: Storage>(
    tx: &mut Transaction<'_, S>,
    notebook: &mut Notebook,
    reading: &Reading,
    settings: &Settings,
    now: i64,
) -> Result<(), Failed> {
    if let Some(header) = &reading.profile {
        let before = tx.sign_seen().await?;
        let mut sign_seen = before;
        let loaded = reading.page.loaded;
        // What a translator makes of a name is no change of it.
        let header = Profile {
            name: reading.told_name.clone(),
            ..header.clone()
        };
        diary::enter(&mut notebook.diary, &header, &mut sign_seen, loaded, now);
        if let Some(seen) = sign_seen.filter(|_| sign_seen != before) {
            tx.set_sign_seen(before, seen);
        }
    }
    let pace = per_day(&Account::new(notebook, settings, now), PACE_POSTS);
    let shares = shares(notebook, now);
    diary::enter_posts(&mut notebook.diary, shares, pace, now);
    Ok(())
}

/// The tab after a look, with what stays true of it from before.
fn remembered(reading: &Reading, before: TabMemory) -> TabMemory {
    let owner = reading.page.owner.clone();
    let stays = owner.is_some() && owner == before.open_page.handle;
    let before = match stays {
        true => before,
        false => TabMemory {
            viewer: before.viewer,
            ..TabMemory::default()
        },
    };
    let named = |profile: &Profile| profile.handle.is_some();
    let mut memory = TabMemory {
        header: before.header
            || reading.profile.as_ref().is_some_and(named)
            || reading.page.client == Client::XWeb && reading.page.state == PageState::Ready,
        ..before
    };
    memory.health.add(&reading.health);
    let unavailable = unavailable(reading, &memory);
    memory.open_page = OpenPage {
        handle: owner,
        tab: reading.page.tab.unwrap_or_default(),
        signed_out: reading.page.signed_out,
        client: reading.page.client,
        unavailable,
        undo: memory.open_page.undo,
        full: false,
        hint: memory.open_page.hint,
    };
    memory
}

/// What stands in the way. A look that brings only posts says nothing of the header, so what the
/// header told before still stands.
fn unavailable(reading: &Reading, memory: &TabMemory) -> Option<Unavailable> {
    let before = memory
        .open_page
        .unavailable
        .filter(|_| reading.profile.is_none());
    match reading.page.state {
        PageState::Ready | PageState::Protected if memory.unreadable() => {
            Some(Unavailable::Unreadable)
        }
        // Until its own header has come, the last profile's name may stand on the page.
        PageState::Ready | PageState::Protected | PageState::Loading => {
            let blocked = before.filter(|before| *before == Unavailable::BlockedByYou);
            blocked.or((!memory.header).then_some(Unavailable::Loading))
        }
        PageState::NewPage => (!memory.header).then_some(Unavailable::NewPage),
        PageState::Suspended => Some(Unavailable::Suspended),
        PageState::Withheld => Some(Unavailable::Withheld),
        PageState::BlocksYou => Some(Unavailable::BlocksYou),
        PageState::BlockedByYou => Some(Unavailable::BlockedByYou),
        PageState::Empty
            if matches!(before, Some(Unavailable::Withheld | Unavailable::Missing)) =>
        {
            before
        }
        PageState::Empty if reading.profile.as_ref().is_some_and(is_nobody) => {
            Some(Unavailable::Missing)
        }
        PageState::Empty => Some(Unavailable::Empty),
        PageState::Failed => Some(Unavailable::Error),
    }
}

/// The list in view is empty and another was not: who never replies has nothing in Replies.
fn posts_are_elsewhere(open_page: &OpenPage, notebook: &Notebook) -> bool {
    open_page.unavailable == Some(Unavailable::Empty)
        && open_page.tab != Tab::Posts
        && !notebook.notes.is_empty()
}

/// Of an account that is not there X knows only the handle that was asked for.
fn is_nobody(profile: &Profile) -> bool {
    profile.handle.is_none() && profile.followers.is_none() && profile.following.is_none()
}
