//! What WebKit prints: why, then that the load failed.
//!
//! `Source/WebCore/loader/CrossOriginAccessControl.cpp`, `CrossOriginPreflightResultCache.cpp`,
//! `DocumentThreadableLoader.cpp`, `Source/WebKit/NetworkProcess/NetworkLoadChecker.cpp`. Safari's
//! inspector adds a third line, `Failed to load resource: ` and the first one's text.

use super::template::fill;
use super::{Wording, bytes, shown_location, shown_url};
use crate::explain::Explanation;
use crate::reason::Reason;
use crate::redirect::{is_redirect_status, leads_anywhere};
use crate::request::Tainting;
use crate::scenario::{Api, Mode, Request};
use crate::sent::isomorphic_decode;
use crate::url::Url;
use crate::verdict::{Blocked, Leg, Saw, Verdict};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// That the load failed, for other reasons than access control.
pub(crate) const CANNOT_LOAD: &str = "{kind} cannot load {url}.";

/// That it failed for that.
pub(crate) const DUE_TO_ACCESS_CONTROL: &str =
    "{kind} cannot load {url} due to access control checks.";

/// The line around a detail that is about a redirect's answer.
pub(crate) const REDIRECTION: &str = "Cross-origin redirection to {location} denied by Cross-Origin Resource Sharing policy: {detail}";

/// Why. WebKit has no ids; these are the functions that say so, or what they say.
pub(crate) const DETAILS: &[Wording] = &[
    Wording {
        id: "origin",
        text: "Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}",
        reasons: &[
            Reason::AllowOriginMissing,
            Reason::AllowOriginMismatch,
            Reason::AllowOriginInvalid,
            Reason::AllowOriginMultiple,
        ],
    },
    Wording {
        id: "several",
        text: "Access-Control-Allow-Origin cannot contain more than one origin.",
        reasons: &[Reason::AllowOriginMultiple, Reason::AllowOriginInvalid],
    },
    Wording {
        id: "wildcard",
        text: "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
        reasons: &[Reason::AllowOriginWildcardWithCredentials],
    },
    Wording {
        id: "credentials",
        text: "Credentials flag is true, but Access-Control-Allow-Credentials is not \"true\".",
        reasons: &[Reason::AllowCredentialsMissing, Reason::AllowCredentialsNotTrue],
    },
    Wording {
        id: "status",
        text: "Preflight response is not successful. Status code: {status}",
        reasons: &[Reason::PreflightStatusNotOk, Reason::PreflightRedirected],
    },
    Wording {
        id: "methods",
        text: "Header Access-Control-Allow-Methods has an invalid value: {value}",
        reasons: &[Reason::AllowMethodsInvalid],
    },
    Wording {
        id: "headers",
        text: "Header Access-Control-Allow-Headers has an invalid value: {value}",
        reasons: &[Reason::AllowHeadersInvalid],
    },
    Wording {
        id: "method",
        text: "Method {method} is not allowed by Access-Control-Allow-Methods.",
        reasons: &[Reason::MethodNotAllowed],
    },
    Wording {
        id: "header",
        text: "Request header field {header} is not allowed by Access-Control-Allow-Headers.",
        reasons: &[Reason::HeaderNotAllowed, Reason::AuthorizationNotAllowed],
    },
    Wording {
        id: "user",
        text: "redirection URL {target} has credentials",
        reasons: &[Reason::RedirectHasCredentials],
    },
    Wording {
        id: "scheme",
        text: "not allowed to follow a cross-origin CORS redirection with non CORS scheme",
        reasons: &[Reason::LocationSchemeNotHttp, Reason::LocationNotParsable],
    },
    Wording {
        id: "not-http",
        text: "Redirection to URL with a scheme that is not HTTP(S).",
        reasons: &[Reason::LocationSchemeNotHttp],
    },
    Wording {
        id: "ftp",
        text: "FTP URLs are disabled",
        reasons: &[Reason::LocationSchemeNotHttp, Reason::SchemeNotHttp, Reason::UrlNotFetchable],
    },
    Wording {
        id: "local",
        text: "Not allowed to load local resource: {target}",
        reasons: &[Reason::LocationSchemeNotHttp, Reason::SchemeNotHttp, Reason::UrlNotFetchable],
    },
    Wording {
        id: "http-only",
        text: "Cross origin requests are only supported for HTTP.",
        reasons: &[Reason::SchemeNotHttp],
    },
    Wording {
        id: "redirect-mode",
        text: "Not allowed to follow a redirection while loading {url}",
        reasons: &[Reason::RedirectModeError],
    },
    Wording {
        id: "too-many",
        text: "Load cannot follow more than 20 redirections",
        reasons: &[Reason::TooManyRedirects],
    },
    Wording {
        id: "no-cors-follows",
        text: "No-Cors mode requires follow redirect mode",
        reasons: &[Reason::NoCorsRedirectModeNotFollow],
    },
    Wording {
        id: "request",
        text: "Not allowed to request resource",
        reasons: &[
            Reason::MixedContent,
            Reason::NoCorsRedirectModeNotFollow,
            Reason::UrlNotFetchable,
        ],
    },
    Wording {
        id: "same-origin",
        text: "Unsafe attempt to load URL {url} from origin {origin}. Domains, protocols and ports must match.",
        reasons: &[Reason::CrossOriginInSameOriginMode, Reason::LocationSchemeNotHttp],
    },
];

