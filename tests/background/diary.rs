//! The diary of an account, and what it says has changed. `tests/cases/since.json` holds written
//! histories: the looks, by day, and what is said after them.

use super::*;
use crate::two_of_you::popup_of;
use fieldmark::account::diary::Line;
use fieldmark::judge::calibration::PACE_POSTS;
use fieldmark::judge::since::{Change, Follow, Since, shares, since};
use fieldmark::judge::{Account, per_day};
use fieldmark::page::counts::CountRange;
use serde::Deserialize;
use serde_json::json;
use std::fs;

/// A look at a header.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// Days after the first one.
    pub day: f64,
    pub handle: String,
    /// The number on the follow button.
    pub number: u64,
    pub name: String,
    /// The name that stands in the page, where that is another.
    pub shown: Option<String>,
    pub followers: String,
    pub follows_you: bool,
    pub viewer: String,
    /// The day on which the document was loaded; not known unless told.
    pub loaded: Option<f64>,
    /// What of it is missing.
    pub without: Vec<String>,
}

impl Default for Look {
    fn default() -> Look {
        Look {
            day: 0.0,
            handle: "owner".into(),
            number: 7,
            name: "Owner".into(),
            shown: None,
            followers: "800".into(),
            follows_you: false,
            viewer: "viewer".into(),
            loaded: None,
            without: Vec::new(),
        }
    }
}

impl Look {
    pub fn at(&self) -> i64 {
        NOW + (self.day * DAY as f64) as i64
    }

    fn has(&self, part: &str) -> bool {
        self.without.iter().all(|gone| gone != part)
    }

    fn request(&self) -> Request {
        let count = |end: &str, text: &str| RawLink {
            href: format!("/{}/{end}", self.handle),
            text: text.to_owned(),
            ..RawLink::default()
        };
        let counts = [
            ("followers", count("verified_followers", &self.followers)),
            ("following", count("following", "312")),
        ];
        let there = counts.into_iter().filter(|(part, _)| self.has(part));
        look_with(&self.handle, |words, header| {
            let loaded = |day: f64| NOW + (day * DAY as f64) as i64;
            words.loaded = self.loaded.map(loaded).unwrap_or_default();
            words.page.language = Some("en".into());
            words.page.viewer_link = self.has("viewer").then(|| format!("/{}", self.viewer));
            header.counts = there.map(|(_, link)| link).collect();
            let shown = self.shown.as_ref().unwrap_or(&self.name);
            header.names = vec![shown.clone(), format!("@{}", self.handle)];
            let (name, handle) = (&self.name, &self.handle);
            let script = json!({ "mainEntity": { "name": name, "additionalName": handle } });
            let script = self.has("script").then(|| script.to_string());
            header.schema = script.into_iter().collect();
            if self.follows_you && self.has("sign") {
                header.test_ids = vec!["userFollowIndicator".into()];
            }
            if self.has("button") {
                let label = format!("Follow @{}", self.handle);
                header.buttons = vec![(format!("{}-follow", self.number), label)];
            }
            // The sign stands beside the name.
            if !self.has("name") {
                header.names.clear();
                header.test_ids.clear();
            }
        })
    }
}

/// Where looks are remembered.
pub fn remembering() -> Memory {
    let memory = Memory::default();
    ask(&memory, control(Action::Remember, "true"), popup(), NOW);
    memory
}

pub fn see(memory: &Memory, look: &Look) {
    ask(memory, look.request(), page(1), look.at());
}

pub fn diary_of(memory: &Memory, handle: &str) -> Vec<Line> {
    notebook(memory, Area::Local, handle).diary
}

/// What is said to whoever is signed in.
pub fn said(memory: &Memory, handle: &str, at: i64) -> Option<Since> {
    let viewer = with(memory, async |tx| tx.viewer().await);
    since(&notebook(memory, Area::Local, handle), viewer.as_ref(), at)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    case: String,
    looks: Vec<Look>,
    says: Vec<String>,
}

