//! What gives way when a browser gives less room than it promises.

use super::area::{Area, Dropped};
use super::format::{self, SetAside};
use super::index::Index;
use super::names;
use crate::limits;

/// Names and texts that are to be written at once.
type Values = Vec<(String, String)>;

/// Makes what is to be written less: half of the accounts must do, then half of what was set aside
/// goes, then the account seen last, then what is known of a tab. Returns what must be removed;
/// `None` when there is nothing to give up.
pub(super) fn make_less(
    area: Area,
    values: &mut Values,
    dropped: &mut Dropped,
) -> Option<Vec<String>> {
    let index = values.iter().find(|(name, _)| *name == names::INDEX);
    let Some((name, text)) = index.cloned() else {
        return (less_aside(values) || less_tabs(values)).then(Vec::new);
    };
    let mut index: Index = format::decode(&text).unwrap_or_default();
    let mut gone = index.make_room(limits::ACCOUNTS, index.bytes() / 2);
    if gone.is_empty() {
        if less_aside(values) {
            return Some(Vec::new());
        }
        gone = index.entries.drain(..).map(|entry| entry.handle).collect();
    }
    let mut names = Vec::new();
    for handle in gone {
        let account = names::account(&handle);
        if less(values, |other| other == account) {
            dropped.push((area, handle));
        }
        names.push(account);
    }
    less(values, |other| other == name);
    match index.entries.is_empty() {
        true => names.push(name),
        false => values.push((name, format::encode(&index))),
    }
    (!names.is_empty()).then_some(names)
}

/// Half of what was set aside goes, the oldest first. Whether there was any.
fn less_aside(values: &mut Values) -> bool {
    let place = values.iter_mut().find(|(name, _)| *name == names::ASIDE);
    let Some((_, text)) = place else {
        return false;
    };
    let mut all: Vec<SetAside> = format::decode(text).unwrap_or_default();
    let half = all.len().div_ceil(2);
    all.drain(..half);
    *text = format::encode(&all);
    half > 0
}

fn less_tabs(values: &mut Values) -> bool {
    less(values, |name| name.starts_with(names::TAB))
}

/// Writes none of these. Whether there were any.
fn less(values: &mut Values, is_one: impl Fn(&str) -> bool) -> bool {
    let before = values.len();
    values.retain(|(name, _)| !is_one(name));
    values.len() < before
}
