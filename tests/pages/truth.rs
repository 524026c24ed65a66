//! The two tables of what is true of every saved page. People, posts and sites stand in them as hashes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Where the saved pages are, if they are here.
pub fn saved_pages() -> Option<PathBuf> {
    let told = std::env::var_os("FIELDMARK_PAGES").map(PathBuf::from);
    let mut above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let beside =
        || above.find_map(|above| Some(above.join("shared/pages")).filter(|it| it.is_dir()));
    told.or_else(beside)
}

/// One line of a table, by column.
#[derive(Clone, Debug, Default)]
pub struct Row(BTreeMap<String, String>);

impl Row {
    /// The cell, or `?` when the table has no such column: what is not written is not known.
    pub fn cell(&self, column: &str) -> &str {
        self.0.get(column).map_or("?", String::as_str)
    }
}

/// What is true of every saved page.
#[derive(Clone, Debug, Default)]
pub struct Truth {
    pages: BTreeMap<String, Row>,
    posts: BTreeMap<String, Vec<Row>>,
}

impl Truth {
    /// Reads the two tables, pages and posts, as text.
    pub fn parse(pages: &str, posts: &str) -> Result<Truth, String> {
        let mut truth = Truth::default();
        for row in rows(pages)? {
            truth.pages.insert(row.cell("page").to_owned(), row);
        }
        for row in rows(posts)? {
            let (page, index) = (row.cell("page").to_owned(), row.cell("index").to_owned());
            let of_page = truth.posts.entry(page.clone()).or_default();
            if index != of_page.len().to_string() {
                return Err(format!("{page}: article {index} is out of order"));
            }
            of_page.push(row);
        }
        Ok(truth)
    }

    /// The tables of this repository.
    pub fn of_the_saved_pages() -> Truth {
        Truth::parse(include_str!("pages.tsv"), include_str!("truth.tsv")).unwrap()
    }

    /// Every page the truth knows, in the order of their names.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
    }

    /// The facts of a page as a whole.
    pub fn page(&self, page: &str) -> Option<&Row> {
        self.pages.get(page)
    }

    /// The articles of a page, in document order, those that are no posts included.
    pub fn posts(&self, page: &str) -> &[Row] {
        self.posts.get(page).map_or(&[], Vec::as_slice)
    }

    /// A cell with `self`, `owner` and `article N` spelled out as the hashes they stand for.
    pub fn spelled_out(&self, row: &Row, column: &str) -> String {
        let names = row.cell(column).split(',');
        let people: Vec<&str> = names.map(|name| self.person(row, name)).collect();
        people.join(",")
    }

    fn person<'a>(&'a self, row: &'a Row, name: &'a str) -> &'a str {
        let page = row.cell("page");
        let article = name.strip_prefix("article ").and_then(|n| n.parse().ok());
        match (name, article.and_then(|n: usize| self.posts(page).get(n))) {
            (_, Some(answered)) => answered.cell("author"),
            ("self", _) => row.cell("author"),
            ("owner", _) => self.page(page).map_or("?", |facts| facts.cell("owner")),
            _ => name,
        }
    }
}

fn rows(table: &str) -> Result<Vec<Row>, String> {
    let mut lines = table.lines().zip(1..);
    let (head, _) = lines.next().unwrap_or_default();
    let columns: Vec<String> = head.split('\t').map(str::to_owned).collect();
    let row = |(line, number): (&str, usize)| {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        if cells.len() == columns.len() {
            Ok(Row(columns.iter().cloned().zip(cells).collect()))
        } else {
            let (there, wanted) = (cells.len(), columns.len());
            Err(format!("line {number}: {there} cells, not {wanted}"))
        }
    };
    lines.map(row).collect()
}

/// The first ten hexadecimal digits of the SHA-256 of the lower-cased word; a leading `@` is not part of a handle.
pub fn hash(word: &str) -> String {
    let word = word.trim().trim_start_matches('@').to_lowercase();
    let digest = Sha256::digest(word.as_bytes());
    let first = digest.iter().take(5);
    first.map(|byte| format!("{byte:02x}")).collect()
}
