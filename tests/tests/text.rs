//! What is written as text is read back the same.

use corsplain::scenario::Scenario;
use corsplain::text::{self, Choices};
use corsplain_tests::corpus;
use corsplain_tests::ratchet::Suite;

#[test]
fn boxes_give_the_scenario_back() {
    let mut suite = Suite::new("text");
    for case in [corpus::wpt(), corpus::presets()].concat() {
        let scenario = trimmed(case.scenario());
        let boxes = text::write(&scenario);
        let parsed = text::parse_boxes(&boxes, corpus::choices(&scenario));
        let differs = (parsed.scenario != scenario).then(|| {
            format!(
                "{boxes:#?}\n    wanted {scenario:?}\n    got    {:?}\n    {:?}",
                parsed.scenario, parsed.notes
            )
        });
        suite.case(&case.id, &Vec::from_iter(differs));
    }
    suite.finish();
}

#[test]
fn scenario_json_gives_the_scenario_back() {
    for case in [corpus::wpt(), corpus::presets()].concat() {
        let scenario = case.scenario();
        let json = serde_json::to_string_pretty(&scenario).unwrap();
        assert_eq!(text::parse(&json, Choices::default()).scenario, scenario, "{}", case.id);
    }
}

/// White space around a value is not part of it over the wire.
fn trimmed(mut scenario: Scenario) -> Scenario {
    let answers = scenario.hops.iter_mut().flat_map(|hop| [&mut hop.preflight, &mut hop.response]);
    for (_, value) in answers.flatten().flat_map(|answer| &mut answer.headers) {
        *value = value.trim_matches([' ', '\t']).to_owned();
    }
    scenario
}
