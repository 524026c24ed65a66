//! What the popup and the options page show: what is stored, judged anew, as a tree.
//!
//! They only read. Whatever is to be changed goes to the background.

use std::cmp::Reverse;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::account::Notebook;
use crate::background::messages::Control;
use crate::ids::Handle;
use crate::judge::statistics as numbers;
use crate::judge::{self, Verdict};
use crate::page::health::Health;
use crate::page::profile::Profile;
use crate::settings::Settings;
use crate::storage::export::File;
use crate::storage::format::{self, SetAside};
use crate::storage::index::IndexEntry;
use crate::storage::{Failed, Partition, Storage, Transaction};
use crate::time::DAY;
use crate::ui::accounts::{AccountRow, Order, accounts};
use crate::ui::action::Action;
use crate::ui::options::{Notice, Stored, options};
use crate::ui::popup::{Looked, Subject, panel};
use crate::ui::{Node, OpenPage, Value};

/// The accounts that a popup lists where it has none to show.
const RECENT: usize = 6;

/// When and where something is shown.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// Unix seconds.
    pub now: i64,
    /// The viewer's time zone in minutes east of Greenwich.
    pub offset: i32,
    /// The page stands in a private window.
    pub private: bool,
}

/// What the popup is to show.
#[derive(Debug, Clone, PartialEq)]
pub enum Route {
    /// The account in view in a tab; whether that tab shows X.
    Tab(i32, bool),
    /// An account of the notebook.
    Account(Handle),
    /// All of them, those with these words in this order.
    Accounts(String, Order),
    /// The options.
    Options,
}

/// What one of our own pages does by itself.
#[derive(Debug, Clone, PartialEq)]
pub enum PageEffect {
    /// Puts lines into the clipboard, each of words to be spoken and joined.
    Copy(Vec<Vec<Value>>),
    /// Gives the user a file.
    Save(String),
    /// Shows something else.
    Show(Route),
}

/// An account with all that is said of it.
struct Judged {
    open_page: OpenPage,
    notebook: Notebook,
    verdicts: Vec<Verdict>,
    numbers: numbers::Statistics,
    health: Health,
    aside: bool,
    private: bool,
}

/// The page. `notice` is what was just done.
pub async fn show<S: Storage>(
    tx: &mut Transaction<'_, S>,
    wanted: &Route,
    notice: Option<&Notice>,
    moment: Context,
) -> Result<Node, Failed> {
    match wanted {
        Route::Options => options_page(tx, notice, moment).await,
        Route::Accounts(query, order) => {
            let entries = entries(tx, moment, usize::MAX).await?;
            Ok(accounts(&entries, query, *order))
        }
        Route::Tab(..) | Route::Account(_) => popup(tx, wanted, moment).await,
    }
}

async fn popup<S: Storage>(
    tx: &mut Transaction<'_, S>,
    wanted: &Route,
    moment: Context,
) -> Result<Node, Failed> {
    let welcome = !tx.welcomed().await?;
    if let Some(judged) = judged(tx, wanted, moment).await? {
        let settings = tx.settings(judged.private).await?;
        let subject = Subject::Account(judged.looked());
        return Ok(panel(subject, &settings, welcome));
    }
    let settings = tx.settings(moment.private).await?;
    let recent = entries(tx, moment, RECENT).await?;
    let subject = match wanted {
        Route::Tab(_, false) => Subject::NoX(&recent),
        _ => Subject::NoProfile(&recent),
    };
    Ok(panel(subject, &settings, welcome))
}

async fn options_page<S: Storage>(
    tx: &mut Transaction<'_, S>,
    notice: Option<&Notice>,
    moment: Context,
) -> Result<Node, Failed> {
    let settings = tx.settings(moment.private).await?;
    let partition = Partition::of(&settings, moment.private);
    let entries = tx.index(partition).await?.entries;
    let until = |entry: &IndexEntry| until(&settings, moment, entry.seen);
    let stored = Stored {
        accounts: entries.len() as u32,
        posts: entries.iter().map(|entry| entry.posts).sum(),
        until: entries.iter().filter_map(until).min(),
        aside: set_aside(tx, moment.private).await?.len() as u32,
    };
    Ok(options(&settings, stored, notice))
}

/// What a window of this sort knows of that cannot be read.
async fn set_aside<S: Storage>(
    tx: &mut Transaction<'_, S>,
    private: bool,
) -> Result<Vec<SetAside>, Failed> {
    let mut all = Vec::new();
    for partition in Partition::all(private) {
        all.extend(tx.aside(*partition).await?);
    }
    Ok(all)
}

/// What the page does when something is pressed; `None` when that is the background's to do.
pub async fn press<S: Storage>(
    tx: &mut Transaction<'_, S>,
    wanted: &Route,
    control: &Control,
    moment: Context,
) -> Result<Option<PageEffect>, Failed> {
    Ok(Some(match (&control.press, wanted) {
        (Action::Copy { form }, _) => PageEffect::Copy(copied(tx, wanted, form, moment).await?),
        (Action::CopyReport, _) => {
            PageEffect::Copy(vec![vec![Value::Plain(report(tx, wanted).await?)]])
        }
        (Action::Export, _) => PageEffect::Save(export(tx, moment).await?),
        (Action::Search, Route::Accounts(_, order)) => {
            PageEffect::Show(Route::Accounts(control.value.clone(), *order))
        }
        (Action::Sort { by }, Route::Accounts(query, _)) => {
            PageEffect::Show(Route::Accounts(query.clone(), Order::by(by)))
        }
        _ => return Ok(None),
    }))
}

