//! Elsewhere on X: which of the accounts that a page names are marked, and whose posts are dimmed.
//!
//! Only accounts of the notebook are marked, by what was seen of them, and those that the user wrote a
//! word on; nobody is looked up.

use serde::Serialize;

use crate::ids::Handle;
use crate::judge::{self, Verdict};
use crate::limits;
use crate::page::url;
use crate::page::{self, PageKind};
use crate::settings::Settings;
use crate::storage::{Area, Failed, Storage, Transaction};
use crate::ui::{Node, marks};

/// What stands beside one name, and over the posts of whoever has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Marked {
    /// The marks.
    pub mark: Option<Node>,
    /// The veil.
    pub veil: Option<Node>,
}

/// Where something can stand on a page. It stands at all names and posts alike, whomever they are of:
/// from what only stood at some the page would learn whom the viewer has looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Places {
    /// Beside names.
    pub mark: bool,
    /// Over posts.
    pub veil: bool,
}

/// Where the user wants something to stand at this address.
pub async fn places<S: Storage>(tx: &mut Transaction<'_, S>, url: &str) -> Result<Places, Failed> {
    tx.fetch_words(&[]).await?;
    let settings = tx.settings().await?;
    Ok(Places {
        mark: !settings.marks.is_empty() || tx.word_count() > 0,
        veil: !settings.dim.is_empty() && is_home(url),
    })
}

fn is_home(url: &str) -> bool {
    page::place(url).0 == PageKind::Home
}

/// Whether the user asked for anything of this, or wrote something.
pub async fn wanted<S: Storage>(tx: &mut Transaction<'_, S>) -> Result<bool, Failed> {
    tx.fetch_words(&[]).await?;
    Ok(tx.word_count() > 0 || judging(&tx.settings().await?))
}

fn judging(settings: &Settings) -> bool {
    !settings.marks.is_empty() || !settings.dim.is_empty()
}

/// An answer for each of the links that names on a tab's page lead to, in their order.
pub async fn marked<S: Storage>(
    tx: &mut Transaction<'_, S>,
    url: &str,
    links: &[String],
    tab: Option<i32>,
    now: i64,
) -> Result<Vec<Marked>, Failed> {
    if !wanted(tx).await? {
        return Ok(Vec::new());
    }
    let settings = tx.settings().await?;
    let links = links.iter().take(limits::NAMES);
    let handles: Vec<Option<Handle>> = links.map(|link| url::profile(link)).collect();
    let noted = fetch_noted(tx, &settings, &handles).await?;
    if tx.word_count() > 0 {
        let named = handles.iter().flatten();
        let named: Vec<_> = named.map(|handle| (handle.key(), None)).collect();
        tx.fetch_words(&named).await?;
    }
    let home = is_home(url);
    let viewer = tx.told_viewer_in(tab).await?.flatten();
    let mut answers = Vec::new();
    for handle in handles {
        let Some(handle) = handle else {
            answers.push(Marked::default());
            continue;
        };
        let word = tx.word_beside(&handle);
        let verdicts = match noted.contains(&handle.key()) {
            true => said(tx, &handle, viewer.as_ref(), &settings, now).await?,
            false => Vec::new(),
        };
        answers.push(Marked {
            mark: marks::marks(
                &chosen(&verdicts, &settings.marks),
                word.as_ref(),
                &settings,
            ),
            veil: marks::veil(&chosen(&verdicts, &settings.dim), word.as_ref(), &settings)
                .filter(|_| home),
        });
    }
    Ok(answers)
}

/// The keys of those who have a notebook, where the user picked a badge that it may earn.
async fn fetch_noted<S: Storage>(
    tx: &mut Transaction<'_, S>,
    settings: &Settings,
    handles: &[Option<Handle>],
) -> Result<Vec<String>, Failed> {
    if !judging(settings) {
        return Ok(Vec::new());
    }
    let area = Area::of(settings);
    let index = tx.index(area).await?;
    let mut keys: Vec<String> = handles.iter().flatten().map(Handle::key).collect();
    keys.retain(|key| index.entries.iter().any(|entry| entry.handle == *key));
    tx.fetch_notebooks(area, &keys).await?;
    Ok(keys)
}

/// What is said of somebody; nothing of a protected account, and where nobody is signed in nothing of the
/// last viewer.
async fn said<S: Storage>(
    tx: &mut Transaction<'_, S>,
    handle: &Handle,
    viewer: Option<&Handle>,
    settings: &Settings,
    now: i64,
) -> Result<Vec<Verdict>, Failed> {
    let mut notebook = tx.notebook(Area::of(settings), handle).await?;
    if notebook.profile.protected == Some(true) {
        return Ok(Vec::new());
    }
    notebook.profile.seen_by(viewer);
    let mut verdicts = judge::judge(&notebook, settings, now);
    verdicts.retain(|verdict| verdict.said);
    Ok(verdicts)
}

fn chosen<'v>(verdicts: &'v [Verdict], ids: &[String]) -> Vec<&'v Verdict> {
    let chosen = |verdict: &&Verdict| ids.contains(&verdict.id);
    verdicts.iter().filter(chosen).collect()
}
