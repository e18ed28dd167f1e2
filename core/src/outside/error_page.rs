//! Failures that have nothing to do with CORS, behind a missing header: no answer, or an error page
//! of somebody who does not send it.

use super::{Kind, Outside, found};
use crate::exchange::Answer;
use crate::explain::Explanation;
use crate::header::Lines;
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
    if refused_by_cors(answer).is_some() {
        return None;
    }
    if blocked.at.leg == Leg::Preflight {
        let early = matches!(status, 400 | 401 | 403 | 404 | 405 | 407 | 501);
        let evidence = match status {
            403 => "The `OPTIONS` request got status 403. A CORS layer itself also says that to an origin, a method or a header that is not on its list.".into(),
            _ => format!("The `OPTIONS` request got status {status}."),
        };
        return early.then(|| found(Kind::PreflightRefusedEarly, evidence)).flatten();
    }
    let evidence = format!("The answer has status {status} and no agreement by CORS headers.");
    found(Kind::ErrorPageWithoutHeaders, evidence)
}

/// The `Vary` of a refusal that the CORS layer itself gave: it looked at who asks for what, and does
/// not agree.
pub(crate) fn refused_by_cors(answer: &Answer) -> Option<&[u8]> {
    let agrees = answer.headers.lines("access-control-allow-origin") != Lines::None;
    if answer.status != 403 || agrees {
        return None;
    }
    answer.headers.values("vary").find(|value| {
        let mut names = value.split(|&byte| byte == b',').map(<[u8]>::trim_ascii);
        names.any(|name| {
            let name = name.to_ascii_lowercase();
            name == b"origin" || name.starts_with(b"access-control-request-")
        })
    })
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
