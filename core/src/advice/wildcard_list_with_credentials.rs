//! `*` in a list, where it stands for a name that nobody has.

use super::{
    ALLOW_CREDENTIALS, ALLOW_HEADERS, ALLOW_METHODS, ALLOW_ORIGIN, Advice, EXPOSE_HEADERS, Found,
    Look, Seen, Severity,
};
use crate::scenario::Credentials;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "wildcard-list-with-credentials", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    // With `*` for the origin there are no credentials anyway.
    if !seen.agrees_to_credentials() || seen.only(ALLOW_ORIGIN) == Some(b"*") {
        return Vec::new();
    }
    let severity = match seen.credentials {
        Credentials::Include => Severity::Medium,
        Credentials::Omit | Credentials::SameOrigin => Severity::Low,
    };
    let lists = [
        (ALLOW_METHODS, &seen.answer.allow_methods),
        (ALLOW_HEADERS, &seen.answer.allow_headers),
        (EXPOSE_HEADERS, &seen.answer.expose_headers),
    ];
    lists
        .into_iter()
        .filter(|(_, names)| names.has_wildcard())
        .map(|(name, _)| {
            Found::new(
                severity,
                seen.evidence(&[name, ALLOW_CREDENTIALS]),
                format!(
                    "`{name}` says `*`, and the answer agrees to credentials. For a request with credentials `*` is an ordinary name, which nothing has."
                ),
                "The server lists the names themselves.",
            )
        })
        .collect()
}
