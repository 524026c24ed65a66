//! What the popup, the options and the welcome page show: what is stored, judged anew, as a tree.
//!
//! They only read. Whatever is to be changed goes to the background.

pub mod effects;

use std::cmp::Reverse;

use super::two_of_you::{answering, put_beside, two_of_you};
use crate::account::word::{Word, Written};
use crate::ids::Handle;
use crate::judge;
use crate::judge::since::since;
use crate::judge::statistics::statistics;
use crate::page::health::Health;
use crate::settings::Settings;
use crate::storage::format::SetAside;
use crate::storage::index::IndexEntry;
use crate::storage::{Area, Failed, Storage, Transaction};
use crate::time::DAY;
use crate::ui::accounts::{AccountRow, Until, accounts};
use crate::ui::action::Order;
use crate::ui::notice::Notice;
use crate::ui::options::{Stored, options};
use crate::ui::overview::Overview;
use crate::ui::popup::Subject;
use crate::ui::welcome::welcome;
use crate::ui::{self, Node, OpenPage};

/// The accounts that a popup lists where it has none to show.
const RECENT: usize = 6;

/// When and where something is shown.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// Unix seconds.
    pub now: i64,
    /// The viewer's time zone in minutes east of Greenwich.
    pub offset: i32,
}

/// What the popup is to show.
#[derive(Debug, Clone, PartialEq)]
pub enum Route {
    /// The account in view in a tab.
    Tab(i32, InTab),
    /// An account of the notebook.
    Account(Handle),
    /// All of them, those with these words in this order.
    Accounts(String, Order),
    /// The options.
    Options,
    /// What changed from version to version.
    Changes,
    /// How to begin, and whether the browser lets us read X.
    Welcome(bool),
}

/// What a tab shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InTab {
    /// X, with our script in it.
    X,
    /// X, opened before our script came, or before it was updated.
    Deaf,
    /// Something that cannot be told: the browser lets us read no page of X.
    NoAccess,
    /// Something else.
    Other,
}

/// The page. `notice` is what was just done.
pub async fn show<S: Storage>(
    tx: &mut Transaction<'_, S>,
    route: &Route,
    notice: Option<&Notice>,
    context: Context,
) -> Result<Node, Failed> {
    match route {
        Route::Options => options_page(tx, notice).await,
        Route::Changes => Ok(ui::changes::changes()),
        Route::Welcome(may_read) => Ok(welcome(&tx.settings().await?, *may_read)),
        Route::Accounts(query, order) => {
            let mut entries = entries(tx, context, usize::MAX).await?;
            add_words(tx, &mut entries).await?;
            Ok(accounts(&entries, query, *order))
        }
        Route::Tab(..) | Route::Account(_) => popup(tx, route, notice, context).await,
    }
}

async fn popup<S: Storage>(
    tx: &mut Transaction<'_, S>,
    route: &Route,
    notice: Option<&Notice>,
    context: Context,
) -> Result<Node, Failed> {
    let welcome = !tx.welcomed().await?;
    let settings = tx.settings().await?;
    if let Some(overview) = overview(tx, route, context).await? {
        return Ok(ui::popup::popup(
            Subject::Account(&overview),
            &settings,
            welcome,
            notice,
        ));
    }
    let recent = entries(tx, context, RECENT).await?;
    let subject = match route {
        Route::Tab(_, InTab::Deaf) => Subject::Deaf(&recent),
        Route::Tab(_, InTab::NoAccess) => Subject::NoAccess(&recent),
        Route::Tab(_, InTab::Other) => Subject::NoX(&recent),
        _ => Subject::NoProfile(&recent),
    };
    Ok(ui::popup::popup(subject, &settings, welcome, notice))
}

async fn options_page<S: Storage>(
    tx: &mut Transaction<'_, S>,
    notice: Option<&Notice>,
) -> Result<Node, Failed> {
    let settings = tx.settings().await?;
    let area = Area::of(&settings);
    let entries = tx.index(area).await?.entries;
    let until = |entry: &IndexEntry| until(&settings, entry.seen);
    tx.fetch_words(&[]).await?;
    let stored = Stored {
        accounts: entries.len() as u32,
        posts: entries.iter().map(|entry| entry.posts).sum(),
        until: entries.iter().filter_map(until).min(),
        aside: set_aside(tx).await?.len() as u32,
        words: tx.word_count(),
        tags: listed_tags(tx),
    };
    Ok(options(&settings, &stored, notice))
}

/// The user's tags, in the order in which they were first written.
fn listed_tags<S: Storage>(tx: &mut Transaction<'_, S>) -> Vec<String> {
    let mut tags = tx.tags();
    tags.retain(|(tag, _)| !tag.is_empty());
    tags.into_iter().map(|(tag, _)| tag).collect()
}

/// What is known of that cannot be read.
async fn set_aside<S: Storage>(tx: &mut Transaction<'_, S>) -> Result<Vec<SetAside>, Failed> {
    let mut all = Vec::new();
    for area in Area::ALL {
        all.extend(tx.aside(area).await?);
    }
    Ok(all)
}

