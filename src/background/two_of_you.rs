//! The two of you: the owner of a profile and the viewer, each by what was read of their own replies.

use crate::account::Notebook;
use crate::ids::Handle;
use crate::judge::Verdict;
use crate::judge::exchange::{exchange, has_replied};
use crate::judge::statistics::Statistics;
use crate::settings::Settings;
use crate::storage::{Area, Failed, Storage, Transaction};
use crate::ui::two_of_you::{TwoOfYou, counted};

/// The badge that says the owner has turned to the viewer: how often it went both ways belongs to it.
const BADGE: &str = "talks-to-you";

/// What is known of the two, where the viewer who looked at the owner is still the one signed in.
pub(super) async fn two_of_you<S: Storage>(
    tx: &mut Transaction<'_, S>,
    viewer: Option<&Handle>,
    owner: &Handle,
    notebook: &Notebook,
    settings: &Settings,
    now: i64,
) -> Result<TwoOfYou, Failed> {
    let viewer = viewer.filter(|viewer| notebook.profile.viewer.as_ref() == Some(*viewer));
    let Some(viewer) = viewer.filter(|viewer| *viewer != owner && !notebook.profile.own) else {
        return Ok(TwoOfYou::Unknown);
    };
    let yours = tx.notebook(Area::of(settings), viewer).await?;
    let read = Some(&yours).filter(|yours| yours.profile.own);
    let counted =
        read.and_then(|yours| exchange((viewer, yours), (owner, notebook), settings, now));
    Ok(match counted {
        Some(exchange) => TwoOfYou::Counted(owner.clone(), exchange),
        None => TwoOfYou::Unread(viewer.clone()),
    })
}

/// Puts it beside the badge that it belongs to.
pub(super) fn put_beside(verdicts: &mut [Verdict], two: &TwoOfYou) {
    if let Some(verdict) = verdicts.iter_mut().find(|verdict| is_said(verdict)) {
        verdict.besides.extend(counted(two));
    }
}

/// The same, read only where that badge is said: the viewer's own notebook is long.
pub(super) async fn add_to<S: Storage>(
    verdicts: &mut [Verdict],
    tx: &mut Transaction<'_, S>,
    notebook: &Notebook,
    settings: &Settings,
    now: i64,
) -> Result<(), Failed> {
    let owner = notebook.profile.handle.as_ref();
    if let Some(owner) = owner.filter(|_| verdicts.iter().any(is_said)) {
        // Where another looked at it last, nobody did: see `actions::in_view`.
        let viewer = notebook.profile.viewer.as_ref();
        let two = two_of_you(tx, viewer, owner, notebook, settings, now).await?;
        put_beside(verdicts, &two);
    }
    Ok(())
}

fn is_said(verdict: &Verdict) -> bool {
    verdict.id == BADGE && verdict.said
}

/// Of the people whom the viewer answers most: those who were seen answering.
pub(super) async fn answering<S: Storage>(
    tx: &mut Transaction<'_, S>,
    viewer: Option<&Handle>,
    owner: &Handle,
    settings: &Settings,
    statistics: &Statistics,
) -> Result<Vec<String>, Failed> {
    let mut seen = Vec::new();
    if viewer != Some(owner) {
        return Ok(seen);
    }
    for (name, _) in &statistics.answered {
        let Some(other) = Handle::new(name) else {
            continue;
        };
        let theirs = tx.notebook(Area::of(settings), &other).await?;
        if has_replied(&theirs, owner) {
            seen.push(name.clone());
        }
    }
    Ok(seen)
}
