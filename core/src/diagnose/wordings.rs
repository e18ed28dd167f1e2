//! Wordings that are no longer printed, or that are not about CORS at all.
//!
//! Old Chromium: `content/common/cors` and `WebCore/loader/CrossOriginAccessControl.cpp` of their time
//! (2013 to 2018); old Firefox: `security.properties` since version 36; the titles of the Issues
//! panel: DevTools' `models/issues_manager/descriptions/cors*.md`.

use crate::console::Wording;
use crate::engine::Engine;
use crate::reason::Reason;

/// Details of Chromium's, newest first.
pub(super) const OLD_CHROMIUM: &[Wording] = &[
    old(
        "Request header field {header} is not allowed by Access-Control-Allow-Headers.",
        &[Reason::HeaderNotAllowed, Reason::AuthorizationNotAllowed],
    ),
    old(
        "Method {method} is not allowed by Access-Control-Allow-Methods.",
        &[Reason::MethodNotAllowed],
    ),
    old(
        "Response for preflight has invalid HTTP status code {status}",
        &[Reason::PreflightStatusNotOk],
    ),
    old("Invalid HTTP status code {status}", &[Reason::PreflightStatusNotOk]),
    old("Response for preflight is invalid (redirect)", &[Reason::PreflightRedirected]),
    old(
        "which is disallowed for cross-origin requests that require preflight",
        &[Reason::PreflightRedirected],
    ),
    old(
        "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.",
        &[Reason::AllowOriginWildcardWithCredentials],
    ),
    old(
        "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
        &[Reason::AllowOriginWildcardWithCredentials],
    ),
    old(
        "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{value}'. It must be 'true' to allow credentials.",
        &[Reason::AllowCredentialsMissing, Reason::AllowCredentialsNotTrue],
    ),
    old(
        "Credentials flag is true, but Access-Control-Allow-Credentials is not \"true\".",
        &[Reason::AllowCredentialsMissing, Reason::AllowCredentialsNotTrue],
    ),
    old(
        "The 'Access-Control-Allow-Origin' whitelists only '{value}'.",
        &[Reason::AllowOriginMismatch],
    ),
    old(
        "is not allowed by Access-Control-Allow-Origin.",
        &[
            Reason::AllowOriginMissing,
            Reason::AllowOriginMismatch,
            Reason::AllowOriginInvalid,
            Reason::AllowOriginMultiple,
        ],
    ),
    old(
        "containing userinfo, which is disallowed for cross-origin requests",
        &[Reason::RedirectHasCredentials],
    ),
    old("has a disallowed scheme for cross-origin requests", &[Reason::LocationSchemeNotHttp]),
    old(
        "which has a disallowed scheme for cross-origin requests",
        &[Reason::LocationSchemeNotHttp],
    ),
    old(
        "Cross origin requests are only supported for HTTP.",
        &[Reason::SchemeNotHttp, Reason::UrlNotFetchable, Reason::LocationSchemeNotHttp],
    ),
    old(
        "Cross origin requests are only supported for protocol schemes:",
        &[Reason::SchemeNotHttp, Reason::UrlNotFetchable, Reason::LocationSchemeNotHttp],
    ),
    old(
        "Cross origin requests are not allowed by request mode.",
        &[Reason::CrossOriginInSameOriginMode],
    ),
    old("The response is invalid.", &[Reason::NoAnswer, Reason::AnswerMalformed]),
];

/// Firefox's reasons without what stands behind them today.
pub(super) const OLD_FIREFOX: &[Wording] = &[
    old("CORS header 'Access-Control-Allow-Origin' missing", &[Reason::AllowOriginMissing]),
    old(
        "CORS request did not succeed",
        &[
            Reason::NoAnswer,
            Reason::AnswerMalformed,
            Reason::LocationRepeated,
            Reason::LocationNotParsable,
            Reason::LocationSchemeNotHttp,
            Reason::TooManyRedirects,
            Reason::RedirectHasCredentials,
        ],
    ),
    old(
        "CORS request failed",
        &[Reason::NoAnswer, Reason::AnswerMalformed, Reason::TooManyRedirects],
    ),
    old(
        "CORS preflight response did not succeed",
        &[Reason::PreflightStatusNotOk, Reason::PreflightRedirected],
    ),
    old(
        "CORS preflight channel did not succeed",
        &[Reason::PreflightStatusNotOk, Reason::PreflightRedirected, Reason::NoAnswer],
    ),
    old(
        "missing token '{header}' in CORS header 'Access-Control-Allow-Headers' from CORS preflight channel",
        &[Reason::HeaderNotAllowed, Reason::AuthorizationNotAllowed],
    ),
];

