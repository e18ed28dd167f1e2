//! What an exchange shows about its cause beyond the reason.

use corsplain::scenario::{Api, Credentials, Mode};
use corsplain::text::{Fence, parse_fence};
use corsplain::{Engine, Exchange, Explanation, Hint, Leg, Reason, Who, account, explain, hints};
use corsplain_tests::build::{AGREED, Build, get};
use std::collections::BTreeSet;

const GET: &str = "GET /items HTTP/1.1\nHost: api.example\nOrigin: https://app.example";
const COOKIE: &str =
    "GET /items HTTP/1.1\nHost: api.example\nOrigin: https://app.example\nCookie: a=b";
const ASKS_PUT: &str = "OPTIONS /items HTTP/1.1\nHost: api.example\nOrigin: https://app.example\nAccess-Control-Request-Method: PUT";
const ASKS_HEADER: &str = "OPTIONS /items HTTP/1.1\nHost: api.example\nOrigin: https://app.example\nAccess-Control-Request-Method: GET\nAccess-Control-Request-Headers: x-a";
const AGREES: &str = "HTTP/1.1 204\nAccess-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Methods: PUT";

/// Options of the fence, what goes over the wire, and what is told: reason, leg and hints.
struct Case {
    info: &'static str,
    heads: Vec<String>,
    reason: Reason,
    leg: Leg,
    hints: &'static [Hint],
}

fn case(heads: &[&str], reason: Reason, leg: Leg, hints: &'static [Hint]) -> Case {
    Case {
        info: "cors",
        heads: heads.iter().map(|&head| head.into()).collect(),
        reason,
        leg,
        hints,
    }
}

