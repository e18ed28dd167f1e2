//! From texts to heads: one paste of everything, or one box for each part.

use super::assembly::{assemble, say_unreached};
use super::head::{Head, Kind};
use super::lines::Lines;
use super::notes::Notes;
use super::pairing::{Answers, pair, without_interim};
use super::script::Known;
use super::{Boxes, Choices, Parsed, Place, address, console_line, json, raw};
use alloc::string::String;
use alloc::vec::Vec;

/// One paste of everything.
pub(super) fn parse(text: &str, choices: Choices) -> Parsed {
    let mut notes = Notes::new(None);
    if let Some((scenario, assumptions)) = json::scenario(text, choices, &mut notes) {
        return Parsed { scenario, assumptions, notes: notes.finish() };
    }
    let heads = raw::read(text, None, &mut notes);
    let is_console = heads.is_empty() || console_line::opens(text);
    let exchange = pair(heads, &mut notes);
    let known = Known { page_origin: None, choices, is_boxed: false };
    let (scenario, assumptions) = assemble(exchange, &known, &mut notes);
    let mut parsed = Parsed { scenario, assumptions, notes: notes.finish() };
    if is_console {
        console_line::fill_in(&mut parsed, text, None, choices);
    }
    parsed
}

/// The boxes of a form. What a box says counts more than what stands in the request's box about the same.
pub(super) fn parse_boxes(boxes: &Boxes, choices: Choices) -> Parsed {
    let mut page_notes = Notes::new(Some(Place::PageOrigin));
    let mut csp_notes = Notes::new(Some(Place::PageCsp));
    let mut notes = Notes::new(Some(Place::Request));
    let mut preflight_notes = Notes::new(Some(Place::Preflight));
    let mut response_notes = Notes::new(Some(Place::Response));
    if let Some((scenario, assumptions)) = json::scenario(&boxes.request, choices, &mut notes) {
        for (text, notes) in [
            (&boxes.page_origin, &mut page_notes),
            (&boxes.page_csp, &mut csp_notes),
            (&boxes.preflight, &mut preflight_notes),
            (&boxes.response, &mut response_notes),
        ] {
            say_unused(text, notes);
        }
        let notes = [page_notes, csp_notes, notes, preflight_notes, response_notes];
        let notes = notes.into_iter().flat_map(Notes::finish).collect();
        return Parsed { scenario, assumptions, notes };
    }
    let page_origin = page_origin(&boxes.page_origin, &mut page_notes);
    let heads = raw::read(&boxes.request, Some(Place::Request), &mut notes);
    let others = [&boxes.page_origin, &boxes.preflight, &boxes.response];
    let is_console = others.iter().all(|text| text.trim().is_empty())
        && (heads.is_empty() || console_line::opens(&boxes.request));
    let mut exchange = pair(heads, &mut notes);
    let preflights = answers(&boxes.preflight, Place::Preflight, &mut preflight_notes);
    let responses = answers(&boxes.response, Place::Response, &mut response_notes);
    say_unreached(&responses, &responses, &mut response_notes);
    say_unreached(&responses, &preflights, &mut preflight_notes);
    replace(&mut exchange.hops, preflights, |hop| &mut hop.preflight, &mut notes);
    replace(&mut exchange.hops, responses, |hop| &mut hop.response, &mut notes);
    let known = Known { page_origin, choices, is_boxed: true };
    let (mut scenario, assumptions) = assemble(exchange, &known, &mut notes);
    scenario.page_csp = page_csp(&boxes.page_csp);
    let notes = [page_notes, csp_notes, notes, preflight_notes, response_notes];
    let notes = notes.into_iter().flat_map(Notes::finish).collect();
    let mut parsed = Parsed { scenario, assumptions, notes };
    if is_console {
        console_line::fill_in(&mut parsed, &boxes.request, Some(Place::Request), choices);
    }
    parsed
}

/// The first line that says anything; the others are set aside.
fn page_origin(text: &str, notes: &mut Notes) -> Option<String> {
    let mut lines = Lines::new(text).filter(|line| !line.text.trim().is_empty());
    let first = lines.next()?;
    let origin = address::page_origin(first.number, first.text, notes);
    for line in lines {
        notes.add(
            line.number,
            format_args!("A page has one origin; only line {} was used.", first.number),
        );
    }
    origin
}

/// The policies on all lines, joined as header lines are; `None` where there is none.
fn page_csp(text: &str) -> Option<String> {
    let policies: Vec<&str> = text
        .lines()
        .filter(|line| !is_report_only(line))
        .map(|line| match line.split_once(':') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case(CSP) => value.trim(),
            _ => line.trim(),
        })
        .filter(|policy| !policy.is_empty())
        .collect();
    (!policies.is_empty()).then(|| policies.join(", "))
}

/// What is only reported blocks nothing.
fn is_report_only(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| name.trim().eq_ignore_ascii_case(REPORT_ONLY))
}

const REPORT_ONLY: &str = "content-security-policy-report-only";
const CSP: &str = "content-security-policy";

/// The answers in a box, one for each URL; `None` where a line says that there is none.
fn answers(text: &str, place: Place, notes: &mut Notes) -> Vec<Option<Head>> {
    let heads = raw::read(text, Some(place), notes);
    let mut answers = Vec::new();
    for head in without_interim(heads, notes) {
        if head.kind == Some(Kind::Request) {
            notes.add(
                head.line,
                format_args!("This is a request, which belongs in its own box; it was set aside."),
            );
        } else {
            answers.push((!head.absent).then_some(head));
        }
    }
    answers
}

/// Puts the answers of a box in the place of those from the request's box.
fn replace(
    hops: &mut Vec<Answers>,
    answers: Vec<Option<Head>>,
    place: fn(&mut Answers) -> &mut Option<Head>,
    notes: &mut Notes,
) {
    if answers.is_empty() {
        return;
    }
    for old in hops.iter_mut().filter_map(|hop| place(hop).take()) {
        notes.add(
            old.line,
            format_args!("There is a box for this answer, and what stands there was used instead."),
        );
    }
    if hops.len() < answers.len() {
        hops.resize_with(answers.len(), Answers::default);
    }
    for (hop, answer) in hops.iter_mut().zip(answers) {
        *place(hop) = answer;
    }
}

fn say_unused(text: &str, notes: &mut Notes) {
    if let Some(line) = Lines::new(text).find(|line| !line.text.trim().is_empty()) {
        notes.add(
            line.number,
            format_args!(
                "The box for the request holds a whole scenario, so this box was not read."
            ),
        );
    }
}
