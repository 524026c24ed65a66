//! A piece of work with the storage: it reads through, and keeps its writes until they are committed.
//!
//! What lies in the storage is the truth and is read for each piece of work; a storage that fails
//! ([`Failed`]) changes nothing, for an empty notebook written over a full one would be a loss.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::accounts::Recent;
use super::area::{Area, Failed, Partition, Storage, Unwritten};
use super::format::{self, Index, SetAside};
use super::{aside, tabs};
use crate::limits;

/// What is to be done to the storage.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Change {
    /// All of these values are written, or none.
    Set(Area, Vec<(String, String)>),
    /// These names are removed.
    Remove(Area, Vec<String>),
}

/// A piece of work with the storage.
pub struct Transaction<'s, S> {
    storage: &'s S,
    /// As they lie in the storage, and as this work left them; `None` where nothing lies.
    values: BTreeMap<(Area, String), Option<String>>,
    /// The areas of which all was read.
    whole: BTreeSet<Area>,
    /// In the order they are done in.
    changes: Vec<Change>,
    /// The last change is done by itself.
    sealed: bool,
    /// The notebook that was written last, for as long as the index still names it.
    pub(super) recent: Option<Recent>,
}

/// Accounts that were to be kept and found no room, by their keys.
pub type Dropped = Vec<(Partition, String)>;

impl<'s, S: Storage> Transaction<'s, S> {
    /// Begins a piece of work.
    pub fn new(storage: &'s S) -> Transaction<'s, S> {
        Transaction {
            storage,
            values: BTreeMap::new(),
            whole: BTreeSet::new(),
            changes: Vec::new(),
            sealed: false,
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
        let place = (area, name.to_owned());
        self.prefetch(area, std::slice::from_ref(&place.1)).await?;
        Ok(self.values.get(&place).and_then(Option::as_deref))
    }

    /// The value of that name; `None` where nothing lies. What cannot be read is set aside, and then
    /// nothing lies there.
    pub async fn get<T: DeserializeOwned>(
        &mut self,
        area: Area,
        name: &str,
    ) -> Result<Option<T>, Failed> {
        let Some(text) = self.text(area, name).await? else {
            return Ok(None);
        };
        match format::read(text) {
            Ok(value) => Ok(Some(value)),
            Err(why) => {
                let text = text.to_owned();
                self.storage.warn(&format!("{name} is set aside: {why}"));
                self.set_aside(area, name, text).await?;
                Ok(None)
            }
        }
    }

    /// Keeps what cannot be read where nothing overwrites it.
    async fn set_aside(&mut self, area: Area, name: &str, text: String) -> Result<(), Failed> {
        let place = aside::name_for(name);
        let kept = self.text(area, place).await?.map(str::to_owned);
        let mut all: Vec<SetAside> = match kept.as_deref().map(format::read) {
            None => Vec::new(),
            Some(Ok(all)) => all,
            Some(Err(_)) => vec![SetAside::new(place, kept.unwrap_or_default())],
        };
        all.push(SetAside::new(name, text));
        aside::make_room(&mut all);
        self.set(area, place.to_owned(), &all);
        self.seal();
        self.remove(area, vec![name.to_owned()]);
        Ok(())
    }

    /// The names of all values in an area, as this work left them.
    pub(super) async fn names(&mut self, area: Area) -> Result<Vec<String>, Failed> {
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
        self.set_text(area, name, format::write(value));
    }

    pub(super) fn set_text(&mut self, area: Area, name: String, text: String) {
        self.values.insert((area, name.clone()), Some(text.clone()));
        match self.changes.last_mut() {
            Some(Change::Set(at, values)) if *at == area && !self.sealed => {
                values.retain(|(other, _)| *other != name);
                values.push((name, text));
            }
            _ => self.changes.push(Change::Set(area, vec![(name, text)])),
        }
        self.sealed = false;
    }

    /// Removes values.
    pub fn remove(&mut self, area: Area, mut names: Vec<String>) {
        for name in &names {
            self.values.insert((area, name.clone()), None);
        }
        match self.changes.last_mut() {
            Some(Change::Remove(at, gone)) if *at == area => gone.append(&mut names),
            _ => self.changes.push(Change::Remove(area, names)),
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
                Change::Remove(area, names) => self.remove_now(area, &names).await?,
                Change::Set(area, values) => self.set_now(area, values, &mut dropped).await?,
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

/// The browser gives less room than it promises: half of the accounts must do, then none of them,
/// then what is known of a tab. Returns what must be removed; `None` when there is nothing to give up.
fn make_less(
    area: Area,
    values: &mut Vec<(String, String)>,
    dropped: &mut Dropped,
) -> Option<Vec<String>> {
    let is_index = |(name, _): &(String, String)| name.ends_with("index");
    let Some(place) = values.iter().position(is_index) else {
        let before = values.len();
        values.retain(|(name, _)| !name.starts_with(tabs::PREFIX));
        return (values.len() < before).then(Vec::new);
    };
    let (name, text) = values.get(place)?.clone();
    let partition = Partition::named(area, &name);
    let mut index: Index = format::read(&text).unwrap_or_default();
    let mut gone = index.make_room(limits::ACCOUNTS, index.bytes() / 2);
    if gone.is_empty() {
        gone = index.entries.drain(..).map(|entry| entry.handle).collect();
    }
    let mut names = Vec::new();
    for handle in gone {
        let account = partition.account(&handle);
        let before = values.len();
        values.retain(|(other, _)| *other != account);
        if values.len() < before {
            dropped.push((partition, handle));
        }
        names.push(account);
    }
    values.retain(|(other, _)| *other != name);
    match index.entries.is_empty() {
        true => names.push(name),
        false => values.push((name, format::write(&index))),
    }
    (!names.is_empty()).then_some(names)
}
