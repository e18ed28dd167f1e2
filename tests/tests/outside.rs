//! "This is not CORS": each code with exchanges that show it, and others that nearly do.

use corsplain::outside::{CODES, QUESTIONS, outside, outside_in_text, questions, where_to_copy};
use corsplain::scenario::{Api, Credentials, Mode};
use corsplain::{Engine, explain};
use corsplain_tests::build::{AGREED, Build, get};
use corsplain_tests::corpus;
use std::collections::BTreeSet;

/// The code, an exchange that shows it with a part of its evidence, and one that nearly does.
#[rustfmt::skip]
fn cases() -> Vec<(&'static str, Build, &'static str, Build)> {
    let include = || get().credentials(Credentials::Include);
    let no_cors = || get().mode(Mode::NoCors);
    let put = || get().method("PUT");
    let img = || no_cors().api(Api::Img).credentials(Credentials::Include);
    let both = "Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true";
    let redirected = |to: &str| get().answer(302, &format!("{AGREED}\nLocation: {to}"));
    let html = "Content-Type: text/html; charset=utf-8";
    let sets = |cookie: &str| format!("{both}\nSet-Cookie: {cookie}");
    vec![
        ("scheme-missing", get().to("localhost:3000/api"), "takes `localhost` for the scheme", get().to("data:3000/api")),
        ("scheme-missing", get().to("api.other.example:8080/x?y=http"), "takes `api.other.example`", get().to("https://localhost:3000/api").answer(200, "")),
        ("scheme-missing", get().to("www.other.example/x").answer(404, ""), "below the page's own origin `https://app.example`", get().to("data.json").answer(404, "")),
        ("local-network-access", get().to("http://localhost:8080/x").answer(200, AGREED), "the user's own computer", get().page("http://localhost:3000").to("http://localhost:8080/x").answer(200, AGREED)),
        ("local-network-access", get().to("https://192.168.1.1/").answer(200, AGREED), "a computer of the local network", get().to("https://192.169.1.1/").answer(200, AGREED)),
        ("local-network-access", get().page("http://printer.local").to("http://[::1]/").answer(200, AGREED), "`http://[::1]/`", get().page("null").to("http://127.0.0.1/")),
        ("local-network-access", redirected("https://10.0.0.1/").answer(200, AGREED), "`https://10.0.0.1/`", get().to("https://10.example/").answer(200, AGREED)),
        ("redirect-to-login", redirected("https://sso.example/start?token=1"), "leads to `https://sso.example/start`.", redirected("https://api.example/")),
        ("redirect-to-login", get().answer(302, "Location: /Account/Login.aspx?ReturnUrl=x"), "status 302", get().answer(302, "Location: /blog/login-tips")),
        ("redirect-to-login", redirected("https://id.example/oauth2/authorize"), "status 302", put().preflight(301, "Location: https://id.example/oauth2/authorize")),
        ("preflight-refused-early", put().preflight(301, "Location: https://id.example/oauth2/authorize?x=secret"), "status 301, which leads to the login at `https://id.example/oauth2/authorize`.", put().preflight(301, "Location: https://id.example/authors")),
        ("preflight-refused-early", put().preflight(403, ""), "A CORS layer itself also says that", put().preflight(403, "Vary: Origin, Access-Control-Request-Method")),
        ("error-page-without-headers", get().answer(403, "Vary: Accept"), "status 403", get().answer(403, "Vary: Accept, origin")),
        ("redirect-to-login", redirected("https://login.example/").answer(200, ""), "`https://login.example/`", redirected("https://login.example/").answer(200, AGREED)),
        ("redirect-to-page", redirected("/start").answer(200, html), "`https://api.example/start`, which is HTML", redirected("/start").answer(200, "Content-Type: application/json")),
        ("preflight-refused-early", put().preflight(401, ""), "`OPTIONS` request got status 401", get().answer(401, "")),
        ("preflight-refused-early", put().preflight(405, AGREED), "status 405", put().preflight(500, "")),
        ("proxy-error-page", get().answer(413, &format!("{html}\nServer: nginx/1.26")), "its `Server` is `nginx/1.26`", get().answer(413, "Content-Type: application/json\nServer: nginx")),
        ("proxy-error-page", get().answer(502, &format!("{html}\nServer: cloudflare")), "status 502", get().answer(502, &format!("{html}\nServer: gunicorn"))),
        ("error-page-without-headers", get().answer(500, ""), "status 500", get().answer(500, AGREED)),
        ("error-page-without-headers", get().answer(404, html), "status 404", get().answer(204, "")),
        ("network-failure", get().answer(0, ""), "`https://api.example/x` has status 0", get().answer(200, "")),
        ("no-cors-opaque", no_cors().answer(200, AGREED), "mode is `no-cors`", no_cors().to("/x").answer(200, "")),
        ("cross-origin-resource-policy", no_cors().answer(200, "Cross-Origin-Resource-Policy: same-site"), "`Cross-Origin-Resource-Policy`", no_cors().answer(200, "Cross-Origin-Resource-Policy: cross-origin")),
        ("opaque-response-blocking", img().answer(200, "Content-Type: text/HTML"), "`Content-Type` is `text/html`", img().answer(200, "Content-Type: image/svg+xml")),
        ("opaque-response-blocking", img().answer(200, "Content-Type: application/problem+json"), "`application/problem+json`", get().api(Api::Img).answer(200, &format!("{AGREED}\nContent-Type: application/json"))),
        ("settings-not-of-this-api", no_cors().api(Api::Font).answer(200, ""), "always asks in mode `cors`", get().api(Api::Font).answer(200, AGREED)),
        ("settings-not-of-this-api", get().api(Api::Beacon).answer(200, ""), "credentials `include`", include().api(Api::Beacon).method("POST").answer(200, both)),
        ("settings-not-of-this-api", get().api(Api::Img).with("X-A", "1"), "no header", get().with("X-A", "1")),
        ("settings-not-of-this-api", put().api(Api::Style), "`GET`", get().api(Api::Style)),
        ("settings-not-of-this-api", no_cors().api(Api::Script).answer(200, ""), "goes with credentials `include`", img().answer(200, "")),
        ("cookie-not-cross-site", include().answer(200, &sets("id=secret; Path=/; HttpOnly")), "sets the cookie `id` without", include().answer(200, &sets("id=1; secure; samesite=none"))),
        ("cookie-not-cross-site", include().answer(200, &sets("id=1; SameSite=None")), "`https://app.example`", include().page("https://app.site.example").to("https://api.site.example/").answer(200, &sets("id=1").replace("app.example", "app.site.example"))),
        ("cookie-ignored", get().answer(200, &format!("{AGREED}\nSet-Cookie: id=1")), "the credentials mode is `same-origin`", get().to("/x").answer(200, "Set-Cookie: id=1")),
        ("third-party-cookies", include().answer(401, both), "another site, with credentials, and the answer has status 401", include().answer(404, both)),
        ("third-party-cookies", include().answer(200, &sets("id=1; Secure; SameSite=None")), "sets the cookie `id`", include().page("https://a.site.example").to("https://b.site.example/").answer(401, "")),
    ]
}

