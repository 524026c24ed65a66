//! What a saved page states for machines: microdata and the schema script.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::said::path;

/// What the microdata around one article says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Microdata {
    pub author: Option<String>,
    pub id: Option<String>,
    pub published: Option<String>,
    pub answered: Option<String>,
    pub quoted: Option<String>,
    pub counts: BTreeMap<String, u64>,
}

/// What the schema script says of the owner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema {
    pub owner: String,
    pub created: String,
    pub followers: u64,
    pub following: u64,
    pub posts: u64,
}

pub fn select(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

pub fn microdata(article: ElementRef<'_>) -> Option<Microdata> {
    let around = article
        .ancestors()
        .filter_map(ElementRef::wrap)
        .find(|element| element.attr("itemprop") == Some("hasPart"))?;
    let mut found = Microdata::default();
    let mut name = String::new();
    for one in around.select(&select("[itemprop]")) {
        let scope = |element: ElementRef<'_>| {
            element
                .ancestors()
                .filter_map(ElementRef::wrap)
                .find(|outer| outer.attr("itemscope").is_some())
                .map(|outer| {
                    (
                        outer.id(),
                        outer.attr("itemprop").unwrap_or_default().to_owned(),
                    )
                })
        };
        let Some((scope_id, scope_name)) = scope(one) else {
            continue;
        };
        let value = one
            .attr("content")
            .or(one.attr("href"))
            .unwrap_or_default()
            .to_owned();
        let person =
            || path(&value).map(|path| path.split('/').nth(1).unwrap_or_default().to_owned());
        let property = one.attr("itemprop").unwrap_or_default();
        let outermost = scope_id == around.id();
        match (outermost, scope_name.as_str(), property) {
            (true, _, "identifier") => found.id = Some(value),
            (true, _, "datePublished") => found.published = Some(value),
            (true, _, "isPartOf") => found.answered = person(),
            (true, _, "isBasedOn") => found.quoted = person(),
            (false, "author", "additionalName") => found.author = Some(value),
            (false, "interactionStatistic", "name") => name = value,
            // The author's own followers come first under the same names; the post's come later and stay.
            (false, "interactionStatistic", "userInteractionCount") => {
                found.counts.insert(name.clone(), value.parse().unwrap());
            }
            _ => {}
        }
    }
    Some(found)
}

/// The schema script of a profile.
pub fn read_schema(page: &Html) -> Option<Schema> {
    page.select(&select("script[type='application/ld+json']"))
        .find_map(|script| {
            let schema: Value = serde_json::from_str(&script.text().collect::<String>()).ok()?;
            let person = schema.get("mainEntity").or(schema.get("author"))?;
            let count = |name: &str| {
                let statistics = person.get("interactionStatistic")?.as_array()?;
                statistics
                    .iter()
                    .find(|one| one.get("name").and_then(Value::as_str) == Some(name))?
                    .get("userInteractionCount")?
                    .as_u64()
            };
            Some(Schema {
                owner: person.get("additionalName")?.as_str()?.to_owned(),
                created: schema.get("dateCreated")?.as_str()?.to_owned(),
                followers: count("Follows")?,
                following: count("Friends")?,
                posts: count("Tweets")?,
            })
        })
}
