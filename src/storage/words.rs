//! The user's own words on accounts, on the disk whatever else is remembered: nothing tidies them away.
//!
//! A word lies under the handle that its account had when last seen, so that marks beside names find it
//! by name; `word-of` leads from the account's number to that place. When the handle turns out to be
//! another account's, the word stays there for as long as nothing is written on that one.

use std::collections::BTreeMap;

use super::area::{Area, Failed, Storage};
use super::names;
use super::transaction::Transaction;
use crate::account::word::{Word, tag_id};
use crate::ids::Handle;
use crate::limits;

/// What the user wrote on an account.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Written {
    /// On this account.
    pub yours: Option<Word>,
    /// On another account, which had this handle then.
    pub anothers: Option<Word>,
}

impl<S: Storage> Transaction<'_, S> {
    /// How many accounts have a word.
    pub async fn word_count(&mut self) -> Result<u32, Failed> {
        let count = self.get(Area::Local, names::WORDS).await?;
        Ok(count.unwrap_or_default())
    }

    /// The user's tags, as first written, and on how many accounts each stands.
    pub async fn tags(&mut self) -> Result<Vec<(String, u32)>, Failed> {
        let tags = self.get(Area::Local, names::TAGS).await?;
        Ok(tags.unwrap_or_default())
    }

    /// Reads at once what may be written on these accounts.
    pub async fn fetch_words(&mut self, accounts: &[(String, Option<u64>)]) -> Result<(), Failed> {
        let numbers = accounts.iter().filter_map(|(_, account)| *account);
        let mut names: Vec<String> = numbers.map(names::word_of).collect();
        names.extend(accounts.iter().map(|(key, _)| names::word(key)));
        self.prefetch(Area::Local, &names).await
    }

    /// What stands beside a handle where no number is in sight.
    pub async fn word_beside(&mut self, handle: &Handle) -> Result<Option<Word>, Failed> {
        let word = self.word(&handle.key()).await?;
        Ok(word.filter(|word| !word.given_up))
    }

    /// What was written on an account, and on another that had its handle.
    pub async fn word_on(
        &mut self,
        handle: &Handle,
        account: Option<u64>,
    ) -> Result<Written, Failed> {
        let here = self.word(&handle.key()).await?;
        if let Some(word) = here.clone().filter(|word| !is_strange(word, account)) {
            return Ok(Written {
                yours: Some(word),
                anothers: None,
            });
        }
        let place = self.place_of(account).await?;
        Ok(Written {
            yours: match place {
                Some(place) => self.word(&place).await?,
                None => None,
            },
            anothers: here,
        })
    }

    /// An account was seen under this handle: its word follows it, and another's is not taken for its own.
    pub async fn follow_word(
        &mut self,
        handle: &Handle,
        account: Option<u64>,
    ) -> Result<(), Failed> {
        let here = handle.key();
        let place = self.place_of(account).await?;
        let found = self.word(&here).await?;
        if let Some(place) = place.filter(|place| *place != here) {
            if let Some(mut word) = self.word(&place).await? {
                self.set_away(&here).await?;
                self.remove(Area::Local, vec![names::word(&place)]);
                word.given_up = false;
                self.put_word(&here, &word);
            }
        } else if let Some(mut word) =
            found.filter(|word| account.is_some() && word.account.is_some())
        {
            let given_up = word.account != account;
            if word.given_up != given_up {
                word.given_up = given_up;
                self.put_word(&here, &word);
            }
        }
        Ok(())
    }

    /// Writes on an account what `change` makes of what stood there. False where there is no room.
    pub async fn write_word(
        &mut self,
        handle: &Handle,
        account: Option<u64>,
        change: impl FnOnce(&mut Word),
    ) -> Result<bool, Failed> {
        self.follow_word(handle, account).await?;
        let found = self.word_on(handle, account).await?.yours;
        let mut word = found.clone().unwrap_or_default();
        change(&mut word);
        if word == found.clone().unwrap_or_default() {
            return Ok(true);
        }
        word.handle = Some(handle.clone());
        word.account = account.or(word.account);
        word.written = self.now;
        let mut tally = self.tally().await?;
        let kept = self
            .exchange_word(&mut tally, &handle.key(), found, word)
            .await?;
        self.set_tally(tally);
        Ok(kept)
    }

    /// Takes in words of a file, where ours are not newer. False where there is no room for all.
    pub async fn import_words(&mut self, words: &[Word]) -> Result<bool, Failed> {
        if words.is_empty() {
            return Ok(true);
        }
        let accounts = words.iter().filter_map(|word| {
            let handle = word.handle.as_ref()?;
            Some((handle.key(), word.account))
        });
        self.fetch_words(&accounts.collect::<Vec<_>>()).await?;
        let mut tally = self.tally().await?;
        let mut kept = true;
        for word in words {
            kept &= self.import_word(&mut tally, word).await?;
        }
        self.set_tally(tally);
        Ok(kept)
    }

    async fn import_word(&mut self, tally: &mut Tally, theirs: &Word) -> Result<bool, Failed> {
        let Some(handle) = theirs
            .handle
            .as_ref()
            .and_then(|one| Handle::new(one.as_str()))
        else {
            return Ok(true);
        };
        let mut word = Word {
            handle: Some(handle.clone()),
            ..theirs.clone()
        };
        // A file may come from anywhere: it is bounded as what is typed.
        word.set_line(&theirs.line);
        word.set_tags(&theirs.tags.join(","));
        word.written = word.written.min(self.now);
        let found = self.word_on(&handle, word.account).await?.yours;
        word.account = word
            .account
            .or(found.as_ref().and_then(|ours| ours.account));
        let newer = |ours: &Word| ours.written >= word.written;
        if word.is_empty() || found.as_ref().is_some_and(newer) {
            return Ok(true);
        }
        let known = self.place_of(word.account).await?;
        let place = match (known, word.account) {
            (Some(place), _) => place,
            (None, Some(account)) if word.given_up => away(account),
            _ => handle.key(),
        };
        self.exchange_word(tally, &place, found, word).await
    }

    /// Every word, in no order that matters.
    pub async fn words(&mut self) -> Result<Vec<Word>, Failed> {
        let mut words = Vec::new();
        for place in self.word_places().await? {
            words.extend(self.word(&place).await?);
        }
        Ok(words)
    }

    /// Forgets what was written on whoever has or had this handle. Whether there was anything.
    pub async fn erase_word(&mut self, handle: &Handle) -> Result<bool, Failed> {
        let mut any = false;
        if self.word_count().await? == 0 {
            return Ok(any);
        }
        let mut tally = self.tally().await?;
        for place in self.word_places().await? {
            let word = self.word(&place).await?.unwrap_or_default();
            if place == handle.key() || word.handle.as_ref() == Some(handle) {
                self.exchange_word(&mut tally, &place, Some(word), Word::default())
                    .await?;
                any = true;
            }
        }
        self.set_tally(tally);
        Ok(any)
    }

    /// Forgets every word, whether it can be read or not.
    pub async fn erase_words(&mut self) -> Result<(), Failed> {
        let mut names = self.names(Area::Local).await?;
        names.retain(|name| name.starts_with(names::WORD));
        if !names.is_empty() {
            self.remove(Area::Local, names);
        }
        Ok(())
    }

    async fn word_places(&mut self) -> Result<Vec<String>, Failed> {
        let mine = names::word("");
        let names = self.names(Area::Local).await?;
        let places = names.iter().filter_map(|name| name.strip_prefix(&mine));
        Ok(places.map(str::to_owned).collect())
    }

    async fn word(&mut self, place: &str) -> Result<Option<Word>, Failed> {
        self.get(Area::Local, &names::word(place)).await
    }

    /// Where the word on the account with this number lies.
    async fn place_of(&mut self, account: Option<u64>) -> Result<Option<String>, Failed> {
        match account {
            Some(account) => self.get(Area::Local, &names::word_of(account)).await,
            None => Ok(None),
        }
    }

    fn put_word(&mut self, place: &str, word: &Word) {
        self.set(Area::Local, names::word(place), word);
        if let Some(account) = word.account {
            self.set(Area::Local, names::word_of(account), &place);
        }
    }

    /// Makes room under a handle for the word on another account.
    async fn set_away(&mut self, here: &str) -> Result<(), Failed> {
        if let Some(word) = self.word(here).await? {
            let place = match word.account {
                Some(account) => away(account),
                None => format!("?{here}:{}", word.written),
            };
            self.put_word(&place, &word);
        }
        Ok(())
    }

    /// Puts a word in the place of what stood there, or nothing where nothing is left of it.
    async fn exchange_word(
        &mut self,
        tally: &mut Tally,
        place: &str,
        before: Option<Word>,
        after: Word,
    ) -> Result<bool, Failed> {
        let before = before.unwrap_or_default();
        if before.is_empty() && tally.count >= limits::WORDS {
            return Ok(false);
        }
        tally.exchange(&before, &after);
        if after.is_empty() {
            let number = before.account.map(names::word_of);
            let gone = [names::word(place)].into_iter().chain(number);
            self.remove(Area::Local, gone.collect());
        } else {
            if before.is_empty() {
                self.set_away(place).await?;
            }
            self.put_word(place, &after);
        }
        Ok(true)
    }

    async fn tally(&mut self) -> Result<Tally, Failed> {
        let tags = self.tags().await?.into_iter();
        Ok(Tally {
            count: self.word_count().await?,
            tags: tags
                .map(|(tag, count)| (tag_id(&tag), (tag, count)))
                .collect(),
        })
    }

    fn set_tally(&mut self, tally: Tally) {
        let tags: Vec<(String, u32)> = tally.tags.into_values().collect();
        self.set(Area::Local, names::WORDS.to_owned(), &tally.count);
        self.set(Area::Local, names::TAGS.to_owned(), &tags);
    }
}

/// How many words there are, and on how many accounts each tag stands.
struct Tally {
    count: u32,
    tags: BTreeMap<String, (String, u32)>,
}

impl Tally {
    fn exchange(&mut self, before: &Word, after: &Word) {
        self.count = self.count.saturating_sub(u32::from(!before.is_empty()));
        self.count += u32::from(!after.is_empty());
        for tag in &before.tags {
            if let Some((_, count)) = self.tags.get_mut(&tag_id(tag)) {
                *count = count.saturating_sub(1);
            }
        }
        for tag in &after.tags {
            let (_, count) = self
                .tags
                .entry(tag_id(tag))
                .or_insert_with(|| (tag.clone(), 0));
            *count = count.saturating_add(1);
        }
        self.tags.retain(|_, (_, count)| *count > 0);
    }
}

/// The place of a word on an account whose handle is not known any more.
fn away(account: u64) -> String {
    format!("#{account}")
}

/// It was written on another account than the one with this number.
fn is_strange(word: &Word, account: Option<u64>) -> bool {
    let other = word
        .account
        .zip(account)
        .is_some_and(|(one, other)| one != other);
    other || word.given_up && account.is_none()
}
