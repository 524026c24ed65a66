//! The background: takes one message at a time, and answers when all of it is kept.
//!
//! It may be put to sleep between any two messages, so it holds nothing that is not in the store.
//! While the storage fails it answers no look, and the page tells it again.

use crate::badges;
use crate::elsewhere::{self, Marked};
use crate::kept::File;
use crate::message::{Ask, Control, Sender};
use crate::notebook::Notebook;
use crate::page::{self, State};
use crate::post::Handle;
use crate::profile::Profile;
use crate::reading::{self, Reading};
use crate::settings::Settings;
use crate::speech::Saying;
use crate::store::{Area, Failed, Shelf, Store, TabMemory};
use crate::view::options::Notice;
use crate::view::press::Press;
use crate::view::row::row;
use crate::view::{Node, Scene, Tab, Trouble};
use crate::words::Words;

/// Stands for a page of ours that speaks of no tab, where what can be taken back is kept by tab.
const NO_TAB: i32 = -1;

/// The background.
pub struct Desk<A> {
    store: Store<A>,
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
            store: Store::new(area),
            pruned: false,
        }
    }

    /// Answers a message. `now` is unix seconds. Only what a page's script asks
    /// by itself fails: it was not kept or not found, and is to be told again.
    pub async fn answer(&mut self, ask: Ask, sender: Sender, now: i64) -> Result<Answer, Failed> {
        if !self.pruned {
            self.pruned = self.store.prune(now).await.is_ok();
        }
        match ask {
            Ask::Warm(_) => Ok(Answer {
                elsewhere: elsewhere::wanted(&self.store.settings(sender.private).await?),
                ..Answer::default()
            }),
            Ask::Names { url, links } => Ok(Answer {
                marks: elsewhere::marked(&mut self.store, &url, &links, sender.private, now)
                    .await?,
                ..Answer::default()
            }),
            Ask::Look(words) => self.look(&words, sender, now).await,
            Ask::Press(press) => Ok(or_not_kept(self.press(press, sender, now).await)),
            Ask::Control(control) => Ok(or_not_kept(self.control(control, sender).await)),
            Ask::Closed(tab) => Ok(or_not_kept(self.close(tab).await)),
        }
    }

    async fn look(&mut self, words: &Words, sender: Sender, now: i64) -> Result<Answer, Failed> {
        let Some(tab) = sender.tab else {
            return Ok(Answer::default());
        };
        let reading = reading::read(words);
        let settings = self.store.settings(sender.private).await?;
        let before = self.store.tab(tab).await?;
        let mut memory = remembered(&reading, before.clone(), sender.private);
        let mut notebook = Notebook::default();
        if let Some(owner) = reading.owner() {
            let shelf = Shelf::of(&settings, sender.private);
            let number = reading.profile.as_ref().and_then(|header| header.account);
            let given_up;
            (notebook, given_up) = self.store.notebook_of(shelf, owner, number).await?;
            notebook.add(&reading, now);
            memory.scene.full = !self.store.keep(shelf, owner, &notebook).await?;
            for former in &given_up {
                self.store.erase(shelf, former).await?;
            }
        }
        let view = shown(&memory.scene, &notebook, &settings, now);
        if memory != before {
            self.store.set_tab(tab, &memory).await?;
        }
        Ok(Answer {
            view,
            ..Answer::default()
        })
    }

    async fn close(&mut self, tab: i32) -> Result<Answer, Failed> {
        self.store.close_tab(tab).await?;
        Ok(Answer::default())
    }

    async fn press(&mut self, press: Press, sender: Sender, now: i64) -> Result<Answer, Failed> {
        let Some(tab) = sender.tab.filter(|_| may_be_pressed_in_a_page(&press)) else {
            self.store
                .area
                .complain("a page asked for what only the popup may ask");
            return Ok(Answer::default());
        };
        let control = Control {
            press,
            value: String::new(),
            tab: Some(tab),
        };
        let mut answer = self.obey(&control, sender.private).await?;
        let memory = self.store.tab(tab).await?;
        let settings = self.store.settings(sender.private).await?;
        if let Some(owner) = &memory.scene.handle {
            let shelf = Shelf::of(&settings, sender.private);
            let notebook = self.store.notebook(shelf, owner).await?;
            answer.view = shown(&memory.scene, &notebook, &settings, now);
        }
        Ok(answer)
    }

    async fn control(&mut self, control: Control, sender: Sender) -> Result<Answer, Failed> {
        if !sender.own {
            self.store
                .area
                .complain("a page spoke as if it were the popup");
            return Ok(Answer::default());
        }
        let private = match control.tab {
            Some(tab) => sender.private || self.store.tab(tab).await?.private,
            None => sender.private,
        };
        self.obey(&control, private).await
    }

    async fn obey(&mut self, control: &Control, private: bool) -> Result<Answer, Failed> {
        let settings = self.store.settings(private).await?;
        let tab = control.tab.unwrap_or(NO_TAB);
        let before = self.store.tab(tab).await?;
        let mut memory = before.clone();
        let changed = match &control.press {
            Press::Undo => memory.before.take(),
            press => press.apply(&settings, &control.value),
        };
        let Some(changed) = changed else {
            return self.do_other(control, private, settings).await;
        };
        let done = control.press.done();
        memory.before = done.as_ref().map(|_| settings);
        memory.scene.undo = done.clone();
        self.store.set_settings(private, &changed).await?;
        if memory != before {
            self.store.set_tab(tab, &memory).await?;
        }
        Ok(Answer {
            notice: done.map(|words| notice(words, true)),
            deeds: vec![Deed::Again],
            ..Answer::default()
        })
    }

    /// What is asked for that changes no settings.
    async fn do_other(
        &mut self,
        control: &Control,
        private: bool,
        settings: Settings,
    ) -> Result<Answer, Failed> {
        match &control.press {
            Press::Erase => {
                for shelf in shelves(private) {
                    self.store.erase_all(*shelf).await?;
                }
                Ok(told(control.press.done()))
            }
            Press::Forget { handle } => {
                let handle = Handle::new(handle);
                for (shelf, handle) in shelves(private).iter().zip(handle.iter().cycle()) {
                    self.store.erase(*shelf, handle).await?;
                }
                Ok(Answer::default())
            }
            Press::Import => self.import(&control.value, private, settings).await,
            Press::Welcomed => {
                self.store.set_welcomed().await?;
                Ok(Answer::default())
            }
            press => Ok(opened(press, control.tab)),
        }
    }

    /// Takes in a file: its settings, and every notebook that was in view later than ours.
    async fn import(
        &mut self,
        text: &str,
        private: bool,
        settings: Settings,
    ) -> Result<Answer, Failed> {
        let file = match File::take(text) {
            Ok(file) => file,
            Err(why) => return Ok(told(Some(why.words()))),
        };
        let settings = Settings {
            // Whether to remember on this device is decided on this device.
            remember: settings.remember,
            ..file.settings
        };
        self.store.set_settings(private, &settings).await?;
        let shelf = Shelf::of(&settings, private);
        let mut kept = true;
        for (handle, notebook) in file.accounts {
            let Some(handle) = Handle::new(&handle) else {
                continue;
            };
            if self.store.notebook(shelf, &handle).await?.seen < notebook.seen {
                kept &= self.store.keep(shelf, &handle, &notebook).await?;
            }
        }
        let words = if kept {
            Press::Import.done()
        } else {
            Some(plain("ui_not_kept"))
        };
        Ok(Answer {
            deeds: vec![Deed::Again],
            ..told(words)
        })
    }
}

