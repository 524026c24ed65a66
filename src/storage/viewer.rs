//! Who is signed in, as the last page of X said that told it.
//!
//! A notebook says who looked at its account last, and that may be somebody who has signed out since.

use super::area::{Area, Failed, Storage};
use super::names;
use super::transaction::Transaction;
use crate::ids::Handle;

impl<S: Storage> Transaction<'_, S> {
    /// Who is signed in; `None` where nobody is, or no page has told it yet.
    pub async fn viewer(&mut self) -> Result<Option<Handle>, Failed> {
        Ok(self.told_viewer().await?.flatten())
    }

    /// The same, as told: somebody, or nobody; `None` where no page has told it yet.
    pub async fn told_viewer(&mut self) -> Result<Option<Option<Handle>>, Failed> {
        let known = self.try_get(Area::Session, names::VIEWER).await?;
        Ok(known.and_then(Result::ok))
    }

    /// The same of what is shown for a tab: nobody, where another is signed in on its page than the last page told.
    /// A browser can hold several viewers, and an old page one who has signed out.
    pub async fn told_viewer_in(
        &mut self,
        tab: Option<i32>,
    ) -> Result<Option<Option<Handle>>, Failed> {
        let last = self.told_viewer().await?;
        let here = match tab {
            Some(tab) => self.tab(tab).await?.viewer,
            None => None,
        };
        let another = here.is_some_and(|here| last.as_ref().map(key) != Some(here));
        Ok(if another { Some(None) } else { last })
    }

    /// When a header last showed that somebody follows the viewer, unix seconds. It names nobody, and
    /// lies beside the diaries, which alone ask for it.
    pub async fn sign_seen(&mut self) -> Result<Option<i64>, Failed> {
        let known = self.try_get(Area::Local, names::SIGN_SEEN).await?;
        Ok(known.and_then(Result::ok))
    }

    /// Keeps that it was seen, no oftener than a diary needs it.
    pub fn set_sign_seen(&mut self, before: Option<i64>, now: i64) {
        const OFTEN: i64 = 600;
        if before.is_none_or(|before| !(before..before.saturating_add(OFTEN)).contains(&now)) {
            self.set(Area::Local, names::SIGN_SEEN.to_owned(), &now);
        }
    }

    /// Keeps who is signed in, until the browser closes.
    pub async fn set_viewer(&mut self, viewer: Option<&Handle>) -> Result<(), Failed> {
        if self.told_viewer().await? != Some(viewer.cloned()) {
            self.set(Area::Session, names::VIEWER.to_owned(), &viewer);
        }
        Ok(())
    }
}

/// Of somebody signed in, or of nobody: empty.
pub fn key(viewer: &Option<Handle>) -> String {
    viewer.as_ref().map_or_else(String::new, Handle::key)
}
