//! Failures that have nothing to do with CORS, behind a missing header: no answer, or an error page
//! of somebody who does not send it.

use super::{Kind, Outside, found};
use crate::exchange::Answer;
use crate::explain::Explanation;
use crate::reason::Reason;
use crate::verdict::{Leg, Verdict};
use alloc::format;
use alloc::string::String;

pub(super) fn no_answer(explanation: &Explanation<'_>) -> Option<Outside> {
    let Verdict::NetworkError(blocked) = &explanation.verdict else { return None };
    let url = explanation.sent.last()?.url();
    (blocked.reason == Reason::NoAnswer)
        .then(|| format!("The request to `{url}` has status 0."))
        .and_then(|evidence| found(Kind::NetworkFailure, evidence))
}

/// Where a header of CORS is missing on an answer that is an error.
pub(super) fn error_page(explanation: &Explanation<'_>) -> Option<Outside> {
    let Verdict::NetworkError(blocked) = &explanation.verdict else { return None };
    let missing = matches!(
        blocked.reason,
        Reason::AllowOriginMissing | Reason::AllowCredentialsMissing | Reason::PreflightStatusNotOk
    );
    let answer = explanation.last_answer().filter(|answer| missing && answer.status >= 400)?;
    let status = answer.status;
    if let Some(server) = proxy(answer).filter(|_| is_html(answer) && is_of_a_proxy(status)) {
        let evidence =
            format!("The answer has status {status}, is HTML, and its `Server` is `{server}`.");
        return found(Kind::ProxyErrorPage, evidence);
    }
    if blocked.at.leg == Leg::Preflight {
        let early = matches!(status, 400 | 401 | 403 | 404 | 405 | 407 | 501);
        let evidence = format!("The `OPTIONS` request got status {status}.");
        return early.then(|| found(Kind::PreflightRefusedEarly, evidence)).flatten();
    }
    let evidence = format!("The answer has status {status} and no agreement by CORS headers.");
    found(Kind::ErrorPageWithoutHeaders, evidence)
}

pub(super) fn is_html(answer: &Answer) -> bool {
    content_type(answer).is_some_and(|essence| essence == "text/html")
}

/// The MIME type without its parameters, in lower case.
pub(super) fn content_type(answer: &Answer) -> Option<String> {
    let value = answer.headers.values("content-type").last()?;
    let essence = core::str::from_utf8(value).ok()?.split(';').next()?;
    Some(essence.trim().to_ascii_lowercase())
}

/// The `Server` of an answer, if it is one that stands in front of others.
fn proxy(answer: &Answer) -> Option<&str> {
    let server = answer.headers.values("server").next()?;
    let server = core::str::from_utf8(server).ok()?;
    let lower = server.to_ascii_lowercase();
    PROXIES.iter().any(|one| lower.starts_with(one)).then_some(server)
}

/// What a proxy answers by itself: too much, too long, too often, or nobody behind it.
const fn is_of_a_proxy(status: u16) -> bool {
    matches!(status, 403 | 408 | 413 | 414 | 429 | 431 | 494..=499 | 502..=504 | 520..=530)
}

const PROXIES: &[&str] = &[
    "akamai",
    "awselb",
    "caddy",
    "cloudflare",
    "cloudfront",
    "envoy",
    "gws",
    "haproxy",
    "istio-envoy",
    "nginx",
    "openresty",
    "squid",
    "traefik",
    "varnish",
];
