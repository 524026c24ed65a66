//! Somebody on a page that is not their profile: a row in a list of people, or the card that opens
//! over a name.

use crate::ids::Handle;
use crate::page::snapshot::RawPerson;
use crate::page::url;
use crate::page::witnesses::pictured;

/// What such a place tells of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who it is.
    pub handle: Handle,
    /// The account's number, on its follow button; `None` without one.
    pub account: Option<u64>,
    /// Says that they follow the viewer. X says it only where it is so: `None` is not known.
    pub follows_you: Option<bool>,
    /// The viewer follows them; `None` without a follow button.
    pub you_follow: Option<bool>,
}

/// Understands a row or card. `None` when it does not say, by link and by picture alike, who it is.
pub fn read(raw: &RawPerson) -> Option<Person> {
    let handle = url::profile(&raw.link)?;
    let pictured = raw.test_ids.iter().find_map(|id| pictured(id));
    if pictured.is_some_and(|pictured| Handle::new(pictured).as_ref() != Some(&handle)) {
        return None;
    }
    let mut buttons = raw.test_ids.iter().map(|id| follow_button(id));
    let button = buttons.find(|(account, _)| account.is_some());
    let follows = raw.test_ids.iter().any(|id| id == "userFollowIndicator");
    Some(Person {
        handle,
        account: button.and_then(|(account, _)| account),
        follows_you: follows.then_some(true),
        you_follow: button.and_then(|(_, following)| following),
    })
}

/// What the test id of a follow button says, `123-unfollow`: the account's number, and whether the
/// viewer follows it. `None` where it says neither.
pub fn follow_button(test_id: &str) -> (Option<u64>, Option<bool>) {
    let Some((account, act)) = test_id.split_once('-') else {
        return (None, None);
    };
    let following = match act {
        "unfollow" => Some(true),
        "follow" | "cancel" => Some(false),
        _ => None,
    };
    (account.parse().ok(), following)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(link: &str, test_ids: &[&str]) -> Option<Person> {
        read(&RawPerson {
            link: link.into(),
            test_ids: test_ids.iter().map(|id| id.to_string()).collect(),
        })
    }

    #[test]
    fn a_row_tells_who_and_how_one_stands_to_them() {
        let test_ids = [
            "UserAvatar-Container-Ann",
            "7-unfollow",
            "userFollowIndicator",
        ];
        let ann = Person {
            handle: Handle::new("ann").unwrap(),
            account: Some(7),
            follows_you: Some(true),
            you_follow: Some(true),
        };
        assert_eq!(told("/ann", &test_ids), Some(ann));
    }

    #[test]
    fn nobody_is_taken_for_somebody_else() {
        assert_eq!(told("/ann", &["UserAvatar-Container-bob"]), None);
        assert_eq!(told("/home", &[]), None);
        assert_eq!(told("/ann/status/1", &[]), None);
        let ann = told("/ann", &["12-block"]).unwrap();
        assert_eq!(
            (ann.account, ann.you_follow, ann.follows_you),
            (Some(12), None, None)
        );
    }
}
