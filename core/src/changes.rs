//! Who changes what: what the reason's page says, unless this exchange shows that it would not help.

mod asker;

use self::asker::page_part;
use crate::exchange::Answer;
use crate::explain::Explanation;
use crate::method::is_cors_safelisted_method;
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
        _ if is_about_null(blocked) => null_origin(explanation, blocked).to_vec(),
        // The header alone would not help: the status is looked at next.
        (Reason::AllowOriginMissing, Some(Answer { status, .. }))
            if is_redirect_status(*status) =>
        {
            preflight_redirected(preflight)
        }
        (Reason::PreflightRedirected, preflight) => preflight_redirected(preflight),
        (Reason::AllowOriginMissing, Some(Answer { status: 0..=199 | 300.., .. })) => {
            preflight_status_not_ok(explanation)
        }
        (Reason::PreflightStatusNotOk, _) => preflight_status_not_ok(explanation),
        (Reason::AllowOriginMissing, None) if leads_to_login(explanation, blocked) => {
            TO_LOGIN.to_vec()
        }
        (Reason::MethodNotAllowed, Some(answer)) => method_not_allowed(blocked, answer),
        (Reason::HeaderNotAllowed, _) if is_answers_header(blocked) => ANSWERS_HEADER.to_vec(),
        (reason, _) => {
            let request = explanation.exchange.request();
            with_page_part(reason, page_part(reason, request, blocked.at.leg))
        }
    }
}

/// What the reason's page says, with another line about the page if there is one.
fn with_page_part(reason: Reason, part: Option<&'static str>) -> Vec<Told> {
    let line = |(who, text)| match who {
        Who::Page => (who, part.unwrap_or(text)),
        Who::Server | Who::Proxy => (who, text),
    };
    reason.changes().map(line).collect()
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

/// A listener on the upload causes a preflight that nothing else about the request would.
fn preflight_status_not_ok(explanation: &Explanation<'_>) -> Vec<Told> {
    let listens = explanation.exchange.request().upload_listener;
    let is_simple = explanation.sent.last().is_some_and(|sent| {
        is_cors_safelisted_method(sent.request.method)
            && sent.request.cors_unsafe_request_header_names().next().is_none()
    });
    let part = match (listens, is_simple) {
        (false, _) => None,
        (true, true) => Some(LISTENER_ALONE),
        (true, false) => Some(LISTENER_TOO),
    };
    with_page_part(Reason::PreflightStatusNotOk, part)
}

/// Who has the case wrong, where a method misses the list by upper and lower case alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CaseMiss {
    /// The list has it in upper case, and the script does not.
    Script,
    /// It is `PATCH`, which neither has in upper case.
    Both,
    /// The list has it in lower case.
    List,
}

/// Whether that is so.
pub(crate) fn case_miss(blocked: &Blocked<'_>, answer: &Answer) -> Option<CaseMiss> {
    let Saw::Bytes(method) = blocked.saw else { return None };
    let upper = method.to_ascii_uppercase();
    if upper == method {
        let mut listed = answer.allow_methods.tokens();
        return listed.any(|one| one.eq_ignore_ascii_case(method)).then_some(CaseMiss::List);
    }
    if answer.allow_methods.contains(&upper) {
        return Some(CaseMiss::Script);
    }
    (upper == b"PATCH").then_some(CaseMiss::Both)
}

fn method_not_allowed(blocked: &Blocked<'_>, answer: &Answer) -> Vec<Told> {
    match case_miss(blocked, answer) {
        Some(CaseMiss::Script) => [(Who::Page, UPPER_CASE)].into(),
        Some(CaseMiss::Both) => [(Who::Page, UPPER_CASE), (Who::Server, ADD_PATCH)].into(),
        Some(CaseMiss::List) => [(Who::Server, LIST_IN_UPPER_CASE)].into(),
        None => {
            let is_upper = matches!(blocked.saw, Saw::Bytes(method) if !method.iter().any(u8::is_ascii_lowercase));
            with_page_part(Reason::MethodNotAllowed, is_upper.then_some(ANOTHER_METHOD))
        }
    }
}

/// Whether the request was sent, or is sent on, to log in; not one that asked for that itself.
fn leads_to_login(explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> bool {
    let hop = blocked.at.hop;
    let answer = explanation.exchange.response_at(hop);
    let answer = answer.filter(|answer| is_redirect_status(answer.status));
    let next = answer.and_then(|answer| answer.location.url());
    let here = explanation.exchange.url_at(hop).filter(|_| hop > 0);
    let asked_for_it = explanation.exchange.url_at(0).is_some_and(is_login);
    !asked_for_it && next.into_iter().chain(here).any(is_login)
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

fn null_origin(explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> &'static [Told] {
    let exchange = explanation.exchange;
    let with_credentials = exchange.request().credentials == Credentials::Include;
    match (exchange.page_origin(), with_credentials) {
        (Origin::Opaque, false) => OPAQUE,
        (Origin::Opaque, true) => OPAQUE_WITH_CREDENTIALS,
        (Origin::Tuple(_), _) if leads_to_login(explanation, blocked) => TO_LOGIN,
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

const TO_LOGIN: &[Told] = &[(
    Who::Server,
    "Answer requests of scripts with status 401 and the CORS headers instead of a redirect to the login. CORS headers on the login page would only deliver its HTML.",
)];

const LISTENER_ALONE: &str =
    "Without the listener on `xhr.upload` this request needs no preflight; nothing else causes it.";

const LISTENER_TOO: &str = "A request that a form could send needs no preflight: `GET` or `POST` without headers of your own, with a `Content-Type` of forms or `text/plain`, and without a listener on `xhr.upload`.";

const ANOTHER_METHOD: &str = "Use a method that the server allows.";
const UPPER_CASE: &str = "Write the method in upper case. Case matters, and browsers put only `DELETE`, `GET`, `HEAD`, `OPTIONS`, `POST` and `PUT` into upper case by themselves.";

const ADD_PATCH: &str = "Add `PATCH`, in upper case, to the `Access-Control-Allow-Methods` of the answer to `OPTIONS`. `*` covers all methods, but not with credentials.";

const LIST_IN_UPPER_CASE: &str = "Write {saw} in upper case in the `Access-Control-Allow-Methods` of the answer to `OPTIONS`: case matters, and in upper case the browser sends it.";

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
