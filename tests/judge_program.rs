//! The judge on the command line.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn judge(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_judge"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

/// An account of so many posts, a day's hour apart, none a reply, each with a link.
fn account(name: &str, posts: usize) -> String {
    let posts: Vec<String> = (0..posts)
        .map(|age| {
            let time = 1_700_000_000 - age * 3_600;
            format!(r#"{{"t":{time},"text":"news","urls":["https://www.example.com/{age}"],"tone":"dry"}}"#)
        })
        .collect();
    format!(
        r#"{{"account":"{name}","kind":"news","followers":962000,"following":72,"colour":"blue","posts":[{}]}}"#,
        posts.join(",")
    )
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn badge<'a>(line: &'a serde_json::Value, id: &str) -> &'a serde_json::Value {
    let badges = line["badges"].as_array().unwrap();
    badges.iter().find(|badge| badge["id"] == id).unwrap()
}

#[test]
fn one_line_of_verdicts_for_each_account() {
    let input = format!("{}\n{}\n", account("one", 60), account("two", 8));
    let output = judge(&[], input.as_bytes());
    assert!(output.status.success());
    let lines = lines(&output);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["account"], "one");
    let broadcaster = badge(&lines[0], "broadcaster");
    assert_eq!(broadcaster["said"], true);
    assert_eq!(broadcaster["k"], 0);
    assert_eq!(broadcaster["n"], 60);
    assert!(broadcaster["low"].as_f64() <= broadcaster["high"].as_f64());
    assert!(broadcaster.get("sentence").is_none());
    assert_eq!(badge(&lines[1], "broadcaster")["said"], false);
    assert_eq!(badge(&lines[1], "follows-few-back")["said"], true);
}

#[test]
fn a_bad_line_is_reported_with_its_number_and_the_others_are_judged() {
    let mut input = account("one", 60).into_bytes();
    input.extend(b"\n{\"account\": 7}\n\xff\xfe\n\n");
    input.extend(account("five", 60).bytes());
    let output = judge(&[], &input);
    assert_eq!(output.status.code(), Some(1));
    let judged: Vec<_> = lines(&output);
    assert_eq!(judged.len(), 2);
    assert_eq!(judged[1]["account"], "five");
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert!(complaints.contains("line 2:"), "{complaints}");
    assert!(complaints.contains("line 3:"), "{complaints}");
    assert!(!complaints.contains("line 4:"), "{complaints}");
}

#[test]
fn the_newest_posts_of_a_tab_can_be_chosen() {
    let input = account("one", 60);
    let newest = lines(&judge(&["--newest", "30"], input.as_bytes()));
    assert_eq!(badge(&newest[0], "mostly-links")["n"], 30);
    let posts = lines(&judge(&["--tab", "posts"], input.as_bytes()));
    assert_eq!(badge(&posts[0], "broadcaster")["said"], false);
    assert_eq!(badge(&posts[0], "mostly-links")["said"], true);
}

#[test]
fn the_evidence_can_be_had_in_words() {
    let output = judge(&["--explain"], account("one", 60).as_bytes());
    let lines = lines(&output);
    let few = badge(&lines[0], "follows-few-back");
    assert_eq!(
        few["sentence"],
        "It follows 72 and has 962,000 followers, so it follows back at most 1 in 13,361."
    );
    assert_eq!(badge(&lines[0], "broadcaster")["label"], "Broadcaster");
}

#[test]
fn what_was_not_understood_is_said_and_nothing_judged() {
    for arguments in [
        &["--newest", "many"][..],
        &["--tab", "media"],
        &["--later"],
        &["--newest"],
    ] {
        let output = judge(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
    }
}

/// The split profile: 90 started posts in 90 hours, and no more than the newest of each list.
#[test]
fn the_split_profile_takes_the_time_that_both_lists_cover() {
    let reply = |age: usize| {
        let time = 1_700_000_000 - age * 3_600 * 100;
        format!(r#"{{"t":{time},"text":"@ann yes","reply_to":"ann"}}"#)
    };
    let account = account("one", 90);
    let replies: Vec<String> = (0..6).map(reply).collect();
    let both = account.replace("]}", &format!(",{}]}}", replies.join(",")));
    let output = judge(&["--tab", "split"], both.as_bytes());
    let lines = lines(&output);
    let broadcaster = badge(&lines[0], "broadcaster");
    assert_eq!(broadcaster["n"], 91); // The replies reach further back; one of them is in that time.
    assert_eq!(broadcaster["k"], 1);
    assert_eq!(broadcaster["said"], true);
}
