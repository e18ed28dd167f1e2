//! For how long an agreement is remembered.

use crate::cache::Seconds;
use crate::engine::{Departure, Rules};
use crate::header::{HeaderList, Lines};

/// What `Access-Control-Max-Age` comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MaxAge {
    /// So long.
    Seconds(Seconds),
    /// The answer is not remembered, and what was known before stays.
    NotStored,
}

/// <https://fetch.spec.whatwg.org/#http-access-control-max-age>, with the engine's own limit.
pub(crate) fn max_age(headers: &HeaderList, rules: Rules<'_>) -> MaxAge {
    let value = match headers.lines("access-control-max-age") {
        Lines::None => None,
        Lines::One(value) => Some(value),
        // Two lines joined are no number.
        Lines::Many => Some(&b","[..]),
    };
    let seconds = if rules.depart(Departure::MaxAgeInteger) {
        value.and_then(integer).unwrap_or(DEFAULT)
    } else if rules.depart(Departure::MaxAgeInvalidNotStored) {
        match value.filter(|value| !value.is_empty()).map(delta_seconds) {
            None => DEFAULT,
            Some(Some(seconds)) if seconds > 0 => seconds,
            Some(_) => return MaxAge::NotStored,
        }
    } else {
        value.and_then(delta_seconds).unwrap_or(DEFAULT)
    };
    MaxAge::Seconds(seconds.min(rules.engine.max_age_limit().unwrap_or(Seconds::MAX)))
}

/// The seconds where nothing readable is said.
const DEFAULT: Seconds = 5;

/// Digits and nothing else; what does not fit counts as the longest time there is.
pub(crate) fn delta_seconds(value: &[u8]) -> Option<Seconds> {
    if value.is_empty() || !value.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(value.iter().fold(0, |sum: Seconds, &digit| {
        sum.saturating_mul(10).saturating_add(Seconds::from(digit - b'0'))
    }))
}

/// [`Departure::MaxAgeInteger`]: a signed number of 64 bits, a negative one being none at all.
fn integer(value: &[u8]) -> Option<Seconds> {
    let text = core::str::from_utf8(value).ok()?;
    let number: i64 = text.parse().ok()?;
    Some(Seconds::try_from(number).unwrap_or(0))
}
