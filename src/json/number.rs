//! Decimal numbers, to as many digits as anything here is known to. Rust's own way, which is exact
//! to the last bit of any number, is 30 KB of tables and code.

/// Beyond this many digits a number of ours says nothing.
const DIGITS: usize = 15;

/// The number with up to 15 digits; `null` for what is none.
pub fn decimal(number: f64) -> String {
    if !number.is_finite() {
        return "null".to_owned();
    }
    let sign = if number < 0.0 { "-" } else { "" };
    let mut whole = number.abs() as u64;
    let room = DIGITS.saturating_sub(whole.to_string().len());
    let scale = power(room);
    let mut fraction = ((number.abs() - whole as f64) * scale + 0.5) as u64;
    if fraction >= scale as u64 {
        (whole, fraction) = (whole.saturating_add(1), 0);
    }
    if fraction == 0 {
        return [sign, &whole.to_string()].concat();
    }
    let digits = fraction.to_string();
    let zeros = "0".repeat(room.saturating_sub(digits.len()));
    let digits = digits.trim_end_matches('0');
    [sign, &whole.to_string(), ".", &zeros, digits].concat()
}

/// Reads a number as JSON writes it.
pub fn parse(text: &str) -> Option<f64> {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if whole.is_empty() {
        return None;
    }
    let mut exponent: i32 = exponent.parse().ok()?;
    let mut number = 0_u64;
    for (place, digit) in whole.bytes().chain(fraction.bytes()).enumerate() {
        let digit = char::from(digit).to_digit(10)?;
        let after = place >= whole.len();
        // What no longer fits is beyond the precision of the result.
        match number.checked_mul(10) {
            Some(more) if more < 1 << 60 => {
                number = more + u64::from(digit);
                exponent = exponent.saturating_sub(i32::from(after));
            }
            _ => exponent = exponent.saturating_add(i32::from(!after)),
        }
    }
    let scale = power(exponent.unsigned_abs() as usize);
    let number = number as f64;
    let number = match exponent {
        0.. => number * scale,
        _ => number / scale,
    };
    let number = if unsigned == digits { number } else { -number };
    number.is_finite().then_some(number)
}

/// 10 to that power; from 309 on, infinite.
fn power(exponent: usize) -> f64 {
    (0..exponent.min(309)).fold(1.0, |power, _| power * 10.0)
}