#[test]
fn each_code_is_shown_by_its_exchange_and_not_by_the_other() {
    for (code, shows, evidence, nearly) in cases() {
        let found = found(&shows);
        let entry = found.iter().find(|(one, _)| *one == code);
        let told = entry.unwrap_or_else(|| panic!("{code} not in {found:?}: {shows:?}"));
        assert!(told.1.contains(evidence), "{}", told.1);
        let codes: Vec<_> = self::found(&nearly).into_iter().map(|(one, _)| one).collect();
        assert!(!codes.contains(&code), "{codes:?}: {nearly:?}");
    }
}

/// A line that names it, and one that nearly does.
const LINES: &[(&str, &str, &str)] = &[
    (
        "blocked-by-client",
        "GET https://a.example/ads.js net::ERR_BLOCKED_BY_CLIENT",
        "GET https://a.example/ net::ERR_BLOCKED_BY_CSP",
    ),
    (
        "blocked-by-client",
        "Request to access cookie or storage on “https://t.example/” was blocked because its URL matched tracker list",
        "the tracker",
    ),
    ("service-worker", "Status Code: 200 OK (from service worker)", "Service workers are fine"),
    ("opaque-response-blocking", "net::ERR_BLOCKED_BY_ORB", "net::ERR_BLOCKED_BY_ORBIT"),
    (
        "cross-origin-resource-policy",
        "net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep 200 (OK)",
        "net::ERR_BLOCKED_BY_RESPONSE",
    ),
    (
        "local-network-access",
        "Permission was denied for this request to access the `loopback` address space.",
        "Permission was denied",
    ),
    ("network-failure", "net::ERR_CERT_DATE_INVALID", "net::ERR_FAILED"),
];

