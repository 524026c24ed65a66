//! The owner and the viewer.

use crate::account::Note;
use crate::i18n::Argument;
use crate::ids::Handle;
use crate::judge::posterior::Share;
use crate::page::post::Kind;

use crate::judge::tally::count;
use crate::judge::wording::{span, spoken_span};
use crate::judge::{Account, Badge, Family, Finding, Measure, Threshold, Withheld};

/// The table of the family.
pub(crate) const BADGES: &[Badge] = &[
    // “it does not mean that they are paying attention to you”
    Badge {
        id: "follows-you",
        family: Family::You,
        measure: Measure::Fact(follows_you),
        threshold: Threshold::NONE,
        on: true,
    },
    // “it does not mean that they are paying attention to you”
    Badge {
        id: "mutual",
        family: Family::You,
        measure: Measure::Fact(mutual),
        threshold: Threshold::NONE,
        on: true,
    },
    // “I follow you. You don't follow me.” Never evidence of attention
    Badge {
        id: "does-not-follow-you",
        family: Family::You,
        measure: Measure::Fact(does_not_follow_you),
        threshold: Threshold::NONE,
        on: false,
    },
    // “it does not mean that they are paying attention to you”
    Badge {
        id: "talks-to-you",
        family: Family::You,
        measure: Measure::Fact(talks_to_you),
        threshold: Threshold::number(1.0),
        on: true,
    },
];

/// Mutual says it better, so it takes the place of this one, which stays as true.
fn follows_you<'a>(account: &Account<'a>, _: f64) -> Result<Finding<'a>, Withheld> {
    let follows = follows(account)?;
    let mutual = follows && account.profile.you_follow == Some(true);
    let stated = stated(follows);
    Ok(Finding {
        withheld: stated.withheld.or(mutual.then_some(Withheld::NotSo)),
        ..stated
    })
}

fn mutual<'a>(account: &Account<'a>, _: f64) -> Result<Finding<'a>, Withheld> {
    let follows = follows(account)?;
    Ok(stated(follows && you_follow(account)?))
}

fn does_not_follow_you<'a>(account: &Account<'a>, _: f64) -> Result<Finding<'a>, Withheld> {
    let follows = follows(account)?;
    Ok(stated(!follows && you_follow(account)?))
}

fn follows(account: &Account) -> Result<bool, Withheld> {
    account.viewer()?;
    let missing = || Withheld::Missing("follows_you".to_owned());
    account.profile.follows_you.ok_or_else(missing)
}

fn you_follow(account: &Account) -> Result<bool, Withheld> {
    let missing = || Withheld::Missing("you_follow".to_owned());
    account.profile.you_follow.ok_or_else(missing)
}

fn stated<'a>(holds: bool) -> Finding<'a> {
    Finding {
        withheld: (!holds).then_some(Withheld::NotSo),
        words: holds.then(Vec::new),
        ..Finding::default()
    }
}

/// Whether a post turns to somebody.
type Way = fn(&Note, &Handle) -> bool;

/// How a post turns to the viewer, the nearest first, with the label that says so.
const WAYS: [(&str, Way); 3] = [("", answers), ("named", names), ("reposted", reposts)];

/// No share and no guess: these posts exist. The label names the nearest thing that was seen.
fn talks_to_you<'a>(account: &Account<'a>, threshold: f64) -> Result<Finding<'a>, Withheld> {
    let viewer = account.viewer()?;
    let (turned, all) = told(account, &|note| turns(note, viewer))?;
    let nearest = WAYS
        .iter()
        .find(|(_, way)| turned.iter().any(|note| way(note, viewer)));
    let dates = span(turned.iter());
    let share = Share {
        k: count(turned.len()),
        n: all,
    };
    Ok(Finding {
        withheld: (f64::from(share.k) < threshold.max(1.0)).then_some(Withheld::NotSo),
        label: nearest.map_or("none", |(label, _)| label),
        wording: if turned.is_empty() { "none" } else { "" },
        words: Some(vec![
            Argument::Number(u64::from(share.k)),
            Argument::Number(u64::from(share.n)),
            spoken_span(dates),
        ]),
        // "None among the 40": there the number that is spoken is the other one.
        plural: Some(u64::from(if share.k == 0 { share.n } else { share.k })),
        share: Some(share),
        dates,
        posts: turned,
        ..Finding::default()
    })
}

/// Posts that have to do with the viewer, quotes too, of all that were read, once Replies was among it.
pub(crate) fn to_you(account: &Account) -> Option<Share> {
    let viewer = account.viewer().ok()?;
    let quotes = |note: &Note| note.quotes.as_ref() == Some(viewer);
    let (turned, n) = told(account, &|note| turns(note, viewer) || quotes(note)).ok()?;
    Some(Share {
        k: count(turned.len()),
        n,
    })
}

/// It answers, names or reposts the viewer.
fn turns(note: &Note, viewer: &Handle) -> bool {
    WAYS.iter().any(|(_, way)| way(note, viewer))
}

/// The posts that turn to the viewer, and how many there are in all that tell.
fn told<'a>(
    account: &Account<'a>,
    turned: &dyn Fn(&Note) -> bool,
) -> Result<(Vec<&'a Note>, u32), Withheld> {
    let mut all = account.read_with_replies().ok_or(Withheld::NeedsReplies)?;
    // A reply of which X did not show to whom it is may be to the viewer, and the rest of a long post may name them.
    let tells = |note: &Note| note.kind != Kind::Reply || note.answered().is_some();
    all.retain(|note| tells(note) && !note.cut || turned(note));
    let number = count(all.len());
    all.retain(|note| turned(note));
    match number {
        0 => Err(Withheld::NeedsReplies),
        _ => Ok((all, number)),
    }
}

fn answers(note: &Note, viewer: &Handle) -> bool {
    note.answered() == Some(viewer)
}

fn names(note: &Note, viewer: &Handle) -> bool {
    note.names.contains(viewer)
}

fn reposts(note: &Note, viewer: &Handle) -> bool {
    note.reposts.as_ref() == Some(viewer)
}
