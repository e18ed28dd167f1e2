//! Scenario JSON: one object with `page_origin`, `request` and `hops`.

use super::Choices;
use super::notes::Notes;
#[cfg(feature = "serde")]
use super::pane_json;
use crate::scenario::Scenario;

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
        Ok(scenario) => Some(scenario),
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
