//! Whatever comes in, something sensible comes out: no panic, and no two answers that disagree.

use corsplain::Outcome;
use corsplain::scenario::{Response, Scenario};
use corsplain::text::{self, Boxes, Choices};
use corsplain::{Engine, Exchange, account, check, explain};
use corsplain_tests::corpus;
use corsplain_tests::mutation::{damaged, mutate};
use corsplain_tests::random::Random;

#[test]
fn mutated_scenarios_come_out_somehow() {
    let (mut random, cases) = (Random::new(1), corpus::wpt());
    for _ in 0..8_000 {
        let mut scenario = random.pick(&cases).scenario();
        for _ in 0..=random.below(4) {
            mutate(&mut scenario, &mut random);
        }
        survives(scenario);
    }
}

#[test]
fn texts_of_any_bytes_are_read_somehow() {
    let mut random = Random::new(2);
    for length in 0..800 {
        let bytes: Vec<u8> = (0..length).map(|_| random.number() as u8).collect();
        is_read(&String::from_utf8_lossy(&bytes));
        is_read(&bytes.iter().map(|byte| char::from(byte & 0x7f)).collect::<String>());
    }
}

#[test]
fn mutated_texts_are_read_somehow() {
    let (mut random, cases) = (Random::new(3), corpus::wpt());
    for _ in 0..2_000 {
        let boxes = text::write(&random.pick(&cases).scenario());
        let whole = [&boxes.page_origin, &boxes.request, &boxes.preflight, &boxes.response]
            .map(String::as_str);
        is_read(&damaged(&whole.join("\n\n"), &mut random));
        let mut damaged = |text: &str| damaged(text, &mut random);
        let boxes = Boxes {
            page_origin: damaged(&boxes.page_origin),
            page_csp: damaged(&boxes.page_csp),
            request: damaged(&boxes.request),
            preflight: damaged(&boxes.preflight),
            response: damaged(&boxes.response),
        };
        survives(text::parse_boxes(&boxes, Choices::default()).scenario);
    }
}

#[test]
fn endless_redirects_end() {
    let to_itself = [("Location", "/x"), ("Access-Control-Allow-Origin", "*")];
    let headers = to_itself.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let mut scenario = corpus::wpt()[0].scenario();
    scenario.hops = vec![Default::default(); 100_000];
    for hop in &mut scenario.hops {
        hop.response = Some(Response { status: 302, headers: headers.clone() });
    }
    scenario.request =
        corsplain::scenario::Request { url: "http://b.test/x".into(), ..Default::default() };
    let report = corpus::report(scenario, Engine::Fetch);
    let end = (report.outcome, report.reason, report.at.map(|at| at.hop), report.requests.len());
    assert_eq!(end, (Outcome::NetworkError, Some("too-many-redirects"), Some(20), 21));
}

fn is_read(paste: &str) {
    survives(text::parse(paste, Choices::default()).scenario);
}

/// Checks and explains a scenario, if it is one.
fn survives(scenario: Scenario) {
    let Ok(exchange) = Exchange::new(scenario) else { return };
    for engine in Engine::ALL {
        let (verdict, explanation) = (check(&exchange, *engine), explain(&exchange, *engine));
        let (report, told) = (explanation.report(), account(&explanation));
        let outcomes = [explanation.verdict.outcome(), report.outcome, told.outcome];
        assert_eq!(outcomes, [verdict.outcome(); 3], "{exchange:?}");
        let reasons = [report.reason, told.cause.as_ref().map(|cause| cause.code)];
        assert_eq!(
            reasons,
            [verdict.blocked().map(|blocked| blocked.reason.code()); 2],
            "{exchange:?}"
        );
        serde_json::to_string(&(report, told)).expect("both are plain data");
    }
}
