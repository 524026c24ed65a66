//! The comparison itself: what it calls right, silent and wrong.

use crate::agreement::{Verdict::Right, compare};
use crate::table::table;
use crate::truth::{Truth, hash};
use serde_json::{Value, json};

/// Ada answers Bo on her own page, and an ad by Cy stands below; the last article is no post. Names in brackets
/// stand for their hashes.
const PAGES: &str = "
    page kind owner tab viewer chronological followers following posts created site verified protected follows_you you_follow
    p profile [ada] posts - yes 75807/75800-75899 ?/12-12 ? 2009-02 [shop.ada.example]/[ada.example] no no - -";
const POSTS: &str = "
    page index kind author id time pinned reposted_by reply_to quotes has_media poll article cut outside_links mentions replies reposts likes
    p 0 original [bo] [1] 2020-01-01T00:00:00Z no - - - yes no no no [news.site.example]/[site.example] - 5 420-430 1-
    p 1 reply [ada] [2] 2020-01-02T00:00:00Z no - article#0,[cy],+ self no no no no - [cy] 0 0 0
    p 2 ad [cy] ? ? no - - - ? ? no no - - 0 0 0
    p 3 none - - - - - - - - - - - - - - - -";

/// A value put into a right reading, and what is then not right. The right reading has everything the truth has.
const CHANGES: &str = r#"
    /page                   null                    page kind silent
    /page                   "home"                  page kind wrong
    /page                   "profile"
    /owner                  null                    page owner silent
    /owner                  "bo"                    page owner wrong
    /viewer                 "ada"                   page viewer wrong
    /chronological          null                    page chronological silent
    /chronological          false                   page chronological wrong
    /header/followers       null                    page followers silent
    /header/followers       [75800,75806]           page followers wrong
    /header/followers       [75800,75899]
    /header/followers       [75000,75999]           page followers silent
    /header/following       [11,12]                 page following silent
    /header/following       [13,13]                 page following wrong
    /header/created         null                    page created silent
    /header/created         "2010-01-01"            page created wrong
    /header/site            null                    page site silent
    /header/site            "other.example"         page site wrong
    /header/verified        null                    page verified silent
    /header/verified        true                    page verified wrong
    /header/follows_you     false
    /header/follows_you     true                    page follows_you wrong
    /posts/0/id             null                    0 id silent
    /posts/0/id             "77"                    0 id wrong
    /posts/0/kind           null                    0 kind silent
    /posts/0/kind           "repost"                0 kind wrong
    /posts/1/kind           "unknown"               1 kind silent
    /posts/0/author         null                    0 author silent
    /posts/0/author         "cy"                    0 author wrong
    /posts/0/time           null                    0 time silent
    /posts/0/time           "2020-01-01T00:00:01Z"  0 time wrong
    /posts/0/pinned         null                    0 pinned silent
    /posts/0/pinned         true                    0 pinned wrong
    /posts/0/reposted_by    "ada"                   0 reposted_by wrong
    /posts/0/has_media      null                    0 has_media silent
    /posts/0/has_media      false                   0 has_media wrong
    /posts/0/poll           true                    0 poll wrong
    /posts/0/outside_links  null                    0 outside_links silent
    /posts/0/outside_links  []                      0 outside_links wrong
    /posts/0/mentions       null                    0 mentions silent
    /posts/0/mentions       ["cy"]                  0 mentions wrong
    /posts/1/mentions       ["cy","bo"]             1 mentions wrong
    /posts/1/mentions       ["CY"]
    /posts/0/counts/replies null                    0 replies silent
    /posts/0/counts/replies 6                       0 replies wrong
    /posts/0/counts/reposts null                    0 reposts silent
    /posts/0/counts/reposts 431                     0 reposts wrong
    /posts/0/counts/reposts [420,430]
    /posts/0/counts/reposts [400,499]               0 reposts silent
    /posts/0/counts/reposts [421,430]               0 reposts wrong
    /posts/0/counts/reposts [425,499]               0 reposts wrong
    /posts/0/counts/likes   null                    0 likes silent
    /posts/0/counts/likes   0                       0 likes wrong
    /posts/0/reply_to       ["unknown"]             0 reply_to wrong
    /posts/1/reply_to       ["unknown"]             1 reply_to silent
    /posts/1/reply_to       null                    1 reply_to silent
    /posts/1/reply_to       []                      1 reply_to wrong
    /posts/1/reply_to       ["cy","bo"]             1 reply_to wrong
    /posts/1/quotes         null                    1 quotes silent
    /posts/1/quotes         "bo"                    1 quotes wrong"#;

