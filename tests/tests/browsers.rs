//! Every engine against what its browser did, and the standard against an independent reading.

use corsplain::report::Report;
use corsplain::{Engine, Standing, compare, explain};
use corsplain_tests::browsers::{self, Recording};
use corsplain_tests::ratchet::Suite;

#[test]
fn the_standard_agrees_with_an_independent_reading() {
    agrees(Engine::Fetch, "fetch");
}

#[test]
fn chromium_does_what_chromium_did() {
    agrees(Engine::Chromium, "chromium");
}

#[test]
fn firefox_does_what_firefox_did() {
    agrees(Engine::Firefox, "firefox");
}

#[test]
fn webkit_does_what_webkit_did() {
    agrees(Engine::WebKit, "webkit");
}

/// The recordings are whole: all but a few were made by the engines themselves.
#[test]
fn nearly_every_recording_is_held_against_every_engine() {
    let all = browsers::all();
    assert_eq!(all.len(), 3_396);
    for (engine, expected) in
        [(Engine::Chromium, 3_396), (Engine::Firefox, 3_396), (Engine::WebKit, 3_366)]
    {
        let scored = all.iter().filter(|one| one.observed(engine).is_some()).count();
        assert_eq!(scored, expected, "{engine:?}");
    }
}

/// Where a browser does not do what the standard says, a departure says why.
#[test]
fn every_difference_from_the_standard_is_a_departure() {
    let mut complaints = Vec::new();
    for recording in browsers::all() {
        let exchange = recording.exchange();
        let standings = compare(&exchange);
        let standard = standings[0].explanation.report();
        for Standing { explanation, departures } in &standings[1..] {
            let as_if = Report { engine: explanation.engine, ..standard.clone() };
            let mut differs = recording.disagreements(&as_if).unwrap_or_default();
            // The standard has no names for what went wrong.
            differs.retain(|line| !line.starts_with("error:"));
            if !differs.is_empty() && departures.is_empty() && !is_listed(&recording.id) {
                complaints.push(format!("{}: {:?}: {differs:?}", recording.id, as_if.engine));
            }
        }
    }
    assert_eq!(complaints, [""; 0]);
}

/// The one scenario in `expected_failures.txt`, whose URL is all that differs.
fn is_listed(id: &str) -> bool {
    id == "minimal/062-raw-e9"
}

#[track_caller]
fn agrees(engine: Engine, suite: &'static str) {
    let mut suite = Suite::new(suite);
    for recording in browsers::all() {
        if let Some(disagreements) = disagreements(&recording, engine) {
            suite.case(&recording.id, &disagreements);
        }
    }
    suite.finish();
}

fn disagreements(recording: &Recording, engine: Engine) -> Option<Vec<String>> {
    recording.disagreements(&explain(&recording.exchange(), engine).report())
}
