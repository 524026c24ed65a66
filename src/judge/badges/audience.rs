//! Who follows, whom does the owner follow, and does anybody react?
//!
//! Shown counts are ranges, and so are their ratios: a word is said only if it is true at both ends.

use crate::account::Note;
use crate::i18n::Argument;
use crate::judge::calibration::COMMON;
use crate::judge::levels;
use crate::judge::posterior::Interval;
use crate::page::counts::CountRange;
use crate::time::DAY;

use crate::judge::wording::{percent_down, percent_up, range};
use crate::judge::{
    Account, Badge, Family, Finding, Habit, Measure, Seen, Side, Tally, Threshold, Unit, Withheld,
};
use crate::page::Kinds;

/// The table of the family.
pub(crate) const BADGES: &[Badge] = &[
    // “Starbucks has 141,341 followers and is following 131,505”
    Badge {
        id: "follows-back",
        family: Family::Audience,
        measure: Measure::Fact(follows_back),
        threshold: Threshold::share(0.50),
        on: true,
    },
    // “Kutcher follows 72 people and has more than 962,000 followers”
    Badge {
        id: "follows-few-back",
        family: Family::Audience,
        measure: Measure::Fact(follows_few_back),
        threshold: Threshold::share(0.05),
        on: true,
    },
    // “auto-follow me”; “rack up the largest followings”
    Badge {
        id: "follows-in-bulk",
        family: Family::Audience,
        measure: Measure::Fact(follows_in_bulk),
        threshold: Threshold::share(0.80),
        on: true,
    },
    // “profiles with no updates and hundreds of followers”
    Badge {
        id: "audience-first",
        family: Family::Audience,
        measure: Measure::Fact(audience_first),
        threshold: Threshold::number(10.0),
        on: true,
    },
    // “better to have 500 authentic followers than 10,000 questionable ones”
    Badge {
        id: "quiet-audience",
        family: Family::Audience,
        measure: Measure::Habit(Habit {
            needs: Kinds::STARTED,
            counts: hardly_noticed,
            side: Side::Median,
            model: &COMMON,
            said: levels::QUIET_AUDIENCE,
        }),
        threshold: Threshold::new(0.0001, Unit::OneIn),
        on: true,
    },
    // “why isn't anyone paying attention to what I say”
    Badge {
        id: "rarely-answered",
        family: Family::Audience,
        measure: Measure::Habit(Habit {
            needs: Kinds::STARTED,
            counts: answered,
            side: Side::AtMost,
            model: &COMMON,
            said: levels::RARELY_ANSWERED,
        }),
        threshold: Threshold::share(0.20),
        on: true,
    },
];

/// Below this many followers a share of them is no habit.
const SOME_FOLLOWERS: u64 = 100;
/// From here on nobody can be expected to follow everybody back.
const MANY_FOLLOWERS: u64 = 1_000;
/// From here on following is not reading any more.
const BULK: u64 = 5_000;
/// Enough followers to wonder at empty profiles.
const HUNDREDS: u64 = 200;
/// Enough followers for one in ten thousand to be a person.
const LARGE_AUDIENCE: u64 = 10_000;
/// Answers and likes come within a day or hardly at all; younger posts prove nothing.
const SETTLED: i64 = DAY;

/// The two counts of the header, and what share of the followers could be followed back.
struct Ratio {
    following: CountRange,
    followers: CountRange,
    share: Interval,
}

impl Ratio {
    fn of(account: &Account) -> Result<Ratio, Withheld> {
        let following = known(account.profile.following, "following")?;
        let followers = known(account.profile.followers, "followers")?;
        Ok(Ratio {
            following,
            followers,
            share: Interval {
                low: portion(following.low, followers.high),
                high: portion(following.high, followers.low),
            },
        })
    }

    fn found<'a>(&self, holds: bool, spoken: Argument) -> Finding<'a> {
        Finding {
            withheld: (!holds).then_some(Withheld::NotSo),
            words: Some(vec![range(self.following), range(self.followers), spoken]),
            interval: Some(self.share),
            ..Finding::default()
        }
    }
}

pub(crate) fn known(count: Option<CountRange>, what: &str) -> Result<CountRange, Withheld> {
    count.ok_or_else(|| Withheld::Missing(what.to_owned()))
}

