//! The words of every language: none missing, none unused, none that drops an argument or a plural form.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fieldmark::judge::catalogue;

/// The languages, with the plural forms their grammar has (CLDR 48, cardinal numbers).
const LANGUAGES: [(&str, &[&str]); 11] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("de", &["one", "other"]),
    ("en", &["one", "other"]),
    ("es", &["one", "many", "other"]),
    ("fr", &["one", "many", "other"]),
    ("id", &["other"]),
    ("ja", &["other"]),
    ("ko", &["other"]),
    ("pt_BR", &["one", "many", "other"]),
    ("tr", &["one", "other"]),
    ("zh_CN", &["other"]),
];

const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Forms that stand for a single number, so that the number itself need not be written.
const SINGLE: [(&str, &[&str]); 5] = [
    ("ar", &["zero", "one", "two"]),
    ("de", &["one"]),
    ("en", &["one"]),
    ("es", &["one"]),
    ("tr", &["one"]),
];

type Messages = BTreeMap<String, String>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn words(language: &str) -> Messages {
    let path = root().join(format!("extension/_locales/{language}/messages.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let json: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(&text).unwrap();
    json.into_iter()
        .map(|(key, entry)| (key, entry["message"].clone()))
        .collect()
}

/// A key without its plural form, and the form. A key whose siblings make no plural is whole.
fn split<'a>(key: &'a str, english: &Messages) -> (&'a str, Option<&'a str>) {
    match key.rsplit_once('_') {
        Some((stem, form))
            if FORMS.contains(&form) && english.contains_key(&format!("{stem}_other")) =>
        {
            (stem, Some(form))
        }
        _ => (key, None),
    }
}

/// `$1`, `$2`, … as they stand in a message.
fn arguments(message: &str) -> BTreeSet<char> {
    let letters: Vec<char> = message.chars().collect();
    let pairs = letters.windows(2);
    pairs
        .filter(|pair| pair[0] == '$')
        .map(|pair| pair[1])
        .collect()
}

/// Everything in the repository that may name a message.
fn sources() -> String {
    let mut paths = vec![root().join("src"), root().join("extension")];
    let mut text = String::new();
    while let Some(path) = paths.pop() {
        if path.is_dir() && !path.ends_with("_locales") {
            let entries = fs::read_dir(path).unwrap();
            paths.extend(
                entries.map(|entry: Result<fs::DirEntry, _>| -> PathBuf { entry.unwrap().path() }),
            );
        } else if let Ok(more) = fs::read_to_string(&path) {
            text.push_str(&more);
        }
    }
    text
}

#[test]
fn every_language_has_the_same_sentences() {
    let english = words("en");
    let stems: BTreeSet<&str> = english.keys().map(|key| split(key, &english).0).collect();
    for (language, _) in LANGUAGES {
        let words = words(language);
        let here: BTreeSet<&str> = words.keys().map(|key| split(key, &english).0).collect();
        let missing: Vec<_> = stems.difference(&here).collect();
        let unknown: Vec<_> = here.difference(&stems).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        assert!(unknown.is_empty(), "{language} alone has {unknown:?}");
    }
}

#[test]
fn every_counted_sentence_has_all_forms_of_its_language() {
    let english = words("en");
    for (language, wanted) in LANGUAGES {
        let words = words(language);
        let mut forms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for key in words.keys() {
            if let (stem, Some(form)) = split(key, &english) {
                forms.entry(stem).or_default().insert(form);
            }
        }
        let wanted: BTreeSet<&str> = wanted.iter().copied().collect();
        for (stem, forms) in forms {
            // A sentence about "none" is only ever spoken in the form of other numbers.
            let none = stem.contains("_none_");
            assert!(none || forms == wanted, "{language} {stem}: {forms:?}");
        }
    }
}

#[test]
fn every_argument_is_spoken() {
    let english = words("en");
    for (language, _) in LANGUAGES {
        for (key, message) in words(language) {
            let (stem, form) = split(&key, &english);
            let counted = english.get(&format!("{stem}_other"));
            let model = counted.unwrap_or_else(|| &english[stem]);
            let (wanted, here) = (arguments(model), arguments(&message));
            let single = SINGLE.iter().any(|(one, forms)| {
                *one == language && form.is_some_and(|form| forms.contains(&form))
            });
            let missing: Vec<_> = wanted.difference(&here).collect();
            assert!(here.is_subset(&wanted), "{language} {key}: {message}");
            assert!(
                missing.is_empty() || (single && missing == [&'1']),
                "{language} {key}: {message}"
            );
        }
    }
}

/// What it can hold in one line; the browser measures it in three languages.
#[test]
fn a_closed_card_has_room_for_its_line() {
    for (language, _) in LANGUAGES {
        let line = words(language)["ui_card_share"].replace("$1", "1,234");
        let line = line.replace("$2", "1,999").replace("$3", "99 %");
        assert!(line.chars().count() <= 40, "{language}: {line}");
    }
}

#[test]
fn no_sentence_is_empty_or_left_in_english() {
    let english = words("en");
    for (language, _) in LANGUAGES.iter().filter(|(language, _)| *language != "en") {
        for (key, message) in words(language) {
            assert!(!message.trim().is_empty(), "{language} {key}");
            let long = message.split_whitespace().count() > 4;
            assert!(
                !long || english.get(&key) != Some(&message),
                "{language} {key}: {message}"
            );
        }
    }
}

#[test]
fn every_sentence_is_used_and_every_used_one_is_there() {
    let english = words("en");
    let sources = sources();
    let named = |stem: &str| {
        let spellings = [
            format!("\"{stem}\""),
            format!("'{stem}'"),
            format!("__MSG_{stem}__"),
        ];
        spellings.iter().any(|spelling| sources.contains(spelling))
    };
    for key in english.keys() {
        let (stem, _) = split(key, &english);
        let of_badge = stem.strip_prefix("badge_").is_some_and(|rest| {
            catalogue().any(|badge| rest.starts_with(&badge.id.replace('-', "_")))
        });
        // `format!("badge_missing_{what}")` with "followers" makes `badge_missing_followers`.
        let made = stem.match_indices('_').any(|(at, _)| {
            let (head, tail) = (&stem[..at], &stem[at + 1..]);
            sources.contains(&format!("\"{head}_{{")) && sources.contains(&format!("\"{tail}\""))
        });
        assert!(named(stem) || of_badge || made, "nobody speaks {key}");
    }
    let whole = |piece: &&str| piece.starts_with("ui_") && !piece.contains('{');
    for piece in sources.split('"').filter(whole) {
        let there = english.contains_key(piece) || english.contains_key(&format!("{piece}_other"));
        assert!(there, "no words for {piece}");
    }
}

#[test]
fn every_badge_has_its_words_in_every_language() {
    for (language, _) in LANGUAGES {
        let words = words(language);
        for badge in catalogue() {
            for part in ["label", "sentence", "rule", "why"] {
                let key = badge.key("", part);
                let there = [key.clone(), format!("{key}_other")];
                let there = there.iter().any(|key| words.contains_key(key));
                assert!(there, "{language} has no {key}");
            }
        }
    }
}

/// The stores' long descriptions name four badges, as that language calls them.
#[test]
fn every_language_has_a_description_for_the_stores() {
    let badges = [
        "broadcaster",
        "replies_often",
        "follows_back",
        "mostly_links",
    ];
    for (language, _) in LANGUAGES {
        let file = format!("docs/store/descriptions/{language}.txt");
        let text = std::fs::read_to_string(root().join(&file)).unwrap_or_default();
        let words = words(language);
        for badge in badges {
            let label = &words[&format!("badge_{badge}_label")];
            assert!(text.contains(label.as_str()), "{file} does not say {label}");
        }
    }
}
