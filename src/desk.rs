//! The background: takes one message at a time, and answers when all of it is kept.
//!
//! It may be put to sleep between any two messages, so it holds nothing that is not in the store.

use crate::badges;
use crate::message::{Ask, Pressed, Sender};
use crate::notebook::Notebook;
use crate::post::Handle;
use crate::reading;
use crate::settings::Settings;
use crate::speech::{Argument, Saying};
use crate::store::{Area, Shelf, Store, TabMemory};
use crate::view::press::Press;
use crate::view::row::row;
use crate::view::{Node, Scene};
use crate::words::Words;

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
    /// What became of it, for the user.
    pub said: Option<Saying>,
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

    /// Answers a message. `now` is unix seconds.
    pub async fn answer(&mut self, ask: Ask, sender: Sender, now: i64) -> Answer {
        if !self.pruned {
            self.pruned = true;
            self.store.prune(now).await;
        }
        match ask {
            Ask::Warm(_) => Answer::default(),
            Ask::Look(words) => self.look(&words, sender, now).await,
            Ask::Press(pressed) => self.press(pressed, sender, now).await,
            Ask::Closed(tab) => {
                self.store.close_tab(tab).await;
                Answer::default()
            }
        }
    }

    async fn look(&mut self, words: &Words, sender: Sender, now: i64) -> Answer {
        let Some(tab) = sender.tab else {
            return Answer::default();
        };
        let reading = reading::read(words);
        let settings = self.store.settings(sender.private).await;
        let before = self.store.tab(tab).await;
        let mut memory = TabMemory {
            scene: reading.scene(),
            missing: reading.missing.clone(),
            private: sender.private,
            ..TabMemory::default()
        };
        if memory.scene.handle == before.scene.handle {
            memory.scene.undo = before.scene.undo;
            memory.before = before.before;
        }
        let mut notebook = Notebook::default();
        if let Some(owner) = &reading.owner {
            let shelf = Shelf::of(&settings, sender.private);
            notebook = self.store.notebook(shelf, owner).await;
            notebook.add(&reading, now);
            memory.full = !self.store.keep(shelf, owner, &notebook).await;
        }
        let view = shown(&memory.scene, &notebook, &settings, now);
        self.store.set_tab(tab, memory).await;
        Answer {
            view,
            ..Answer::default()
        }
    }

    async fn press(&mut self, pressed: Pressed, sender: Sender, now: i64) -> Answer {
        let tab = if sender.own { pressed.tab } else { sender.tab };
        let mut memory = match tab {
            Some(tab) => self.store.tab(tab).await,
            None => TabMemory::default(),
        };
        let private = sender.private || memory.private;
        if !sender.own && !may_be_pressed_in_a_page(&pressed.press) {
            self.store
                .area
                .complain("a page asked for what only the popup may ask");
            return Answer::default();
        }
        let mut answer = self.obey(&pressed, private, &mut memory).await;
        if let Some(tab) = tab {
            let settings = self.store.settings(private).await;
            let notebook = match &memory.scene.handle {
                Some(owner) => {
                    self.store
                        .notebook(Shelf::of(&settings, private), owner)
                        .await
                }
                None => Notebook::default(),
            };
            answer.view = shown(&memory.scene, &notebook, &settings, now);
            self.store.set_tab(tab, memory).await;
        }
        answer
    }

    async fn obey(&mut self, pressed: &Pressed, private: bool, memory: &mut TabMemory) -> Answer {
        let settings = self.store.settings(private).await;
        let changed = match &pressed.press {
            Press::Undo => memory.before.take(),
            press => press.apply(&settings, &pressed.value),
        };
        if let Some(changed) = changed {
            memory.scene.undo = done(&pressed.press);
            memory.before = memory.scene.undo.as_ref().map(|_| settings);
            return self.change(private, &changed).await;
        }
        match &pressed.press {
            Press::Erase => self.erase(private).await,
            Press::Forget { handle } => self.forget(private, handle).await,
            Press::Options { badge } => {
                let anchor = badge.as_deref().map(|badge| format!("#{badge}"));
                open(format!("options.html{}", anchor.unwrap_or_default()))
            }
            Press::OpenTab => open(match pressed.tab {
                Some(tab) => format!("popup.html?tab={tab}"),
                None => "popup.html".to_owned(),
            }),
            _ => Answer::default(),
        }
    }

    async fn change(&mut self, private: bool, settings: &Settings) -> Answer {
        let kept = self.store.set_settings(private, settings).await;
        Answer {
            said: (!kept).then(|| Saying::new("ui_not_kept", Vec::new())),
            deeds: vec![Deed::Again],
            ..Answer::default()
        }
    }

    async fn erase(&mut self, private: bool) -> Answer {
        for shelf in shelves(private) {
            self.store.erase_all(*shelf).await;
        }
        Answer::default()
    }

    async fn forget(&mut self, private: bool, handle: &str) -> Answer {
        if let Some(handle) = Handle::new(handle) {
            for shelf in shelves(private) {
                self.store.erase(*shelf, &handle).await;
            }
        }
        Answer::default()
    }
}

/// The shelves that a window of this sort can see.
fn shelves(private: bool) -> &'static [Shelf] {
    match private {
        true => &[Shelf::Private],
        false => &[Shelf::Session, Shelf::Remembered],
    }
}

fn shown(scene: &Scene, notebook: &Notebook, settings: &Settings, now: i64) -> Option<Node> {
    let owner = scene.handle.as_ref()?;
    if settings.left_alone.contains(&owner.key()) {
        return None;
    }
    row(scene, notebook, &badges::judge(notebook, settings, now))
}

fn open(page: String) -> Answer {
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

/// What was done, for a change that can be taken back where it was made.
fn done(press: &Press) -> Option<Saying> {
    let (key, argument) = match press {
        Press::Hide { badge } => {
            let label = format!("badge_{}_label", badge.replace('-', "_"));
            (
                "ui_undo_hide",
                Argument::Saying(Box::new(Saying::new(&label, Vec::new()))),
            )
        }
        Press::LeaveAlone { handle } => ("ui_undo_leave_alone", Argument::Text(handle.clone())),
        _ => return None,
    };
    Some(Saying::new(key, vec![argument]))
}
