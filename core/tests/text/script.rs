//! The wire is not the script.

use crate::reads;
use corsplain::scenario::{Api, Credentials, Mode, Redirect};
use corsplain::text::{Choices, Parsed, Subject, parse};

#[test]
fn a_captured_request_holds_what_the_browser_added() {
    reads(
        "GET /x HTTP/1.1\nHost: api.example\nConnection: keep-alive\nDNT: 1\n\
         sec-ch-ua: \"Chromium\";v=\"130\"\nUser-Agent: Mozilla/5.0\nAccept: */*\nPriority: u=1\n\
         Origin: https://app.example\nSec-Fetch-Mode: cors\nReferer: https://app.example/page\n\
         Accept-Encoding: gzip\nAccept-Language: en\nCookie: a=b\nX-Foo: 1\nContent-Length: 0\n",
        "from https://app.example
         GET https://api.example/x (cors, include, follow)
         X-Foo: 1",
    );
}

#[test]
fn a_script_may_set_what_browsers_send() {
    reads(
        "GET https://api.example/x HTTP/1.1\nUser-Agent: mine\nAccept: */*\nCache-Control: no-cache\n\
         Pragma: no-cache\n",
        "from https://app.example
         GET https://api.example/x (cors, same-origin, follow)
         User-Agent: mine
         Accept: */*
         Cache-Control: no-cache
         Pragma: no-cache
         assumes PageOrigin Mode Credentials",
    );
}

#[test]
fn a_reload_and_a_cache_add_headers() {
    let head = "GET /x HTTP/2\nHost: api.example\nOrigin: https://app.example\n";
    let expected = "from https://app.example
         GET https://api.example/x (cors, same-origin, follow)";
    let rest = "assumes Mode Credentials Headers";
    for headers in [
        "Cache-Control: no-cache\nPragma: no-cache\n",
        "Cache-Control: max-age=0\n",
        "If-None-Match: \"x\"\n",
        "X-Forwarded-For: 192.0.2.1\n",
    ] {
        reads(&format!("{head}{headers}"), &format!("{expected}\n{rest}"));
    }
    // One of the pair alone is the script's.
    let alone = "Cache-Control: no-cache";
    reads(&format!("{head}{alone}\n"), &format!("{expected}\n{alone}\nassumes Mode Credentials"));
}

#[test]
fn a_preflight_knows_which_headers_the_script_set() {
    let parsed = read(
        "OPTIONS /x HTTP/2\nHost: api.example\nOrigin: https://app.example\n\
         Access-Control-Request-Method: PATCH\n\
         Access-Control-Request-Headers: accept, authorization,content-type,if-none-match\n\n\
         GET /x HTTP/2\nHost: api.example\nOrigin: https://app.example\nIf-None-Match: \"x\"\n\
         X-Other: 1\nContent-Language: de\n",
    );
    let request = &parsed.scenario.request;
    assert_eq!(request.method, "PATCH");
    let headers: Vec<(&str, &str)> =
        request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let expected = [
        ("If-None-Match", "\"x\""),
        ("Content-Language", "de"),
        ("accept", "(1)"),
        ("authorization", "1"),
        ("content-type", "application/json"),
    ];
    assert_eq!(headers, expected);
    let because = &assumption(&parsed, Subject::Headers).expect("it is one").because;
    assert!(because.contains("Taken for the browser's own: `X-Other`."), "{because}");
    assert!(
        because.contains("placeholders: `accept`, `authorization`, `content-type`."),
        "{because}"
    );
    let note = parsed.notes.first().expect("the methods differ");
    assert!(note.text.contains("`PATCH`") && note.text.contains("`GET`"), "{}", note.text);
}

#[test]
fn the_origin_is_in_origin_or_in_referer_or_nowhere() {
    let origin = |headers: &str| {
        let parsed = read(&format!("GET /x HTTP/2\nHost: api.example\n{headers}\n"));
        (parsed.scenario.page_origin.clone(), assumption(&parsed, Subject::PageOrigin).is_some())
    };
    assert_eq!(origin("Origin: null"), ("null".into(), false));
    assert_eq!(origin("Origin: http://a.example:81"), ("http://a.example:81".into(), false));
    assert_eq!(origin("Referer: https://A.example:443/x"), ("https://a.example".into(), true));
    assert_eq!(origin("Sec-Fetch-Site: same-origin"), ("https://api.example".into(), true));
    assert_eq!(origin("X: y"), ("https://app.example".into(), true));
}

#[test]
fn the_scheme_is_told_or_guessed() {
    let url = |version: &str, host: &str, more: &str| {
        let parsed = read(&format!("GET /x HTTP/{version}\nHost: {host}\n{more}\n"));
        let is_assumed = assumption(&parsed, Subject::Url).is_some();
        format!("{}{}", parsed.scenario.request.url, if is_assumed { "?" } else { "" })
    };
    assert_eq!(url("2", "api.example", ""), "https://api.example/x");
    assert_eq!(url("1.1", "api.example", "Sec-Fetch-Mode: cors"), "https://api.example/x");
    assert_eq!(url("1.1", "api.example", ""), "https://api.example/x?");
    assert_eq!(url("1.1", "api.example", "Origin: http://app.example"), "http://api.example/x?");
    assert_eq!(url("1.1", "api.example:80", ""), "http://api.example:80/x?");
    assert_eq!(url("1.1", "localhost:3000", ""), "http://localhost:3000/x?");
    assert_eq!(url("1.1", "127.0.0.1", "Origin: https://app.example"), "https://127.0.0.1/x?");
}

#[test]
fn only_mode_include_sends_cookies_to_another_origin() {
    let credentials = |origin: &str| {
        let text = format!("GET /x HTTP/2\nHost: api.example\nOrigin: {origin}\nCookie: a=b\n");
        let parsed = read(&text);
        let is_assumed = assumption(&parsed, Subject::Credentials).is_some();
        (parsed.scenario.request.credentials, is_assumed)
    };
    assert_eq!(credentials("https://app.example"), (Credentials::Include, false));
    assert_eq!(credentials("https://api.example"), (Credentials::SameOrigin, true));
}

#[test]
fn a_captured_request_says_what_it_was_for() {
    let api = |lines: &str| {
        let text =
            format!("GET /x HTTP/2\nHost: cdn.example\nOrigin: https://app.example\n{lines}");
        read(&text).scenario.request.api
    };
    assert_eq!(api("Sec-Fetch-Dest: image\n"), Api::Img);
    assert_eq!(api("Sec-Fetch-Dest: font\n"), Api::Font);
    assert_eq!(api("Sec-Fetch-Dest: empty\n"), Api::Fetch);
    assert_eq!(api("Accept: text/event-stream\n"), Api::Fetch);
}

#[test]
fn choices_count_more_than_the_text() {
    let choices = Choices {
        api: Some(Api::Xhr),
        mode: Some(Mode::NoCors),
        credentials: Some(Credentials::Omit),
        redirect: Some(Redirect::Error),
        upload_listener: Some(true),
    };
    let text = "GET /x HTTP/2\nHost: api.example\nOrigin: https://app.example\nCookie: a=b\n\
                Sec-Fetch-Mode: cors\n\nHTTP/2 302\nLocation: /y\n";
    let json = "{\"page_origin\": \"https://app.example\", \"request\": {\"url\": \"/x\"}}";
    for text in [text, json] {
        let parsed = parse(text, choices);
        let request = &parsed.scenario.request;
        assert_eq!(
            (request.mode, request.credentials, request.redirect, request.upload_listener),
            (Mode::NoCors, Credentials::Omit, Redirect::Error, true)
        );
        assert_eq!(request.api, Api::Xhr);
        assert_eq!(parsed.assumptions, []);
    }
}

#[test]
fn a_body_needs_a_method_that_has_one() {
    let body = |method: &str, text: &str| {
        let head =
            format!("{method} /x HTTP/2\nHost: api.example\nContent-Type: text/plain\n{text}");
        let parsed = read(&head);
        (parsed.scenario.request.body, parsed.notes.len())
    };
    assert_eq!(body("POST", "\na\n\nb\n"), (Some("a\n\nb".into()), 0));
    assert_eq!(body("POST", "\n\n"), (None, 0));
    assert_eq!(body("POST", "Content-Length: 5\n"), (None, 0));
    assert_eq!(body("GET", "\na\n"), (None, 1));
}

fn read(text: &str) -> Parsed {
    parse(text, Choices::default())
}

fn assumption(parsed: &Parsed, subject: Subject) -> Option<&corsplain::text::Assumption> {
    parsed.assumptions.iter().find(|assumption| assumption.subject == subject)
}
