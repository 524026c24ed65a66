//! Two people's lists, visited now and then and scrolled more or less far: less never raises a number,
//! no number exceeds the truth, and in the time it speaks of it is the truth.

use fieldmark::account::Notebook;
use fieldmark::ids::{EPOCH, Handle, PostId};
use fieldmark::judge::exchange::{Exchange, exchange};
use fieldmark::limits;
use fieldmark::page::health::Health;
use fieldmark::page::post::{Kind, Post};
use fieldmark::page::reading::{Placed, Reading};
use fieldmark::page::{Layout, List, Page, PageKind, Tab};
use fieldmark::settings::Settings;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::handle;

const DAY: i64 = 86_400;
const START: i64 = 1_700_000_000;
const PEOPLE: [&str; 4] = ["you", "them", "ann", ""];

/// A visit to a list: on which day, and how many posts of it were read.
#[derive(Debug, Clone, Copy)]
struct Visit {
    day: i64,
    deep: usize,
}

/// A person's replies, oldest first: the hour, and whom it answers.
#[derive(Debug, Clone)]
struct Person {
    replies: Vec<(i64, usize)>,
    visits: Vec<Visit>,
}

fn person() -> impl Strategy<Value = Person> {
    let replies = vec((0..60 * 24_i64, 0..PEOPLE.len()), 5..80);
    let visits = vec((0..70_i64, 0..80_usize), 0..5);
    (replies, visits).prop_map(|(mut replies, visits)| {
        replies.sort_unstable();
        replies.dedup_by_key(|(hour, _)| *hour);
        let mut visits: Vec<Visit> = visits
            .into_iter()
            .map(|(day, deep)| Visit { day, deep })
            .collect();
        visits.sort_by_key(|visit| visit.day);
        Person { replies, visits }
    })
}

fn time(hour: i64) -> i64 {
    START + hour * 3_600
}

fn post(owner: &Handle, hour: i64, whom: usize) -> Post {
    let id = ((time(hour) as u64 * 1_000) - EPOCH) << 22;
    Post {
        id: Some(PostId(id)),
        author: Some(owner.clone()),
        time: Some(time(hour)),
        kind: Kind::Reply,
        answers: Handle::new(PEOPLE[whom]).into_iter().collect(),
        ..Post::default()
    }
}

impl Person {
    /// What is noted when each visit reads so much of its depth: 1 all of it, 0 nothing.
    fn read(&self, name: &str, share: &[f64]) -> Notebook {
        let owner = handle(name);
        let mut notebook = Notebook::default();
        for (visit, share) in self.visits.iter().zip(share) {
            let opened = START + visit.day * DAY;
            let there = self.replies.iter().rev();
            let there = there.filter(|(hour, _)| time(*hour) <= opened);
            let deep = (visit.deep as f64 * share) as usize;
            let posts = there
                .take(deep)
                .enumerate()
                .map(|(place, (hour, whom))| Placed {
                    post: post(&owner, *hour, *whom),
                    follows: place > 0,
                    hides: false,
                    top: place == 0,
                    list: Some((owner.clone(), List::SplitReplies)),
                });
            let reading = Reading {
                page: Page {
                    kind: PageKind::Profile,
                    owner: Some(owner.clone()),
                    tab: Some(Tab::Replies),
                    layout: Layout::Split,
                    opened: Some(opened),
                    viewer: Some(handle("you")),
                    ..Page::default()
                },
                profile: None,
                told_name: None,
                posts: posts.collect(),
                people: Vec::new(),
                health: Health::default(),
            };
            notebook.add(&reading, opened);
        }
        notebook
    }

    /// How often somebody is answered in a time.
    fn truth(&self, whom: &str, from: i64, to: i64) -> u32 {
        let replies = self.replies.iter();
        let counted = replies
            .filter(|(hour, place)| PEOPLE[*place] == whom && (from..=to).contains(&time(*hour)));
        counted.count() as u32
    }
}

fn counted(viewer: &Notebook, owner: &Notebook) -> Option<Exchange> {
    let (you, them) = (handle("you"), handle("them"));
    let now = START + 100 * DAY;
    exchange((&you, viewer), (&them, owner), &Settings::default(), now)
}

fn numbers(found: Option<Exchange>) -> (u32, u32, u32) {
    found.map_or((0, 0, 0), |found| (found.yours, found.theirs, found.days))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn less_scrolling_never_raises_a_number(
        viewer in person(),
        owner in person(),
        less in vec(0.0..=1.0_f64, 10),
    ) {
        let (some, rest) = less.split_at(5);
        let partial = counted(&viewer.read("you", some), &owner.read("them", rest));
        let whole = counted(&viewer.read("you", &[1.0; 5]), &owner.read("them", &[1.0; 5]));
        let (partial, whole) = (numbers(partial), numbers(whole));
        prop_assert!(partial.0 <= whole.0 && partial.1 <= whole.1 && partial.2 <= whole.2,
            "{partial:?} of {whole:?}");
    }

    #[test]
    fn no_number_exceeds_the_truth(viewer in person(), owner in person()) {
        let all = [1.0; 5];
        let found = counted(&viewer.read("you", &all), &owner.read("them", &all));
        let (yours, theirs, _) = numbers(found);
        prop_assert!(yours <= viewer.truth("them", 0, i64::MAX));
        prop_assert!(theirs <= owner.truth("you", 0, i64::MAX));
    }

    /// One visit each leaves no gap, so the time in common is known to the second.
    #[test]
    fn in_the_time_in_common_it_is_the_truth(viewer in person(), owner in person()) {
        let once = [1.0];
        if let Some(found) = counted(&viewer.read("you", &once), &owner.read("them", &once)) {
            let from = found.your_list.from.max(found.their_list.from);
            let to = found.your_list.to.min(found.their_list.to);
            prop_assert_eq!(found.yours, viewer.truth("them", from, to));
            prop_assert_eq!(found.theirs, owner.truth("you", from, to));
        }
    }
}

/// It keeps a bounded number of posts, however far the list was scrolled.
#[test]
fn a_full_notebook_speaks_only_of_what_it_still_holds() {
    let everything = Person {
        replies: (0..limits::POSTS as i64 + 100)
            .map(|hour| (hour, 1))
            .collect(),
        visits: vec![Visit {
            day: 100,
            deep: usize::MAX,
        }],
    };
    let other = Person {
        replies: everything
            .replies
            .iter()
            .map(|(hour, _)| (*hour, 0))
            .collect(),
        visits: everything.visits.clone(),
    };
    let read = |person: &Person, name| person.read(name, &[1.0]);
    let found = counted(&read(&everything, "you"), &read(&other, "them")).unwrap();
    assert_eq!(
        (found.yours, found.theirs),
        (limits::POSTS as u32, limits::POSTS as u32)
    );
    assert_eq!(found.your_list.from, time(100));
}
