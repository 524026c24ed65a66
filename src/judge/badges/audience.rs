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
        // Of fewer than a hundred followers a share is no habit. Who follows far more people than follow it,
        // follows for reasons of its own; counts that differ by more than half are no longer of one size.
        measure: Measure::Fact(|account, share| follows_back(account, share, 100, 1.5)),
        threshold: Threshold::share(0.50),
        on: true,
    },
    // “Kutcher follows 72 people and has more than 962,000 followers”
    Badge {
        id: "follows-few-back",
        family: Family::Audience,
        // From a thousand followers on nobody can be expected to follow everybody back.
        measure: Measure::Fact(|account, share| follows_few_back(account, share, 1_000)),
        threshold: Threshold::share(0.05),
        on: true,
    },
    // “auto-follow me”; “rack up the largest followings”
    Badge {
        id: "follows-in-bulk",
        family: Family::Audience,
        // From five thousand on following is not reading any more. Who follows more than half as many again
        // as follow it has not so many to follow back, and the sentence says so.
        measure: Measure::Fact(|account, share| follows_in_bulk(account, share, 5_000, 1.5)),
        threshold: Threshold::share(0.80),
        on: true,
    },
    // “profiles with no updates and hundreds of followers”
    Badge {
        id: "audience-first",
        family: Family::Audience,
        // Two hundred followers are enough to wonder at an empty profile.
        measure: Measure::Fact(|account, posts| audience_first(account, posts, 200)),
        threshold: Threshold::number(10.0),
        on: true,
    },
    // Followers who never react may not be listening
    Badge {
        id: "quiet-audience",
        family: Family::Audience,
        measure: Measure::Habit(Habit {
            needs: Kinds::STARTED,
            // Of ten thousand followers one in ten thousand is a person. Answers and likes come within a day
            // or hardly at all; younger posts prove nothing.
            counts: |seen| hardly_noticed(seen, 10_000, DAY),
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
            // Answers come within a day or hardly at all.
            counts: |seen| answered(seen, DAY),
            side: Side::AtMost,
            model: &COMMON,
            said: levels::RARELY_ANSWERED,
        }),
        threshold: Threshold::share(0.20),
        on: true,
    },
];

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

    /// Hardly more followed than follow, so that following back is the plain reading of both.
    fn is_at_most(&self, times: f64) -> bool {
        self.share.high <= times
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

/// How many posts the header states; fewer than were read is a misreading.
pub(crate) fn posts_stated(account: &Account) -> Result<CountRange, Withheld> {
    let stated = known(account.profile.posts, "posts")?;
    let read = account.notebook.notes.len() as u64;
    if stated.high < read {
        return Err(Withheld::Missing("posts".to_owned()));
    }
    Ok(stated)
}

pub(crate) fn known(count: Option<CountRange>, what: &str) -> Result<CountRange, Withheld> {
    count.ok_or_else(|| Withheld::Missing(what.to_owned()))
}

/// `part ÷ whole`; whoever has no followers follows back more than all of them.
fn portion(part: u64, whole: u64) -> f64 {
    part as f64 / (whole.max(1)) as f64
}

/// Up to how many of its followers it could follow back, in whole percents. Few are not none.
fn could_follow_back(ratio: &Ratio) -> Argument {
    let fewest = if ratio.following.high > 0 { 0.01 } else { 0.0 };
    Argument::Percent(percent_down(ratio.share.high.min(1.0)).max(fewest))
}

fn follows_back<'a>(
    account: &Account<'a>,
    threshold: f64,
    followers: u64,
    not_far_more: f64,
) -> Result<Finding<'a>, Withheld> {
    let ratio = Ratio::of(account)?;
    let enough = ratio.followers.low >= followers && ratio.share.low >= threshold;
    // It does not follow the viewer, who follows it: not this one, then.
    let header = account.profile;
    let not_you = header.you_follow == Some(true) && header.follows_you == Some(false);
    let holds = enough && ratio.is_at_most(not_far_more) && !not_you;
    Ok(ratio.found(holds, could_follow_back(&ratio)))
}

fn follows_few_back<'a>(
    account: &Account<'a>,
    threshold: f64,
    followers: u64,
) -> Result<Finding<'a>, Withheld> {
    let ratio = Ratio::of(account)?;
    let holds = ratio.followers.low >= followers && ratio.share.high <= threshold;
    Ok(few(&ratio, holds))
}

/// "At most 1 in 13,361": the number is cut, so that it stays true.
fn few<'a>(ratio: &Ratio, holds: bool) -> Finding<'a> {
    let one_in = ratio.followers.low.checked_div(ratio.following.high);
    match one_in {
        Some(0 | 1) => Finding {
            wording: "share",
            ..ratio.found(
                holds,
                Argument::Percent(percent_up(ratio.share.high.min(1.0))),
            )
        },
        Some(number) => ratio.found(holds, Argument::Number(number)),
        None => Finding {
            wording: "none",
            ..ratio.found(holds, Argument::Number(0))
        },
    }
}

fn follows_in_bulk<'a>(
    account: &Account<'a>,
    threshold: f64,
    following: u64,
    not_far_more: f64,
) -> Result<Finding<'a>, Withheld> {
    let ratio = Ratio::of(account)?;
    let holds = ratio.following.low >= following && ratio.share.low >= threshold;
    let mut finding = ratio.found(holds, could_follow_back(&ratio));
    if !ratio.is_at_most(not_far_more) {
        finding.wording = "more"; // There are not so many to follow back.
    }
    Ok(finding)
}

fn audience_first<'a>(
    account: &Account<'a>,
    threshold: f64,
    least: u64,
) -> Result<Finding<'a>, Withheld> {
    let posts = posts_stated(account)?;
    let followers = known(account.profile.followers, "followers")?;
    let holds = posts.high as f64 <= threshold && followers.low >= least;
    Ok(Finding {
        withheld: (!holds).then_some(Withheld::NotSo),
        words: Some(vec![range(posts), range(followers)]),
        plural: Some(posts.high),
        ..Finding::default()
    })
}

/// A median at most the bound is the same as at least half of the posts at or below it.
fn hardly_noticed<'a>(seen: Seen<'_, 'a>, least: u64, settled: i64) -> Result<Tally<'a>, Withheld> {
    let followers = known(seen.profile.followers, "followers")?;
    if followers.low < least {
        return Err(Withheld::NotSo);
    }
    let bound = (followers.low as f64 * seen.threshold) as u64;
    let ripe = ripe(seen, settled);
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

fn answered<'a>(seen: Seen<'_, 'a>, settled: i64) -> Result<Tally<'a>, Withheld> {
    let ripe = ripe(seen, settled);
    let seen = Seen {
        notes: &ripe,
        ..seen
    };
    let could = |note: &Note| note.started() && note.counts.replies.is_some();
    Ok(seen.tally(could, &|note| {
        note.counts.replies.is_some_and(|count| count.low > 0)
    }))
}

/// The posts that were as old as that when their counts were read.
fn ripe<'a>(seen: Seen<'_, 'a>, settled: i64) -> Vec<&'a Note> {
    let notes = seen.notes.iter().copied();
    notes
        .filter(|note| note.time <= note.counted - settled)
        .collect()
}
