//! Histories of headers, with every loss and half-drawn state put into them: who follows all the time is
//! never said to do so no longer, and who has stopped is, once two whole headers a day apart showed it.

use super::diary::{Look, remembering, said, see};
use super::*;
use crate::chance::Chance;
use fieldmark::judge::since::Follow;

/// Parts of a header that come or stay away by themselves; the sign that somebody follows the viewer
/// stands in the block of the name.
const PARTS: [&str; 5] = ["name", "followers", "following", "button", "viewer"];

/// Every set of parts.
fn losses() -> impl Iterator<Item = Vec<String>> {
    (0..1_u32 << PARTS.len()).map(|set| {
        let gone = PARTS.iter().enumerate();
        let gone = gone.filter(|(bit, _)| set >> bit & 1 == 1);
        gone.map(|(_, part)| part.to_string()).collect()
    })
}

fn owner(day: f64, follows_you: bool, without: &[String]) -> Look {
    Look {
        day,
        follows_you,
        without: without.to_vec(),
        ..Look::default()
    }
}

/// Somebody else, who follows the viewer.
fn friend(day: f64) -> Look {
    Look {
        day,
        handle: "friend".into(),
        number: 8,
        follows_you: true,
        ..Look::default()
    }
}

/// What is said between the two after these looks; at no moment before is more said.
fn told(looks: &[Look]) -> Option<Follow> {
    let memory = remembering();
    let mut told = None;
    for look in looks {
        see(&memory, look);
        if look.handle == "owner" {
            told = said(&memory, "owner", look.at()).and_then(|since| since.follow);
        }
    }
    told
}

fn is_lost(follow: Option<Follow>) -> bool {
    matches!(follow, Some(Follow::Lost(..)))
}

/// It followed; then, with any parts missing, each of these looks, and somebody else was seen to follow.
fn histories(follows_you: bool) -> impl Iterator<Item = (Vec<String>, Vec<String>, Vec<Look>)> {
    let seconds = |first: Vec<String>| losses().map(move |second| (first.clone(), second));
    losses().flat_map(seconds).map(move |(first, second)| {
        let looks = vec![
            owner(0.0, true, &[]),
            owner(2.0, follows_you, &first),
            friend(2.5),
            owner(5.0, follows_you, &second),
        ];
        (first, second, looks)
    })
}

#[test]
fn whatever_is_missing_nobody_who_follows_is_said_to_follow_no_longer() {
    let mut tried = 0;
    for (first, second, mut looks) in histories(true) {
        looks.extend([friend(5.5), owner(6.0, true, &first)]);
        assert!(!is_lost(told(&looks)), "{first:?} {second:?}");
        tried += 1;
    }
    println!("{tried} histories of losses, 0 false");
}

#[test]
fn who_has_stopped_is_told_after_two_whole_headers_and_not_before() {
    let (mut right, mut tried) = (0, 0);
    for (first, second, looks) in histories(false) {
        let whole = first.is_empty() && second.is_empty();
        let expected = whole.then_some(Follow::Lost(NOW, NOW + 2 * DAY));
        assert_eq!(told(&looks), expected, "{first:?} {second:?}");
        right += usize::from(whole);
        tried += 1;
    }
    assert_eq!((right, tried), (1, 1_024));
}

/// When X changes its page the sign is gone from every header, for good.
#[test]
fn a_sign_that_is_gone_everywhere_is_no_loss() {
    let gone = vec!["sign".to_owned()];
    let mut looks = vec![friend(-1.0), owner(0.0, true, &[]), friend(0.5)];
    for day in 1..40 {
        let day = f64::from(day);
        looks.push(owner(day, true, &gone));
        looks.push(Look {
            without: gone.clone(),
            ..friend(day + 0.5)
        });
    }
    for end in 3..=looks.len() {
        assert!(!is_lost(told(&looks[..end])), "after {end} looks");
    }
}

/// A visit: its header is drawn part by part in any order, and whoever looks may be gone before the end.
fn visit(chance: &mut Chance, day: f64, follows: bool) -> Vec<Look> {
    let mut missing: Vec<String> = PARTS.map(str::to_owned).to_vec();
    let steps = chance.below(PARTS.len() as u64 + 3);
    let mut looks = Vec::new();
    for step in 0..=steps {
        let viewer = ["viewer", "viewer", "viewer", "another"][chance.below(4) as usize];
        let look = Look {
            viewer: if step == 0 { viewer } else { "viewer" }.into(),
            ..owner(day + step as f64 / 10_000.0, follows, &missing)
        };
        looks.push(look);
        if !missing.is_empty() {
            missing.remove(chance.below(missing.len() as u64) as usize);
        }
    }
    // The sign may come after all the rest, but it comes.
    if missing.is_empty() && chance.below(2) == 0 {
        let late = looks.len() as f64 / 10_000.0;
        looks.push(owner(day + late, follows, &["sign".to_owned()]));
        looks.push(owner(day + late + 0.000_01, follows, &[]));
    }
    looks
}

#[test]
fn headers_that_come_in_pieces_are_never_a_loss() {
    let mut chance = Chance::of("headers in pieces");
    let mut looked = 0;
    for history in 0..100 {
        let memory = remembering();
        let mut day = 0.0;
        for _ in 0..8 {
            day += 0.2 + chance.below(50) as f64 / 10.0;
            let others = [friend(day - 0.1)];
            let looks = visit(&mut chance, day, true);
            for look in others.iter().chain(&looks) {
                see(&memory, look);
                let said = said(&memory, "owner", look.at());
                let follow = said.and_then(|since| since.follow);
                assert!(!is_lost(follow), "history {history}: {look:?}");
                looked += 1;
            }
        }
    }
    println!("100 histories in pieces, {looked} looks, 0 false");
}
