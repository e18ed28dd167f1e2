//! What Firefox prints.
//!
//! `netwerk/protocol/http/nsCORSListenerProxy.cpp` with `security.properties`, and
//! `caps/nsScriptSecurityManager.cpp` with `caps.properties`.

use super::template::fill;
use super::{Wording, bytes, location, shown_location};
use crate::engine_error::engine_error;
use crate::exchange::{Answer, Exchange};
use crate::explain::Explanation;
use crate::reason::Reason;
use crate::redirect::{is_redirect_status, leads_anywhere};
use crate::request::Tainting;
use crate::scenario::{Mode, Redirect};
use crate::spec::Rule;
use crate::verdict::{Blocked, Leg, Saw, Verdict};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The line around every reason below.
pub(crate) const BLOCKED: &str = "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: {detail}";

/// The same for the one reason whose line quotes the URL.
pub(crate) const BLOCKED_QUOTED: &str = "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘{url}’. (Reason: {detail}";

/// The reasons, by the name of the message without its number.
pub(crate) const REASONS: &[Wording] = &[
    Wording {
        id: "CORSMissingAllowOrigin",
        text: "CORS header ‘Access-Control-Allow-Origin’ missing). Status code: {status}.",
        reasons: &[Reason::AllowOriginMissing],
    },
    Wording {
        id: "CORSMultipleAllowOriginNotAllowed",
        text: "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).",
        reasons: &[Reason::AllowOriginMultiple],
    },
    Wording {
        id: "CORSAllowOriginNotMatchingOrigin",
        text: "CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’).",
        reasons: &[
            Reason::AllowOriginMismatch,
            Reason::AllowOriginInvalid,
            Reason::AllowOriginMultiple,
        ],
    },
    Wording {
        id: "CORSNotSupportingCredentials",
        text: "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).",
        reasons: &[Reason::AllowOriginWildcardWithCredentials],
    },
    Wording {
        id: "CORSMissingAllowCredentials",
        text: "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).",
        reasons: &[Reason::AllowCredentialsMissing, Reason::AllowCredentialsNotTrue],
    },
    Wording {
        id: "CORSExternalRedirectNotAllowed",
        text: "CORS request external redirect not allowed).",
        reasons: &[Reason::PreflightRedirected],
    },
    Wording {
        id: "CORSPreflightDidNotSucceed",
        text: "CORS preflight response did not succeed). Status code: {status}.",
        reasons: &[Reason::PreflightStatusNotOk, Reason::PreflightRedirected],
    },
    Wording {
        id: "CORSInvalidAllowMethod",
        text: "invalid token ‘{value}’ in CORS header ‘Access-Control-Allow-Methods’).",
        reasons: &[Reason::AllowMethodsInvalid],
    },
    Wording {
        id: "CORSInvalidAllowHeader",
        text: "invalid token ‘{value}’ in CORS header ‘Access-Control-Allow-Headers’).",
        reasons: &[Reason::AllowHeadersInvalid],
    },
    Wording {
        id: "CORSMethodNotFound",
        text: "Did not find method in CORS header ‘Access-Control-Allow-Methods’).",
        reasons: &[Reason::MethodNotAllowed],
    },
    Wording {
        id: "CORSMissingAllowHeaderFromPreflight",
        text: "header ‘{header}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
        reasons: &[Reason::HeaderNotAllowed, Reason::AuthorizationNotAllowed],
    },
    Wording {
        id: "CORSRequestNotHttp",
        text: "CORS request not http).",
        reasons: &[Reason::SchemeNotHttp, Reason::LocationSchemeNotHttp],
    },
    Wording {
        id: DID_NOT_SUCCEED,
        text: "CORS request did not succeed). Status code: (null).",
        reasons: &[
            Reason::NoAnswer,
            Reason::AnswerMalformed,
            Reason::LocationRepeated,
            Reason::LocationNotParsable,
            Reason::LocationSchemeNotHttp,
            Reason::TooManyRedirects,
            Reason::RedirectHasCredentials,
            Reason::PreflightRedirected,
        ],
    },
];

