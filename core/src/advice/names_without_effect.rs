//! Names in lists that allow or expose nothing, because no script may have them.

use super::{
    ALLOW_HEADERS, ANSWER_HEADERS, Advice, EXPOSE_HEADERS, Found, Look, SHOWN, Seen, Severity,
    listed,
};

use crate::safelist::{is_forbidden_request_header, is_forbidden_response_header_name};
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice = Advice { code: "names-without-effect", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let is_answers = |name: &&[u8]| {
        ANSWER_HEADERS.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
    };
    let allowed = || seen.answer.allow_headers.tokens();
    let answers: Vec<&[u8]> = allowed().filter(is_answers).take(SHOWN).collect();
    let browsers: Vec<&[u8]> =
        allowed().filter(|name| is_forbidden_request_header(name, b"")).take(SHOWN).collect();
    let exposed = seen.answer.expose_headers.tokens();
    let cookies: Vec<&[u8]> =
        exposed.filter(|name| is_forbidden_response_header_name(name)).take(SHOWN).collect();
    let mut found = Vec::new();
    if !answers.is_empty() {
        found.push(Found::new(
            Severity::Info,
            seen.evidence(&[ALLOW_HEADERS]),
            format!(
                "`Access-Control-Allow-Headers` names {}. Answers have such headers, requests have not, so that allowing it helps nobody.",
                listed(&answers)
            ),
            "The server lists only what requests send.",
        ));
    }
    if !browsers.is_empty() {
        found.push(Found::new(
            Severity::Info,
            seen.evidence(&[ALLOW_HEADERS]),
            format!(
                "`Access-Control-Allow-Headers` names {}, which only the browser itself can set. It need not be allowed, and scripts cannot use it.",
                listed(&browsers)
            ),
            "The server may leave it out.",
        ));
    }
    if !cookies.is_empty() {
        found.push(Found::new(
            Severity::Low,
            seen.evidence(&[EXPOSE_HEADERS]),
            format!(
                "`Access-Control-Expose-Headers` names {}. No script may ever read it, whatever is exposed.",
                listed(&cookies)
            ),
            "If the page has to know the value, the server sends it in the body or in a header of its own.",
        ));
    }
    found
}
