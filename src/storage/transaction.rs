//! A piece of work with the storage: it reads through, and keeps its writes until they are committed.
//!
//! What lies in the storage is the truth and is read for each piece of work; a storage that fails
//! ([`Failed`]) changes nothing, for an empty notebook written over a full one would be a loss.
//! Nor is anything written over what this Fieldmark cannot read: that is set aside.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::area::{Area, Dropped, Failed, Storage, Unwritten};
use super::eviction::make_less;
use super::format::{self, Unreadable};
use super::index::IndexEntry;
use crate::account::Notebook;

/// What is to be done to the storage.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Write {
    /// All of these values are written, or none.
    Set(Area, Vec<(String, String)>),
    /// These names are removed.
    Remove(Area, Vec<String>),
}

/// A piece of work with the storage.
pub struct Transaction<'s, S> {
    storage: &'s S,
    /// Unix seconds.
    pub(super) now: i64,
    /// As they lie in the storage, and as this work left them; `None` where nothing lies.
    values: BTreeMap<(Area, String), Option<String>>,
    /// The areas of which all was read.
    whole: BTreeSet<Area>,
    /// In the order they are done in.
    changes: Vec<Write>,
    /// The last change is done by itself.
    sealed: bool,
    /// What lies in the storage and cannot be read: to be set aside before it is overwritten.
    pub(super) unreadable: BTreeSet<(Area, String)>,
    /// The notebook that was written last, for as long as the index still names it.
    pub(super) recent: Option<Recent>,
}

/// A notebook at hand, and how it stands in its index: reading it anew would cost more than all
/// else that a look needs.
#[derive(Debug, Clone)]
pub struct Recent {
    pub(super) area: Area,
    pub(super) entry: IndexEntry,
    pub(super) notebook: Notebook,
}

