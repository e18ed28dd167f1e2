//! A fix as a difference between texts: what a page shows, and what it writes into its boxes.

use crate::scenario::{Request, Scenario};
use crate::text::{Boxes, Place, write};
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

/// How two scenarios differ, written as HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Diff {
    /// The boxes whose text differs.
    pub boxes: Vec<BoxDiff>,
    /// What the boxes do not hold: the settings of the request that differ.
    pub options: Vec<OptionChange>,
    /// The text of every box afterwards.
    pub after: Boxes,
}

/// How the text of one box differs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct BoxDiff {
    /// Which box.
    pub place: Place,
    /// Its lines before and after, in one order.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Line {
    /// Whether it stands before, after, or in both.
    pub kind: Kind,
    /// The line without its end.
    pub text: String,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "lowercase"))]
pub enum Kind {
    /// In both texts.
    Kept,
    /// In the text before.
    Removed,
    /// In the text after.
    Added,
}

/// A setting of the request that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct OptionChange {
    /// Its name in the scenario format.
    pub option: &'static str,
    /// Its word before.
    pub before: String,
    /// Its word after.
    pub after: String,
}

/// Compares two scenarios line by line.
#[must_use]
pub fn diff(before: &Scenario, after: &Scenario) -> Diff {
    let (old, new) = (write(before), write(after));
    let pairs = [
        (Place::PageOrigin, &old.page_origin, &new.page_origin),
        (Place::PageCsp, &old.page_csp, &new.page_csp),
        (Place::Request, &old.request, &new.request),
        (Place::Preflight, &old.preflight, &new.preflight),
        (Place::Response, &old.response, &new.response),
    ];
    let differing = pairs.into_iter().filter(|(_, old, new)| old != new);
    let boxes =
        differing.map(|(place, old, new)| BoxDiff { place, lines: lines(old, new) }).collect();
    Diff { boxes, options: options(&before.request, &after.request), after: new }
}

fn options(before: &Request, after: &Request) -> Vec<OptionChange> {
    let words = |request: &Request| {
        [
            ("api", request.api.word().to_string()),
            ("mode", request.mode.word().to_string()),
            ("credentials", request.credentials.word().to_string()),
            ("redirect", request.redirect.word().to_string()),
            ("upload_listener", request.upload_listener.to_string()),
        ]
    };
    let pairs = words(before).into_iter().zip(words(after));
    let differing = pairs.filter(|(before, after)| before != after);
    differing.map(|((option, before), (_, after))| OptionChange { option, before, after }).collect()
}

/// Walks both texts at once. A line that comes up on the other side later waits for it; what never
/// does is removed or added. Linear but for a logarithm.
fn lines(before: &str, after: &str) -> Vec<Line> {
    let (mut old, mut new) = (before.lines().peekable(), after.lines().peekable());
    let (mut old_left, mut new_left) = (counted(before), counted(after));
    let mut found = Vec::new();
    loop {
        let (kind, text) = match (old.peek().copied(), new.peek().copied()) {
            (None, None) => return found,
            (Some(one), Some(other)) if one == other => (Kind::Kept, one),
            (Some(one), Some(other)) if has(&new_left, one) && !has(&old_left, other) => {
                (Kind::Added, other)
            }
            (Some(one), _) => (Kind::Removed, one),
            (None, Some(other)) => (Kind::Added, other),
        };
        if kind != Kind::Added {
            old.next();
            take(&mut old_left, text);
        }
        if kind != Kind::Removed {
            new.next();
            take(&mut new_left, text);
        }
        found.push(Line { kind, text: text.into() });
    }
}

/// How often each line is still to come.
fn counted(text: &str) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for line in text.lines() {
        *counts.entry(line).or_insert(0) += 1;
    }
    counts
}

fn has(counts: &BTreeMap<&str, usize>, line: &str) -> bool {
    counts.get(line).is_some_and(|&count| count > 0)
}

fn take(counts: &mut BTreeMap<&str, usize>, line: &str) {
    if let Some(count) = counts.get_mut(line) {
        *count = count.saturating_sub(1);
    }
}
