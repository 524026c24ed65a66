//! Who somebody is, as several places of a page tell it: what they say together.

use crate::ids::Handle;

/// Whom they name: two must agree, and none may differ.
pub fn agreed(witnesses: [Option<Handle>; 3]) -> Option<Handle> {
    let mut seen = witnesses.into_iter().flatten();
    let first = seen.next()?;
    let rest: Vec<Handle> = seen.collect();
    (!rest.is_empty() && rest.iter().all(|other| *other == first)).then_some(first)
}

/// What one of two says; where both say something, they must agree.
pub fn either<T: PartialEq>(one: Option<T>, other: Option<T>) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

/// Whose avatar has this test id: `UserAvatar-Container-handle`.
pub fn pictured(test_id: &str) -> Option<&str> {
    test_id.strip_prefix("UserAvatar-Container-")
}
