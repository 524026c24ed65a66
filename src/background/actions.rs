//! What the user asks for, in the page, the popup or the options.

use super::choices::chosen;
use super::response::{Effect, Response, notice, told};
use super::toolbar::toolbar;
use super::two_of_you;
use crate::account::Notebook;
use crate::account::word::tag_id;
use crate::background::messages::{Control, Sender};
use crate::i18n::Message;
use crate::ids::Handle;
use crate::judge::{self, Verdict};
use crate::page;
use crate::settings::Settings;
use crate::storage::export::File;
use crate::storage::words::Change;
use crate::storage::{Area, Failed, Storage, Transaction, tabs};
use crate::ui::action::Action;
use crate::ui::{OpenPage, badge_row};

/// Answers with what stands under the name of that account alone whose page was pressed on. Where the
/// tab shows another by now, the page is told to look again, or does so by itself.
pub(super) async fn press<S: Storage>(
    tx: &mut Transaction<'_, S>,
    url: &str,
    press: &Action,
    sender: Sender,
    now: i64,
) -> Result<Response, Failed> {
    let Some(tab) = sender.tab.filter(|_| may_be_pressed_in_a_page(press)) else {
        tx.warn("a page asked for what only the popup may ask");
        return Ok(Response::default());
    };
    let control = Control {
        press: press.clone(),
        value: String::new(),
        tab: Some(tab),
    };
    let mut response = obey(tx, &control).await?;
    if let Some(seen) = in_view(tx, url, tab, now).await? {
        let (page, notebook) = (&seen.open_page, &seen.notebook);
        response.view = badge_row::row(page, notebook, &seen.verdicts, &seen.settings);
        let button = toolbar(page, notebook, &seen.verdicts, &seen.settings);
        response.effects.push(Effect::Toolbar(tab, button));
    }
    Ok(response)
}

/// What a badge of that account stands on, by what is known of it now.
pub(super) async fn evidence<S: Storage>(
    tx: &mut Transaction<'_, S>,
    url: &str,
    badge: &str,
    sender: Sender,
    now: i64,
) -> Result<Response, Failed> {
    let Some(tab) = sender.tab else {
        return Ok(Response::default());
    };
    let mut seen = in_view(tx, url, tab, now).await?;
    if let Some(seen) = &mut seen {
        let (verdicts, notebook) = (&mut seen.verdicts, &seen.notebook);
        two_of_you::add_to(verdicts, tx, notebook, &seen.settings, now).await?;
    }
    let opened = |seen: InView| {
        badge_row::opened(
            badge,
            &seen.open_page,
            &seen.notebook,
            &seen.verdicts,
            &seen.settings,
        )
    };
    Ok(Response {
        view: seen.and_then(opened),
        ..Response::default()
    })
}

/// The page in a tab, and what is known and said of its account.
struct InView {
    open_page: OpenPage,
    notebook: Notebook,
    settings: Settings,
    verdicts: Vec<Verdict>,
}

/// What is in view in the tab, where it is the account that this address names.
async fn in_view<S: Storage>(
    tx: &mut Transaction<'_, S>,
    url: &str,
    tab: i32,
    now: i64,
) -> Result<Option<InView>, Failed> {
    let open_page = tx.tab(tab).await?.open_page;
    let (_, owner, _) = page::place(url);
    let Some(owner) = owner.filter(|owner| open_page.handle.as_ref() == Some(owner)) else {
        return Ok(None);
    };
    let settings = tx.settings().await?;
    let mut notebook = tx.notebook(Area::of(&settings), &owner).await?;
    let viewer = tx.told_viewer_in(Some(tab)).await?;
    if viewer.is_some_and(|viewer| viewer != notebook.profile.viewer) {
        notebook.profile.seen_by(None);
    }
    Ok(Some(InView {
        verdicts: judge::judge(&notebook, &settings, now),
        open_page,
        notebook,
        settings,
    }))
}

