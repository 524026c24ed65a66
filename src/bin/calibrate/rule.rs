//! The rule that gives every badge its level.
//!
//! What a badge promises is that [`PROMISED`] of what is said comes true, of people and of institutions, at each
//! size of sample, on the old profile and on the split one, and when it is first seen by somebody who scrolls.
//! Whoever chooses the best of many levels is lucky with the accounts it chooses by; so of those accounts [`KEPT`]
//! must come true. Where fewer than [`TELLING`] samples speak, they are counted together with the others of their
//! group of which that is so, and one miss is forgiven: but none where fewer than [`ACCOUNTS`] accounts stand
//! behind a group, for that is where luck is greatest.
//!
//! Of every level and fewest posts that keep this, the one that says most of what is true is taken, and between
//! equals the highest. What is said of politicians is printed by `accuracy`, and decides nothing.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use fieldmark::archive::trial::SIZES;
use fieldmark::archive::{Record, Tab};
use fieldmark::judge::Said;

/// Of what is said of the accounts that are chosen by, as many must come true, for 93 in 100 of others to.
const KEPT: f64 = 0.95;

/// So many samples tell by themselves whether the promise is kept.
const TELLING: usize = 25;

/// So many accounts make a miss forgivable.
const ACCOUNTS: usize = 10;

/// The levels that are tried, in hundredths, and the fewest posts.
const LEVELS: RangeInclusive<u32> = 70..=98;
const FEWEST: [u32; 12] = [10, 15, 20, 30, 40, 50, 60, 70, 80, 100, 120, 150];

/// Whom a promise is made about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Persons and journalists.
    People,
    /// Newsrooms, brands, organisations, bots.
    Institutions,
    /// Some write themselves, some have others write.
    Politicians,
}

impl Group {
    /// Those of whom the promise is kept.
    const PROMISED: [Group; 2] = [Group::People, Group::Institutions];

    /// The group of an account.
    pub fn of(record: &Record) -> Group {
        match record.kind.as_str() {
            _ if record.is_person() => Group::People,
            "politician" => Group::Politicians,
            _ => Group::Institutions,
        }
    }
}

/// What was looked at.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Whose posts.
    pub account: usize,
    /// Of which group that is.
    pub group: Group,
    /// On the old profile, or on the split one.
    pub tab: Tab,
    /// The samples of one scroll have one number.
    pub scroll: usize,
    /// Posts of the list.
    pub size: usize,
}

/// What a sample came to, worked out once for all that is tried.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// What was looked at.
    pub look: Look,
    /// Posts of the right sort.
    pub n: u32,
    /// How sure.
    pub probability: f64,
    /// It came true.
    pub holds: bool,
}

impl Case {
    fn is_said(&self, said: Said) -> bool {
        self.n >= said.fewest && self.probability >= said.level
    }
}

/// The level that the rule gives; none where no level that keeps the promise says anything that is true.
pub fn chosen(cases: &[Case]) -> Option<Said> {
    let mut best: Option<(f64, Said)> = None;
    for level in LEVELS.map(|level| f64::from(level) / 100.0) {
        for fewest in FEWEST {
            let said = Said { level, fewest };
            if !keeps_the_promise(cases, said) {
                continue;
            }
            let told: f64 = all_tellings(cases, said)
                .map(|telling| telling.recall())
                .sum();
            if told > 0.0 && best.is_none_or(|(most, _)| told >= most) {
                best = Some((told, said));
            }
        }
    }
    best.map(|(_, said)| said)
}

/// Whether enough of what is said at that level comes true.
fn keeps_the_promise(cases: &[Case], said: Said) -> bool {
    Group::PROMISED.into_iter().all(|group| {
        let of_group = cases.iter().filter(|case| case.look.group == group);
        let spoken = of_group.filter(|case| case.is_said(said));
        let accounts: HashSet<usize> = spoken.map(|case| case.look.account).collect();
        let forgiven = usize::from(accounts.len() >= ACCOUNTS);
        let tellings = tellings(cases, group, said);
        let (telling, few): (Vec<_>, Vec<_>) = tellings
            .into_iter()
            .partition(|telling| telling.said >= TELLING);
        let few = few.into_iter().fold(Telling::default(), Telling::and);
        telling.iter().all(Telling::keeps) && (few.keeps() || few.misses() <= forgiven)
    })
}

/// What is said of a group at one size, or when first seen.
#[derive(Debug, Clone, Copy, Default)]
struct Telling {
    said: usize,
    right: usize,
    holding: usize,
}

impl Telling {
    fn of(said: &[&Case], holding: usize) -> Telling {
        Telling {
            said: said.len(),
            right: said.iter().filter(|case| case.holds).count(),
            holding,
        }
    }

    fn and(self, other: Telling) -> Telling {
        Telling {
            said: self.said + other.said,
            right: self.right + other.right,
            holding: self.holding + other.holding,
        }
    }

    fn keeps(&self) -> bool {
        self.right as f64 >= self.said as f64 * KEPT
    }

    fn misses(&self) -> usize {
        self.said - self.right
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.holding.max(1) as f64
    }
}

fn all_tellings(cases: &[Case], said: Said) -> impl Iterator<Item = Telling> {
    let groups = Group::PROMISED.into_iter();
    groups.flat_map(move |group| tellings(cases, group, said))
}

/// Each size on the old profile, then on the split one, then at first sight.
fn tellings(cases: &[Case], group: Group, said: Said) -> Vec<Telling> {
    let of_group: Vec<&Case> = cases
        .iter()
        .filter(|case| case.look.group == group)
        .collect();
    let mut tellings = Vec::new();
    for tab in [Tab::Replies, Tab::Split] {
        for size in SIZES {
            let here = of_group
                .iter()
                .filter(|case| case.look.tab == tab && case.look.size == size);
            let spoken: Vec<&Case> = here
                .clone()
                .filter(|case| case.is_said(said))
                .copied()
                .collect();
            let holding = here.filter(|case| case.holds).count();
            tellings.push(Telling::of(&spoken, holding));
        }
    }
    tellings.push(first_sight(&of_group, said));
    tellings
}

/// The first sample of every scroll of which it is said.
fn first_sight(of_group: &[&Case], said: Said) -> Telling {
    let scrolled = of_group
        .iter()
        .copied()
        .filter(|case| case.look.tab == Tab::Replies);
    let mut first: HashMap<(usize, usize), &Case> = HashMap::new();
    for case in scrolled.clone().filter(|case| case.is_said(said)) {
        let seen = first
            .entry((case.look.account, case.look.scroll))
            .or_insert(case);
        if case.look.size < seen.look.size {
            *seen = case;
        }
    }
    let spoken: Vec<&Case> = first.into_values().collect();
    let begun = scrolled.filter(|case| Some(&case.look.size) == SIZES.first());
    Telling::of(&spoken, begun.filter(|case| case.holds).count())
}

/// A level, and what came of it: a line to be read.
pub fn described(cases: &[Case], said: Option<Said>) -> String {
    let Some(said) = said else {
        return "no level keeps the promise and is ever reached".to_owned();
    };
    let groups = Group::PROMISED.map(|group| {
        let cells = tellings(cases, group, said).into_iter();
        let cells: Vec<String> = cells
            .map(|telling| format!("{}/{}", telling.right, telling.said))
            .collect();
        let rows: Vec<String> = cells.chunks(SIZES.len()).map(|row| row.join(" ")).collect();
        rows.join(" · ")
    });
    format!(
        "{:.2} {:>3}  {}",
        said.level,
        said.fewest,
        groups.join("  |  ")
    )
}
