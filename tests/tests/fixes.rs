//! Fixes: what is proposed for each mistake, and what every fix must be.

use corsplain::Exchange;
use corsplain::fix::{self, Change, Fix, Kind, NoFix, Purpose, Safety, diff, native_fixes};
use corsplain::grant::Grant;
use corsplain::scenario::{Api, Credentials, Field, Mode, Redirect};
use corsplain::text::Place;
use corsplain::url::NativeUrlParser;
use corsplain_tests::build::{AGREED, Build, get};
use corsplain_tests::healing::{fixes, line};
use corsplain_tests::mutation::mutate;
use corsplain_tests::random::Random;
use corsplain_tests::{browsers, corpus};

#[track_caller]
fn heals(build: Build, expected: &[&str]) {
    let found = fixes(&build.scenario()).expect("there is a fix");
    let lines: Vec<String> = found.iter().map(line).collect();
    assert_eq!(lines, expected);
}

#[track_caller]
fn none(build: Build, reason: Option<&str>, about: &str) {
    let none = fixes(&build.scenario()).expect_err("there is no fix");
    assert_eq!(none.reason, reason, "{none:?}");
    assert!(none.text.contains(about), "{none:?}");
}

#[test]
fn an_answer_without_headers() {
    heals(
        get().answer(200, ""),
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    );
}

#[test]
fn an_error_page_of_the_proxy() {
    heals(
        get().answer(502, "Server: nginx"),
        &[
            "safe: proxy 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin",
            "UNSAFE: proxy 0 response Access-Control-Allow-Origin: *",
        ],
    );
}

#[test]
fn a_preflight_that_nobody_answers() {
    let asks = || get().method("PUT").with("X-Api-Key", "k").credentials(Credentials::Include);
    heals(
        asks().preflight(404, "Content-Type: text/html").answer(200, ""),
        &[
            "safe: page credentials same-origin & server 0 preflight Access-Control-Allow-Origin: https://app.example; Vary: Origin & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Methods: PUT & server 0 preflight Access-Control-Allow-Headers: x-api-key & server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin",
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example; Vary: Origin & server 0 preflight Access-Control-Allow-Credentials: true & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Methods: PUT & server 0 preflight Access-Control-Allow-Headers: x-api-key & server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin & server 0 response Access-Control-Allow-Credentials: true",
            "UNSAFE: page credentials same-origin & server 0 preflight Access-Control-Allow-Origin: * & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Methods: PUT & server 0 preflight Access-Control-Allow-Headers: x-api-key & server 0 response Access-Control-Allow-Origin: *",
        ],
    );
}

#[test]
fn what_was_not_seen_is_assumed() {
    heals(
        get().method("DELETE").preflight(405, "Allow: GET"),
        &[
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example; Vary: Origin & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Methods: DELETE & server 0 response answer 200 Access-Control-Allow-Origin: https://app.example, Vary: Origin",
            "UNSAFE: server 0 preflight Access-Control-Allow-Origin: * & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Methods: DELETE & server 0 response answer 200 Access-Control-Allow-Origin: *",
        ],
    );
    heals(
        get().with("X-A", "1"),
        &[
            "safe: server 0 preflight answer 204 Access-Control-Allow-Origin: https://app.example, Vary: Origin, Access-Control-Allow-Headers: x-a & server 0 response answer 200 Access-Control-Allow-Origin: https://app.example, Vary: Origin",
            "UNSAFE: server 0 preflight answer 204 Access-Control-Allow-Origin: *, Access-Control-Allow-Headers: x-a & server 0 response answer 200 Access-Control-Allow-Origin: *",
        ],
    );
}

#[test]
fn a_wildcard_with_credentials() {
    heals(
        get().credentials(Credentials::Include).answer(200, AGREED),
        &[
            "safe: page credentials same-origin",
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin & server 0 response Access-Control-Allow-Credentials: true",
        ],
    );
    let asks = get().method("PUT").with("X-A", "1").credentials(Credentials::Include);
    let agreed =
        "Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true";
    let wild = "\nAccess-Control-Allow-Methods: *\nAccess-Control-Allow-Headers: *";
    heals(
        asks.preflight(204, &format!("{agreed}{wild}")).answer(200, agreed),
        &[
            "safe: page credentials same-origin",
            "safe: server 0 preflight Access-Control-Allow-Methods: PUT & server 0 preflight Access-Control-Allow-Headers: x-a",
        ],
    );
}

#[test]
fn what_servers_can_do_alone_is_always_told() {
    let lists = "\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: content-type";
    let asks = get().method("PUT").with("Content-Type", "application/json").body("{}");
    heals(
        asks.credentials(Credentials::Include)
            .preflight(204, &format!("{AGREED}{lists}"))
            .answer(200, AGREED),
        &[
            "safe: page credentials same-origin",
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example; Vary: Origin & server 0 preflight Access-Control-Allow-Credentials: true & server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin & server 0 response Access-Control-Allow-Credentials: true",
        ],
    );
}