pub(super) async fn control<S: Storage>(
    tx: &mut Transaction<'_, S>,
    control: &Control,
    sender: Sender,
) -> Result<Response, Failed> {
    if !sender.own {
        tx.warn("a page spoke as if it were the popup");
        return Ok(Response::default());
    }
    obey(tx, control).await
}

async fn obey<S: Storage>(
    tx: &mut Transaction<'_, S>,
    control: &Control,
) -> Result<Response, Failed> {
    let settings = tx.settings().await?;
    let tab = control.tab.unwrap_or(tabs::NONE);
    let before = tx.tab(tab).await?;
    let mut memory = before.clone();
    let changed = match &control.press {
        Action::Undo => {
            let change = memory.before.take().zip(memory.after.take());
            let settings = change.map(|(before, after)| settings.without(&before, &after));
            tx.fetch_words(&[]).await?;
            settings.map(|settings| without_gone_tags(tx, &settings))
        }
        press => chosen(press, &settings, &control.value),
    };
    let Some(changed) = changed else {
        return do_other(tx, control, settings).await;
    };
    let done = control.press.done();
    // What changes nothing, as a press that is told twice, leaves the way back as it was.
    if changed != settings || done.is_none() {
        memory.before = done.as_ref().map(|_| settings);
        memory.after = done.as_ref().map(|_| changed.clone());
        memory.open_page.undo = done.clone();
    }
    tx.set_settings(&changed).await?;
    if memory != before {
        tx.set_tab(tab, &memory);
    }
    Ok(Response {
        notice: done.map(|words| notice(words, true)),
        effects: vec![Effect::LookAgain],
        ..Response::default()
    })
}

/// What is asked for that changes no settings.
async fn do_other<S: Storage>(
    tx: &mut Transaction<'_, S>,
    control: &Control,
    settings: Settings,
) -> Result<Response, Failed> {
    match &control.press {
        Action::Erase => {
            for area in Area::ALL {
                tx.erase_all(area).await?;
            }
            tx.erase_words().await?;
            drop_gone_tags(tx, &settings).await?;
            Ok(told(control.press.done()))
        }
        Action::Forget { handle } => {
            let mut written = false;
            if let Some(handle) = Handle::new(handle) {
                for area in Area::ALL {
                    tx.erase(area, &handle).await?;
                }
                written = tx.erase_word(&handle).await?;
                drop_gone_tags(tx, &settings).await?;
            }
            Ok(match written {
                true => looked_again(),
                false => Response::default(),
            })
        }
        Action::Word { handle } => {
            let line: Change = &|word| word.set_line(&control.value);
            written(tx, handle, &settings, line).await
        }
        Action::Tags { handle } => {
            let tags: Change = &|word| word.set_tags(&control.value);
            written(tx, handle, &settings, tags).await
        }
        Action::Import => match File::parse(&control.value) {
            Ok(file) => import(tx, &file, settings).await,
            Err(why) => {
                tx.warn(&format!("the file is not taken in: {why}"));
                Ok(told(Some(why.words())))
            }
        },
        Action::Welcomed => {
            tx.set_welcomed();
            Ok(Response::default())
        }
        Action::Opened => {
            tx.set_opened();
            let tab = control.tab.unwrap_or(tabs::NONE);
            let mut memory = tx.tab(tab).await?;
            memory.open_page.hint = memory.open_page.hint.after(true);
            tx.set_tab(tab, &memory);
            Ok(Response::default())
        }
        press => Ok(opened(press, control.tab)),
    }
}

/// A tag is the user's own word: once it is erased from all accounts, it is not kept as a choice either.
async fn drop_gone_tags<S: Storage>(
    tx: &mut Transaction<'_, S>,
    settings: &Settings,
) -> Result<(), Failed> {
    let after = without_gone_tags(tx, settings);
    match after == *settings {
        true => Ok(()),
        false => tx.set_settings(&after).await,
    }
}

