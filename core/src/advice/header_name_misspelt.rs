//! Header names that are almost, but not quite, those that browsers know.

use super::{ANSWER_HEADERS, Advice, Found, Look, REQUEST_HEADERS, SHOWN, Seen, Severity};
use crate::values::show;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice = Advice { code: "header-name-misspelt", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let mut names: BTreeMap<Vec<u8>, Meant> = BTreeMap::new();
    for header in seen.answer.headers.headers() {
        if header.name.len() <= LONGEST && names.len() < SHOWN {
            let lower = header.name.to_ascii_lowercase();
            if !names.contains_key(&lower)
                && let Some(meant) = meant(&lower)
            {
                names.insert(lower, meant);
            }
        }
    }
    names
        .into_iter()
        .map(|(lower, meant)| {
            let evidence = core::str::from_utf8(&lower).map(|name| seen.evidence(&[name]));
            let evidence = evidence.unwrap_or_default();
            let name = evidence.first().map_or_else(|| show(&lower), |line| line.name.clone());
            let (meant, remedy) = match meant {
                Meant::This(known) => (
                    format!(" `{known}` was probably meant."),
                    format!("The server sends `{known}`."),
                ),
                Meant::Something => {
                    (alloc::string::String::new(), "The server leaves it out.".into())
                }
            };
            Found::new(
                Severity::Medium,
                evidence,
                format!("No browser knows a header `{name}`, so it has no effect.{meant}"),
                remedy,
            )
        })
        .collect()
}

/// What an unknown name stands for.
#[derive(Clone, Copy)]
enum Meant {
    This(&'static str),
    /// It only looks like one of them.
    Something,
}

/// `None` for a name that is known, and for one that has nothing to do with CORS.
fn meant(lower: &[u8]) -> Option<Meant> {
    let is = |known: &&str| lower.eq_ignore_ascii_case(known.as_bytes());
    if REAL.iter().chain(&ANSWER_HEADERS).chain(&REQUEST_HEADERS).any(is) {
        return None;
    }
    let known = || ANSWER_HEADERS.into_iter().chain([TIMING]);
    let tail = |known: &str| {
        let tail = known.strip_prefix(PREFIX);
        tail.is_some_and(|tail| *tail != *"Max-Age" && is(&tail))
    };
    if let Some(known) = known().find(|known| tail(known)) {
        return Some(Meant::This(known));
    }
    let prefixed = lower
        .get(..PREFIX.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(PREFIX.as_bytes()));
    let limit = if prefixed { FAR } else { NEAR };
    let nearest = known()
        .filter_map(|known| Some((distance(lower, known.as_bytes(), limit)?, known)))
        .min_by_key(|(distance, _)| *distance);
    match nearest {
        Some((_, known)) => Some(Meant::This(known)),
        None => prefixed.then_some(Meant::Something),
    }
}

/// How many bytes have to be changed, put in or taken out, if not more than `limit`; without regard
/// to case.
fn distance(one: &[u8], other: &[u8], limit: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > limit {
        return None;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, byte) in one.iter().enumerate() {
        let (mut diagonal, mut left) = (at, at + 1);
        let mut cells = row.iter_mut();
        if let Some(first) = cells.next() {
            *first = left;
        }
        let mut least = left;
        for (cell, known) in cells.zip(other) {
            let changed = diagonal + usize::from(!byte.eq_ignore_ascii_case(known));
            diagonal = *cell;
            left = changed.min(*cell + 1).min(left + 1);
            *cell = left;
            least = least.min(left);
        }
        if least > limit {
            return None;
        }
    }
    row.last().copied().filter(|&distance| distance <= limit)
}

const PREFIX: &str = "Access-Control-";
const TIMING: &str = "Timing-Allow-Origin";

/// Known beside those that answers and requests say.
const REAL: [&str; 6] = [
    TIMING,
    "Access-Control-Allow-Private-Network",
    "Access-Control-Request-Private-Network",
    "Access-Control-Allow-Local-Network",
    "Access-Control-Request-Local-Network",
    "Access-Control-Allow-External",
];

/// A longer name is no slip of the pen.
const LONGEST: usize = 48;

/// How far a name may be from a known one, without the prefix and with it.
const NEAR: usize = 3;
const FAR: usize = 6;
