//! The two of you: only of the one who is signed in now, and only from what they read as themselves.

use super::*;
use fieldmark::background::extension_pages::{Context, Route, show};
use fieldmark::page::profile::Profile;
use fieldmark::ui::{Node, Value};

/// What the badge opens that says the owner has turned to the viewer, where it is said.
fn evidence(memory: &Memory, handle: &str) -> Option<Node> {
    let request = Request::Evidence {
        url: format!("https://x.com/{handle}"),
        badge: "talks-to-you".into(),
    };
    ask(memory, request, page(1), NOW).view
}

/// What lies in memory of somebody: replies to another, one an hour, read from the top.
fn replied(memory: &Memory, handle: &str, to: &str, times: u64) {
    let mut kept = notebook(memory, Area::Session, handle);
    let notes = (0..times).map(|hour| Note {
        id: PostId(1_000 - hour),
        time: NOW - hour as i64 * 3_600,
        kind: Kind::Reply,
        in_split_replies: true,
        answers: vec![Handle::new(to).unwrap()],
        ..Note::default()
    });
    kept.notes = notes.collect();
    kept.split_replies.chronological = Some(true);
    kept.split_replies.stretches = vec![(PostId(1_000), PostId(1_001 - times))];
    kept.split_replies.tops = vec![(PostId(1_000), NOW)];
    let handle = Handle::new(handle).unwrap();
    with(memory, async |tx| {
        tx.keep(Area::Session, &handle, &kept).await
    });
}

/// Two who wrote to each other, as seen by the one.
fn two() -> Memory {
    let memory = Memory::default();
    ask(&memory, look_by(Some("ann"), "ann"), page(1), NOW);
    replied(&memory, "ann", "bob", 5);
    ask(&memory, look_by(Some("ann"), "bob"), page(1), NOW);
    replied(&memory, "bob", "Ann", 3);
    memory
}

/// All values of an attribute in the popup of an account.
pub fn popup_of(memory: &Memory, handle: &str) -> Node {
    let route = Route::Account(Handle::new(handle).unwrap());
    let context = Context {
        now: NOW,
        offset: 0,
    };
    with(memory, async |tx| show(tx, &route, None, context).await)
}

fn counted(node: &Node) -> Option<(String, String)> {
    let Node::Element(_, attributes, children) = node else {
        return None;
    };
    let of = |name: &str| {
        let found = attributes.iter().find(|(one, _)| one == name);
        found.and_then(|(_, value)| match value {
            Value::Plain(words) => Some(words.clone()),
            Value::Spoken(_) => None,
        })
    };
    let here = of("data-yours").zip(of("data-theirs"));
    here.or_else(|| children.iter().find_map(counted))
}

/// Something of the two of you stands in the tree: numbers, a word about one of the five, or a hint.
fn speaks(node: &Node) -> bool {
    words(node).iter().any(|key| key.starts_with("ui_two_"))
}

#[test]
fn both_are_counted_in_the_popup_and_beside_the_badge_in_the_page() {
    let memory = two();
    let numbers = counted(&popup_of(&memory, "bob"));
    assert_eq!(numbers, Some(("3".to_owned(), "3".to_owned())));
    ask(&memory, look_by(Some("ann"), "bob"), page(1), NOW);
    assert!(speaks(&evidence(&memory, "bob").unwrap()));
}

/// The words of the two in a tree, by their keys.
fn words(node: &Node) -> Vec<String> {
    match node {
        Node::Text(Value::Spoken(message)) => vec![message.key.clone()],
        Node::Text(Value::Plain(_)) => Vec::new(),
        Node::Element(_, _, children) => children.iter().flat_map(words).collect(),
    }
}