#[test]
fn text_names_what_an_exchange_cannot_show() {
    for (code, shows, nearly) in LINES {
        let found = outside_in_text(&format!("x\n{shows}\ny"));
        assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), [*code], "{shows}");
        assert_eq!(outside_in_text(nearly), [], "{nearly}");
    }
}

/// What `no-cors` drops is never seen on the wire.
#[test]
fn headers_that_no_cors_dropped_are_named() {
    let no_cors = || get().method("POST").body("{}").mode(Mode::NoCors);
    let json = || no_cors().with("Content-Type", "application/json");
    for (build, says) in [
        (json(), Some("`no-cors` dropped `Content-Type`, so")),
        (
            json().with("Authorization", "secret").with("X-Api-Key", "1").with("x-api-key", "2"),
            Some("`no-cors` dropped `Content-Type`, `Authorization` and `X-Api-Key`, so"),
        ),
        (no_cors().with("Content-Type", "text/plain").with("Accept", "x/y"), None),
    ] {
        let (code, evidence) = found(&build.answer(200, "")).remove(0);
        assert_eq!(code, "no-cors-opaque");
        match says {
            Some(says) => assert!(evidence.contains(says), "{evidence}"),
            None => assert!(!evidence.contains("dropped"), "{evidence}"),
        }
        assert!(!evidence.contains("secret"), "{evidence}");
    }
}

/// A refusal is no failure of the server, and a gateway does not know what was done behind it.
#[test]
fn no_more_is_claimed_than_was_seen() {
    let told = |build: Build| {
        let exchange = build.exchange().unwrap();
        outside(&explain(&exchange, Engine::Fetch)).remove(0)
    };
    for status in [401, 403, 404, 429, 500] {
        let title = told(get().answer(status, "")).title;
        assert_eq!(title, "An error came, and it lacks the CORS headers", "{status}");
    }
    let late = told(get().answer(504, "Server: nginx\nContent-Type: text/html"));
    assert_eq!(late.code, "proxy-error-page");
    assert!(late.advice.contains("Whether it received the request, its own log tells"));
}

#[test]
fn every_code_is_shown_and_well_formed() {
    let exchanges = cases().into_iter().map(|(code, ..)| code);
    let shown: BTreeSet<_> = exchanges.chain(LINES.iter().map(|(code, ..)| *code)).collect();
    assert_eq!(shown, CODES.iter().copied().collect());
    for code in CODES {
        let kebab = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
        assert!(code.bytes().all(kebab), "{code}");
    }
    for (_, shows, ..) in cases() {
        for one in outside(&explain(&shows.clone().exchange().unwrap(), Engine::Fetch)) {
            assert!(one.evidence.ends_with('.') && one.advice.ends_with('.'), "{one:?}");
            assert!(!one.title.ends_with('.'), "{one:?}");
            assert!(!format!("{one:?}").contains("secret"), "{one:?}");
        }
    }
}

