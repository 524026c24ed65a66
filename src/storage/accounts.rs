//! The notebooks of an area, and the index of them.

use super::area::{Area, Failed, Storage};
use super::format;
use super::index::{Index, IndexEntry};
use super::names;
use super::transaction::{Recent, Transaction};
use crate::account::{Notebook, diary};
use crate::ids::{Handle, PostId};
use crate::limits;
use crate::settings::Settings;
use crate::time::DAY;

/// The notebook of whoever has a handle now.
#[derive(Debug, Default)]
pub struct Owned {
    /// What was seen of them.
    pub notebook: Notebook,
    /// The handles that they have given up: to be erased when the notebook is kept under this one.
    pub given_up: Vec<Handle>,
    /// What lay under the handle was another account's, and this notebook does not go on from it.
    pub begun_anew: bool,
}

impl<S: Storage> Transaction<'_, S> {
    /// Reads the notebooks of all these accounts at once.
    pub async fn fetch_notebooks(&mut self, area: Area, keys: &[String]) -> Result<(), Failed> {
        let names: Vec<String> = keys.iter().map(|key| names::account(key)).collect();
        self.prefetch(area, &names).await
    }

    /// All that was seen of an account; an empty notebook when nothing was.
    pub async fn notebook(&mut self, area: Area, handle: &Handle) -> Result<Notebook, Failed> {
        let index = match self.recent {
            Some(_) => self.index(area).await?,
            None => Index::default(),
        };
        let key = handle.key();
        if let Some(recent) = &self.recent
            && (recent.area, &recent.entry.handle) == (area, &key)
            && index.entries.contains(&recent.entry)
        {
            return Ok(recent.notebook.clone());
        }
        let kept = self.get(area, &names::account(&key)).await?;
        Ok(kept.unwrap_or_default())
    }

    /// The notebook of the account with this number, whatever it was called when it was last seen.
    /// Where the number is not known the handle alone tells whose it is.
    pub async fn notebook_of(
        &mut self,
        area: Area,
        handle: &Handle,
        account: Option<u64>,
    ) -> Result<Owned, Failed> {
        let mut owned = Owned {
            notebook: self.notebook(area, handle).await?,
            ..Owned::default()
        };
        let Some(account) = account else {
            return Ok(owned);
        };
        let key = handle.key();
        let mut former = self.index(area).await?.entries;
        former.retain(|entry| entry.account == Some(account) && entry.handle != key);
        // The handle may have been somebody else's when it was last seen: this account had another then, or
        // was not there yet, as its number tells.
        let seen = former.iter().map(|entry| entry.seen);
        let since = seen.chain(PostId(account).time()).max();
        let anothers = match owned.notebook.profile.account {
            Some(last) => last != account,
            None => since.is_some_and(|since| owned.notebook.is_read_before(since)),
        };
        if anothers {
            owned.notebook = Notebook::default();
            owned.begun_anew = true;
        }
        for former in former.iter().filter_map(IndexEntry::whose) {
            let kept = self.notebook(area, &former).await?;
            if !self.is_unreadable(area, &former) {
                owned.notebook.follow(kept);
                owned.notebook.renamed = self.now;
                owned.given_up.push(former);
            }
        }
        Ok(owned)
    }

    /// Keeps what was seen of an account, after what lay there was read; what was seen longer ago
    /// makes room. False when it was itself seen longer ago than all there is room for.
    pub async fn keep(
        &mut self,
        area: Area,
        handle: &Handle,
        notebook: &Notebook,
    ) -> Result<bool, Failed> {
        let before = self.index(area).await?;
        let text = format::encode(notebook);
        let entry = IndexEntry::of(handle.key(), notebook, text.len());
        let mut index = before.clone();
        index.put(entry.clone());
        let gone = index.make_room(limits::ACCOUNTS, limits::AREA_BYTES);
        if gone.contains(&entry.handle) {
            return Ok(false);
        }
        self.forget(area, before, &gone);
        let name = names::account(&entry.handle);
        self.set_text(area, name, text);
        self.set(area, names::INDEX.to_owned(), &index);
        self.recent = Some(Recent {
            area,
            entry,
            notebook: notebook.clone(),
        });
        Ok(true)
    }

    /// Keeps a file's notebook in the place of ours, where that was seen longer ago; of the diaries of one
    /// account nothing is lost. False where there is no room.
    pub async fn import_notebook(
        &mut self,
        area: Area,
        handle: &Handle,
        theirs: &Notebook,
    ) -> Result<bool, Failed> {
        // Read before it is overwritten, for what cannot be read is not.
        let mut ours = self.notebook(area, handle).await?;
        let mut theirs = theirs.clone();
        let numbers = ours.profile.account.zip(theirs.profile.account);
        let same = numbers.is_none_or(|(one, other)| one == other);
        if ours.seen >= theirs.seen {
            if !same || theirs.diary.is_empty() {
                return Ok(true);
            }
            diary::join(&mut ours.diary, theirs.diary, self.now);
            return self.keep(area, handle, &ours).await;
        }
        // Not every device was shown it; without it nobody else would be told apart under this handle. The posts
        // may be somebody else's already, where there is none of ours among them.
        if theirs.notes.is_empty() || theirs.shares_a_post_with(&ours) {
            theirs.profile.account = theirs.profile.account.or(ours.profile.account);
        }
        // Whoever wrote the file may be somebody else.
        theirs.profile.seen_by(self.viewer().await?.as_ref());
        if same {
            theirs.renamed = theirs.renamed.max(ours.renamed);
        } else {
            ours.diary.clear();
        }
        diary::join(&mut theirs.diary, ours.diary, self.now);
        self.keep(area, handle, &theirs).await
    }

    /// Which accounts lie in an area, none of them seen after now. When its index is lost, the
    /// area is looked through.
    pub async fn index(&mut self, area: Area) -> Result<Index, Failed> {
        let name = names::INDEX.to_owned();
        let mut index = match self.try_get(area, &name).await? {
            Some(Ok(index)) => index,
            None => self.look_through(area).await?,
            Some(Err(why)) => {
                self.warn(&format!("{name} cannot be read and is made anew: {why}"));
                self.look_through(area).await?
            }
        };
        if index.not_after(self.now) {
            self.set(area, name, &index);
        }
        Ok(index)
    }

    /// What was last seen before that is not remembered any longer, unix seconds.
    pub fn forgets_before(&self, settings: &Settings) -> i64 {
        self.now - i64::from(settings.retention()) * DAY
    }

    /// Forgets what lies on the disk for longer than the user allows.
    pub async fn prune(&mut self) -> Result<(), Failed> {
        let names = [names::SETTINGS, names::INDEX, names::ASIDE, names::WORDS];
        self.prefetch(Area::Local, &names.map(str::to_owned))
            .await?;
        let settings = self.settings().await?;
        let limit = self.forgets_before(&settings);
        self.prune_aside(limit).await?;
        self.count_words_anew().await?;
        // Where the choice to remember can no longer be read, what was remembered still lies there.
        if settings.remember || self.at_hand(Area::Local, names::INDEX).is_some() {
            let kept = self.index(Area::Local).await?;
            let mut index = kept.clone();
            let old = index.seen_before(limit);
            self.fetch_notebooks(Area::Local, &old).await?;
            for handle in old.iter().filter_map(|handle| Handle::new(handle)) {
                // A clock that was slow for a while made it seem older than it is.
                let seen = self.notebook(Area::Local, &handle).await?.seen;
                if seen <= self.now {
                    index.see_again(&handle, seen);
                }
            }
            if index != kept {
                self.set(Area::Local, names::INDEX.to_owned(), &index);
            }
            let gone = index.seen_before(limit);
            self.forget(Area::Local, index, &gone);
        }
        Ok(())
    }

    /// Forgets one account.
    pub async fn erase(&mut self, area: Area, handle: &Handle) -> Result<(), Failed> {
        let index = self.index(area).await?;
        self.forget(area, index, &[handle.key()]);
        self.forget_aside(area, handle).await
    }

    /// Forgets the handles that an account has given up for this one.
    pub async fn give_up(
        &mut self,
        area: Area,
        former: &[Handle],
        handle: &Handle,
    ) -> Result<(), Failed> {
        let index = self.index(area).await?;
        let keys: Vec<String> = former.iter().map(Handle::key).collect();
        self.forget(area, index, &keys);
        self.rename_aside(area, former, handle).await
    }

    /// Forgets every account of an area, whether it is in the index or not, and all that cannot
    /// be read.
    pub async fn erase_all(&mut self, area: Area) -> Result<(), Failed> {
        let mine = names::account("");
        let others = [names::ASIDE, names::VIEWER, names::SIGN_SEEN];
        let mut names = self.names(area).await?;
        names.retain(|name| name.starts_with(&mine) || others.contains(&name.as_str()));
        names.push(names::INDEX.to_owned());
        names.extend(self.unreadable_of(area));
        self.recent = None;
        self.remove(area, names);
        Ok(())
    }

    async fn look_through(&mut self, area: Area) -> Result<Index, Failed> {
        let mine = names::account("");
        let mut index = Index::default();
        for name in self.names(area).await? {
            let Some(handle) = name.strip_prefix(&mine) else {
                continue;
            };
            let Some(text) = self.text(area, &name).await? else {
                continue;
            };
            let notebook = format::decode(text).unwrap_or_else(|_| Notebook {
                seen: i64::MAX, // Nobody knows when: it counts as seen now, and goes in its time.
                ..Notebook::default()
            });
            let entry = IndexEntry::of(handle.to_owned(), &notebook, text.len());
            index.entries.push(entry);
        }
        Ok(index)
    }

    /// Removes accounts, and with them, whatever comes of the rest of the work, their names in the index.
    pub(super) fn forget(&mut self, area: Area, mut index: Index, handles: &[String]) {
        if handles.is_empty() {
            return;
        }
        let names = handles.iter().map(|handle| names::account(handle));
        self.recent = None;
        self.remove(area, names.collect());
        index
            .entries
            .retain(|entry| !handles.contains(&entry.handle));
        self.set(area, names::INDEX.to_owned(), &index);
        self.seal();
    }
}
