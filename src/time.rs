//! The one calendar: X's dates as unix seconds, and back. No clock: what time it is, is an argument.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// Days of a month, on average.
pub const MONTH: f64 = 30.44;

/// Reads `2023-09-25T00:11:59.000Z` (or a date alone) as unix seconds. UTC only, which is all X writes.
/// `None` for anything else.
pub fn from_iso(text: &str) -> Option<i64> {
    let moment = OffsetDateTime::parse(text, &Rfc3339)
        .or_else(|_| OffsetDateTime::parse(&format!("{text}T00:00:00Z"), &Rfc3339))
        .ok()?;
    let seconds = moment.unix_timestamp();
    (moment.offset().is_utc() && seconds >= 0).then_some(seconds)
}

/// Writes unix seconds as `2023-09-25T00:11:59.000Z`, as X does. `None` before and after all years of four digits.
pub fn to_iso(seconds: i64) -> Option<String> {
    let moment = utc(seconds)?;
    let (date, (hour, minute, second)) = (moment.date(), moment.to_hms());
    Some(format!("{date}T{hour:02}:{minute:02}:{second:02}.000Z"))
}

/// Date and time of day in Greenwich.
pub fn utc(seconds: i64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_and_back() {
        for text in [
            "2023-09-25T00:11:59.000Z",
            "2012-02-29T23:59:59.000Z",
            "1970-01-01T00:00:00.000Z",
            "2100-03-01T12:00:00.000Z",
        ] {
            assert_eq!(to_iso(from_iso(text).unwrap()).unwrap(), text);
        }
        assert_eq!(
            from_iso("2012-02-29"),
            from_iso("2012-02-29T00:00:00+00:00")
        );
        assert_eq!(from_iso("2012-02-29"), Some(1_330_473_600));
        for text in [
            "",
            "yesterday",
            "2023-02-31",
            "2023-02-29T00:00:00Z",
            "2100-02-29T00:00:00Z",
            "2023-04-31T00:00:00Z",
            "2023-12-31T24:00:00Z",
            "1969-12-31T23:59:59Z",
            "2023-13-01T00:00:00Z",
            "2023-01-01T25:00:00Z",
            "2023-01-01T00:00:00+02:00",
            "-1-2-3T0:0:0Z",
        ] {
            assert_eq!(from_iso(text), None, "{text}");
        }
    }
}