pub(super) fn console(explanation: &Explanation<'_>) -> Vec<String> {
    let Verdict::NetworkError(blocked) = &explanation.verdict else { return Vec::new() };
    let Some(ids) = details(explanation, blocked) else { return Vec::new() };
    let exchange = explanation.exchange;
    let mut lines: Vec<String> =
        ids.iter().filter_map(|id| detail(id, explanation, blocked)).collect();
    // Elements have no such line.
    let Some(kind) = kind(exchange.request()) else { return lines };
    let is_access_control =
        blocked.reason != Reason::CrossOriginInSameOriginMode || !lines.is_empty();
    let template = if is_access_control { DUE_TO_ACCESS_CONTROL } else { CANNOT_LOAD };
    let url = match ids {
        ["not-http"] => shown_location(exchange, blocked.at),
        _ => without_credentials(&shown_url(exchange, blocked.at.hop)),
    };
    lines.push(fill(template, &[("kind", kind), ("url", &url)]));
    lines
}

/// What it calls the one who asked.
pub(super) fn kind(request: &Request) -> Option<&'static str> {
    match request.api {
        _ if request.is_xml_http_request() => Some("XMLHttpRequest"),
        Api::EventSource => Some("EventSource"),
        Api::Fetch => Some("Fetch API"),
        _ => None,
    }
}

