//! The notebooks on a shelf, and the list of them.

use super::{Missing, Shelf, Store};
use crate::account::Notebook;
use crate::ids::Handle;
use crate::limits;
use crate::storage::format::{self, Entry, Index};
use crate::time::DAY;

impl Store {
    /// Asks for the notebooks of all these accounts at once.
    pub fn fetch(&mut self, shelf: Shelf, keys: &[String]) -> Result<(), Missing> {
        let names: Vec<String> = keys.iter().map(|key| shelf.account(key)).collect();
        self.lines.want(shelf.place(), &names)
    }

    /// All that was seen of an account; an empty notebook when nothing was.
    pub fn notebook(&mut self, shelf: Shelf, handle: &Handle) -> Result<Notebook, Missing> {
        let key = handle.key();
        let is = |(at, entry, _): &&(Shelf, Entry, _)| *at == shelf && entry.handle == key;
        let at_hand = self.last.as_ref().filter(is);
        if let Some(entry) = at_hand.map(|(_, entry, _)| entry.clone())
            && self.index(shelf)?.entries.contains(&entry)
            && let Some((_, _, notebook)) = &self.last
        {
            return Ok(notebook.clone());
        }
        let kept = self.read(shelf.place(), &shelf.account(&key))?;
        Ok(kept.unwrap_or_default())
    }

    /// The notebook of the account with this number, whatever it was called when it was last seen,
    /// and the handles that it has given up: to be erased when the notebook is kept under this one.
    /// Where the number is not known the handle alone tells whose it is.
    pub fn notebook_of(
        &mut self,
        shelf: Shelf,
        handle: &Handle,
        account: Option<u64>,
    ) -> Result<(Notebook, Vec<Handle>), Missing> {
        let mut notebook = self.notebook(shelf, handle)?;
        let Some(account) = account else {
            return Ok((notebook, Vec::new()));
        };
        // The handle may have been somebody else's when it was last seen.
        if notebook.profile.account.is_some_and(|last| last != account) {
            notebook = Notebook::default();
        }
        let key = handle.key();
        let entries = self.index(shelf)?.entries;
        let given_up = |entry: &&Entry| entry.account == Some(account) && entry.handle != key;
        let handles = entries.iter().filter(given_up);
        let handles: Vec<Handle> = handles.filter_map(Entry::whose).collect();
        for former in &handles {
            notebook.follow(self.notebook(shelf, former)?);
        }
        Ok((notebook, handles))
    }

    /// Keeps what was seen of an account; what was seen longer ago makes room. False when there is
    /// none to be had.
    pub fn keep(
        &mut self,
        shelf: Shelf,
        handle: &Handle,
        notebook: &Notebook,
    ) -> Result<bool, Missing> {
        let before = self.index(shelf)?;
        let text = format::write(notebook);
        let entry = Entry::of(handle.key(), notebook, text.len());
        let mut index = before.clone();
        index.put(entry.clone());
        let room = self.room(shelf.place());
        let gone = index.make_room(limits::ACCOUNTS, room.most);
        if room.most == 0 || gone.contains(&entry.handle) {
            return Ok(false);
        }
        // Of a single one there is no half.
        room.filled = match index.entries.len() {
            1 => 0,
            _ => index.bytes(),
        };
        self.forget(shelf, before, &gone);
        let name = shelf.account(&entry.handle);
        self.lines.set(shelf.place(), name, text);
        self.write(shelf.place(), shelf.index(), &index);
        self.last = Some((shelf, entry, notebook.clone()));
        Ok(true)
    }

    /// Which accounts lie on a shelf. When its list is lost, the shelf itself is looked through.
    pub fn index(&mut self, shelf: Shelf) -> Result<Index, Missing> {
        match self.read(shelf.place(), &shelf.index())? {
            Some(index) => Ok(index),
            None => self.look_through(shelf),
        }
    }

    /// Sets right what a clock that jumped back has left in the future.
    pub fn not_after(&mut self, shelf: Shelf, now: i64) -> Result<Index, Missing> {
        let mut index = self.index(shelf)?;
        if index.not_after(now) {
            self.write(shelf.place(), shelf.index(), &index);
        }
        Ok(index)
    }

    /// Forgets what was remembered longer ago than the user allows.
    pub fn prune(&mut self, now: i64) -> Result<(), Missing> {
        let settings = self.settings(false)?;
        if !settings.remember {
            return Ok(());
        }
        let index = self.not_after(Shelf::Remembered, now)?;
        let days = i64::from(settings.retention());
        let gone = index.seen_before(now - days * DAY);
        self.forget(Shelf::Remembered, index, &gone);
        Ok(())
    }

    /// Forgets one account.
    pub fn erase(&mut self, shelf: Shelf, handle: &Handle) -> Result<(), Missing> {
        let index = self.index(shelf)?;
        self.forget(shelf, index, &[handle.key()]);
        Ok(())
    }

    /// Forgets every account of a shelf, whether it is in the list or not.
    pub fn erase_all(&mut self, shelf: Shelf) -> Result<(), Missing> {
        let mine = shelf.account("");
        let mut names = self.lines.names(shelf.place())?;
        names.retain(|name| name.starts_with(&mine));
        names.push(shelf.index());
        self.lines.remove(shelf.place(), names);
        Ok(())
    }

    fn look_through(&mut self, shelf: Shelf) -> Result<Index, Missing> {
        let mine = shelf.account("");
        let mut index = Index::default();
        for name in self.lines.names(shelf.place())? {
            let Some(handle) = name.strip_prefix(&mine) else {
                continue;
            };
            let Some(text) = self.lines.get(shelf.place(), &name)? else {
                continue;
            };
            // A damaged notebook is listed too, as the first to go: nothing may lie about unseen.
            let notebook: Notebook = format::read(text).unwrap_or_default();
            let entry = Entry::of(handle.to_owned(), &notebook, text.len());
            index.entries.push(entry);
        }
        Ok(index)
    }

    /// Removes accounts, and with them, whatever comes of the rest of the work, their names in the list.
    pub(super) fn forget(&mut self, shelf: Shelf, mut index: Index, handles: &[String]) {
        if handles.is_empty() {
            return;
        }
        let names = handles.iter().map(|handle| shelf.account(handle)).collect();
        self.last = None;
        self.lines.remove(shelf.place(), names);
        index
            .entries
            .retain(|entry| !handles.contains(&entry.handle));
        self.write(shelf.place(), shelf.index(), &index);
        self.lines.seal();
    }
}
