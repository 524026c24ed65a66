//! The notebooks on a shelf, and the list of them.

use super::{Missing, Shelf, Store};
use crate::kept::{self, Entry, Index};
use crate::limits;
use crate::notebook::Notebook;
use crate::post::Handle;

const DAY: i64 = 86_400;

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
        let handles: Vec<Handle> = handles
            .filter_map(|entry| Handle::new(&entry.handle))
            .collect();
        for former in &handles {
            notebook.follow(self.notebook(shelf, former)?);
        }
        Ok((notebook, handles))
    }

    /// Keeps what was seen of an account, the least recently seen making room. False when there
    /// is none to be had.
    pub fn keep(
        &mut self,
        shelf: Shelf,
        handle: &Handle,
        notebook: &Notebook,
    ) -> Result<bool, Missing> {
        let text = kept::write(notebook);
        let entry = Entry {
            handle: handle.key(),
            account: notebook.profile.account,
            seen: notebook.seen,
            bytes: text.len(),
            posts: notebook.notes.len() as u32,
        };
        let mut index = self.index(shelf)?;
        index.put(entry.clone());
        let gone = index.make_room(limits::ACCOUNTS, self.room);
        if index.bytes() > self.room {
            self.complain("there is no room for what was seen");
            return Ok(false);
        }
        self.filled = index.bytes();
        self.remove_accounts(shelf, &gone);
        self.lines
            .set(shelf.place(), shelf.account(&entry.handle), text);
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

    /// Forgets what was remembered longer ago than the user allows.
    pub fn prune(&mut self, now: i64) -> Result<(), Missing> {
        let settings = self.settings(false)?;
        if !settings.remember {
            return Ok(());
        }
        let mut index = self.index(Shelf::Remembered)?;
        let days = i64::from(settings.retention());
        let gone = index.forget_before(now - days * DAY, now);
        if !gone.is_empty() {
            self.remove_accounts(Shelf::Remembered, &gone);
            self.write_index(Shelf::Remembered, &index);
        }
        Ok(())
    }

    /// Forgets one account.
    pub fn erase(&mut self, shelf: Shelf, handle: &Handle) -> Result<(), Missing> {
        let mut index = self.index(shelf)?;
        index.remove(&handle.key());
        self.remove_accounts(shelf, &[handle.key()]);
        self.write_index(shelf, &index);
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
            let notebook: Notebook = kept::read(text).unwrap_or_default();
            index.entries.push(Entry {
                handle: handle.to_owned(),
                account: notebook.profile.account,
                seen: notebook.seen,
                bytes: text.len(),
                posts: notebook.notes.len() as u32,
            });
        }
        Ok(index)
    }

    fn remove_accounts(&mut self, shelf: Shelf, handles: &[String]) {
        if handles.is_empty() {
            return;
        }
        let names = handles.iter().map(|handle| shelf.account(handle)).collect();
        self.last = None;
        self.lines.remove(shelf.place(), names);
    }

    fn write_index(&mut self, shelf: Shelf, index: &Index) {
        self.write(shelf.place(), shelf.index(), index);
    }
}
