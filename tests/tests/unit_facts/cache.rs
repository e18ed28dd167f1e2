//! Facts about the CORS-preflight cache, asked of one browser over time.

use corsplain::cache::{Seconds, Session};
use corsplain::scenario::{Credentials, Hop, Request, Response, Scenario};
use corsplain::{Engine, Exchange};
use corsplain_tests::facts::{Fact, field, headers};
use serde_json::{Value, json};

/// What a browser made of the input does.
pub fn evaluate(fact: &Fact) -> Option<Value> {
    let input = &fact.input;
    Some(match fact.algorithm.as_str() {
        "max-age" => lifetime(input.as_str().expect("the input is a text")).into(),
        "preflight-cache-credentials-match" => is_reused(input).into(),
        "preflight-cache-sequence" => sequence(input),
        _ => return None,
    })
}

/// For how long a preflight whose answer says this `Access-Control-Max-Age` is not repeated.
fn lifetime(max_age: &str) -> Seconds {
    let exchange = cached(max_age, Credentials::Omit);
    let mut browser = Session::new(Engine::Fetch);
    assert!(asks_first(&mut browser, &exchange, 0), "a browser that was just started asks first");
    let is_over = |at: &Seconds| asks_first(&mut browser.clone(), &exchange, *at);
    (0..100_000).find(is_over).expect("every entry ends")
}

/// Whether a preflight with one credentials mode serves a request with another.
fn is_reused(input: &Value) -> bool {
    let mode = |name| Credentials::from_word(field(input, name)).expect("a credentials mode");
    let mut browser = Session::new(Engine::Fetch);
    asks_first(&mut browser, &cached("60", mode("entry")), 0);
    !asks_first(&mut browser, &cached("60", mode("request")), 1)
}

/// For each request of a sequence: is it preceded by a preflight.
fn sequence(input: &Value) -> Value {
    let mut browser = Session::new(Engine::Fetch);
    let steps = input["steps"].as_array().expect("a sequence has steps");
    let asked = steps.iter().map(|step| {
        // Whole seconds: every lifetime is one.
        let at = step["t"].as_f64().expect("a step has a time") as Seconds;
        asks_first(&mut browser, &at_step(step), at)
    });
    json!({"preflights": asked.collect::<Vec<_>>()})
}

fn at_step(step: &Value) -> Exchange {
    let request = Request {
        url: field(step, "url").into(),
        method: field(step, "method").into(),
        headers: headers(step, "headers"),
        credentials: Credentials::from_word(field(step, "credentials"))
            .expect("a credentials mode"),
        ..Request::default()
    };
    let preflight: Response =
        serde_json::from_value(step["preflight_response"].clone()).expect("an answer");
    exchange(field(step, "page_origin"), request, preflight)
}

fn cached(max_age: &str, credentials: Credentials) -> Exchange {
    let request = Request {
        url: "https://api.example/".into(),
        method: "PUT".into(),
        credentials,
        ..Request::default()
    };
    let page = "https://app.example";
    let headers = [
        ("Access-Control-Allow-Origin", page),
        ("Access-Control-Allow-Credentials", "true"),
        ("Access-Control-Allow-Methods", "PUT"),
        ("Access-Control-Max-Age", max_age),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    exchange(page, request, Response { status: 204, headers })
}

/// The answer to the request itself agrees to whatever the preflight agreed to.
fn exchange(page_origin: &str, request: Request, preflight: Response) -> Exchange {
    let response = Response { status: 200, headers: preflight.headers.clone() };
    let hops = vec![Hop { preflight: Some(preflight), response: Some(response) }];
    Exchange::new(Scenario {
        page_origin: page_origin.into(),
        request,
        hops,
        ..Scenario::default()
    })
    .expect("it is a scenario")
}

fn asks_first(browser: &mut Session, exchange: &Exchange, at: Seconds) -> bool {
    browser.explain(exchange, at).report().preflights == [true]
}
