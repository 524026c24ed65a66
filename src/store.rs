//! The store: what is kept where, over any [`Area`] that can hold lines of text.
//!
//! Private by default: notebooks live in the browser's memory. Only what the user asked to remember
//! lies on disk, and nothing that was seen in a private window ever does. A damaged value is empty,
//! a full storage makes room; a storage that fails ([`Failed`]) changes nothing, for an empty
//! notebook written over a full one would be a loss. All of it is said in the console.
//!
//! The background is the only one that writes; the popup and the options page read.

use crate::json::Read;
use crate::kept::{self, Entry, Index};
use crate::notebook::Notebook;
use crate::post::Handle;
use crate::settings::Settings;

mod area;
mod tab;

pub use area::{Area, Failed, Place, Shelf, Unwritten};
pub use tab::TabMemory;

const DAY: i64 = 86_400;

/// The store. What lies there is the truth, and is read each time; only the notebook that was
/// written last is kept at hand, for as long as the list on its shelf still names it.
pub struct Store<A> {
    /// Where the lines lie.
    pub area: A,
    last: Option<(Shelf, Entry, Notebook)>,
}

impl<A: Area> Store<A> {
    /// A store that has read nothing yet.
    pub fn new(area: A) -> Store<A> {
        Store { area, last: None }
    }

    /// The user's choices. Those made in a private window count in private windows alone.
    pub async fn settings(&self, private: bool) -> Result<Settings, Failed> {
        if private && let Some(own) = self.read(Place::Memory, &settings_name(true)).await? {
            return Ok(own);
        }
        let chosen = self.read(Place::Disk, kept::SETTINGS).await?;
        Ok(chosen.unwrap_or_default())
    }

    /// Keeps the user's choices. Switching remembering on takes along what was seen so far;
    /// switching it off empties the disk.
    pub async fn set_settings(&mut self, private: bool, settings: &Settings) -> Result<(), Failed> {
        let before = self.settings(private).await?;
        // The disk is emptied first: were the browser to stop in between, nothing may be left of
        // what the user was told is gone.
        if !private && before.remember && !settings.remember {
            self.erase_all(Shelf::Remembered).await?;
        }
        let place = if private { Place::Memory } else { Place::Disk };
        self.write(place, vec![(settings_name(private), kept::write(settings))])
            .await?;
        if !private && settings.remember && !before.remember {
            self.move_to_disk().await?;
        }
        Ok(())
    }

    /// Whether the user has read the first sentences.
    pub async fn welcomed(&self) -> Result<bool, Failed> {
        let read = self.read(Place::Disk, kept::WELCOMED).await?;
        Ok(read.unwrap_or_default())
    }

    /// The user has read the first sentences.
    pub async fn set_welcomed(&self) -> Result<(), Failed> {
        let read = (kept::WELCOMED.to_owned(), kept::write(&true));
        self.write(Place::Disk, vec![read]).await
    }

    /// All that was seen of an account; an empty notebook when nothing was.
    pub async fn notebook(&self, shelf: Shelf, handle: &Handle) -> Result<Notebook, Failed> {
        let key = handle.key();
        if let Some((at, entry, notebook)) = &self.last
            && (*at, &entry.handle) == (shelf, &key)
            && self.index(shelf).await?.entries.contains(entry)
        {
            return Ok(notebook.clone());
        }
        let kept = self.read(shelf.place(), &shelf.account(&key)).await?;
        Ok(kept.unwrap_or_default())
    }

    /// The notebook of the account with this number, whatever it was called when it was last seen,
    /// and the handles that it has given up: to be erased when the notebook is kept under this one.
    /// Where the number is not known the handle alone tells whose it is.
    pub async fn notebook_of(
        &self,
        shelf: Shelf,
        handle: &Handle,
        account: Option<u64>,
    ) -> Result<(Notebook, Vec<Handle>), Failed> {
        let mut notebook = self.notebook(shelf, handle).await?;
        let Some(account) = account else {
            return Ok((notebook, Vec::new()));
        };
        // The handle may have been somebody else's when it was last seen.
        if notebook.profile.account.is_some_and(|last| last != account) {
            notebook = Notebook::default();
        }
        let key = handle.key();
        let entries = self.index(shelf).await?.entries;
        let given_up = |entry: &&Entry| entry.account == Some(account) && entry.handle != key;
        let handles = entries.iter().filter(given_up);
        let handles: Vec<Handle> = handles
            .filter_map(|entry| Handle::new(&entry.handle))
            .collect();
        for former in &handles {
            notebook.follow(self.notebook(shelf, former).await?);
        }
        Ok((notebook, handles))
    }

