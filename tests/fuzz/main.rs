//! Everything that reads what others wrote, given what nobody would write: it must not fall over,
//! not take long, keep no more than it promised, and name nobody whose page it was not.
//!
//! `FUZZ_SECONDS` lets each target go on for so long, as `./build.sh soak` does.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop"
)]

#[path = "../background/memory.rs"]
#[allow(dead_code)]
mod memory;
mod mutation;

use fieldmark::account::{Note, Notebook};
use fieldmark::background::extension_pages;
use fieldmark::background::handler::Background;
use fieldmark::background::messages::{Control, Request, Sender};
use fieldmark::ids::Handle;
use fieldmark::judge::statistics;
use fieldmark::limits;
use fieldmark::page::counts;
use fieldmark::page::snapshot::Snapshot;
use fieldmark::settings::Settings;
use fieldmark::storage::Area;
use fieldmark::storage::export::File;
use fieldmark::storage::{format, names};
use fieldmark::ui::action::Action;
use fieldmark::{domains, page, text};
use memory::{Memory, now, with};
use mutation::{broken, mutated, nasty};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestCaseResult, TestRunner};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const NOW: i64 = 1_760_000_000;
/// Inputs at a time for each target.
const CASES: u32 = 64;
/// Far more than any of these inputs takes in a build without optimisation.
const LONGEST: Duration = Duration::from_secs(5);
const PAGE: Sender = Sender {
    tab: Some(1),
    own: false,
};
const OWN: Sender = Sender {
    tab: None,
    own: true,
};

fn look() -> Value {
    serde_json::from_str(include_str!("look.json")).expect("the look")
}

/// Tries inputs until there were enough of them and enough time has passed.
fn fuzz<S: Strategy>(target: &str, inputs: S, test: impl Fn(S::Value) -> TestCaseResult) {
    let seconds = std::env::var("FUZZ_SECONDS")
        .ok()
        .and_then(|seconds| seconds.parse().ok());
    let start = Instant::now();
    let mut tried: u64 = 0;
    loop {
        let config = Config {
            cases: CASES,
            failure_persistence: None,
            ..Config::default()
        };
        tried += u64::from(CASES);
        let outcome = TestRunner::new(config).run(&inputs, |input| {
            let start = Instant::now();
            test(input)?;
            let took = start.elapsed();
            prop_assert!(took < LONGEST, "it took {took:?}");
            Ok(())
        });
        if let Err(error) = outcome {
            panic!("{target}, after {tried} inputs: {error}");
        }
        if start.elapsed() >= Duration::from_secs(seconds.unwrap_or_default()) {
            break;
        }
    }
    println!(
        "{target}: {tried} inputs in {:.0} s, no fall",
        start.elapsed().as_secs_f64()
    );
}

#[test]
fn counts_and_texts() {
    let languages = prop::sample::select(vec!["", "en", "de", "ja", "ar", "tr", "zh-CN", "\u{0}"]);
    fuzz(
        "counts and texts",
        (nasty(), languages),
        |(words, language)| {
            for count in [
                counts::read_count(&words, language),
                counts::leading_count(&words, language),
            ] {
                prop_assert!(count.is_none_or(|count| count.low <= count.high));
            }
            counts::exact_leading_integer(&words);
            text::features(&words, &[&words], Some(language));
            for domain in [domains::registrable(&words), domains::site_of(&words)]
                .into_iter()
                .flatten()
            {
                prop_assert!(domain.len() < 260, "{domain}");
            }
            page::place(&words);
            Ok(())
        },
    );
}

#[test]
fn messages() {
    let press =
        json!({"press": {"url": "https://x.com/ann", "action": {"hide": {"badge": "mutual"}}}});
    let control = json!({"control": {"press": "remember", "value": "true", "tab": 3}});
    let whole = prop_oneof![Just(look()), Just(press), Just(control)];
    fuzz("messages", broken(whole), |text| {
        let memory = Memory::default();
        if let Ok(ask) = serde_json::from_str::<Request>(&text) {
            now(Background::new(memory.clone()).answer(ask, PAGE, NOW)).expect("the storage works");
        }
        // A choice is kept on the disk, what was seen is not.
        let seen = memory
            .names(Area::Local)
            .into_iter()
            .find(|name| name != names::SETTINGS);
        prop_assert_eq!(seen, None);
        Ok(())
    });
}

/// Two looks, the second changed anywhere: nobody but the address's owner is written down.
#[test]
fn words_to_posts() {
    fuzz("words to posts", mutated(look()), |changed| {
        let memory = Memory::default();
        let mut background = Background::new(memory.clone());
        for message in [look(), changed] {
            let Ok(ask) = serde_json::from_value::<Request>(message) else {
                return Ok(());
            };
            let owner = owner(&ask);
            now(background.answer(ask, PAGE, NOW)).expect("the storage works");
            for name in memory.names(Area::Session) {
                let whose = name.strip_prefix("account:");
                prop_assert!(
                    whose.is_none_or(|whose| whose == "ann" || Some(whose) == owner.as_deref()),
                    "{name} was written down"
                );
            }
        }
        judged(&memory)
    });
}

