//! What the page said, word for word: the message from the eyes (`extension/eyes.js`).
//!
//! Nothing here is understood yet. Every field is text, an attribute's value or a place in the
//! page's structure, exactly as found; an absent thing is `None` or an empty list, never an error.

use serde::{Deserialize, Serialize};

/// One look at the page: where we are, the header if there is one, and the cells that are new.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Snapshot {
    /// `location.href` at the moment of the look.
    pub url: String,
    /// When this address was opened, unix seconds; zero where that is not known.
    pub opened: i64,
    /// When the document was loaded, unix seconds; zero where that is not known.
    pub loaded: i64,
    /// What stands outside header and list: language, viewer, tabs, states.
    pub page: RawPage,
    /// The profile's header, when the page has one.
    pub header: Option<RawHeader>,
    /// New or changed cells of the list in document order, each run led by up to four cells before it.
    pub cells: Vec<RawCell>,
    /// People in lists (followers, suggestions) and on cards: see [`RawPerson`].
    pub people: Vec<RawPerson>,
}

/// A link: its address as written and the words in it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawLink {
    /// The `href` attribute as written (relative or absolute).
    pub href: String,
    /// Its text content, hidden parts included: X spells the whole expanded address there.
    pub text: String,
    /// `id`, else test id, of the nearest ancestor that has one: tells which part of the post the link stands in.
    pub near: Option<String>,
    /// Inside a `div[role=link]` of the post (a quoted post, or an affiliation badge).
    pub boxed: bool,
}

impl RawLink {
    /// The address as X spells it in the link's text, without the "…" of a shortened one and the
    /// white space of a re-indented page.
    pub fn spelled(&self) -> String {
        let dense: String = self
            .text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect();
        dense.trim_end_matches('…').to_owned()
    }
}

/// What stands outside header and list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawPage {
    /// `html[lang]`.
    pub language: Option<String>,
    /// `href` of the viewer's own profile in the side bar.
    pub viewer_link: Option<String>,
    /// The test id of the viewer's avatar in the account switcher: `UserAvatar-Container-handle`.
    pub viewer_avatar: Option<String>,
    /// The page is "x-web", the client that X serves to signed-out visitors.
    pub x_web: bool,
    /// Whether a sign of being signed out stands on the page.
    pub signed_out: bool,
    /// The selected tab's `href`.
    pub tab: Option<String>,
    /// Every tab: its `href` and its `aria-haspopup`, empty where there is none.
    pub tabs: Vec<(String, String)>,
    /// Test ids of whole-page or whole-list states: `emptyState`, `error-detail`, `1-unblock`, …
    pub states: Vec<String>,
    /// Addresses of the links in what stands in a list's place: X explains itself with them.
    pub reasons: Vec<String>,
    /// Whether the column shows that it is loading (a progress bar).
    pub loading: bool,
}

/// The profile's header.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawHeader {
    /// Texts of the blocks of `UserName` with a direction: the name, then `@handle`.
    pub names: Vec<String>,
    /// Links in the bio.
    pub bio_links: Vec<RawLink>,
    /// The site under the bio: its text is the domain.
    pub site: Option<RawLink>,
    /// `/following`, `/followers`, `/verified_followers` links and their numbers.
    pub counts: Vec<RawLink>,
    /// "23.9K posts" above the name.
    pub posts: Option<String>,
    /// Test ids found in `UserName` and the header: `icon-verified`, `icon-lock`, `userFollowIndicator`, `editProfileButton`.
    #[serde(rename = "marks")]
    pub test_ids: Vec<String>,
    /// Test id and label of the follow buttons in the column: `["123-follow", "Follow @handle"]`.
    pub buttons: Vec<(String, String)>,
    /// The texts of the page's schema scripts; the profile's is among them, perhaps the last profile's.
    pub schema: Vec<String>,
}

/// One cell of the list, or one article that stands in no cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawCell {
    /// `style.transform` of the cell: where it stands in the virtual list.
    pub place: String,
    /// The path of the page when this cell's post was first seen in it, so that a list that
    /// outlives its profile is not taken for the next one's.
    pub path: String,
    /// The cell before this one in the message is also the one before it on the page.
    pub follows: bool,
    /// The post in it; `None` for separators, headings, suggestions and "show more" rows.
    pub post: Option<RawPost>,
    /// Links of a cell without a post.
    pub links: Vec<RawLink>,
    /// The post in it, where the page is "x-web".
    pub entry: Option<RawEntry>,
    /// It is the first item of a list that "x-web" shows, and no style moves it elsewhere.
    pub first: bool,
}