    /// Keeps what was seen of an account, the least recently seen making room. False when there
    /// was none to be had.
    pub async fn keep(
        &mut self,
        shelf: Shelf,
        handle: &Handle,
        notebook: &Notebook,
    ) -> Result<bool, Failed> {
        let text = kept::write(notebook);
        let entry = Entry {
            handle: handle.key(),
            account: notebook.profile.account,
            seen: notebook.seen,
            bytes: text.len(),
            posts: notebook.notes.len() as u32,
        };
        let mut index = self.index(shelf).await?;
        index.put(entry.clone());
        let mut bytes = kept::MOST_BYTES;
        let stored = loop {
            let gone = index.make_room(kept::MOST_ACCOUNTS, bytes);
            self.remove_accounts(shelf, &gone).await?;
            let values = vec![
                (shelf.account(&entry.handle), text.clone()),
                (shelf.index(), kept::write(&index)),
            ];
            match self.area.set(shelf.place(), &values).await {
                Ok(()) => break true,
                Err(Unwritten::Failed(why)) => return Err(self.failed("what was seen", &why)),
                Err(Unwritten::Full) => self.area.complain("there is no room for what was seen"),
            }
            if index.entries.len() < 2 {
                break false;
            }
            // The browser gives less room than it promises: halve until it fits.
            bytes = index.bytes() / 2;
        };
        self.last = stored.then(|| (shelf, entry, notebook.clone()));
        Ok(stored)
    }

    /// Which accounts lie on a shelf. When its list is lost, the shelf itself is looked through.
    pub async fn index(&self, shelf: Shelf) -> Result<Index, Failed> {
        match self.read(shelf.place(), &shelf.index()).await? {
            Some(index) => Ok(index),
            None => self.look_through(shelf).await,
        }
    }

    /// Forgets what was remembered longer ago than the user allows.
    pub async fn prune(&mut self, now: i64) -> Result<(), Failed> {
        let settings = self.settings(false).await?;
        if !settings.remember {
            return Ok(());
        }
        let mut index = self.index(Shelf::Remembered).await?;
        let days = i64::from(settings.retention_days.clamp(1, 365));
        let gone = index.forget_before(now - days * DAY, now);
        if gone.is_empty() {
            return Ok(());
        }
        self.remove_accounts(Shelf::Remembered, &gone).await?;
        self.write_index(Shelf::Remembered, &index).await
    }

    /// Forgets one account.
    pub async fn erase(&mut self, shelf: Shelf, handle: &Handle) -> Result<(), Failed> {
        let mut index = self.index(shelf).await?;
        index.remove(&handle.key());
        self.remove_accounts(shelf, &[handle.key()]).await?;
        self.write_index(shelf, &index).await
    }

    /// Forgets every account of a shelf, whether it is in the list or not.
    pub async fn erase_all(&mut self, shelf: Shelf) -> Result<(), Failed> {
        let all = self.all(shelf.place()).await?;
        let mine = shelf.account("");
        let mut names: Vec<String> = all
            .into_iter()
            .map(|(name, _)| name)
            .filter(|name| name.starts_with(&mine))
            .collect();
        names.push(shelf.index());
        self.remove(shelf.place(), &names).await
    }

    /// What is known of a tab.
    pub async fn tab(&self, tab: i32) -> Result<TabMemory, Failed> {
        let known = self.read(Place::Memory, &tab_name(tab)).await?;
        Ok(known.unwrap_or_default())
    }

