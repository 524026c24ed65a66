//! The user's own words on accounts, on the disk whatever else is remembered: nothing tidies them away.
//!
//! A word lies under its account's number, and under the handle that the account had when last seen, for
//! marks beside names know no number. Without a number it lies under the handle alone. What is needed is
//! read at once; the rest waits for nothing, which keeps the compiled core small.

use serde::de::DeserializeOwned;

use super::area::{Area, Failed, Storage};
use super::transaction::Transaction;
use super::{format, names};
use crate::account::word::{Word, Written, tag_id};
use crate::ids::{Handle, PostId};
use crate::limits;

/// Begins the place of a word that is on nobody any more: no handle, so it stays in the list of words.
const NOBODYS: char = '?';

fn nobodys_place(key: &str, written: i64) -> String {
    format!("{NOBODYS}{key}{NOBODYS}{written}")
}

/// A change of a word.
pub type Change<'c> = &'c dyn Fn(&mut Word);

impl<S: Storage> Transaction<'_, S> {
    /// Reads at once what is written on these accounts, and which tags there are.
    pub async fn fetch_words(&mut self, accounts: &[(String, Option<u64>)]) -> Result<(), Failed> {
        let numbers = accounts.iter().filter_map(|(_, account)| *account);
        let mut names: Vec<String> = numbers.map(names::word_of).collect();
        names.extend(accounts.iter().map(|(key, _)| names::word(key)));
        // What cannot be read is set aside before it is overwritten.
        names.extend([names::WORDS, names::ASIDE].map(str::to_owned));
        self.prefetch(Area::Local, &names).await
    }

    /// On how many accounts something is written.
    pub fn word_count(&mut self) -> u32 {
        let tags = self.tags();
        let all = tags.iter().find(|(tag, _)| tag.is_empty());
        all.map_or(0, |(_, count)| *count)
    }

    /// The user's tags, and on how many accounts each stands; the empty one stands on all.
    pub fn tags(&mut self) -> Vec<(String, u32)> {
        self.word_value(names::WORDS).unwrap_or_default()
    }

    /// Nobody knows which tags there are: their count is there and cannot be read.
    pub fn tags_are_unreadable(&mut self) -> bool {
        let there = self.at_hand(Area::Local, names::WORDS).is_some();
        there
            && self
                .word_value::<Vec<(String, u32)>>(names::WORDS)
                .is_none()
    }

    /// What stands beside a handle where no number is in sight.
    pub fn word_beside(&mut self, handle: &Handle) -> Option<Word> {
        let key = handle.key();
        self.word(&names::word(&key))
            .filter(|word| word.place == key)
    }

    /// What was written on an account, and on another that had its handle.
    pub fn word_on(&mut self, handle: &Handle, account: Option<u64>) -> Written {
        let key = handle.key();
        let here = self.word(&names::word(&key));
        let numbered = account.and_then(|account| self.word(&names::word_of(account)));
        let is_theirs = |word: &Word| match word.account.zip(account) {
            Some((one, other)) => one == other,
            None => word.place == key,
        };
        let (yours, anothers) = match here {
            Some(word) if is_theirs(&word) => (Some(word), None),
            here => (None, here),
        };
        Written {
            yours: numbered.or(yours),
            anothers,
        }
    }

    /// An account was seen under this handle: its word follows it, and another's is not taken for its
    /// own. What lies there was fetched.
    pub async fn follow_word(&mut self, handle: &Handle, account: u64) -> Result<(), Failed> {
        let key = handle.key();
        let numbered = self.word(&names::word_of(account));
        let here = self.word(&names::word(&key));
        let unnumbered = here.clone().filter(|word| word.account.is_none());
        let others = here.and_then(|word| word.account.filter(|other| *other != account));
        let former = numbered.as_ref().map(|word| word.place.clone());
        let former = former.filter(|place| *place != key && !place.is_empty());
        let all = former.clone().into_iter().map(|place| (place, None));
        let all = all.chain(others.map(|other| (key.clone(), Some(other))));
        self.fetch_words(&all.collect::<Vec<_>>()).await?;
        if let Some(other) = others {
            self.give_up_place(other, &key);
        }
        if let Some(place) = former {
            self.leave(&place, account);
        }
        let numbered = numbered.filter(|word| word.place != key);
        // Its number tells when an account was made, as a post's does.
        let made = PostId(account).time();
        let anothers = |word: &Word| made.is_some_and(|made| (1..made).contains(&word.written));
        if let Some(mut other) = unnumbered.filter(|word| numbered.is_some() || anothers(word)) {
            other.place = nobodys_place(&key, other.written);
            self.put_word(&other);
            self.remove(Area::Local, vec![names::word(&key)]);
        }
        if let Some(mut word) = numbered {
            word.place = key;
            self.put_word(&word);
        }
        Ok(())
    }

    /// The account with this number is not to be found under this handle any more.
    fn give_up_place(&mut self, account: u64, key: &str) {
        if let Some(mut word) = self.word(&names::word_of(account))
            && word.place == key
        {
            word.place.clear();
            self.put_word(&word);
            self.set(Area::Local, names::word(key), &word);
        }
    }

    fn leave(&mut self, place: &str, account: u64) {
        let name = names::word(place);
        if self
            .word(&name)
            .is_some_and(|word| word.account == Some(account))
        {
            self.remove(Area::Local, vec![name]);
        }
    }

    /// Writes on an account what `change` makes of what stood there. False where there is no room.
    pub async fn write_word(
        &mut self,
        handle: &Handle,
        account: Option<u64>,
        change: Change<'_>,
    ) -> Result<bool, Failed> {
        self.fetch_words(&[(handle.key(), account)]).await?;
        if let Some(account) = account {
            self.follow_word(handle, account).await?;
        }
        let before = self.word_on(handle, account).yours.unwrap_or_default();
        let mut word = before.clone();
        change(&mut word);
        if word == before {
            return Ok(true);
        }
        word.handle = Some(handle.clone());
        word.account = account.or(word.account);
        word.place = handle.key();
        word.written = self.now;
        let mut tally = TagCounts(self.tags());
        let kept = self.exchange_word(&mut tally, &before, &word);
        self.set_tally(tally);
        Ok(kept)
    }

    /// Takes in words of a file, where ours are not newer. False where there is no room for all.
    pub async fn import_words(&mut self, words: &[Word]) -> Result<bool, Failed> {
        if words.is_empty() {
            return Ok(true);
        }
        let accounts = words.iter().filter_map(|word| {
            let key = word.handle.as_ref()?.key();
            Some([
                (nobodys_place(&key, word.written), None),
                (key, word.account),
            ])
        });
        self.fetch_words(&accounts.flatten().collect::<Vec<_>>())
            .await?;
        let mut tally = TagCounts(self.tags());
        let mut kept = true;
        for word in words {
            kept &= self.import_word(&mut tally, word);
        }
        self.set_tally(tally);
        Ok(kept)
    }

    fn import_word(&mut self, tally: &mut TagCounts, theirs: &Word) -> bool {
        let handle = theirs.handle.as_ref();
        let Some(handle) = handle.and_then(|handle| Handle::new(handle.as_str())) else {
            return true;
        };
        let is_nobodys = theirs.place.starts_with(NOBODYS);
        let place = is_nobodys.then(|| nobodys_place(&handle.key(), theirs.written));
        let written = match &place {
            Some(place) => Written {
                yours: self.word(&names::word(place)),
                anothers: None,
            },
            None => self.word_on(&handle, theirs.account),
        };
        let ours = written.yours.unwrap_or_default();
        let mut word = Word {
            account: theirs.account.or(ours.account),
            written: theirs.written.min(self.now),
            place: ours.place.clone(),
            handle: Some(handle.clone()),
            ..Word::default()
        };
        // A file may come from anywhere: it is bounded as what is typed.
        word.set_line(&theirs.line);
        word.set_tags(&theirs.tags.join(","));
        if word.is_empty() || !ours.is_empty() && ours.written >= word.written {
            return true;
        }
        let free = written.anothers.is_none();
        let at_home = theirs.account.is_none() || theirs.place == handle.key();
        if let Some(place) = place {
            word.place = place;
        } else if ours.is_empty() && free && at_home {
            word.place = handle.key();
        }
        self.exchange_word(tally, &ours, &word)
    }

    /// Every word, in no order that matters.
    pub async fn words(&mut self) -> Result<Vec<Word>, Failed> {
        let mut words = Vec::new();
        for name in self.names(Area::Local).await? {
            let numbered = name.starts_with(&names::word_of_any());
            if numbered || name.starts_with(&names::word("")) {
                let word = self.word(&name);
                words.extend(word.filter(|word| numbered || word.account.is_none()));
            }
        }
        Ok(words)
    }

    /// Forgets what was written on whoever has or had this handle. Whether there was anything.
    pub async fn erase_word(&mut self, handle: &Handle) -> Result<bool, Failed> {
        self.count_words_anew().await?;
        if self.word_count() == 0 {
            return Ok(false);
        }
        let key = handle.key();
        let mut words = self.words().await?;
        // Who has another handle by now is not forgotten with a stranger who took this one.
        let had = |word: &Word| word.place.is_empty() || word.place.starts_with(NOBODYS);
        words.retain(|word| word.place == key || word.handle.as_ref() == Some(handle) && had(word));
        let mut tally = TagCounts(self.tags());
        for word in &words {
            self.exchange_word(&mut tally, word, &Word::default());
        }
        self.set_tally(tally);
        self.remove(Area::Local, vec![names::word(&key)]);
        Ok(!words.is_empty())
    }

    /// Counts the words anew where their count cannot be read, or nothing would lead to them.
    pub(super) async fn count_words_anew(&mut self) -> Result<(), Failed> {
        self.fetch_words(&[]).await?;
        if !self.tags_are_unreadable() {
            return Ok(());
        }
        let mut tally = TagCounts(Vec::new());
        for word in self.words().await? {
            tally.exchange(&Word::default(), &word);
        }
        // Whoever can read words of which none is read here has counted them, too.
        let unreadable = |(area, name): &(Area, String)| {
            *area == Area::Local && name.starts_with(names::WORD) && name != names::WORDS
        };
        if tally.words() > 0 || !self.unreadable.iter().any(unreadable) {
            self.set_tally(tally);
        }
        Ok(())
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

    /// The word of that name, of those that were fetched.
    fn word(&mut self, name: &str) -> Option<Word> {
        self.word_value(name)
    }

    fn word_value<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        let value = format::decode(self.at_hand(Area::Local, name)?);
        if value.is_err() {
            self.unreadable.insert((Area::Local, name.to_owned()));
        }
        value.ok()
    }

    fn put_word(&mut self, word: &Word) {
        if let Some(account) = word.account {
            self.set(Area::Local, names::word_of(account), word);
        }
        if !word.place.is_empty() {
            self.set(Area::Local, names::word(&word.place), word);
        }
    }

    /// Puts a word in the place of another, or nothing where nothing is left of it.
    fn exchange_word(&mut self, tally: &mut TagCounts, before: &Word, after: &Word) -> bool {
        let new = before.is_empty() && !after.is_empty();
        if new && tally.words() >= limits::WORDS {
            return false;
        }
        tally.exchange(before, after);
        let number = before.account.map(names::word_of);
        let place = Some(&before.place).filter(|place| !place.is_empty());
        let gone = number
            .into_iter()
            .chain(place.map(|place| names::word(place)));
        if after.is_empty() {
            self.remove(Area::Local, gone.collect());
        } else {
            self.put_word(after);
        }
        true
    }

    fn set_tally(&mut self, TagCounts(tags): TagCounts) {
        self.set(Area::Local, names::WORDS.to_owned(), &tags);
    }
}

/// On how many accounts each tag stands.
struct TagCounts(Vec<(String, u32)>);

impl TagCounts {
    fn place(&mut self, tag: &str) -> Option<&mut (String, u32)> {
        let id = tag_id(tag);
        self.0.iter_mut().find(|(known, _)| tag_id(known) == id)
    }

    fn words(&mut self) -> u32 {
        self.place("").map_or(0, |(_, count)| *count)
    }

    fn exchange(&mut self, before: &Word, after: &Word) {
        for tag in before.counted() {
            if let Some((_, count)) = self.place(tag) {
                *count = count.saturating_sub(1);
            }
        }
        for tag in after.counted() {
            let room = self.0.len() < limits::TAGS_KNOWN;
            match self.place(tag) {
                Some((_, count)) => *count = count.saturating_add(1),
                None if room => self.0.push((tag.to_owned(), 1)),
                None => {}
            }
        }
        self.0.retain(|(_, count)| *count > 0);
    }
}
