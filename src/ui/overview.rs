//! An account as the popup shows it.

use super::OpenPage;
use super::two_of_you::TwoOfYou;
use crate::account::Notebook;
use crate::account::word::Written;
use crate::judge::Verdict;
use crate::judge::since::Since;
use crate::judge::statistics::Statistics;
use crate::page::health::Health;

/// An account and all that is known of it.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The page as it stands.
    pub open_page: OpenPage,
    /// What was seen of the account.
    pub notebook: Notebook,
    /// Every badge, said or withheld.
    pub verdicts: Vec<Verdict>,
    /// What was counted besides.
    pub statistics: Statistics,
    /// How often the reader looked for each sign, and found it.
    pub health: Health,
    /// The owner and the viewer.
    pub two: TwoOfYou,
    /// Whom the viewer answers most, on their own profile: those who were seen answering.
    pub answering: Vec<String>,
    /// The user's own word.
    pub word: Written,
    /// What has changed since it was looked at, where looks are remembered.
    pub since: Option<Since>,
    /// Something kept of it cannot be read.
    pub aside: bool,
}
