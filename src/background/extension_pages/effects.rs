//! What the popup and the options page do by themselves: copy, save, show something else.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Context, Route, overview, set_aside};
use crate::background::messages::Control;
use crate::judge::Verdict;
use crate::judge::statistics::Statistics;
use crate::page::profile::Profile;
use crate::storage::export::File;
use crate::storage::{Area, Failed, Storage, Transaction, format};
use crate::ui::Value;
use crate::ui::action::{Action, Form};

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

/// What the page does when something is pressed; `None` when that is the background's to do.
pub async fn press<S: Storage>(
    tx: &mut Transaction<'_, S>,
    route: &Route,
    control: &Control,
    context: Context,
) -> Result<Option<PageEffect>, Failed> {
    Ok(Some(match (&control.press, route) {
        (Action::Copy { form }, _) => PageEffect::Copy(copied(tx, route, *form, context).await?),
        (Action::CopyReport, _) => {
            PageEffect::Copy(vec![vec![Value::Plain(report(tx, route).await?)]])
        }
        (Action::Export, _) => PageEffect::Save(export(tx).await?),
        (Action::Search, Route::Accounts(_, order)) => {
            PageEffect::Show(Route::Accounts(control.value.clone(), *order))
        }
        (Action::Sort { by }, Route::Accounts(query, _)) => {
            PageEffect::Show(Route::Accounts(query.clone(), *by))
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
    numbers: &'a Statistics,
}

/// The account's numbers as lines of text, or as JSON.
async fn copied<S: Storage>(
    tx: &mut Transaction<'_, S>,
    route: &Route,
    form: Form,
    context: Context,
) -> Result<Vec<Vec<Value>>, Failed> {
    let Some(overview) = overview(tx, route, context).await? else {
        return Ok(Vec::new());
    };
    let handle = overview
        .open_page
        .handle
        .as_ref()
        .map_or("", |handle| handle.as_str());
    if form == Form::Json {
        let all = Copied {
            account: handle,
            seen: overview.notebook.seen,
            profile: &overview.notebook.profile,
            badges: &overview.verdicts,
            numbers: &overview.statistics,
        };
        let text = serde_json::to_string(&all).unwrap_or_default();
        return Ok(vec![vec![Value::Plain(text)]]);
    }
    let said = overview.verdicts.iter().filter(|verdict| verdict.said);
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
async fn report<S: Storage>(tx: &mut Transaction<'_, S>, route: &Route) -> Result<String, Failed> {
    match route {
        Route::Tab(tab, _) => {
            let memory = tx.tab(*tab).await?;
            Ok(memory.health.report(memory.open_page.client))
        }
        _ => Ok(String::new()),
    }
}

/// Everything that is kept, as the text of a file.
pub async fn export<S: Storage>(tx: &mut Transaction<'_, S>) -> Result<String, Failed> {
    // Each area at one moment, for the background may write meanwhile.
    for area in Area::ALL {
        tx.names(area).await?;
    }
    let settings = tx.settings().await?;
    let area = Area::of(&settings);
    let index = tx.index(area).await?;
    tx.fetch_notebooks(area, &index.handles()).await?;
    let mut accounts = BTreeMap::new();
    for entry in index.entries {
        if let Some(handle) = entry.whose() {
            let notebook = tx.notebook(area, &handle).await?;
            if !tx.is_unreadable(area, &handle) {
                accounts.insert(entry.handle, notebook);
            }
        }
    }
    let file = File {
        fieldmark: format::VERSION,
        settings,
        accounts,
        words: tx.words().await?,
        set_aside: set_aside(tx).await?,
    };
    Ok(serde_json::to_string(&file).unwrap_or_default())
}
