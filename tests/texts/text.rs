//! Texts: the cases of each reader, and any string at all.

use fieldmark::text::{Fingerprint, features, repeated};
use proptest::prelude::*;

use crate::cases::table;

#[test]
fn questions_are_told() {
    for (number, [asks, language, text]) in table(include_str!("../cases/questions.tsv")) {
        assert_eq!(
            features(text, &[], Some(language)).asks,
            asks == "yes",
            "line {number}: {text}"
        );
    }
}

#[test]
fn repeats_are_told() {
    for (number, [same, one, other]) in table(include_str!("../cases/repeats.tsv")) {
        let prints = [one, other].map(|text| features(text, &[], None).fingerprint);
        let likeness = match &prints {
            [Some(one), Some(other)] => one.likeness(other),
            _ => 0.0,
        };
        let partners = repeated(&prints.each_ref().map(Option::as_ref));
        let expected = if same == "same" {
            [Some(1), Some(0)]
        } else {
            [None, None]
        };
        assert_eq!(
            partners, expected,
            "line {number}: {one} | {other} ({likeness:.2})"
        );
    }
}

#[test]
fn the_texts_of_links_are_set_aside() {
    let found = features(
        "Is it example dot com/what? Yes",
        &["example dot com/what?"],
        Some("en"),
    );
    assert!(!found.asks, "the question mark is the link's");
}

#[test]
fn a_fingerprint_is_small_and_survives_being_stored() {
    let text = "What a fine morning it is by the lake, with a hundred herons and not one cloud. "
        .repeat(300);
    let fingerprint = features(&text, &[], None).fingerprint.expect("enough text");
    let stored = serde_json::to_string(&fingerprint).unwrap();
    assert_eq!(stored.len(), 66, "64 characters and two quotation marks");
    assert_eq!(
        serde_json::from_str::<Fingerprint>(&stored).unwrap(),
        fingerprint
    );
    let broken: Fingerprint =
        serde_json::from_str("\"\\u20ac and more\"").expect("any string is read");
    assert!(!broken.is_like(&fingerprint));
}

#[test]
fn two_thousand_posts_are_compared_in_no_time() {
    let text = |number: usize| {
        let letters: String = number
            .to_string()
            .bytes()
            .map(|digit| char::from(digit - b'0' + b'a'))
            .collect();
        format!("The page of {letters} {letters} {letters} was edited by somebody in the house")
    };
    let prints: Vec<_> = (0..2000)
        .map(|number| features(&text(number), &[], None).fingerprint)
        .collect();
    let prints: Vec<_> = prints.iter().map(Option::as_ref).collect();
    let started = std::time::Instant::now();
    let partners = repeated(&prints);
    assert!(partners.iter().filter(|partner| partner.is_some()).count() > 1800);
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

/// As some keyboards and systems write it.
fn decomposed(text: &str) -> String {
    let normalizer = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd();
    normalizer.normalize(text).into_owned()
}

proptest! {
    #[test]
    fn however_its_letters_are_composed_a_text_is_the_same(text in "([a-z ]|é|ờ|ü|İ|ガ|한|ά|\\u{37e}|#|@|\\?|https://){0,60}|\\PC{0,60}", language in "el|en|fr|ja|ko|tr|und|vi") {
        prop_assert_eq!(features(&text, &["é"], Some(&language)), features(&decomposed(&text), &["e\u{301}"], Some(&language)));
    }

    #[test]
    fn any_string_is_read(text in any::<String>(), link in any::<String>(), language in "[a-z]{2}|en|ja|zh|ar|tr|ko|el") {
        let _ = features(&text, &[&link], Some(&language));
    }

    #[test]
    fn any_string_of_marks_is_read(text in "[\"'“”«»„‘’「」?@# a.x:/h\n]{0,200}") {
        let _ = features(&text, &["h", "@a", "x"], Some("en"));
    }

    #[test]
    fn the_order_of_posts_does_not_matter(texts in prop::collection::vec("(heron|lake|owl|marsh|reed|dawn)( (heron|lake|owl|marsh|reed|dawn)){4,8}", 2..30), turn in 0usize..30) {
        let prints: Vec<_> = texts.iter().map(|text| features(text, &[], None).fingerprint).collect();
        let mut order: Vec<usize> = (0..prints.len()).collect();
        order.rotate_left(turn % prints.len());
        order.reverse();
        let turned: Vec<_> = order.iter().map(|at| prints[*at].as_ref()).collect();
        let straight: Vec<_> = prints.iter().map(Option::as_ref).collect();
        let (one, other) = (repeated(&straight), repeated(&turned));
        for (place, at) in order.iter().enumerate() {
            prop_assert_eq!(one[*at].is_some(), other[place].is_some());
        }
        for (at, partner) in one.iter().enumerate() {
            if let Some(partner) = partner {
                prop_assert_ne!(*partner, at);
                prop_assert!(one[*partner].is_some());
            }
        }
    }
}

#[test]
fn a_huge_text_is_read_in_one_pass() {
    for part in [
        "“",
        "\"a ",
        "@",
        "https://",
        "#a",
        "'a",
        "a ",
        "フォローして",
        "^ ~ ",
        "x.y/",
    ] {
        let text = part.repeat(2_000);
        let started = std::time::Instant::now();
        for language in ["en", "ja", "ar"] {
            let _ = features(&text, &[], Some(language));
        }
        assert!(
            started.elapsed().as_secs() < 5,
            "{part}: {:?}",
            started.elapsed()
        );
    }
}
