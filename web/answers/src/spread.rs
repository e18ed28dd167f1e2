//! A whole exchange, laid out into the boxes.

use crate::convert;
use crate::lay_out::{lay_out, written};
use corsplain::diagnose::{diagnose, to_scenario};
use corsplain::text::{self, Assumption, Boxes, Choices, Note, Parsed, Subject};
use corsplain_nodes::Sheet;

/// A paste of everything at once, laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// The texts and decisions.
    pub sheet: Sheet,
    /// What was not understood or set aside, with line numbers of the paste.
    pub notes: Vec<Note>,
    /// What the paste left open.
    pub assumptions: Vec<Assumption>,
}

/// What a paste must hold to be spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// An answer is enough.
    Answer,
    /// A request and an answer.
    Both,
}

/// Lays out a paste that holds answers besides a request; `None` where it holds none, or where it
/// holds nothing else and a request is `wanted`.
#[must_use]
pub fn spread(paste: &str, wanted: Wanted) -> Option<Spread> {
    let parsed = text::parse(paste, Choices::default());
    let Parsed { scenario, .. } = &parsed;
    let answers = scenario.hops.iter().any(|hop| hop.preflight.is_some() || hop.response.is_some());
    // Of which request nothing is told, that is the one assumed of no text at all.
    let request = scenario.request != text::parse("", Choices::default()).scenario.request;
    if !answers || (wanted == Wanted::Both && !request) {
        return None;
    }
    let (boxes, choices) = as_said(&parsed);
    let Parsed { assumptions, notes, .. } = parsed;
    Some(Spread { sheet: convert::sheet(boxes, choices), notes, assumptions })
}

/// What a paste said, as texts and decisions; what it left open stays open.
#[must_use]
pub fn as_said(parsed: &Parsed) -> (Boxes, Choices) {
    let Parsed { scenario, assumptions, .. } = parsed;
    let assumed = |subject| assumptions.iter().any(|assumption| assumption.subject == subject);
    let (mut boxes, mut choices) = written(scenario);
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
    // What was assumed is left out, so that it stays an assumption, unless the boxes would come to
    // another one.
    if assumed(Subject::PageOrigin) {
        let open = Boxes { page_origin: String::new(), ..boxes.clone() };
        if text::parse_boxes(&open, choices).scenario.page_origin == scenario.page_origin {
            boxes = open;
        }
    }
    (boxes, choices)
}

/// Lays out what a browser's console line tells; `None` where the paste is none, or names no URL.
#[must_use]
pub fn spread_console_line(paste: &str) -> Option<Spread> {
    let told = diagnose(paste).into_iter().find(|told| told.url.is_some())?;
    let Parsed { scenario, assumptions, notes, .. } = text::parse(paste, Choices::default());
    // Headers name URLs too; they are read as what they are.
    let is_told = scenario.request.url == to_scenario(&told).request.url;
    is_told.then(|| Spread { sheet: lay_out(&scenario), notes, assumptions })
}