/// Whoever was answered under another handle stands so in what was read of the viewer's replies.
#[test]
fn of_somebody_renamed_nothing_is_counted_that_was_read_before() {
    let memory = two();
    let look_at = |handle: &str, at: i64| {
        let look = look_with(handle, |words, header| {
            see_by(Some("ann"), words);
            header.buttons = vec![("8-follow".into(), format!("Follow @{handle}"))];
        });
        ask(&memory, look, page(1), at);
        words(&popup_of(&memory, handle)).concat()
    };
    assert!(look_at("bob", NOW).contains("ui_two_you"));
    let said = look_at("rob", NOW + 60);
    assert!(said.contains("ui_two_unread"), "{said}");
    assert!(!said.contains("ui_two_you") && !said.contains("ui_two_them"));
}

/// The days that both lists cover are few, and a reply of another day stands right beside.
#[test]
fn a_reply_of_another_day_is_not_said_to_be_unseen() {
    let memory = two();
    replied(&memory, "bob", "ann", 30);
    let mut kept = notebook(&memory, Area::Session, "bob");
    for note in kept.notes.iter_mut().take(10) {
        note.answers = vec![Handle::new("dan").unwrap()];
    }
    let bob = Handle::new("bob").unwrap();
    with(&memory, async |tx| {
        tx.keep(Area::Session, &bob, &kept).await
    });
    ask(&memory, look_by(Some("ann"), "bob"), page(1), NOW);
    for shown in [evidence(&memory, "bob").unwrap(), popup_of(&memory, "bob")] {
        let words = words(&shown);
        let has = |key: &str| words.iter().any(|word| word == key);
        assert!(has("badge_talks_to_you_label") && has("ui_two_you"));
        assert!(!has("ui_two_them_none"), "{words:?}");
    }
}

#[test]
fn nothing_of_a_former_viewer_is_left() {
    for next in [Some("cyd"), None] {
        let memory = two();
        // Another signs in, or nobody, and looks at somebody else.
        ask(&memory, look_by(next, "dan"), page(1), NOW + 1);
        assert!(!speaks(&popup_of(&memory, "bob")), "{next:?}");
        assert!(!speaks(&popup_of(&memory, "ann")), "{next:?}");
        ask(&memory, look_by(next, "bob"), page(1), NOW + 2);
        let opened = evidence(&memory, "bob");
        assert!(!opened.is_some_and(|node| speaks(&node)), "{next:?}");
        assert_eq!(counted(&popup_of(&memory, "bob")), None, "{next:?}");
    }
}

/// What a stranger read of somebody is not what they read themselves.
#[test]
fn a_list_that_another_read_is_not_your_own() {
    let memory = Memory::default();
    ask(&memory, look_by(Some("cyd"), "ann"), page(1), NOW);
    replied(&memory, "ann", "bob", 5);
    ask(&memory, look_by(Some("ann"), "bob"), page(1), NOW);
    replied(&memory, "bob", "ann", 3);
    assert_eq!(counted(&popup_of(&memory, "bob")), None);
}

#[test]
fn on_your_own_profile_it_is_told_who_was_seen_answering() {
    let memory = two();
    ask(&memory, look_by(Some("ann"), "ann"), page(1), NOW);
    let own = popup_of(&memory, "ann");
    assert!(speaks(&own));
    assert_eq!(counted(&own), None);
    // Whoever answers somebody else has not answered you.
    replied(&memory, "bob", "dan", 3);
    assert!(!speaks(&popup_of(&memory, "ann")));
}

#[test]
fn who_is_signed_in_is_forgotten_with_everything() {
    let memory = two();
    assert!(memory.contents(Area::Session).contains("viewer"));
    assert!(!memory.contents(Area::Local).contains("ann"));
    ask(&memory, control(Action::Erase, ""), popup(), NOW);
    let names = memory.names(Area::Session);
    assert!(!names.contains(&"viewer".to_owned()), "{names:?}");
    assert!(!speaks(&popup_of(&memory, "bob")));
}

/// While X is still drawing its side bar, who is signed in stays who it was.
#[test]
fn a_page_that_does_not_tell_changes_nothing() {
    let memory = two();
    ask(&memory, look("dan"), page(1), NOW + 1);
    assert!(counted(&popup_of(&memory, "bob")).is_some());
    let kept: Profile = notebook(&memory, Area::Session, "bob").profile;
    assert_eq!(kept.viewer, Handle::new("ann"));
}