#[test]
fn credentials_not_agreed_to() {
    let named = "Access-Control-Allow-Origin: https://app.example\nVary: Origin";
    heals(
        get().credentials(Credentials::Include).answer(200, named),
        &[
            "safe: server 0 response Access-Control-Allow-Credentials: true",
            "safe: page credentials same-origin",
        ],
    );
    let capital = format!("{named}\nAccess-Control-Allow-Credentials: True");
    heals(
        get().credentials(Credentials::Include).answer(200, &capital),
        &[
            "safe: server 0 response Access-Control-Allow-Credentials: true",
            "safe: page credentials same-origin",
        ],
    );
}

#[test]
fn two_layers_that_both_say_it() {
    heals(
        get().answer(200, &format!("{AGREED}\n{AGREED}")),
        &[
            "safe: proxy 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin",
            "UNSAFE: proxy 0 response Access-Control-Allow-Origin: *",
        ],
    );
}

#[test]
fn vary_is_kept_right() {
    let other = "Access-Control-Allow-Origin: https://other.example\nVary: Accept-Encoding";
    heals(
        get().answer(200, other),
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Accept-Encoding, Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    );
    let star = "Access-Control-Allow-Origin: https://other.example\nVary: *";
    heals(
        get().answer(200, star),
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    );
}

#[test]
fn lists_of_the_preflight() {
    let asks = || get().method("PATCH").with("X-A", "1");
    let lists = "\nAccess-Control-Allow-Methods: GET; PUT\nAccess-Control-Allow-Headers: \"X-B\"";
    heals(
        asks().preflight(204, &format!("{AGREED}{lists}")).answer(200, AGREED),
        &[
            "safe: server 0 preflight Access-Control-Allow-Methods: GET, PUT, PATCH & server 0 preflight Access-Control-Allow-Headers: X-B, x-a",
        ],
    );
    let misspelt = "\nAccess-Control-Allow-Method: PUT, PATCH\nAccess-Control-Allow-Header: X-B";
    heals(
        asks().preflight(204, &format!("{AGREED}{misspelt}")).answer(200, AGREED),
        &[
            "safe: server 0 preflight Access-Control-Allow-Methods: PUT, PATCH; no access-control-allow-method & server 0 preflight Access-Control-Allow-Headers: X-B, x-a; no access-control-allow-header",
        ],
    );
    let wild = "\nAccess-Control-Allow-Headers: *";
    heals(
        get()
            .with("Authorization", "x")
            .preflight(204, &format!("{AGREED}{wild}"))
            .answer(200, AGREED),
        &["safe: server 0 preflight Access-Control-Allow-Headers: *, authorization"],
    );
}

#[test]
fn a_header_of_answers_on_the_request() {
    let asks = get().with("Access-Control-Allow-Origin", "*");
    heals(
        asks.preflight(204, AGREED).answer(200, AGREED),
        &["safe: page no access-control-allow-origin"],
    );
    let asks = get().with("Access-Control-Allow-Origin", "*");
    heals(
        asks.preflight(404, "").answer(200, AGREED),
        &["safe: page no access-control-allow-origin"],
    );
}

#[test]
fn headers_that_do_nothing() {
    let asks =
        get().with("X-Requested-With", "XMLHttpRequest").with("Content-Type", "application/json");
    heals(
        asks.preflight(404, "").answer(200, AGREED),
        &[
            "safe: page no content-type; no x-requested-with",
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example; Vary: Origin & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Headers: content-type, x-requested-with",
            "UNSAFE: server 0 preflight Access-Control-Allow-Origin: * & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Headers: content-type, x-requested-with",
        ],
    );
}

#[test]
fn a_preflight_for_a_listener_alone() {
    heals(
        get().method("POST").body("x").upload_listener().preflight(404, "").answer(200, AGREED),
        &[
            "safe: page no upload listener",
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example; Vary: Origin & server 0 preflight status 204",
            "UNSAFE: server 0 preflight Access-Control-Allow-Origin: * & server 0 preflight status 204",
        ],
    );
}

