//! What the popup shows besides badges: numbers of the posts seen, no word about them.

use serde::Serialize;

use crate::account::{Note, Notebook};
use crate::ids::Handle;
use crate::judge::badges::content::linked_sites;
use crate::judge::badges::viewer;
use crate::judge::posterior::Share;
use crate::judge::tally::count;
use crate::judge::{Account, calibration, per_day, ranked};
use crate::page::Kinds;
use crate::page::post::Kind;
use crate::settings::Settings;
use crate::time::utc;

/// As many people and sites as the popup lists.
const LISTED: usize = 5;

/// The numbers of an account, as far as they were seen.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Statistics {
    /// What the posts do. `None` while no chronological list was seen.
    pub mix: Option<Mix>,
    /// Reposts and quotes of others and replies, of all posts: needs the Replies tab.
    pub gives: Option<Share>,
    /// The people most answered, most first, with how often. Empty without the Replies tab.
    pub answered: Vec<(String, u32)>,
    /// How many different people are answered.
    pub people: u32,
    /// The sites most linked in what the owner started, most first, with how often.
    pub linked: Vec<(String, u32)>,
    /// Own posts a day, inside unbroken stretches: as few and as many as that pace stands for.
    /// `None` while they cover less than a day, or replies were not read.
    pub per_day: Option<(f64, f64)>,
    /// Own posts by hour of the day, in the viewer's time.
    pub hours: [u32; 24],
    /// Posts that turn to the viewer, of all that were read once Replies was among it; `None` where there is no viewer.
    pub to_you: Option<Share>,
}

/// What the posts do, as counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Mix {
    /// Originals and threads.
    pub announces: u32,
    /// Replies to others; `None` where the Replies tab was not read.
    pub answers: Option<u32>,
    /// Reposts; `None` where no list was read that shows them beside the others.
    pub shares: Option<u32>,
    /// Quotes.
    pub quotes: u32,
}

/// The numbers of one account. `offset` is the viewer's time zone in minutes east of Greenwich.
pub fn statistics(notebook: &Notebook, settings: &Settings, now: i64, offset: i32) -> Statistics {
    let account = Account::new(notebook, settings, now);
    let mut statistics = Statistics {
        per_day: per_day(&account, calibration::PACE_SHOWN),
        to_you: viewer::to_you(&account),
        ..Statistics::default()
    };
    read_list(&mut statistics, &account);
    read_replies(&mut statistics, &account);
    read_rhythm(&mut statistics, &account, offset);
    statistics
}

/// The mix of everything where one list shows it; else of what was written, or of what was started
/// and passed on: what was not covered is left out of the bar, not shown as nothing.
fn read_list(statistics: &mut Statistics, account: &Account) {
    let kinds = [Kinds::ALL, Kinds::OWN, Kinds::SHARED, Kinds::STARTED];
    let samples = kinds
        .into_iter()
        .map(|kinds| (kinds, proven(account, kinds)));
    let Some((kinds, notes)) = samples.into_iter().find(|(_, notes)| !notes.is_empty()) else {
        return;
    };
    let of = |kinds: &[Kind]| {
        let fitting = notes.iter().filter(|note| kinds.contains(&note.kind));
        count(fitting.count())
    };
    let mix = Mix {
        announces: of(&[Kind::Original, Kind::Thread]),
        answers: kinds.replies.then(|| of(&[Kind::Reply])),
        shares: kinds.reposts.then(|| of(&[Kind::Repost])),
        quotes: of(&[Kind::Quote]),
    };
    // Who passes on or quotes their own responds to nobody else.
    let owner = account.profile.handle.as_ref();
    let of_others = |note: &&&Note| match note.kind {
        Kind::Reply => true,
        Kind::Repost => note.reposts.as_ref() != owner,
        Kind::Quote => note.quotes.as_ref() != owner,
        _ => false,
    };
    statistics.gives = mix.answers.and(mix.shares).map(|_| Share {
        k: count(notes.iter().filter(of_others).count()),
        n: count(notes.len()),
    });
    statistics.mix = Some(mix);
    statistics.linked = linked_sites(&proven(account, Kinds::STARTED));
    statistics.linked.truncate(LISTED);
}

/// The posts of proven lists; none where there are no such lists.
fn proven<'a>(account: &Account<'a>, kinds: Kinds) -> Vec<&'a Note> {
    let sample = account.sample(kinds).ok().filter(|sample| sample.proven);
    sample.map(|sample| sample.notes).unwrap_or_default()
}

fn read_replies(statistics: &mut Statistics, account: &Account) {
    let notes = proven(account, Kinds::REPLIES);
    let replies = notes.iter().filter(|note| note.kind == Kind::Reply);
    let answered: Vec<&Handle> = replies.filter_map(|note| note.answered()).collect();
    statistics.answered = ranked(answered.iter().map(|handle| handle.key()));
    statistics.people = count(statistics.answered.len());
    statistics.answered.truncate(LISTED);
    for (name, _) in &mut statistics.answered {
        let written = answered.iter().find(|handle| handle.key() == *name);
        if let Some(handle) = written {
            *name = handle.as_str().to_owned();
        }
    }
}

/// Hours of what the owner wrote; a repost's time is somebody else's.
fn read_rhythm(statistics: &mut Statistics, account: &Account, offset: i32) {
    let own = proven(account, Kinds::OWN);
    let started = proven(account, Kinds::STARTED);
    let notes = if own.is_empty() { started } else { own };
    for note in notes {
        if let Some(local) = utc(note.time.saturating_add(i64::from(offset) * 60))
            && let Some(count) = statistics.hours.get_mut(usize::from(local.hour()))
        {
            *count = count.saturating_add(1);
        }
    }
}
