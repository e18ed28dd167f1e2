//! The scenario corpora of `tests/corpus`, one JSON object a line.

use crate::expect::Expect;
use corsplain::report::Report;
use corsplain::scenario::{Hop, Request, Scenario};
use corsplain::{Engine, Exchange, explain};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A scenario of a corpus and what is expected of it.
#[derive(Clone, Debug, Deserialize)]
pub struct Case {
    pub id: String,
    pub page_origin: String,
    pub request: Request,
    pub hops: Vec<Hop>,
    pub expect: Expect,
    /// The page's `Content-Security-Policy`, where it has one.
    pub page_csp: Option<String>,
    /// A request that the same page made before.
    pub prime: Option<Value>,
}

impl Case {
    pub fn scenario(&self) -> Scenario {
        Scenario {
            page_origin: self.page_origin.clone(),
            request: self.request.clone(),
            hops: self.hops.clone(),
        }
    }

    /// Every field that is not as expected, followed by the whole report if there is one.
    #[track_caller]
    pub fn disagreements(&self, engine: Engine) -> Vec<String> {
        let report = report(self.scenario(), engine);
        let mut found: Vec<_> =
            self.expect.disagreements(&report).iter().map(ToString::to_string).collect();
        if !found.is_empty() {
            found.push(serde_json::to_string(&report).expect("a report is plain data"));
        }
        found
    }
}

/// Evaluates a scenario that is known to be one.
#[track_caller]
pub fn report(scenario: Scenario, engine: Engine) -> Report {
    let exchange = Exchange::new(scenario).expect("a scenario of the tests is one");
    explain(&exchange, engine).report()
}

/// The scenarios of Web Platform Tests and of Chromium's unit tests.
pub fn wpt() -> Vec<Case> {
    lines(include_str!("../corpus/wpt-public.ndjson"))
}

/// Failures from real life, observed in Chromium and Firefox.
pub fn presets() -> Vec<Case> {
    lines(include_str!("../corpus/presets.ndjson"))
}

/// Every line of a text as one value.
#[track_caller]
pub fn lines<T: DeserializeOwned>(text: &str) -> Vec<T> {
    let parse = |(index, line)| match serde_json::from_str(line) {
        Ok(value) => value,
        Err(error) => panic!("line {}: {error}: {line}", index + 1),
    };
    text.lines().enumerate().map(parse).collect()
}
