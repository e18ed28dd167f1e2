//! Headers of requests, on an answer.

use super::{Advice, Found, Look, REQUEST_HEADERS, Seen, Severity};
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "request-headers-on-answer", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let evidence = seen.evidence(&REQUEST_HEADERS);
    let Some(first) = evidence.first() else { return Vec::new() };
    let explanation = format!(
        "The answer has `{}`, which is for the browser to say in its request. On an answer it means nothing.",
        first.name
    );
    [Found::new(
        Severity::Info,
        evidence,
        explanation,
        "The server leaves it out; what it agrees to is said by `Access-Control-Allow-…`.",
    )]
    .into()
}
