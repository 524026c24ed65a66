//! What is said after several looks and visits: of this account, for this viewer, and as of today.

use super::*;

/// A look at a list that brings no header: it was told before, and has not changed.
fn look_at_posts(viewer: Option<&str>, handle: &str) -> Request {
    let mut words = Snapshot {
        url: format!("https://x.com/{handle}"),
        ..Snapshot::default()
    };
    see_by(viewer, &mut words);
    Request::Snapshot(Box::new(words))
}

/// What stands under the name, as text.
fn row(memory: &Memory, request: Request, at: i64) -> String {
    format!("{:?}", ask(memory, request, page(1), at).view)
}

fn badge(id: &str) -> String {
    format!(r#"("data-badge", Plain("{id}"))"#)
}

/// The same document draws its posts before the header of the next viewer has come.
#[test]
fn who_follows_the_last_viewer_is_not_said_to_follow_the_next() {
    let memory = Memory::default();
    let follows = badge("follows-you");
    assert!(row(&memory, look_of_a_follower("ann", "nasa"), NOW).contains(&follows));
    assert!(row(&memory, look_at_posts(Some("ann"), "nasa"), NOW).contains(&follows));
    assert!(!row(&memory, look_at_posts(Some("bob"), "nasa"), NOW).contains(&follows));
}
