//! What Chromium prints.
//!
//! `third_party/blink/renderer/platform/loader/cors/cors_error_string.cc`, and for what it refuses
//! before the network `core/fetch/fetch_manager.cc` and `core/loader/base_fetch_context.cc`.

use super::header_order::{Transport, table_order};
use super::template::fill;
use super::{Wording, bytes, shown_location, shown_url};
use crate::engine_error::engine_error;
use crate::explain::Explanation;
use crate::reason::Reason;
use crate::scenario::{Api, Mode, Request};
use crate::url;
use crate::verdict::{Blocked, Verdict};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The line around every detail below.
pub(crate) const ACCESS: &str =
    "Access to {kind} at '{url}' from origin '{origin}' has been blocked by CORS policy: {detail}";

/// The same where a redirect came before.
pub(crate) const ACCESS_REDIRECTED: &str = "Access to {kind} at '{url}' (redirected from '{first}') from origin '{origin}' has been blocked by CORS policy: {detail}";

/// What stands before a detail that is about the preflight's answer; its id then begins with
/// `Preflight`.
pub(crate) const OF_PREFLIGHT: &str =
    "Response to preflight request doesn't pass access control check: ";

/// What follows a bad value, for `fetch()`.
pub(crate) const SEND_A_VALID_VALUE: &str = " Have the server send the header with a valid value.";

/// What follows a word about credentials, for `XMLHttpRequest`.
pub(crate) const CONTROLLED_BY_ATTRIBUTE: &str = " The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.";

/// The details, by Chromium's `CorsError`.
pub(crate) const DETAILS: &[Wording] = &[
    Wording {
        id: "WildcardOriginNotAllowed",
        text: "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
        reasons: &[Reason::AllowOriginWildcardWithCredentials],
    },
    Wording {
        id: "MissingAllowOriginHeader",
        text: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
        reasons: &[Reason::AllowOriginMissing],
    },
    Wording {
        id: "MultipleAllowOriginValues",
        text: "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed.",
        reasons: &[Reason::AllowOriginMultiple],
    },
    Wording {
        id: "InvalidAllowOriginValue",
        text: "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'.",
        reasons: &[Reason::AllowOriginInvalid],
    },
    Wording {
        id: "AllowOriginMismatch",
        text: "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin.",
        reasons: &[Reason::AllowOriginMismatch],
    },
    Wording {
        id: "InvalidAllowCredentials",
        text: "The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.",
        reasons: &[Reason::AllowCredentialsMissing, Reason::AllowCredentialsNotTrue],
    },
    Wording {
        id: "InvalidStatus",
        text: "It does not have HTTP ok status.",
        reasons: &[Reason::PreflightStatusNotOk],
    },
    Wording {
        id: "DisallowedRedirect",
        text: "Redirect is not allowed for a preflight request.",
        reasons: &[Reason::PreflightRedirected],
    },
    Wording {
        id: "InvalidAllowMethodsPreflightResponse",
        text: "Cannot parse Access-Control-Allow-Methods response header field in preflight response.",
        reasons: &[Reason::AllowMethodsInvalid],
    },
    Wording {
        id: "InvalidAllowHeadersPreflightResponse",
        text: "Cannot parse Access-Control-Allow-Headers response header field in preflight response.",
        reasons: &[Reason::AllowHeadersInvalid],
    },
    Wording {
        id: "MethodDisallowedByPreflightResponse",
        text: "Method {method} is not allowed by Access-Control-Allow-Methods in preflight response.",
        reasons: &[Reason::MethodNotAllowed],
    },
    Wording {
        id: "HeaderDisallowedByPreflightResponse",
        text: "Request header field {header} is not allowed by Access-Control-Allow-Headers in preflight response.",
        reasons: &[Reason::HeaderNotAllowed, Reason::AuthorizationNotAllowed],
    },
    Wording {
        id: "RedirectContainsCredentials",
        text: "Redirect location '{value}' contains a username and password, which is disallowed for cross-origin requests.",
        reasons: &[Reason::RedirectHasCredentials],
    },
    Wording {
        id: "CorsDisabledScheme",
        text: "Cross origin requests are only supported for protocol schemes: {schemes}.",
        reasons: &[Reason::LocationSchemeNotHttp, Reason::SchemeNotHttp, Reason::UrlNotFetchable],
    },
];

