//! `Access-Control-Allow-Origin: null`.

use super::{ALLOW_CREDENTIALS, ALLOW_ORIGIN, Advice, Found, Look, Seen, Severity};
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice = Advice { code: "null-allowed", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    if seen.only(ALLOW_ORIGIN) != Some(b"null") {
        return Vec::new();
    }
    let (severity, more) = if seen.agrees_to_credentials() {
        (Severity::High, ", with the user's own cookies")
    } else {
        (Severity::Medium, "")
    };
    [Found::new(
        severity,
        seen.evidence(&[ALLOW_ORIGIN, ALLOW_CREDENTIALS]),
        format!(
            "`null` is allowed. It is nobody's name: every site can ask as `null` from a sandboxed frame, and so may read this answer{more}."
        ),
        "The server names the origins that it trusts, or says `*` if the answer is for everybody. A page that is opened as a file is served over HTTP instead.",
    )]
    .into()
}
