//! Elsewhere on X: which of the accounts that a page names are marked, and whose posts are dimmed.
//!
//! Only accounts of the notebook are marked, by what was seen of them; nobody is looked up.

use crate::address;
use crate::badges::{self, Verdict};
use crate::page::{self, PageKind};
use crate::settings::Settings;
use crate::store::{Area, Failed, Shelf, Store};
use crate::view::{Node, marks};

/// More names than this are not answered at once: no honest page shows them.
const MOST: usize = 500;

/// What stands beside one name, and over the posts of whoever has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Marked {
    /// The marks.
    pub mark: Option<Node>,
    /// The veil.
    pub veil: Option<Node>,
}

/// Whether the user asked for anything of this.
pub fn wanted(settings: &Settings) -> bool {
    !settings.marks.is_empty() || !settings.dim.is_empty()
}

/// An answer for each of the links that names on a page lead to, in their order.
pub async fn marked<A: Area>(
    store: &mut Store<A>,
    url: &str,
    links: &[String],
    private: bool,
    now: i64,
) -> Result<Vec<Marked>, Failed> {
    let settings = store.settings(private).await?;
    if !wanted(&settings) {
        return Ok(Vec::new());
    }
    let shelf = Shelf::of(&settings, private);
    let index = store.index(shelf).await?;
    let home = page::place(url).0 == PageKind::Home;
    let mut answers = Vec::new();
    for link in links.iter().take(MOST) {
        let handle = address::profile(link).filter(|handle| {
            let key = handle.key();
            index.entries.iter().any(|entry| entry.handle == key)
        });
        answers.push(match handle {
            None => Marked::default(),
            Some(handle) => {
                let notebook = store.notebook(shelf, &handle).await?;
                let open = notebook.profile.protected != Some(true);
                let mut verdicts = badges::judge(&notebook, &settings, now);
                verdicts.retain(|verdict| verdict.said && open);
                Marked {
                    mark: marks::marks(&chosen(&verdicts, &settings.marks)),
                    veil: marks::veil(&chosen(&verdicts, &settings.dim)).filter(|_| home),
                }
            }
        });
    }
    Ok(answers)
}

fn chosen<'v>(verdicts: &'v [Verdict], ids: &[String]) -> Vec<&'v Verdict> {
    let chosen = |verdict: &&Verdict| ids.contains(&verdict.id);
    verdicts.iter().filter(chosen).collect()
}
