//! `Access-Control-Expose-Headers` where nobody reads it.

use super::{Advice, EXPOSE_HEADERS, Found, Look, Severity, View};
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "expose-headers-on-preflight", look: Look::Exchange(look) };

fn look(view: &View<'_>) -> Vec<Found> {
    view.answers
        .iter()
        .filter(|seen| seen.is_preflight() && seen.has(EXPOSE_HEADERS))
        .map(|seen| {
            let missed = view.pairs().any(|(preflight, answer)| {
                preflight.at == seen.at && !answer.has(EXPOSE_HEADERS)
            });
            Found::new(
                if missed { Severity::Low } else { Severity::Info },
                seen.evidence(&[EXPOSE_HEADERS]),
                if missed {
                    "`Access-Control-Expose-Headers` stands on the preflight's answer, where it means nothing, and not on the answer to the request itself: it exposes no header."
                } else {
                    "`Access-Control-Expose-Headers` stands on the preflight's answer, where it means nothing."
                },
                "The server says it on the answer to the request itself.",
            )
        })
        .collect()
}