#[test]
fn a_method_in_lower_case() {
    let methods = format!("{AGREED}\nAccess-Control-Allow-Methods: PATCH");
    heals(
        get().method("patch").preflight(204, &methods).answer(200, AGREED),
        &["safe: page method PATCH"],
    );
    heals(
        get().method("patch").preflight(204, AGREED).answer(200, AGREED),
        &["safe: page method PATCH & server 0 preflight Access-Control-Allow-Methods: PATCH"],
    );
    let methods = format!("{AGREED}\nAccess-Control-Allow-Methods: GET, PROPFIND");
    heals(
        get().method("propfind").preflight(204, &methods).answer(200, AGREED),
        &["safe: page method PROPFIND"],
    );
    // A server may know a method of its own by any name.
    heals(
        get().method("purge").preflight(204, &methods).answer(200, AGREED),
        &["safe: server 0 preflight Access-Control-Allow-Methods: GET, PROPFIND, purge"],
    );
    heals(get().method(" GET ").answer(200, AGREED), &["safe: page method GET"]);
}

#[test]
fn methods_that_nobody_can_allow() {
    none(get().method("TRACE").answer(200, AGREED), Some("method-forbidden"), "TRACE");
    none(get().method("G(T").answer(200, AGREED), Some("method-not-a-token"), "no method");
}

#[test]
fn calls_that_throw() {
    heals(get().body("x").answer(200, AGREED), &["safe: page no body", "safe: page method POST"]);
    heals(get().method("HEAD").body("x").answer(200, AGREED), &["safe: page no body"]);
    heals(
        get().with("Accept: ", "text/plain").answer(200, AGREED),
        &["safe: page no Accept: ; Accept: text/plain", "safe: page no Accept: "],
    );
    heals(
        get().with("Accept", "a\r\nb").answer(200, AGREED),
        &["safe: page no Accept; Accept: a b", "safe: page no Accept"],
    );
    heals(
        get().with("Accept", "€").answer(200, AGREED),
        &["safe: page no Accept; Accept: %E2%82%AC", "safe: page no Accept"],
    );
}

#[test]
fn urls_that_were_meant_otherwise() {
    heals(
        get().page("http://localhost:5173").to("localhost:3000/api").answer(200, AGREED),
        &["safe: page url http://localhost:3000/api"],
    );
    heals(
        get().to("api.example:8443/x").answer(200, AGREED),
        &["safe: page url https://api.example:8443/x"],
    );
    heals(
        get().to("https://u%20:p@api.example/x").answer(200, AGREED),
        &[
            "safe: page url https://api.example/x",
            "safe: page url https://api.example/x; Authorization: Basic dSA6cA== & server 0 preflight answer 204 Access-Control-Allow-Origin: https://app.example, Vary: Origin, Access-Control-Allow-Headers: authorization",
            "UNSAFE: page url https://api.example/x; Authorization: Basic dSA6cA== & server 0 preflight answer 204 Access-Control-Allow-Origin: *, Access-Control-Allow-Headers: authorization",
        ],
    );
    none(get().to("ftp://api.example/x"), Some("scheme-not-http"), "over HTTP");
    none(get().to("https://").answer(200, AGREED), Some("url-not-parsable"), "no URL");
    none(get().to("https://api.example:25/").answer(200, AGREED), Some("port-blocked"), "port");
}

#[test]
fn mixed_content() {
    heals(
        get().to("http://api.example/x").answer(200, AGREED),
        &["safe: page url https://api.example/x"],
    );
    let leads = "Access-Control-Allow-Origin: *\nLocation: http://api.example/y";
    heals(
        get().answer(302, leads).answer(200, AGREED),
        &[
            "safe: server 0 response Location: https://api.example/y",
            "safe: page url https://api.example/y; skip earlier",
        ],
    );
    // Only WebKit refuses the user's own computer.
    heals(
        get().to("http://127.0.0.1:8080/").answer(200, AGREED),
        &["safe: page url https://127.0.0.1:8080/"],
    );
}

#[test]
fn the_pages_own_policy() {
    let under = |policy: &str, build: Build| {
        let mut scenario = build.scenario();
        scenario.page_csp = Some(policy.into());
        let found = fixes(&scenario).expect("the policy can be changed");
        found.iter().map(line).collect::<Vec<_>>()
    };
    let asks = || get().answer(200, AGREED);
    assert_eq!(
        under("img-src *; connect-src 'none'; font-src x", asks()),
        ["safe: page policy img-src *; connect-src https://api.example; font-src x"]
    );
    assert_eq!(
        under("default-src 'self'", asks()),
        ["safe: page policy default-src 'self'; connect-src 'self' https://api.example"]
    );
    // Whatever asks, scripts from there stay forbidden.
    for (api, own) in [
        (Api::Img, "img-src"),
        (Api::Media, "media-src"),
        (Api::Font, "font-src"),
        (Api::Style, "style-src-elem"),
        (Api::Script, "script-src-elem"),
    ] {
        assert_eq!(
            under("default-src 'self'", asks().api(api)),
            [format!("safe: page policy default-src 'self'; {own} 'self' https://api.example")]
        );
    }
    let leads = "Access-Control-Allow-Origin: *\nLocation: https://files.example/y";
    assert_eq!(
        under("connect-src https://api.example", get().answer(302, leads).answer(200, AGREED)),
        ["safe: page policy connect-src https://api.example https://files.example"]
    );
}