/// Everything in it, a line for each thing, with days for dates.
fn lines(since: Option<Since>) -> Vec<String> {
    let Some(since) = since else {
        return vec!["nothing".to_owned()];
    };
    let day = |at: i64| (at - NOW).div_euclid(DAY);
    let follow = since.follow.map(|follow| match follow {
        Follow::Lost(then, now) => format!("followed {}, not {}", day(then), day(now)),
        Follow::Gained(then, now) => format!("not followed {}, but {}", day(then), day(now)),
    });
    let changes = since.looks.iter().flat_map(|(then, changes)| {
        let changes = changes.iter();
        changes.map(|change| format!("since {}: {}", day(*then), change_in_short(change)))
    });
    follow.into_iter().chain(changes).collect()
}

fn change_in_short(change: &Change) -> String {
    let range = |count: &CountRange| format!("{}..{}", count.low, count.high);
    match change {
        Change::Handle(then, now) => format!("@{} → @{}", then.as_str(), now.as_str()),
        Change::Name(then, now) => format!("{then} → {now}"),
        Change::Count(key, then, now) => format!("{key} {} → {}", range(then), range(now)),
        Change::Pace(then, now) => format!("{then:?} → {now:?}"),
        Change::Share(badge, then, now) => format!("{badge} {then} → {now}"),
    }
}

#[test]
fn every_written_history_is_told_as_written() {
    let text = fs::read_to_string("tests/cases/since.json").unwrap();
    let cases: Vec<Case> = serde_json::from_str(&text).unwrap();
    for case in cases {
        let memory = remembering();
        for look in &case.looks {
            see(&memory, look);
        }
        let last = case.looks.iter().rfind(|look| look.number == 7).unwrap();
        let said = lines(said(&memory, &last.handle, last.at()));
        assert_eq!(said, case.says, "{}", case.case);
    }
}

/// Sixty reposts stood on top, and sixty posts below them. Days later all of it stands as it stood, or there are
/// other reposts on top.
#[test]
fn reposts_that_stand_where_they_stood_were_not_passed_on_since() {
    let made = |hour: i64| NOW - 3_600 * (200 - hour);
    let id = |hour: i64| id_at(made(hour));
    let note = |hour: i64, kind, first: i64, read: i64| Note {
        id: id(hour),
        time: made(hour),
        kind,
        in_posts: true,
        counted: first,
        stood_below: (kind == Kind::Repost).then_some(read),
        ..Note::default()
    };
    let seen = |first: i64, read: i64| {
        let posts = (0..60).map(|hour| note(hour, Kind::Original, NOW, read));
        let reposts = (100..160).map(|hour| note(hour, Kind::Repost, first, read));
        let mut notebook = Notebook {
            notes: reposts.rev().chain(posts.rev()).collect(),
            seen: read,
            ..Notebook::default()
        };
        notebook.posts_tab.chronological = Some(true);
        notebook.posts_tab.stretches = vec![(id(59), id(0))];
        notebook.posts_tab.tops = vec![(id(59), read)];
        notebook
    };
    let later = NOW + 3 * DAY;
    let line = |at: i64, notebook: &Notebook| Line {
        at,
        shares: shares(notebook, at),
        ..Line::default()
    };
    let then = seen(NOW, NOW);
    for (first, told) in [(NOW, 0), (later, 1)] {
        let mut now = seen(first, later);
        now.diary = vec![line(NOW, &then), line(later, &now)];
        let looks = since(&now, None, later).unwrap().looks;
        assert_eq!(looks[0].1.len(), told, "{looks:?}");
    }
}

/// The Replies list down to the last of these posts, each so many hours old, read at `at`.
fn read_down(posts: &[(i64, Kind)], at: i64) -> Notebook {
    let id = |hour: i64| id_at(NOW - hour * 3_600);
    let note = |(hour, kind): &(i64, Kind)| Note {
        id: id(*hour),
        time: NOW - hour * 3_600,
        kind: *kind,
        in_replies: true,
        ..Note::default()
    };
    let ends = (id(posts[0].0), id(posts[posts.len() - 1].0));
    let mut notebook = Notebook {
        notes: posts.iter().map(note).collect(),
        seen: at,
        ..Notebook::default()
    };
    notebook.replies_tab.chronological = Some(true);
    notebook.replies_tab.stretches = vec![ends];
    notebook.replies_tab.tops = vec![(ends.0, at)];
    notebook
}

