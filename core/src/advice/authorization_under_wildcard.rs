//! `Authorization` under `Access-Control-Allow-Headers: *`.

use super::{ALLOW_HEADERS, Advice, Found, Look, Severity, View};
use crate::author::Fate;
use crate::engine::{Engine, Rules};
use crate::safelist::is_cors_non_wildcard_request_header_name;
use crate::scenario::Credentials;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "authorization-under-wildcard", look: Look::Exchange(look) };

fn look(view: &View<'_>) -> Vec<Found> {
    let headers = view.exchange.author.list(Rules::of(Engine::Fetch)).all();
    let asks = headers.iter().any(|header| {
        header.fate == Fate::Kept && is_cors_non_wildcard_request_header_name(&header.lower)
    });
    if !asks || view.exchange.request().credentials == Credentials::Include {
        return Vec::new();
    }
    view.answers
        .iter()
        .filter(|seen| {
            let names = &seen.answer.allow_headers;
            // A redirect may drop it.
            seen.crosses && seen.at.hop == 0 && names.has_wildcard() && !names.contains(b"authorization")
        })
        .map(|seen| {
            Found::new(
                Severity::Low,
                seen.evidence(&[ALLOW_HEADERS]),
                "The request sends `Authorization`, and `Access-Control-Allow-Headers` says `*` without naming it. By the Fetch standard `*` does not cover `Authorization`; browsers let it pass, and Chromium and Firefox warn that this will end.",
                "The server names `Authorization` beside `*`.",
            )
        })
        .collect()
}
