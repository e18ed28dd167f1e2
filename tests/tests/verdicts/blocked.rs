//! One line for each way to be blocked.

use corsplain::Leg::{self, Preflight, Request, Response};
use corsplain::scenario::{Api, Credentials, Mode, Redirect};
use corsplain::{Engine, Reason};
use corsplain_tests::build::{AGREED, Build, get};

/// Each reason at least once: the hop, the leg, and an exchange that it blocks.
#[rustfmt::skip]
pub fn blocked() -> Vec<(Reason, u8, Leg, Build)> {
    let include = || get().credentials(Credentials::Include);
    let no_cors = || get().mode(Mode::NoCors);
    let put = || get().method("PUT");
    let own = || get().to("/x");
    let redirected = |location: &str| get().answer(302, &format!("{AGREED}\nLocation: {location}"));
    let both =
        "Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true";
    vec![
        // The call throws.
        (Reason::NotAByteString, 0, Request, get().with("X-A", "\u{100}")),
        (Reason::NotAByteString, 0, Request, get().with("\u{20ac}", "1")),
        (Reason::NotAByteString, 0, Request, get().method("G\u{116}T")),
        (Reason::UrlNotParsable, 0, Request, get().to("http://[")),
        (Reason::UrlHasCredentials, 0, Request, get().to("https://user@api.example/")),
        (Reason::UrlHasCredentials, 0, Request, get().to("https://:pw@api.example/")),
        (Reason::MethodNotAToken, 0, Request, get().method("G ET")),
        (Reason::MethodNotAToken, 0, Request, get().method("")),
        (Reason::MethodForbidden, 0, Request, get().method("tRaCe")),
        (Reason::NoCorsMethodNotSafelisted, 0, Request, no_cors().method("PUT")),
        (Reason::HeaderNameInvalid, 0, Request, get().with("X A", "1")),
        (Reason::HeaderNameInvalid, 0, Request, get().with("", "1")),
        (Reason::HeaderValueInvalid, 0, Request, get().with("X-A", "a\0b")),
        (Reason::GetOrHeadWithBody, 0, Request, get().body("")),
        // Nothing is sent.
        (Reason::PortBlocked, 0, Request, get().to("http://api.example:25/")),
        (Reason::PortBlocked, 1, Request, redirected("https://api.example:6667/")),
        (Reason::MixedContent, 0, Request, get().to("http://api.example/")),
        (Reason::MixedContent, 0, Request, get().to("http://192.168.0.1/").api(Api::Img)),
        (Reason::MixedContent, 0, Request, get().to("http://127.0.0.1.example/")),
        (Reason::MixedContent, 1, Request, redirected("http://api.example/y")),
        (Reason::ContentSecurityPolicy, 0, Request, get().csp("connect-src 'self'")),
        (Reason::ContentSecurityPolicy, 0, Request, get().to("http://api.example/").csp("connect-src 'self'")),
        (Reason::ContentSecurityPolicy, 0, Request, get().csp("default-src *; connect-src, default-src *")),
        (Reason::ContentSecurityPolicy, 0, Request, get().csp("default-src https://api.example/x/")),
        (Reason::ContentSecurityPolicy, 0, Request, get().to("data:,x").csp("connect-src *")),
        (Reason::ContentSecurityPolicy, 1, Request, redirected("https://cdn.example/x").csp("connect-src https://api.example")),
        (Reason::CrossOriginInSameOriginMode, 0, Request, get().mode(Mode::SameOrigin)),
        (Reason::NoCorsRedirectModeNotFollow, 0, Request, no_cors().redirect(Redirect::Manual)),
        (Reason::SchemeNotHttp, 0, Request, get().to("localhost:3000/api")),
        (Reason::SchemeNotHttp, 0, Request, get().to("blob:https://other.example/1")),
        (Reason::SchemeNotHttp, 0, Request, get().to("about:blank")),
        (Reason::UrlNotFetchable, 0, Request, get().to("data:text/plain")),
        (Reason::UrlNotFetchable, 0, Request, get().method("POST").to("blob:https://app.example/1")),
        // The CORS check.
        (Reason::NoAnswer, 0, Response, get().answer(0, "")),
        (Reason::NoAnswer, 0, Preflight, put().preflight(0, "")),
        (Reason::AllowOriginMissing, 0, Response, get().answer(200, "")),
        (Reason::AllowOriginMissing, 0, Preflight, put().preflight(401, "")),
        (Reason::AllowOriginMissing, 0, Response, get().answer(301, "Location: /y").answer(200, AGREED)),
        (Reason::AllowOriginMultiple, 0, Response, get().answer(200, &format!("{AGREED}\n{AGREED}"))),
        (Reason::AllowOriginMultiple, 0, Response, get().answer(200, "Access-Control-Allow-Origin: https://app.example, *")),
        (Reason::AllowOriginWildcardWithCredentials, 0, Response, include().answer(200, AGREED)),
        (Reason::AllowOriginInvalid, 0, Response, get().answer(200, "Access-Control-Allow-Origin: app.example")),
        (Reason::AllowOriginInvalid, 0, Response, get().answer(200, "Access-Control-Allow-Origin:")),
        (Reason::AllowOriginMismatch, 0, Response, get().answer(200, "Access-Control-Allow-Origin: https://app.example/")),
        (Reason::AllowOriginMismatch, 0, Response, get().answer(200, "Access-Control-Allow-Origin: https://app.example:443")),
        (Reason::AllowOriginMismatch, 0, Response, get().answer(200, "Access-Control-Allow-Origin: HTTPS://APP.EXAMPLE")),
        (Reason::AllowOriginMismatch, 0, Response, get().answer(200, "Access-Control-Allow-Origin: null")),
        (Reason::AllowOriginMismatch, 1, Response, redirected("https://cdn.example/").answer(200, both)),
        (Reason::AllowCredentialsMissing, 0, Response, include().answer(200, "Access-Control-Allow-Origin: https://app.example")),
        (Reason::AllowCredentialsNotTrue, 0, Response, include().answer(200, &both.replace("true", "True"))),
        (Reason::AllowCredentialsNotTrue, 0, Response, include().answer(200, &format!("{both}\nAccess-Control-Allow-Credentials: true"))),
        // The preflight.
        (Reason::PreflightRedirected, 0, Preflight, put().preflight(308, &format!("{AGREED}\nLocation: /y"))),
        (Reason::PreflightStatusNotOk, 0, Preflight, put().preflight(404, AGREED)),
        (Reason::PreflightStatusNotOk, 0, Preflight, put().preflight(304, AGREED)),
        (Reason::AllowMethodsInvalid, 0, Preflight, put().preflight(204, &format!("{AGREED}\nAccess-Control-Allow-Methods: PUT DELETE"))),
        (Reason::AllowHeadersInvalid, 0, Preflight, put().preflight(204, &format!("{AGREED}\nAccess-Control-Allow-Headers: a;b"))),
        (Reason::MethodNotAllowed, 0, Preflight, put().preflight(204, AGREED)),
        (Reason::MethodNotAllowed, 0, Preflight, put().preflight(204, &format!("{AGREED}\nAccess-Control-Allow-Methods: put"))),
        (Reason::MethodNotAllowed, 0, Preflight, include().method("PUT").preflight(204, &format!("{both}\nAccess-Control-Allow-Methods: *"))),
        (Reason::AuthorizationNotAllowed, 0, Preflight, get().with("Authorization", "Bearer 1").preflight(204, &format!("{AGREED}\nAccess-Control-Allow-Headers: *"))),
        (Reason::HeaderNotAllowed, 0, Preflight, get().with("X-A", "1").preflight(204, &format!("{AGREED}\nAccess-Control-Allow-Headers: x-b"))),
        (Reason::HeaderNotAllowed, 0, Preflight, include().with("X-A", "1").preflight(204, &format!("{both}\nAccess-Control-Allow-Headers: *"))),
        (Reason::HeaderNotAllowed, 1, Preflight, own().with("X-A", "1").answer(307, "Location: https://api.example/").preflight(200, AGREED)),
        // After the answer.
        (Reason::ResourcePolicyBlocks, 0, Response, no_cors().answer(200, "Cross-Origin-Resource-Policy: same-origin")),
        (Reason::RedirectModeError, 0, Response, own().redirect(Redirect::Error).answer(302, "Location: /y")),
        (Reason::LocationRepeated, 0, Response, own().answer(302, "Location: /y\nLocation: /y")),
        (Reason::LocationNotParsable, 0, Response, own().answer(302, "Location: http://[")),
        (Reason::LocationSchemeNotHttp, 0, Response, own().answer(302, "Location: data:,x")),
        (Reason::TooManyRedirects, 20, Response, (0..21).fold(own(), |own, _| own.answer(302, "Location: /x"))),
        (Reason::RedirectHasCredentials, 0, Response, own().answer(302, "Location: https://user@api.example/")),
        (Reason::RedirectHasCredentials, 0, Response, redirected("https://:pw@app.example/")),
    ]
}

/// What the standard lets through and a browser does not.
#[rustfmt::skip]
pub fn blocked_by_browsers() -> Vec<(Engine, Reason, u8, Leg, Build)> {
    vec![
        (Engine::Chromium, Reason::AnswerMalformed, 0, Response, get().answer(200, &format!("{AGREED}\nLocation: /y\nLocation: /z"))),
        (Engine::Firefox, Reason::LocationSchemeNotHttp, 0, Response, get().answer(302, "Location: data:,x")),
        (Engine::WebKit, Reason::MixedContent, 0, Request, get().to("http://localhost:3000/").answer(200, AGREED)),
        (Engine::Chromium, Reason::HeaderRefused, 0, Request, get().with("Available-Dictionary", ":a:").answer(200, AGREED)),
    ]
}
