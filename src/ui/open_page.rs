//! The page as it stands: whose, which list, and what is in the way.

use serde::{Deserialize, Serialize};

use crate::i18n::Message;
use crate::ids::Handle;
use crate::page::{Client, Tab};

/// What stands in the way of reading the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unavailable {
    /// X is still fetching the profile.
    Loading,
    /// The account is suspended.
    Suspended,
    /// X withholds the account where the viewer is.
    Withheld,
    /// The owner has blocked the viewer.
    BlocksYou,
    /// The viewer has blocked the owner.
    BlockedByYou,
    /// There is no such account.
    Missing,
    /// There are no posts.
    Empty,
    /// X shows an error.
    Error,
    /// It looks like a profile, and Fieldmark cannot make sense of it: X changed.
    Unreadable,
    /// It is X's new client, and nothing of it could be read.
    NewPage,
}

impl Unavailable {
    /// There is an account, though nothing of it can be read.
    pub fn is_of_an_account(self) -> bool {
        use Unavailable::{BlockedByYou, BlocksYou, Empty, Suspended, Withheld};
        matches!(
            self,
            Suspended | Withheld | BlocksYou | BlockedByYou | Empty
        )
    }

    /// The id of its chip.
    pub fn id(self) -> &'static str {
        match self {
            Unavailable::Loading => "loading",
            Unavailable::Suspended => "suspended",
            Unavailable::Withheld => "withheld",
            Unavailable::BlocksYou => "blocks-you",
            Unavailable::BlockedByYou => "blocked-by-you",
            Unavailable::Missing => "missing",
            Unavailable::Empty => "empty",
            Unavailable::Error => "error",
            Unavailable::Unreadable => "cannot-read",
            Unavailable::NewPage => "new-page",
        }
    }
}

/// The page as it stands, beside what the notebook knows of the account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpenPage {
    /// Whose profile is open; `None` when the page is no profile.
    pub handle: Option<Handle>,
    /// Which of its tabs.
    pub tab: Tab,
    /// Nobody is signed in.
    pub signed_out: bool,
    /// Which of X's two clients shows it.
    pub client: Client,
    /// What stands in the way.
    #[serde(rename = "trouble")] // Kept under its first name.
    pub unavailable: Option<Unavailable>,
    /// What was read last could not be kept: the browser gives no more room.
    pub full: bool,
    /// The last thing the user did from here that can be taken back, said in one sentence.
    pub undo: Option<Message>,
    /// The line under the row that says what badges are for.
    pub hint: Hint,
}

/// The line for those who have never opened a badge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hint {
    /// There is none.
    #[default]
    Gone,
    /// It has done its work on this page, and its place stays, so that the page does not jump.
    Room,
    /// It is there as soon as there is a badge.
    Shown,
}

impl Hint {
    /// What becomes of it once it is known whether a badge was `opened`.
    #[must_use]
    pub fn after(self, opened: bool) -> Hint {
        match (opened, self) {
            (false, _) => Hint::Shown,
            (true, Hint::Gone) => Hint::Gone,
            (true, _) => Hint::Room,
        }
    }
}
