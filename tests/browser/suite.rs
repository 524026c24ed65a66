//! Runs cases in one browser each, and says how they went in the words of Rust's own tests.

use crate::stage::browser::{Browser, Kind, Options, Profile};
use crate::stage::proxy::Proxy;
use crate::stage::shown::Badge;
use crate::stage::site::Site;
use crate::stage::wait::{Outcome, words};
use crate::stage::world::World;
use crate::written::{self, Step};
use std::cell::Cell;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a case may take, on a slow machine.
const LONGEST: Duration = Duration::from_secs(900);

/// A case being played.
type Playing<'a> = Pin<Box<dyn Future<Output = Outcome<()>> + 'a>>;

/// One case: what must be so, and how to see it.
#[derive(Clone, Copy)]
pub struct Case {
    pub name: &'static str,
    pub run: Run,
}

/// How a case is played.
#[derive(Clone, Copy)]
pub enum Run {
    Code(for<'a> fn(&'a Stage) -> Playing<'a>),
    Steps(&'static [Step]),
}

/// Makes a case of an async function whose name says what must be so.
macro_rules! case {
    ($function:ident) => {
        crate::suite::Case {
            name: stringify!($function),
            run: crate::suite::Run::Code(|stage| Box::pin($function(stage))),
        }
    };
}
pub(crate) use case;

/// What a case plays on.
pub struct Stage {
    pub browser: Browser,
    pub proxy: Arc<Proxy>,
    pub kind: Kind,
    left_out: Cell<bool>,
}

impl Stage {
    async fn open(kind: Kind) -> Outcome<Stage> {
        let world = World::of_the_cast();
        let proxy = Proxy::start(Site::new(&world.to_json())).await;
        let proxy = Arc::new(proxy.map_err(words)?);
        let browser = open(kind, &Options::of(kind), &proxy).await?;
        Ok(Stage {
            browser,
            proxy,
            kind,
            left_out: Cell::new(false),
        })
    }

    /// Ends a case that lacks what it needs here: loudly, and counted as ignored.
    pub fn leave_out(&self, why: &str) -> Outcome<()> {
        println!("LEFT OUT, LEFT OUT: {why}");
        self.left_out.set(true);
        Ok(())
    }

    /// A second browser on the same stage, without the extension.
    pub async fn bare_browser(&self) -> Outcome<Browser> {
        open(self.kind, &Options::of(self.kind).bare(), &self.proxy).await
    }

    /// The unpacked extension that the browser runs.
    pub fn package(&self) -> PathBuf {
        Options::of(self.kind).extension.unwrap_or_default()
    }

    /// A second browser on the same stage, as new.
    pub async fn another_browser(&self) -> Outcome<Browser> {
        self.browser_with(&Options::of(self.kind)).await
    }

    /// A second browser on the same stage, opened in another way.
    pub async fn browser_with(&self, options: &Options) -> Outcome<Browser> {
        open(self.kind, options, &self.proxy).await
    }

    /// A browser on the files of one that was closed.
    pub async fn browser_on(&self, files: Profile) -> Outcome<Browser> {
        Browser::on(files, self.kind, &Options::of(self.kind), &self.proxy).await
    }

    /// As if the extension had just been installed, and the proxy just started.
    async fn clear(&self) -> Outcome<()> {
        self.browser.settle_down().await?;
        self.browser.forget_everything().await?;
        self.proxy.forget_requests();
        self.proxy.site.forget_reports();
        self.proxy.site.clear_away();
        Ok(())
    }
}

async fn open(kind: Kind, options: &Options, proxy: &Arc<Proxy>) -> Outcome<Browser> {
    Browser::on(Profile::new()?, kind, options, proxy).await
}

/// How the cases went.
pub struct Tally {
    wanted: Vec<String>,
    passed: usize,
    ignored: usize,
    filtered: usize,
    failures: Vec<(String, String)>,
    start: Instant,
}

impl Tally {
    pub fn new(wanted: Vec<String>) -> Tally {
        Tally {
            wanted,
            passed: 0,
            ignored: 0,
            filtered: 0,
            failures: Vec::new(),
            start: Instant::now(),
        }
    }

    pub async fn run(&mut self, kind: Kind, cases: &[Case]) {
        let named = cases
            .iter()
            .map(|case| (format!("{kind:?}::{}", case.name).to_lowercase(), case));
        let (chosen, left): (Vec<_>, Vec<_>) = named.partition(|(name, _)| self.wants(name));
        self.filtered += left.len();
        if chosen.is_empty() {
            return;
        }
        println!("\nrunning {} tests", chosen.len());
        match Stage::open(kind).await {
            Err(error) => self
                .failures
                .push((format!("{kind:?} opens").to_lowercase(), error)),
            Ok(stage) => {
                for (name, case) in chosen {
                    let start = Instant::now();
                    let outcome = play(&stage, case).await;
                    let played = outcome.map(|()| !stage.left_out.take());
                    self.note(name, played, start.elapsed());
                }
                stage.browser.close().await.ok();
            }
        }
    }

    fn wants(&self, name: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|word| name.contains(word.as_str()))
    }

    /// `played` is false for a case that left itself out.
    fn note(&mut self, name: String, played: Outcome<bool>, took: Duration) {
        let word = match played {
            Ok(true) => "ok",
            Ok(false) => "ignored",
            Err(_) => "FAILED",
        };
        println!("test {name} ... {word} ({:.1} s)", took.as_secs_f64());
        match played {
            Ok(true) => self.passed += 1,
            Ok(false) => self.ignored += 1,
            Err(error) => self.failures.push((name, error)),
        }
    }

    /// The closing words.
    pub fn close(self) -> ExitCode {
        for (name, error) in &self.failures {
            println!("\n---- {name} ----\n{error}");
        }
        let word = if self.failures.is_empty() {
            "ok"
        } else {
            "FAILED"
        };
        println!(
            "\ntest result: {word}. {} passed; {} failed; {} ignored; 0 measured; {} filtered out; finished in {:.2}s\n",
            self.passed,
            self.failures.len(),
            self.ignored,
            self.filtered,
            self.start.elapsed().as_secs_f64()
        );
        if self.failures.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

async fn play(stage: &Stage, case: &Case) -> Outcome<()> {
    let played = async {
        stage.clear().await?;
        match case.run {
            Run::Code(run) => run(stage).await,
            Run::Steps(steps) => written::play(stage, steps).await,
        }
    };
    // A page that hangs must not hang the suite.
    let played = tokio::time::timeout(LONGEST, played).await;
    played.map_err(words).flatten()
}

/// Says what was expected and what was there, when they differ.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, there: T, expected: T) -> Outcome<()> {
    if there == expected {
        Ok(())
    } else {
        Err(format!("{what}: expected {expected:?}, there is {there:?}"))
    }
}

pub fn ids(badges: &[Badge]) -> Vec<String> {
    badges.iter().map(|badge| badge.id.clone()).collect()
}

/// Fails with the words when it is not so.
pub fn so(is: bool, otherwise: impl Into<String>) -> Outcome<()> {
    if is { Ok(()) } else { Err(otherwise.into()) }
}