/// Whole lines, about what is refused before or beside the network.
pub(crate) const LINES: &[Wording] = &[
    Wording {
        id: "DisallowedByMode",
        text: "Fetch API cannot load {url}. Request mode is \"same-origin\" but the URL's origin is not same as the request origin {origin}.",
        reasons: &[Reason::CrossOriginInSameOriginMode],
    },
    Wording {
        id: "NoCorsRedirectModeNotFollow",
        text: "Fetch API cannot load {url}. Request mode is \"no-cors\" but the redirect mode is not \"follow\".",
        reasons: &[Reason::NoCorsRedirectModeNotFollow],
    },
    Wording {
        id: "CorsDisabledScheme",
        text: "Fetch API cannot load {url}. URL scheme \"{scheme}\" is not supported.",
        reasons: &[Reason::SchemeNotHttp, Reason::UrlNotFetchable],
    },
    Wording {
        id: "UnsafeAttempt",
        text: "Unsafe attempt to load URL {url} from frame with URL {page}. Domains, protocols and ports must match.\n",
        reasons: &[
            Reason::CrossOriginInSameOriginMode,
            Reason::LocationSchemeNotHttp,
            Reason::RedirectHasCredentials,
        ],
    },
    Wording {
        id: "LocalResource",
        text: "Not allowed to load local resource: {url}",
        reasons: &[Reason::SchemeNotHttp, Reason::UrlNotFetchable, Reason::LocationSchemeNotHttp],
    },
];

/// The schemes that `CorsDisabledScheme` lists.
const CORS_ENABLED_SCHEMES: &str = "chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app";

pub(super) fn console(explanation: &Explanation<'_>) -> Vec<String> {
    let Verdict::NetworkError(blocked) = &explanation.verdict else { return Vec::new() };
    let request = explanation.exchange.request();
    let line = match engine_error(explanation) {
        Some("CorsDisabledScheme")
            if blocked.reason != Reason::LocationSchemeNotHttp && is_by_fetch(request) =>
        {
            whole_line("CorsDisabledScheme", explanation, blocked)
        }
        Some(id) if Wording::find(LINES, id).is_some() && id != "CorsDisabledScheme" => {
            whole_line(id, explanation, blocked)
        }
        Some(id) => access(id, explanation, blocked),
        None => nameless(explanation, blocked),
    };
    line.into_iter().collect()
}

