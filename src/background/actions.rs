//! What the user asks for, in the page, the popup or the options.

use super::handler::{Answer, Deed, Question, notice, plain, told};
use super::update::shown;
use crate::background::messages::Control;
use crate::ids::Handle;
use crate::settings::Settings;
use crate::storage::format::File;
use crate::storage::{Missing, Shelf, Store, tabs};
use crate::ui::action::Press;

impl Question<'_> {
    pub(crate) fn press(&self, store: &mut Store, press: &Press) -> Result<Answer, Missing> {
        let private = self.sender.private;
        let Some(tab) = self.sender.tab.filter(|_| may_be_pressed_in_a_page(press)) else {
            store.complain("a page asked for what only the popup may ask");
            return Ok(Answer::default());
        };
        let control = Control {
            press: press.clone(),
            value: String::new(),
            tab: Some(tab),
        };
        let mut answer = self.obey(store, &control, private)?;
        let memory = store.tab(tab)?;
        let settings = store.settings(private)?;
        if let Some(owner) = &memory.scene.handle {
            let notebook = store.notebook(Shelf::of(&settings, private), owner)?;
            answer.view = shown(&memory.scene, &notebook, &settings, self.now);
        }
        Ok(answer)
    }

    pub(crate) fn control(&self, store: &mut Store, control: &Control) -> Result<Answer, Missing> {
        if !self.sender.own {
            store.complain("a page spoke as if it were the popup");
            return Ok(Answer::default());
        }
        let private = match control.tab {
            Some(tab) => self.sender.private || store.tab(tab)?.private,
            None => self.sender.private,
        };
        self.obey(store, control, private)
    }

    fn obey(&self, store: &mut Store, control: &Control, private: bool) -> Result<Answer, Missing> {
        let settings = store.settings(private)?;
        let tab = control.tab.unwrap_or(tabs::none(private));
        let before = store.tab(tab)?;
        let mut memory = before.clone();
        let changed = match &control.press {
            // What is remembered, and for how long, was not what is taken back.
            Press::Undo => memory.before.take().map(|before| Settings {
                remember: settings.remember,
                retention_days: settings.retention_days,
                ..before
            }),
            press => press.apply(&settings, &control.value),
        };
        let Some(changed) = changed else {
            return self.do_other(store, control, private, settings);
        };
        let done = control.press.done();
        memory.before = done.as_ref().map(|_| settings);
        memory.scene.undo = done.clone();
        store.set_settings(private, &changed)?;
        if memory != before {
            store.set_tab(tab, &memory);
        }
        Ok(Answer {
            notice: done.map(|words| notice(words, true)),
            deeds: vec![Deed::Again],
            ..Answer::default()
        })
    }

    /// What is asked for that changes no settings.
    fn do_other(
        &self,
        store: &mut Store,
        control: &Control,
        private: bool,
        settings: Settings,
    ) -> Result<Answer, Missing> {
        match &control.press {
            Press::Erase => {
                for shelf in shelves(private) {
                    store.erase_all(*shelf)?;
                }
                Ok(told(control.press.done()))
            }
            Press::Forget { handle } => {
                let handle = Handle::new(handle);
                for (shelf, handle) in shelves(private).iter().zip(handle.iter().cycle()) {
                    store.erase(*shelf, handle)?;
                }
                Ok(Answer::default())
            }
            Press::Import => {
                let file = self.file.get_or_init(|| File::take(&control.value));
                match file {
                    Ok(file) => import(store, file, private, settings),
                    Err(why) => Ok(told(Some(why.words()))),
                }
            }
            Press::Welcomed => {
                store.set_welcomed();
                Ok(Answer::default())
            }
            press => Ok(opened(press, control.tab)),
        }
    }
}

/// Takes in a file: its settings, and every notebook that was in view later than ours.
fn import(
    store: &mut Store,
    file: &File,
    private: bool,
    settings: Settings,
) -> Result<Answer, Missing> {
    let settings = Settings {
        // Whether to remember on this device is decided on this device.
        remember: settings.remember,
        ..file.settings.clone()
    };
    store.set_settings(private, &settings)?;
    let shelf = Shelf::of(&settings, private);
    let index = store.index(shelf)?;
    let mut kept = true;
    for (handle, notebook) in file.accounts.iter() {
        let Some(handle) = Handle::new(handle) else {
            continue;
        };
        let key = handle.key();
        let ours = index.entries.iter().find(|entry| entry.handle == key);
        if ours.map_or(0, |entry| entry.seen) < notebook.seen {
            kept &= store.keep(shelf, &handle, notebook)?;
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

/// The shelves that a window of this sort can see.
fn shelves(private: bool) -> &'static [Shelf] {
    match private {
        true => &[Shelf::Private],
        false => &[Shelf::Session, Shelf::Remembered],
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
