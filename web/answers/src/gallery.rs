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
    /// What there is to see in it, in a sentence or two.
    pub shows: String,
    /// Whether it stands in the short list to choose from.
    #[serde(default)]
    pub featured: bool,
}

/// All examples, in order.
#[must_use]
pub fn entries() -> Vec<Entry> {
    LINES.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// All examples with their scenarios, in order.
#[must_use]
pub fn examples() -> Vec<(Entry, Scenario)> {
    let both = |line| Some((serde_json::from_str(line).ok()?, serde_json::from_str(line).ok()?));
    LINES.lines().filter_map(both).collect()
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
        assert_eq!(entries.len(), examples().len());
        let featured = entries.iter().filter(|entry| entry.featured).count();
        assert!((20..=30).contains(&featured), "{featured} to choose from");
        for entry in &entries {
            assert!(scenario(&entry.id).is_some(), "{}", entry.id);
            let Entry { id, group, title, shows, featured: _ } = entry;
            assert!(![id, group, title, shows].iter().any(|text| text.is_empty()), "{entry:?}");
            assert!(shows.len() < 140 && shows.ends_with('.'), "{shows}");
            assert!(shows.matches('`').count() % 2 == 0, "{shows}");
            let is_kebab = id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
            assert!(is_kebab, "{id}");
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