fn owner(ask: &Request) -> Option<String> {
    match ask {
        Request::Snapshot(words) => page::place(&words.url).1.map(|owner| owner.key()),
        _ => None,
    }
}

/// What is kept can be read again, is no longer than promised, and can be judged and shown.
fn judged(memory: &Memory) -> TestCaseResult {
    for (_, name, text) in memory.all() {
        prop_assert!(
            text.len() <= limits::AREA_BYTES,
            "{name} is {} long",
            text.len()
        );
        if name.starts_with("account:") {
            let notebook: Notebook = format::decode(&text)
                .map_err(|why| TestCaseError::fail(format!("{name}: {why}")))?;
            statistics::statistics(&notebook, &Settings::default(), NOW, 0);
        }
    }
    let moment = extension_pages::Context {
        now: NOW,
        offset: 0,
    };
    with(memory, async |tx| {
        let wanted = extension_pages::Route::Tab(1, extension_pages::InTab::X);
        extension_pages::show(tx, &wanted, None, moment).await
    });
    Ok(())
}

#[test]
fn schema_data() {
    let schema: Value = serde_json::from_str(include_str!("schema.json")).expect("the schema");
    fuzz("schema data", broken(Just(schema)), |text| {
        let mut message = look();
        message["look"]["header"]["schema"] = json!([text]);
        let memory = Memory::default();
        let ask = serde_json::from_value::<Request>(message).expect("a look");
        now(Background::new(memory.clone()).answer(ask, PAGE, NOW)).expect("the storage works");
        judged(&memory)
    });
}

/// A file of one account, as exported, changed anywhere and taken in.
#[test]
fn imported_files() {
    let mut notebook = Notebook::default();
    let words: Snapshot = serde_json::from_value(look()["look"].clone()).expect("words");
    notebook.add(&fieldmark::page::reading::read(&words), NOW - 1);
    assert!(notebook.notes.len() > 4, "the look shows posts");
    let file = File {
        fieldmark: format::VERSION,
        settings: Settings::default(),
        accounts: [("ann".to_owned(), notebook)].into_iter().collect(),
        ..File::default()
    };
    let whole = serde_json::to_value(&file).expect("a file");
    fuzz("imported files", broken(Just(whole)), |text| {
        let _ = format::decode::<Notebook>(&text);
        let memory = Memory::default();
        let mut background = Background::new(memory.clone());
        let import = Request::Control(Control {
            press: Action::Import,
            value: text,
            tab: None,
        });
        now(background.answer(import, OWN, NOW)).expect("the storage works");
        let ask = serde_json::from_value::<Request>(look()).expect("a look");
        now(background.answer(ask, PAGE, NOW)).expect("the storage works");
        judged(&memory)
    });
}

/// What is kept of ann once the background was told this.
fn told(message: Value) -> (Memory, Notebook) {
    let memory = Memory::default();
    let ask = serde_json::from_value::<Request>(message).expect("a look");
    now(Background::new(memory.clone()).answer(ask, PAGE, NOW)).expect("the storage works");
    let owner = Handle::new("ann").expect("a handle");
    let notebook = with(&memory, async |tx| tx.notebook(Area::Session, &owner).await);
    (memory, notebook)
}

/// Nobody answers, names or links to that many in one post.
#[test]
fn a_post_of_ten_thousand_links_stays_small() {
    let mut message = look();
    let links = message["look"]["cells"][1]["post"]["links"].as_array_mut();
    let links = links.expect("a post has links");
    for number in 0..10_000 {
        let link = |href: String, text: String| json!({ "href": href, "text": text, "near": "id__0_10", "boxed": false });
        let site = format!("https://site{number}.example");
        links.push(link(format!("https://t.co/a{number}"), site));
        links.push(link(
            format!("/somebody{number}"),
            format!("@somebody{number}"),
        ));
    }
    let (memory, notebook) = told(message);
    let noted = |note: &&Note| note.hosts.len() == limits::IN_ONE_POST;
    let note = notebook.notes.iter().find(noted).expect("its note");
    assert_eq!(note.names.len(), limits::IN_ONE_POST);
    assert!(memory.contents(Area::Session).len() < 20_000);
}

/// No honest page shows that many posts at once.
#[test]
fn of_ten_thousand_cells_the_first_are_read() {
    let mut message = look();
    let cell = message["look"]["cells"][1].to_string();
    let cells = (0..10_000u64).map(|number| {
        let own = format!("/ann/status/{}", 1_989_000_000_000_000_000 - number);
        let cell = cell.replace("/ann/status/1990000000000000000", &own);
        serde_json::from_str::<Value>(&cell).expect("a cell")
    });
    message["look"]["cells"] = cells.collect();
    let (_, notebook) = told(message);
    assert_eq!(notebook.notes.len(), limits::CELLS);
}
