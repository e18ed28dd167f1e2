//! Facts that only a whole exchange can answer.

use corsplain::Outcome;
use corsplain::account::SentAccount;
use corsplain::header::HeaderList;
use corsplain::report::Report;
use corsplain::safelist::is_no_cors_safelisted_request_header;
use corsplain::scenario::{Credentials, Hop, Mode, Request, Response, Scenario};
use corsplain::{Engine, Exchange, account, explain};
use corsplain_tests::corpus;
use corsplain_tests::facts::{Fact, byte_lines, bytes, field, headers, text};
use serde_json::{Value, json};

const PAGE: &str = "https://app.example";
const API: &str = "https://api.example/x";

/// What an exchange made of the input answers.
pub fn evaluate(fact: &Fact) -> Option<Value> {
    let input = &fact.input;
    Some(match fact.algorithm.as_str() {
        "append-request-origin-header" => origin_header(input),
        "cors-filtered-response" => is_readable(input).into(),
        "cors-filtered-response-get" => readable_value(input).into(),
        "cors-unsafe-request-header-names" => announced(input),
        "extract-header-list-values" => exposes_bb8(input),
        "headers-append-request-no-cors" => appended(input),
        "preflight-credentials" => preflight_credentials(input),
        "preflight-request" => preflight_request(input),
        "redirect-location-allowed" => is_followed(input).into(),
        "redirect-method" => redirected(input),
        "response-tainting" => tainting(input),
        _ => return None,
    })
}

/// <https://fetch.spec.whatwg.org/#append-a-request-origin-header>
fn origin_header(input: &Value) -> Value {
    let request = Request {
        url: field(input, "url").into(),
        method: field(input, "method").into(),
        mode: mode(input),
        ..Request::default()
    };
    let scenario = Scenario {
        page_origin: field(input, "page_origin").into(),
        page_csp: None,
        request,
        hops: vec![answer(200, &[])],
    };
    let report = evaluated(scenario);
    json!(report.origin_header.first().expect("the request goes out"))
}

/// <https://fetch.spec.whatwg.org/#concept-filtered-response-cors>
fn is_readable(input: &Value) -> bool {
    let name = field(input, "name");
    let mut headers = vec![
        (name, "1"),
        ("Access-Control-Allow-Origin", PAGE),
        ("Access-Control-Allow-Credentials", "true"),
    ];
    headers.extend(
        input["expose_headers"].as_str().map(|exposed| ("Access-Control-Expose-Headers", exposed)),
    );
    readable_headers(credentials(input), answer(200, &headers)).contains(&name.to_ascii_lowercase())
}

/// The same, asked by XMLHttpRequest's getResponseHeader().
fn readable_value(input: &Value) -> Option<String> {
    let headers = headers(input, "headers");
    let list = HeaderList::new(headers.iter().map(|(name, value)| (bytes(name), bytes(value))));
    let response = Some(Response { status: 200, headers });
    let readable = readable_headers(credentials(input), Hop { preflight: None, response });
    let name = field(input, "name").to_ascii_lowercase();
    readable.contains(&name).then(|| list.get(&name)).flatten().map(|value| text(&value))
}

/// Whether a header `bb-8` can be read with these lines of `Access-Control-Expose-Headers`.
fn exposes_bb8(input: &Value) -> Value {
    let lines: Vec<_> = byte_lines(input, "lines").iter().map(|line| text(line)).collect();
    let mut headers = vec![("BB-8", "hey"), ("Access-Control-Allow-Origin", "*")];
    headers.extend(lines.iter().map(|line| (field(input, "name"), line.as_str())));
    let readable = readable_headers(Credentials::Omit, answer(200, &headers));
    json!({"exposes_bb-8": readable.contains(&"bb-8".to_owned())})
}

fn readable_headers(credentials: Credentials, hop: Hop) -> Vec<String> {
    let request = Request { credentials, ..to(API) };
    evaluated(scenario(request, vec![hop])).readable_headers.expect("the response is readable")
}

/// <https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names>, as a preflight announces them.
fn announced(input: &Value) -> Value {
    let request = Request { headers: headers(input, "headers"), method: "PUT".into(), ..to(API) };
    let report = evaluated(scenario(request, vec![]));
    let next = report.next.expect("the preflight waits for its answer");
    let names =
        next.headers.into_iter().find(|(name, _)| *name == "Access-Control-Request-Headers");
    names.map_or(json!([]), |(_, names)| names.split(',').collect())
}

/// What a `Headers` object with guard `request-no-cors` has after each value is appended, and then
/// after all of them are set at once.
fn appended(input: &Value) -> Value {
    let name = field(input, "name");
    let values: Vec<_> = byte_lines(input, "values").iter().map(|value| text(value)).collect();
    let headers = values.iter().map(|value| (name.to_owned(), value.clone())).collect();
    let request = Request { headers, mode: Mode::NoCors, ..to(API) };
    let sent = sent(scenario(request, vec![answer(200, &[])]));
    let kept: Vec<_> = sent[0]
        .headers
        .iter()
        .filter(|(kept, _)| kept == name)
        .map(|(_, value)| value.as_str())
        .collect();
    let (appended, joined) = (kept.join(", "), values.join(", "));
    let is_set = is_no_cors_safelisted_request_header(name.as_bytes(), &bytes(&joined));
    json!({"after_appends": appended, "after_set_joined": if is_set { &joined } else { &appended }})
}