/// What is said of the one look after the other.
fn said_between(then: &Notebook, mut now: Notebook) -> Since {
    let line = |notebook: &Notebook| Line {
        at: notebook.seen,
        shares: shares(notebook, notebook.seen),
        pace: per_day(
            &Account::new(notebook, &Settings::default(), notebook.seen),
            PACE_POSTS,
        ),
        ..Line::default()
    };
    now.diary = vec![line(then), line(&now)];
    since(&now, None, now.seen).unwrap()
}

/// Posts in as many hours, and before them one a day; whoever reads on sees those too. A pace of few posts is no pace.
#[test]
fn a_pace_has_changed_where_posts_came_at_another_since() {
    let hourly = |posts: i64| (1..=posts).map(|hour| (hour, Kind::Original));
    let daily = || (10..=260).map(|day| (day * 24, Kind::Original));
    let seen = |posts: &mut dyn Iterator<Item = (i64, Kind)>, at: i64| {
        read_down(&posts.collect::<Vec<_>>(), at)
    };
    let both = |posts: i64, at: i64| seen(&mut hourly(posts).chain(daily()), at);
    let changes = |then: &Notebook, now: Notebook| said_between(then, now).looks[0].1.len();
    let read_on = changes(&seen(&mut hourly(210), NOW), both(210, NOW + DAY));
    assert_eq!(read_on, 0);
    let before = seen(&mut daily(), NOW - 220 * 3_600);
    assert_eq!(changes(&before, both(210, NOW)), 1);
    assert_eq!(changes(&before, both(60, NOW)), 0);
}

/// Eight in ten of the newest sixty posts are replies, and one in ten of those before. Whoever reads on sees another
/// share, and nothing has changed.
#[test]
fn who_replies_otherwise_in_older_posts_has_not_changed() {
    let kind = |reply: bool| if reply { Kind::Reply } else { Kind::Original };
    let newest = |hour: i64| (hour, kind(hour % 10 < 8));
    let older = |hour: i64| (hour, kind(hour % 10 < 1));
    let then = read_down(
        &(100..160).map(newest).collect::<Vec<_>>(),
        NOW - 99 * 3_600,
    );
    let on: Vec<_> = (100..160)
        .map(newest)
        .chain((160..800).map(older))
        .collect();
    let since = said_between(&then, read_down(&on, NOW + DAY));
    assert_eq!(since.looks[0].1, []);
    let later: Vec<_> = (1..99).map(older).chain((100..160).map(newest)).collect();
    let since = said_between(&then, read_down(&later, NOW));
    assert_eq!(since.looks[0].1.len(), 1);
}

#[test]
fn nothing_of_it_is_written_where_nothing_is_remembered() {
    let memory = Memory::default();
    for day in 0..3 {
        let look = Look {
            day: day.into(),
            follows_you: true,
            ..Look::default()
        };
        see(&memory, &look);
    }
    assert_eq!(memory.names(Area::Local), Vec::<String>::new());
    assert_eq!(notebook(&memory, Area::Session, "owner").diary, []);
    assert!(!shows(&memory));
}

/// The popup has its section.
fn shows(memory: &Memory) -> bool {
    format!("{:?}", popup_of(memory, "owner")).contains("ui_since")
}

#[test]
fn there_is_a_line_a_day_and_a_year_of_them_at_most() {
    let memory = remembering();
    for half_days in 0..2 * limits::DIARY_DAYS + 100 {
        let day = half_days as f64 / 2.0;
        let look = Look {
            day,
            ..Look::default()
        };
        see(&memory, &look);
    }
    let diary = diary_of(&memory, "owner");
    assert_eq!(diary.len() as i64, limits::DIARY_DAYS);
    let days: Vec<i64> = diary.iter().map(|line| line.at.div_euclid(DAY)).collect();
    assert!(days.windows(2).all(|pair| pair[0] + 1 == pair[1]));
}

