//! Headers that only a preflight's answer can use, on the answer to the request itself.

use super::{ALLOW_HEADERS, ALLOW_METHODS, Advice, Found, Look, MAX_AGE, Severity, View};
use crate::method::normalize;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "preflight-headers-on-answer", look: Look::Exchange(look) };

fn look(view: &View<'_>) -> Vec<Found> {
    let only = [ALLOW_METHODS, ALLOW_HEADERS, MAX_AGE];
    view.answers
        .iter()
        .filter(|seen| !seen.is_preflight() && normalize(seen.method.as_bytes()) != b"OPTIONS")
        .filter(|seen| only.iter().any(|name| seen.has(name)))
        .map(|seen| {
            let missed = view.pairs().any(|(preflight, answer)| {
                answer.at == seen.at
                    && only.iter().any(|name| answer.has(name) && !preflight.has(name))
            });
            Found::new(
                if missed { Severity::Low } else { Severity::Info },
                seen.evidence(&only),
                if missed {
                    "What only the answer to a preflight can say stands on the answer to the request itself, and not on the preflight's: there it means nothing."
                } else {
                    "What only the answer to a preflight can say stands on the answer to the request itself, where it means nothing."
                },
                "The server says it in its answers to `OPTIONS`.",
            )
        })
        .collect()
}
