//! The scenario corpora of `tests/corpus`, one JSON object a line.

use crate::browsers;
use crate::expect::Expect;
use crate::printed::Printed;
use corsplain::report::Report;
use corsplain::scenario::{Hop, Prime, Request, Scenario};
use corsplain::text::Choices;
use corsplain::{Engine, Exchange, Outcome, explain};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

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
    pub prime: Option<Prime>,
    /// What each browser did, in words of its own.
    #[serde(default)]
    observed: Value,
}

impl Case {
    pub fn scenario(&self) -> Scenario {
        Scenario {
            page_origin: self.page_origin.clone(),
            page_csp: self.page_csp.clone(),
            request: self.request.clone(),
            hops: self.hops.clone(),
        }
    }

    /// Why something other than what a scenario says decided this; `None` where nothing did.
    pub fn why_outside(&self) -> Option<&'static str> {
        if self.page_csp.as_deref().is_some_and(|csp| csp.contains("treat-as-public-address")) {
            Some(LOCAL_NETWORK_ACCESS)
        } else {
            self.prime.is_some().then_some(HTTP_CACHE)
        }
    }

    /// Where a report disagrees with what its browser did and called it; `None` where that browser
    /// was not asked.
    #[track_caller]
    pub fn browser_disagreements(&self, engine: Engine) -> Option<Vec<String>> {
        let id = match engine {
            Engine::Fetch | Engine::WebKit => return None,
            Engine::Chromium => &self.expect.chromium_error,
            Engine::Firefox => &self.expect.firefox_error,
        };
        let outcome = Outcome::deserialize(&self.observed[engine.word()]["outcome"]);
        // Whether the call itself throws was not told apart.
        let throws = self.expect.outcome == Outcome::TypeError;
        let outcome = outcome.ok().filter(|_| !throws).unwrap_or(self.expect.outcome);
        // What is printed about a request that went well is a warning.
        let failed = matches!(outcome, Outcome::NetworkError | Outcome::TypeError);
        let expected = (outcome, id.as_deref().filter(|_| failed));
        let report = report(self.scenario(), engine);
        let differs = expected != (report.outcome, report.error);
        Some(Vec::from_iter(differs.then(|| format!("expected {expected:?}, got {report:?}"))))
    }

    /// What a browser printed; `None` where it was not asked.
    pub fn printed(&self, engine: Engine) -> Option<Vec<Printed>> {
        let seen = self.observed.get(engine.word())?.as_object()?;
        let lines = match seen.get("console") {
            Some(Value::Array(lines)) => lines.iter().filter_map(Value::as_str).collect(),
            line => Vec::from_iter(line.and_then(Value::as_str)),
        };
        let lines = lines.into_iter().map(str::to_owned);
        let ids = seen.get("ids").and_then(Value::as_array).into_iter().flatten();
        let others = ids.skip(1).filter_map(Value::as_str).map(str::to_owned);
        Some(lines.map(Printed::Line).chain(others.map(Printed::Id)).collect())
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

/// A page that forbids itself something, and what each browser printed, line by line.
#[derive(Clone, Debug, Deserialize)]
pub struct Outside {
    pub id: String,
    #[serde(flatten)]
    pub scenario: Scenario,
    pub console: BTreeMap<String, Vec<String>>,
}

/// What browsers printed about the page's policy, mixed content and upgrades.
pub fn outside() -> Vec<Outside> {
    lines(include_str!("../corpus/console-outside.ndjson"))
}

/// Every scenario that any corpus holds.
pub fn scenarios() -> Vec<Scenario> {
    let cases = [wpt(), presets()].concat();
    let cases = cases.iter().map(Case::scenario);
    let recordings = browsers::all();
    let recordings = recordings.iter().map(browsers::Recording::scenario);
    cases.chain(recordings).chain(outside().into_iter().map(|case| case.scenario)).collect()
}

/// What a text of HTTP cannot say.
pub fn choices(scenario: &Scenario) -> Choices {
    let request = &scenario.request;
    Choices {
        api: Some(request.api),
        mode: Some(request.mode),
        credentials: Some(request.credentials),
        redirect: Some(request.redirect),
        upload_listener: Some(request.upload_listener),
    }
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

/// What may decide beside a scenario.
pub const HTTP_CACHE: &str = "an earlier request has left a response in the HTTP cache";
pub const LOCAL_NETWORK_ACCESS: &str =
    "Chromium asks the user whether a public page may reach this computer";
