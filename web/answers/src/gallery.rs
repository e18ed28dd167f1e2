//! The examples that come with the page: `gallery.ndjson`, one scenario a line.

use corsplain::scenario::Scenario;
use serde::Deserialize;

/// What an example is called, and under which heading it stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// A name for links and tests.
    pub id: String,
    /// The heading.
    pub group: String,
    /// The title.
    pub title: String,
}

/// All examples, in order.
#[must_use]
pub fn entries() -> Vec<Entry> {
    LINES.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// The example of that id.
#[must_use]
pub fn scenario(id: &str) -> Option<Scenario> {
    let is_it = |line: &&str| serde_json::from_str::<Entry>(line).is_ok_and(|entry| entry.id == id);
    serde_json::from_str(LINES.lines().find(is_it)?).ok()
}

const LINES: &str = include_str!("../gallery.ndjson");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_a_title_and_a_scenario() {
        let entries = entries();
        assert_eq!(entries.len(), LINES.lines().count());
        assert!(entries.len() >= 12);
        for entry in &entries {
            assert!(scenario(&entry.id).is_some(), "{}", entry.id);
            assert!(!entry.id.is_empty() && !entry.title.is_empty() && !entry.group.is_empty());
            assert_eq!(entries.iter().filter(|other| other.id == entry.id).count(), 1);
        }
        assert_eq!(scenario(""), None);
    }

    #[test]
    fn groups_stand_together() {
        let mut groups: Vec<String> = entries().into_iter().map(|entry| entry.group).collect();
        groups.dedup();
        let together = groups.len();
        groups.sort();
        groups.dedup();
        assert_eq!(together, groups.len());
    }
}