fn cases() -> Vec<Case> {
    use Leg::{Preflight, Response};
    use Reason as R;
    let mut cases = Vec::new();
    // The status of a preflight, with and without the header.
    for (status, hint) in [
        (401, &[Hint::PreflightNeedsLogin]),
        (407, &[Hint::PreflightNeedsLogin]),
        (403, &[Hint::PreflightForbidden]),
        (404, &[Hint::PreflightUnknown]),
        (405, &[Hint::PreflightUnknown]),
        (501, &[Hint::PreflightUnknown]),
        (502, &[Hint::PreflightFailed]),
        (400, &[Hint::PreflightRefused]),
    ] {
        let status = format!("HTTP/1.1 {status}");
        cases.push(case(&[ASKS_PUT, &status], R::AllowOriginMissing, Preflight, hint));
        let agrees = format!("{status}\nAccess-Control-Allow-Origin: *");
        cases.push(case(&[ASKS_PUT, &agrees], R::PreflightStatusNotOk, Preflight, hint));
    }
    // The status of an answer.
    for (status, hint) in [
        (401, &[Hint::LoginRefused]),
        (403, &[Hint::Forbidden]),
        (404, &[Hint::ErrorPage]),
        (413, &[Hint::ErrorPage]),
        (500, &[Hint::ErrorPage]),
        (502, &[Hint::GatewayAnswered]),
        (504, &[Hint::GatewayAnswered]),
    ] {
        let answer = format!("HTTP/1.1 {status}");
        cases.push(case(&[GET, &answer], R::AllowOriginMissing, Response, hint));
    }
    // The refusal of a CORS layer, Spring's for example.
    let refused = "HTTP/1.1 403\nVary: Origin\nVary: Access-Control-Request-Method";
    let hints = &[Hint::PreflightRefusedByCors];
    cases.push(case(&[ASKS_PUT, refused], R::AllowOriginMissing, Preflight, hints));
    cases.push(case(&[GET, refused], R::AllowOriginMissing, Response, &[Hint::RefusedByCors]));
    let refused = "HTTP/1.1 403\nVary: Origin\nAccess-Control-Allow-Origin: *";
    let hints = &[Hint::PreflightForbidden];
    cases.push(case(&[ASKS_PUT, refused], R::PreflightStatusNotOk, Preflight, hints));
    cases.push(case(&[GET, "HTTP/1.1 200 OK"], R::AllowOriginMissing, Response, &[]));
    // Redirects.
    for (location, hints) in [
        ("/items/", &[Hint::RedirectUnasked, Hint::RedirectForSlash]),
        ("https://auth.example/login?next=1", &[Hint::RedirectUnasked, Hint::RedirectToLogin]),
        ("https://files.example/items", &[Hint::RedirectUnasked, Hint::RedirectElsewhere]),
    ] {
        let answer = format!("HTTP/1.1 302 Found\nLocation: {location}");
        cases.push(case(&[GET, &answer], R::AllowOriginMissing, Response, hints));
    }
    let insecure = "GET /items HTTP/1.1\nHost: api.example:80\nOrigin: http://app.example";
    let secure = "HTTP/1.1 301\nLocation: https://api.example/items";
    let hints = &[Hint::RedirectUnasked, Hint::RedirectForHttps];
    cases.push(case(&[insecure, secure], R::AllowOriginMissing, Response, hints));
    let redirect = "HTTP/1.1 302\nLocation: /items/";
    let hints = &[Hint::PreflightLedElsewhere, Hint::RedirectForSlash];
    cases.push(case(&[ASKS_PUT, redirect], R::AllowOriginMissing, Preflight, hints));
    let login = "HTTP/1.1 302\nLocation: /login";
    let hints = &[Hint::PreflightLedElsewhere, Hint::PreflightSentToLogin];
    cases.push(case(&[ASKS_PUT, login], R::AllowOriginMissing, Preflight, hints));
    let agrees = "HTTP/1.1 302\nLocation: /items/\nAccess-Control-Allow-Origin: *";
    let hints = &[Hint::RedirectForSlash];
    cases.push(case(&[ASKS_PUT, agrees], R::PreflightRedirected, Preflight, hints));
    let agrees = "HTTP/1.1 302\nLocation: /v2\nAccess-Control-Allow-Origin: *";
    let answers = [GET, agrees, "HTTP/1.1 200 OK"];
    cases.push(case(&answers, R::AllowOriginMissing, Response, &[Hint::RedirectedHere]));
    let away = "HTTP/1.1 302\nLocation: https://files.example/\nAccess-Control-Allow-Origin: *";
    let answers = [
        GET,
        away,
        "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: https://app.example\nVary: Origin",
    ];
    cases.push(case(&answers, R::AllowOriginMismatch, Response, &[Hint::OriginLostOnTheWay]));
    // The preflight alone agrees.
    let put = "PUT /items HTTP/1.1\nHost: api.example\nOrigin: https://app.example";
    let heads = [ASKS_PUT, AGREES, put, "HTTP/1.1 200 OK"];
    cases.push(case(&heads, R::AllowOriginMissing, Response, &[Hint::OnlyPreflightAgrees]));
    // A page without an origin.
    let opaque = "GET /items HTTP/1.1\nHost: api.example\nOrigin: null";
    let answer = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: https://app.example\nVary: Origin";
    cases.push(case(&[opaque, answer], R::AllowOriginMismatch, Response, &[Hint::PageIsOpaque]));
    // Names.
    let typo = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origins: *";
    cases.push(case(&[GET, typo], R::AllowOriginMissing, Response, &[Hint::HeaderMisspelt]));
    let typo = "HTTP/1.1 204\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Method: PUT";
    cases.push(case(&[ASKS_PUT, typo], R::MethodNotAllowed, Preflight, &[Hint::HeaderMisspelt]));
    let asks = "OPTIONS / HTTP/1.1\nHost: api.example\nOrigin: https://app.example\nAccess-Control-Request-Method: GET\nAccess-Control-Request-Headers: access-control-allow-origin";
    let agrees = "HTTP/1.1 204\nAccess-Control-Allow-Origin: *";
    let hints = &[Hint::AnswersHeaderOnRequest];
    cases.push(case(&[asks, agrees], R::HeaderNotAllowed, Preflight, hints));
    cases.extend(values());
    cases
}

