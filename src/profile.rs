//! What the header of a profile means.

use serde::{Deserialize, Serialize};

use crate::counts::CountRange;
use crate::post::Handle;

/// The header as understood. `None` is always "not known", never "no".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Whose profile it is.
    pub handle: Option<Handle>,
    /// The account's number; outlives a change of handle.
    pub account: Option<u64>,
    /// Display name.
    pub name: Option<String>,
    /// Bio text.
    pub bio: Option<String>,
    /// Registrable domains of the profile's own site and of links in the bio.
    pub sites: Vec<String>,
    /// Followers, inclusive range.
    pub followers: Option<CountRange>,
    /// Following, inclusive range.
    pub following: Option<CountRange>,
    /// Posts, inclusive range.
    pub posts: Option<CountRange>,
    /// When the account was created, unix seconds.
    pub created: Option<i64>,
    /// Has a check mark of any kind.
    pub verified: Option<bool>,
    /// Shows its posts to approved followers only.
    pub protected: Option<bool>,
    /// Follows the viewer.
    pub follows_you: Option<bool>,
    /// The viewer follows it.
    pub you_follow: Option<bool>,
    /// It is the viewer's own profile.
    pub own: bool,
    /// The signed-in viewer.
    pub viewer: Option<Handle>,
}
