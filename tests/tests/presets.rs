//! Failures from real life whose cause is a rule of the Fetch standard.

use corsplain::Engine;
use corsplain_tests::corpus::{self, Case};
use corsplain_tests::ratchet::Suite;

/// Observed, but decided by something other than what a scenario says.
const OUTSIDE: &[(&str, &str)] = &[
    ("preset/csp-connect-src", CSP),
    ("preset/img-cached-without-cors", HTTP_CACHE),
    ("preset/local-network-access", CSP),
    ("preset/mixed-content", MIXED_CONTENT),
];

const CSP: &str = "the page's Content-Security-Policy decides";
const HTTP_CACHE: &str = "an earlier request has left a response in the HTTP cache";
const MIXED_CONTENT: &str = "an https page asks for http, which is blocked before CORS is asked";

#[test]
fn every_preset_comes_out_as_observed() {
    let mut suite = Suite::new("presets");
    for case in corpus::presets().iter().filter(|case| why_outside(case).is_none()) {
        suite.case(&case.id, &case.disagreements(Engine::Fetch));
    }
    suite.finish();
}

/// WebKit was not asked.
#[test]
fn chromium_and_firefox_call_each_failure_by_its_name() {
    let mut suite = Suite::new("presets-ids");
    for case in corpus::presets().iter().filter(|case| why_outside(case).is_none()) {
        for (engine, id) in [
            (Engine::Chromium, &case.expect.chromium_error),
            (Engine::Firefox, &case.expect.firefox_error),
        ] {
            let report = corpus::report(case.scenario(), engine);
            let got = (report.outcome, report.error);
            let expected = (case.expect.outcome, id.as_deref());
            let complaint = (got != expected).then(|| format!("{expected:?}, got {report:?}"));
            let id = format!("{}/{}", case.id, engine.word());
            suite.case(&id, &Vec::from_iter(complaint));
        }
    }
    suite.finish();
}

#[test]
fn what_is_outside_is_so_by_its_data() {
    let presets = corpus::presets();
    let mut outside: Vec<_> =
        presets.iter().filter_map(|case| Some((case.id.as_str(), why_outside(case)?))).collect();
    outside.sort_unstable();
    assert_eq!(outside, OUTSIDE);
}

fn why_outside(case: &Case) -> Option<&'static str> {
    let mixes_content =
        case.page_origin.starts_with("https:") && case.request.url.starts_with("http:");
    if case.page_csp.is_some() {
        Some(CSP)
    } else if case.prime.is_some() {
        Some(HTTP_CACHE)
    } else {
        mixes_content.then_some(MIXED_CONTENT)
    }
}
