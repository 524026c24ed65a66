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
        let known = self.try_get(Area::Session, names::VIEWER).await?;
        Ok(known.and_then(Result::ok).flatten())
    }

    /// Keeps who is signed in, until the browser closes.
    pub async fn set_viewer(&mut self, viewer: Option<&Handle>) -> Result<(), Failed> {
        if self.viewer().await?.as_ref() != viewer {
            self.set(Area::Session, names::VIEWER.to_owned(), &viewer);
        }
        Ok(())
    }
}
