//! From heads in their places to a scenario.

use super::head::Head;
use super::notes::Notes;
use super::pairing::Exchange;
use super::script::{Known, Script, assume, others, script};
use super::{Assumption, Subject};
use crate::scenario::{Hop, Response, Scenario};
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

/// The scenario that an exchange shows, and what had to be assumed for it.
pub(super) fn assemble(
    exchange: Exchange,
    known: &Known,
    notes: &mut Notes,
) -> (Scenario, Vec<Assumption>) {
    let Script { page_origin, request, mut assumptions } = script(&exchange, known, notes);
    let mut hops = Vec::with_capacity(exchange.hops.len());
    for answers in exchange.hops {
        hops.push(Hop {
            preflight: answers.preflight.map(|head| response(head, 204, &mut assumptions)),
            response: answers.response.map(|head| response(head, 200, &mut assumptions)),
        });
    }
    (Scenario { page_origin, page_csp: None, request, hops }, assumptions)
}

/// An answer, with the status that is usual in its place if it has none.
fn response(head: Head, usual: u16, assumptions: &mut Vec<Assumption>) -> Response {
    let status = head.status.unwrap_or_else(|| {
        let value = usual.to_string();
        let is_said = |assumption: &Assumption| {
            assumption.subject == Subject::Status && assumption.value == value
        };
        if !assumptions.iter().any(is_said) {
            let what = if usual == 204 { "a preflight's answer" } else { "an answer" };
            let because = format!(
                "These header lines are those of {what}, but no status line stands above them."
            );
            assume(
                assumptions,
                Subject::Status,
                &value,
                &because,
                &others(Subject::Status, &value),
            );
        }
        usual
    });
    Response { status, headers: head.fields.into_iter().map(|(_, field)| field).collect() }
}

/// Remarks on the first answer that no browser gets to, since the one before it is no redirect.
pub(super) fn say_unreached(
    responses: &[Option<Head>],
    answers: &[Option<Head>],
    notes: &mut Notes,
) {
    let last = responses.iter().position(|response| {
        response.as_ref().is_some_and(|head| head.status.is_some() && !head.is_redirect())
    });
    let Some(last) = last else { return };
    if let Some(head) = answers.iter().skip(last + 1).flatten().next() {
        notes.add(
            head.line,
            format_args!(
                "This stands for URL {} of a redirect chain, but answer {} is not a redirect, so no \
                 browser gets here.",
                last + 2,
                last + 1
            ),
        );
    }
}
