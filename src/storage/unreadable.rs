//! What cannot be read stays where it lies, and is set aside before anything is written there.
//!
//! Lists of accounts and what is known of tabs are not: they are made anew out of notebooks and pages.

use super::area::{Area, Failed, Storage};
use super::format::{self, SetAside, Unreadable};
use super::names;
use super::transaction::Transaction;
use crate::ids::Handle;
use crate::limits;

impl<S: Storage> Transaction<'_, S> {
    /// What cannot be read of an area, in its place or set aside; the oldest first.
    pub async fn aside(&mut self, area: Area) -> Result<Vec<SetAside>, Failed> {
        let name = names::ASIDE;
        self.prefetch(area, &[name.to_owned()]).await?;
        let mut all = self.aside_at_hand(area, name);
        for name in self.unreadable_of(area) {
            let text = self.at_hand(area, &name).unwrap_or_default();
            all.push(SetAside::new(&name, text, self.now));
        }
        Ok(all)
    }

    /// The names of what was to be read of an area, cannot be read, and lies in its place.
    pub(super) fn unreadable_of(&self, area: Area) -> Vec<String> {
        let here = |(other, _): &&(Area, String)| *other == area;
        let here = self.unreadable.iter().filter(here);
        here.map(|(_, name)| name.clone()).collect()
    }

    /// An account's notebook was to be read, cannot be read, and lies in its place.
    pub fn is_unreadable(&self, area: Area, handle: &Handle) -> bool {
        let name = names::account(&handle.key());
        self.unreadable.contains(&(area, name))
    }

    /// From now on a value is not overwritten.
    pub(super) async fn spare(
        &mut self,
        area: Area,
        name: &str,
        why: &Unreadable,
    ) -> Result<(), Failed> {
        self.prefetch(area, &[names::ASIDE.to_owned()]).await?;
        if self.unreadable.insert((area, name.to_owned())) {
            self.warn(&format!(
                "{name} cannot be read and is not overwritten: {why}"
            ));
        }
        Ok(())
    }

    /// Sets a value aside that is about to be overwritten, if it cannot be read.
    pub(super) fn set_aside(&mut self, area: Area, name: &str) {
        if !self.unreadable.remove(&(area, name.to_owned())) {
            return;
        }
        let text = self.at_hand(area, name).unwrap_or_default();
        let one = SetAside::new(name, text, self.now);
        let mut all = self.aside_at_hand(area, names::ASIDE);
        all.push(one);
        make_room(&mut all);
        self.set(area, names::ASIDE.to_owned(), &all);
    }

    fn aside_at_hand(&self, area: Area, name: &str) -> Vec<SetAside> {
        let Some(text) = self.at_hand(area, name) else {
            return Vec::new();
        };
        let itself = |why| {
            self.warn(&format!("{name} cannot be read: {why}"));
            vec![SetAside::new(name, text, self.now)]
        };
        format::decode(text).unwrap_or_else(itself)
    }

    /// Something of an account cannot be read, in its place or set aside.
    pub async fn is_aside(&mut self, area: Area, handle: &Handle) -> Result<bool, Failed> {
        let name = names::account(&handle.key());
        let all = self.aside(area).await?;
        Ok(all.iter().any(|one| one.name == name))
    }

    /// Forgets what was set aside of an account.
    pub(super) async fn forget_aside(&mut self, area: Area, handle: &Handle) -> Result<(), Failed> {
        let name = names::account(&handle.key());
        self.retain_aside(area, |one| one.name != name).await
    }

    /// What was set aside of an account follows it to its new handle, to be forgotten with it.
    pub(super) async fn rename_aside(
        &mut self,
        area: Area,
        former: &[Handle],
        handle: &Handle,
    ) -> Result<(), Failed> {
        let names: Vec<String> = former
            .iter()
            .map(|former| names::account(&former.key()))
            .collect();
        let name = names::account(&handle.key());
        let rename = |one: &mut SetAside| {
            if names.contains(&one.name) {
                one.name.clone_from(&name);
            }
            true
        };
        self.retain_aside(area, rename).await
    }

    /// Forgets what was set aside on the disk before this.
    pub(super) async fn prune_aside(&mut self, limit: i64) -> Result<(), Failed> {
        let now = self.now;
        let stays = |one: &mut SetAside| {
            one.since = one.since.min(now); // A clock that jumped back keeps nothing forever.
            one.since >= limit
        };
        self.retain_aside(Area::Local, stays).await
    }

    async fn retain_aside(
        &mut self,
        area: Area,
        stays: impl FnMut(&mut SetAside) -> bool,
    ) -> Result<(), Failed> {
        let place = names::ASIDE;
        let Some(before) = self.text(area, place).await?.map(str::to_owned) else {
            return Ok(());
        };
        let mut all = self.aside_at_hand(area, place);
        all.retain_mut(stays);
        if all.is_empty() {
            self.remove(area, vec![place.to_owned()]);
        } else if format::encode(&all) != before {
            self.set(area, place.to_owned(), &all);
        }
        Ok(())
    }
}

/// The oldest go, until the rest fits.
fn make_room(all: &mut Vec<SetAside>) {
    let bytes = |all: &[SetAside]| all.iter().map(|one| one.text.len()).sum::<usize>();
    while all.len() > 1 && (all.len() > limits::SET_ASIDE || bytes(all) > limits::SET_ASIDE_BYTES) {
        all.remove(0);
    }
}
