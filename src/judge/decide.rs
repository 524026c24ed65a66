//! From what was counted to what is said: one place decides, and one place words it.

use crate::account::Note;
use crate::i18n::{Argument, Message};
use crate::ids::PostId;
use crate::judge::posterior::{Share, Spread};
use crate::judge::wording::{nested, percent_down, percent_up, spoken_span, sure};
use crate::page::profile::Profile;

use super::{Account, Badge, Finding, Habit, Measure, Sample, Side, Tally, Verdict, Withheld};

/// As many posts as an evidence list shows.
const SHOWN: usize = 5;

/// As many posts as the search for "how many would be needed" looks ahead; about what one long visit reads.
const FAR: u32 = 400;

/// Judges one badge.
pub(crate) fn verdict(badge: &Badge, account: &Account) -> Verdict {
    let threshold = badge.threshold(account.settings);
    let finding = find(badge, account, threshold).unwrap_or_else(|withheld| Finding {
        withheld: Some(withheld),
        ..Finding::default()
    });
    let sentence = sentence(badge, &finding);
    Verdict {
        id: badge.id.to_owned(),
        family: badge.family,
        said: finding.withheld.is_none(),
        label: Message::new(&badge.key(finding.label, "label"), finding.label_words),
        sentence,
        besides: Vec::new(),
        rule: badge.rule(threshold),
        share: finding.share,
        interval: finding.interval,
        probability: finding.probability,
        threshold: (badge.threshold.unit != super::Unit::None).then_some(threshold),
        lists: finding.lists,
        dates: finding.dates,
        posts: evidence(&finding.posts, account.profile),
        withheld: finding.withheld,
    }
}

fn find<'a>(badge: &Badge, account: &Account<'a>, threshold: f64) -> Result<Finding<'a>, Withheld> {
    if !badge.is_on(account.settings) || is_left_alone(account) {
        return Err(Withheld::Off);
    }
    if account.profile.protected == Some(true) {
        return Err(Withheld::Missing("protected".to_owned()));
    }
    match badge.measure {
        Measure::Fact(rule) => rule(account, threshold),
        Measure::Habit(habit) => {
            // Where no list was read yet, it takes what it takes from there.
            let sample = account.sample(habit.needs).map_err(|why| match why {
                Withheld::TooLittle { seen, .. } => Withheld::TooLittle {
                    seen,
                    needed: habit.said.fewest,
                },
                why => why,
            })?;
            // What is hidden can only be more of the same.
            if habit.side == Side::AtMost && habit.needs.replies && sample.hides_replies() {
                return Err(Withheld::Missing("kinds".to_owned()));
            }
            let tally = (habit.counts)(account.seen(&sample, threshold))?;
            let limit = habit.limit(threshold);
            Ok(Scale { habit, limit }.weigh(tally, sample))
        }
    }
}

fn is_left_alone(account: &Account) -> bool {
    let owner = account.profile.handle.as_ref();
    owner.is_some_and(|owner| account.settings.leaves_alone(owner))
}

/// What decides a share of one badge.
struct Scale {
    habit: Habit,
    limit: f64,
}