fn without_gone_tags<S: Storage>(tx: &mut Transaction<'_, S>, settings: &Settings) -> Settings {
    let mut after = settings.clone();
    if tx.tags_are_unreadable() {
        return after;
    }
    let tags: Vec<String> = tx.tags().iter().map(|(tag, _)| tag_id(tag)).collect();
    for chosen in [&mut after.marks, &mut after.dim] {
        chosen.retain(|id| !id.starts_with(&tag_id("")) || tags.contains(id));
    }
    after
}

/// Writes a word on an account. Its number is the one that was seen last under this handle.
async fn written<S: Storage>(
    tx: &mut Transaction<'_, S>,
    handle: &str,
    settings: &Settings,
    change: Change<'_>,
) -> Result<Response, Failed> {
    let Some(handle) = Handle::new(handle) else {
        return Ok(Response::default());
    };
    let notebook = tx.notebook(Area::of(settings), &handle).await?;
    let account = notebook.profile.account;
    let kept = tx.write_word(&handle, account, change).await?;
    Ok(Response {
        notice: (!kept).then(|| notice(Message::plain("ui_not_kept"), false)),
        ..looked_again()
    })
}

fn looked_again() -> Response {
    Response {
        effects: vec![Effect::LookAgain],
        ..Response::default()
    }
}

/// Takes in a file: its settings, its words, and every notebook that was in view later than ours and would be remembered.
async fn import<S: Storage>(
    tx: &mut Transaction<'_, S>,
    file: &File,
    settings: Settings,
) -> Result<Response, Failed> {
    let alone = file.settings.left_alone.iter();
    let settings = Settings {
        // Whether to remember on this device, and for how long, is decided on this device.
        remember: settings.remember,
        retention_days: settings.retention_days,
        left_alone: alone.map(|handle| handle.to_ascii_lowercase()).collect(),
        ..file.settings.clone()
    };
    tx.set_settings(&settings).await?;
    let area = Area::of(&settings);
    let handles = file.accounts.keys().filter_map(|key| Handle::new(key));
    let keys: Vec<String> = handles.map(|handle| handle.key()).collect();
    tx.fetch_notebooks(area, &keys).await?;
    let mut kept = true;
    let limit = tx.forgets_before(&settings);
    for (handle, notebook) in &file.accounts {
        let Some(handle) = Handle::new(handle) else {
            continue;
        };
        let old = settings.remember && notebook.seen < limit;
        if old && tx.notebook(area, &handle).await?.seen < limit {
            continue;
        }
        kept &= tx.import_notebook(area, &handle, notebook).await?;
    }
    kept &= tx.import_words(&file.words).await?;
    let words = if kept {
        Action::Import.done()
    } else {
        Some(Message::plain("ui_not_kept"))
    };
    Ok(Response {
        effects: vec![Effect::LookAgain],
        ..told(words)
    })
}

/// One of our own pages, when that is what was asked for.
fn opened(press: &Action, tab: Option<i32>) -> Response {
    let page = match press {
        Action::Options { badge } => {
            let anchor = badge.as_deref().map(|badge| format!("#{badge}"));
            format!("options.html{}", anchor.unwrap_or_default())
        }
        Action::Changes => "changes.html".to_owned(),
        Action::OpenTab => match tab {
            Some(tab) => format!("popup.html?tab={tab}"),
            None => "popup.html?accounts".to_owned(),
        },
        _ => return Response::default(),
    };
    Response {
        effects: vec![Effect::Open(page)],
        ..Response::default()
    }
}

/// A page's script is as strong as the page's renderer; nothing that loses or shows what is kept
/// may be asked from there.
fn may_be_pressed_in_a_page(press: &Action) -> bool {
    matches!(
        press,
        Action::Hide { .. }
            | Action::LeaveAlone { .. }
            | Action::Undo
            | Action::Opened
            | Action::Options { .. }
    )
}