/// WebKit's without the status, until 2019.
pub(super) const OLD_WEBKIT: &[Wording] = &[
    old(
        "Origin {origin} is not allowed by Access-Control-Allow-Origin.",
        &[
            Reason::AllowOriginMissing,
            Reason::AllowOriginMismatch,
            Reason::AllowOriginInvalid,
            Reason::AllowOriginMultiple,
        ],
    ),
    old(
        "Preflight response is not successful",
        &[Reason::PreflightStatusNotOk, Reason::PreflightRedirected],
    ),
];

/// Titles and summaries of Chromium's Issues panel.
pub(super) const ISSUES: &[Wording] = &[
    old(
        "Ensure CORS response header values are valid",
        &[
            Reason::AllowOriginMissing,
            Reason::AllowOriginMultiple,
            Reason::AllowOriginInvalid,
            Reason::AllowMethodsInvalid,
            Reason::AllowHeadersInvalid,
        ],
    ),
    old(
        "Ensure CORS requesting origin matches resource's allowed origin",
        &[Reason::AllowOriginMismatch],
    ),
    old(
        "Ensure credentialed requests are not sent to CORS resources with origin wildcards",
        &[Reason::AllowOriginWildcardWithCredentials],
    ),
    old(
        "Ensure CORS requests include credentials only when allowed",
        &[Reason::AllowCredentialsMissing, Reason::AllowCredentialsNotTrue],
    ),
    old(
        "Ensure preflight responses are valid",
        &[Reason::PreflightStatusNotOk, Reason::PreflightRedirected],
    ),
    old(
        "Ensure CORS request includes only allowed headers",
        &[Reason::HeaderNotAllowed, Reason::AuthorizationNotAllowed],
    ),
    old("Ensure CORS request uses allowed method", &[Reason::MethodNotAllowed]),
    old(
        "Ensure only same-origin resources are fetched with same-origin request mode",
        &[Reason::CrossOriginInSameOriginMode],
    ),
    old(
        "Ensure CORS requests are made on supported schemes",
        &[Reason::SchemeNotHttp, Reason::LocationSchemeNotHttp],
    ),
    old(
        "Ensure CORS requests are not redirected to URLs containing credentials",
        &[Reason::RedirectHasCredentials],
    ),
    old(
        "Ensure no-cors requests configure redirect mode follow",
        &[Reason::NoCorsRedirectModeNotFollow],
    ),
];

const fn old(text: &'static str, reasons: &'static [Reason]) -> Wording {
    Wording { id: "", text, reasons }
}

/// A line that is not about CORS: how it reads, and what it is about.
pub(super) struct Outside {
    pub text: &'static str,
    pub code: &'static str,
    /// Who alone prints it, where more lines of the same failure follow.
    pub engine: Option<Engine>,
}

