//! What are the posts made of?

use crate::account::Note;
use crate::domains::{self, Class};
use crate::i18n::Argument;
use crate::judge::calibration::{COMMON, RARE};
use crate::judge::levels;
use crate::judge::posterior::Share;
use crate::page::post::Kind;
use crate::page::profile::Profile;
use crate::text;

use crate::judge::sample::{count, ranked};
use crate::judge::{Badge, Family, Habit, Measure, Seen, Side, Tally, Threshold, Withheld};
use crate::page::Kinds;

/// The table of the family.
pub(crate) const BADGES: &[Badge] = &[
    // “networking and connecting way more than posting links”
    Badge {
        id: "mostly-links",
        family: Family::Content,
        measure: Measure::Habit(Habit {
            needs: Kinds::STARTED,
            counts: linking,
            side: Side::AtLeast,
            model: &COMMON,
            said: levels::MOSTLY_LINKS,
        }),
        threshold: Threshold::share(0.50),
        on: true,
    },
    // “all self promo links”; “promote everything from your blog to your book”
    Badge {
        id: "one-site",
        family: Family::Content,
        measure: Measure::Habit(Habit {
            needs: Kinds::STARTED,
            counts: links_to_the_top_site,
            side: Side::AtLeast,
            model: &COMMON,
            said: levels::ONE_SITE,
        }),
        threshold: Threshold::share(0.60),
        on: true,
    },
    // “posts from other networking sites”
    Badge {
        id: "cross-posts",
        family: Family::Content,
        measure: Measure::Habit(Habit {
            needs: Kinds::STARTED,
            counts: linking_to_a_network,
            side: Side::AtLeast,
            model: &COMMON,
            said: levels::CROSS_POSTS,
        }),
        threshold: Threshold::share(0.25),
        on: true,
    },
    // “re-tweet you so you'll re-tweet them”
    Badge {
        id: "mostly-reposts",
        family: Family::Content,
        measure: Measure::Habit(Habit {
            needs: Kinds::SHARED,
            counts: reposts,
            side: Side::AtLeast,
            model: &COMMON,
            said: levels::MOSTLY_REPOSTS,
        }),
        threshold: Threshold::share(0.50),
        on: true,
    },
    // “a robot in the corner that talked about himself repetitively”
    Badge {
        id: "repeats-itself",
        family: Family::Content,
        measure: Measure::Habit(Habit {
            needs: Kinds::STARTED,
            counts: repeated,
            side: Side::AtLeast,
            model: &RARE,
            said: levels::REPEATS_ITSELF,
        }),
        threshold: Threshold::share(0.30),
        on: true,
    },
    // “and never ever asked your name”
    Badge {
        id: "asks-questions",
        family: Family::Content,
        measure: Measure::Habit(Habit {
            needs: Kinds::STARTED,
            counts: questions,
            side: Side::AtLeast,
            model: &RARE,
            said: levels::ASKS_QUESTIONS,
        }),
        threshold: Threshold::share(0.10),
        on: true,
    },
    // “avalanche of 'download this', or 'sign up here'”; “offering gifts … so people will follow him”
    Badge {
        id: "calls-to-action",
        family: Family::Content,
        measure: Measure::Habit(Habit {
            needs: Kinds::STARTED,
            counts: calls,
            side: Side::AtLeast,
            model: &RARE,
            said: levels::CALLS_TO_ACTION,
        }),
        threshold: Threshold::share(0.10),
        on: true,
    },
    // “who people think you know”
    Badge {
        id: "names-others",
        family: Family::Content,
        measure: Measure::Habit(Habit {
            needs: Kinds::STARTED,
            counts: naming,
            side: Side::AtLeast,
            model: &COMMON,
            said: levels::NAMES_OTHERS,
        }),
        threshold: Threshold::share(0.20),
        on: true,
    },
];

fn linking<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    Ok(seen.tally(Note::started, &|note| !note.links.is_empty()))
}

