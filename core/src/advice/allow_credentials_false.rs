//! `Access-Control-Allow-Credentials: false`, which is the same as no header.

use super::{ALLOW_CREDENTIALS, Advice, Found, Look, Seen, Severity};
use crate::values::show;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "allow-credentials-false", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let value = seen.only(ALLOW_CREDENTIALS).filter(|value| is_false(value));
    let found = value.map(|value| {
        Found::new(
            Severity::Info,
            seen.evidence(&[ALLOW_CREDENTIALS]),
            format!(
                "`Access-Control-Allow-Credentials` says `{}`. Only `true` means anything; every other value is the same as no header.",
                show(value)
            ),
            "The server leaves the header out where it does not agree to credentials.",
        )
    });
    found.into_iter().collect()
}

pub(super) fn is_false(value: &[u8]) -> bool {
    value.eq_ignore_ascii_case(b"false")
}
