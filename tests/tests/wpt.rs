//! Web Platform Tests, and Chromium's unit tests, under the standard's rules.

use corsplain::Engine;
use corsplain_tests::corpus::{self, Case};
use corsplain_tests::ratchet::Suite;

#[test]
fn every_scenario_comes_out_as_its_source_says() {
    let mut suite = Suite::new("wpt");
    for case in corpus::wpt() {
        suite.case(&case.id, &case.disagreements(Engine::Fetch));
    }
    suite.finish();
}

/// XMLHttpRequest drops the body of a GET, where fetch() throws. Scenarios say fetch(), unless they
/// have an upload listener; those whose source is the other agree once their body is gone.
#[test]
fn a_body_that_xmlhttprequest_drops_is_all_that_disagrees() {
    let is_bodiless = |case: &Case| matches!(case.request.method.as_str(), "GET" | "HEAD");
    let mut cases = corpus::wpt();
    cases.retain(|case| is_bodiless(case) && case.request.body.is_some());
    assert_eq!(cases.len(), 8);
    for mut case in cases {
        case.request.body = None;
        assert_eq!(case.disagreements(Engine::Fetch), [""; 0], "{}", case.id);
    }
}
