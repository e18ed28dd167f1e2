//! The same exchange under every engine's rules, and why they differ.

use crate::engine::{Asked, Departure, Engine, Rules};
use crate::exchange::{Answer, Exchange};
use crate::explain::{Explanation, traced};
use crate::filter::readable_headers;
use crate::report::Report;
use crate::verdict::{ResponseType, Verdict};
use alloc::rc::Rc;
use alloc::string::String;
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
/// those that change the outcome when they go are why it differs. One that was not asked for cannot
/// change anything, so that nothing is run without it.
fn standing(exchange: &Exchange, engine: Engine) -> Standing<'_> {
    let whole = Rules::of(engine);
    let explanation = traced(exchange, whole, None);
    let mut rules = whole;
    let mut departures = Vec::new();
    let (mut outcome, mut asked) = outcome(exchange, rules, None);
    for departure in Departure::ALL.iter().copied().filter(|&one| whole.depart(one)) {
        rules = rules.without(departure);
        if !asked.has(departure) {
            continue;
        }
        let without = self::outcome(exchange, rules, Some(&outcome));
        if without.0 != outcome {
            departures.push(departure);
        }
        (outcome, asked) = without;
    }
    Standing { explanation, departures }
}

/// What is compared: everything but the engine's names for things.
#[derive(PartialEq)]
struct Outcome {
    outline: Report,
    readable: Readable,
}

/// Which headers can be read, and from where that was told.
struct Readable {
    names: Rc<Vec<String>>,
    of: Option<(ResponseType, *const Answer)>,
}

impl PartialEq for Readable {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.names, &other.names) || self.names == other.names
    }
}

/// The outcome under these rules, after that one, and what was asked for meanwhile.
fn outcome(exchange: &Exchange, rules: Rules<'_>, before: Option<&Outcome>) -> (Outcome, Asked) {
    let asked = Asked::default();
    let explanation = traced(exchange, rules.asking(&asked), None);
    let outline = Report { engine: Engine::Fetch, error: None, ..explanation.outline() };
    let readable = readable(&explanation, before.map(|before| &before.readable));
    (Outcome { outline, readable }, asked)
}

/// The same kind of response to the same answer can be read in the same way.
fn readable(explanation: &Explanation<'_>, before: Option<&Readable>) -> Readable {
    let Verdict::Readable(kind) = explanation.verdict else {
        return Readable { names: Rc::default(), of: None };
    };
    let answer = explanation.last_answer().map(core::ptr::from_ref);
    let of = answer.map(|answer| (kind, answer));
    let names = match before.filter(|before| of.is_some() && before.of == of) {
        Some(before) => Rc::clone(&before.names),
        None => Rc::new(readable_headers(explanation)),
    };
    Readable { names, of }
}

#[cfg(all(test, feature = "serde", feature = "url"))]
mod tests {
    extern crate std;

    use super::*;
    use crate::scenario::Scenario;

    /// Runs the exchange without each departure, whether it was asked for or not.
    fn one_by_one(exchange: &Exchange, engine: Engine) -> Vec<Departure> {
        let whole = Rules::of(engine);
        let mut rules = whole;
        let report = |rules| {
            let report = traced(exchange, rules, None).report();
            Report { engine: Engine::Fetch, error: None, ..report }
        };
        let mut before = report(rules);
        let mut departures = Vec::new();
        for departure in Departure::ALL.iter().copied().filter(|&one| whole.depart(one)) {
            rules = rules.without(departure);
            let without = report(rules);
            if without != before {
                departures.push(departure);
                before = without;
            }
        }
        departures
    }

    /// By the corpora of the repository, which the published crate comes without.
    #[test]
    fn what_was_not_asked_for_changes_nothing() {
        if is_published() {
            return;
        }
        let mut differing = 0;
        for (file, step) in [("minimal", 2), ("own", 2), ("differences", 1), ("public", 40)] {
            let path = std::format!(
                "{}/../tests/corpus/browsers-{file}.ndjson",
                env!("CARGO_MANIFEST_DIR")
            );
            let text = std::fs::read_to_string(&path).expect(&path);
            for line in text.lines().step_by(step) {
                let scenario: Scenario = serde_json::from_str(line).expect(line);
                let Ok(exchange) = Exchange::new(scenario) else { continue };
                for standing in compare(&exchange) {
                    let engine = standing.explanation.engine;
                    assert_eq!(standing.departures, one_by_one(&exchange, engine), "{line}");
                    differing += usize::from(!standing.departures.is_empty());
                }
            }
        }
        assert!(differing > 150, "{differing}");
    }

    /// cargo writes this file into the packages that it makes.
    fn is_published() -> bool {
        std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml.orig")).exists()
    }
}
