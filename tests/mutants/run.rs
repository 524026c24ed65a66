//! The run: a copy of the working tree, one mutant after the other in it, and a table of what became of
//! them.

use super::{Mutant, home, mutants};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Words that choose among the mutants: parts of what they break, or of the test that kills them.
const WANTED: &str = "FIELDMARK_MUTANTS";

/// What a test says of a tree.
enum Said {
    Green,
    Red,
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
    // A test that is red anyway kills nothing.
    for by in chosen
        .iter()
        .map(|(_, mutant)| &mutant.by)
        .collect::<BTreeSet<_>>()
    {
        match copy.ask(by) {
            Said::Green => {}
            Said::Red => panic!("{by} is red without any mutant"),
            Said::Nothing(why) => panic!("{by} cannot be asked: {why}"),
        }
    }
    let mut left = 0;
    for (promise, mutant) in &chosen {
        let became = match copy.with(mutant) {
            Said::Red => "killed".to_owned(),
            Said::Green => "SURVIVED".to_owned(),
            Said::Nothing(why) => format!("NOT TRIED: {why}"),
        };
        left += usize::from(became != "killed");
        println!(
            "| {promise} | {} | {} | {became} |",
            mutant.breaks, mutant.by
        );
    }
    println!("{} mutants, {} killed", chosen.len(), chosen.len() - left);
    assert_eq!(left, 0, "mutants are left");
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
            () if printed.contains(&format!("test {test} ... FAILED")) => Said::Red,
            () => Said::Nothing(
                printed
                    .lines()
                    .rev()
                    .take(12)
                    .collect::<Vec<_>>()
                    .join(" / "),
            ),
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
