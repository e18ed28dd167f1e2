//! The examples that come with the page: `www/gallery.ndjson`, one scenario a line.

use corsplain::scenario::Scenario;
use corsplain::text::{Choices, parse};

/// What an example is called, and under which heading it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// A name for links and tests.
    pub id: &'static str,
    /// The heading.
    pub group: &'static str,
    /// The title.
    pub title: &'static str,
}

/// The titles of all examples, in order.
pub fn titles() -> impl Iterator<Item = Title> {
    LINES.lines().filter_map(title)
}

/// A line begins with `{"id": "…", "group": "…", "title": "…"`, without a quote in any of them.
fn title(line: &'static str) -> Option<Title> {
    let mut values = line.split('"').skip(3).step_by(4);
    Some(Title { id: values.next()?, group: values.next()?, title: values.next()? })
}

/// The example at that place of the list.
#[must_use]
pub fn scenario(index: usize) -> Option<Scenario> {
    let read = parse(LINES.lines().nth(index)?, Choices::default());
    read.notes.is_empty().then_some(read.scenario)
}

const LINES: &str = include_str!("../../../www/gallery.ndjson");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_a_title_and_a_scenario() {
        let titles: Vec<Title> = titles().collect();
        assert_eq!(titles.len(), LINES.lines().count());
        for (Title { id, group, title }, line) in titles.iter().zip(LINES.lines()) {
            let start = format!(
                r#"{{"id": "{id}", "group": "{group}", "title": "{title}", "page_origin": "#
            );
            assert!(line.starts_with(&start), "{start}");
        }
        assert!(titles.len() >= 12);
        for (index, title) in titles.iter().enumerate() {
            assert!(scenario(index).is_some(), "{}", title.id);
            assert_eq!(titles.iter().filter(|other| other.id == title.id).count(), 1);
        }
        assert_eq!(scenario(titles.len()), None);
    }

    #[test]
    fn groups_stand_together() {
        let mut groups: Vec<&str> = titles().map(|title| title.group).collect();
        groups.dedup();
        let together = groups.len();
        groups.sort();
        groups.dedup();
        assert_eq!(together, groups.len());
    }
}
