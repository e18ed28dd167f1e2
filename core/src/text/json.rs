//! Scenario JSON: one object with `page_origin`, `request` and `hops`.

use super::Choices;
use super::notes::Notes;
#[cfg(feature = "serde")]
use super::pane_json;
#[cfg(feature = "serde")]
use super::{
    lines::Lines,
    notes::excerpt,
    tree::{Tree, tree},
};
use crate::scenario::Scenario;
#[cfg(feature = "serde")]
use alloc::format;

/// The scenario that a text is, if it is JSON; what was chosen counts more than what it says.
pub(super) fn scenario(text: &str, choices: Choices, notes: &mut Notes) -> Option<Scenario> {
    let object = text.trim_start_matches('\u{FEFF}').trim();
    if !object.starts_with('{') {
        return None;
    }
    let first = text.lines().take_while(|line| !line.contains('{')).count();
    let mut scenario = read(object, first, notes)?;
    let request = &mut scenario.request;
    request.api = choices.api.unwrap_or(request.api);
    request.mode = choices.mode.unwrap_or(request.mode);
    request.credentials = choices.credentials.unwrap_or(request.credentials);
    request.redirect = choices.redirect.unwrap_or(request.redirect);
    request.upload_listener = choices.upload_listener.unwrap_or(request.upload_listener);
    Some(scenario)
}

#[cfg(feature = "serde")]
fn read(object: &str, lines_above: usize, notes: &mut Notes) -> Option<Scenario> {
    match serde_json::from_str(object) {
        Ok(scenario) => {
            say_unknown(object, lines_above, notes);
            Some(scenario)
        }
        Err(_) if pane_json::is_any(object) => None,
        Err(error) => {
            notes.add(
                lines_above + error.line().max(1),
                format_args!(
                    "This begins like scenario JSON, but cannot be read as such: {error} (counted \
                     from the brace that opens it). It was tried as text."
                ),
            );
            None
        }
    }
}

#[cfg(not(feature = "serde"))]
fn read(_object: &str, lines_above: usize, notes: &mut Notes) -> Option<Scenario> {
    notes.add(
        lines_above + 1,
        format_args!(
            "This begins like JSON, which this build cannot read; it lacks the feature `serde`. It \
             was tried as text."
        ),
    );
    None
}

/// Remarks on fields that a scenario does not have. What stands beside it, such as an id, is a
/// matter of whoever wrote it down.
#[cfg(feature = "serde")]
fn say_unknown(object: &str, lines_above: usize, notes: &mut Notes) {
    let Some((entries, _)) = tree(object) else { return };
    let scenario = Tree::Object(entries);
    let mut left = MOST;
    let mut say = |tree: Option<&Tree>, known: &[&str]| {
        let entries = tree.map(Tree::entries).unwrap_or_default();
        for (name, _) in entries.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
            if left == 0 {
                return;
            }
            left -= 1;
            let before = object.split(&format!("\"{name}\"")).next().unwrap_or_default();
            notes.add(
                lines_above + Lines::new(before).count().max(1),
                format_args!("A scenario has no field {} here; it was set aside.", excerpt(name)),
            );
        }
    };
    say(scenario.get("request"), REQUEST);
    for hop in scenario.get("hops").map(Tree::items).unwrap_or_default() {
        say(Some(hop), &["preflight", "response"]);
        say(hop.get("preflight"), &["status", "headers"]);
        say(hop.get("response"), &["status", "headers"]);
    }
}

/// So many unknown fields are remarked on.
#[cfg(feature = "serde")]
const MOST: usize = 20;

#[cfg(feature = "serde")]
const REQUEST: &[&str] = &[
    "api",
    "url",
    "method",
    "headers",
    "body",
    "mode",
    "credentials",
    "redirect",
    "upload_listener",
];