#[test]
fn asking_to_read() {
    heals(
        get().mode(Mode::NoCors).answer(200, ""),
        &[
            "safe: page mode cors & server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin",
            "UNSAFE: page mode cors & server 0 response Access-Control-Allow-Origin: *",
        ],
    );
    heals(
        get().mode(Mode::NoCors).answer(200, "Cross-Origin-Resource-Policy: same-origin"),
        &[
            "safe: page mode cors & server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin",
            "UNSAFE: page mode cors & server 0 response Access-Control-Allow-Origin: *",
        ],
    );
    heals(get().mode(Mode::SameOrigin).answer(200, AGREED), &["safe: page mode cors"]);
    heals(
        get()
            .mode(Mode::NoCors)
            .method("PUT")
            .preflight(204, &format!("{AGREED}\nAccess-Control-Allow-Methods: PUT"))
            .answer(200, AGREED),
        &["safe: page mode cors"],
    );
}

#[test]
fn a_redirect_that_takes_the_origin_away() {
    let named = "Access-Control-Allow-Origin: https://app.example\nVary: Origin";
    let leads = format!("{named}\nLocation: https://files.example/y");
    heals(
        get().answer(302, &leads).answer(200, named),
        &[
            "safe: page url https://files.example/y; skip earlier",
            "safe: server 0 response status 200; no Location; skip later",
            "UNSAFE: server 1 response Access-Control-Allow-Origin: *",
            "UNSAFE: server 1 response Access-Control-Allow-Origin: null",
        ],
    );
    let with = "\nAccess-Control-Allow-Credentials: true";
    let asks = get().credentials(Credentials::Include).answer(302, &format!("{leads}{with}"));
    heals(
        asks.answer(200, &format!("{named}{with}")),
        &[
            "safe: page url https://files.example/y; skip earlier",
            "safe: server 0 response status 200; no Location; skip later",
            "UNSAFE: server 1 response Access-Control-Allow-Origin: null",
        ],
    );
}

#[test]
fn a_redirect_without_headers() {
    heals(
        get().answer(301, "Location: /x/").answer(200, AGREED),
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin",
            "safe: page url https://api.example/x/; skip earlier",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    );
    heals(
        get().method("POST").answer(303, "Location: /x/").answer(200, AGREED),
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    );
}

#[test]
fn redirects_that_lead_nowhere() {
    heals(
        get()
            .redirect(Redirect::Error)
            .answer(302, "Location: /y\nAccess-Control-Allow-Origin: *")
            .answer(200, AGREED),
        &[
            "safe: page redirect follow",
            "safe: page url https://api.example/y; skip earlier",
            "safe: server 0 response status 200; no Location; skip later",
        ],
    );
    heals(
        get()
            .redirect(Redirect::Manual)
            .answer(302, "Location: /y\nAccess-Control-Allow-Origin: *")
            .answer(200, AGREED),
        &[
            "safe: page redirect follow",
            "safe: server 0 response status 200; no Location; skip later",
            "safe: page url https://api.example/y; skip earlier",
        ],
    );
    heals(
        get().answer(302, "Location: ftp://x.example/\nAccess-Control-Allow-Origin: *"),
        &["safe: server 0 response status 200; no Location; skip later"],
    );
    heals(
        get()
            .answer(302, "Location: /y\nLocation: /y\nAccess-Control-Allow-Origin: *")
            .answer(200, AGREED),
        &[
            "safe: server 0 response Location: /y",
            "safe: page url https://api.example/y; skip earlier",
            "safe: server 0 response status 200; no Location; skip later",
        ],
    );
    heals(
        get()
            .answer(302, "Location: https://u:p@api.example/y\nAccess-Control-Allow-Origin: *")
            .answer(200, AGREED),
        &[
            "safe: server 0 response Location: https://api.example/y",
            "safe: page url https://api.example/y; skip earlier",
            "safe: server 0 response status 200; no Location; skip later",
        ],
    );
}