impl Scale {
    /// Decides a share: said when it is sure enough that the next posts are on the badge's side.
    fn weigh<'a>(&self, tally: Tally<'a>, sample: Sample) -> Finding<'a> {
        let share = tally.share;
        let spread = tally.spread(&sample.spans);
        let probability = self.probability(share, spread);
        let dates = tally.dates();
        let mut words = vec![
            Argument::Number(u64::from(share.k)),
            Argument::Number(u64::from(share.n)),
            spoken_span(dates),
            self.spoken(share, probability),
        ];
        words.extend(tally.words);
        Finding {
            withheld: self.withheld(share, spread, probability, sample.proven),
            label: tally.label,
            wording: tally.wording,
            words: Some(words),
            label_words: Vec::new(),
            plural: Some(u64::from(share.k)),
            share: Some(share),
            interval: Some(self.habit.range(share, spread, self.limit)),
            probability: Some(probability),
            lists: sample.lists,
            dates,
            posts: match self.habit.side {
                Side::AtLeast | Side::Median => tally.with,
                Side::AtMost => tally.without,
            },
        }
    }

    fn probability(&self, share: Share, spread: Spread) -> f64 {
        self.habit.probability(share, spread, self.limit)
    }

    fn withheld(
        &self,
        share: Share,
        spread: Spread,
        probability: f64,
        proven: bool,
    ) -> Option<Withheld> {
        let seen = share.n;
        if !proven || seen < self.habit.said.fewest || self.more_would_help(seen, spread) {
            let needed = self.needed(spread).max(seen.saturating_add(1));
            return Some(Withheld::TooLittle { seen, needed });
        }
        (probability < self.habit.said.level_at(seen)).then_some(Withheld::NotSo)
    }

    /// Whether nothing could be said of `n` posts, and of more it could. Of somebody who posts once a
    /// month not even many posts tell enough of the next ones.
    fn more_would_help(&self, n: u32, spread: Spread) -> bool {
        !self.could_be_said(n, spread) && self.could_be_said(FAR, spread)
    }

    /// Whether `n` posts that are all on the badge's side would be enough.
    fn could_be_said(&self, n: u32, spread: Spread) -> bool {
        let best = match self.habit.side {
            Side::AtMost => Share { k: 0, n },
            Side::AtLeast | Side::Median => Share { k: n, n },
        };
        let said = self.habit.said;
        n >= said.fewest && self.probability(best, spread) >= said.level_at(n)
    }

    /// About how many posts it takes, if they are all on the badge's side.
    fn needed(&self, spread: Spread) -> u32 {
        if !self.could_be_said(FAR, spread) {
            return self.habit.said.fewest;
        }
        let mut below = 0;
        let mut enough = FAR;
        while enough - below > 1 {
            let middle = below + (enough - below) / 2;
            if self.could_be_said(middle, spread) {
                enough = middle;
            } else {
                below = middle;
            }
        }
        enough
    }

    /// How sure, in words that hold: probabilities are cut, and the limit is rounded to the weaker claim.
    fn spoken(&self, share: Share, probability: f64) -> Argument {
        let level = self.habit.said.level_at(share.n);
        let (limit, side) = match self.habit.side {
            Side::AtMost => (percent_up(self.limit), "most"),
            Side::AtLeast | Side::Median => (percent_down(self.limit), "least"),
        };
        let sure = sure(probability);
        let limit = Argument::Percent(limit);
        if probability >= level {
            return nested(&format!("badge_sure_{side}"), vec![sure, limit]);
        }
        if probability < 0.01 {
            return nested(&format!("badge_unlikely_{side}"), vec![limit]);
        }
        let level = Argument::Percent(level);
        nested(&format!("badge_unsure_{side}"), vec![sure, limit, level])
    }
}

fn sentence(badge: &Badge, finding: &Finding) -> Message {
    let own_words = finding
        .words
        .as_ref()
        .filter(|_| matches!(finding.withheld, None | Some(Withheld::NotSo)));
    match (own_words, &finding.withheld) {
        (Some(words), _) => Message {
            key: badge.key(finding.wording, "sentence"),
            arguments: words.clone(),
            plural: finding.plural,
        },
        (None, Some(Withheld::TooLittle { seen, needed })) => Message::counted(
            "badge_too_little",
            u64::from(*seen),
            vec![
                Argument::Number(u64::from(*seen)),
                Argument::Number(u64::from(*needed)),
            ],
        ),
        (None, Some(Withheld::NeedsReplies)) => Message::plain("badge_needs_replies"),
        (None, Some(Withheld::NeedsPosts)) => Message::plain("badge_needs_posts"),
        (None, Some(Withheld::NeedsAll)) => Message::plain("badge_needs_all"),
        (None, Some(Withheld::NotATimeline)) => Message::plain("badge_not_a_timeline"),
        (None, Some(Withheld::Missing(what))) => Message::plain(&format!("badge_missing_{what}")),
        (None, Some(Withheld::Off)) => Message::plain("badge_off"),
        (None, Some(Withheld::NotSo) | None) => Message::plain("badge_not_so"),
    }
}

fn evidence(posts: &[&Note], profile: &Profile) -> Vec<(PostId, String, String)> {
    let owner = profile.handle.as_ref();
    let author = |note: &Note| {
        let handle = note.reposts.as_ref().or(owner);
        handle.map_or_else(String::new, |handle| handle.as_str().to_owned())
    };
    let shown = posts.iter().take(SHOWN);
    shown
        .map(|note| (note.id, author(note), note.line.clone()))
        .collect()
}
