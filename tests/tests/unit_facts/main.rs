//! Facts about the standard's single algorithms, each held against the function of that name, or
//! against a whole exchange where the standard has no function for it.

mod cache;
mod exchanges;
mod outside;
mod predicates;

use corsplain_tests::facts::{self, Fact};
use corsplain_tests::ratchet::Suite;
use outside::Outside;
use serde_json::Value;

#[test]
fn every_fact_holds() {
    let mut suite = Suite::new("unit-facts");
    for fact in facts::all().iter().filter(|fact| outside::why(fact).is_none()) {
        let disagreement = match evaluate(fact) {
            Some(got) if got == fact.expect => None,
            Some(got) => Some(format!("{}: expected {}, got {got}", fact.input, fact.expect)),
            None => Some(format!("{}: nothing is called `{}`", fact.input, fact.algorithm)),
        };
        suite.case(&fact.id, &Vec::from_iter(disagreement));
    }
    suite.finish();
}

#[test]
fn what_is_outside_exists() {
    let facts = facts::all();
    let is_stale = |outside: &&Outside| !facts.iter().any(|fact| outside.covers(fact));
    let stale: Vec<_> = outside::LIST.iter().filter(is_stale).map(|outside| outside.what).collect();
    assert_eq!(stale, [""; 0]);
}

/// What core makes of a fact's input; `None` where it has nothing of that name.
fn evaluate(fact: &Fact) -> Option<Value> {
    predicates::evaluate(fact)
        .or_else(|| exchanges::evaluate(fact))
        .or_else(|| cache::evaluate(fact))
}
