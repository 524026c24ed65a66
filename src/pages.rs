//! What the popup and the options page show: what is stored, judged anew, as a tree.
//!
//! They only read. Whatever is to be changed goes to the background.

use std::cmp::Reverse;

use litemap::LiteMap;

use crate::badges::{self, Verdict};
use crate::json::{self, Write};
use crate::kept::{self, File};
use crate::notebook::Notebook;
use crate::order::sort_by_key;
use crate::panel as numbers;
use crate::post::Handle;
use crate::reading::Drift;
use crate::settings::Settings;
use crate::store::{Area, Shelf, Store};
use crate::view::accounts::{Entry, Order, accounts};
use crate::view::options::{Notice, Stored, options};
use crate::view::panel::{Looked, Subject, panel};
use crate::view::{Node, Scene, Value};

const DAY: i64 = 86_400;

/// The accounts that a popup lists where it has none to show.
const RECENT: usize = 6;

/// When and where something is shown.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// Unix seconds.
    pub now: i64,
    /// The viewer's time zone in minutes east of Greenwich.
    pub offset: i32,
    /// The page stands in a private window.
    pub private: bool,
}

/// What the popup is to show.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// The account in view in a tab; whether that tab shows X.
    Tab(i32, bool),
    /// An account of the notebook.
    Account(Handle),
    /// All of them, those with these words in this order.
    Accounts(String, Order),
}

/// An account with all that is said of it.
struct Judged {
    scene: Scene,
    notebook: Notebook,
    verdicts: Vec<Verdict>,
    numbers: numbers::Panel,
    drift: Drift,
    private: bool,
}

/// The popup.
pub async fn popup<A: Area>(store: &mut Store<A>, wanted: &Wanted, moment: Moment) -> Node {
    if let Wanted::Accounts(query, order) = wanted {
        let entries = entries(store, moment, usize::MAX).await;
        return accounts(&entries, query, *order);
    }
    let welcome = !store.welcomed().await.unwrap_or_default();
    if let Some(judged) = judged(store, wanted, moment).await {
        let settings = store.settings(judged.private).await.unwrap_or_default();
        return panel(Subject::Account(judged.looked()), &settings, welcome);
    }
    let settings = store.settings(moment.private).await.unwrap_or_default();
    let recent = entries(store, moment, RECENT).await;
    let subject = match wanted {
        Wanted::Tab(_, false) => Subject::NoX(&recent),
        _ => Subject::NoProfile(&recent),
    };
    panel(subject, &settings, welcome)
}

/// The options page.
pub async fn options_page<A: Area>(
    store: &mut Store<A>,
    notice: Option<&Notice>,
    moment: Moment,
) -> Node {
    let settings = store.settings(moment.private).await.unwrap_or_default();
    let index = store
        .index(Shelf::of(&settings, moment.private))
        .await
        .unwrap_or_default();
    let stored = Stored {
        accounts: index.entries.len() as u32,
        posts: index.entries.iter().map(|entry| entry.posts).sum(),
        until: index
            .entries
            .iter()
            .filter_map(|entry| until(&settings, moment, entry.seen))
            .min(),
    };
    options(&settings, stored, notice)
}

/// The account's numbers as lines of text, each of words to be spoken and joined; or as JSON.
pub async fn copied<A: Area>(
    store: &mut Store<A>,
    wanted: &Wanted,
    form: &str,
    moment: Moment,
) -> Vec<Vec<Value>> {
    let Some(judged) = judged(store, wanted, moment).await else {
        return Vec::new();
    };
    let handle = judged
        .scene
        .handle
        .as_ref()
        .map_or("", |handle| handle.as_str());
    if form == "json" {
        let mut all = String::new();
        let fields: [(&str, &dyn Write); 5] = [
            ("account", &handle),
            ("seen", &judged.notebook.seen),
            ("profile", &judged.notebook.profile),
            ("badges", &judged.verdicts),
            ("numbers", &judged.numbers),
        ];
        json::form::object(&mut all, &fields);
        return vec![vec![Value::Plain(all)]];
    }
    let said = judged.verdicts.iter().filter(|verdict| verdict.said);
    let lines = said.map(|verdict| {
        vec![
            verdict.label.clone().into(),
            verdict.sentence.clone().into(),
        ]
    });
    std::iter::once(vec![Value::Plain(format!("@{handle}"))])
        .chain(lines)
        .collect()
}

