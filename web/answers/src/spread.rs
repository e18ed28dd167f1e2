//! A whole exchange, laid out into the boxes.

use crate::convert;
use crate::lay_out::lay_out;
use corsplain::diagnose::{diagnose, to_scenario};
use corsplain::text::{self, Assumption, Boxes, Choices, Note, Parsed};
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
    text::restate(parsed, Choices::default())
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