/// A failure that the DevTools Protocol has no name for.
fn nameless(explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> Option<String> {
    let exchange = explanation.exchange;
    let scheme = |hop| exchange.url_at(hop).map_or("", |url| url.scheme());
    match blocked.reason {
        Reason::CrossOriginInSameOriginMode => whole_line("UnsafeAttempt", explanation, blocked),
        Reason::SchemeNotHttp | Reason::UrlNotFetchable
            if blocked.at.hop == 0 && scheme(0) == "file" =>
        {
            whole_line("LocalResource", explanation, blocked)
        }
        Reason::LocationSchemeNotHttp => match scheme(blocked.at.hop.saturating_add(1)) {
            "view-source" => whole_line("LocalResource", explanation, blocked),
            // Its network layer refuses these by itself.
            "about" | "blob" | "chrome-extension" | "data" | "file" | "filesystem" => None,
            _ if leaves_in_same_origin_mode(explanation, blocked) => {
                whole_line("UnsafeAttempt", explanation, blocked)
            }
            _ => None,
        },
        // Where it leads to is looked at before what it carries.
        Reason::RedirectHasCredentials if leaves_in_same_origin_mode(explanation, blocked) => {
            whole_line("UnsafeAttempt", explanation, blocked)
        }
        _ => None,
    }
}

fn leaves_in_same_origin_mode(explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> bool {
    let exchange = explanation.exchange;
    let next = exchange.url_at(blocked.at.hop.saturating_add(1));
    let leaves = next.is_some_and(|url| !url.origin().is_same_origin(exchange.page_origin()));
    leaves && exchange.request().mode == Mode::SameOrigin
}

/// A line of [`LINES`].
fn whole_line(id: &str, explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> Option<String> {
    let exchange = explanation.exchange;
    let url = match blocked.reason {
        Reason::RedirectHasCredentials => shown_location(exchange, blocked.at),
        _ => failed_url(explanation, blocked),
    };
    let origin = exchange.page_origin().serialization();
    let holes = [
        ("url", url.as_str()),
        ("origin", origin),
        ("page", &format!("{origin}/")),
        ("scheme", url::scheme(&url)),
    ];
    Some(fill(Wording::find(LINES, id)?.text, &holes))
}

/// A line about access, with the detail of this id.
fn access(id: &str, explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> Option<String> {
    let exchange = explanation.exchange;
    let request = exchange.request();
    let bare = id.strip_prefix("Preflight");
    let wording = Wording::find(DETAILS, bare.unwrap_or(id))?;
    let saw = match blocked.reason {
        // What it means to show gets lost on the way.
        Reason::RedirectHasCredentials => String::new(),
        Reason::HeaderNotAllowed | Reason::AuthorizationNotAllowed => {
            escape(first_header_not_allowed(explanation, blocked.at.hop).unwrap_or_default())
        }
        _ => escape(&bytes(blocked.saw)),
    };
    let holes = [
        ("value", saw.as_str()),
        ("method", &saw),
        ("header", &saw),
        ("schemes", CORS_ENABLED_SCHEMES),
    ];
    let suffix = match wording.id {
        "MultipleAllowOriginValues" | "InvalidAllowOriginValue" | "AllowOriginMismatch"
            if is_by_fetch(request) =>
        {
            SEND_A_VALID_VALUE
        }
        "WildcardOriginNotAllowed" | "InvalidAllowCredentials" if request.is_xml_http_request() => {
            CONTROLLED_BY_ATTRIBUTE
        }
        _ => "",
    };
    let mut detail = String::from(bare.map_or("", |_| OF_PREFLIGHT));
    detail.push_str(&fill(wording.text, &holes));
    detail.push_str(suffix);
    let (first, url) = (shown_url(exchange, 0), failed_url(explanation, blocked));
    let template = if first == url { ACCESS } else { ACCESS_REDIRECTED };
    let origin = exchange.page_origin().serialization();
    Some(fill(
        template,
        &[
            ("kind", kind(request)),
            ("url", &url),
            ("first", &first),
            ("origin", origin),
            ("detail", &detail),
        ],
    ))
}

/// The URL at which the request was: a redirect that is refused for its scheme counts as followed.
fn failed_url(explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> String {
    match blocked.reason {
        Reason::LocationSchemeNotHttp => shown_location(explanation.exchange, blocked.at),
        _ => shown_url(explanation.exchange, blocked.at.hop),
    }
}

pub(super) fn is_by_fetch(request: &Request) -> bool {
    !request.is_xml_http_request() && request.api == Api::Fetch
}

/// What it calls the thing that was asked for: `Resource::ResourceTypeToString`.
fn kind(request: &Request) -> &'static str {
    if request.is_xml_http_request() {
        return "XMLHttpRequest";
    }
    match request.api {
        Api::Fetch => "fetch",
        Api::Xhr => "XMLHttpRequest",
        Api::Beacon | Api::EventSource => "resource",
        Api::Img => "image",
        Api::Media => "video",
        Api::Script => "script",
        Api::Style => "CSS stylesheet",
        Api::Font => "font",
        Api::Preload => "link element resource",
    }
}

/// The header that is named: the first one refused, in the order of its own table.
fn first_header_not_allowed<'a>(explanation: &Explanation<'a>, hop: u8) -> Option<&'a [u8]> {
    let exchange = explanation.exchange;
    let request = explanation.sent.last()?.request;
    let allowed = &exchange.preflight_at(hop)?.allow_headers;
    let wildcard = allowed.has_wildcard() && !request.includes_credentials();
    // Sorted, as the standard has it.
    let is_unsafe: Vec<&[u8]> = request.cors_unsafe_request_header_names().collect();
    let is_refused = |name: &[u8]| {
        is_unsafe.binary_search(&name).is_ok() && !allowed.contains(name) && !wildcard
    };
    let transport = match exchange.url_at(0)?.scheme() {
        "https" => Transport::Secure,
        _ => Transport::Insecure,
    };
    let names =
        exchange.author.list(explanation.rules).sorted().map(|header| header.lower.as_slice());
    table_order(names, transport).into_iter().find(|name| is_refused(name))
}

/// Printable ASCII as it is, everything else as `\uXXXX`.
fn escape(bytes: &[u8]) -> String {
    let mut escaped = String::with_capacity(bytes.len());
    for &byte in bytes {
        match byte {
            b' '..=b'~' => escaped.push(char::from(byte)),
            _ => escaped.push_str(&format!("\\u{byte:04X}")),
        }
    }
    escaped
}
