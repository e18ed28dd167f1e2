//! Failures from real life: what is proposed for each of them.

use corsplain::Outcome;
use corsplain_tests::corpus;
use corsplain_tests::healing::{fixes, line};

#[test]
fn every_preset_has_its_fixes_or_none_with_a_reason() {
    let mut table = FIXES.iter();
    for case in corpus::presets() {
        let lines: Vec<String> = match fixes(&case.scenario()) {
            Ok(fixes) => fixes.iter().map(line).collect(),
            Err(none) => vec![format!("none: {}", none.reason.unwrap_or_default())],
        };
        if !lines.is_empty() {
            let (id, expected) = table.next().expect("there is a line for it");
            assert_eq!(case.id, *id);
            assert_eq!(lines, *expected, "{id}");
        }
    }
    assert_eq!(table.next(), None);
}

#[test]
fn every_blocked_preset_is_in_the_table() {
    for case in corpus::presets() {
        // What an earlier answer or an address decides is no edit of this exchange.
        let is_outside = case.why_outside().is_some();
        let is_listed = FIXES.iter().any(|(id, _)| *id == case.id);
        let is_blocked = case.expect.outcome != Outcome::Readable;
        assert!(is_listed || is_outside || !is_blocked, "{}", case.id);
    }
}

/// All fixes of a preset in the order in which they are shown.
const FIXES: &[(&str, &[&str])] = &[
    (
        "preset/no-cors-headers",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "preset/options-401-auth-before-cors",
        &[
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example.com; Vary: Origin & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Headers: authorization",
            "UNSAFE: server 0 preflight Access-Control-Allow-Origin: * & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Headers: authorization",
        ],
    ),
    ("preset/options-401-with-acao", &["safe: server 0 preflight status 204"]),
    (
        "preset/error-page-without-cors",
        &[
            "safe: proxy 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: proxy 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "preset/json-post-options-404",
        &[
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example.com; Vary: Origin & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Headers: content-type",
            "UNSAFE: server 0 preflight Access-Control-Allow-Origin: * & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Headers: content-type",
        ],
    ),
    (
        "preset/options-405-with-acao",
        &[
            "safe: server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Headers: content-type",
        ],
    ),
    (
        "preset/header-not-allowed",
        &[
            "safe: server 0 preflight Access-Control-Allow-Headers: content-type, authorization, x-api-key",
            "safe: page no x-api-key",
        ],
    ),
    (
        "preset/wildcard-with-credentials",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "safe: page credentials same-origin",
        ],
    ),
    ("preset/response-header-on-request", &["safe: page no access-control-allow-origin"]),
    (
        "preset/origin-mismatch-port",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: http://localhost:5173; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "preset/trailing-slash-acao",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "preset/duplicate-acao",
        &[
            "safe: proxy 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: proxy 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "preset/preflight-redirect-login",
        &[
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example.com; Vary: Origin & server 0 preflight status 204; no Location & server 0 preflight Access-Control-Allow-Headers: authorization",
            "UNSAFE: server 0 preflight Access-Control-Allow-Origin: * & server 0 preflight status 204; no Location & server 0 preflight Access-Control-Allow-Headers: authorization",
        ],
    ),
    (
        "preset/preflight-redirect-slash",
        &[
            "safe: server 0 preflight status 204; no Location & server 0 preflight Access-Control-Allow-Headers: content-type",
            "safe: page url https://api.example.net/v1/items/; forget preflight & server 0 preflight answer 204 Access-Control-Allow-Origin: https://app.example.com, Vary: Origin, Access-Control-Allow-Headers: content-type",
            "UNSAFE: page url https://api.example.net/v1/items/; forget preflight & server 0 preflight answer 204 Access-Control-Allow-Origin: *, Access-Control-Allow-Headers: content-type",
        ],
    ),
    (
        "preset/redirect-without-acao",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "safe: page url https://api.example.net/v1/items/; skip earlier",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "preset/acac-capital-true",
        &[
            "safe: server 0 response Access-Control-Allow-Credentials: true",
            "safe: page credentials same-origin",
        ],
    ),
    (
        "preset/acac-missing",
        &[
            "safe: server 0 response Access-Control-Allow-Credentials: true",
            "safe: page credentials same-origin",
        ],
    ),
    (
        "preset/cdn-cached-other-origin",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://admin.example.com; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "preset/method-not-allowed",
        &["safe: server 0 preflight Access-Control-Allow-Methods: GET, POST, PUT, DELETE"],
    ),
    (
        "preset/allow-method-typo",
        &[
            "safe: server 0 preflight Access-Control-Allow-Methods: GET, PUT, DELETE; no access-control-allow-method",
        ],
    ),
    (
        "preset/expose-headers-forgotten",
        &[
            "safe: server 0 response Access-Control-Expose-Headers: content-disposition, x-total-count",
            "UNSAFE: server 0 response Access-Control-Expose-Headers: *",
        ],
    ),
    (
        "preset/expose-star-with-credentials",
        &["safe: server 0 response Access-Control-Expose-Headers: x-total-count"],
    ),
    (
        "preset/no-cors-opaque",
        &[
            "safe: page mode cors & server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: page mode cors & server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "preset/authorization-star",
        &["safe: server 0 preflight Access-Control-Allow-Headers: *, authorization"],
    ),
    (
        "preset/null-origin",
        &[
            "safe: page origin https://app.example.com",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: null",
        ],
    ),
    // WebKit takes this very computer for mixed content.
    ("preset/local-network-access", &["safe: page url https://localhost:8080/device"]),
    ("preset/mixed-content", &["safe: page url https://api.example.net/v1/items"]),
    ("preset/csp-connect-src", &["safe: page policy connect-src 'self' https://api.example.net"]),
    ("preset/blocked-by-client", &["none: no-answer"]),
    (
        "preset/redirect-origin-null",
        &[
            "safe: page url https://files.example.org/blob; skip earlier",
            "safe: server 0 response status 200; no Location; skip later",
            "UNSAFE: server 1 response Access-Control-Allow-Origin: *",
            "UNSAFE: server 1 response Access-Control-Allow-Origin: null",
        ],
    ),
    ("preset/patch-lowercase", &["safe: page method PATCH"]),
    (
        "preset/acao-comma-list",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "preset/acao-wildcard-subdomain",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "preset/acao-no-scheme",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "preset/scheme-missing-url",
        &[
            "safe in fetch chromium firefox: page url http://localhost:3000/api",
            "safe: page url https://localhost:3000/api",
        ],
    ),
    (
        "preset/star-methods-with-credentials",
        &[
            "safe: page credentials same-origin",
            "safe: server 0 preflight Access-Control-Allow-Methods: PUT & server 0 preflight Access-Control-Allow-Headers: x-trace",
        ],
    ),
    (
        "preset/acah-invalid-token",
        &[
            "safe: server 0 preflight Access-Control-Allow-Headers: X-Api-Key, Content-Type",
            "safe: page no x-api-key",
        ],
    ),
    (
        "preset/ok-range-single",
        &[
            "safe: server 0 response Access-Control-Expose-Headers: content-range",
            "UNSAFE: server 0 response Access-Control-Expose-Headers: *",
        ],
    ),
    ("code/disallowed-by-mode", &["safe: page mode cors"]),
    ("code/nocors-redirect-error", &["safe: page mode cors"]),
    (
        "code/redirect-credentials",
        &[
            "safe: server 0 response status 200; no Location; skip later",
            "safe: page url https://files.example.org/x; skip earlier & server 1 response answer 200 Access-Control-Allow-Origin: https://app.example.com, Vary: Origin",
            "UNSAFE: server 0 response Location: https://files.example.org/x & server 1 response answer 200 Access-Control-Allow-Origin: *",
            "UNSAFE: server 0 response Location: https://files.example.org/x & server 1 response answer 200 Access-Control-Allow-Origin: null, Vary: Origin",
            "UNSAFE: page url https://files.example.org/x; skip earlier & server 1 response answer 200 Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "code/pf-mismatch",
        &[
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 preflight Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "code/pf-multiple",
        &[
            "safe: proxy 0 preflight Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: proxy 0 preflight Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "code/pf-invalid",
        &[
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 preflight Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "code/pf-wildcard-cred",
        &[
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "safe: page credentials same-origin",
        ],
    ),
    (
        "code/pf-acac",
        &[
            "safe: server 0 preflight Access-Control-Allow-Credentials: true",
            "safe: page credentials same-origin",
        ],
    ),
    ("code/acam-invalid", &["safe: server 0 preflight Access-Control-Allow-Methods: GET, PUT"]),
    (
        "code/acao-empty",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "code/acao-null-mismatch",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "code/acao-quoted",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "code/acao-path",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "code/acao-upper",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "code/acao-default-port",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "code/acac-dup",
        &[
            "safe: server 0 response Access-Control-Allow-Credentials: true",
            "safe: page credentials same-origin",
        ],
    ),
    (
        "code/acah-star-cred",
        &[
            "safe: server 0 preflight Access-Control-Allow-Headers: x-a",
            "safe: page credentials same-origin",
            "safe: page no x-a",
        ],
    ),
    ("code/pf-500-acao", &["safe: server 0 preflight status 204"]),
    ("code/pf-304", &["safe: server 0 preflight status 204"]),
    (
        "code/redirect-mode-error",
        &[
            "safe: server 0 response status 200; no Location; skip later",
            "safe: page redirect follow & server 1 response answer 200 Access-Control-Allow-Origin: https://app.example.com, Vary: Origin",
            "safe: page url https://api.example.net/v1/other; skip earlier & server 1 response answer 200 Access-Control-Allow-Origin: https://app.example.com, Vary: Origin",
            "UNSAFE: page redirect follow & server 1 response answer 200 Access-Control-Allow-Origin: *",
            "UNSAFE: page url https://api.example.net/v1/other; skip earlier & server 1 response answer 200 Access-Control-Allow-Origin: *",
        ],
    ),
    ("code/redirect-non-http", &["safe: server 0 response status 200; no Location; skip later"]),
    (
        "code/text-plain-json",
        &[
            "safe: server 0 preflight Access-Control-Allow-Origin: https://app.example.com; Vary: Origin & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Headers: content-type",
            "UNSAFE: server 0 preflight Access-Control-Allow-Origin: * & server 0 preflight status 204 & server 0 preflight Access-Control-Allow-Headers: content-type",
        ],
    ),
    (
        "code/preflighted-redirect",
        &[
            "safe: page url https://files.example.org/z; skip earlier",
            "safe: server 0 response status 200; no Location; skip later",
            "UNSAFE: server 1 preflight Access-Control-Allow-Origin: * & server 1 response Access-Control-Allow-Origin: *",
        ],
    ),
    (
        "code/pf-acao-ok-actual-missing",
        &[
            "safe: server 0 response Access-Control-Allow-Origin: https://app.example.com; Vary: Origin",
            "UNSAFE: server 0 response Access-Control-Allow-Origin: *",
        ],
    ),
    ("code/connect-method", &["none: method-forbidden"]),
];
