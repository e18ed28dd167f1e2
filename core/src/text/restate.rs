//! What texts were understood to say, said anew.

use super::{Assumption, Boxes, Choices, Subject, boxes, writing};
use crate::scenario::Scenario;

/// The texts of a scenario in which this was assumed, and the decisions that they need to mean it.
pub(super) fn restate(
    scenario: &Scenario,
    assumptions: &[Assumption],
    choices: Choices,
) -> (Boxes, Choices) {
    let is_open = |subject| assumptions.iter().any(|one| one.subject == subject);
    let request = &scenario.request;
    let mut boxes = writing::write(scenario);
    let mut choices = choices;
    // What the text said is decided, even where the new text would come to the same by assuming it.
    if !is_open(Subject::Mode) {
        choices.mode.get_or_insert(request.mode);
    }
    if !is_open(Subject::Credentials) {
        choices.credentials.get_or_insert(request.credentials);
    }
    if !is_open(Subject::Redirect) {
        choices.redirect.get_or_insert(request.redirect);
    }
    let read = |boxes: &Boxes| boxes::parse_boxes(boxes, choices);
    let said = read(&boxes);
    if is_open(Subject::PageOrigin) {
        let kept = core::mem::take(&mut boxes.page_origin);
        if read(&boxes).scenario != said.scenario {
            boxes.page_origin = kept;
        }
    }
    let said = said.scenario.request;
    if said.api != request.api {
        choices.api = Some(request.api);
    }
    if said.mode != request.mode {
        choices.mode = Some(request.mode);
    }
    if said.credentials != request.credentials {
        choices.credentials = Some(request.credentials);
    }
    if said.redirect != request.redirect {
        choices.redirect = Some(request.redirect);
    }
    (boxes, choices)
}