#[test]
fn a_redirect_to_a_login() {
    let leads = "Location: https://login.example/authorize?x=1";
    heals(
        get()
            .credentials(Credentials::Include)
            .answer(302, leads)
            .answer(200, "Content-Type: text/html"),
        &[
            "safe: server 0 response status 401; no Location; skip later & server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin & server 0 response Access-Control-Allow-Credentials: true",
            "safe: page credentials same-origin & server 0 response status 401; no Location; skip later & server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin",
            "UNSAFE: page credentials same-origin & server 0 response status 401; no Location; skip later & server 0 response Access-Control-Allow-Origin: *",
        ],
    );
    let agreed = format!("{AGREED}\n{leads}");
    heals(
        get().answer(302, &agreed).answer(200, "Content-Type: text/html"),
        &["safe: server 0 response status 401; no Location; skip later"],
    );
    // Who asks the login itself knows what it is.
    heals(
        get()
            .to("https://login.example/token")
            .answer(308, "Location: /token/")
            .answer(200, AGREED),
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin",
            "safe: page url https://login.example/token/; skip earlier",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    );
}

#[test]
fn a_preflight_that_is_redirected() {
    let asks = || get().method("PUT");
    heals(
        asks()
            .preflight(308, &format!("{AGREED}\nAccess-Control-Allow-Methods: PUT\nLocation: /x/"))
            .answer(200, AGREED),
        &[
            "safe: server 0 preflight status 204; no Location",
            "safe: page url https://api.example/x/; forget preflight & server 0 preflight answer 204 Access-Control-Allow-Origin: https://app.example, Vary: Origin, Access-Control-Allow-Methods: PUT",
            "UNSAFE: page url https://api.example/x/; forget preflight & server 0 preflight answer 204 Access-Control-Allow-Origin: *, Access-Control-Allow-Methods: PUT",
        ],
    );
    heals(
        asks().preflight(302, "Location: https://login.example/").answer(200, AGREED),
        &[
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example; Vary: Origin & server 0 preflight status 204; no Location & server 0 preflight Access-Control-Allow-Methods: PUT",
            "UNSAFE: server 0 preflight Access-Control-Allow-Origin: * & server 0 preflight status 204; no Location & server 0 preflight Access-Control-Allow-Methods: PUT",
        ],
    );
}

#[test]
fn a_page_without_an_origin() {
    let named = "Access-Control-Allow-Origin: https://app.example\nVary: Origin";
    heals(
        get().page("null").answer(200, named),
        &[
            "safe: page origin https://app.example",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: null",
        ],
    );
    heals(
        get().page("null").credentials(Credentials::Include).answer(200, named),
        &[
            "safe: page origin https://app.example & server 0 response Access-Control-Allow-Credentials: true",
            "safe: page origin https://app.example & page credentials same-origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: null & server 0 response Access-Control-Allow-Credentials: true",
        ],
    );
}

