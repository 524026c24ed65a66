//! Cases that are files: a folder of JSON, or a table of columns.
#![allow(dead_code, reason = "each test program reads one of the two")]

use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

/// Every case of a folder in `tests/cases`, with the name of its file.
pub fn folder<T: DeserializeOwned>(name: &str) -> Vec<(String, T)> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = fs::read_dir(cases.join(name)).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |file: PathBuf| {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).unwrap();
        let cases: Vec<T> =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        cases.into_iter().map(move |case| (name.clone(), case))
    };
    files.into_iter().flat_map(read).collect()
}

/// The lines of a table that are cases, with their numbers.
pub fn table<const COLUMNS: usize>(text: &str) -> impl Iterator<Item = (usize, [&str; COLUMNS])> {
    let lines = text.lines().zip(1..);
    let cases = lines.filter(|(line, _)| !line.is_empty() && !line.starts_with('#'));
    cases.map(|(line, number)| {
        let columns: Vec<&str> = line.split('\t').collect();
        let columns = columns.try_into();
        let columns =
            columns.unwrap_or_else(|_| panic!("line {number}: {COLUMNS} columns, please"));
        (number, columns)
    })
}
