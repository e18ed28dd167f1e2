//! HAR files: those of the corpus, and what a browser would record of a scenario.

use corsplain::har::{Audit, Reader, Reading, Wanted, audit};
use corsplain::report::SentRequest;
use corsplain::scenario::{Response, Scenario};
use corsplain::url::NativeUrlParser;
use corsplain::{Engine, Exchange, Outcome, explain};
use serde_json::{Value, json};

/// The files of the corpus by name, with their text.
pub const FILES: &[(&str, &str)] = &[
    ("chromium", include_str!("../corpus/har/chromium.har")),
    ("firefox", include_str!("../corpus/har/firefox.har")),
    ("playwright", include_str!("../corpus/har/playwright.har")),
    ("webkit", include_str!("../corpus/har/webkit.har")),
];

/// What is read of a text, in pieces of that size.
pub fn read(text: &[u8], piece: usize) -> Reading {
    let mut reader = Reader::default();
    text.chunks(piece).for_each(|piece| reader.push(piece));
    assert_eq!(reader.bytes(), text.len() as u64);
    reader.finish()
}

/// The audit of a text, by the rules of its own browser.
pub fn audited(text: &str, wanted: Wanted) -> Audit {
    audit(read(text.as_bytes(), 1 << 16), None, wanted, &NativeUrlParser)
}

/// What a browser with that engine would write down of a scenario; `None` where it sends nothing.
pub fn recorded(scenario: &Scenario, engine: Engine) -> Option<String> {
    let exchange = Exchange::new(scenario.clone()).ok()?;
    let report = explain(&exchange, engine).report();
    let mut entries: Vec<Value> = Vec::new();
    let mut hop = 0;
    let mut pending: Option<Value> = None;
    for sent in &report.requests {
        let answers = &scenario.hops[hop];
        if is_preflight(sent) {
            let answer = answers.preflight.clone().unwrap_or_default();
            pending = Some(entry(sent, scenario, Some(&answer)));
        } else {
            entries.push(entry(sent, scenario, answers.response.as_ref()));
            entries.extend(pending.take());
            hop += 1;
        }
    }
    let next = report.next.iter().find(|next| !is_preflight(next));
    if let Some(next) = next {
        entries.push(entry(next, scenario, None));
    } else if let Some(preflight) = &pending {
        // The request that was not let through.
        let asked = preflight["request"]["headers"].as_array().unwrap();
        let named = |header: &&Value| header["name"] == "Access-Control-Request-Method";
        let method = asked.iter().find(named).unwrap()["value"].as_str().unwrap();
        let url = preflight["request"]["url"].as_str().unwrap().to_owned();
        let origin = asked.iter().find(|header| header["name"] == "Origin").unwrap();
        let origin = origin["value"].as_str().unwrap().to_owned();
        let (method, headers) = (method.to_owned(), vec![("Origin", origin)]);
        let sent = SentRequest { method, url, headers, credentials: false };
        entries.push(entry(&sent, scenario, None));
    }
    entries.extend(pending);
    let creator = match engine {
        Engine::Fetch => "unknown",
        Engine::Chromium => "WebInspector",
        Engine::Firefox => "Firefox",
        Engine::WebKit => "WebKit Web Inspector",
    };
    let log = json!({ "version": "1.2", "creator": { "name": creator }, "pages": [], "entries": entries });
    let is_any = !entries.is_empty() && report.outcome != Outcome::TypeError;
    is_any.then(|| json!({ "log": log }).to_string())
}

fn is_preflight(sent: &SentRequest) -> bool {
    sent.headers.iter().any(|(name, _)| *name == "Access-Control-Request-Method")
}

fn entry(sent: &SentRequest, scenario: &Scenario, answer: Option<&Response>) -> Value {
    let mut headers: Vec<Value> =
        sent.headers.iter().map(|(name, value)| header(name, value)).collect();
    headers.push(header("Sec-Fetch-Mode", scenario.request.mode.word()));
    if scenario.page_origin != "null" {
        headers.push(header("Referer", &format!("{}/page", scenario.page_origin)));
    }
    if sent.credentials {
        headers.push(header("Cookie", "a=b"));
    }
    if !is_preflight(sent) {
        let own = &scenario.request.headers;
        headers.extend(own.iter().map(|(name, value)| header(name, value)));
        let has_type = own.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        if scenario.request.body.is_some() && !has_type {
            headers.push(header("Content-Type", "text/plain;charset=UTF-8"));
        }
    }
    let nothing = Response::default();
    let Response { status, headers: answered } = answer.unwrap_or(&nothing);
    let error = answer.filter(|answer| answer.status == 0).map(|_| "net::ERR_CONNECTION_RESET");
    let answered: Vec<Value> = answered.iter().map(|(name, value)| header(name, value)).collect();
    json!({
        "startedDateTime": "2026-11-30T00:00:00Z",
        "request": { "method": sent.method, "url": sent.url, "headers": headers, "cookies": [] },
        "response": { "status": status, "headers": answered, "redirectURL": "", "_error": error,
            "content": { "text": "a \"body\" with \\ and {" } },
    })
}

fn header(name: &str, value: &str) -> Value {
    json!({ "name": name, "value": value })
}