/// What the user asked for and the storage did not do is said, never left to be believed.
fn or_not_kept(answer: Result<Answer, Failed>) -> Answer {
    answer.unwrap_or_else(|Failed| told(Some(plain("ui_not_kept"))))
}

/// The tab after a look, with what stays true of it from before.
fn remembered(reading: &Reading, before: TabMemory, private: bool) -> TabMemory {
    let owner = reading.page.owner.clone();
    let stays = owner.is_some() && owner == before.scene.handle;
    let before = if stays { before } else { TabMemory::default() };
    let named = |profile: &Profile| profile.handle.is_some();
    let mut memory = TabMemory {
        header: before.header || reading.profile.as_ref().is_some_and(named),
        private,
        ..before
    };
    memory.drift.add(&reading.drift);
    let trouble = trouble(reading, &memory);
    memory.scene = Scene {
        handle: owner,
        tab: match reading.page.tab {
            Some(page::Tab::Replies) => Tab::Replies,
            Some(page::Tab::Other) => Tab::Other,
            Some(page::Tab::Posts) | None => Tab::Posts,
        },
        signed_out: reading.page.signed_out,
        trouble,
        undo: memory.scene.undo,
        full: false,
    };
    memory
}

/// What stands in the way. A look that brings only posts says nothing of the header, so what the
/// header told before still stands.
fn trouble(reading: &Reading, memory: &TabMemory) -> Option<Trouble> {
    let before = memory.scene.trouble.filter(|_| reading.profile.is_none());
    match reading.page.state {
        State::Ready | State::Protected if memory.unreadable() => Some(Trouble::Unreadable),
        // Until its own header has come, the last profile's name may stand on the page.
        State::Ready | State::Protected | State::Loading => {
            (!memory.header).then_some(Trouble::Loading)
        }
        State::Suspended => Some(Trouble::Suspended),
        State::Withheld => Some(Trouble::Withheld),
        State::BlocksYou => Some(Trouble::BlocksYou),
        State::BlockedByYou => Some(Trouble::BlockedByYou),
        State::Empty if matches!(before, Some(Trouble::Withheld | Trouble::Missing)) => before,
        State::Empty if reading.profile.as_ref().is_some_and(is_nobody) => Some(Trouble::Missing),
        State::Empty => Some(Trouble::Empty),
        State::Failed => Some(Trouble::Error),
    }
}