/// Values that nearly are what was needed.
fn values() -> Vec<Case> {
    use Leg::{Preflight, Response};
    use Reason as R;
    let mut cases = Vec::new();
    for (value, reason, hints) in [
        ("", R::AllowOriginInvalid, &[Hint::OriginEmpty]),
        ("https://äpp.example", R::AllowOriginInvalid, &[Hint::OriginNotAscii]),
        ("${ORIGIN}", R::AllowOriginInvalid, &[Hint::OriginUnfilled]),
        ("\"*\"", R::AllowOriginInvalid, &[Hint::OriginQuoted]),
        ("https://a.example, https://app.example", R::AllowOriginMultiple, &[Hint::OriginListed]),
        ("https://a.example, https://b.example", R::AllowOriginMultiple, &[Hint::OriginsListed]),
        ("https://*.example", R::AllowOriginMismatch, &[Hint::OriginPattern]),
        ("null", R::AllowOriginMismatch, &[Hint::OriginNull]),
        ("https://App.example", R::AllowOriginMismatch, &[Hint::OriginUpperCase]),
        ("https://app.example/", R::AllowOriginMismatch, &[Hint::OriginSlash]),
        ("https://app.example/a", R::AllowOriginMismatch, &[Hint::OriginPath]),
        ("app.example", R::AllowOriginInvalid, &[Hint::OriginWithoutScheme]),
        ("http://app.example", R::AllowOriginMismatch, &[Hint::OriginScheme]),
        ("https://app.example:443", R::AllowOriginMismatch, &[Hint::OriginDefaultPort]),
        ("https://app.example:3000", R::AllowOriginMismatch, &[Hint::OriginPort]),
        ("http://app.example:8080", R::AllowOriginMismatch, &[Hint::OriginSchemeAndPort]),
        ("https://api.example", R::AllowOriginMismatch, &[Hint::OriginIsServer]),
        ("https://www.app.example", R::AllowOriginMismatch, &[Hint::OriginWww]),
        ("https://a.app.example", R::AllowOriginMismatch, &[Hint::OriginOtherLevel]),
        ("https://shop.test", R::AllowOriginMismatch, &[Hint::VaryMissing]),
    ] {
        let answer = format!("HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: {value}");
        cases.push(case(&[GET, &answer], reason, Response, hints));
    }
    let local = "GET /items HTTP/1.1\nHost: localhost:8080\nOrigin: http://localhost:3000";
    let other = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: http://127.0.0.1:3000";
    cases.push(case(&[local, other], R::AllowOriginMismatch, Response, &[Hint::OriginLocalName]));
    let other = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: http://localhost";
    cases.push(case(&[local, other], R::AllowOriginMismatch, Response, &[Hint::OriginWithoutPort]));
    // Two layers.
    for (first, second, hint) in [
        ("*", "*", &[Hint::HeaderTwiceTheSame]),
        ("*", "https://app.example", &[Hint::HeaderTwice]),
    ] {
        let answer = format!(
            "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: {first}\nAccess-Control-Allow-Origin: {second}"
        );
        cases.push(case(&[GET, &answer], R::AllowOriginMultiple, Response, hint));
    }
    // Credentials.
    for (lines, hint) in [
        ("Access-Control-Allow-Credentials: TRUE", &[Hint::TrueInUpperCase]),
        ("Access-Control-Allow-Credentials: false", &[Hint::FalseIsNotSaid]),
        (
            "Access-Control-Allow-Credentials: true\nAccess-Control-Allow-Credentials: true",
            &[Hint::HeaderTwice],
        ),
    ] {
        let answer =
            format!("HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: https://app.example\n{lines}");
        cases.push(case(&[COOKIE, &answer], R::AllowCredentialsNotTrue, Response, hint));
    }
    // Lists.
    let asks_patch = ASKS_PUT.replace("PUT", "patch");
    let agrees =
        "HTTP/1.1 204\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: PATCH";
    let hints = &[Hint::MethodInLowerCase];
    cases.push(case(&[&asks_patch, agrees], R::MethodNotAllowed, Preflight, hints));
    let (asks, agrees) =
        (asks_patch.replace("patch", "propfind"), agrees.replace("PATCH", "GET, PROPFIND"));
    cases.push(case(&[&asks, &agrees], R::MethodNotAllowed, Preflight, hints));
    let agrees = agrees.replace("PROPFIND", "put");
    cases.push(case(
        &[ASKS_PUT, &agrees],
        R::MethodNotAllowed,
        Preflight,
        &[Hint::ListInLowerCase],
    ));
    cases.push(case(&[&asks_patch, &agrees], R::MethodNotAllowed, Preflight, &[]));
    let star = "HTTP/1.1 204\nAccess-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true\nAccess-Control-Allow-Methods: *\nAccess-Control-Allow-Headers: *";
    for (asks, reason) in [(ASKS_PUT, R::MethodNotAllowed), (ASKS_HEADER, R::HeaderNotAllowed)] {
        let found = case(&[asks, star], reason, Preflight, &[Hint::WildcardIsLiteral]);
        cases.push(Case { info: "cors credentials=include", ..found });
    }
    for (list, hint) in [
        ("x-a x-b", &[Hint::ListWithoutCommas]),
        ("x-a; x-b", &[Hint::ListWithoutCommas]),
        ("\"x-a\"", &[Hint::ListQuoted]),
    ] {
        let answer = format!(
            "HTTP/1.1 204\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: {list}"
        );
        cases.push(case(&[ASKS_HEADER, &answer], R::AllowHeadersInvalid, Preflight, hint));
    }
    // Caches.
    for trace in ["Age: 512", "X-Cache: Hit from cloudfront", "CF-Cache-Status: HIT"] {
        let other = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: https://shop.test";
        let answer = format!("{other}\n{trace}");
        let hints = &[Hint::AnswerFromCache];
        cases.push(case(&[GET, &answer], R::AllowOriginMismatch, Response, hints));
        let answer = format!("HTTP/1.1 200 OK\n{trace}");
        cases.push(case(&[GET, &answer], R::AllowOriginMissing, Response, hints));
        let answer = format!("{other}\n{trace}\nVary: Accept-Encoding, origin");
        cases.push(case(&[GET, &answer], R::AllowOriginMismatch, Response, &[]));
    }
    // WebKit's second look at a redirect from the page's own origin.
    let found = case(
        &[
            "GET https://app.example/a HTTP/1.1",
            "HTTP/1.1 302\nLocation: https://api.example/",
            "HTTP/1.1 302\nLocation: https://api.example/b\nAccess-Control-Allow-Origin: *",
            "HTTP/1.1 200\nAccess-Control-Allow-Origin: *",
        ],
        R::AllowOriginWildcardWithCredentials,
        Response,
        &[Hint::CheckedAsIfWithCredentials],
    );
    cases.push(Case { info: "cors origin=https://app.example engine=webkit", ..found });
    cases
}

