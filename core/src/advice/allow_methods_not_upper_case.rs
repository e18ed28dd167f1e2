//! Methods in lower case, which are other methods.

use super::{ALLOW_METHODS, Advice, Found, Look, SHOWN, Seen, Severity, listed};
use crate::method::{is_cors_safelisted_method, normalize};
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "allow-methods-not-upper-case", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let methods = &seen.answer.allow_methods;
    let among = |is_wrong: fn(&[u8]) -> bool| -> Vec<&[u8]> {
        let missed = |token: &&[u8]| {
            let upper = token.to_ascii_uppercase();
            upper != *token && !methods.contains(&upper) && !is_cors_safelisted_method(&upper)
        };
        methods.tokens().filter(|token| is_wrong(token)).filter(missed).take(SHOWN).collect()
    };
    let normalized = among(|token| normalize(token) != token);
    let patch = among(|token| token.eq_ignore_ascii_case(b"PATCH"));
    let mut found = Vec::new();
    if !normalized.is_empty() {
        found.push(Found::new(
            Severity::Medium,
            seen.evidence(&[ALLOW_METHODS]),
            format!(
                "`Access-Control-Allow-Methods` names {}. Case matters, and browsers send this one in upper case, however the script writes it: it is not allowed.",
                listed(&normalized)
            ),
            "The server writes methods in upper case.",
        ));
    }
    if !patch.is_empty() {
        found.push(Found::new(
            Severity::Low,
            seen.evidence(&[ALLOW_METHODS]),
            format!(
                "`Access-Control-Allow-Methods` names {}. Case matters, and browsers send `PATCH` as the script writes it: a script that writes `PATCH` is refused.",
                listed(&patch)
            ),
            "The server writes `PATCH`, and the page too.",
        ));
    }
    found
}