/// One entry of a list of "x-web", as copied (`extension/eyes-xweb.js`). A box is a post inside it,
/// which it shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawEntry {
    /// `data-href`: the post's own address.
    pub href: Option<String>,
    /// The rows above the one with the avatar. `None`: no avatar.
    pub above: Option<Vec<RawRow>>,
    /// `dir` of each part of the column that the first row stands in, that row's (empty) included.
    /// `None`: no such row.
    pub column: Option<Vec<String>>,
    /// `alt` of the avatars outside boxes: `@handle`.
    pub avatars: Vec<String>,
    /// Every link.
    pub links: Vec<RawEntryLink>,
    /// Its own text, emoji as characters.
    pub text: Option<String>,
    /// A button ends its own text.
    pub cut: bool,
    /// `data-href` of each box.
    pub boxes: Vec<Option<String>>,
    /// Videos outside boxes.
    pub videos: u32,
    /// Each `data-engagement-action` and the number shown with it, if any: `["like", "2.5K"]`.
    pub actions: Vec<(String, Option<String>)>,
}

/// A row above a post of "x-web".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawRow {
    /// The name of its first icon.
    pub icon: Option<String>,
    /// `href` of its links.
    pub links: Vec<String>,
}

/// A link in a post of "x-web".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawEntryLink {
    /// The link; [`RawLink::near`] is `text` in the own text, or the action it stands in.
    pub link: RawLink,
    /// Upper-case tag of the first element in it: a name is a `DIV`, a handle a `SPAN`.
    pub holds: String,
    /// It shows the date of the post it leads to.
    pub dated: bool,
}

/// One article, as copied.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawPost {
    /// `aria-labelledby`: the ids of the post's slots, in X's fixed order.
    pub slots: String,
    /// `data-testid` of the article itself: `tweet`, from 2022 on.
    pub test_id: Option<String>,
    /// `tabindex` is -1: the post a page is about (a status page's main post).
    pub focal: bool,
    /// Every `id` in the post: tells which slots are filled.
    pub ids: Vec<String>,
    /// Every link in the post, in document order.
    pub links: Vec<RawLink>,
    /// Every `time`.
    pub times: Vec<RawTime>,
    /// Every `tweetText`.
    pub texts: Vec<RawText>,
    /// Every `User-Name`.
    pub names: Vec<RawName>,
    /// Test id of the avatar: `UserAvatar-Container-handle`.
    pub avatar: Option<String>,
    /// `socialContext`: "reposted", "pinned".
    pub social: Option<RawSocial>,
    /// Test ids of media, polls, articles and "show more", each with whether it is boxed.
    pub parts: Vec<(String, bool)>,
    /// Link cards.
    pub cards: Vec<RawCard>,
    /// Test id and `aria-label` of each counter control, e.g. `["like", "12 Likes. Like"]`.
    pub controls: Vec<(String, String)>,
    /// `aria-label` of the counters' group.
    pub group: Option<String>,
    /// Tags of what stands under the avatar: a `DIV` is a line to the post below. `None`: no avatar.
    pub below: Option<Vec<String>>,
    /// The nested tags of the row above the avatar, e.g. `DIV(DIV(DIV))`: room for a line to the
    /// post above, or for an icon and the social context. `None`: no such row.
    pub above: Option<String>,
    /// How many parts of the content column are empty: X leaves one where a post has no text.
    pub hollow: u32,
    /// The article stands inside `placementTracking`.
    pub placement: bool,
    /// Microdata around the post: the properties it stands in ("author/interactionStatistic", empty
    /// for the post itself), its own `itemprop`, its `content`.
    pub microdata: Vec<(String, String, String)>,
}

/// A `time` element.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawTime {
    /// `datetime`, UTC ISO.
    pub datetime: String,
    /// The `href` of the link it stands in directly.
    pub link: Option<String>,
    /// Inside a `div[role=link]`.
    pub boxed: bool,
}

/// A `tweetText` element.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawText {
    /// Its `id`, else its test id.
    pub id: Option<String>,
    /// Its `lang`.
    pub language: Option<String>,
    /// The text, emoji as characters.
    pub text: String,
    /// Inside a `div[role=link]`.
    pub boxed: bool,
}

/// A `User-Name` element.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawName {
    /// Its `id`, else its test id: the author's links stand near it.
    pub id: Option<String>,
    /// Inside a `div[role=link]`: the author of a quoted post.
    pub boxed: bool,
    /// The innermost texts of a boxed one: name, `@handle`, date.
    pub spans: Vec<String>,
    /// Test id of the avatar in a boxed one's box.
    pub avatar: Option<String>,
}

/// The social context above a post.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawSocial {
    /// Upper-case tag name of the element.
    pub tag: String,
    /// `href` of the link around it, if any.
    pub link: Option<String>,
}

/// A link card.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawCard {
    /// `aria-label` of its link.
    pub label: Option<String>,
    /// The lines of its detail block.
    pub lines: Vec<String>,
    /// The words of the link that follows it.
    pub beside: Option<String>,
    /// Inside a `div[role=link]`.
    pub boxed: bool,
}

/// A person in a list, or on the card over a name: see [`crate::page::person`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawPerson {
    /// `href` of the first link.
    pub link: String,
    /// Test ids in it: `123-follow`, `userFollowIndicator`, …
    #[serde(rename = "marks")]
    pub test_ids: Vec<String>,
}