fn preflight_credentials(input: &Value) -> Value {
    let request = Request { credentials: credentials(input), method: "PUT".into(), ..to(API) };
    let agreed = [
        ("Access-Control-Allow-Origin", PAGE),
        ("Access-Control-Allow-Credentials", "true"),
        ("Access-Control-Allow-Methods", "PUT"),
    ];
    let hop = Hop { preflight: answer(204, &agreed).response, ..answer(200, &agreed) };
    let sent = sent(scenario(request, vec![hop]));
    json!({"cookies_on_preflight": sent[0].credentials, "cookies_on_request": sent[1].credentials})
}

/// <https://fetch.spec.whatwg.org/#cors-preflight-fetch-0>, 1 and 2. Its mode and its `Accept` are
/// the same for every preflight.
fn preflight_request(input: &Value) -> Value {
    let page_origin = input["page_origin"].as_str().unwrap_or(PAGE).into();
    let mut request = Request { method: "PUT".into(), ..to(API) };
    if input["credentials"].is_string() {
        request.credentials = credentials(input);
    }
    let exchange =
        Exchange::new(Scenario { page_origin, request, hops: vec![], ..Scenario::default() })
            .expect("it is a scenario");
    let next = account(&explain(&exchange, Engine::Fetch))
        .next
        .expect("the preflight waits for its answer");
    if input["page_origin"].is_string() {
        let origin =
            next.headers.iter().find(|(name, _)| name == "Origin").map(|(_, origin)| origin);
        return json!({"origin": origin});
    }
    json!({"method": next.method, "mode": "cors", "sends_credentials": next.credentials, "accept": "*/*"})
}

/// <https://fetch.spec.whatwg.org/#concept-http-redirect-fetch>, 4 to 10: a chain that has the
/// tainting asked for when it comes to the location asked for.
fn is_followed(input: &Value) -> bool {
    let page = field(input, "request_origin");
    let (own, other, third) = (format!("{page}/own"), "http://other.test/x", "http://third.test/x");
    let is_cors = mode(input) == Mode::Cors;
    let mut chain = match (field(input, "response_tainting"), input["redirect_tainted"] == true) {
        ("basic/opaque", true) if is_cors => {
            panic!("a tainted request in mode cors has tainting cors")
        }
        ("basic/opaque", false) => vec![own.as_str()],
        ("cors", false) => vec![other],
        (_, true) => vec![other, third],
        (tainting, _) => panic!("no tainting is called `{tainting}`"),
    };
    let first = Request { mode: mode(input), ..to(chain.remove(0)) };
    chain.push(field(input, "location"));
    let redirect =
        |to: &&str| answer(302, &[("Location", *to), ("Access-Control-Allow-Origin", "*")]);
    let scenario = Scenario {
        page_origin: page.into(),
        page_csp: None,
        request: first,
        hops: chain.iter().map(redirect).collect(),
    };
    let report = evaluated(scenario);
    assert!(report.requests.len() >= chain.len(), "the chain is not walked to its end: {report:?}");
    match report.outcome {
        Outcome::Incomplete => true,
        Outcome::NetworkError => false,
        outcome => panic!("a redirect leads on or nowhere, but not to {outcome:?}"),
    }
}

/// <https://fetch.spec.whatwg.org/#concept-http-redirect-fetch>, 12, at the page's own origin.
fn redirected(input: &Value) -> Value {
    let status = serde_json::from_value(input["status"].clone()).expect("a status");
    let method = field(input, "method").to_owned();
    let body = (method == "POST").then(|| "body".to_owned());
    let headers = vec![("Content-Type".to_owned(), "text/plain".to_owned())];
    let request = Request { method, body, headers, ..to(PAGE) };
    let sent =
        sent(scenario(request, vec![answer(status, &[("Location", "/y")]), answer(200, &[])]));
    let keeps = sent[1].headers.iter().any(|(name, _)| name == "Content-Type");
    json!({"method": sent[1].method, "request_body_headers_removed": !keeps})
}

/// <https://fetch.spec.whatwg.org/#concept-request-response-tainting>, as the response's type tells.
fn tainting(input: &Value) -> Value {
    let target = if input["url"] == "same" { PAGE } else { API };
    let ok = answer(200, &[("Access-Control-Allow-Origin", "*")]);
    let (first, hops) = match input["previous_tainting"].as_str() {
        None => (target, vec![ok]),
        Some("opaque" | "cors") => (
            API,
            vec![answer(302, &[("Location", target), ("Access-Control-Allow-Origin", "*")]), ok],
        ),
        Some(other) => panic!("no tainting is called `{other}`"),
    };
    let report = evaluated(scenario(Request { mode: mode(input), ..to(first) }, hops));
    json!(report.response_type)
}

fn to(url: &str) -> Request {
    Request { url: url.into(), ..Request::default() }
}

fn scenario(request: Request, hops: Vec<Hop>) -> Scenario {
    Scenario { page_origin: PAGE.into(), request, hops, ..Scenario::default() }
}

fn answer(status: u16, headers: &[(&str, &str)]) -> Hop {
    let headers =
        headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Hop { preflight: None, response: Some(Response { status, headers }) }
}

#[track_caller]
fn evaluated(scenario: Scenario) -> Report {
    corpus::report(scenario, Engine::Fetch)
}

/// Every request that went out.
#[track_caller]
fn sent(scenario: Scenario) -> Vec<SentAccount> {
    let exchange = Exchange::new(scenario).expect("it is a scenario");
    account(&explain(&exchange, Engine::Fetch)).sent
}

fn mode(input: &Value) -> Mode {
    Mode::from_word(field(input, "mode")).expect("a mode")
}

fn credentials(input: &Value) -> Credentials {
    Credentials::from_word(field(input, "credentials")).expect("a credentials mode")
}
