//! The script in which X tells search engines of the profile: exact counts, number, date.

use serde::Deserialize;
use serde_json::Value;

use crate::ids::Handle;
use crate::page::snapshot::RawHeader;
use crate::time;

/// What the profile's schema script says, exactly. Only what is used of it is read, so that a
/// text in it that is no good JSON (half an emoji) spoils nothing; and what is used is read one by
/// one, so that what has another form spoils nothing else.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Schema {
    date_created: Value,
    main_entity: Option<SchemaPerson>,
    /// Until 2023 it stood here.
    author: Option<SchemaPerson>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct SchemaPerson {
    additional_name: Value,
    identifier: Value,
    interaction_statistic: Value,
}

impl Schema {
    /// The script of this handle: after a move within the site the last profile's may still stand there.
    pub(super) fn find(raw: &RawHeader, handle: &Handle) -> Option<Schema> {
        raw.schema
            .iter()
            .filter_map(|text| serde_json::from_str::<Schema>(text).ok())
            .find(|schema| schema.name().as_ref() == Some(handle))
    }

    fn person(&self) -> Option<&SchemaPerson> {
        self.main_entity.as_ref().or(self.author.as_ref())
    }

    fn name(&self) -> Option<Handle> {
        Handle::new(self.person()?.additional_name.as_str()?)
    }

    /// The account's number.
    pub(super) fn account(&self) -> Option<u64> {
        number(&self.person()?.identifier)
    }

    /// When the account was created, unix seconds.
    pub(super) fn created(&self) -> Option<i64> {
        time::from_iso(self.date_created.as_str()?)
    }

    /// The count of that name.
    pub(super) fn statistic(&self, name: &str) -> Option<u64> {
        let all = self.person()?.interaction_statistic.as_array()?;
        let named = |one: &&Value| one.get("name").and_then(Value::as_str) == Some(name);
        number(all.iter().find(named)?.get("userInteractionCount")?)
    }
}

/// The display name in the script of this handle, as X has it since 2025. It is read apart: `None`, too, where any
/// text of the script is no good JSON.
pub(super) fn display_name(raw: &RawHeader, handle: &Handle) -> Option<String> {
    let scripts = raw.schema.iter();
    let mut scripts = scripts.filter_map(|text| serde_json::from_str::<Value>(text).ok());
    scripts.find_map(|script| {
        let person = script.get("mainEntity")?;
        let text = |key: &str| person.get(key).and_then(Value::as_str);
        let theirs = text("additionalName").and_then(Handle::new).as_ref() == Some(handle);
        text("name").filter(|_| theirs).map(str::to_owned)
    })
}

/// A whole number, written as one or as text.
fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Account, year of creation and followers, as a script says them of @ann.
    fn told(script: &str) -> Option<(Option<u64>, bool, Option<u64>)> {
        let raw = RawHeader {
            schema: vec![script.to_owned()],
            ..RawHeader::default()
        };
        let schema = Schema::find(&raw, &Handle::new("ann")?)?;
        let followers = schema.statistic("Follows");
        Some((schema.account(), schema.created().is_some(), followers))
    }

    const SCRIPT: &str = r#"{"dateCreated":"2019-03-04T10:00:00.000Z","mainEntity":{"name":"Ann","additionalName":"ann","identifier":"7","interactionStatistic":[{"name":"Friends","userInteractionCount":1},{"name":"Follows","userInteractionCount":12345}]}}"#;

    fn changed(before: &str, after: &str) -> Option<(Option<u64>, bool, Option<u64>)> {
        assert!(SCRIPT.contains(before), "{before}");
        told(&SCRIPT.replacen(before, after, 1))
    }

    #[test]
    fn what_has_another_form_in_the_schema_spoils_nothing_else() {
        let whole = Some((Some(7), true, Some(12_345)));
        assert_eq!(told(SCRIPT), whole);
        for half in [r"Ann \ud83d", r"\udc00", r"\ud83d\ud83d\ude00"] {
            assert_eq!(changed("Ann", half), whole, "{half}");
        }
        assert_eq!(changed(r#""Friends""#, "null"), whole);
        assert_eq!(changed(":1}", r#":{"now":-1.5e300}}"#), whole);
        let deep = format!(r#"{{"x":{}{},"#, "[".repeat(9_999), "]".repeat(9_999));
        assert_eq!(changed("{", &deep), whole);
        assert_eq!(
            changed("2019-03-04T10:00:00.000Z", "long ago"),
            Some((Some(7), false, Some(12_345)))
        );
        assert_eq!(
            changed(r#""2019-03-04T10:00:00.000Z""#, "2019"),
            Some((Some(7), false, Some(12_345)))
        );
        assert_eq!(changed("12345", "-12345"), Some((Some(7), true, None)));
        assert_eq!(
            changed("Statistic\":[", "Statistic\":null,\"was\":["),
            Some((Some(7), true, None))
        );
    }

    #[test]
    fn the_owner_stands_where_they_stood_until_2023_or_in_both_places() {
        let whole = Some((Some(7), true, Some(12_345)));
        assert_eq!(changed("mainEntity", "author"), whole);
        let both = r#""author":{"additionalName":"bob"},"mainEntity""#;
        assert_eq!(changed(r#""mainEntity""#, both), whole);
        assert_eq!(changed(r#""ann""#, r#""bob""#), None);
    }
}