/// Lines of the security checks that come before CORS.
pub(crate) const SECURITY: &[Wording] = &[
    Wording {
        id: "MayNotLoadData",
        text: "Security Error: Content at {page} may not load data from {url}.",
        reasons: &[Reason::CrossOriginInSameOriginMode, Reason::LocationSchemeNotHttp],
    },
    Wording {
        id: "MayNotLinkTo",
        text: "Security Error: Content at {page} may not load or link to {url}.",
        reasons: &[Reason::SchemeNotHttp, Reason::UrlNotFetchable, Reason::LocationSchemeNotHttp],
    },
];

/// The warning about a grant that will be taken back.
pub(crate) const AUTHORIZATION_UNDER_WILDCARD: &str = "Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at {url} soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`).";

const DID_NOT_SUCCEED: &str = "CORSDidNotSucceed";

pub(super) fn console(explanation: &Explanation<'_>) -> Vec<String> {
    let mut lines = warnings(explanation);
    let Verdict::NetworkError(blocked) = &explanation.verdict else { return lines };
    let Some(id) = engine_error(explanation) else { return lines };
    match id {
        "SOP" => lines.extend(security(explanation, blocked)),
        _ => lines.extend(cors(id, explanation, blocked)),
    }
    if id == "CORSExternalRedirectNotAllowed" {
        let second = match loses_origin(explanation, blocked) {
            true => "CORSAllowOriginNotMatchingOrigin",
            false => "CORSPreflightDidNotSucceed",
        };
        lines.extend(cors(second, explanation, blocked));
    }
    // A message that repeats the one before is shown once, with a counter.
    if id != DID_NOT_SUCCEED && takes_another_along(explanation, blocked) {
        lines.extend(cors(DID_NOT_SUCCEED, explanation, blocked));
    }
    lines
}

/// That a channel failed which nobody else says anything of.
pub(super) fn did_not_succeed(url: &str) -> String {
    let detail = Wording::find(REASONS, DID_NOT_SUCCEED).map_or("", |wording| wording.text);
    fill(BLOCKED, &[("url", url), ("detail", detail)])
}

/// Every preflight whose `*` covered `Authorization`.
fn warnings(explanation: &Explanation<'_>) -> Vec<String> {
    let covered = explanation.steps.iter().filter(|step| {
        step.rule == Rule::HeaderIsAllowed
            && step.holds
            && matches!(step.saw, Saw::Bytes(b"authorization"))
            && explanation.exchange.preflight_at(step.at.hop).is_some_and(|answer| {
                // A list names it; with `*` alone it is only covered.
                !answer.allow_headers.contains(b"authorization")
            })
    });
    let line = |hop| {
        let url = shown_url(explanation.exchange, hop);
        fill(AUTHORIZATION_UNDER_WILDCARD, &[("url", &url)])
    };
    covered.map(|step| line(step.at.hop)).collect()
}

