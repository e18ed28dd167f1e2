//! Who changes what: what the reason's page says, unless this exchange shows that it would not help.

use crate::exchange::Answer;
use crate::explain::Explanation;
use crate::origin::Origin;
use crate::outside::is_login;
use crate::reason::Reason;
use crate::reason_page::Who;
use crate::redirect::is_redirect_status;
use crate::scenario::Credentials;
use crate::verdict::{Blocked, Leg, Saw};
use alloc::vec::Vec;

/// What one party can change, with placeholders.
type Told = (Who, &'static str);

/// The changes that help, the likeliest first.
pub(crate) fn changes(explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> Vec<Told> {
    let preflight = explanation.exchange.preflight_at(blocked.at.hop);
    match (blocked.reason, preflight.filter(|_| blocked.at.leg == Leg::Preflight)) {
        _ if is_about_null(blocked) => null_origin(explanation).to_vec(),
        // The header alone would not help: the status is looked at next.
        (Reason::AllowOriginMissing, Some(Answer { status, .. }))
            if is_redirect_status(*status) =>
        {
            preflight_redirected(preflight)
        }
        (Reason::PreflightRedirected, preflight) => preflight_redirected(preflight),
        (Reason::AllowOriginMissing, Some(Answer { status: 0..=199 | 300.., .. })) => {
            Reason::PreflightStatusNotOk.changes().collect()
        }
        (Reason::HeaderNotAllowed, _) if is_answers_header(blocked) => ANSWERS_HEADER.to_vec(),
        (reason, _) => reason.changes().collect(),
    }
}

/// Whether the browser says `Origin: null` and that did not match. No server can name such a page,
/// and naming `null` would let everybody in.
pub(crate) fn is_about_null(blocked: &Blocked<'_>) -> bool {
    let is_about_origin = matches!(
        blocked.reason,
        Reason::AllowOriginMissing
            | Reason::AllowOriginMultiple
            | Reason::AllowOriginWildcardWithCredentials
            | Reason::AllowOriginInvalid
            | Reason::AllowOriginMismatch
    );
    is_about_origin && matches!(blocked.needed, Saw::Bytes(b"null"))
}

/// Nobody finds an answer where a preflight is sent to log in.
fn preflight_redirected(preflight: Option<&Answer>) -> Vec<Told> {
    let leads_to = preflight.and_then(|answer| answer.location.url());
    let to_login = leads_to.is_some_and(is_login);
    let told = Reason::PreflightRedirected.changes();
    told.filter(|(who, _)| !(to_login && *who == Who::Page)).collect()
}

/// Whether the header that was not allowed is one of those that servers send.
fn is_answers_header(blocked: &Blocked<'_>) -> bool {
    matches!(blocked.saw, Saw::Bytes(name) if name.starts_with(b"access-control-allow-"))
}

fn null_origin(explanation: &Explanation<'_>) -> &'static [Told] {
    let exchange = explanation.exchange;
    let with_credentials = exchange.request().credentials == Credentials::Include;
    match (exchange.page_origin(), with_credentials) {
        (Origin::Opaque, false) => OPAQUE,
        (Origin::Opaque, true) => OPAQUE_WITH_CREDENTIALS,
        (Origin::Tuple(_), false) => LOST,
        (Origin::Tuple(_), true) => LOST_WITH_CREDENTIALS,
    }
}

const ANSWERS_HEADER: &[Told] = &[
    (Who::Page, "Take `{saw}` out of the request's headers; it grants nothing there."),
    (
        Who::Server,
        "Send that header on the answers instead, if it is not there yet. Do not allow it on requests.",
    ),
];

const OPAQUE: &[Told] = &[
    (Who::Page, SERVE_IT),
    (
        Who::Server,
        "If everybody may read this answer, send `Access-Control-Allow-Origin: *`. Do not send `null`: anybody can open a sandboxed frame, and each of them is `null`.",
    ),
];

const OPAQUE_WITH_CREDENTIALS: &[Told] = &[
    (Who::Page, SERVE_IT),
    (
        Who::Server,
        "There is nothing safe to send: `*` does not count with credentials, and `null` would hand the user's data to anybody who opens a sandboxed frame.",
    ),
];

const LOST: &[Told] = &[
    (Who::Page, ASK_THERE),
    (
        Who::Server,
        "Do not redirect to another origin, or, if everybody may read the answer, send `Access-Control-Allow-Origin: *`. Do not send `null`: anybody can open a sandboxed frame, and each of them is `null`.",
    ),
];

const LOST_WITH_CREDENTIALS: &[Told] = &[
    (Who::Page, ASK_THERE),
    (
        Who::Server,
        "Do not redirect to another origin. There is nothing safe to send here: `*` does not count with credentials, and `null` would hand the user's data to anybody who opens a sandboxed frame.",
    ),
];

const SERVE_IT: &str = "Open the page over `http` or `https`, from a server on this machine if need be, so that it has an origin that a server can name. A sandboxed frame keeps its origin with `allow-same-origin`.";

const ASK_THERE: &str =
    "Ask for `{url}` at once. Without the redirect the browser says `Origin: {page}`.";
