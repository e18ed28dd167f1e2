//! The list of known disagreements, `tests/expected_failures.txt`, held both ways: a case that is
//! not listed may not fail, and a case that is listed may neither pass nor be gone.

use std::collections::{BTreeMap, BTreeSet};

const LIST: &str = include_str!("../expected_failures.txt");

/// The suites that have a section in the list.
pub const SUITES: &[&str] = &[
    "wpt",
    "presets",
    "presets-ids",
    "text",
    "unit-facts",
    "urls",
    "fetch",
    "chromium",
    "firefox",
    "webkit",
    "departures",
    "console-chromium",
    "console-firefox",
    "console-webkit",
    "console-presets",
    "console-outside",
    "cache",
    "http-cache",
];

/// One suite of tests while it runs.
pub struct Suite {
    name: &'static str,
    listed: BTreeMap<&'static str, &'static str>,
    seen: BTreeSet<String>,
    complaints: Vec<String>,
    agreed: usize,
}

impl Suite {
    #[track_caller]
    pub fn new(name: &'static str) -> Self {
        assert!(SUITES.contains(&name), "`{name}` is not a suite of the list");
        let listed = sections(LIST).remove(name).unwrap_or_default();
        Self::with(name, listed)
    }

    fn with(name: &'static str, listed: BTreeMap<&'static str, &'static str>) -> Self {
        Self { name, listed, seen: BTreeSet::new(), complaints: Vec::new(), agreed: 0 }
    }

    /// Takes note of one case; `disagreements` is empty where it came out as expected.
    pub fn case(&mut self, id: &str, disagreements: &[String]) {
        self.seen.insert(id.to_owned());
        match (self.listed.contains_key(id), disagreements) {
            (false, []) => self.agreed += 1,
            (false, some) => self.complaints.push(format!("{id}\n    {}", some.join("\n    "))),
            (true, []) => {
                self.complaints.push(format!("{id}\n    is listed as a failure and passes"))
            }
            (true, _) => {}
        }
    }

    /// Every reason to fail, each in lines of its own.
    pub fn complaints(mut self) -> Vec<String> {
        let gone = self.listed.keys().filter(|id| !self.seen.contains(**id));
        let gone = gone.map(|id| format!("{id}\n    is listed as a failure and does not exist"));
        self.complaints.extend(gone);
        self.complaints
    }

    /// Fails with every complaint, if there is one.
    #[track_caller]
    pub fn finish(self) {
        let (name, agreed, listed) = (self.name, self.agreed, self.listed.len());
        let complaints = self.complaints();
        println!("{name}: {agreed} agree, {listed} listed, {} complaints", complaints.len());
        assert!(complaints.is_empty(), "{name}:\n{}", complaints.join("\n"));
    }
}

/// The list by section: `[suite]`, then lines of an id and an argument; `#` begins a comment.
#[track_caller]
fn sections(text: &'static str) -> BTreeMap<&'static str, BTreeMap<&'static str, &'static str>> {
    let mut sections: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    let mut current = "";
    for line in
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            assert!(SUITES.contains(&name), "no suite is called `{name}`");
            current = name;
            continue;
        }
        let (id, argument) = line.split_once(' ').unwrap_or((line, ""));
        assert!(argument.trim().len() > 20, "`{id}` is listed without an argument");
        let before = sections.entry(current).or_default().insert(id, argument.trim());
        assert!(before.is_none(), "`{id}` is listed twice");
    }
    assert!(!sections.contains_key(""), "an id stands before the first section");
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_well_formed() {
        sections(LIST);
    }

    #[test]
    fn an_unlisted_case_may_not_fail() {
        assert_eq!(complaints(&[("a", true), ("b", false)], &["b"]), [""; 0]);
        assert_eq!(complaints(&[("a", false)], &[]), ["a\n    differs"]);
    }

    #[test]
    fn a_listed_case_may_not_pass() {
        assert_eq!(
            complaints(&[("a", true)], &["a"]),
            ["a\n    is listed as a failure and passes"]
        );
    }

    #[test]
    fn a_listed_case_may_not_be_gone() {
        assert_eq!(complaints(&[], &["a"]), ["a\n    is listed as a failure and does not exist"]);
    }

    fn complaints(cases: &[(&str, bool)], listed: &[&'static str]) -> Vec<String> {
        let mut suite = Suite::with("wpt", listed.iter().map(|id| (*id, "argument")).collect());
        for (id, passes) in cases {
            let disagreements = if *passes { vec![] } else { vec!["differs".to_owned()] };
            suite.case(id, &disagreements);
        }
        suite.complaints()
    }
}