#[test]
fn it_goes_with_its_account_with_everything_and_with_remembering() {
    let forget = Action::Forget {
        handle: "owner".into(),
    };
    for (action, value) in [
        (forget, ""),
        (Action::Erase, ""),
        (Action::Remember, "false"),
    ] {
        let all = action == Action::Erase;
        let memory = remembering();
        let look = Look {
            follows_you: true,
            ..Look::default()
        };
        see(&memory, &look);
        assert_eq!(diary_of(&memory, "owner").len(), 1);
        ask(&memory, control(action, value), popup(), NOW + 1);
        assert_eq!(diary_of(&memory, "owner"), []);
        let left = memory.names(Area::Local);
        assert!(!all || !left.contains(&"sign-seen".to_owned()), "{left:?}");
        assert!(!memory.contents(Area::Local).contains("diary\":[{"));
    }
}

#[test]
fn what_stood_between_it_and_a_former_viewer_goes_when_another_looks() {
    let memory = remembering();
    let by = |viewer: &str, day: f64| Look {
        viewer: viewer.into(),
        follows_you: viewer == "ann",
        day,
        ..Look::default()
    };
    see(&memory, &by("ann", 0.0));
    for day in [1.0, 1.5, 3.0] {
        see(&memory, &by("bob", day));
    }
    assert!(!memory.contents(Area::Local).contains("ann"));
    let diary = diary_of(&memory, "owner");
    assert_eq!((diary[0].follows_you, &diary[0].viewer), (None, &None));
    let said = said(&memory, "owner", NOW + 3 * DAY).unwrap();
    assert_eq!(said.follow, None);
}

#[test]
fn a_file_holds_it_and_of_two_diaries_nothing_is_lost() {
    let [here, there] = [remembering(), remembering()];
    for (memory, days) in [(&here, [0.0, 1.0]), (&there, [1.0, 4.0])] {
        for day in days {
            let look = Look {
                day,
                ..Look::default()
            };
            see(memory, &look);
        }
    }
    let [from_here, from_there] = [&here, &there].map(exported);
    let joined = |memory: &Memory, file: &str, day: i64| -> Vec<i64> {
        let import = control(Action::Import, file);
        ask(memory, import, popup(), NOW + day * DAY);
        let days = |line: &Line| (line.at - NOW) / DAY;
        diary_of(memory, "owner").iter().map(days).collect()
    };
    // Seen lately, it is not forgotten, and nor is what a file has of it from before.
    let look = Look {
        day: 33.0,
        ..Look::default()
    };
    let still = there.deep_clone();
    see(&still, &look);
    assert_eq!(joined(&still, &from_here, 35), [0, 1, 4, 33]);
    // The one was in view later than the other.
    assert_eq!(joined(&here, &from_there, 5), [0, 1, 4]);
    assert_eq!(joined(&there, &from_here, 5), [0, 1, 4]);
}

/// A header is shown now with exact counts and now without.
#[test]
fn followers_who_may_have_been_as_many_all_the_time_draw_no_line() {
    for (today, days) in [("12,345", 0), ("13,345", 2)] {
        let memory = remembering();
        for (day, followers) in [(0.0, "12.3K"), (3.0, today)] {
            let look = Look {
                day,
                followers: followers.into(),
                ..Look::default()
            };
            see(&memory, &look);
        }
        let since = said(&memory, "owner", NOW + 3 * DAY).unwrap();
        assert_eq!(since.followers.len(), days, "{today}");
    }
}

#[test]
fn the_popup_says_it_from_the_second_day_on() {
    let memory = remembering();
    let look = Look {
        day: -1.0,
        ..Look::default()
    };
    see(&memory, &look);
    assert!(!shows(&memory));
    see(&memory, &Look::default());
    assert!(shows(&memory));
}