/// Of an account that is not there X knows only the handle that was asked for.
fn is_nobody(profile: &Profile) -> bool {
    profile.handle.is_none() && profile.followers.is_none() && profile.following.is_none()
}

/// The shelves that a window of this sort can see.
fn shelves(private: bool) -> &'static [Shelf] {
    match private {
        true => &[Shelf::Private],
        false => &[Shelf::Session, Shelf::Remembered],
    }
}

fn shown(scene: &Scene, notebook: &Notebook, settings: &Settings, now: i64) -> Option<Node> {
    let verdicts = badges::judge(notebook, settings, now);
    row(scene, notebook, &verdicts, settings)
}

fn plain(key: &str) -> Saying {
    Saying::new(key, Vec::new())
}

fn notice(words: Saying, undo: bool) -> Notice {
    Notice { words, undo }
}

fn told(words: Option<Saying>) -> Answer {
    Answer {
        notice: words.map(|words| notice(words, false)),
        ..Answer::default()
    }
}

/// One of our own pages, when that is what was asked for.
fn opened(press: &Press, tab: Option<i32>) -> Answer {
    let page = match press {
        Press::Options { badge } => {
            let anchor = badge.as_deref().map(|badge| format!("#{badge}"));
            format!("options.html{}", anchor.unwrap_or_default())
        }
        Press::Account { handle } => format!("popup.html?account={handle}"),
        Press::OpenTab => match tab {
            Some(tab) => format!("popup.html?tab={tab}"),
            None => "popup.html?accounts".to_owned(),
        },
        _ => return Answer::default(),
    };
    Answer {
        deeds: vec![Deed::Open(page)],
        ..Answer::default()
    }
}

/// A page's script is as strong as the page's renderer; nothing that loses or shows what is kept
/// may be asked from there.
fn may_be_pressed_in_a_page(press: &Press) -> bool {
    matches!(
        press,
        Press::Hide { .. }
            | Press::LeaveAlone { .. }
            | Press::Return { .. }
            | Press::Undo
            | Press::Options { .. }
            | Press::OpenTab
    )
}
