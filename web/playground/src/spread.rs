//! A whole exchange, laid out into the boxes.

use corsplain::diagnose::{diagnose, to_scenario};
use corsplain::scenario::Scenario;
use corsplain::text::{self, Assumption, Boxes, Choices, Note, Parsed, Subject};

/// What a paste of everything at once said that the boxes no longer show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// What was not understood or set aside, with line numbers of the paste.
    pub notes: Vec<Note>,
    /// What the paste left open.
    pub assumptions: Vec<Assumption>,
}

/// A scenario as texts, and the choices that those texts need to mean it.
#[must_use]
pub fn lay_out(scenario: &Scenario) -> (Boxes, Choices) {
    let boxes = text::write(scenario);
    let said = text::parse_boxes(&boxes, Choices::default()).scenario.request;
    let meant = &scenario.request;
    let choices = Choices {
        api: (said.api != meant.api).then_some(meant.api),
        mode: (said.mode != meant.mode).then_some(meant.mode),
        credentials: (said.credentials != meant.credentials).then_some(meant.credentials),
        redirect: (said.redirect != meant.redirect).then_some(meant.redirect),
        upload_listener: (said.upload_listener != meant.upload_listener)
            .then_some(meant.upload_listener),
    };
    (boxes, choices)
}

/// Lays out a paste that holds answers besides a request; `None` where it holds none, or where it
/// holds nothing else and a request is `wanted`.
#[must_use]
pub fn spread(paste: &str, wanted: Wanted) -> Option<(Boxes, Choices, Pasted)> {
    let Parsed { scenario, assumptions, notes } = text::parse(paste, Choices::default());
    let assumed = |subject| assumptions.iter().any(|assumption| assumption.subject == subject);
    let answers = scenario.hops.iter().any(|hop| hop.preflight.is_some() || hop.response.is_some());
    let request = !scenario.request.url.is_empty() && !assumed(Subject::Url);
    if !answers || (wanted == Wanted::Both && !request) {
        return None;
    }
    let (mut boxes, mut choices) = lay_out(&scenario);
    // What the paste said is decided, even where the boxes would come to the same by assuming it.
    let left = text::parse_boxes(&boxes, choices).assumptions;
    for subject in left.iter().map(|left| left.subject).filter(|subject| !assumed(*subject)) {
        match subject {
            Subject::Mode => choices.mode = Some(scenario.request.mode),
            Subject::Credentials => choices.credentials = Some(scenario.request.credentials),
            Subject::Redirect => choices.redirect = Some(scenario.request.redirect),
            _ => {}
        }
    }
    // What was assumed is left out, so that it stays an assumption.
    if assumed(Subject::PageOrigin) {
        boxes.page_origin.clear();
    }
    Some((boxes, choices, Pasted { notes, assumptions }))
}

/// Lays out what a browser's console line tells; `None` where the paste is none, or names no URL.
#[must_use]
pub fn spread_console_line(paste: &str) -> Option<(Boxes, Choices, Pasted)> {
    let told = diagnose(paste).into_iter().find(|told| told.url.is_some())?;
    let Parsed { scenario, assumptions, notes } = text::parse(paste, Choices::default());
    // Headers name URLs too; they are read as what they are.
    let is_told = scenario.request.url == to_scenario(&told).request.url;
    let (boxes, choices) = lay_out(&scenario);
    is_told.then_some((boxes, choices, Pasted { notes, assumptions }))
}

/// What a paste must hold to be spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// An answer is enough.
    Answer,
    /// A request and an answer.
    Both,
}
