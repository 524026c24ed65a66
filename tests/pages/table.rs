//! An agreement to be read: how often what was right, silent and wrong, and where.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::agreement::Outcome;
use crate::agreement::Verdict::{self, Right, Silent, Wrong};

/// The agreement: posts by kind, facts by field, then every wrong and every silent one by file and index.
pub fn table(outcomes: &[Outcome]) -> String {
    let (mut kinds, mut fields) = (Tally::new(), Tally::new());
    let mut posts: BTreeMap<(&str, Option<usize>), (&str, Verdict)> = BTreeMap::new();
    for one in outcomes {
        let subject = if one.kind == "page" { "page" } else { "post" };
        count(&mut fields, format!("{subject} {}", one.field), one.verdict);
        if one.index.is_some() {
            let post = posts.entry((&one.page, one.index));
            let (_, worst) = post.or_insert((&one.kind, Right));
            *worst = one.verdict.max(*worst);
            if ["kind", "post"].contains(&one.field) {
                count(&mut kinds, one.kind.clone(), one.verdict);
            }
        }
    }
    let mut whole = Tally::new();
    for (kind, verdict) in posts.into_values() {
        count(&mut whole, kind.to_owned(), verdict);
    }
    let extra = outcomes.iter().filter(|one| one.kind == "extra").count();
    let mut text = lines("kind alone", &kinds) + &lines("whole post", &whole);
    let _ = writeln!(text, "{:<22}{extra:>7}\n", "extra posts");
    text + &lines("fact", &fields) + &named(outcomes, Wrong) + &named(outcomes, Silent)
}

/// Every fact with that verdict.
pub fn named(outcomes: &[Outcome], verdict: Verdict) -> String {
    let all: Vec<&Outcome> = outcomes
        .iter()
        .filter(|one| one.verdict == verdict)
        .collect();
    let mut text = format!("{verdict:?}: {}\n", all.len()).to_lowercase();
    for one in all {
        let place = one.index.map_or(String::new(), |index| format!(" {index}"));
        let Outcome {
            page,
            field,
            kind,
            detail,
            ..
        } = one;
        let _ = writeln!(text, "  {page}{place} {field} ({kind}): {detail}");
    }
    text
}

/// How often each verdict was given, by name: right, silent, wrong.
type Tally = BTreeMap<String, [usize; 3]>;

fn count(tally: &mut Tally, name: String, verdict: Verdict) {
    tally.entry(name).or_default()[verdict as usize] += 1;
}

fn lines(title: &str, tally: &Tally) -> String {
    let mut text = format!("{title:<22}{:>7}{:>7}{:>7}\n", "right", "wrong", "silent");
    for (name, [right, silent, wrong]) in tally {
        let _ = writeln!(text, "{name:<22}{right:>7}{wrong:>7}{silent:>7}");
    }
    text + "\n"
}
