//! `Access-Control-Allow-Origin: *` beside `Access-Control-Allow-Credentials: true`.

use super::{ALLOW_CREDENTIALS, ALLOW_ORIGIN, Advice, Found, Look, Seen, Severity};
use crate::scenario::Credentials;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "credentials-with-wildcard", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    if seen.only(ALLOW_ORIGIN) != Some(b"*") || !seen.agrees_to_credentials() {
        return Vec::new();
    }
    let severity = match seen.credentials {
        Credentials::Include => Severity::Medium,
        Credentials::Omit | Credentials::SameOrigin => Severity::Low,
    };
    [Found::new(
        severity,
        seen.evidence(&[ALLOW_ORIGIN, ALLOW_CREDENTIALS]),
        "`*` and `Access-Control-Allow-Credentials: true` stand side by side. Without credentials the second means nothing, and with credentials `*` does not count: no request with credentials is ever allowed by this.",
        "The server drops `Access-Control-Allow-Credentials` if the answer is for everybody, or else names the origins that it trusts.",
    )]
    .into()
}
