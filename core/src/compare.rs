//! The same exchange under every engine's rules, and why they differ.

use crate::engine::{Departure, Engine, Rules};
use crate::exchange::Exchange;
use crate::explain::{Explanation, traced};
use crate::report::Report;
use alloc::vec::Vec;

/// What one engine does with an exchange, beside the others.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// The engine's verdict and its way there.
    pub explanation: Explanation<'a>,
    /// The departures from the standard without which this engine would have done otherwise; empty
    /// where it does as the standard says.
    pub departures: Vec<Departure>,
}

/// Evaluates an exchange under every engine's rules, in the order of [`Engine::ALL`].
///
/// ```
/// # use corsplain::scenario::{Request, Scenario};
/// use corsplain::{Departure, Exchange, compare};
/// let request = Request {
///     url: "https://api.example/".into(),
///     headers: vec![("DPR".into(), "2".into())],
///     ..Request::default()
/// };
/// let page_origin = "https://app.example".into();
/// let exchange = Exchange::new(Scenario { page_origin, request, hops: vec![], ..Scenario::default() })?;
/// let [fetch, chromium, ..] = &compare(&exchange)[..] else { panic!() };
/// assert_eq!(fetch.explanation.report().next.unwrap().method, "OPTIONS");
/// assert_eq!(chromium.explanation.report().next.unwrap().method, "GET");
/// assert_eq!(chromium.departures, [Departure::ClientHintsSafelisted]);
/// # Ok::<(), corsplain::ScenarioError>(())
/// ```
#[must_use]
pub fn compare(exchange: &Exchange) -> Vec<Standing<'_>> {
    Engine::ALL.iter().map(|&engine| standing(exchange, engine)).collect()
}

/// Takes an engine's departures away one after the other, until nothing but the standard is left;
/// those that change the outcome when they go are why it differs.
fn standing(exchange: &Exchange, engine: Engine) -> Standing<'_> {
    let whole = Rules::of(engine);
    let mut rules = whole;
    let explanation = traced(exchange, whole, None);
    let mut departures = Vec::new();
    let mut outcome = outcome(&explanation);
    for departure in Departure::ALL.iter().copied().filter(|&one| whole.depart(one)) {
        rules = rules.without(departure);
        let without = self::outcome(&traced(exchange, rules, None));
        if without != outcome {
            departures.push(departure);
            outcome = without;
        }
    }
    Standing { explanation, departures }
}

/// What is compared: everything but the engine's names for things.
fn outcome(explanation: &Explanation<'_>) -> Report {
    Report { engine: Engine::Fetch, error: None, ..explanation.report() }
}
