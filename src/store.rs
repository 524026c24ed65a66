//! The store: what is kept where, over any [`Area`] that can hold lines of text.
//!
//! Private by default: notebooks live in the browser's memory. Only what the user asked to remember
//! lies on disk, and nothing that was seen in a private window ever does. Nothing here fails: what
//! cannot be read is empty, what cannot be written makes room, and both say so.
//!
//! The background is the only one that writes; the popup and the options page read.

use std::future::Future;

use crate::json::Read;
use crate::kept::{self, Entry, Index};
use crate::notebook::Notebook;
use crate::post::Handle;
use crate::reading::{Drift, Sign};
use crate::settings::Settings;
use crate::view::Scene;

const DAY: i64 = 86_400;

/// Where a value lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In memory; gone when the browser closes.
    Memory,
    /// On this device.
    Disk,
}

/// Lines of text by name, in two places: `chrome.storage` in the browser, a map in tests.
pub trait Area {
    /// The values that are there of those named; all of the place when no names are given.
    fn get(
        &self,
        place: Place,
        names: Option<&[String]>,
    ) -> impl Future<Output = Result<Vec<(String, String)>, String>>;
    /// Writes all of them, or none.
    fn set(
        &self,
        place: Place,
        values: &[(String, String)],
    ) -> impl Future<Output = Result<(), String>>;
    /// Removes those named.
    fn remove(&self, place: Place, names: &[String]) -> impl Future<Output = Result<(), String>>;
    /// Tells the developer's console what went wrong.
    fn complain(&self, what: &str);
}

/// Which notebooks: those of this session, those remembered, or those of private windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    /// Until the browser closes.
    Session,
    /// On this device, because the user asked for it.
    Remembered,
    /// Of private windows: until the last of them closes, and apart from all others.
    Private,
}

impl Shelf {
    /// The shelf for a window of this sort.
    pub fn of(settings: &Settings, private: bool) -> Shelf {
        match (private, settings.remember) {
            (true, _) => Shelf::Private,
            (false, true) => Shelf::Remembered,
            (false, false) => Shelf::Session,
        }
    }

    fn place(self) -> Place {
        match self {
            Shelf::Remembered => Place::Disk,
            Shelf::Session | Shelf::Private => Place::Memory,
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Shelf::Private => "private:",
            Shelf::Session | Shelf::Remembered => "",
        }
    }

    fn account(self, handle: &str) -> String {
        format!("{}account:{handle}", self.prefix())
    }

    fn index(self) -> String {
        format!("{}index", self.prefix())
    }
}

/// What is known of a browser tab.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TabMemory {
    /// The page as last seen.
    pub scene: Scene,
    /// How often each sign was looked for and found since the account came into view.
    pub drift: Drift,
    /// The header was read since the account came into view.
    pub header: bool,
    /// It is a private window's.
    pub private: bool,
    /// The settings before the user's last change from here, so that it can be taken back.
    pub before: Option<Settings>,
    /// There was no room for what was seen.
    pub full: bool,
}

form!(TabMemory or default { scene, drift, header, private, before, full });

impl TabMemory {
    /// Headers were seen and none could be read. One alone may be the last profile's, still standing.
    pub fn unreadable(&self) -> bool {
        !self.header && self.drift.expected(Sign::HeaderHandle) > 1
    }

