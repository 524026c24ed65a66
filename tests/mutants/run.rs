//! The run: a copy of the working tree, one mutant after the other in it, and a table of what became of
//! them.

use super::{Mutant, home, mutants};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Words that choose among the mutants: parts of what they break, or of the test that kills them.
const WANTED: &str = "FIELDMARK_MUTANTS";

/// How much of a test's last words stands in the table.
const REASON: usize = 200;

/// What a test says of a tree.
enum Said {
    Green,
    /// And in which words.
    Red(String),
    /// It was not asked: something else went wrong, and this was printed.
    Nothing(String),
}

#[test]
#[ignore = "takes long: ./build.sh mutants"]
fn every_mutant_is_killed() {
    let all = mutants();
    let ways = all
        .iter()
        .flat_map(|(promise, ways)| ways.iter().map(move |way| (promise, way)));
    let chosen: Vec<_> = ways.filter(|(_, mutant)| is_wanted(mutant)).collect();
    let copy = Copy::make();
    let mut unharmed = BTreeMap::new();
    let mut killed = 0;
    println!("| promise | broken | test | what became of it | why |\n|---|---|---|---|---|");
    for (promise, mutant) in &chosen {
        let before = unharmed
            .entry(&mutant.by)
            .or_insert_with(|| copy.ask(&mutant.by));
        let (became, why) = match before {
            Said::Green => judged(copy.with(mutant)),
            // A test that is red anyway kills nothing.
            Said::Red(why) => ("RED ANYWAY", why.clone()),
            Said::Nothing(why) => ("NOT TRIED", why.clone()),
        };
        killed += usize::from(became == "killed");
        let cells: [&str; 5] = [promise, &mutant.breaks, &mutant.by, became, &why];
        println!("| {} |", cells.join(" | "));
    }
    let left = chosen.len() - killed;
    println!("{} mutants, {killed} killed, {left} left", chosen.len());
    assert_eq!(left, 0, "mutants are left");
}

/// What became of a mutant of which its test says so, and why.
fn judged(said: Said) -> (&'static str, String) {
    match said {
        Said::Red(why) => ("killed", why),
        Said::Green => ("SURVIVED", String::new()),
        Said::Nothing(why) => ("NOT TRIED", why),
    }
}

fn is_wanted(mutant: &Mutant) -> bool {
    let wanted = std::env::var(WANTED).unwrap_or_default();
    let words = format!("{} {}", mutant.breaks, mutant.by);
    wanted.is_empty() || wanted.split(' ').any(|word| words.contains(word))
}

/// A copy of the working tree. It is built by itself: Cargo takes one tree for the other where two are
/// built in one folder.
struct Copy {
    folder: PathBuf,
    build: PathBuf,
    core: PathBuf,
}

impl Copy {
    fn make() -> Copy {
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or(home().join("target"), PathBuf::from);
        let folder = target.join("mutants/tree");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        // With the times of the files: what was compiled of an earlier copy is of use to this one.
        let copy = "git ls-files -co --exclude-standard -z | tar --null -T - -c | tar -x -C \"$0\"";
        let copied = Command::new("sh")
            .args(["-c", copy])
            .arg(&folder)
            .current_dir(home())
            .status();
        assert!(copied.unwrap().success(), "the tree cannot be copied");
        Copy {
            folder,
            build: target.join("mutants/build"),
            core: target.join("wasm32-unknown-unknown/wasm/fieldmark.wasm"),
        }
    }

    fn with(&self, mutant: &Mutant) -> Said {
        let file = self.folder.join(&mutant.file);
        let whole = fs::read_to_string(&file).unwrap();
        fs::write(&file, whole.replacen(&mutant.old, &mutant.new, 1)).unwrap();
        let said = self.ask(&mutant.by);
        fs::write(&file, whole).unwrap();
        said
    }

    /// What is tested in a browser has the core of the working tree: its own mutants are killed natively.
    fn ask(&self, by: &str) -> Said {
        let (target, test) = by.split_once("::").unwrap_or((by, ""));
        if target == "browser" {
            let package = "run --features package --bin package --".split(' ');
            let core = self.core.to_string_lossy();
            let packed = self.cargo(&package.chain([&*core, "dist"]).collect::<Vec<_>>());
            if !packed.0 {
                return Said::Nothing(packed.1);
            }
        }
        let place: &[&str] = if target == "lib" {
            &["--lib"]
        } else {
            &["--test", target]
        };
        let (_, printed) = self.cargo(&[&["test"], place, &["--", "--exact", test]].concat());
        match () {
            () if printed.contains(&format!("test {test} ... ok")) => Said::Green,
            () if printed.contains(&format!("test {test} ... FAILED")) => {
                Said::Red(reason(&printed, test))
            }
            () => Said::Nothing(line(printed.lines().rev().take(12))),
        }
    }

    /// Whether it went well, and what was printed.
    fn cargo(&self, arguments: &[&str]) -> (bool, String) {
        let done = Command::new("cargo")
            .args(arguments)
            .env("CARGO_NET_OFFLINE", "true")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.build)
            .output()
            .unwrap();
        let printed = [done.stdout, done.stderr].concat();
        (
            done.status.success(),
            String::from_utf8_lossy(&printed).into_owned(),
        )
    }
}

/// What a test that is red says of it.
fn reason(printed: &str, test: &str) -> String {
    let heading = format!("---- {test} ");
    let said = printed.split_once(&heading).map_or("", |(_, rest)| rest);
    line(said.lines().skip(1).filter(|line| !line.is_empty()).take(4))
}

/// Lines as a cell of the table.
fn line<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let all = lines.collect::<Vec<_>>().join(" / ").replace('|', "¦");
    all.chars().take(REASON).collect()
}