    /// Keeps what is known of a tab, where there is room for it.
    pub async fn set_tab(&self, tab: i32, memory: &TabMemory) -> Result<(), Failed> {
        let value = (tab_name(tab), kept::write(memory));
        match self.area.set(Place::Memory, &[value]).await {
            Err(Unwritten::Failed(why)) => Err(self.failed("a tab", &why)),
            Err(Unwritten::Full) => {
                self.area
                    .complain("there is no room for what is known of a tab");
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    /// A tab was closed. With the last private one goes all that private windows have seen.
    pub async fn close_tab(&mut self, tab: i32) -> Result<(), Failed> {
        let private = self.tab(tab).await?.private;
        self.remove(Place::Memory, &[tab_name(tab)]).await?;
        if !private {
            return Ok(());
        }
        let all = self.all(Place::Memory).await?;
        let others = all.iter().filter(|(name, _)| name.starts_with("tab:"));
        let more = others
            .filter_map(|(_, text)| kept::read::<TabMemory>(text).ok())
            .any(|tab| tab.private);
        if !more {
            self.erase_all(Shelf::Private).await?;
            self.remove(Place::Memory, &[settings_name(true)]).await?;
        }
        Ok(())
    }

    async fn move_to_disk(&mut self) -> Result<(), Failed> {
        let index = self.index(Shelf::Session).await?;
        for entry in &index.entries {
            let Some(handle) = Handle::new(&entry.handle) else {
                continue;
            };
            let notebook = self.notebook(Shelf::Session, &handle).await?;
            self.keep(Shelf::Remembered, &handle, &notebook).await?;
        }
        self.erase_all(Shelf::Session).await
    }

    async fn look_through(&self, shelf: Shelf) -> Result<Index, Failed> {
        let mine = shelf.account("");
        let mut index = Index::default();
        for (name, text) in self.all(shelf.place()).await? {
            let Some(handle) = name.strip_prefix(&mine) else {
                continue;
            };
            // A damaged notebook is listed too, as the first to go: nothing may lie about unseen.
            let notebook: Notebook = kept::read(&text).unwrap_or_default();
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

    async fn remove_accounts(&mut self, shelf: Shelf, handles: &[String]) -> Result<(), Failed> {
        if handles.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = handles.iter().map(|handle| shelf.account(handle)).collect();
        self.last = None;
        self.remove(shelf.place(), &names).await
    }

    async fn write_index(&self, shelf: Shelf, index: &Index) -> Result<(), Failed> {
        self.write(shelf.place(), vec![(shelf.index(), kept::write(&index))])
            .await
    }

    /// `None` when nothing is there, or nothing that can be understood.
    async fn read<T: Read>(&self, place: Place, name: &str) -> Result<Option<T>, Failed> {
        let names = [name.to_owned()];
        let found = self.area.get(place, Some(&names)).await;
        let mut found = found.map_err(|why| self.failed(name, &why))?;
        let Some((_, text)) = found.pop() else {
            return Ok(None);
        };
        let value = kept::read(&text).inspect_err(|why| {
            self.area
                .complain(&format!("{name} is taken as empty: {why}"))
        });
        Ok(value.ok())
    }

    async fn all(&self, place: Place) -> Result<Vec<(String, String)>, Failed> {
        let found = self.area.get(place, None).await;
        found.map_err(|why| self.failed("everything", &why))
    }

    async fn write(&self, place: Place, values: Vec<(String, String)>) -> Result<(), Failed> {
        let done = self.area.set(place, &values).await;
        done.map_err(|why| match why {
            Unwritten::Full => self.failed("a value", "there is no room"),
            Unwritten::Failed(why) => self.failed("a value", &why),
        })
    }

    async fn remove(&self, place: Place, names: &[String]) -> Result<(), Failed> {
        let done = self.area.remove(place, names).await;
        done.map_err(|why| self.failed("what is to go", &why))
    }

    fn failed(&self, what: &str, why: &str) -> Failed {
        self.area
            .complain(&format!("the storage fails at {what}: {why}"));
        Failed
    }
}

fn settings_name(private: bool) -> String {
    match private {
        true => format!("private:{}", kept::SETTINGS),
        false => kept::SETTINGS.to_owned(),
    }
}

fn tab_name(tab: i32) -> String {
    format!("tab:{tab}")
}
