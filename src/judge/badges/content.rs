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

use crate::judge::tally::{count, ranked};
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
    // What others wrote says little about who passes it on
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
        threshold: Threshold::share(0.06),
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
    let linking = linking(seen)?.with;
    let ranked = linked_sites(&linking);
    let all = ranked.iter().map(|(_, times)| times).sum();
    // A link and its site are of one class.
    let mut sites = ranked.into_iter().filter(|(site, _)| leads_to_a_site(site));
    let top = match seen.named {
        [] => sites.next(),
        [named, ..] => sites.find(|(site, _)| site == named),
    };
    let Some((top, times)) = top else {
        return Ok(none_tells(linking, all));
    };
    let links = linking.iter().flat_map(|note| note.linked());
    let mut to_top = links.filter(|link| site(link) == top);
    let own = to_top.all(|link| is_own(seen.profile, link));
    let (with, without) = linking
        .into_iter()
        .partition(|note| note.linked().iter().any(|link| site(link) == top));
    Ok(Tally {
        share: Share { k: times, n: all },
        with,
        without,
        label: if own { "own" } else { "" },
        wording: "",
        words: vec![Argument::Text(top.clone())],
        named: vec![top],
    })
}

/// The sites that these posts link to, most first, with how many links lead there.
pub(crate) fn linked_sites(notes: &[&Note]) -> Vec<(String, u32)> {
    let links = notes.iter().flat_map(|note| note.linked());
    ranked(links.map(|link| site(link)))
}

/// Links there are, and not one says which site it leads to.
fn none_tells(linking: Vec<&Note>, all: u32) -> Tally<'_> {
    Tally {
        share: Share { k: 0, n: all },
        with: Vec::new(),
        without: linking,
        label: "",
        wording: "none",
        words: Vec::new(),
        named: Vec::new(),
    }
}

/// The site a link leads to; of a shortener, its host.
pub(crate) fn site(link: &str) -> String {
    let site = domains::site_of(link).filter(|_| leads_to_a_site(link));
    site.or_else(|| domains::host(link)).unwrap_or_default()
}

fn is_own(profile: &Profile, link: &str) -> bool {
    let mut sites = profile.sites.iter();
    sites.any(|own| domains::is_within(link, own))
}

fn linking_to_a_network<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    let to_network = |note: &Note| note.linked().iter().any(|link| is_network(link));
    Ok(seen.tally(Note::started, &to_network))
}

fn reposts<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    let started_or_passed_on = |note: &Note| note.started() || note.kind == Kind::Repost;
    Ok(seen.tally(started_or_passed_on, &|note| note.kind == Kind::Repost))
}

fn questions<'a>(seen: Seen<'_, 'a>) -> Result<Tally<'a>, Withheld> {
    Ok(seen.tally(Note::started, &|note| note.features.asks))
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
        .map(|note| note.features.fingerprint.as_ref())
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

fn is_network(link: &str) -> bool {
    domains::class(link) == Class::Network
}

/// It leads to what can be somebody's one site.
fn leads_to_a_site(link: &str) -> bool {
    matches!(domains::class(link), Class::Site | Class::Network)
}