    /// What could not be found, as it is copied into a report; empty when nothing was missed.
    pub fn report(&self) -> String {
        let missing = self.drift.missing();
        if missing.is_empty() {
            return String::new();
        }
        let lines = missing
            .into_iter()
            .map(|(sign, expected, found)| format!("{}: {found} of {expected}", sign.name()));
        let version = concat!("Fieldmark ", env!("CARGO_PKG_VERSION"));
        std::iter::once(version.to_owned())
            .chain(lines)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

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
    pub async fn settings(&self, private: bool) -> Settings {
        let own = match private {
            true => self.read(Place::Memory, &settings_name(true)).await,
            false => None,
        };
        match own {
            Some(own) => own,
            None => self
                .read(Place::Disk, kept::SETTINGS)
                .await
                .unwrap_or_default(),
        }
    }

    /// Keeps the user's choices. Switching remembering on takes along what was seen so far;
    /// switching it off empties the disk.
    pub async fn set_settings(&mut self, private: bool, settings: &Settings) -> bool {
        let before = self.settings(private).await;
        // The disk is emptied first: were the browser to stop in between, nothing may be left of
        // what the user was told is gone.
        if !private && before.remember && !settings.remember {
            self.erase_all(Shelf::Remembered).await;
        }
        let place = if private { Place::Memory } else { Place::Disk };
        let kept = self
            .write(place, vec![(settings_name(private), kept::write(settings))])
            .await;
        if !kept {
            return false;
        }
        if !private && settings.remember && !before.remember {
            self.move_to_disk().await;
        }
        true
    }

    /// Whether the user has read the first sentences.
    pub async fn welcomed(&self) -> bool {
        self.read(Place::Disk, kept::WELCOMED)
            .await
            .unwrap_or_default()
    }

    /// The user has read the first sentences.
    pub async fn set_welcomed(&self) {
        self.write(
            Place::Disk,
            vec![(kept::WELCOMED.to_owned(), kept::write(&true))],
        )
        .await;
    }

    /// All that was seen of an account; an empty notebook when nothing was.
    pub async fn notebook(&self, shelf: Shelf, handle: &Handle) -> Notebook {
        let key = handle.key();
        if let Some((at, entry, notebook)) = &self.last
            && (*at, &entry.handle) == (shelf, &key)
            && self.index(shelf).await.entries.contains(entry)
        {
            return notebook.clone();
        }
        self.read(shelf.place(), &shelf.account(&key))
            .await
            .unwrap_or_default()
    }

    /// Keeps what was seen of an account, the least recently seen making room. False when there
    /// was none to be had.
    pub async fn keep(&mut self, shelf: Shelf, handle: &Handle, notebook: &Notebook) -> bool {
        let text = kept::write(notebook);
        let entry = Entry {
            handle: handle.key(),
            seen: notebook.seen,
            bytes: text.len(),
            posts: notebook.notes.len() as u32,
        };
        let mut index = self.index(shelf).await;
        index.put(entry.clone());
        let mut bytes = kept::MOST_BYTES;
        let stored = loop {
            let gone = index.make_room(kept::MOST_ACCOUNTS, bytes);
            self.remove_accounts(shelf, &gone).await;
            let values = vec![
                (shelf.account(&entry.handle), text.clone()),
                (shelf.index(), kept::write(&index)),
            ];
            match self.area.set(shelf.place(), &values).await {
                Ok(()) => break true,
                Err(error) => self
                    .area
                    .complain(&format!("no room for what was seen: {error}")),
            }
            if index.entries.len() < 2 {
                break false;
            }
            // The browser gives less room than it promises: halve until it fits.
            bytes = index.bytes() / 2;
        };
        self.last = stored.then(|| (shelf, entry, notebook.clone()));
        stored
    }

    /// Which accounts lie on a shelf. When its list is lost, the shelf itself is looked through.
    pub async fn index(&self, shelf: Shelf) -> Index {
        match self.read(shelf.place(), &shelf.index()).await {
            Some(index) => index,
            None => self.look_through(shelf).await,
        }
    }

    /// Forgets what was remembered longer ago than the user allows.
    pub async fn prune(&mut self, now: i64) {
        let settings = self.settings(false).await;
        if !settings.remember {
            return;
        }
        let mut index = self.index(Shelf::Remembered).await;
        let days = i64::from(settings.retention_days.clamp(1, 365));
        let gone = index.forget_before(now - days * DAY, now);
        if gone.is_empty() {
            return;
        }
        self.remove_accounts(Shelf::Remembered, &gone).await;
        self.write_index(Shelf::Remembered, &index).await;
    }

    /// Forgets one account.
    pub async fn erase(&mut self, shelf: Shelf, handle: &Handle) {
        let mut index = self.index(shelf).await;
        index.remove(&handle.key());
        self.remove_accounts(shelf, &[handle.key()]).await;
        self.write_index(shelf, &index).await;
    }

    /// Forgets every account of a shelf, whether it is in the list or not.
    pub async fn erase_all(&mut self, shelf: Shelf) {
        let all = self.all(shelf.place()).await;
        let mine = shelf.account("");
        let mut names: Vec<String> = all
            .into_iter()
            .map(|(name, _)| name)
            .filter(|name| name.starts_with(&mine))
            .collect();
        names.push(shelf.index());
        self.remove(shelf.place(), &names).await;
    }

    /// What is known of a tab.
    pub async fn tab(&self, tab: i32) -> TabMemory {
        self.read(Place::Memory, &tab_name(tab))
            .await
            .unwrap_or_default()
    }

    /// Keeps what is known of a tab.
    pub async fn set_tab(&self, tab: i32, memory: &TabMemory) {
        self.write(Place::Memory, vec![(tab_name(tab), kept::write(memory))])
            .await;
    }

    /// A tab was closed. With the last private one goes all that private windows have seen.
    pub async fn close_tab(&mut self, tab: i32) {
        let private = self.tab(tab).await.private;
        self.remove(Place::Memory, &[tab_name(tab)]).await;
        if !private {
            return;
        }
        let all = self.all(Place::Memory).await;
        let others = all.iter().filter(|(name, _)| name.starts_with("tab:"));
        let more = others
            .filter_map(|(_, text)| kept::read::<TabMemory>(text).ok())
            .any(|tab| tab.private);
        if !more {
            self.erase_all(Shelf::Private).await;
            self.remove(Place::Memory, &[settings_name(true)]).await;
        }
    }

    async fn move_to_disk(&mut self) {
        let index = self.index(Shelf::Session).await;
        for entry in &index.entries {
            let Some(handle) = Handle::new(&entry.handle) else {
                continue;
            };
            let notebook = self.notebook(Shelf::Session, &handle).await;
            self.keep(Shelf::Remembered, &handle, &notebook).await;
        }
        self.erase_all(Shelf::Session).await;
    }

    async fn look_through(&self, shelf: Shelf) -> Index {
        let mine = shelf.account("");
        let mut index = Index::default();
        for (name, text) in self.all(shelf.place()).await {
            let Some(handle) = name.strip_prefix(&mine) else {
                continue;
            };
            // A damaged notebook is listed too, as the first to go: nothing may lie about unseen.
            let notebook: Notebook = kept::read(&text).unwrap_or_default();
            index.entries.push(Entry {
                handle: handle.to_owned(),
                seen: notebook.seen,
                bytes: text.len(),
                posts: notebook.notes.len() as u32,
            });
        }
        index
    }

    async fn remove_accounts(&mut self, shelf: Shelf, handles: &[String]) {
        if handles.is_empty() {
            return;
        }
        let names: Vec<String> = handles.iter().map(|handle| shelf.account(handle)).collect();
        self.remove(shelf.place(), &names).await;
        self.last = None;
    }

    async fn write_index(&self, shelf: Shelf, index: &Index) {
        self.write(shelf.place(), vec![(shelf.index(), kept::write(&index))])
            .await;
    }

    async fn read<T: Read>(&self, place: Place, name: &str) -> Option<T> {
        let names = [name.to_owned()];
        let found = self.area.get(place, Some(&names)).await;
        let found = found.inspect_err(|error| {
            self.area
                .complain(&format!("{name} cannot be read: {error}"))
        });
        let (_, text) = found.ok()?.pop()?;
        let value = kept::read(&text);
        value
            .inspect_err(|why| {
                self.area
                    .complain(&format!("{name} is taken as empty: {why}"))
            })
            .ok()
    }

    async fn all(&self, place: Place) -> Vec<(String, String)> {
        let found = self.area.get(place, None).await;
        found
            .inspect_err(|error| {
                self.area
                    .complain(&format!("the store cannot be read: {error}"))
            })
            .unwrap_or_default()
    }

    async fn write(&self, place: Place, values: Vec<(String, String)>) -> bool {
        let done = self.area.set(place, &values).await;
        done.inspect_err(|error| {
            self.area
                .complain(&format!("the store cannot be written: {error}"))
        })
        .is_ok()
    }

    async fn remove(&self, place: Place, names: &[String]) {
        if let Err(error) = self.area.remove(place, names).await {
            self.area
                .complain(&format!("the store cannot be emptied: {error}"));
        }
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