/// What the reader missed on a tab's page, to be copied.
pub async fn report<A: Area>(store: &mut Store<A>, wanted: &Wanted) -> String {
    match wanted {
        Wanted::Tab(tab, _) => store.tab(*tab).await.unwrap_or_default().drift.report(),
        _ => String::new(),
    }
}

/// Everything that is kept, as the text of a file.
pub async fn export<A: Area>(store: &mut Store<A>, moment: Moment) -> String {
    let settings = store.settings(moment.private).await.unwrap_or_default();
    let shelf = Shelf::of(&settings, moment.private);
    let mut accounts = LiteMap::new();
    for entry in store.index(shelf).await.unwrap_or_default().entries {
        if let Some(handle) = Handle::new(&entry.handle) {
            accounts.insert(
                entry.handle,
                store.notebook(shelf, &handle).await.unwrap_or_default(),
            );
        }
    }
    let file = File {
        fieldmark: kept::VERSION,
        settings,
        accounts,
    };
    json::write(&file)
}

async fn judged<A: Area>(store: &mut Store<A>, wanted: &Wanted, moment: Moment) -> Option<Judged> {
    let (scene, private, drift) = match wanted {
        Wanted::Tab(tab, true) => {
            let memory = store.tab(*tab).await.unwrap_or_default();
            (memory.scene, memory.private, memory.drift)
        }
        Wanted::Account(handle) => (of_the_notebook(handle), moment.private, Drift::default()),
        _ => return None,
    };
    let owner = scene.handle.clone()?;
    let settings = store.settings(private).await.unwrap_or_default();
    let notebook = store
        .notebook(Shelf::of(&settings, private), &owner)
        .await
        .unwrap_or_default();
    Some(Judged {
        verdicts: badges::judge(&notebook, &settings, moment.now),
        numbers: numbers::panel(&notebook, &settings, moment.now, moment.offset),
        scene,
        notebook,
        drift,
        private,
    })
}

fn of_the_notebook(handle: &Handle) -> Scene {
    Scene {
        handle: Some(handle.clone()),
        ..Scene::default()
    }
}

impl Judged {
    fn looked(&self) -> Looked<'_> {
        Looked {
            scene: &self.scene,
            notebook: &self.notebook,
            verdicts: &self.verdicts,
            numbers: &self.numbers,
            drift: &self.drift,
        }
    }
}

/// The accounts last seen, newest first, at most so many.
async fn entries<A: Area>(store: &mut Store<A>, moment: Moment, most: usize) -> Vec<Entry> {
    let settings = store.settings(moment.private).await.unwrap_or_default();
    let shelf = Shelf::of(&settings, moment.private);
    let mut index = store.index(shelf).await.unwrap_or_default();
    sort_by_key(&mut index.entries, |entry| Reverse(entry.seen));
    let mut entries = Vec::new();
    for kept in index.entries.into_iter().take(most) {
        let Some(handle) = Handle::new(&kept.handle) else {
            continue;
        };
        let notebook = store.notebook(shelf, &handle).await.unwrap_or_default();
        let verdicts = badges::judge(&notebook, &settings, moment.now);
        let said = verdicts.into_iter().filter(|verdict| verdict.said);
        let written = notebook.profile.handle.unwrap_or(handle);
        entries.push(Entry {
            handle: written.as_str().to_owned(),
            name: notebook.profile.name,
            badges: said
                .map(|verdict| (verdict.id, verdict.family, verdict.label))
                .collect(),
            posts: kept.posts,
            seen: kept.seen,
            until: until(&settings, moment, kept.seen),
        });
    }
    entries
}

/// When an account last seen then is forgotten, if not with the browser.
fn until(settings: &Settings, moment: Moment, seen: i64) -> Option<i64> {
    let remembered = settings.remember && !moment.private;
    remembered.then(|| seen + i64::from(settings.retention_days) * DAY)
}