/// The account that a route leads to.
async fn overview<S: Storage>(
    tx: &mut Transaction<'_, S>,
    route: &Route,
    context: Context,
) -> Result<Option<Overview>, Failed> {
    let (open_page, health) = match route {
        Route::Tab(tab, InTab::X) => {
            let memory = tx.tab(*tab).await?;
            (memory.open_page, memory.health)
        }
        Route::Account(handle) => (of_the_notebook(handle), Health::default()),
        _ => return Ok(None),
    };
    let Some(owner) = open_page.handle.clone() else {
        return Ok(None);
    };
    let settings = tx.settings().await?;
    let area = Area::of(&settings);
    let mut notebook = tx.notebook(area, &owner).await?;
    let tab = match route {
        Route::Tab(tab, _) => Some(*tab),
        _ => None,
    };
    let told = tx.told_viewer_in(tab).await?;
    let viewer = told.clone().flatten();
    let of_two = viewer.as_ref();
    let two = two_of_you(tx, of_two, &owner, &notebook, &settings, context.now).await?;
    if let Some(viewer) = &told {
        notebook.profile.seen_by(viewer.as_ref());
    }
    let statistics = statistics(&notebook, &settings, context.now, context.offset);
    let mut verdicts = judge::judge(&notebook, &settings, context.now);
    put_beside(&mut verdicts, &two);
    tx.fetch_words(&[(owner.key(), notebook.profile.account)])
        .await?;
    let since = || since(&notebook, viewer.as_ref(), context.now);
    let overview = Overview {
        since: settings.remember.then(since).flatten(),
        aside: tx.is_aside(area, &owner).await?,
        word: tx.word_on(&owner, notebook.profile.account),
        answering: answering(tx, of_two, &owner, &settings, &statistics).await?,
        verdicts,
        statistics,
        two,
        open_page,
        notebook,
        health,
    };
    Ok(Some(overview))
}

/// Accounts that the user wrote a word on, and of which nothing else is kept.
async fn add_words<S: Storage>(
    tx: &mut Transaction<'_, S>,
    entries: &mut Vec<AccountRow>,
) -> Result<(), Failed> {
    if tx.word_count() == 0 {
        return Ok(());
    }
    let shown = entries.iter().map(|entry| entry.words.clone());
    let shown = shown.flat_map(|Written { yours, anothers }| [yours, anothers]);
    let shown: Vec<Word> = shown.flatten().collect();
    for word in tx.words().await? {
        let place = word.whereabouts();
        let handle = place.as_ref().or(word.handle.as_ref());
        if let Some(handle) = handle.filter(|_| !shown.contains(&word)) {
            entries.push(AccountRow {
                handle: handle.as_str().to_owned(),
                name: None,
                badges: Vec::new(),
                posts: 0,
                seen: word.written,
                until: Until::Erased,
                words: match place {
                    Some(_) => Written {
                        yours: Some(word),
                        anothers: None,
                    },
                    None => Written {
                        yours: None,
                        anothers: Some(word),
                    },
                },
            });
        }
    }
    Ok(())
}

fn of_the_notebook(handle: &Handle) -> OpenPage {
    OpenPage {
        handle: Some(handle.clone()),
        ..OpenPage::default()
    }
}

/// The accounts last seen, newest first, at most so many.
async fn entries<S: Storage>(
    tx: &mut Transaction<'_, S>,
    context: Context,
    most: usize,
) -> Result<Vec<AccountRow>, Failed> {
    let settings = tx.settings().await?;
    let area = Area::of(&settings);
    let mut index = tx.index(area).await?;
    index.entries.sort_by_key(|entry| Reverse(entry.seen));
    index.entries.truncate(most);
    tx.fetch_notebooks(area, &index.handles()).await?;
    let kept = index.entries.iter();
    let kept: Vec<_> = kept
        .map(|kept| (kept.handle.clone(), kept.account))
        .collect();
    tx.fetch_words(&kept).await?;
    let viewer = tx.told_viewer().await?;
    let mut entries = Vec::new();
    for kept in index.entries {
        let Some(handle) = kept.whose() else {
            continue;
        };
        let mut notebook = tx.notebook(area, &handle).await?;
        if let Some(viewer) = &viewer {
            notebook.profile.seen_by(viewer.as_ref());
        }
        let verdicts = judge::judge(&notebook, &settings, context.now);
        let said = verdicts.into_iter().filter(|verdict| verdict.said);
        let written = notebook.profile.handle.unwrap_or(handle.clone());
        entries.push(AccountRow {
            handle: written.as_str().to_owned(),
            name: notebook.profile.name,
            badges: said
                .map(|verdict| (verdict.id, verdict.family, verdict.label))
                .collect(),
            words: tx.word_on(&handle, kept.account),
            posts: kept.posts,
            seen: kept.seen,
            until: until(&settings, kept.seen).map_or(Until::Closed, Until::Date),
        });
    }
    Ok(entries)
}

/// When an account last seen then is forgotten, if not with the browser.
fn until(settings: &Settings, seen: i64) -> Option<i64> {
    settings
        .remember
        .then(|| seen + i64::from(settings.retention()) * DAY)
}