/// `part ÷ whole`; whoever has no followers follows back more than all of them.
fn portion(part: u64, whole: u64) -> f64 {
    part as f64 / (whole.max(1)) as f64
}

/// Up to how many of its followers it could follow back, in whole percents that hold at the lower end.
fn could_follow_back(ratio: &Ratio) -> Argument {
    Argument::Percent(percent_down(ratio.share.low.min(1.0)))
}

fn follows_back<'a>(account: &Account<'a>, threshold: f64) -> Result<Finding<'a>, Withheld> {
    let ratio = Ratio::of(account)?;
    let holds = ratio.followers.low >= SOME_FOLLOWERS && ratio.share.low >= threshold;
    Ok(ratio.found(holds, could_follow_back(&ratio)))
}

fn follows_few_back<'a>(account: &Account<'a>, threshold: f64) -> Result<Finding<'a>, Withheld> {
    let ratio = Ratio::of(account)?;
    let holds = ratio.followers.low >= MANY_FOLLOWERS && ratio.share.high <= threshold;
    Ok(few(&ratio, holds))
}

/// "At most 1 in 13,361": the number is cut, so that it stays true.
fn few<'a>(ratio: &Ratio, holds: bool) -> Finding<'a> {
    let one_in = ratio.followers.low.checked_div(ratio.following.high);
    match one_in {
        Some(0 | 1) => Finding {
            wording: "share",
            ..ratio.found(holds, Argument::Percent(percent_up(ratio.share.high)))
        },
        Some(number) => ratio.found(holds, Argument::Number(number)),
        None => Finding {
            wording: "none",
            ..ratio.found(holds, Argument::Number(0))
        },
    }
}

fn follows_in_bulk<'a>(account: &Account<'a>, threshold: f64) -> Result<Finding<'a>, Withheld> {
    let ratio = Ratio::of(account)?;
    let holds = ratio.following.low >= BULK && ratio.share.low >= threshold;
    Ok(ratio.found(holds, could_follow_back(&ratio)))
}

fn audience_first<'a>(account: &Account<'a>, threshold: f64) -> Result<Finding<'a>, Withheld> {
    let posts = known(account.profile.posts, "posts")?;
    let followers = known(account.profile.followers, "followers")?;
    let holds = posts.high as f64 <= threshold && followers.low >= HUNDREDS;
    Ok(Finding {
        withheld: (!holds).then_some(Withheld::NotSo),
        words: Some(vec![range(posts), range(followers)]),
        plural: Some(posts.high),
        ..Finding::default()
    })
}

/// A median at most the bound is the same as at least half of the posts at or below it.
fn hardly_noticed<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    let followers = known(seen.profile.followers, "followers")?;
    if followers.low < LARGE_AUDIENCE {
        return Err(Withheld::NotSo);
    }
    let bound = (followers.low as f64 * seen.threshold) as u64;
    let ripe = ripe(seen);
    let seen = Seen {
        notes: &ripe,
        ..seen
    };
    let could = |note: &Note| note.started() && noticed(note).is_some();
    let does = |note: &Note| noticed(note).is_some_and(|all| all.high <= bound);
    let mut tally = seen.tally(could, &does);
    tally.words = vec![Argument::Number(bound), range(followers)];
    Ok(tally)
}

/// Likes, reposts and replies together; unknown if one of them is.
fn noticed(note: &Note) -> Option<CountRange> {
    let (likes, reposts, replies) = (
        note.counts.likes?,
        note.counts.reposts?,
        note.counts.replies?,
    );
    let sum = |of: fn(CountRange) -> u64| {
        of(likes)
            .saturating_add(of(reposts))
            .saturating_add(of(replies))
    };
    Some(CountRange {
        low: sum(|count| count.low),
        high: sum(|count| count.high),
    })
}

fn answered<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    let ripe = ripe(seen);
    let seen = Seen {
        notes: &ripe,
        ..seen
    };
    let could = |note: &Note| note.started() && note.counts.replies.is_some();
    Ok(seen.tally(could, &|note| {
        note.counts.replies.is_some_and(|count| count.low > 0)
    }))
}

/// The posts old enough to have been answered.
fn ripe<'a>(seen: Seen<'_, 'a>) -> Vec<&'a Note> {
    let notes = seen.notes.iter().copied();
    notes
        .filter(|note| note.time <= seen.now - SETTLED)
        .collect()
}
