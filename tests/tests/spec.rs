//! What core cites exists in the pinned standard.

use corsplain::spec::{Rule, STANDARD_COMMIT};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Every algorithm of the standard with its steps, and every other definition.
#[derive(Deserialize)]
struct Standard {
    commit: String,
    algorithms: BTreeMap<String, Algorithm>,
    terms: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Algorithm {
    steps: Vec<String>,
}

/// The algorithms of another standard that are cited, at one commit.
#[derive(Deserialize)]
struct Other {
    algorithms: BTreeMap<String, Vec<String>>,
}

#[test]
fn every_cited_step_exists() {
    let standard = standard();
    let astray: Vec<_> =
        Rule::ALL.iter().filter(|rule| !standard.or_other(**rule)).map(cited).collect();
    assert_eq!(astray, [""; 0]);
}

#[test]
fn every_cited_algorithm_has_a_name() {
    let nameless: Vec<_> =
        Rule::ALL.iter().filter(|rule| rule.algorithm() == "Fetch").map(cited).collect();
    assert_eq!(nameless, [""; 0]);
}

#[test]
fn the_pinned_commit_is_the_same_everywhere() {
    assert_eq!(standard().commit, STANDARD_COMMIT);
    let readme =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md")).unwrap();
    assert!(readme.contains(STANDARD_COMMIT), "README.md names the commit of the standard");
}

impl Standard {
    /// Of another standard, where it stands in the other list.
    fn or_other(&self, rule: Rule) -> bool {
        match rule.anchor().split_once('#') {
            None => self.has(rule),
            Some((standard, anchor)) => {
                let others: BTreeMap<String, Other> =
                    serde_json::from_str(include_str!("../spec/other-standards.json")).unwrap();
                let steps = others.get(standard).and_then(|one| one.algorithms.get(anchor));
                steps.is_some_and(|steps| steps.iter().any(|step| step == rule.number()))
            }
        }
    }

    /// A numbered step stands in an algorithm; what has no number is a definition.
    fn has(&self, rule: Rule) -> bool {
        let (anchor, number) = (rule.anchor(), rule.number());
        match self.algorithms.get(anchor) {
            Some(algorithm) if !number.is_empty() => {
                algorithm.steps.iter().any(|step| step == number)
            }
            Some(_) => true,
            None => number.is_empty() && self.terms.contains_key(anchor),
        }
    }
}

fn standard() -> Standard {
    serde_json::from_str(include_str!("../spec/fetch-algorithms.json")).unwrap()
}

fn cited(rule: &Rule) -> String {
    format!("{rule:?}: {} #{} {}", rule.algorithm(), rule.anchor(), rule.number())
}
