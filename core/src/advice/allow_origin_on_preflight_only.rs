//! A preflight that agrees, and an answer that says nothing.

use super::{ALLOW_ORIGIN, Advice, Found, Look, Severity, View};
use crate::scenario::Mode;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "allow-origin-on-preflight-only", look: Look::Exchange(look) };

fn look(view: &View<'_>) -> Vec<Found> {
    if view.exchange.request().mode != Mode::Cors {
        return Vec::new();
    }
    let silent = view.pairs().filter(|(preflight, answer)| {
        answer.crosses
            && preflight.has(ALLOW_ORIGIN)
            && !answer.has(ALLOW_ORIGIN)
            && answer.answer.status != 0
    });
    silent
        .map(|(preflight, _)| {
            Found::new(
                Severity::Medium,
                preflight.evidence(&[ALLOW_ORIGIN]),
                "The preflight's answer has `Access-Control-Allow-Origin`, and the answer to the request itself has not. Both need it.",
                "The server adds the header to every answer, error pages included, and not to `OPTIONS` alone.",
            )
        })
        .collect()
}