impl<'s, S: Storage> Transaction<'s, S> {
    /// Begins a piece of work. `now` is unix seconds.
    pub fn new(storage: &'s S, now: i64) -> Transaction<'s, S> {
        Transaction {
            storage,
            now,
            values: BTreeMap::new(),
            whole: BTreeSet::new(),
            changes: Vec::new(),
            sealed: false,
            unreadable: BTreeSet::new(),
            recent: None,
        }
    }

    /// Reads values before they are needed, so that all are read at once.
    pub async fn prefetch(&mut self, area: Area, names: &[String]) -> Result<(), Failed> {
        let unread = |name: &&String| !self.values.contains_key(&(area, (*name).clone()));
        let names: Vec<String> = names.iter().filter(unread).cloned().collect();
        if names.is_empty() || self.whole.contains(&area) {
            return Ok(());
        }
        let found = self.fetch(area, Some(&names)).await?;
        for name in names {
            self.values.insert((area, name), None);
        }
        for (name, text) in found {
            self.values.insert((area, name), Some(text));
        }
        Ok(())
    }

    async fn fetch(
        &self,
        area: Area,
        names: Option<&[String]>,
    ) -> Result<Vec<(String, String)>, Failed> {
        let found = self.storage.get(area, names).await;
        found.map_err(|why| self.failed("reading", &why))
    }

    /// The text of that name, as this work left it; `None` where nothing lies.
    pub(super) async fn text(&mut self, area: Area, name: &str) -> Result<Option<&str>, Failed> {
        self.prefetch(area, &[name.to_owned()]).await?;
        Ok(self.at_hand(area, name))
    }

    /// The same of what was read before.
    pub(super) fn at_hand(&self, area: Area, name: &str) -> Option<&str> {
        let place = (area, name.to_owned());
        self.values.get(&place).and_then(Option::as_deref)
    }

    /// The value of that name, or why it cannot be read; `None` where nothing lies.
    pub(super) async fn try_get<T: DeserializeOwned>(
        &mut self,
        area: Area,
        name: &str,
    ) -> Result<Option<Result<T, Unreadable>>, Failed> {
        Ok(self.text(area, name).await?.map(format::decode))
    }

    /// The value of that name; `None` where nothing lies that can be read.
    pub async fn get<T: DeserializeOwned>(
        &mut self,
        area: Area,
        name: &str,
    ) -> Result<Option<T>, Failed> {
        match self.try_get(area, name).await? {
            None => Ok(None),
            Some(Ok(value)) => Ok(Some(value)),
            Some(Err(why)) => {
                self.spare(area, name, &why).await?;
                Ok(None)
            }
        }
    }

    /// The names of all values in an area, as this work left them.
    pub async fn names(&mut self, area: Area) -> Result<Vec<String>, Failed> {
        if !self.whole.contains(&area) {
            for (name, text) in self.fetch(area, None).await? {
                // What this work has written or removed stays as it left it.
                self.values.entry((area, name)).or_insert(Some(text));
            }
            self.whole.insert(area);
        }
        let here =
            |((at, _), text): &(&(Area, String), &Option<String>)| *at == area && text.is_some();
        let here = self.values.iter().filter(here);
        Ok(here.map(|((_, name), _)| name.clone()).collect())
    }

    /// Writes a value.
    pub fn set(&mut self, area: Area, name: String, value: &impl Serialize) {
        self.set_text(area, name, format::encode(value));
    }

    pub(super) fn set_text(&mut self, area: Area, name: String, text: String) {
        self.set_aside(area, &name);
        self.values.insert((area, name.clone()), Some(text.clone()));
        match self.changes.last_mut() {
            Some(Write::Set(at, values)) if *at == area && !self.sealed => {
                values.retain(|(other, _)| *other != name);
                values.push((name, text));
            }
            _ => self.changes.push(Write::Set(area, vec![(name, text)])),
        }
        self.sealed = false;
    }

    /// Removes values.
    pub fn remove(&mut self, area: Area, mut names: Vec<String>) {
        for name in &names {
            let place = (area, name.clone());
            self.unreadable.remove(&place);
            self.values.insert(place, None);
        }
        match self.changes.last_mut() {
            Some(Write::Remove(at, gone)) if *at == area => gone.append(&mut names),
            _ => self.changes.push(Write::Remove(area, names)),
        }
    }

    /// What was changed so far is done whether or not there is room for what comes after.
    pub(super) fn seal(&mut self) {
        self.sealed = true;
    }

    /// Tells the developer's console something.
    pub fn warn(&self, what: &str) {
        self.storage.warn(what);
    }

    /// Writes what was changed, in order. Where there is no room for all that is to be kept, the
    /// least recently seen go, then again; those of this work that found no room are returned.
    pub async fn commit(&mut self) -> Result<Dropped, Failed> {
        let mut dropped = Vec::new();
        for change in std::mem::take(&mut self.changes) {
            match change {
                Write::Remove(area, names) => self.remove_now(area, &names).await?,
                Write::Set(area, values) => self.set_now(area, values, &mut dropped).await?,
            }
        }
        Ok(dropped)
    }

    async fn remove_now(&mut self, area: Area, names: &[String]) -> Result<(), Failed> {
        let removed = self.storage.remove(area, names).await;
        removed.map_err(|why| self.unwritten(&why))
    }

    async fn set_now(
        &mut self,
        area: Area,
        mut values: Vec<(String, String)>,
        dropped: &mut Dropped,
    ) -> Result<(), Failed> {
        while !values.is_empty() {
            match self.storage.set(area, &values).await {
                Ok(()) => return Ok(()),
                Err(Unwritten::Failed(why)) => return Err(self.unwritten(&why)),
                Err(Unwritten::Full) => {
                    self.storage.warn("there is no room for all that was seen");
                    self.recent = None;
                    let Some(gone) = make_less(area, &mut values, dropped) else {
                        return Err(self.unwritten("there is no room"));
                    };
                    if !gone.is_empty() {
                        self.remove_now(area, &gone).await?;
                    }
                }
            }
        }
        Ok(())
    }

    fn unwritten(&mut self, why: &str) -> Failed {
        self.recent = None;
        self.failed("writing", why)
    }

    fn failed(&self, what: &str, why: &str) -> Failed {
        self.storage
            .warn(&format!("the storage fails at {what}: {why}"));
        Failed
    }
}
