//! The examples that come with the page: `web/answers/gallery.ndjson`, one scenario a line.

use corsplain::scenario::Scenario;
use serde::Deserialize;

/// What an example is called, and under which heading it stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Title {
    /// A name for links and tests.
    pub id: String,
    /// The heading.
    pub group: String,
    /// The title.
    pub title: String,
}

/// The titles of all examples, in order.
#[must_use]
pub fn titles() -> Vec<Title> {
    LINES.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// The example at that place of the list.
#[must_use]
pub fn scenario(index: usize) -> Option<Scenario> {
    serde_json::from_str(LINES.lines().nth(index)?).ok()
}

const LINES: &str = include_str!("../../answers/gallery.ndjson");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_a_title_and_a_scenario() {
        let titles = titles();
        assert_eq!(titles.len(), LINES.lines().count());
        assert!(titles.len() >= 12);
        for (index, title) in titles.iter().enumerate() {
            assert!(scenario(index).is_some(), "{}", title.id);
            assert_eq!(titles.iter().filter(|other| other.id == title.id).count(), 1);
        }
        assert_eq!(scenario(titles.len()), None);
    }

    #[test]
    fn groups_stand_together() {
        let mut groups: Vec<String> = titles().into_iter().map(|title| title.group).collect();
        groups.dedup();
        let together = groups.len();
        groups.sort();
        groups.dedup();
        assert_eq!(together, groups.len());
    }
}
