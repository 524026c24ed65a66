//! Elsewhere on X: which of the accounts that a page names are marked, and whose posts are dimmed.
//!
//! Only accounts of the notebook are marked, by what was seen of them; nobody is looked up.

use serde::Serialize;

use crate::account::Notebook;
use crate::ids::Handle;
use crate::judge::{self, Family, Verdict};
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
pub fn places(settings: &Settings, url: &str) -> Places {
    Places {
        mark: !settings.marks.is_empty(),
        veil: !settings.dim.is_empty() && is_home(url),
    }
}

fn is_home(url: &str) -> bool {
    page::place(url).0 == PageKind::Home
}

/// Whether the user asked for anything of this.
pub fn wanted(settings: &Settings) -> bool {
    !settings.marks.is_empty() || !settings.dim.is_empty()
}

/// An answer for each of the links that names on a page lead to, in their order. `viewer` is the link to
/// whoever is signed in.
pub async fn marked<S: Storage>(
    tx: &mut Transaction<'_, S>,
    url: &str,
    viewer: Option<&str>,
    links: &[String],
    now: i64,
) -> Result<Vec<Marked>, Failed> {
    let settings = tx.settings().await?;
    if !wanted(&settings) {
        return Ok(Vec::new());
    }
    let area = Area::of(&settings);
    let index = tx.index(area).await?;
    let noted = |link: &String| {
        url::profile(link).filter(|handle| {
            let key = handle.key();
            index.entries.iter().any(|entry| entry.handle == key)
        })
    };
    let handles: Vec<_> = links.iter().take(limits::NAMES).map(noted).collect();
    let keys: Vec<String> = handles.iter().flatten().map(Handle::key).collect();
    tx.fetch_notebooks(area, &keys).await?;
    let home = is_home(url);
    let viewer = viewer.and_then(url::profile);
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(match handle {
            None => Marked::default(),
            Some(handle) => {
                let notebook = tx.notebook(area, &handle).await?;
                mark(&notebook, viewer.as_ref(), &settings, home, now)
            }
        });
    }
    Ok(answers)
}

/// A protected account gets none. Whoever follows one viewer need not follow the next.
fn mark(
    notebook: &Notebook,
    viewer: Option<&Handle>,
    settings: &Settings,
    home: bool,
    now: i64,
) -> Marked {
    if notebook.profile.protected == Some(true) {
        return Marked::default();
    }
    let mut verdicts = judge::judge(notebook, settings, now);
    let same_viewer = viewer.is_some() && notebook.profile.viewer.as_ref() == viewer;
    verdicts.retain(|verdict| verdict.said && (same_viewer || verdict.family != Family::You));
    Marked {
        mark: marks::marks(&chosen(&verdicts, &settings.marks)),
        veil: marks::veil(&chosen(&verdicts, &settings.dim)).filter(|_| home),
    }
}

fn chosen<'v>(verdicts: &'v [Verdict], ids: &[String]) -> Vec<&'v Verdict> {
    let chosen = |verdict: &&Verdict| ids.contains(&verdict.id);
    verdicts.iter().filter(chosen).collect()
}
