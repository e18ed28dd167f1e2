//! Headers that may be said once, said twice: often by a proxy and by the application behind it.

use super::{ALLOW_CREDENTIALS, ALLOW_ORIGIN, Advice, Found, Look, MAX_AGE, Seen, Severity};
use crate::header::Lines;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice = Advice { code: "header-repeated", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let effects = [
        (
            ALLOW_ORIGIN,
            Severity::Medium,
            "By the Fetch standard several match nobody, even if they are equal",
        ),
        (
            ALLOW_CREDENTIALS,
            Severity::Medium,
            "By the Fetch standard they are joined, and are not `true`: no request with credentials is allowed",
        ),
        (MAX_AGE, Severity::Low, "Joined they are no number, and are not counted"),
    ];
    effects
        .into_iter()
        .filter(|(name, _, _)| seen.lines(name) == Lines::Many)
        .map(|(name, severity, effect)| {
            Found::new(
                severity,
                seen.evidence(&[name]),
                format!("The answer has several `{name}` lines. {effect}."),
                "One of the two who add it, the application or the proxy in front of it, leaves it to the other.",
            )
        })
        .collect()
}
