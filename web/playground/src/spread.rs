//! A whole exchange, laid out into the boxes.

use corsplain::diagnose::{diagnose, to_scenario};
use corsplain::text::{self, Assumption, Boxes, Choices, Note, Parsed, Subject};
use corsplain_answers::lay_out::written;
use corsplain_answers::spread::{Wanted, as_said};

/// What a paste of everything at once said that the boxes no longer show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// What was not understood or set aside, with line numbers of the paste.
    pub notes: Vec<Note>,
    /// What the paste left open.
    pub assumptions: Vec<Assumption>,
}

/// Lays out a paste that holds answers besides a request; `None` where it holds none, or where it
/// holds nothing else and a request is `wanted`.
#[must_use]
pub fn spread(paste: &str, wanted: Wanted) -> Option<(Boxes, Choices, Pasted)> {
    let parsed = text::parse(paste, Choices::default());
    let Parsed { scenario, assumptions, .. } = &parsed;
    let assumed = |subject| assumptions.iter().any(|assumption| assumption.subject == subject);
    let answers = scenario.hops.iter().any(|hop| hop.preflight.is_some() || hop.response.is_some());
    let request = !scenario.request.url.is_empty() && !assumed(Subject::Url);
    if !answers || (wanted == Wanted::Both && !request) {
        return None;
    }
    let (boxes, choices) = as_said(&parsed);
    let Parsed { assumptions, notes, .. } = parsed;
    Some((boxes, choices, Pasted { notes, assumptions }))
}

/// Lays out what a browser's console line tells; `None` where the paste is none, or names no URL.
#[must_use]
pub fn spread_console_line(paste: &str) -> Option<(Boxes, Choices, Pasted)> {
    let told = diagnose(paste).into_iter().find(|told| told.url.is_some())?;
    let Parsed { scenario, assumptions, notes } = text::parse(paste, Choices::default());
    // Headers name URLs too; they are read as what they are.
    let is_told = scenario.request.url == to_scenario(&told).request.url;
    let (boxes, choices) = written(&scenario);
    is_told.then_some((boxes, choices, Pasted { notes, assumptions }))
}
