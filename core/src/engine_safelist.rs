//! What browsers hold for a CORS-safelisted request-header where the standard does not, and the
//! other way round.

use crate::engine::{Departure, Engine, Rules};
use crate::safelist::{
    SingleRange, Unsafe, Whitespace, cors_safelisted_request_header, digits, is_greater,
    parse_single_range_header_value,
};

/// <https://fetch.spec.whatwg.org/#cors-safelisted-request-header>, as this engine has it; the value
/// is a normalized one.
///
/// ```
/// use corsplain::{Engine, is_cors_safelisted_request_header_by};
/// let is_safe = |engine| is_cors_safelisted_request_header_by(engine, b"DPR", b"2");
/// assert!(!is_safe(Engine::Fetch));
/// assert!(is_safe(Engine::Chromium));
/// ```
#[must_use]
pub fn is_cors_safelisted_request_header_by(engine: Engine, name: &[u8], value: &[u8]) -> bool {
    let lower = name.to_ascii_lowercase();
    cors_safelisted_request_header_in(Rules::of(engine), &lower, value).is_ok()
}

/// <https://fetch.spec.whatwg.org/#cors-safelisted-request-header>, as these rules have it.
/// `lower` is the name in lower case.
pub(crate) fn cors_safelisted_request_header_in(
    rules: Rules<'_>,
    lower: &[u8],
    value: &[u8],
) -> Result<(), Unsafe> {
    let standard = cors_safelisted_request_header(lower, value);
    match lower {
        b"accept" => no_high_byte(rules, standard, value),
        b"content-type" => {
            no_high_byte(rules, standard, value)?;
            if rules.depart(Departure::ContentTypeStricter) && !has_stricter_syntax(value) {
                return Err(Unsafe::NotAMimeType);
            }
            Ok(())
        }
        b"range" => range(rules, standard, value),
        _ if standard == Err(Unsafe::NameNotListed)
            && is_client_hint(lower, value)
            && rules.depart(Departure::ClientHintsSafelisted) =>
        {
            Ok(())
        }
        _ => standard,
    }
}

/// [`Departure::HighBytesUnsafe`]
fn no_high_byte(
    rules: Rules<'_>,
    standard: Result<(), Unsafe>,
    value: &[u8],
) -> Result<(), Unsafe> {
    standard?;
    match value.iter().find(|byte| !byte.is_ascii()) {
        Some(&byte) if rules.depart(Departure::HighBytesUnsafe) => Err(Unsafe::UnsafeByte(byte)),
        _ => Ok(()),
    }
}

/// [`Departure::ContentTypeStricter`]: no comma, and no semicolon at the end but the first one.
fn has_stricter_syntax(value: &[u8]) -> bool {
    let semicolons = value.iter().filter(|&&byte| byte == b';').count();
    !(value.contains(&b',') || (semicolons > 1 && value.ends_with(b";")))
}

fn range(rules: Rules<'_>, standard: Result<(), Unsafe>, value: &[u8]) -> Result<(), Unsafe> {
    let (start, end) = if rules.depart(Departure::RangeLenient) && value.len() <= 128 {
        lenient_range(value).ok_or(Unsafe::NotASingleRange)?
    } else {
        standard?;
        parse_single_range_header_value(value, Whitespace::Refused)
            .ok_or(Unsafe::NotASingleRange)?
    };
    let limit: u64 = if rules.depart(Departure::RangeBelow63Bits) {
        i64::MAX.unsigned_abs() - 1
    } else if rules.depart(Departure::RangeBelow64Bits) {
        u64::MAX
    } else {
        return Ok(());
    };
    let fits = |digits: &[u8]| number(digits).is_some_and(|number| number <= limit);
    if start.into_iter().chain(end).all(fits) { Ok(()) } else { Err(Unsafe::NotASingleRange) }
}

/// [`Departure::RangeLenient`]: the unit in any case, each number with vertical tabs and form feeds
/// around it and a plus sign in front.
fn lenient_range(value: &[u8]) -> Option<SingleRange<'_>> {
    let (unit, rest) = value.split_at_checked(b"bytes=".len())?;
    if !unit.eq_ignore_ascii_case(b"bytes=") {
        return None;
    }
    let hyphen = rest.iter().position(|&byte| byte == b'-')?;
    let (start, end) = rest.split_at_checked(hyphen)?;
    let start = lenient_digits(start)?;
    match end.strip_prefix(b"-")? {
        b"" => Some((Some(start), None)),
        end => {
            let end = lenient_digits(end)?;
            (!is_greater(start, end)).then_some((Some(start), Some(end)))
        }
    }
}

fn lenient_digits(mut text: &[u8]) -> Option<&[u8]> {
    while let [0x0B | 0x0C, rest @ ..] | [rest @ .., 0x0B | 0x0C] = text {
        text = rest;
    }
    match digits(text.strip_prefix(b"+").unwrap_or(text)) {
        (number, b"") => number,
        _ => None,
    }
}

/// A decimal number that fits into 64 bits.
fn number(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0_u64, |sum, byte| {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        sum.checked_mul(10)?.checked_add(digit)
    })
}

/// [`Departure::ClientHintsSafelisted`]
fn is_client_hint(lower: &[u8], value: &[u8]) -> bool {
    match lower {
        b"dpr" | b"device-memory" | b"downlink" => is_decimal(value),
        b"width" | b"viewport-width" | b"rtt" => is_digits(value),
        b"ect" => matches!(value, b"slow-2g" | b"2g" | b"3g" | b"4g"),
        b"save-data" => value.eq_ignore_ascii_case(b"on"),
        b"intervention" | b"user-agent" => true,
        _ => false,
    }
}

/// The names that [`Departure::ClientHintsDroppedOnRedirect`] is about, in lower case.
pub(crate) fn is_client_hint_name(lower: &[u8]) -> bool {
    matches!(
        lower,
        b"dpr" | b"width" | b"viewport-width" | b"device-memory" | b"rtt" | b"downlink" | b"ect"
    )
}

fn is_digits(value: &[u8]) -> bool {
    !value.is_empty() && value.iter().all(u8::is_ascii_digit)
}

fn is_decimal(value: &[u8]) -> bool {
    let mut parts = value.splitn(2, |&byte| byte == b'.');
    parts.next().is_some_and(is_digits) && parts.next().is_none_or(is_digits)
}
