//! Headers of answers that the script puts on its request.

use super::{ANSWER_HEADERS, Advice, Evidence, Found, Look, SHOWN, Severity, View};
use crate::values::show;
use crate::verdict::At;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "cors-headers-on-request", look: Look::Exchange(look) };

fn look(view: &View<'_>) -> Vec<Found> {
    let headers = view.exchange.request().headers.iter();
    let evidence: Vec<Evidence> = headers
        .filter(|(name, _)| ANSWER_HEADERS.iter().any(|known| name.eq_ignore_ascii_case(known)))
        .take(SHOWN)
        .map(|(name, value)| Evidence {
            exchange: view.number,
            at: At::default(),
            name: show(name.as_bytes()),
            value: show(value.as_bytes()),
        })
        .collect();
    let Some(first) = evidence.first() else { return Vec::new() };
    let explanation = format!(
        "The script sends `{}`. Such a header is for the server to say in its answer; on a request it grants nothing, and the server has to allow it like any other header, after a preflight.",
        first.name
    );
    [Found::new(
        Severity::Medium,
        evidence,
        explanation,
        "The page drops the header from its request. Only the server can agree.",
    )]
    .into()
}
