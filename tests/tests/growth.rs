//! Long lists take long, not for ever. Nothing is timed here; a quadratic walk would not end.

use corsplain::Engine;
use corsplain::report::Report;
use corsplain::scenario::{Field, Hop, Request, Response, Scenario};
use corsplain::text::{self, Choices};
use corsplain::{At, Leg, Outcome};
use corsplain_tests::corpus;

const PAGE: &str = "https://app.example";
const MANY: usize = 10_000;

#[test]
fn ten_thousand_headers_against_ten_thousand_allowed_names() {
    let report = asked(numbered("X-", 0..MANY), &listed(0..MANY));
    assert_eq!((report.outcome, report.reason), (Outcome::Readable, None));
    let asked_for = &report.requests[0].headers[1];
    assert_eq!(asked_for.0, "Access-Control-Request-Headers");
    assert_eq!(asked_for.1.split(',').count(), MANY);
    assert!(asked_for.1.split(',').is_sorted());
}

#[test]
fn ten_thousand_headers_of_which_the_last_is_not_allowed() {
    let report = asked(numbered("X-", 0..MANY), &listed(0..MANY - 1));
    let at = Some(At { hop: 0, leg: Leg::Preflight });
    assert_eq!(
        (report.reason, report.at, report.requests.len()),
        (Some("header-not-allowed"), at, 1)
    );
}

#[test]
fn the_same_header_ten_thousand_times() {
    let report = asked(vec![("X-A".into(), "1".into()); MANY], "x-a");
    assert_eq!((report.outcome, report.reason), (Outcome::Readable, None));
    assert_eq!(report.requests[0].headers[1].1, "x-a");
}

#[test]
fn ten_thousand_safe_headers_are_together_too_long() {
    let report = asked(vec![("Accept".into(), "*/*".into()); MANY], "");
    let at = Some(At { hop: 0, leg: Leg::Preflight });
    assert_eq!((report.reason, report.at), (Some("header-not-allowed"), at));
}

#[test]
fn a_hundred_thousand_response_headers() {
    let mut headers = numbered("X-", 0..10 * MANY);
    headers.push(("Access-Control-Allow-Origin".into(), "*".into()));
    headers.push(("Access-Control-Expose-Headers".into(), listed(0..5 * MANY)));
    let report = fetched(
        Request { url: "https://api.example/".into(), ..Request::default() },
        vec![],
        headers,
    );
    let readable = report.readable_headers.map(|names| names.len());
    assert_eq!((report.outcome, readable), (Outcome::Readable, Some(5 * MANY)));
}

#[test]
fn a_hundred_thousand_lines_of_one_response_header() {
    let headers = vec![("Access-Control-Allow-Origin".into(), PAGE.into()); 10 * MANY];
    let report = fetched(
        Request { url: "https://api.example/".into(), ..Request::default() },
        vec![],
        headers,
    );
    let at = Some(At { hop: 0, leg: Leg::Response });
    assert_eq!((report.reason, report.at), (Some("allow-origin-multiple"), at));
}

#[test]
fn a_hundred_thousand_sources_against_a_long_url() {
    let path = "x/".repeat(10 * MANY);
    let sources = "api.example/x/x ".repeat(10 * MANY);
    let url = format!("https://api.example/{path}");
    let scenario = |page_csp| Scenario {
        page_origin: PAGE.into(),
        page_csp: Some(page_csp),
        request: Request { url: url.clone(), ..Request::default() },
        hops: vec![],
    };
    let report = corpus::report(scenario(format!("connect-src {sources}")), Engine::Fetch);
    assert_eq!(report.reason, Some("content-security-policy"));
    let report = corpus::report(scenario(";,connect-src *".repeat(MANY)), Engine::Fetch);
    assert_eq!((report.outcome, report.reason), (Outcome::Incomplete, None));
}

#[test]
fn ten_megabytes_of_text() {
    is_read("X-A: b\n", 10_000_000);
    is_read("x", 10_000_000);
}

#[test]
fn a_megabyte_of_anything() {
    for part in [
        "\n",
        "\\\n",
        "GET / HTTP/1.1\n",
        "HTTP/1.1 200\n\n",
        "curl http://a/ ",
        "-H 'a: b' ",
        "'",
        "{\"a\":[",
        "\u{100}\0",
        ":status: 200\n",
    ] {
        is_read(part, 1_000_000);
        is_read(&format!("curl {part}"), 1_000_000);
    }
}

fn is_read(part: &str, bytes: usize) {
    let paste = part.repeat(bytes / part.len());
    assert!(text::parse(&paste, Choices::default()).scenario.hops.len() < bytes);
}

/// A request with these headers, and a preflight that allows those names.
fn asked(headers: Vec<Field>, allowed: &str) -> Report {
    let request = Request { url: "https://api.example/".into(), headers, ..Request::default() };
    let agreed: Vec<Field> = vec![("Access-Control-Allow-Origin".into(), "*".into())];
    let preflight =
        [&agreed[..], &[("Access-Control-Allow-Headers".into(), allowed.into())]].concat();
    fetched(request, preflight, agreed)
}

fn fetched(request: Request, preflight: Vec<Field>, response: Vec<Field>) -> Report {
    let answer = |headers| Some(Response { status: 200, headers });
    let hops = vec![Hop { preflight: answer(preflight), response: answer(response) }];
    corpus::report(
        Scenario { page_origin: PAGE.into(), request, hops, ..Scenario::default() },
        Engine::Fetch,
    )
}

fn numbered(prefix: &str, numbers: std::ops::Range<usize>) -> Vec<Field> {
    numbers.map(|number| (format!("{prefix}{number}"), number.to_string())).collect()
}

fn listed(numbers: std::ops::Range<usize>) -> String {
    numbers.map(|number| format!("x-{number}")).collect::<Vec<_>>().join(", ")
}