#[test]
fn each_exchange_is_told_its_hints() {
    let mut wrong = Vec::new();
    for Case { info, heads, reason, leg, hints: expected } in cases() {
        with(info, &heads, |explanation| {
            let blocked =
                explanation.verdict.blocked().map(|blocked| (blocked.reason, blocked.at.leg));
            let found: Vec<Hint> = hints(explanation).iter().map(|hinted| hinted.hint).collect();
            if (blocked, found.as_slice()) != (Some((reason, leg)), expected) {
                let text = heads.join("\n\n");
                wrong.push(format!("{text}\n    wanted {reason:?} {leg:?} {expected:?}\n    got    {blocked:?} {found:?}"));
            }
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_hint_is_given_by_some_exchange() {
    let given: Vec<Hint> = cases().iter().flat_map(|case| case.hints).copied().collect();
    for hint in Hint::ALL {
        assert!(given.contains(hint), "{hint:?}");
    }
}

#[test]
fn hints_are_whole_sentences_with_their_values() {
    let mut seen = BTreeSet::new();
    for hint in Hint::ALL {
        assert!(seen.insert(hint.text()), "{hint:?} repeats another");
        assert!(hint.text().ends_with('.'), "{hint:?}");
    }
    for Case { info, heads, .. } in cases() {
        with(info, &heads, |explanation| {
            for hinted in hints(explanation) {
                let text = hinted.sentence;
                assert!(!text.contains(['{', '}']), "{text}");
                assert!(!text.contains("``"), "a value is missing: {text}");
            }
        });
    }
    let redirect = "HTTP/1.1 302 Found\nLocation: /items/".to_string();
    with("cors", &[GET.into(), redirect], |explanation| {
        assert_eq!(
            hints(explanation)[1].sentence,
            "The redirect changes nothing but the slash at the end. Asking for \
             `https://api.example/items/` at once needs no redirect."
        );
    });
}

/// What the sentences claim is so wherever the hint is given.
#[test]
fn hints_claim_no_more_than_the_exchange_shows() {
    let there = "HTTP/1.1 302\nLocation: https://api.example/b";
    let back = "HTTP/1.1 302\nLocation: https://app.example/\nAccess-Control-Allow-Origin: *";
    let own = "GET https://app.example/a HTTP/1.1";
    let from = "cors origin=https://app.example";
    for (info, heads, hint, says) in [
        ("cors", vec![GET, "HTTP/1.1 504"], Hint::GatewayAnswered, "received the request"),
        // Back to the page's own origin, which has to agree by then.
        (
            "cors",
            vec![GET, back, "HTTP/1.1 200\nAccess-Control-Allow-Origin: https://app.example"],
            Hint::OriginLostOnTheWay,
            "away from a foreign origin to another origin",
        ),
        (
            from,
            vec![own, there, "HTTP/1.1 200"],
            Hint::RedirectedHere,
            "Once a request has left the page's own origin",
        ),
    ] {
        let heads: Vec<String> = heads.into_iter().map(String::from).collect();
        with(info, &heads, |explanation| {
            let found = hints(explanation);
            let told = found.iter().find(|hinted| hinted.hint == hint);
            let told = told.unwrap_or_else(|| panic!("{hint:?} not in {found:?}"));
            assert!(told.sentence.contains(says), "{}", told.sentence);
        });
    }
}

/// Naming `null` lets everybody in; nobody is told to.
#[test]
fn nobody_is_told_to_allow_null() {
    let opaque = "GET /items HTTP/1.1\nHost: api.example\nOrigin: null";
    let away = "HTTP/1.1 302\nLocation: https://files.example/\nAccess-Control-Allow-Origin: *";
    for value in ["", "Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin: x", "Vary: *"]
    {
        let answer = format!("HTTP/1.1 200 OK\n{value}");
        for info in ["cors", "cors credentials=include"] {
            for heads in
                [vec![opaque.into(), answer.clone()], vec![GET.into(), away.into(), answer.clone()]]
            {
                with(info, &heads, |explanation| {
                    let Some(cause) = account(explanation).cause else { return };
                    for change in &cause.changes {
                        assert!(
                            !change.text.contains("Allow-Origin: null"),
                            "{}: {}",
                            cause.code,
                            change.text
                        );
                    }
                });
            }
        }
    }
}

/// Where the page of the reason would send people the wrong way, the exchange shows a better one.
#[test]
fn what_would_not_help_is_not_advised() {
    let asks = ASKS_HEADER.replace("x-a", "access-control-allow-origin");
    let agrees = "HTTP/1.1 204\nAccess-Control-Allow-Origin: *";
    for (heads, reason, who, start) in [
        (
            [ASKS_PUT, "HTTP/1.1 401 Unauthorized"],
            Reason::AllowOriginMissing,
            "the server, the proxy or the page",
            "Answer `OPTIONS` at this URL",
        ),
        (
            [ASKS_PUT, "HTTP/1.1 301\nLocation: /v2"],
            Reason::AllowOriginMissing,
            "the page, the server or the proxy",
            "Ask for the final URL at once",
        ),
        (
            [ASKS_PUT, "HTTP/1.1 302\nLocation: /login"],
            Reason::AllowOriginMissing,
            "the server or the proxy",
            "Answer `OPTIONS` before anything redirects",
        ),
        (
            [ASKS_PUT, "HTTP/1.1 302\nLocation: /login\nAccess-Control-Allow-Origin: *"],
            Reason::PreflightRedirected,
            "the server or the proxy",
            "Answer `OPTIONS` before anything redirects",
        ),
        (
            [asks.as_str(), agrees],
            Reason::HeaderNotAllowed,
            "the page or the server",
            "Take `access-control-allow-origin` out of the request's headers",
        ),
    ] {
        with("cors", &heads.map(String::from), |explanation| {
            let cause = account(explanation).cause.unwrap();
            assert_eq!((cause.code, cause.who.as_str()), (reason.code(), who));
            assert!(cause.changes[0].text.starts_with(start), "{:?}", cause.changes);
        });
    }
}

/// The parties that are told, and how each line begins.
fn told(build: Build) -> (Reason, Leg, Vec<(Who, String)>) {
    let exchange = build.exchange().unwrap();
    let explanation = explain(&exchange, Engine::Fetch);
    let blocked = explanation.verdict.blocked().unwrap();
    let changes = account(&explanation).cause.unwrap().changes;
    let changes = changes
        .into_iter()
        .map(|change| {
            let who = Who::ALL.iter().find(|who| who.word() == change.who);
            (*who.unwrap(), change.text)
        })
        .collect();
    (blocked.reason, blocked.at.leg, changes)
}

/// Upper and lower case is mended by whoever has it wrong.
#[test]
fn case_is_mended_where_it_is_wrong() {
    use Who::{Page, Server};
    for (method, list, expected) in [
        ("propfind", "GET, PROPFIND", &[(Page, "Write the method in upper case.")][..]),
        ("patch", "PATCH", &[(Page, "Write the method in upper case.")]),
        ("patch", "PUT", &[(Page, "Write the method in upper case."), (Server, "Add `PATCH`, in")]),
        ("put", "get, put", &[(Server, "Write `PUT` in upper case in the `Access-Control")]),
        ("PUT", "GET", &[(Server, "Add `PUT` to"), (Page, "Use a method that the server allows.")]),
        ("mkcol", "GET", &[(Server, "Add `mkcol` to"), (Page, "Write methods in upper case: ")]),
    ] {
        let agreed = format!("{AGREED}\nAccess-Control-Allow-Methods: {list}");
        let (reason, leg, changes) = told(get().method(method).preflight(204, &agreed));
        assert_eq!((reason, leg), (Reason::MethodNotAllowed, Leg::Preflight), "{method} {list}");
        assert_eq!(changes.len(), expected.len(), "{method} {list}: {changes:?}");
        for ((who, text), (wanted, start)) in changes.iter().zip(expected) {
            assert!(who == wanted && text.starts_with(start), "{method} {list}: {text}");
        }
    }
}

/// What the page is told to change is there to be changed, by what asks.
#[test]
fn the_page_is_told_of_what_asks() {
    use Leg::{Preflight, Response};
    use Reason as R;
    let include = |build: Build| build.credentials(Credentials::Include);
    let by = |api: Api| get().api(api).answer(200, "");
    let all = |api: Api| include(get().api(api)).answer(200, AGREED);
    let json = || include(get().api(Api::Beacon).method("POST").with("Content-Type", "text/json"));
    let policy = "Cross-Origin-Resource-Policy: same-origin";
    let embeds = |api: Api| include(get().api(api).mode(Mode::NoCors)).answer(200, policy);
    let listens = || get().method("POST").body("x").upload_listener();
    let cases = [
        (by(Api::Fetch), R::AllowOriginMissing, Response, "`mode: \"no-cors\"` only makes"),
        (by(Api::Xhr), R::AllowOriginMissing, Response, "an `XMLHttpRequest` always asks for it"),
        (by(Api::EventSource), R::AllowOriginMissing, Response, "an `EventSource` always asks"),
        (
            by(Api::Img),
            R::AllowOriginMissing,
            Response,
            "leave out `crossorigin`: it is then shown",
        ),
        (by(Api::Media), R::AllowOriginMissing, Response, "it then plays without"),
        (by(Api::Script), R::AllowOriginMissing, Response, "A classic script runs without"),
        (by(Api::Style), R::AllowOriginMissing, Response, "apply the style sheet, leave out"),
        (by(Api::Font), R::AllowOriginMissing, Response, "fonts are always asked for by CORS"),
        (by(Api::Preload), R::AllowOriginMissing, Response, "if what uses the preload has no"),
        (json().preflight(204, ""), R::AllowOriginMissing, Preflight, "Send the body as text"),
        (
            json().preflight(204, AGREED),
            R::AllowOriginWildcardWithCredentials,
            Preflight,
            "`fetch()` with `keepalive: true`",
        ),
        (all(Api::Fetch), R::AllowOriginWildcardWithCredentials, Response, "or `withCredentials`"),
        (
            all(Api::Img),
            R::AllowOriginWildcardWithCredentials,
            Response,
            "without `use-credentials`",
        ),
        (
            include(get().mode(Mode::NoCors)).answer(200, policy),
            R::ResourcePolicyBlocks,
            Response,
            "ask without `mode: \"no-cors\"`",
        ),
        (embeds(Api::Img), R::ResourcePolicyBlocks, Response, "write `crossorigin` on the element"),
        (embeds(Api::Script), R::ResourcePolicyBlocks, Response, "write `crossorigin` on the"),
        (
            listens().preflight(404, AGREED),
            R::PreflightStatusNotOk,
            Preflight,
            "nothing else causes",
        ),
        (listens().preflight(404, ""), R::AllowOriginMissing, Preflight, "nothing else causes it"),
        (
            listens().with("X-A", "1").preflight(404, AGREED),
            R::PreflightStatusNotOk,
            Preflight,
            "and without a listener on `xhr.upload`",
        ),
        (
            get().method("PUT").preflight(404, AGREED),
            R::PreflightStatusNotOk,
            Preflight,
            "with a `Content-Type` of forms or `text/plain`.",
        ),
    ];
    for (build, reason, leg, says) in cases {
        let shown = format!("{build:?}");
        let (found, at, changes) = told(build);
        assert_eq!((found, at), (reason, leg), "{shown}");
        let page = changes.iter().filter(|(who, _)| *who == Who::Page);
        let page: Vec<&str> = page.map(|(_, text)| text.as_str()).collect();
        assert!(page.len() == 1 && page[0].contains(says), "{says}: {page:?}\n{shown}");
    }
}

/// Nobody is sent to a login page by a script.
#[test]
fn a_login_is_answered_by_a_status() {
    let login = "Location: https://login.example/authorize?x=1";
    let away = format!("{AGREED}\n{login}");
    let to_login = get().answer(302, &away).answer(302, &away.replace("login.e", "sso.e"));
    for (build, reason) in [
        (get().answer(302, login), Reason::AllowOriginMissing),
        (get().answer(302, &away).answer(200, ""), Reason::AllowOriginMissing),
        (to_login.answer(200, ""), Reason::AllowOriginMissing),
    ] {
        let (found, leg, changes) = told(build);
        assert_eq!((found, leg), (reason, Leg::Response));
        assert!(
            matches!(&changes[..], [(Who::Server, text)] if text.contains("with status 401")),
            "{changes:?}"
        );
    }
    // Where the login is no login, and where the script asked for it itself.
    let blog = get().answer(302, &away.replace("login.example/authorize", "a.example/"));
    let own = get().to("https://api.example/accounts").answer(302, "Location: /accounts/");
    for build in [blog.answer(200, ""), own] {
        let (.., changes) = told(build);
        assert!(!changes.iter().any(|(_, text)| text.contains("401")), "{changes:?}");
    }
}

fn with(info: &str, heads: &[String], then: impl FnOnce(&Explanation<'_>)) {
    let body = heads.join("\n\n");
    let example = parse_fence(Fence { info, body: &body, line: 1 }).unwrap();
    assert_eq!(example.unknown, Vec::<String>::new());
    assert_eq!(example.parsed.notes, Vec::new(), "{body}");
    let exchange = Exchange::new(example.parsed.scenario).unwrap();
    then(&explain(&exchange, example.engine.unwrap_or(Engine::Fetch)));
}
