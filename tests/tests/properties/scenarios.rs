//! Random scenarios, dense where the rules have edges.

use corsplain::scenario::{Credentials, Field, Hop, Mode, Redirect, Request, Response, Scenario};
use proptest::prelude::*;
use proptest::sample::select;

/// Any scenario, also one that no text can say.
pub fn scenario() -> impl Strategy<Value = Scenario> {
    scenario_of(
        prop_oneof![9 => select(VALUES).prop_map(str::to_owned), 1 => "[ -~\u{80}-\u{ff}]{0,9}"],
    )
}

/// One that can be written as HTTP: no space around values, and no body of no bytes.
pub fn writable() -> impl Strategy<Value = Scenario> {
    scenario_of("([!-~]([ -~]{0,9}[!-~])?)?").prop_map(|mut scenario| {
        scenario.request.body.take_if(|body| body.is_empty());
        scenario
    })
}

/// A header that no algorithm of this crate looks at.
pub fn irrelevant_header() -> impl Strategy<Value = Field> {
    let names = select(&["Vary", "Content-Type", "X-A", "Server", "Set-Cookie", "Origin"][..]);
    let names = prop_oneof![names.prop_map(str::to_owned), "[a-z]{1,9}(-[a-z]{1,9})?"];
    let known = ["access-control-", "location", "timing-allow-origin", "cross-origin-"];
    let names = names.prop_filter("CORS knows it", move |name| {
        known.iter().all(|known| !name.to_ascii_lowercase().starts_with(known))
    });
    (names, "[ -~]{0,20}")
}

/// Every answer of a scenario.
pub fn answers(scenario: &mut Scenario) -> impl Iterator<Item = &mut Response> {
    scenario.hops.iter_mut().flat_map(|hop| [&mut hop.preflight, &mut hop.response]).flatten()
}

fn scenario_of(
    values: impl Strategy<Value = String> + Clone + 'static,
) -> impl Strategy<Value = Scenario> {
    let hop = (answer(PREFLIGHT_STATUSES), answer(STATUSES))
        .prop_map(|(preflight, response)| Hop { preflight, response });
    (select(PAGES), request(values), prop::collection::vec(hop, 0..4)).prop_map(
        |(page_origin, request, hops)| Scenario {
            page_origin: page_origin.into(),
            request,
            hops,
            ..Scenario::default()
        },
    )
}

fn request(
    values: impl Strategy<Value = String> + Clone + 'static,
) -> impl Strategy<Value = Request> {
    let header = (select(REQUEST_NAMES).prop_map(str::to_owned), values);
    (
        select(URLS),
        select(METHODS),
        prop::collection::vec(header, 0..4),
        prop::option::weighted(0.2, "[a-z]{0,4}"),
        prop_oneof![5 => Just(Mode::Cors), 1 => Just(Mode::NoCors), 1 => Just(Mode::SameOrigin)],
        select(Credentials::ALL),
        prop_oneof![5 => Just(Redirect::Follow), 1 => select(Redirect::ALL)],
        prop::bool::weighted(0.1),
    )
        .prop_map(
            |(url, method, headers, body, mode, credentials, redirect, upload_listener)| Request {
                url: url.into(),
                method: method.into(),
                headers,
                body,
                mode,
                credentials,
                redirect,
                upload_listener,
                ..Request::default()
            },
        )
}

fn answer(statuses: &'static [u16]) -> impl Strategy<Value = Option<Response>> {
    let line = select(ANSWER_LINES).prop_map(|(name, value)| (name.to_owned(), value.to_owned()));
    let answer = (select(statuses), prop::collection::vec(line, 0..7))
        .prop_map(|(status, headers)| Response { status, headers });
    prop::option::weighted(0.9, answer)
}

const PAGES: &[&str] = &["https://app.example", "http://a.test:8000", "null"];
const URLS: &[&str] =
    &["https://app.example/x", "https://api.example/x", "http://a.test:8000/x", "http://b.test/"];
const METHODS: &[&str] = &["GET", "POST", "HEAD", "PUT", "patch", "DELETE", "x"];
#[rustfmt::skip]
const REQUEST_NAMES: &[&str] = &[
    "Accept", "Content-Type", "content-language", "Range", "Authorization", "X-A", "x-b", "DPR",
    "Save-Data", "Cookie", "User-Agent", "Available-Dictionary",
];
#[rustfmt::skip]
const VALUES: &[&str] = &[
    "", "*/*", "text/plain", "text/plain;a=b,c", "application/json", "en, de", "bytes=0-9",
    "bytes=0-9223372036854775807", "bytes=18446744073709551616-", "BYTES=+1-2", "2", "on",
    "Bearer 1", "(", "\u{e9}",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
];
const PREFLIGHT_STATUSES: &[u16] = &[200, 204, 204, 204, 299, 301, 404, 0];
const STATUSES: &[u16] = &[200, 200, 206, 301, 302, 303, 304, 307, 308, 404, 0];
const ANSWER_LINES: &[(&str, &str)] = &[
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Origin", "https://app.example"),
    ("access-control-allow-origin", "http://a.test:8000"),
    ("Access-Control-Allow-Origin", "null"),
    ("Access-Control-Allow-Origin", ""),
    ("Access-Control-Allow-Credentials", "true"),
    ("Access-Control-Allow-Credentials", ""),
    ("Access-Control-Allow-Methods", "PUT, DELETE"),
    ("Access-Control-Allow-Methods", "*"),
    ("Access-Control-Allow-Methods", "(x)"),
    ("Access-Control-Allow-Headers", "x-a, content-type, authorization"),
    ("Access-Control-Allow-Headers", "*"),
    ("Access-Control-Allow-Headers", "x b"),
    ("Access-Control-Expose-Headers", "*"),
    ("Access-Control-Expose-Headers", "x-a"),
    ("Access-Control-Max-Age", "60"),
    ("Access-Control-Max-Age", "-1"),
    ("Location", "https://api.example/y"),
    ("Location", "https://app.example/z"),
    ("Location", "/x"),
    ("Location", "http://u@b.test/"),
    ("Location", ""),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Timing-Allow-Origin", "*"),
    ("X-A", "1"),
    ("Content-Type", "text/plain"),
];