/// The details that say why; `None` where nothing at all is printed.
fn details(
    explanation: &Explanation<'_>,
    blocked: &Blocked<'_>,
) -> Option<&'static [&'static str]> {
    let exchange = explanation.exchange;
    let location = location(explanation, blocked);
    Some(match blocked.reason {
        // Its network layer looks at this before anybody else does.
        _ if location.is_some_and(|url| url.scheme() == "ftp") => &["ftp"],
        Reason::AllowOriginMissing => &["origin"],
        // What counts is a comma.
        Reason::AllowOriginMultiple | Reason::AllowOriginMismatch | Reason::AllowOriginInvalid => {
            if bytes(blocked.saw).contains(&b',') {
                &["several"]
            } else {
                &["origin"]
            }
        }
        Reason::AllowOriginWildcardWithCredentials => &["wildcard"],
        Reason::AllowCredentialsMissing | Reason::AllowCredentialsNotTrue => &["credentials"],
        Reason::PreflightRedirected | Reason::PreflightStatusNotOk => &["status"],
        Reason::AllowMethodsInvalid => &["methods"],
        Reason::AllowHeadersInvalid => &["headers"],
        Reason::MethodNotAllowed => &["method"],
        Reason::AuthorizationNotAllowed | Reason::HeaderNotAllowed => &["header"],
        Reason::RedirectModeError => &["redirect-mode"],
        Reason::TooManyRedirects => &["too-many"],
        Reason::RedirectHasCredentials => &["user"],
        Reason::NoCorsRedirectModeNotFollow => &["no-cors-follows", "request"],
        Reason::CrossOriginInSameOriginMode if blocked.at.hop == 0 => &[],
        Reason::CrossOriginInSameOriginMode => &["same-origin"],
        Reason::LocationSchemeNotHttp => {
            let own =
                location.is_some_and(|url| url.origin().is_same_origin(&exchange.page_origin));
            let left = has_left(explanation);
            match (location.map_or("", |url| url.scheme()), exchange.request().mode) {
                (_, Mode::Cors) if left => &["scheme"],
                ("blob", _) if own => &["not-http"],
                ("blob" | "file", _) => &["local"],
                (_, Mode::Cors) => &["scheme"],
                (_, Mode::SameOrigin) => &["same-origin"],
                (_, Mode::NoCors | Mode::Navigate) => &["not-http"],
            }
        }
        Reason::SchemeNotHttp => &["http-only"],
        Reason::UrlNotFetchable => match exchange.url_at(0)?.scheme() {
            "ftp" => &["ftp"],
            "file" => &["local", "request"],
            _ => return None,
        },
        Reason::LocationNotParsable if has_left(explanation) => &["scheme"],
        Reason::NoAnswer if has_left(explanation) => &[],
        _ => return None,
    })
}

/// Where the answer that failed leads to.
fn location<'a>(explanation: &Explanation<'a>, blocked: &Blocked<'_>) -> Option<&'a Url> {
    let answer = explanation.exchange.response_at(blocked.at.hop)?;
    let redirects = blocked.at.leg == Leg::Response && is_redirect_status(answer.status);
    answer.location.url().filter(|_| redirects)
}

fn detail(id: &str, explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> Option<String> {
    let exchange = explanation.exchange;
    let hop = blocked.at.hop;
    let answer = match blocked.at.leg {
        Leg::Request => None,
        Leg::Preflight => exchange.preflight_at(hop),
        Leg::Response => exchange.response_at(hop),
    };
    let status = answer.map_or(0, |answer| answer.status).to_string();
    let origin = match (id, blocked.needed) {
        ("origin", Saw::Bytes(asked)) => isomorphic_decode(asked),
        _ => String::from(exchange.page_origin().serialization()),
    };
    let value = match (id, answer) {
        ("methods", Some(answer)) => answer.headers.get("access-control-allow-methods"),
        ("headers", Some(answer)) => answer.headers.get("access-control-allow-headers"),
        _ => Some(bytes(blocked.saw)),
    };
    let value = isomorphic_decode(&value.unwrap_or_default());
    let header = match id {
        "header" => first_header_not_allowed(explanation, hop).unwrap_or_default(),
        _ => String::new(),
    };
    let target = match (location(explanation, blocked), answer) {
        (_, None) => shown_url(exchange, hop),
        (None, Some(answer)) => {
            isomorphic_decode(&answer.headers.get("location").unwrap_or_default())
        }
        _ => shown_location(exchange, blocked.at),
    };
    // What is no URL has no credentials to leave out.
    let location = match location(explanation, blocked) {
        None => target.clone(),
        Some(_) => without_credentials(&target),
    };
    let url = match blocked.reason {
        Reason::LocationSchemeNotHttp => location.clone(),
        _ => without_credentials(&shown_url(exchange, hop)),
    };
    let filled = fill(
        Wording::find(DETAILS, id)?.text,
        &[
            ("origin", origin.as_str()),
            ("status", &status),
            ("value", &value),
            ("method", &value),
            ("header", &header),
            ("target", &target),
            ("url", &url),
        ],
    );
    let redirects = blocked.at.leg == Leg::Response
        && answer.is_some_and(|answer| {
            is_redirect_status(answer.status) && leads_anywhere(answer, explanation.rules)
        });
    let is_about_redirection = redirects
        && !matches!(
            id,
            "redirect-mode" | "too-many" | "not-http" | "ftp" | "local" | "same-origin"
        );
    if !is_about_redirection {
        return Some(filled);
    }
    Some(fill(REDIRECTION, &[("location", &location), ("detail", &filled)]))
}

/// Whether the request was at another origin.
fn has_left(explanation: &Explanation<'_>) -> bool {
    explanation.sent.last().is_some_and(|sent| sent.request.tainting == Tainting::Cors)
}

/// The URL without user name and password, which a request does not keep in its URL.
fn without_credentials(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return String::from(url) };
    let (authority, path) = match rest.find(['/', '?', '#']) {
        Some(end) => rest.split_at_checked(end).unwrap_or((rest, "")),
        None => (rest, ""),
    };
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    [scheme, "://", host, path].concat()
}