/// The links of what the owner started, by site. A shortener hides where it leads, and a link-in-bio page
/// leads to many places: they count as links, and are nobody's one site.
fn links_to_the_top_site<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    let linking = seen
        .tally(Note::started, &|note| !note.links.is_empty())
        .with;
    let links = linking.iter().flat_map(|note| note.links.iter());
    let all = count(links.clone().count());
    let ranked = ranked(links.map(|link| site(link)));
    let mut sites = ranked.into_iter().filter(|(site, _)| leads_to_a_site(site));
    let (top, times) = match seen.named {
        [] => sites.next().unwrap_or_default(),
        [named, ..] => sites.find(|(site, _)| site == named).unwrap_or_default(),
    };
    let (with, without) = linking
        .into_iter()
        .partition(|note| note.links.iter().any(|link| site(link) == top));
    Ok(Tally {
        share: Share { k: times, n: all },
        with,
        without,
        label: if is_own(seen.profile, &top) {
            "own"
        } else {
            ""
        },
        wording: "",
        words: vec![Argument::Text(top.clone())],
        named: vec![top],
    })
}

/// A site's short names ("youtu.be") are the site.
fn site(link: &str) -> String {
    domains::site_of(link).unwrap_or_else(|| link.to_owned())
}

fn is_own(profile: &Profile, site: &str) -> bool {
    profile.sites.iter().any(|own| self::site(own) == site)
}

fn linking_to_a_network<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    let to_network = |note: &Note| note.hosts.iter().any(|host| is_network(host));
    Ok(seen.tally(Note::started, &to_network))
}

fn reposts<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    let started_or_passed_on = |note: &Note| note.started() || note.kind == Kind::Repost;
    Ok(seen.tally(started_or_passed_on, &|note| note.kind == Kind::Repost))
}

fn questions<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    Ok(seen.tally(Note::started, &|note| note.marks.asks))
}

/// Posts in a language without a word list are left out of n, and the sentence says how many.
fn calls<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    let covered = |note: &Note| note.started() && note.marks.calls.is_some();
    let mut tally = seen.tally(covered, &|note| note.marks.calls == Some(true));
    let started = seen.notes.iter().filter(|note| note.started()).count();
    let left_out = count(started).saturating_sub(tally.share.n);
    if left_out > 0 {
        tally.wording = "partly";
        tally.words = vec![Argument::Number(u64::from(left_out))];
    }
    Ok(tally)
}

fn naming<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    let owner = seen.profile.handle.clone();
    let names_another = |note: &Note| note.names.iter().any(|name| Some(name) != owner.as_ref());
    Ok(seen.tally(Note::started, &names_another))
}

/// Posts nearly the same as another of the list. Posts with too little text to compare count as not repeated.
fn repeated<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    let started = seen.tally(Note::started, &|_| true).with;
    let prints: Vec<_> = started
        .iter()
        .map(|note| note.marks.fingerprint.as_ref())
        .collect();
    let mut with = Vec::new();
    let mut without = Vec::new();
    for (place, (note, partner)) in started.iter().zip(text::repeated(&prints)).enumerate() {
        match partner {
            Some(partner) => with.push((partner.min(place), place, *note)),
            None => without.push(*note),
        }
    }
    // Side by side, so that the reader can compare.
    with.sort_by_key(|(first, place, _)| (*first, *place));
    Ok(Tally {
        share: Share {
            k: count(with.len()),
            n: count(started.len()),
        },
        with: with.into_iter().map(|(_, _, note)| note).collect(),
        without,
        label: "",
        wording: "",
        words: Vec::new(),
        named: Vec::new(),
    })
}

fn is_network(host: &str) -> bool {
    domains::class(host) == Class::Network
}

/// A site that can be somebody's one site.
fn leads_to_a_site(site: &str) -> bool {
    matches!(domains::class(site), Class::Site | Class::Network)
}