fn table_of(text: &str) -> String {
    let lines = text.lines().skip(1).map(|line| {
        let cells = line.split_whitespace().map(|cell| {
            let parts = cell.split(['[', ']']).enumerate();
            let parts = parts.map(|(place, part)| match place % 2 {
                0 => part.replace('#', " "),
                _ => hash(part),
            });
            parts.collect::<String>()
        });
        cells.collect::<Vec<_>>().join("\t")
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn truth() -> Truth {
    Truth::parse(&table_of(PAGES), &table_of(POSTS)).unwrap()
}

fn right_reading() -> Value {
    json!({
        "page": "profile", "owner": "Ada", "tab": "posts", "viewer": null, "chronological": true,
        "header": {"followers": [75807, 75807], "following": [12, 12], "posts": null, "created": "2009-02-03",
                   "site": "https://www.ada.example/shop", "verified": false, "protected": false,
                   "follows_you": null, "you_follow": null},
        "posts": [
            {"id": "1", "author": "bo", "time": "2020-01-01T00:00:00.123Z", "kind": "original", "pinned": false,
             "reposted_by": null, "reply_to": [], "quotes": null, "outside_links": ["site.example"], "mentions": [],
             "has_media": true, "poll": false, "cut": false, "counts": {"replies": 5, "reposts": 425, "likes": 9}},
            {"id": "2", "author": "ADA", "time": "2020-01-02T00:00:00Z", "kind": "reply", "pinned": false,
             "reposted_by": null, "reply_to": ["bo", "cy"], "quotes": "ada", "outside_links": [], "mentions": ["cy"],
             "has_media": false, "cut": false, "counts": {"replies": 0, "reposts": 0, "likes": 0}},
            {"id": null, "author": "cy", "time": null, "kind": "ad", "pinned": false, "reposted_by": null,
             "reply_to": [], "quotes": null, "outside_links": [], "mentions": [], "has_media": true, "cut": false,
             "counts": {"replies": 0, "reposts": 0, "likes": 0}}
        ],
        "missing": []
    })
}

/// What is not right in a reading, as [`CHANGES`] writes it.
fn amiss(reading: &Value) -> Vec<String> {
    let outcomes = compare(reading, "p", &truth());
    let amiss = outcomes.iter().filter(|one| one.verdict != Right);
    let said = amiss.map(|one| {
        let place = one
            .index
            .map_or(one.kind.clone(), |index| index.to_string());
        format!("{place} {} {:?}", one.field, one.verdict).to_lowercase()
    });
    said.collect()
}

fn with_posts(change: impl FnOnce(&mut Vec<Value>)) -> Value {
    let mut reading = right_reading();
    change(reading["posts"].as_array_mut().unwrap());
    reading
}

#[test]
fn every_change_is_judged_as_written() {
    assert!(amiss(&right_reading()).is_empty());
    for line in CHANGES.lines().skip(1) {
        let mut words = line.split_whitespace();
        let mut next = || words.next().unwrap();
        let (pointer, value) = (next(), serde_json::from_str(next()).unwrap());
        let mut reading = right_reading();
        *reading.pointer_mut(pointer).unwrap() = value;
        let expected = words.collect::<Vec<_>>().join(" ");
        assert_eq!(amiss(&reading).join(", "), expected, "{line}");
    }
}

#[test]
fn a_missing_post_is_silent_and_an_extra_one_is_wrong() {
    let changed = with_posts(|posts| {
        posts.remove(0);
        posts.push(json!({"id": "99", "author": "dee", "kind": "original"}));
    });
    assert_eq!(amiss(&changed), ["0 post silent", "extra post wrong"]);
    let twice = with_posts(|posts| posts.push(posts[0].clone()));
    assert_eq!(amiss(&twice), ["extra post wrong"]);
    let no_post = json!({"id": null, "author": null, "kind": "unknown"});
    assert_eq!(
        amiss(&with_posts(|posts| posts.push(no_post))),
        ["extra post wrong"]
    );
}

#[test]
fn an_empty_reading_is_silent_and_never_wrong() {
    let amiss = amiss(&json!({}));
    assert!(
        amiss.iter().all(|one| one.ends_with(" silent")),
        "{amiss:?}"
    );
    assert_eq!(amiss.iter().filter(|one| one.contains("post ")).count(), 3);
}

#[test]
fn the_table_counts_and_names_but_tells_no_handles() {
    let reading = with_posts(|posts| {
        posts[0]["author"] = json!("somebody_else");
        posts[1]["kind"] = json!("unknown");
    });
    let text = table(&compare(&reading, "p", &truth()));
    assert!(text.contains("wrong: 1\n  p 0 author (original)"), "{text}");
    assert!(text.contains("silent: 1\n  p 1 kind (reply)"), "{text}");
    assert!(!text.contains("somebody_else"), "{text}");
}

#[test]
fn a_broken_table_is_told_by_line() {
    let told = |pages, posts| Truth::parse(pages, posts).unwrap_err();
    assert!(told("page\tkind\np\n", "page\tindex\n").contains("line 2"));
    assert!(told("page\tkind\n", "page\tindex\np\t1\n").contains("out of order"));
}
