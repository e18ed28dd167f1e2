//! For how long a stored response may answer: RFC 9111 section 4.2.

use super::http_date::http_date;
use crate::cache::Seconds;
use crate::engine::{Departure, Rules};
use crate::exchange::Answer;
use crate::header::{Lines, get_decode_split};
use crate::max_age::delta_seconds;
use alloc::vec::Vec;

/// RFC 9111 section 4.2.1, and 4.2.2 as browsers do it: a tenth of the time since `Last-Modified`,
/// and long for what is permanent. `Expires` and `Last-Modified` count from `Date`; without it they
/// say nothing here, where there is no clock.
pub(super) fn freshness_lifetime(answer: &Answer, rules: Rules<'_>) -> Seconds {
    let directives: Vec<Vec<u8>> = response_directives(answer).collect();
    let says = |word: &[u8]| directives.iter().any(|directive| directive == word);
    let said = |name: &[u8]| directives.iter().find_map(|directive| directive.strip_prefix(name));
    // No browser heeds the rest where a response says `Pragma: no-cache`.
    if says(b"no-store") || says(b"no-cache") || has_pragma(answer) {
        return 0;
    }
    if let Some(value) = said(b"max-age=") {
        return delta_seconds(unquoted(value)).unwrap_or(0);
    }
    let date = || date(answer, "date");
    match answer.headers.lines("expires") {
        Lines::None => {}
        Lines::One(value) => {
            let ends = http_date(value).zip(date());
            return ends.map_or(0, |(end, start)| end.saturating_sub(start));
        }
        Lines::Many => return 0,
    }
    match answer.status {
        301 | 308 if rules.depart(Departure::PermanentRedirectNotStored) => 0,
        301 | 308 | 410 => YEAR,
        200 | 203 if !says(b"must-revalidate") => {
            let times = date().zip(date_of_change(answer));
            let heuristic = times.map_or(0, |(date, change)| date.saturating_sub(change) / 10);
            heuristic.min(rules.engine.heuristic_limit().unwrap_or(Seconds::MAX))
        }
        _ => 0,
    }
}

/// How old a response is when it comes: RFC 9111 section 5.1.
pub(super) fn age(answer: &Answer) -> Seconds {
    answer.headers.values("age").next().and_then(delta_seconds).unwrap_or(0)
}

/// Directives in lower case, without white space around them.
pub(super) fn cache_control(parts: impl Iterator<Item = Vec<u8>>) -> impl Iterator<Item = Vec<u8>> {
    parts.map(|part| part.to_ascii_lowercase())
}

fn response_directives(answer: &Answer) -> impl Iterator<Item = Vec<u8>> {
    cache_control(answer.headers.values("cache-control").flat_map(get_decode_split))
}

fn has_pragma(answer: &Answer) -> bool {
    let mut values = answer.headers.values("pragma").flat_map(get_decode_split);
    values.any(|value| value.eq_ignore_ascii_case(b"no-cache"))
}

/// RFC 9111 section 5.2 would have both forms accepted.
fn unquoted(value: &[u8]) -> &[u8] {
    value.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")).unwrap_or(value)
}

fn date_of_change(answer: &Answer) -> Option<Seconds> {
    date(answer, "last-modified")
}

fn date(answer: &Answer, name: &str) -> Option<Seconds> {
    answer.headers.values(name).next().and_then(http_date)
}

/// What is permanent is kept at least so long, as WebKit does; the others set no end.
const YEAR: Seconds = 365 * 24 * 60 * 60;