/// The header that is named: those with a name that WebKit knows come before all others, each in
/// the script's order, and a known name in WebKit's own spelling.
fn first_header_not_allowed(explanation: &Explanation<'_>, hop: u8) -> Option<String> {
    let request = explanation.sent.last()?.request;
    let names = &explanation.exchange.preflight_at(hop)?.allow_headers;
    // Sorted, as the standard has it.
    let is_unsafe: Vec<&[u8]> = request.cors_unsafe_request_header_names().collect();
    let list = explanation.exchange.author.list(explanation.rules).all();
    let mut refused = list
        .iter()
        .filter(|header| is_unsafe.binary_search(&header.lower.as_slice()).is_ok())
        .filter(|header| !names.contains(&header.lower));
    let known = refused.clone().find_map(|header| known_name(&header.name));
    known.map(String::from).or_else(|| Some(isomorphic_decode(&refused.next()?.name)))
}

fn known_name(name: &[u8]) -> Option<&'static str> {
    KNOWN_NAMES.iter().copied().find(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

/// `Source/WebCore/platform/network/HTTPHeaderNames.in`, those that a script may send.
const KNOWN_NAMES: &[&str] = &[
    "Accept",
    "Accept-Language",
    "Accept-Ranges",
    "Access-Control-Allow-Credentials",
    "Access-Control-Allow-Headers",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
    "Age",
    "Alternate-Protocol",
    "Authorization",
    "Cache-Control",
    "Clear-Site-Data",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Location",
    "Content-Range",
    "Content-Security-Policy",
    "Content-Security-Policy-Report-Only",
    "Content-Type",
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Embedder-Policy-Report-Only",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Opener-Policy-Report-Only",
    "Cross-Origin-Resource-Policy",
    "Default-Style",
    "ETag",
    "Expires",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "If-Unmodified-Since",
    "Last-Event-ID",
    "Last-Modified",
    "Link",
    "Location",
    "Origin-Agent-Cluster",
    "Ping-From",
    "Ping-To",
    "Pragma",
    "Purpose",
    "Range",
    "Referrer-Policy",
    "Refresh",
    "Report-To",
    "Reporting-Endpoints",
    "Server",
    "Server-Timing",
    "Service-Worker",
    "Service-Worker-Allowed",
    "Service-Worker-Navigation-Preload",
    "SourceMap",
    "Strict-Transport-Security",
    "Timing-Allow-Origin",
    "Upgrade-Insecure-Requests",
    "User-Agent",
    "Vary",
    "WWW-Authenticate",
    "X-Content-Type-Options",
    "X-DNS-Prefetch-Control",
    "X-Frame-Options",
    "X-SourceMap",
    "X-Temp-Tablet",
    "X-XSS-Protection",
];
