//! A look at the page: noted, kept, and judged.

use super::handler::{Answer, Question};
use crate::account::Notebook;
use crate::judge;
use crate::page::State;
use crate::page::profile::Profile;
use crate::page::reading::{self, Reading};
use crate::page::snapshot::Words;
use crate::settings::Settings;
use crate::storage::{Missing, Shelf, Store, TabMemory};
use crate::ui::badge_row::row;
use crate::ui::{Node, Scene, Trouble};

impl Question<'_> {
    pub(crate) fn look(&self, store: &mut Store, words: &Words) -> Result<Answer, Missing> {
        let Some(tab) = self.sender.tab else {
            return Ok(Answer::default());
        };
        let private = self.sender.private;
        let reading = self.reading.get_or_init(|| reading::read(words));
        store.foresee(tab, private, reading.owner())?;
        let settings = store.settings(private)?;
        let before = store.tab(tab)?;
        let mut memory = remembered(reading, before.clone(), private);
        let mut notebook = Notebook::default();
        if let Some(owner) = reading.owner() {
            let shelf = Shelf::of(&settings, private);
            let number = reading.profile.as_ref().and_then(|header| header.account);
            let given_up;
            (notebook, given_up) = store.notebook_of(shelf, owner, number)?;
            notebook.add(reading, self.now);
            store.not_after(shelf, self.now)?;
            let kept = store.keep(shelf, owner, &notebook)?;
            for former in given_up.iter().filter(|_| kept) {
                store.erase(shelf, former)?;
            }
            memory.scene.full = !kept;
        }
        if memory != before {
            store.set_tab(tab, &memory);
        }
        Ok(Answer {
            view: shown(&memory.scene, &notebook, &settings, self.now),
            ..Answer::default()
        })
    }
}

/// What stands under the name.
pub(crate) fn shown(
    scene: &Scene,
    notebook: &Notebook,
    settings: &Settings,
    now: i64,
) -> Option<Node> {
    let verdicts = judge::judge(notebook, settings, now);
    row(scene, notebook, &verdicts, settings)
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
        tab: reading.page.tab.unwrap_or_default(),
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