/// The first that fits counts; what says more stands before what says less.
pub(super) const OUTSIDE: &[Outside] = &[
    outside(
        "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {kind} '{url}'",
        MIXED,
    ),
    of(Engine::Firefox, "Blocked loading mixed active content “{url}”", MIXED),
    outside("Blocked loading mixed display content “{url}”", MIXED),
    of(
        Engine::WebKit,
        "The page at {page} requested insecure content from {url}. This content was blocked",
        MIXED,
    ),
    outside("The page at {page} was not allowed to run insecure content from {url}.", MIXED),
    outside("The page at {page} was not allowed to display insecure content from {url}.", MIXED),
    outside("Refused to connect to '{url}' because it violates", CSP),
    outside("Refused to connect to {url} because it", CSP),
    outside("Refused to connect because it violates the document's Content Security Policy", CSP),
    outside("Refused to load the {kind} '{url}' because it violates", CSP),
    outside("Refused to load {url} because it", CSP),
    outside("Connecting to '{url}' violates the following Content Security Policy directive", CSP),
    outside("Loading media from '{url}' violates the following Content Security Policy", CSP),
    outside(
        "Loading the {kind} '{url}' violates the following Content Security Policy directive",
        CSP,
    ),
    outside(
        "The page’s settings blocked the loading of a resource ({kind}) at {url} because it violates",
        CSP,
    ),
    outside("The page’s settings blocked the loading of a resource at {url} (", CSP),
    outside("The page’s settings blocked a script ({kind}) at {url} from being executed", CSP),
    outside("The page’s settings blocked a style ({kind}) at {url} from being applied", CSP),
    outside("violates the following Content Security Policy directive", CSP),
    outside("Blocked by Content Security Policy", CSP),
    outside(
        "The request client is not a secure context and the resource is in more-private address space",
        LNA,
    ),
    outside("Permission was denied for this request to access the `{kind}` address space", LNA),
    outside("Unable to ask for permission to access the", LNA),
    outside("Request had a target IP address space of", LNA),
    outside("Request had no target IP address space", LNA),
    outside("'Access-Control-Allow-Private-Network' header", LNA),
    outside("header was present in the preflight response for this private network request", LNA),
    outside("Ensure private network requests are", LNA),
    outside("Ensure local network requests are compatible with", LNA),
    outside(
        "The resource at “{url}” was blocked due to its Cross-Origin-Resource-Policy header",
        CORP,
    ),
    outside(
        "Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy",
        CORP,
    ),
    outside("net::ERR_BLOCKED_BY_RESPONSE", CORP),
    outside(
        "Cross-Origin Read Blocking (CORB) blocked cross-origin response {url} with MIME type",
        ORB,
    ),
    outside("net::ERR_BLOCKED_BY_ORB", ORB),
    outside("OpaqueResponseBlocking", ORB),
    outside("net::ERR_BLOCKED_BY_CLIENT", BLOCKED_BY_CLIENT),
    outside("net::ERR_BLOCKED_BY_ADMINISTRATOR", BLOCKED_BY_CLIENT),
    outside("Blocked by content extension", BLOCKED_BY_CLIENT),
    outside("Blocked by content blocker", BLOCKED_BY_CLIENT),
    outside("Content blocker prevented frame", BLOCKED_BY_CLIENT),
    outside("in a frame because it set 'X-Frame-Options'", FRAME),
    outside("Blocked a frame with origin", FRAME),
    outside("anvas has been tainted by cross-origin data", CANVAS),
    outside("Tainted canvases may not be exported", CANVAS),
    outside("has been rejected because it is in a cross-site context", COOKIE),
    outside("cross-site cookies", COOKIE),
    outside("third-party cookie", COOKIE),
    outside("This attempt to set a cookie via a Set-Cookie header was blocked", COOKIE),
    outside("“SameSite” attribute", COOKIE),
    outside("net::ERR_FAILED", NO_INFORMATION),
    outside("net::ERR_", NETWORK),
    outside("Could not connect to the server", NETWORK),
    outside("A server with the specified hostname could not be found", NETWORK),
    outside("The network connection was lost", NETWORK),
    outside("Failed to fetch", NO_INFORMATION),
    outside("NetworkError when attempting to fetch resource", NO_INFORMATION),
    outside("NetworkError: A network error occurred", NO_INFORMATION),
    outside("Network request failed", NO_INFORMATION),
    outside("AxiosError: Network Error", NO_INFORMATION),
    outside("Error: Network Error", NO_INFORMATION),
    outside("Load failed", NO_INFORMATION),
    outside("error loading dynamically imported module", NO_INFORMATION),
    outside("Importing a module script failed", NO_INFORMATION),
];

const fn outside(text: &'static str, code: &'static str) -> Outside {
    Outside { text, code, engine: None }
}

const fn of(engine: Engine, text: &'static str, code: &'static str) -> Outside {
    Outside { text, code, engine: Some(engine) }
}

pub(super) const MIXED: &str = "mixed-content";
pub(super) const CSP: &str = "content-security-policy";
pub(super) const LNA: &str = "local-network-access";
pub(super) const CORP: &str = "cross-origin-resource-policy";
pub(super) const ORB: &str = "opaque-response-blocking";
pub(super) const BLOCKED_BY_CLIENT: &str = "blocked-by-client";
pub(super) const FRAME: &str = "frame-access";
pub(super) const CANVAS: &str = "tainted-canvas";
pub(super) const COOKIE: &str = "cookie";
pub(super) const NETWORK: &str = "network-failure";
pub(super) const NO_INFORMATION: &str = "no-information";
pub(super) const UNKNOWN: &str = "unknown-wording";
