//! JSON: a scenario, one object with `page_origin`, `request` and `hops`, or a HAR.

use super::notes::Notes;
#[cfg(feature = "serde")]
use super::pane_json;
use super::{Assumption, Choices, Subject};
#[cfg(feature = "serde")]
use super::{
    lines::Lines,
    notes::excerpt,
    tree::{Tree, tree},
};
use crate::scenario::Scenario;
#[cfg(feature = "serde")]
use alloc::format;
use alloc::vec::Vec;

/// The scenario that a text is, if it is JSON, and what had to be assumed for it; what was chosen
/// counts more than what it says.
pub(super) fn scenario(
    text: &str,
    choices: Choices,
    notes: &mut Notes,
) -> Option<(Scenario, Vec<Assumption>)> {
    let object = text.trim_start_matches('\u{FEFF}').trim();
    if !object.starts_with('{') {
        return None;
    }
    let first = text.lines().take_while(|line| !line.contains('{')).count();
    let (mut scenario, mut assumptions) = match of_har(object, first, notes) {
        Some(found) => found,
        None => (read(object, first, notes)?, Vec::new()),
    };
    let request = &mut scenario.request;
    request.api = choices.api.unwrap_or(request.api);
    request.mode = choices.mode.unwrap_or(request.mode);
    request.credentials = choices.credentials.unwrap_or(request.credentials);
    request.redirect = choices.redirect.unwrap_or(request.redirect);
    request.upload_listener = choices.upload_listener.unwrap_or(request.upload_listener);
    assumptions.retain(|assumption| match assumption.subject {
        Subject::Mode => choices.mode.is_none(),
        Subject::Credentials => choices.credentials.is_none(),
        Subject::Redirect => choices.redirect.is_none(),
        Subject::PageOrigin | Subject::Url | Subject::Method | Subject::Headers => true,
        Subject::Status | Subject::Preflight => true,
    });
    Some((scenario, assumptions))
}

/// The one exchange of a HAR that is worth looking at: the first blocked one, where there are several.
#[cfg(all(feature = "har", any(feature = "url", feature = "js-url")))]
fn of_har(
    object: &str,
    lines_above: usize,
    notes: &mut Notes,
) -> Option<(Scenario, Vec<Assumption>)> {
    use crate::har::{Reader, Wanted, audit};
    #[cfg(feature = "url")]
    let urls = &crate::url::NativeUrlParser;
    #[cfg(not(feature = "url"))]
    let urls = &crate::url::JsUrlParser;
    let mut reader = Reader::default();
    reader.push(object.as_bytes());
    let reading = reader.finish();
    if reading.entries.is_empty() {
        return None;
    }
    let fault = reading.fault.clone();
    let mut told = audit(reading.clone(), None, Wanted::CrossOrigin, urls);
    if told.rows.is_empty() {
        told = audit(reading, None, Wanted::All, urls);
    }
    let blocked = told.rows.iter().find(|row| row.reason.is_some());
    let row = blocked.or(told.rows.first())?;
    let others = told.rows.len() - 1;
    if others > 0 {
        let which = if blocked.is_some() { "the first that is blocked" } else { "the first" };
        notes.add(
            lines_above + row.line,
            format_args!(
                "This is a HAR with {others} more requests like this one; {which} was read, and the \
                 others set aside. The audit shows all of them."
            ),
        );
    }
    if let Some(fault) = fault {
        notes.add(
            lines_above + fault.line,
            format_args!("{} What stands before was read.", fault.text),
        );
    }
    Some((row.scenario().clone(), row.assumptions.clone()))
}

#[cfg(not(all(feature = "har", any(feature = "url", feature = "js-url"))))]
fn of_har(_: &str, _: usize, _: &mut Notes) -> Option<(Scenario, Vec<Assumption>)> {
    None
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
