//! The public suffix list, as small as it goes without losing a rule.
//!
//! `suffixes.txt` holds one line for each parent with the labels that make it a suffix:
//! `uk ac co gov …` says "ac.uk", "co.uk", "gov.uk". `*` stands for any label, `!www` for the
//! exception to it. Rules of one label are left out: the list's default rule says the same.
//! Lines are sorted by their labels from the right, so neighbours are alike and pack well.
//! `tests/text.rs` writes it from the list that the `psl` crate carries, and compares the two.
//! No crate, for a measured reason: `psl` weighs 154 KB more after brotli, which is past the budget; the
//! list in `public-suffix` is old and splits one host in thirteen of today's list wrongly.

use std::cmp::Ordering;

use super::table;

const SUFFIXES: &str = include_str!("suffixes.txt");

/// The registrable part of a host in its one form; `None` when the host is a suffix or a number.
pub fn registrable(host: &str) -> Option<&str> {
    // As browsers read it: in hexadecimal, too.
    let numeric = |label: &str| match label.strip_prefix("0x") {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => label.bytes().all(|byte| byte.is_ascii_digit()),
    };
    if host.rsplit('.').next().is_none_or(numeric) {
        return None;
    }
    tail(host, suffix_length(host) + 1)
}

/// How many labels of the host its public suffix has.
fn suffix_length(host: &str) -> usize {
    let mut length = 1;
    for depth in 1..=host.split('.').count() {
        let (Some(parent), Some(label)) = (tail(host, depth), host.rsplit('.').nth(depth)) else {
            break;
        };
        match rule(parent, label) {
            Rule::Exception => return depth,
            Rule::Suffix => length = depth + 1,
            Rule::None => {}
        }
    }
    length
}

enum Rule {
    Suffix,
    Exception,
    None,
}

/// What the list says of `label` under `parent`.
fn rule(parent: &str, label: &str) -> Rule {
    let line = table::find(SUFFIXES, '\n', |entry| {
        by_labels(table::first_word(entry).0, parent)
    });
    let Some(labels) = line.map(|line| table::first_word(line).1) else {
        return Rule::None;
    };
    let listed = |wanted: &str| table::find(labels, ' ', |entry| entry.cmp(wanted)).is_some();
    if listed("*")
        && labels
            .split(' ')
            .any(|entry| entry.strip_prefix('!') == Some(label))
    {
        Rule::Exception
    } else if listed(label) || listed("*") {
        Rule::Suffix
    } else {
        Rule::None
    }
}

/// Names in the order of the table: by label, from the right.
fn by_labels(one: &str, other: &str) -> Ordering {
    one.rsplit('.').cmp(other.rsplit('.'))
}

/// The last `labels` labels of a host, if it has so many.
fn tail(host: &str, labels: usize) -> Option<&str> {
    if host.split('.').count() == labels {
        return Some(host);
    }
    let dot = host.rmatch_indices('.').nth(labels.checked_sub(1)?)?.0;
    host.get(dot + 1..)
}
