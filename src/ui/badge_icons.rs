//! An icon of its own for every badge: 16 × 16, one stroke, told apart at 14 pixels in grey.

/// What is drawn for a badge; `None` for one that is not in the catalogue.
pub(super) fn path(badge: &str) -> Option<&'static str> {
    Some(match badge {
        // A bubble.
        "replies-often" => {
            "M2.5 7.2a4.7 4.7 0 0 1 4.7-4.7h1.6a4.7 4.7 0 0 1 0 9.4H7l-3.3 2.1v-3.3a4.7 4.7 0 0 1-1.2-3.5z"
        }
        // A megaphone.
        "broadcaster" => "M2.5 6.2v3.6h2.6l5.9 3.4V2.8L5.1 6.2zM13.6 6v4M5.2 10l.8 3.6",
        // One to many.
        "answers-many" => "M2 8h8.5M2 8l8.6-4.3M2 8l8.6 4.3M13 3.2v.1M13.5 8v.1M13 12.8v.1",
        // A chain.
        "mostly-links" => {
            "M6.4 9.6l3.2-3.2M7.3 5l1.5-1.5a2.6 2.6 0 0 1 3.7 3.7L11 8.7M8.7 11l-1.5 1.5a2.6 2.6 0 0 1-3.7-3.7L5 7.3"
        }
        // A globe.
        "one-site" => {
            "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM2 8h12M8 2c-2.7 2.6-2.7 9.4 0 12M8 2c2.7 2.6 2.7 9.4 0 12"
        }
        // Out of a box.
        "cross-posts" => "M9.5 2.5h4v4M13.5 2.5L7.5 8.5M11.5 9.5v4h-9v-9h4",
        // X's own sign for a repost, in our stroke.
        "mostly-reposts" => "M2 6l2.6-2.6L7.2 6M4.6 3.6v8h5M14 10l-2.6 2.6L8.8 10M11.4 12.4v-8h-5",
        // A sheet and its copy.
        "repeats-itself" => "M2.5 2.5H10V10H2.5zM12.5 6h1v7.5H6v-1",
        // A question mark.
        "asks-questions" => "M5 5.4a3 3 0 1 1 4.6 2.5C8.5 8.6 8 9.2 8 10.4M8 13.4v.1",
        // An at sign.
        "names-others" => {
            "M10.6 8a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0zM10.6 5.4v3.4a1.7 1.7 0 0 0 3.4 0V8a6 6 0 1 0-2.4 4.8"
        }
        // There and back.
        "follows-back" => "M5 2.5L2.5 5 5 7.5M2.5 5h11M11 8.5l2.5 2.5-2.5 2.5M13.5 11h-11",
        // A funnel.
        "follows-few-back" => "M2 2.8h12L9.6 8.2v4.9l-3.2-1.7V8.2z",
        // Somebody, and one more.
        "follows-in-bulk" => {
            "M6 7.7a2.4 2.4 0 1 0 0-4.9 2.4 2.4 0 0 0 0 4.9zM1.5 13.5a4.5 4.5 0 0 1 9 0M12.5 4.5v5M10 7h5"
        }
        // Two people.
        "audience-first" => {
            "M6 7.7a2.4 2.4 0 1 0 0-4.9 2.4 2.4 0 0 0 0 4.9zM1.5 13.5a4.5 4.5 0 0 1 9 0M10.7 3.1a2.4 2.4 0 0 1 0 4.3M12.4 10a4.5 4.5 0 0 1 2.1 3.5"
        }
        // A heart struck out.
        "quiet-audience" => "M8 13.5L3 8.4a3 3 0 0 1 4.3-4.2L8 5l.7-.8A3 3 0 0 1 13 8.4zM2 2l12 12",
        // A square bubble that stays empty.
        "rarely-answered" => "M2.5 2.8h11v8H7.2L4 13.6v-2.8H2.5zM5.8 6.8h4.4",
        // Somebody, ticked off.
        "follows-you" => {
            "M6 7.7a2.4 2.4 0 1 0 0-4.9 2.4 2.4 0 0 0 0 4.9zM1.5 13.5a4.5 4.5 0 0 1 9 0M10.3 7l1.7 1.7 3-3.7"
        }
        // Two circles that meet.
        "mutual" => {
            "M6 12.3a4.3 4.3 0 1 0 0-8.6 4.3 4.3 0 0 0 0 8.6zM10 12.3a4.3 4.3 0 1 0 0-8.6 4.3 4.3 0 0 0 0 8.6z"
        }
        // Somebody, crossed out.
        "does-not-follow-you" => {
            "M6 7.7a2.4 2.4 0 1 0 0-4.9 2.4 2.4 0 0 0 0 4.9zM1.5 13.5a4.5 4.5 0 0 1 9 0M10.8 5l3.7 3.7M14.5 5l-3.7 3.7"
        }
        // An arrow that comes back.
        "talks-to-you" => "M6.5 3L2.5 7l4 4M2.5 7h6.8a4.2 4.2 0 0 1 4.2 4.2v1.8",
        // A moon.
        "quiet-since" => "M13.6 9.8A6 6 0 1 1 6.2 2.4a4.8 4.8 0 0 0 7.4 7.4z",
        // A clock.
        "barely-posts" => "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8 4.6V8l2.6 1.6",
        // Beats.
        "posts-constantly" => "M2.5 9.5v3M6.2 3.5v9M9.8 7v5.5M13.5 5v7.5",
        // A sprout.
        "new-account" => {
            "M8 14V7.5M8 7.5C8 4.4 6 2.8 2.8 2.8 2.8 6 4.8 7.5 8 7.5zM8 10c0-2.6 1.8-4 5.2-4 0 2.8-1.9 4-5.2 4z"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge;
    use std::collections::BTreeMap;

    #[test]
    fn every_badge_has_an_icon_and_no_two_share_one() {
        let mut worn = BTreeMap::new();
        for badge in judge::catalogue() {
            let path = path(badge.id);
            assert!(path.is_some(), "{} has no icon", badge.id);
            let other = worn.insert(path, badge.id);
            assert_eq!(other, None, "{} wears the icon of another", badge.id);
        }
    }
}
