//! Domains: the cases, the whole public suffix list, and any string at all.

use std::collections::BTreeMap;
use std::process::Command;

use fieldmark::domains::{class, host, is_within, own, place, registrable, site_of};
use proptest::prelude::*;

use crate::cases;

const TABLE: &str = "src/domains/suffixes.txt";

/// The rules of the public suffix list that the `psl` crate of Cargo.lock was made from, in `xn--` form.
fn rules() -> Vec<String> {
    // What other platforms need was never fetched on a fresh machine.
    let platform = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .args(["--filter-platform", &platform])
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).expect("metadata");
    let packages = metadata["packages"].as_array().expect("packages");
    let psl = packages
        .iter()
        .find(|package| package["name"] == "psl")
        .expect("psl is a dev-dependency");
    let manifest = std::path::Path::new(psl["manifest_path"].as_str().expect("a path"));
    let list =
        std::fs::read_to_string(manifest.with_file_name("data/rules.txt")).expect("the list");
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(in_ascii)
        .collect()
}

fn in_ascii(rule: &str) -> String {
    let marks = ["!", "*."];
    let mark = marks
        .into_iter()
        .find(|mark| rule.starts_with(mark))
        .unwrap_or("");
    let name = &rule[mark.len()..];
    format!("{mark}{}", host(name).expect("a rule is a host"))
}

/// The table as `src/domains/suffixes.rs` reads it.
fn table(rules: &[String]) -> String {
    let mut parents: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
    for rule in rules {
        if let Some((label, parent)) = rule.split_once('.') {
            parents
                .entry(parent.rsplit('.').collect())
                .or_default()
                .push(label);
        }
    }
    let mut out = String::from(
        "# The public suffix list (https://publicsuffix.org/list/), its one-label rules left out.\n\
         # This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.\n\
         # If a copy of the MPL was not distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/.\n",
    );
    for (parent, mut labels) in parents {
        let parent: Vec<&str> = parent.into_iter().rev().collect();
        labels.sort_unstable();
        labels.dedup();
        out += &format!("{} {}\n", parent.join("."), labels.join(" "));
    }
    out
}

#[test]
fn the_suffix_table_is_the_list() {
    let table = table(&rules());
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &table).expect("the table is written");
    }
    let stored = std::fs::read_to_string(&path).expect("the table");
    assert!(
        stored == table,
        "{TABLE} is another list than the psl crate's: UPDATE=1 cargo test --test text, then build again"
    );
}

/// What the `psl` crate says of a host.
fn second_opinion(host: &str) -> Option<String> {
    psl::domain_str(host).map(str::to_owned)
}

#[test]
fn every_rule_of_the_list_holds() {
    for rule in rules() {
        let name = rule.trim_start_matches('!').replace('*', "any");
        for host in [
            name.clone(),
            format!("a.{name}"),
            format!("b.a.{name}"),
            format!("c.b.a.{name}"),
        ] {
            assert_eq!(
                registrable(&host),
                second_opinion(&host),
                "{host} by the rule {rule}"
            );
        }
    }
}

#[test]
fn the_written_cases_hold() {
    let written = cases::table(include_str!("../cases/domains.tsv"));
    for (_, [address, domain, site, kind]) in written {
        let found = [
            registrable(address).unwrap_or_else(|| "-".to_owned()),
            site_of(address).unwrap_or_else(|| "-".to_owned()),
            format!("{:?}", class(address)),
        ];
        assert_eq!(found, [domain, site, kind], "{address}");
    }
}

#[test]
fn a_host_is_read_from_an_address() {
    let host = |address| host(address).expect("a host");
    assert_eq!(
        host("https://user@Www.Example.com:80/a?b"),
        "www.example.com"
    );
    assert_eq!(host("example.com"), "example.com");
}

#[test]
fn what_an_older_version_kept_as_own_is_no_shared_host() {
    for shared in [
        "medium.com",
        "substack.com",
        "amazon.com",
        "instagram.com",
        "bit.ly",
        "linktr.ee",
    ] {
        assert!(
            !is_within(&format!("https://{shared}/a"), shared),
            "{shared}"
        );
        assert!(
            !is_within(&format!("somebody.{shared}"), shared),
            "{shared}"
        );
    }
    assert!(is_within("https://www.example.com/a", "example.com"));
}

#[test]
fn the_lists_are_sorted() {
    for list in ["own", "shorteners", "bios", "networks", "aliases", "shared"] {
        let path = format!("{}/src/domains/{list}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).expect("a list");
        let names: Vec<&str> = text
            .lines()
            .map(|line| line.split(' ').next().unwrap_or(line))
            .collect();
        assert!(names.is_sorted(), "{list}.txt is looked up by bisection");
        assert!(
            text.starts_with("# ") && text.ends_with('\n'),
            "{list}.txt says why, and ends its last line"
        );
    }
}

#[test]
fn an_alias_leads_to_a_site() {
    for line in include_str!("../../src/domains/aliases.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let (alias, site) = line.split_once(' ').expect("two names");
        assert_eq!(
            registrable(alias).as_deref(),
            Some(alias),
            "{alias} would never be looked up"
        );
        assert_eq!(
            site_of(site).as_deref(),
            Some(site),
            "{alias} leads to another alias"
        );
    }
}

proptest! {
    #[test]
    fn any_string_is_read(text in any::<String>()) {
        let _ = (class(&text), site_of(&text), own(&text));
        if let Some(place) = place(&text) {
            prop_assert_eq!(fieldmark::domains::place(&place), Some(place.clone()));
            prop_assert_eq!(site_of(&place), site_of(&text));
        }
        if let Some(domain) = registrable(&text) {
            prop_assert_eq!(registrable(&domain), Some(domain.clone()));
        }
    }

    #[test]
    fn any_host_agrees_with_the_second_opinion(host in "([a-z]{1,3}\\.){0,4}(com|co\\.uk|jp|kobe\\.jp|ck|no|github\\.io|amazonaws\\.com|xn--p1ai|zz)") {
        prop_assert_eq!(registrable(&host), second_opinion(&host));
    }

    #[test]
    fn an_address_leads_where_its_host_does(host in "[a-z]{1,8}(\\.[a-z]{2,8}){1,3}", path in "[/?#][ -~]{0,20}", port in 1u16..) {
        let plain = registrable(&host);
        prop_assert_eq!(registrable(&format!("https://{host}{path}")), plain.clone());
        prop_assert_eq!(registrable(&format!("HTTP://me:secret@{}.:{port}{path}", host.to_uppercase())), plain.clone());
        prop_assert_eq!(registrable(&format!("{host}{path}")), plain);
    }
}