/// The account's numbers, as they are copied for other programs.
#[derive(Serialize)]
struct Copied<'a> {
    account: &'a str,
    seen: i64,
    profile: &'a Profile,
    badges: &'a [Verdict],
    numbers: &'a numbers::Statistics,
}

/// The account's numbers as lines of text, or as JSON.
async fn copied<S: Storage>(
    tx: &mut Transaction<'_, S>,
    wanted: &Route,
    form: &str,
    moment: Context,
) -> Result<Vec<Vec<Value>>, Failed> {
    let Some(judged) = judged(tx, wanted, moment).await? else {
        return Ok(Vec::new());
    };
    let handle = judged
        .open_page
        .handle
        .as_ref()
        .map_or("", |handle| handle.as_str());
    if form == "json" {
        let all = Copied {
            account: handle,
            seen: judged.notebook.seen,
            profile: &judged.notebook.profile,
            badges: &judged.verdicts,
            numbers: &judged.numbers,
        };
        let text = serde_json::to_string(&all).unwrap_or_default();
        return Ok(vec![vec![Value::Plain(text)]]);
    }
    let said = judged.verdicts.iter().filter(|verdict| verdict.said);
    let lines = said.map(|verdict| {
        vec![
            verdict.label.clone().into(),
            verdict.sentence.clone().into(),
        ]
    });
    let first = std::iter::once(vec![Value::Plain(format!("@{handle}"))]);
    Ok(first.chain(lines).collect())
}

/// What the reader missed on a tab's page, to be copied.
async fn report<S: Storage>(tx: &mut Transaction<'_, S>, wanted: &Route) -> Result<String, Failed> {
    match wanted {
        Route::Tab(tab, _) => {
            let memory = tx.tab(*tab).await?;
            Ok(memory.health.report(memory.open_page.client))
        }
        _ => Ok(String::new()),
    }
}

/// Everything that is kept, as the text of a file.
pub async fn export<S: Storage>(
    tx: &mut Transaction<'_, S>,
    moment: Context,
) -> Result<String, Failed> {
    let settings = tx.settings(moment.private).await?;
    let partition = Partition::of(&settings, moment.private);
    let index = tx.index(partition).await?;
    tx.fetch_notebooks(partition, &index.handles()).await?;
    let mut accounts = BTreeMap::new();
    for entry in index.entries {
        if let Some(handle) = entry.whose() {
            let notebook = tx.notebook(partition, &handle).await?;
            if !tx.is_unreadable(partition, &handle) {
                accounts.insert(entry.handle, notebook);
            }
        }
    }
    let file = File {
        fieldmark: format::VERSION,
        settings,
        accounts,
        set_aside: set_aside(tx, moment.private).await?,
    };
    Ok(serde_json::to_string(&file).unwrap_or_default())
}

async fn judged<S: Storage>(
    tx: &mut Transaction<'_, S>,
    wanted: &Route,
    moment: Context,
) -> Result<Option<Judged>, Failed> {
    let (open_page, private, health) = match wanted {
        Route::Tab(tab, true) => {
            let memory = tx.tab(*tab).await?;
            (memory.open_page, memory.private, memory.health)
        }
        Route::Account(handle) => (of_the_notebook(handle), moment.private, Health::default()),
        _ => return Ok(None),
    };
    let Some(owner) = open_page.handle.clone() else {
        return Ok(None);
    };
    let settings = tx.settings(private).await?;
    let partition = Partition::of(&settings, private);
    let notebook = tx.notebook(partition, &owner).await?;
    Ok(Some(Judged {
        aside: tx.is_aside(partition, &owner).await?,
        verdicts: judge::judge(&notebook, &settings, moment.now),
        numbers: numbers::panel(&notebook, &settings, moment.now, moment.offset),
        open_page,
        notebook,
        health,
        private,
    }))
}

fn of_the_notebook(handle: &Handle) -> OpenPage {
    OpenPage {
        handle: Some(handle.clone()),
        ..OpenPage::default()
    }
}

impl Judged {
    fn looked(&self) -> Looked<'_> {
        Looked {
            open_page: &self.open_page,
            notebook: &self.notebook,
            verdicts: &self.verdicts,
            numbers: &self.numbers,
            health: &self.health,
            aside: self.aside,
        }
    }
}

/// The accounts last seen, newest first, at most so many.
async fn entries<S: Storage>(
    tx: &mut Transaction<'_, S>,
    moment: Context,
    most: usize,
) -> Result<Vec<AccountRow>, Failed> {
    let settings = tx.settings(moment.private).await?;
    let partition = Partition::of(&settings, moment.private);
    let mut index = tx.index(partition).await?;
    index.entries.sort_by_key(|entry| Reverse(entry.seen));
    index.entries.truncate(most);
    tx.fetch_notebooks(partition, &index.handles()).await?;
    let mut entries = Vec::new();
    for kept in index.entries {
        let Some(handle) = kept.whose() else {
            continue;
        };
        let notebook = tx.notebook(partition, &handle).await?;
        let verdicts = judge::judge(&notebook, &settings, moment.now);
        let said = verdicts.into_iter().filter(|verdict| verdict.said);
        let written = notebook.profile.handle.unwrap_or(handle);
        entries.push(AccountRow {
            handle: written.as_str().to_owned(),
            name: notebook.profile.name,
            badges: said
                .map(|verdict| (verdict.id, verdict.family, verdict.label))
                .collect(),
            posts: kept.posts,
            seen: kept.seen,
            until: until(&settings, moment, kept.seen),
        });
    }
    Ok(entries)
}

/// When an account last seen then is forgotten, if not with the browser.
fn until(settings: &Settings, moment: Context, seen: i64) -> Option<i64> {
    let remembered = settings.remember && !moment.private;
    remembered.then(|| seen + i64::from(settings.retention()) * DAY)
}