/// Whether the failure ends another channel, which then says that it did not succeed: a refused
/// redirect the one that it would have led away from, and a preflight the request. A channel that
/// has not left the page's origin says nothing.
fn takes_another_along(explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> bool {
    let request = explanation.exchange.request();
    let redirects = answer(explanation, blocked).is_some_and(|answer| {
        is_redirect_status(answer.status) && leads_anywhere(answer, explanation.rules)
    });
    let follows = request.mode == Mode::Cors && request.redirect == Redirect::Follow;
    blocked.at.leg == Leg::Preflight || (redirects && follows && has_left(explanation))
}

/// Whether the request was at another origin.
fn has_left(explanation: &Explanation<'_>) -> bool {
    explanation.sent.last().is_some_and(|sent| sent.request.tainting == Tainting::Cors)
}

fn answer<'a>(explanation: &Explanation<'a>, blocked: &Blocked<'_>) -> Option<&'a Answer> {
    match blocked.at.leg {
        Leg::Request => None,
        Leg::Preflight => explanation.exchange.preflight_at(blocked.at.hop),
        Leg::Response => explanation.exchange.response_at(blocked.at.hop),
    }
}

/// Whether the redirect of a preflight led to another origin: the answer is checked once more,
/// then against `null`.
fn loses_origin(explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> bool {
    let Some(answer) = answer(explanation, blocked) else { return false };
    let current = explanation.exchange.url_at(blocked.at.hop);
    let leaves = answer.location.url().is_some_and(|url| {
        current.is_some_and(|current| !current.origin().is_same_origin(url.origin()))
    });
    let allowed = text(Saw::Lines(&answer.headers, "access-control-allow-origin"));
    leaves && !matches!(allowed.as_str(), "*" | "null")
}

/// The URL of a hop; an empty fragment of the URL that was given to `fetch()` is none.
fn shown_url(exchange: &Exchange, hop: u8) -> String {
    let mut url = super::shown_url(exchange, hop);
    if hop == 0 && url.ends_with('#') && !exchange.request().is_xml_http_request() {
        url.pop();
    }
    url
}

/// A line about CORS.
fn cors(id: &str, explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> Option<String> {
    let wording = Wording::find(REASONS, id)?;
    let status = answer(explanation, blocked).map_or(0, |answer| answer.status).to_string();
    let saw = match (id, answer(explanation, blocked)) {
        ("CORSAllowOriginNotMatchingOrigin", Some(answer)) => {
            text(Saw::Lines(&answer.headers, "access-control-allow-origin"))
        }
        _ => text(blocked.saw),
    };
    let detail = fill(wording.text, &[("status", &status), ("value", &saw), ("header", &saw)]);
    let names_location =
        id == "CORSRequestNotHttp" && blocked.reason == Reason::LocationSchemeNotHttp;
    let url = match names_location {
        true => shown_location(explanation.exchange, blocked.at),
        false => shown_url(explanation.exchange, blocked.at.hop),
    };
    let template = if id == "CORSNotSupportingCredentials" { BLOCKED_QUOTED } else { BLOCKED };
    Some(fill(template, &[("url", &url), ("detail", &detail)]))
}

/// The value as it shows it: empty lines left out, and UTF-8 read as such.
fn text(saw: Saw<'_>) -> String {
    let bytes = match saw {
        Saw::Lines(headers, name) => {
            let lines: Vec<&[u8]> = headers.values(name).filter(|line| !line.is_empty()).collect();
            lines.join(&b", "[..])
        }
        other => bytes(other),
    };
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A line of the checks that come before CORS.
fn security(explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> Option<String> {
    let exchange = explanation.exchange;
    let mode = exchange.request().mode;
    let redirected = blocked.reason == Reason::LocationSchemeNotHttp;
    let (target, url) = match redirected {
        true => (location(exchange, blocked.at)?, shown_location(exchange, blocked.at)),
        false => (exchange.url_at(blocked.at.hop)?, shown_url(exchange, blocked.at.hop)),
    };
    let may_link = matches!(target.scheme(), "file" | "view-source") && mode != Mode::SameOrigin;
    let wording =
        Wording::find(SECURITY, if may_link { "MayNotLinkTo" } else { "MayNotLoadData" })?;
    // The network layer's checks speak of the URL that redirects, all others of the page.
    let by_network = match target.scheme() {
        "blob" if blocked.at.leg == Leg::Preflight => true,
        "blob" => target.origin().is_same_origin(exchange.page_origin()) || !has_left(explanation),
        _ => may_link && mode == Mode::Cors,
    };
    let page = match exchange.page_origin().serialization() {
        _ if redirected && by_network => shown_url(exchange, blocked.at.hop),
        "null" => String::from("moz-nullprincipal:{}"),
        origin => format!("{origin}/"),
    };
    Some(fill(wording.text, &[("page", &page), ("url", &url)]))
}
