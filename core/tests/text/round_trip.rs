//! What is written as HTTP reads back as the same scenario.
#![cfg(feature = "serde")]

use crate::is_published;
use corsplain::header::is_header_name;
use corsplain::safelist::is_forbidden_request_header;
use corsplain::scenario::{Field, Hop, Request, Response, Scenario};
use corsplain::text::{Boxes, Choices, parse_boxes, write};
use std::fs;

#[test]
fn every_scenario_of_the_corpora_reads_back() {
    if is_published() {
        return;
    }
    for file in ["presets.ndjson", "wpt-public.ndjson"] {
        let path = format!("{}/../tests/corpus/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(&path).expect(&path);
        let scenarios: Vec<Scenario> =
            text.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
        let writable: Vec<Scenario> =
            scenarios.iter().filter_map(|scenario| as_on_the_wire(scenario.clone())).collect();
        assert!(writable.len() * 100 > scenarios.len() * 95, "{file}: {}", writable.len());
        writable.iter().for_each(reads_back);
    }
}

#[test]
fn every_scenario_of_a_generator_reads_back() {
    for seed in 0..20_000 {
        as_on_the_wire(scenario(&mut Random(seed))).iter().for_each(reads_back);
    }
}

#[test]
fn a_redirect_chain_has_one_head_for_each_url() {
    let response = |status| Some(Response { status, headers: Vec::new() });
    let hops = vec![
        Hop { preflight: None, response: response(302) },
        Hop { preflight: response(204), response: None },
        Hop::default(),
    ];
    let request = Request { url: "https://api.example/x".into(), ..Request::default() };
    let scenario = Scenario {
        page_origin: "https://app.example".into(),
        request,
        hops,
        ..Scenario::default()
    };
    let expected = Boxes {
        page_origin: "https://app.example".into(),
        page_csp: String::new(),
        request: "GET https://api.example/x HTTP/1.1\n".into(),
        preflight: "-\n\nHTTP/1.1 204 No Content\n".into(),
        response: "HTTP/1.1 302 Found\n\n-\n\n-\n".into(),
    };
    assert_eq!(write(&scenario), expected);
    reads_back(&scenario);
}

fn reads_back(scenario: &Scenario) {
    let Request { api, mode, credentials, redirect, upload_listener, .. } = scenario.request;
    let choices = Choices {
        api: Some(api),
        mode: Some(mode),
        credentials: Some(credentials),
        redirect: Some(redirect),
        upload_listener: Some(upload_listener),
    };
    let boxes = write(scenario);
    let parsed = parse_boxes(&boxes, choices);
    assert_eq!(&parsed.scenario, scenario, "\n{boxes:#?}\n{:#?}", parsed.notes);
}

/// The scenario without white space around values, which is no part of them; `None` where it holds
/// what HTTP cannot say.
fn as_on_the_wire(mut scenario: Scenario) -> Option<Scenario> {
    let mut lists = vec![&mut scenario.request.headers];
    for hop in &mut scenario.hops {
        lists.extend(hop.preflight.as_mut().map(|response| &mut response.headers));
        lists.extend(hop.response.as_mut().map(|response| &mut response.headers));
    }
    for (name, value) in lists.into_iter().flatten() {
        *value = value.trim_matches([' ', '\t']).into();
        if value.contains(['\r', '\n']) || !is_header_name(name.as_bytes()) {
            return None;
        }
    }
    let Request { method, url, headers, body, .. } = &scenario.request;
    // A request line without a version must be known by its URL, and `GET` has no blank body then.
    let is_versionless = headers
        .iter()
        .any(|(name, value)| is_forbidden_request_header(name.as_bytes(), value.as_bytes()));
    let is_blank = body.as_ref().is_some_and(|body| body.trim().is_empty());
    let is_lost = !url.contains(':') || (method.eq_ignore_ascii_case("GET") && is_blank);
    let can_be_said = is_header_name(method.as_bytes()) && !(is_versionless && is_lost);
    can_be_said.then_some(scenario)
}

/// <https://en.wikipedia.org/wiki/Linear_congruential_generator>, with the constants of MMIX.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn pick(&mut self, choices: &[&str]) -> String {
        choices.get(self.below(choices.len())).copied().unwrap_or_default().into()
    }
}

fn scenario(random: &mut Random) -> Scenario {
    Scenario {
        page_origin: random.pick(&["https://app.example", "http://localhost:3000", "null"]),
        page_csp: None,
        request: Request {
            url: random.pick(URLS),
            method: random.pick(METHODS),
            headers: headers(random),
            body: (random.below(3) == 0).then(|| random.pick(BODIES)),
            ..Request::default()
        },
        hops: (0..random.below(4)).map(|_| hop(random)).collect(),
    }
}

fn hop(random: &mut Random) -> Hop {
    let answer = |random: &mut Random| {
        (random.below(4) > 0).then(|| Response {
            // Interim answers are no answers.
            status: random
                .pick(&["0", "200", "204", "302", "404", "699"])
                .parse()
                .unwrap_or_default(),
            headers: headers(random),
        })
    };
    Hop { preflight: answer(random), response: answer(random) }
}

fn headers(random: &mut Random) -> Vec<Field> {
    (0..random.below(5)).map(|_| (random.pick(NAMES), random.pick(VALUES))).collect()
}

const URLS: &[&str] = &[
    "https://api.example/x?y=1&z#f",
    "http://localhost:3000/",
    "localhost:3000/api",
    "/relative",
    "relative",
    "http://:not a valid URL",
    "data:text/plain, top",
    "about:blank",
    "https://user:password@api.example/",
];
const METHODS: &[&str] = &["GET", "get", "patch", "OPTIONS", "M-SEARCH", "P!T", "_"];
const BODIES: &[&str] =
    &["", " ", "\n", "\n\n", "\r\nx", "a=1&b=2", "{\n  \"a\": 1\n}\n", "\u{e9}\u{1F600}"];
const NAMES: &[&str] = &[
    "X-Foo",
    "accept",
    "User-Agent",
    "content-TYPE",
    "Host",
    "Origin",
    "Cookie",
    "Sec-Foo",
    "Referer",
    "X-HTTP-Method-Override",
    "Cache-Control",
    "Location",
    "Access-Control-Allow-Origin",
    "Access-Control-Allow-Methods",
    "!#$%&'*+-.^_`|~",
    "HTTP",
    "curl",
    "localhost",
];
const VALUES: &[&str] = &[
    "",
    "1",
    "*/*",
    "no-cache",
    "https://app.example",
    "\u{b}x\u{c}",
    "\u{e9}\u{a0}",
    "a, b",
    "\"quoted\" `x`",
    "GET /x HTTP/1.1",
    "x: y",
    ":",
    "\u{1}",
    "TRACE",
];
