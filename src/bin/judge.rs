//! The same judge on the command line, for archives and research.
//!
//! Reads one account per line (JSON, the record of `archive`) from standard input and writes one
//! JSON line per account. A line that cannot be read is reported with its number; the others are judged.

use std::io::{self, BufRead, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use fieldmark::archive::{Record, Tab};
use fieldmark::i18n::english::English;
use fieldmark::judge::{self, Verdict};
use fieldmark::settings::Settings;
use serde::Serialize;

const USAGE: &str = "\
Usage: judge [--newest N] [--tab posts|replies|split] [--explain] < accounts.jsonl

Judges one account per line of JSON and writes one line of JSON for each.

  --newest N     only the newest N posts of each list
  --tab posts    as if only Posts of the old profile had been read: replies to others are hidden
  --tab replies  as if Replies of the old profile had been read, which shows everything (the default)
  --tab split    as if Posts and Replies of the split profile had been read, the newest N of each;
                 shares are taken in the time that both were read
  --explain      adds label, sentence and rule in English to every badge";

/// What was asked for on the command line.
struct Options {
    newest: Option<usize>,
    tab: Tab,
    words: Option<English>,
}

/// One line of output.
#[derive(Serialize)]
struct Line<'a> {
    account: &'a str,
    badges: Vec<Said<'a>>,
}

/// One badge of it.
#[derive(Serialize)]
struct Said<'a> {
    id: &'a str,
    said: bool,
    k: Option<u32>,
    n: Option<u32>,
    low: Option<f64>,
    high: Option<f64>,
    #[serde(flatten)]
    words: Option<Words>,
}

/// The evidence in words.
#[derive(Serialize)]
struct Words {
    label: String,
    sentence: String,
    rule: String,
}

fn main() -> ExitCode {
    match options(std::env::args().skip(1)) {
        Ok(Some(options)) => match run(&options) {
            Ok(0) => ExitCode::SUCCESS,
            Ok(_) => ExitCode::FAILURE,
            // Whoever reads us has seen enough (`| head`).
            Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("judge: {error}");
                ExitCode::FAILURE
            }
        },
        Ok(None) => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        Err(complaint) => {
            eprintln!("judge: {complaint}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// `None` when only help was asked for.
fn options(mut arguments: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
    let mut options = Options {
        newest: None,
        tab: Tab::Replies,
        words: None,
    };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--newest" => options.newest = Some(number(arguments.next())?),
            "--tab" => options.tab = tab(arguments.next())?,
            "--explain" => options.words = Some(English::new()),
            "--help" | "-h" => return Ok(None),
            other => return Err(format!("unknown argument {other:?}")),
        }
    }
    Ok(Some(options))
}

fn number(argument: Option<String>) -> Result<usize, String> {
    let number = argument.and_then(|argument| argument.parse().ok());
    number.ok_or_else(|| "--newest takes a number of posts".to_owned())
}

fn tab(argument: Option<String>) -> Result<Tab, String> {
    match argument.as_deref() {
        Some("posts") => Ok(Tab::Posts),
        Some("replies") => Ok(Tab::Replies),
        Some("split") => Ok(Tab::Split),
        _ => Err("--tab takes posts, replies or split".to_owned()),
    }
}

/// Judges every line and returns how many could not be read. Holds one account at a time.
fn run(options: &Options) -> io::Result<usize> {
    let mut input = io::stdin().lock();
    let mut output = BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    let mut bad = 0;
    for number in 1_u64.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match read(&line) {
            Ok(record) => judge(&record, options, &mut output)?,
            Err(error) => {
                bad += 1;
                output.flush()?;
                eprintln!("judge: line {number}: {error}");
            }
        }
    }
    output.flush()?;
    Ok(bad)
}

fn read(line: &[u8]) -> Result<Record, String> {
    let text = std::str::from_utf8(line).map_err(|error| error.to_string())?;
    Record::parse(text).map_err(|error| error.to_string())
}

/// An archive is judged as of its newest post.
fn judge(record: &Record, options: &Options, output: &mut impl Write) -> io::Result<()> {
    let notebook = record.notebook(options.newest, options.tab);
    let verdicts = judge::judge(&notebook, &Settings::default(), notebook.seen);
    let line = Line {
        account: &record.account,
        badges: verdicts
            .iter()
            .map(|verdict| said(verdict, options.words.as_ref()))
            .collect(),
    };
    serde_json::to_writer(&mut *output, &line)?;
    output.write_all(b"\n")
}

fn said<'a>(verdict: &'a Verdict, words: Option<&English>) -> Said<'a> {
    Said {
        id: &verdict.id,
        said: verdict.said,
        k: verdict.share.map(|share| share.k),
        n: verdict.share.map(|share| share.n),
        low: verdict.interval.map(|interval| interval.low),
        high: verdict.interval.map(|interval| interval.high),
        words: words.map(|words| Words {
            label: words.say(&verdict.label),
            sentence: words.say(&verdict.sentence),
            rule: words.say(&verdict.rule),
        }),
    }
}
