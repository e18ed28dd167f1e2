//! What each engine calls a failure.

use crate::cors_check::is_exact_allow_origin;
use crate::engine::Engine;
use crate::explain::Explanation;
use crate::reason::Reason;
use crate::redirect::is_refused_by_network_layer;
use crate::request::Tainting;
use crate::scenario::{Mode, Redirect};
use crate::verdict::{Blocked, Leg, Saw, Verdict};

/// The engine's own id for why the exchange was blocked: Chromium's `CorsError` of the DevTools
/// Protocol, Firefox's console category without trailing digits. `None` where it has none.
pub(crate) fn engine_error(explanation: &Explanation<'_>) -> Option<&'static str> {
    let Verdict::NetworkError(blocked) = &explanation.verdict else { return None };
    match explanation.engine {
        Engine::Chromium => chromium(explanation, blocked),
        Engine::Firefox => firefox(explanation, blocked),
        Engine::Fetch | Engine::WebKit => None,
    }
}

/// <https://chromedevtools.github.io/devtools-protocol/tot/Network/#type-CorsError>
fn chromium(explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> Option<&'static str> {
    let preflight = blocked.at.leg == Leg::Preflight;
    let by_leg =
        |of_preflight, of_response| Some(if preflight { of_preflight } else { of_response });
    match blocked.reason {
        Reason::AllowOriginMissing => {
            by_leg("PreflightMissingAllowOriginHeader", "MissingAllowOriginHeader")
        }
        Reason::AllowOriginMultiple => {
            by_leg("PreflightMultipleAllowOriginValues", "MultipleAllowOriginValues")
        }
        Reason::AllowOriginWildcardWithCredentials => {
            by_leg("PreflightWildcardOriginNotAllowed", "WildcardOriginNotAllowed")
        }
        Reason::AllowOriginInvalid => {
            by_leg("PreflightInvalidAllowOriginValue", "InvalidAllowOriginValue")
        }
        Reason::AllowOriginMismatch => {
            by_leg("PreflightAllowOriginMismatch", "AllowOriginMismatch")
        }
        Reason::AllowCredentialsMissing | Reason::AllowCredentialsNotTrue => {
            by_leg("PreflightInvalidAllowCredentials", "InvalidAllowCredentials")
        }
        Reason::PreflightRedirected => Some("PreflightDisallowedRedirect"),
        Reason::PreflightStatusNotOk => Some("PreflightInvalidStatus"),
        Reason::AllowMethodsInvalid => Some("InvalidAllowMethodsPreflightResponse"),
        Reason::AllowHeadersInvalid => Some("InvalidAllowHeadersPreflightResponse"),
        Reason::MethodNotAllowed => Some("MethodDisallowedByPreflightResponse"),
        Reason::AuthorizationNotAllowed | Reason::HeaderNotAllowed => {
            Some("HeaderDisallowedByPreflightResponse")
        }
        Reason::CrossOriginInSameOriginMode if blocked.at.hop == 0 => Some("DisallowedByMode"),
        Reason::NoCorsRedirectModeNotFollow => Some("NoCorsRedirectModeNotFollow"),
        // Its loader of files refuses by itself.
        Reason::SchemeNotHttp if scheme(explanation) != "file" => Some("CorsDisabledScheme"),
        Reason::UrlNotFetchable
            if is_no_cors(explanation)
                && !matches!(scheme(explanation), "blob" | "data" | "file") =>
        {
            Some("CorsDisabledScheme")
        }
        Reason::LocationSchemeNotHttp if is_cors_disabled_scheme(explanation) => {
            Some("CorsDisabledScheme")
        }
        Reason::RedirectHasCredentials if is_cors_redirect(explanation) => {
            Some("RedirectContainsCredentials")
        }
        _ => None,
    }
}

/// Firefox's `nsCORSListenerProxy.cpp` and `security.properties`.
fn firefox(explanation: &Explanation<'_>, blocked: &Blocked<'_>) -> Option<&'static str> {
    match blocked.reason {
        Reason::AllowOriginMissing => Some("CORSMissingAllowOrigin"),
        Reason::AllowOriginMultiple if has_several_lines(blocked) => {
            Some("CORSMultipleAllowOriginNotAllowed")
        }
        Reason::AllowOriginWildcardWithCredentials => Some("CORSNotSupportingCredentials"),
        Reason::AllowOriginMultiple | Reason::AllowOriginInvalid | Reason::AllowOriginMismatch => {
            Some("CORSAllowOriginNotMatchingOrigin")
        }
        Reason::AllowCredentialsMissing | Reason::AllowCredentialsNotTrue => {
            Some("CORSMissingAllowCredentials")
        }
        Reason::PreflightRedirected => Some(firefox_preflight_redirect(explanation)),
        Reason::PreflightStatusNotOk => Some("CORSPreflightDidNotSucceed"),
        Reason::AllowMethodsInvalid => Some("CORSInvalidAllowMethod"),
        Reason::AllowHeadersInvalid => Some("CORSInvalidAllowHeader"),
        Reason::MethodNotAllowed => Some("CORSMethodNotFound"),
        Reason::AuthorizationNotAllowed | Reason::HeaderNotAllowed => {
            Some("CORSMissingAllowHeaderFromPreflight")
        }
        Reason::MixedContent => Some("Mixed Content Blocker"),
        Reason::ContentSecurityPolicy => Some("CSP_CSPGenericViolation"),
        Reason::CrossOriginInSameOriginMode
            if blocked.at.hop == 0
                && matches!(scheme(explanation), "chrome" | "javascript" | "ws" | "wss") =>
        {
            None
        }
        Reason::CrossOriginInSameOriginMode => Some("SOP"),
        Reason::SchemeNotHttp | Reason::UrlNotFetchable
            if matches!(scheme(explanation), "file" | "view-source") =>
        {
            Some("SOP")
        }
        Reason::SchemeNotHttp if !matches!(scheme(explanation), "chrome" | "ws" | "wss") => {
            Some("CORSRequestNotHttp")
        }
        Reason::NoAnswer
        | Reason::AnswerMalformed
        | Reason::LocationRepeated
        | Reason::LocationNotParsable
        | Reason::TooManyRedirects
            if is_cross_origin(explanation) =>
        {
            Some("CORSDidNotSucceed")
        }
        Reason::RedirectHasCredentials => Some("CORSDidNotSucceed"),
        Reason::LocationSchemeNotHttp => firefox_scheme(explanation),
        _ => None,
    }
}

