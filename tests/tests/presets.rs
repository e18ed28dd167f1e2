//! Failures from real life whose cause is a rule of the Fetch standard.

use corsplain::scenario::Credentials;
use corsplain::{Engine, Exchange, explain};
use corsplain_tests::corpus::{self, HTTP_CACHE, LOCAL_NETWORK_ACCESS};
use corsplain_tests::ratchet::Suite;

/// Observed, but decided by something other than what a scenario says.
const OUTSIDE: &[(&str, &str)] = &[
    ("preset/img-cached-without-cors", HTTP_CACHE),
    ("preset/local-network-access", LOCAL_NETWORK_ACCESS),
];

#[test]
fn every_preset_comes_out_as_observed() {
    let mut suite = Suite::new("presets");
    for case in corpus::presets().iter().filter(|case| case.why_outside().is_none()) {
        suite.case(&case.id, &case.disagreements(Engine::Fetch));
    }
    suite.finish();
}

/// WebKit was not asked.
#[test]
fn chromium_and_firefox_call_each_failure_by_its_name() {
    let mut suite = Suite::new("presets-ids");
    for case in corpus::presets().iter().filter(|case| case.why_outside().is_none()) {
        for engine in [Engine::Chromium, Engine::Firefox] {
            let disagreements = case.browser_disagreements(engine).unwrap();
            suite.case(&format!("{}/{}", case.id, engine.word()), &disagreements);
        }
    }
    suite.finish();
}

#[test]
fn what_is_outside_is_so_by_its_data() {
    let presets = corpus::presets();
    let mut outside: Vec<_> =
        presets.iter().filter_map(|case| Some((case.id.as_str(), case.why_outside()?))).collect();
    outside.sort_unstable();
    assert_eq!(outside, OUTSIDE);
}

#[test]
fn an_exchange_may_be_asked_under_other_credentials() {
    for case in corpus::presets() {
        for &credentials in Credentials::ALL {
            let mut other = case.scenario();
            other.request.credentials = credentials;
            let Ok(made) = Exchange::new(other) else { continue };
            let changed = Exchange::new(case.scenario()).unwrap().with_credentials(credentials);
            for &engine in Engine::ALL {
                let reports = [&made, &changed].map(|one| explain(one, engine).report());
                assert_eq!(reports[0], reports[1], "{}", case.id);
            }
        }
    }
}