/// What was found to be the true cause of failures from real life.
#[rustfmt::skip]
const PRESETS: &[(&str, &str)] = &[
    ("preset/error-page-without-cors", "proxy-error-page"),
    ("preset/options-401-auth-before-cors", "preflight-refused-early"),
    ("preset/options-405-with-acao", "preflight-refused-early"),
    ("preset/preflight-redirect-login", "preflight-refused-early"),
    ("preset/no-cors-opaque", "no-cors-opaque"),
    ("preset/samesite-lax-cookie", "third-party-cookies"),
    ("preset/local-network-access", "local-network-access"),
    ("preset/blocked-by-client", "network-failure"),
    ("preset/scheme-missing-url", "scheme-missing"),
];

#[test]
fn presets_show_their_true_cause() {
    let presets = corpus::presets();
    for (id, code) in PRESETS {
        let preset = presets.iter().find(|preset| preset.id == *id).expect(id);
        let exchange = corsplain::Exchange::new(preset.scenario()).unwrap();
        let found = outside(&explain(&exchange, Engine::Fetch));
        let codes: Vec<_> = found.iter().map(|one| one.code).collect();
        assert!(codes.contains(code), "{id}: {codes:?}");
    }
}

#[test]
fn nothing_is_suspected_where_all_is_well() {
    for preset in corpus::presets().iter().filter(|preset| preset.id.contains("/ok-")) {
        let exchange = corsplain::Exchange::new(preset.scenario()).unwrap();
        assert_eq!(outside(&explain(&exchange, Engine::Fetch)), [], "{}", preset.id);
    }
}

#[test]
fn questions_come_up_where_they_are_asked() {
    let codes = |build: Build| {
        let exchange = build.exchange().unwrap();
        let asked = questions(&explain(&exchange, Engine::Fetch));
        asked.iter().map(|one| one.code).collect::<Vec<_>>()
    };
    let refused = ["why-curl-works", "was-it-sent", "not-the-servers-guard"];
    assert_eq!(codes(get().answer(200, "")), refused);
    let preflight = get().method("PUT").preflight(404, "");
    assert_eq!(codes(preflight), ["why-curl-works", "not-the-servers-guard"]);
    assert_eq!(codes(get().csp("connect-src 'self'")), ["csp-and-cors"]);
    assert_eq!(codes(get().csp("connect-src *").answer(200, ""))[0], "csp-and-cors");
    assert_eq!(codes(get().csp("connect-src *").answer(200, AGREED)), [""; 0]);
    assert_eq!(codes(get().answer(0, "")), [""; 0]);
    for one in QUESTIONS {
        assert!(one.question.ends_with('?') && one.answer.ends_with('.'), "{one:?}");
    }
}

#[test]
fn the_missing_half_is_found_in_every_browser() {
    let put = get().method("PUT");
    let agreed = format!("{AGREED}\nAccess-Control-Allow-Methods: PUT");
    for engine in Engine::ALL {
        let steps = |build: &Build| {
            let exchange = build.clone().exchange().unwrap();
            where_to_copy(&explain(&exchange, *engine), *engine).join(" ")
        };
        assert!(steps(&put).contains("OPTIONS") || steps(&put).contains("preflight"), "{engine:?}");
        let answered = put.clone().preflight(204, &agreed);
        assert!(!steps(&answered).contains("OPTIONS") && !steps(&answered).is_empty());
        assert_eq!(steps(&answered.answer(200, AGREED)), "");
    }
}

fn found(build: &Build) -> Vec<(&'static str, String)> {
    let exchange = build.clone().exchange().unwrap();
    let found = outside(&explain(&exchange, Engine::Fetch));
    found.into_iter().map(|one| (one.code, one.evidence)).collect()
}