#[test]
fn a_page_that_came_over_http() {
    let named = "Access-Control-Allow-Origin: https://app.example\nVary: Origin";
    let with = format!("{named}\nAccess-Control-Allow-Credentials: true");
    let asks = || get().page("http://app.example").credentials(Credentials::Include);
    let unsafe_one = "UNSAFE: server 0 response Access-Control-Allow-Origin: http://app.example";
    let scenario = asks().answer(200, &with).scenario();
    let found = fixes(&scenario).unwrap();
    let lines: Vec<String> = found.iter().map(line).collect();
    assert_eq!(lines, ["safe: page origin https://app.example", unsafe_one]);
    assert!(found[1].warnings[0].contains("reads along as the user"), "{found:?}");
    // Agreeing to credentials opens it just as much.
    heals(
        asks().answer(200, "Access-Control-Allow-Origin: http://app.example\nVary: Origin"),
        &[
            "safe: page credentials same-origin",
            "UNSAFE: server 0 response Access-Control-Allow-Credentials: true",
        ],
    );
    // Nobody is between the user and this very machine, and without cookies nothing is the user's.
    heals(
        get().page("http://localhost:5173").credentials(Credentials::Include).answer(200, &with),
        &["safe: server 0 response Access-Control-Allow-Origin: http://localhost:5173"],
    );
    heals(
        get().page("http://app.example").answer(200, named),
        &[
            "safe: server 0 response Access-Control-Allow-Origin: http://app.example",
            "safe: page origin https://app.example",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    );
}

#[test]
fn no_answer_is_not_cors() {
    none(get().answer(0, ""), Some("no-answer"), "not CORS");
}

#[test]
fn what_one_browser_keeps_for_itself() {
    heals(
        get()
            .with("Available-Dictionary", ":x:")
            .preflight(204, &format!("{AGREED}\nAccess-Control-Allow-Headers: *"))
            .answer(200, AGREED),
        &["safe: page no Available-Dictionary"],
    );
    heals(
        get().answer(200, &format!("{AGREED}\nContent-Length: 1\nContent-Length: 2")),
        &["safe: proxy 0 response Content-Length: 1"],
    );
}

#[test]
fn hidden_headers() {
    let hidden = "\nX-Total-Count: 4\nLink: <x>\nServer: x\nSet-Cookie: a=b";
    heals(
        get().answer(200, &format!("{AGREED}{hidden}")),
        &[
            "safe: server 0 response Access-Control-Expose-Headers: link, x-total-count",
            "UNSAFE: server 0 response Access-Control-Expose-Headers: *",
        ],
    );
    let named = "Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true\nAccess-Control-Expose-Headers: *, Link";
    heals(
        get().credentials(Credentials::Include).answer(200, &format!("{named}{hidden}")),
        &["safe: server 0 response Access-Control-Expose-Headers: Link, x-total-count"],
    );
}

#[test]
fn elements_are_told_in_their_own_words() {
    let told = |api: Api, credentials: Credentials| {
        let mut scenario = get().mode(Mode::NoCors).answer(200, AGREED).scenario();
        scenario.request.api = api;
        scenario.request.credentials = credentials;
        fixes(&scenario).expect("it can ask to read").remove(0).title
    };
    assert_eq!(told(Api::Img, Credentials::SameOrigin), "Add `crossorigin` to the element");
    assert_eq!(told(Api::Fetch, Credentials::SameOrigin), "Ask with `mode: \"cors\"`");
    assert_eq!(told(Api::Img, Credentials::Include), "Add `crossorigin` to the element");
}

#[test]
fn an_element_without_crossorigin() {
    let asks = || get().api(Api::Img).mode(Mode::NoCors).credentials(Credentials::Include);
    heals(asks().answer(200, AGREED), &["safe: page mode cors; credentials same-origin"]);
    heals(
        asks().answer(200, ""),
        &[
            "safe: page mode cors; credentials same-origin & server 0 response Access-Control-Allow-Origin: https://app.example; Vary: Origin",
            "UNSAFE: page mode cors; credentials same-origin & server 0 response Access-Control-Allow-Origin: *",
        ],
    );
}

#[test]
fn why_a_preflight_was_refused() {
    let told = |status: u16, headers: &str| {
        let asks = get().method("PUT").preflight(status, headers).answer(200, AGREED);
        let fixes = fixes(&asks.scenario()).unwrap();
        let succeeds =
            |edit: &&fix::Edit| edit.changes.iter().any(|one| matches!(one, Change::Status { .. }));
        fixes[0].edits.iter().find(succeeds).unwrap().text.clone()
    };
    for login in [401, 407] {
        assert!(told(login, "").contains("answer it before anybody asks who it is"));
    }
    let open = told(403, "");
    assert!(open.contains("by the CORS layer itself") && open.contains("a firewall"), "{open}");
    for vary in ["Vary: Origin", "Vary: Accept, Access-Control-Request-Method"] {
        let layer = told(403, vary);
        assert!(
            layer.contains("it seems by the CORS layer") && !layer.contains("login"),
            "{layer}"
        );
    }
}

#[test]
fn what_else_a_fix_says() {
    let told = |build: Build| fixes(&build.scenario()).unwrap();
    // A cache has to be emptied for everybody as well.
    for fix in told(get().answer(200, "Age: 7")) {
        assert!(fix.edits[0].text.contains("empty it"), "{fix:?}");
    }
    // Nothing is said of an answer that nobody has seen.
    let slash =
        |build: Build| build.method("PUT").preflight(308, &format!("{AGREED}\nLocation: /x/"));
    let is_seen = |fix: &Fix| {
        fix.assumed.iter().any(|text| text.contains("under this URL as it did under the other"))
    };
    assert!(told(slash(get()).answer(200, AGREED)).iter().any(is_seen));
    assert!(!told(slash(get())).iter().any(is_seen));
    // Who refuses the cookies is named.
    let agreed = "Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true\nLocation: https://files.example/y";
    let asks = get().credentials(Credentials::Include).answer(302, agreed).answer(200, AGREED);
    let page = told(asks);
    let is_without =
        |edit: &&fix::Edit| edit.changes == [Change::Credentials { to: Credentials::SameOrigin }];
    let edit = page.iter().flat_map(|fix| &fix.edits).find(is_without).unwrap();
    assert!(edit.text.starts_with("Then no cookies go to `https://files.example`"), "{edit:?}");
}

#[test]
fn what_a_star_opens() {
    let warned = |build: Build| fixes(&build.scenario()).unwrap().pop().unwrap().warnings;
    let asks = || get().method("PUT").preflight(404, "");
    assert_eq!(
        warned(asks().answer(200, AGREED)),
        [
            "UNSAFE unless everybody may do what this request does: `*` lets every website send this request to `https://api.example`, without the user's cookies."
        ]
    );
    let both = warned(asks().answer(200, ""));
    assert!(both[1].contains("lets every website read what `https://api.example` answers"));
    assert_eq!(both.len(), 2);
}

#[test]
fn what_is_better_than_null() {
    let named = "Access-Control-Allow-Origin: https://app.example\nVary: Origin\nAccess-Control-Allow-Credentials: true";
    let null = "Access-Control-Allow-Origin: null\nVary: Origin";
    let warned = |build: Build| {
        let asks = build.credentials(Credentials::Include);
        fixes(&asks.scenario()).unwrap().pop().unwrap().warnings.remove(0)
    };
    let leads = format!("{named}\nLocation: https://files.example/y");
    let redirected = warned(get().answer(302, &leads).answer(200, null));
    assert!(redirected.contains("do not redirect to another origin"), "{redirected}");
    let sandboxed = warned(get().page("null").answer(200, null));
    assert!(sandboxed.contains("Serve the page from an origin of its own"), "{sandboxed}");
}

#[test]
fn an_answer_that_nobody_has_seen_by_its_title() {
    let titles: Vec<String> = fixes(&get().with("X-A", "1").scenario())
        .unwrap()
        .into_iter()
        .map(|fix| fix.title)
        .collect();
    assert_eq!(
        titles,
        [
            "Answer the preflight so that the request may be sent, naming `https://app.example` and answer the request itself so that the page may read it, naming `https://app.example`",
            "Answer the preflight so that the request may be sent, with `*` and answer the request itself so that the page may read it, with `*`",
        ]
    );
}

#[test]
fn what_is_enough_to_show_it() {
    let asks = || get().api(Api::Img).mode(Mode::NoCors).credentials(Credentials::Include);
    let told = |build: Build, is: fn(&Change) -> bool| {
        let fixes = fixes(&build.scenario()).unwrap();
        let edit = fixes[0].edits.iter().find(|edit| is(&edit.changes[0])).unwrap();
        edit.text.clone()
    };
    let policy = asks().answer(200, "Cross-Origin-Resource-Policy: same-origin");
    let policy = told(policy, |change| matches!(change, Change::Mode { .. }));
    assert!(
        policy.contains("`https://api.example` sends `Cross-Origin-Resource-Policy: cross-origin`"),
        "{policy}"
    );
    let own = told(asks().csp("img-src 'self'").answer(200, ""), |change| {
        matches!(change, Change::PageCsp { .. })
    });
    assert!(
        own.ends_with("Where the page need not read what comes, this alone is enough."),
        "{own}"
    );
    let other = told(asks().answer(200, ""), |change| matches!(change, Change::Mode { .. }));
    assert!(!other.contains("Resource-Policy"), "{other}");
}

#[test]
fn a_header_of_ones_own_choice_is_exposed() {
    let answer = get().answer(200, &format!("{AGREED}\nETag: 1\nX-A: 2\nCache-Control: no-store"));
    let scenario = answer.scenario();
    let exchange = Exchange::new(scenario.clone()).unwrap();
    let exposed = |names: &[&str]| fix::expose(&exchange, &NativeUrlParser, names);
    let fix = exposed(&["etag", "Cache-Control"]).unwrap();
    assert_eq!(line(&fix), "safe: server 0 response Access-Control-Expose-Headers: etag");
    assert_eq!(fix.purpose, Purpose::HeadersExposed);
    assert_eq!(exposed(&["cache-control", "x-none"]), None);
}

#[test]
fn a_fix_as_a_diff() {
    let scenario = get().credentials(Credentials::Include).answer(200, AGREED).scenario();
    let found = fixes(&scenario).unwrap();
    let [page, server] = &found[..] else { panic!("{found:?}") };
    let page = diff(&scenario, &page.healed);
    assert!(page.boxes.is_empty());
    let option = &page.options[0];
    let option = (option.option, option.before.as_str(), option.after.as_str());
    assert_eq!((option, page.options.len()), (("credentials", "include", "same-origin"), 1));
    let server = diff(&scenario, &server.healed);
    let [response] = &server.boxes[..] else { panic!("{server:?}") };
    let lines: Vec<_> = response.lines.iter().map(|line| (line.kind, line.text.as_str())).collect();
    assert_eq!((response.place, server.options.is_empty()), (Place::Response, true));
    assert_eq!(
        lines,
        [
            (Kind::Kept, "HTTP/1.1 200 OK"),
            (Kind::Removed, "Access-Control-Allow-Origin: *"),
            (Kind::Added, "Access-Control-Allow-Origin: https://app.example"),
            (Kind::Added, "Vary: Origin"),
            (Kind::Added, "Access-Control-Allow-Credentials: true"),
        ]
    );
}

#[test]
fn a_fix_as_json() {
    let scenario = get().credentials(Credentials::Include).answer(200, AGREED).scenario();
    let fix = serde_json::to_value(&fixes(&scenario).unwrap()[0]).unwrap();
    assert_eq!(fix["purpose"], "readable");
    assert_eq!(fix["safety"], "safe");
    assert_eq!(fix["who"], "the page");
    assert_eq!(fix["engines"].as_array().unwrap().len(), 4);
    assert_eq!(fix["healed"]["request"]["credentials"], "same-origin");
    let change = serde_json::json!([{ "change": "credentials", "to": "same-origin" }]);
    assert_eq!(fix["edits"][0]["changes"], change);
    assert_eq!(fix["edits"][0]["side"], "page");
}

#[test]
fn what_a_server_must_grant() {
    let needed = |build: Build| Grant::needed_by(&build.exchange().unwrap());
    let asks = get().method("put").with("X-B", "1").with("Accept", "*/*").with("X-A", "1");
    let exposes = "Access-Control-Expose-Headers: X-Total, *";
    assert_eq!(
        needed(asks.credentials(Credentials::Include).answer(200, exposes)),
        Some(Grant {
            origins: vec!["https://app.example".into()],
            methods: vec!["PUT".into()],
            headers: vec!["x-a".into(), "x-b".into()],
            exposed: vec!["x-total".into()],
            credentials: true,
            max_age: None,
        })
    );
    // Each engine's unsafe names count: Firefox asks for a byte above 0x7F.
    let grant = needed(get().with("Accept", "\u{e9}")).unwrap();
    assert_eq!((grant.methods, grant.headers), (vec![], vec!["accept".to_owned()]));
    assert_eq!(needed(get().page("null")), None);
    assert_eq!(needed(get().to("/own")), None);
}

#[test]
fn every_fix_of_the_corpora_heals_and_is_minimal() {
    let cases = corpus::wpt().into_iter().chain(corpus::presets()).map(|case| case.scenario());
    let recorded = [browsers::differences(), browsers::minimal(), browsers::own()].concat();
    let some = browsers::public().into_iter().step_by(4);
    let recorded = recorded.into_iter().chain(some).map(|recording| recording.scenario());
    let found: Vec<_> = cases.chain(recorded).map(|scenario| fixes(&scenario)).collect();
    let count =
        |is: fn(&Result<Vec<Fix>, NoFix>) -> bool| found.iter().filter(|one| is(one)).count();
    // What cannot be fixed are schemes, methods, ports and lines that are down.
    let argued = [
        "scheme-not-http",
        "url-not-fetchable",
        "url-not-parsable",
        "method-forbidden",
        "no-answer",
    ];
    for none in found.iter().filter_map(|one| one.as_ref().err()) {
        assert!(argued.contains(&none.reason.unwrap_or_default()), "{none:?}");
    }
    assert!(count(|one| one.as_ref().is_ok_and(|fixes| !fixes.is_empty())) > 800);
    assert!(count(Result::is_err) > 20);
}

#[test]
fn whatever_comes_in_fixes_heal() {
    let (mut random, cases) = (Random::new(7), corpus::wpt());
    for _ in 0..600 {
        let mut scenario = random.pick(&cases).scenario();
        for _ in 0..=random.below(3) {
            mutate(&mut scenario, &mut random);
        }
        if Exchange::new(scenario.clone()).is_ok() {
            let _ = fixes(&scenario);
        }
    }
}

#[test]
fn a_hundred_thousand_headers() {
    let many = |count: usize| -> Vec<Field> {
        (0..count).map(|at| (format!("X-{at}"), at.to_string())).collect()
    };
    // On the request, where a preflight has to allow them all.
    let mut scenario = get().preflight(404, "").answer(200, "").scenario();
    scenario.request.headers = many(30_000);
    let found = native_fixes(&Exchange::new(scenario).unwrap()).unwrap();
    let list = &found[0].edits[2].changes[0];
    let Change::SetHeader { value, .. } = list else { panic!("{list:?}") };
    assert_eq!(value.split(", ").count(), 30_000);
    // On the answer.
    let mut scenario = get().answer(200, "").scenario();
    scenario.hops[0].response.as_mut().unwrap().headers = many(100_000);
    let found = native_fixes(&Exchange::new(scenario).unwrap()).unwrap();
    assert_eq!((found.len(), found[0].safety, found[1].safety), (2, Safety::Safe, Safety::Unsafe));
    assert_eq!(diff(&found[0].healed, &found[1].healed).boxes[0].lines.len(), 100_004);
}

#[test]
fn endless_redirects() {
    let mut scenario = get().answer(302, &format!("{AGREED}\nLocation: /x")).scenario();
    scenario.hops = vec![scenario.hops[0].clone(); 2_000];
    let found = native_fixes(&Exchange::new(scenario).unwrap()).unwrap();
    let lines: Vec<String> = found.iter().map(line).collect();
    assert_eq!(lines, ["safe: server 20 response status 200; no Location; skip later"]);
}
