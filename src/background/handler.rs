//! The background: takes one message at a time, and answers when all of it is kept.
//!
//! It may be put to sleep between any two messages, so it holds nothing that is not in the store.
//! While the storage fails it answers no look, and the page tells it again.

use std::cell::OnceCell;

use crate::background::inline_marks::{self, Marked};
use crate::background::messages::{Ask, Sender};
use crate::i18n::Saying;
use crate::page::reading::Reading;
use crate::storage::format::{File, Unfit};
use crate::storage::{Area, Failed, Missing, Store, run};
use crate::ui::Node;
use crate::ui::options::Notice;

/// The background.
pub struct Desk<A> {
    area: A,
    store: Store,
    pruned: bool,
}

/// What the background answers.
#[derive(Debug, Default, PartialEq)]
pub struct Answer {
    /// What the page should show in our place.
    pub view: Option<Node>,
    /// The user wants marks elsewhere.
    pub elsewhere: bool,
    /// What stands beside the names that were asked about.
    pub marks: Vec<Marked>,
    /// What became of it, for our own pages.
    pub notice: Option<Notice>,
    /// What else the shell should do.
    pub deeds: Vec<Deed>,
}

/// What only the browser can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Have every X page look again.
    Again,
    /// Open one of our own pages in a tab.
    Open(String),
}

impl<A: Area> Desk<A> {
    /// A background that has just woken.
    pub fn new(area: A) -> Desk<A> {
        Desk {
            area,
            store: Store::default(),
            pruned: false,
        }
    }

    /// Answers a message. `now` is unix seconds. Only what a page's script asks
    /// by itself fails: it was not kept or not found, and is to be told again.
    pub async fn answer(&mut self, ask: Ask, sender: Sender, now: i64) -> Result<Answer, Failed> {
        let question = Question::new(&ask, sender, now);
        let prune = !self.pruned;
        let mut answer = Answer::default();
        let mut work = |store: &mut Store| {
            if prune {
                store.prune(now)?;
            }
            answer = question.answer(store)?;
            Ok(())
        };
        match run(&self.area, &mut self.store, &mut work).await {
            Ok(()) => self.pruned = true,
            // What the user asked for and the storage did not do is said, never left to be believed.
            Err(Failed) if question.is_the_users() => answer = told(Some(plain("ui_not_kept"))),
            Err(Failed) => return Err(Failed),
        }
        Ok(answer)
    }
}

/// A message while it is answered. What is made of it is made once, however often the answer
/// begins anew.
pub(super) struct Question<'q> {
    pub(super) ask: &'q Ask,
    pub(super) sender: Sender,
    pub(super) now: i64,
    pub(super) reading: OnceCell<Reading>,
    pub(super) file: OnceCell<Result<File, Unfit>>,
}

impl Question<'_> {
    fn new(ask: &Ask, sender: Sender, now: i64) -> Question<'_> {
        Question {
            ask,
            sender,
            now,
            reading: OnceCell::new(),
            file: OnceCell::new(),
        }
    }

    fn answer(&self, store: &mut Store) -> Result<Answer, Missing> {
        let private = self.sender.private;
        match self.ask {
            Ask::Warm(_) => Ok(Answer {
                elsewhere: inline_marks::wanted(&store.settings(private)?),
                ..Answer::default()
            }),
            Ask::Names { url, links } => Ok(Answer {
                marks: inline_marks::marked(store, url, links, private, self.now)?,
                ..Answer::default()
            }),
            Ask::Look(words) => self.look(store, words),
            Ask::Press(press) => self.press(store, press),
            Ask::Control(control) => self.control(store, control),
            Ask::Closed(tab) => {
                store.close_tab(*tab)?;
                Ok(Answer::default())
            }
        }
    }

    fn is_the_users(&self) -> bool {
        matches!(self.ask, Ask::Press(_) | Ask::Control(_) | Ask::Closed(_))
    }
}

pub(super) fn plain(key: &str) -> Saying {
    Saying::new(key, Vec::new())
}

pub(super) fn notice(words: Saying, undo: bool) -> Notice {
    Notice { words, undo }
}

pub(super) fn told(words: Option<Saying>) -> Answer {
    Answer {
        notice: words.map(|words| notice(words, false)),
        ..Answer::default()
    }
}
