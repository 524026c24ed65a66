//! Time without a clock: ids and ISO dates as unix seconds, and back.

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// Reads `2023-09-25T00:11:59.000Z` (or a date alone) as unix seconds. UTC only, which is all X writes.
/// `None` for anything else.
pub fn from_iso(text: &str) -> Option<i64> {
    let (date, clock) = text.split_once('T').unwrap_or((text, "00:00:00Z"));
    let [year, month, day] = numbers::<3>(date, '-')?;
    let clock = clock
        .strip_suffix('Z')
        .or_else(|| clock.strip_suffix("+00:00"))?;
    let [hour, minute, second] = numbers::<3>(clock.split('.').next()?, ':')?;
    let fits = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second < 61
        && (1970..10_000).contains(&year);
    fits.then(|| days_from_civil(year, month, day) * DAY + hour * 3600 + minute * 60 + second)
}

/// Writes unix seconds as `2023-09-25T00:11:59.000Z`, as X does.
pub fn to_iso(seconds: i64) -> String {
    let (days, rest) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let (year, month, day) = civil_from_days(days);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.000Z",
        rest / 3600,
        rest / 60 % 60,
        rest % 60
    )
}

fn numbers<const COUNT: usize>(text: &str, separator: char) -> Option<[i64; COUNT]> {
    let all: Option<Vec<i64>> = text
        .split(separator)
        .map(|part| {
            if part.bytes().all(|byte| byte.is_ascii_digit()) {
                part.parse().ok()
            } else {
                None
            }
        })
        .collect();
    all?.try_into().ok()
}

/// Days since 1970-01-01 of a Gregorian date. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_civil`], from the same source.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    (
        year_of_era + era * 400 + i64::from(month <= 2),
        month,
        day_of_year - (153 * shifted + 2) / 5 + 1,
    )
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
            assert_eq!(to_iso(from_iso(text).unwrap()), text);
        }
        for text in [
            "",
            "yesterday",
            "2023-13-01T00:00:00Z",
            "2023-01-01T25:00:00Z",
            "2023-01-01T00:00:00+02:00",
            "-1-2-3T0:0:0Z",
        ] {
            assert_eq!(from_iso(text), None, "{text}");
        }
    }
}
