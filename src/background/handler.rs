//! The background: takes one message at a time, and answers when all of it is kept.
//!
//! It may be put to sleep between any two messages, so it holds nothing that is not in the storage.
//! While the storage fails it answers no look, and the page tells it again.

use crate::background::messages::{Request, Sender};
use crate::background::response::{Effect, Response, told};
use crate::background::{actions, inline_marks, update};
use crate::i18n::Message;
use crate::limits;
use crate::storage::{Failed, Recent, Storage, Transaction};

/// The background.
pub struct Background<S> {
    storage: S,
    recent: Option<Recent>,
    pruned: bool,
}

impl<S: Storage> Background<S> {
    /// A background that has just woken.
    pub fn new(storage: S) -> Background<S> {
        Background {
            storage,
            recent: None,
            pruned: false,
        }
    }

    /// Answers a message. `now` is unix seconds. Only what a page's script asks by itself fails: it
    /// was not kept or not found, and is to be told again.
    pub async fn answer(
        &mut self,
        request: Request,
        sender: Sender,
        now: i64,
    ) -> Result<Response, Failed> {
        let is_the_users = request.is_the_users();
        match self.work(request, sender, now).await {
            // What the user asked for and the storage did not do is said, never left to be believed.
            Err(Failed) if is_the_users => Ok(told(Some(Message::plain("ui_not_kept")))),
            answered => answered,
        }
    }

    async fn work(
        &mut self,
        request: Request,
        sender: Sender,
        now: i64,
    ) -> Result<Response, Failed> {
        let mut tx = Transaction::new(&self.storage, now).with_recent(self.recent.take());
        // Not before what the user does now: it may take back how long accounts are kept.
        let prunes = !self.pruned && !request.is_the_users();
        if prunes {
            tx.prune().await?;
        }
        let mut response = respond(&mut tx, request, sender, now).await?;
        if !tx.commit().await?.is_empty() && response.notice.is_some() {
            response.notice = told(Some(Message::plain("ui_not_kept"))).notice;
        }
        self.pruned |= prunes;
        self.recent = tx.take_recent();
        Ok(response)
    }
}

async fn respond<S: Storage>(
    tx: &mut Transaction<'_, S>,
    request: Request,
    sender: Sender,
    now: i64,
) -> Result<Response, Failed> {
    Ok(match request {
        Request::Snapshot(mut snapshot) => {
            snapshot.cells.truncate(limits::CELLS);
            snapshot.people.truncate(limits::NAMES);
            update::update(tx, &snapshot, sender, now).await?
        }
        Request::Warm(_) => Response {
            elsewhere: inline_marks::wanted(tx).await?,
            ..Response::default()
        },
        Request::Names { url, links } => Response {
            places: inline_marks::places(tx, &url).await?,
            marks: inline_marks::marked(tx, &url, &links, sender.tab, now).await?,
            ..Response::default()
        },
        Request::Evidence { url, badge } => {
            actions::evidence(tx, &url, &badge, sender, now).await?
        }
        Request::Press { url, action } => actions::press(tx, &url, &action, sender, now).await?,
        Request::Control(control) => actions::control(tx, &control, sender).await?,
        Request::Installed(why) => installed(&why, sender),
        Request::Closed(tab) => {
            tx.close_tab(tab);
            Response::default()
        }
    })
}

/// One page on installing; after an update nothing opens.
fn installed(why: &str, sender: Sender) -> Response {
    let first = sender.own && why == "install";
    let welcome = first.then(|| Effect::Open("welcome.html".to_owned()));
    Response {
        effects: welcome.into_iter().collect(),
        ..Response::default()
    }
}