/// A preflight follows redirects as the request itself would, and fails at the first.
fn firefox_preflight_redirect(explanation: &Explanation<'_>) -> &'static str {
    let location = explanation.last_answer().and_then(|answer| answer.location.url());
    if explanation.exchange.request().redirect != Redirect::Follow {
        "CORSPreflightDidNotSucceed"
    } else if location.is_some_and(|url| !url.is_http() || url.includes_credentials()) {
        "CORSDidNotSucceed"
    } else {
        "CORSExternalRedirectNotAllowed"
    }
}

/// Whether the redirect fails by HTTP-redirect fetch 9 or 10, and not for another reason of the
/// engine's own. <https://fetch.spec.whatwg.org/#concept-http-redirect-fetch>
fn is_cors_redirect(explanation: &Explanation<'_>) -> bool {
    let Some(request) = explanation.sent.last().map(|sent| &sent.request) else { return false };
    let location = explanation.last_answer().and_then(|answer| answer.location.url());
    let own = location.is_some_and(|url| url.origin().is_same_origin(request.origin()));
    request.exchange.request().mode == Mode::Cors && (request.tainting == Tainting::Cors || !own)
}

/// Firefox counts the lines whose name is written in exactly this way.
fn has_several_lines(blocked: &Blocked<'_>) -> bool {
    let Saw::Lines(headers, _) = blocked.saw else { return false };
    let exact = headers.headers().iter().filter(|header| is_exact_allow_origin(&header.name));
    exact.count() > 1
}

/// Whether the redirect leads to a scheme that Chromium names: not those that its network layer
/// refuses before.
fn is_cors_disabled_scheme(explanation: &Explanation<'_>) -> bool {
    let location = explanation.last_answer().and_then(|answer| answer.location.url());
    let refused_before = location.is_some_and(|url| {
        matches!(
            url.scheme(),
            "about" | "blob" | "chrome-extension" | "data" | "file" | "filesystem" | "view-source"
        )
    });
    explanation.exchange.request().mode == Mode::Cors && !refused_before
}

fn is_cross_origin(explanation: &Explanation<'_>) -> bool {
    explanation.sent.last().is_some_and(|sent| sent.request.tainting == Tainting::Cors)
}

/// What Firefox says of a redirect to this scheme: some are refused by its network layer, some by
/// its content security checks, and the rest by CORS.
fn firefox_scheme(explanation: &Explanation<'_>) -> Option<&'static str> {
    let location = explanation.last_answer().and_then(|answer| answer.location.url())?;
    let own = location.origin().is_same_origin(explanation.exchange.page_origin());
    let cross = is_cross_origin(explanation);
    if is_refused_by_network_layer(location) {
        return cross.then_some("CORSDidNotSucceed");
    }
    match (location.scheme(), explanation.exchange.request().mode) {
        ("blob", Mode::Cors | Mode::SameOrigin) if own && !cross => None,
        ("blob" | "file" | "view-source", _) | (_, Mode::SameOrigin) => Some("SOP"),
        (_, Mode::Cors) => Some("CORSRequestNotHttp"),
        (_, Mode::NoCors | Mode::Navigate) => None,
    }
}

/// The scheme of the request's own URL.
fn scheme<'a>(explanation: &Explanation<'a>) -> &'a str {
    explanation.exchange.url_at(0).map_or("", |url| url.scheme())
}

fn is_no_cors(explanation: &Explanation<'_>) -> bool {
    explanation.exchange.request().mode == Mode::NoCors
}
