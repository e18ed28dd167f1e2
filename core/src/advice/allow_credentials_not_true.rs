//! `Access-Control-Allow-Credentials` with something that was meant to be `true`.

use super::allow_credentials_false::is_false;
use super::{ALLOW_CREDENTIALS, Advice, Found, Look, Seen, Severity};
use crate::values::show;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "allow-credentials-not-true", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let value = seen.only(ALLOW_CREDENTIALS);
    let value = value.filter(|value| *value != b"true" && !is_false(value));
    let found = value.map(|value| {
        Found::new(
            Severity::Medium,
            seen.evidence(&[ALLOW_CREDENTIALS]),
            format!(
                "`Access-Control-Allow-Credentials` says `{}`. Only the four bytes `true`, in lower case and without quotes, agree to credentials.",
                show(value)
            ),
            "The server sends `Access-Control-Allow-Credentials: true`, or leaves the header out if it does not mean to.",
        )
    });
    found.into_iter().collect()
}
