//! A scenario written as a fence is read as the same scenario.

use corsplain::scenario::Scenario;
use corsplain::text::{fences, parse_fence, write_fence};
use corsplain_tests::corpus;
use corsplain_tests::mutation::mutate;
use corsplain_tests::random::Random;

#[test]
fn every_scenario_reads_back() {
    let (mut wire, mut json, mut all) = (0, 0, 0);
    for scenario in corpus::scenarios() {
        let text = reads_back(&scenario);
        all += 1;
        wire += usize::from(text.contains("\nHost: "));
        json += usize::from(text.contains("\"page_origin\""));
    }
    assert!(wire * 100 > all * 40 && json * 100 < all * 30, "{wire} wire, {json} JSON, of {all}");
}

#[test]
fn every_preset_is_readable_as_http() {
    for case in corpus::presets() {
        let text = reads_back(&case.scenario());
        assert!(!text.contains("\"page_origin\""), "{}: {text}", case.id);
    }
}

#[test]
fn mutated_scenarios_read_back() {
    let (mut random, all) = (Random::new(21), corpus::scenarios());
    for _ in 0..4_000 {
        let mut scenario = random.pick(&all).clone();
        for _ in 0..=random.below(4) {
            mutate(&mut scenario, &mut random);
        }
        scenario.request.body = random.once_in(8).then(|| "a\n```\nb".to_owned());
        reads_back(&scenario);
    }
}

#[test]
fn a_preflight_stands_there_as_it_was_sent() {
    let preset = corpus::presets().into_iter().find(|case| case.hops[0].preflight.is_some());
    let text = write_fence(&preset.unwrap().scenario());
    let starts = ["```cors", "OPTIONS /", "Host: ", "Origin: ", "Access-Control-Request-Method: "];
    for (line, start) in text.lines().zip(starts) {
        assert!(line.starts_with(start), "{text}");
    }
}

#[track_caller]
fn reads_back(scenario: &Scenario) -> String {
    let text = write_fence(scenario);
    let found: Vec<_> = fences(&text).collect();
    assert_eq!(found.len(), 1, "{text}");
    let example = parse_fence(found[0]).unwrap();
    assert_eq!(example.unknown, Vec::<String>::new(), "{text}");
    assert_eq!(&example.parsed.scenario, scenario, "{text}");
    text
}
