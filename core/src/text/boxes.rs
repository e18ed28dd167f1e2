//! From texts to heads: one paste of everything, or one box for each part.

use super::assembly::{assemble, say_unreached};
use super::head::{Head, Kind};
use super::lines::Lines;
use super::notes::{Notes, excerpt};
use super::pairing::{Answers, Exchange, pair, without_interim};
use super::script::Known;
use super::{Boxes, Choices, Note, Parsed, Place, address, console_line, json, raw};
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
    let mut notes = NotesOfBoxes::new();
    if let Some((scenario, assumptions)) =
        json::scenario(&boxes.request, choices, &mut notes.request)
    {
        for (text, notes) in [
            (&boxes.page_origin, &mut notes.page),
            (&boxes.page_csp, &mut notes.csp),
            (&boxes.preflight, &mut notes.preflight),
            (&boxes.response, &mut notes.response),
        ] {
            say_unused(text, notes);
        }
        return Parsed { scenario, assumptions, notes: notes.finish() };
    }
    let page_origin = page_origin(&boxes.page_origin, &mut notes.page);
    let (exchange, is_empty) = exchange(boxes, &mut notes);
    let others = [&boxes.page_origin, &boxes.preflight, &boxes.response];
    let is_console = others.iter().all(|text| text.trim().is_empty())
        && (is_empty || console_line::opens(&boxes.request));
    let known = Known { page_origin, choices, is_boxed: true };
    let (mut scenario, assumptions) = assemble(exchange, &known, &mut notes.request);
    scenario.page_csp = page_csp(&boxes.page_csp, &mut notes.csp);
    let mut parsed = Parsed { scenario, assumptions, notes: notes.finish() };
    if is_console {
        console_line::fill_in(&mut parsed, &boxes.request, Some(Place::Request), choices);
    }
    parsed
}

/// The remarks on each box.
pub(super) struct NotesOfBoxes {
    page: Notes,
    csp: Notes,
    request: Notes,
    preflight: Notes,
    response: Notes,
}

impl NotesOfBoxes {
    pub const fn new() -> Self {
        Self {
            page: Notes::new(Some(Place::PageOrigin)),
            csp: Notes::new(Some(Place::PageCsp)),
            request: Notes::new(Some(Place::Request)),
            preflight: Notes::new(Some(Place::Preflight)),
            response: Notes::new(Some(Place::Response)),
        }
    }

    fn finish(self) -> Vec<Note> {
        let Self { page, csp, request, preflight, response } = self;
        [page, csp, request, preflight, response].into_iter().flat_map(Notes::finish).collect()
    }
}

/// The exchange that the boxes hold, and whether the request's box holds no head at all.
pub(super) fn exchange(boxes: &Boxes, notes: &mut NotesOfBoxes) -> (Exchange, bool) {
    let heads = raw::read(&boxes.request, Some(Place::Request), &mut notes.request);
    let is_empty = heads.is_empty();
    let mut exchange = pair(heads, &mut notes.request);
    let preflights = answers(&boxes.preflight, Place::Preflight, &mut notes.preflight);
    let responses = answers(&boxes.response, Place::Response, &mut notes.response);
    say_unreached(&responses, &responses, &mut notes.response);
    say_unreached(&responses, &preflights, &mut notes.preflight);
    replace(&mut exchange.hops, preflights, |hop| &mut hop.preflight, &mut notes.request);
    replace(&mut exchange.hops, responses, |hop| &mut hop.response, &mut notes.request);
    (exchange, is_empty)
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
fn page_csp(text: &str, notes: &mut Notes) -> Option<String> {
    let mut policies: Vec<&str> = Vec::new();
    for line in Lines::new(text) {
        let policy = match line.text.split_once(':') {
            Some((name, _)) if name.trim().eq_ignore_ascii_case(REPORT_ONLY) => {
                notes.add(
                    line.number,
                    format_args!("What is only reported blocks nothing; this line was set aside."),
                );
                continue;
            }
            Some((name, value)) if name.trim().eq_ignore_ascii_case(CSP) => value.trim(),
            _ => line.text.trim(),
        };
        if !policy.split([';', ',']).all(is_directive) {
            notes.add(
                line.number,
                format_args!(
                    "{} is no directive of a policy: a name such as `connect-src`, and what it \
                     allows. Browsers pass over it, and so was done here.",
                    excerpt(
                        policy.split([';', ',']).find(|part| !is_directive(part)).unwrap_or(policy)
                    )
                ),
            );
        }
        if !policy.is_empty() {
            policies.push(policy);
        }
    }
    (!policies.is_empty()).then(|| policies.join(", "))
}

/// Whether a part of a policy begins with a name, or is empty.
/// <https://w3c.github.io/webappsec-csp/#grammardef-directive-name>
fn is_directive(part: &str) -> bool {
    let name = part.split_whitespace().next().unwrap_or_default();
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
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
