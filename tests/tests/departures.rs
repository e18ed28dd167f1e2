//! Departures from the standard: each is shown by a recording, and none is named without need.

use corsplain::report::Report;
use corsplain::{Departure, Engine, Exchange, Standing, compare, explain};
use corsplain_tests::ratchet::Suite;
use corsplain_tests::{browsers, corpus};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};

#[test]
fn every_departure_is_shown_by_its_evidence_and_reached_for_each_of_its_engines() {
    let shown = all_shown();
    let mut suite = Suite::new("departures");
    for departure in Departure::ALL.iter().filter(|one| !is_of_the_cache(one)) {
        let by = |engine: &Engine| shown.contains_key(&(*departure, *engine));
        let evidence = departure.evidence();
        let shows = shown.iter().any(|((one, _), ids)| one == departure && ids.contains(evidence));
        let complaint = (!shows).then(|| format!("{evidence} does not show it"));
        suite.case(&format!("{}/evidence", departure.name()), &Vec::from_iter(complaint));
        for engine in departure.engines() {
            let complaint = (!by(engine)).then(|| "no scenario shows it".to_owned());
            let id = format!("{}/{}", departure.name(), engine.word());
            suite.case(&id, &Vec::from_iter(complaint));
        }
    }
    suite.finish();
}

/// What is remembered shows in a sequence only: the step named asks first, or asks at all,
/// under the engine and not under the standard, or the other way round. `sessions.rs` holds all steps to the engines.
#[test]
fn every_departure_of_the_cache_is_shown_by_a_step_of_a_sequence() {
    let preflights = corpus::lines::<Value>(include_str!("../corpus/cache-sequences.ndjson"));
    let responses = corpus::lines(include_str!("../corpus/http-cache-sequences.ndjson"));
    let steps = [preflights, responses].concat();
    for departure in Departure::ALL.iter().filter(|one| is_of_the_cache(one)) {
        let step = steps.iter().find(|step| step["id"] == departure.evidence());
        let step = step.unwrap_or_else(|| panic!("{departure:?}: no such step"));
        let asks = |word: &str| match step["asks"].as_array() {
            Some(asks) => asks.iter().any(|one| one == word).into(),
            None => step["sent"][word].clone(),
        };
        let differs = |engine: &Engine| asks(engine.word()) != asks(Engine::Fetch.word());
        assert!(departure.engines().iter().all(differs), "{departure:?}: {step}");
    }
}

fn is_of_the_cache(departure: &Departure) -> bool {
    departure.evidence().starts_with("cache/") || departure.evidence().starts_with("http-cache/")
}

#[test]
fn an_engine_that_agrees_with_the_standard_departs_in_nothing() {
    for recording in browsers::all() {
        let exchange = recording.exchange();
        let standings = compare(&exchange);
        let engines: Vec<_> = standings.iter().map(|one| one.explanation.engine).collect();
        assert_eq!(engines, Engine::ALL, "{}", recording.id);
        let standard = plain(&standings[0]);
        for standing in &standings {
            let agrees = plain(standing) == standard;
            let (engine, named) = (standing.explanation.engine, &standing.departures);
            assert_eq!(named.is_empty(), agrees, "{}: {engine:?}: {named:?}", recording.id);
            assert!(named.iter().all(|one| engine.departs(*one)), "{}: {named:?}", recording.id);
        }
    }
}

#[test]
fn the_verdict_beside_the_others_is_the_verdict_alone() {
    for recording in browsers::all() {
        let exchange = recording.exchange();
        for Standing { explanation, .. } in compare(&exchange) {
            let alone = explain(&exchange, explanation.engine).report();
            assert_eq!(explanation.report(), alone, "{}", recording.id);
        }
    }
}

#[test]
fn the_table_is_well_formed() {
    let names: BTreeSet<_> = Departure::ALL.iter().map(|one| one.name()).collect();
    assert_eq!(names.len(), Departure::ALL.len());
    for departure in Departure::ALL {
        let engines = departure.engines();
        assert!(!engines.is_empty() && !engines.contains(&Engine::Fetch), "{departure:?}");
        assert!(departure.what().ends_with('.'), "{departure:?}");
        for engine in Engine::ALL {
            assert_eq!(engine.departs(*departure), engines.contains(engine), "{departure:?}");
        }
    }
}

/// The version is that of the recordings, which are the evidence.
#[test]
fn every_departure_names_a_version_of_each_of_its_engines_and_a_scenario_that_exists() {
    let recordings = browsers::all().into_iter().map(|recording| recording.id);
    let preflights = corpus::lines::<Value>(include_str!("../corpus/cache-sequences.ndjson"));
    let responses = corpus::lines::<Value>(include_str!("../corpus/http-cache-sequences.ndjson"));
    let steps = preflights.iter().chain(&responses);
    let steps = steps.map(|step| step["id"].as_str().unwrap().to_owned());
    let outside = corpus::outside().into_iter().map(|outside| outside.id);
    let ids: HashSet<String> = recordings.chain(steps).chain(outside).collect();
    let recorded: Vec<_> = browsers::RECORDED_IN.split(", ").collect();
    for departure in Departure::ALL {
        assert!(ids.contains(departure.evidence()), "{departure:?}: {}", departure.evidence());
        for engine in Engine::ALL {
            let version = departure.observed_in(*engine);
            assert_eq!(version.is_some(), engine.departs(*departure), "{departure:?}: {engine:?}");
            let Some(version) = version else { continue };
            let browser = format!("{} {version}", engine.browser().unwrap());
            assert!(
                recorded.iter().any(|one| one.starts_with(&browser)),
                "{departure:?}: {browser}"
            );
        }
    }
}

/// Every departure by engine, and the ids of the scenarios in which it makes a difference; only of
/// engines whose browser was recorded there.
fn all_shown() -> HashMap<(Departure, Engine), HashSet<String>> {
    let mut shown: HashMap<_, HashSet<_>> = HashMap::new();
    let mut note = |id: &str, exchange: &Exchange, is_recorded: &dyn Fn(Engine) -> bool| {
        for Standing { explanation, departures } in compare(exchange) {
            for departure in departures.into_iter().filter(|_| is_recorded(explanation.engine)) {
                let key = (departure, explanation.engine);
                shown.entry(key).or_default().insert(id.to_owned());
            }
        }
    };
    for recording in browsers::all() {
        let is_recorded = |engine| recording.observed(engine).is_some();
        note(&recording.id, &recording.exchange(), &is_recorded);
    }
    for preset in corpus::presets() {
        let exchange = Exchange::new(preset.scenario()).expect("a preset is a scenario");
        note(&preset.id, &exchange, &|engine| engine != Engine::WebKit);
    }
    for outside in corpus::outside() {
        let exchange = Exchange::new(outside.scenario.clone()).expect("it is a scenario");
        note(&outside.id, &exchange, &|engine| outside.console.contains_key(engine.word()));
    }
    shown
}

/// The report without whose it is and what that engine calls things.
fn plain(standing: &Standing) -> Report {
    Report { engine: Engine::Fetch, error: None, console: vec![], ..standing.explanation.report() }
}

#[test]
fn the_versions_are_those_of_the_recordings() {
    let browsers = Engine::ALL.iter().filter_map(|engine| Some((engine.browser()?, *engine)));
    let versions: Vec<String> =
        browsers.map(|(name, engine)| format!("{name} {}", engine.version())).collect();
    assert_eq!(versions.join(", "), browsers::RECORDED_IN);
}
