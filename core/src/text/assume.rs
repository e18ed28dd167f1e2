//! An assumption changed by a person: where the text has a place for it, only that place is written;
//! otherwise all of it is said anew.

use super::boxes::{NotesOfBoxes, exchange, parse_boxes};
use super::head::Head;
use super::lines::{Lines, indent};
use super::pairing::{Answers, Exchange};
use super::restate::restate;
use super::{Assumption, Boxes, Choices, Parsed, Subject};
use crate::header::is_token;
use crate::scenario::{Credentials, Field, Mode, Redirect, Scenario};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The texts and decisions that say this value.
pub(super) fn assume(
    boxes: &Boxes,
    choices: Choices,
    assumption: &Assumption,
    value: &str,
) -> (Boxes, Choices) {
    let mut said = choices;
    let word = Some(value);
    match assumption.subject {
        Subject::Mode => said.mode = word.and_then(Mode::from_word).or(choices.mode),
        Subject::Credentials => {
            said.credentials = word.and_then(Credentials::from_word).or(choices.credentials);
        }
        Subject::Redirect => {
            said.redirect = word.and_then(Redirect::from_word).or(choices.redirect)
        }
        // No text says what a browser remembers.
        Subject::Preflight => {}
        Subject::PageOrigin
        | Subject::Url
        | Subject::Method
        | Subject::Headers
        | Subject::Status => return write(boxes, choices, assumption, value),
    }
    (boxes.clone(), said)
}

/// The texts that say this value.
fn write(
    boxes: &Boxes,
    choices: Choices,
    assumption: &Assumption,
    value: &str,
) -> (Boxes, Choices) {
    let parsed = parse_boxes(boxes, choices);
    let (exchange, _) = exchange(boxes, &mut NotesOfBoxes::new());
    let mut wanted = parsed.scenario.clone();
    if !change(&mut wanted, &exchange, assumption, value) {
        return (boxes.clone(), choices);
    }
    if let Some(edited) = edit(boxes, &exchange, assumption, value)
        && says(&parse_boxes(&edited, choices), &wanted, assumption)
    {
        return (edited, choices);
    }
    let kept: Vec<Assumption> = parsed
        .assumptions
        .iter()
        .filter(|one| one.subject != assumption.subject)
        .cloned()
        .collect();
    restate(&wanted, &kept, choices)
}

/// Puts the value in its place in the scenario; `false` where it can have no such value.
fn change(wanted: &mut Scenario, exchange: &Exchange, assumed: &Assumption, value: &str) -> bool {
    let value = value.trim();
    match assumed.subject {
        Subject::PageOrigin if !value.is_empty() => wanted.page_origin = value.to_string(),
        Subject::Url if !value.is_empty() => wanted.request.url = value.to_string(),
        Subject::Method if is_token(value.as_bytes()) => wanted.request.method = value.to_string(),
        Subject::Headers => wanted.request.headers = headers(wanted, exchange, value),
        Subject::Status => {
            let status = value.parse().ok().filter(|status| (200..=999).contains(status));
            let Some(status) = status else { return false };
            let leg = leg(assumed);
            for (hop, answers) in wanted.hops.iter_mut().zip(&exchange.hops) {
                let is_open = leg(answers).as_ref().is_some_and(|head| head.status.is_none());
                let answer = match assumed.value.as_str() {
                    PREFLIGHT => hop.preflight.as_mut(),
                    _ => hop.response.as_mut(),
                };
                if let Some(answer) = answer.filter(|_| is_open) {
                    answer.status = status;
                }
            }
        }
        _ => return false,
    }
    true
}

/// The headers of these names, as they were sent, or as they were guessed.
fn headers(wanted: &Scenario, exchange: &Exchange, names: &str) -> Vec<Field> {
    let sent = exchange.actual.iter().flat_map(|head| head.fields.iter().map(|(_, field)| field));
    let known: Vec<&Field> = sent.chain(&wanted.request.headers).collect();
    let mut fields = Vec::new();
    for name in names.split(',').map(str::trim).filter(|name| is_token(name.as_bytes())) {
        let found = known.iter().find(|field| field.0.eq_ignore_ascii_case(name));
        match found {
            Some(field) => fields.push((*field).clone()),
            None if name != "none" => fields.push((String::from(name), String::from("1"))),
            None => {}
        }
    }
    fields
}

/// The texts with the value in the place where it belongs, where there is such a place.
fn edit(boxes: &Boxes, exchange: &Exchange, assumed: &Assumption, value: &str) -> Option<Boxes> {
    let mut edited = boxes.clone();
    let head = exchange.actual.as_ref();
    match assumed.subject {
        Subject::PageOrigin => edited.page_origin = String::from(value),
        Subject::Method => {
            let head = head?;
            let target = head.target.as_deref()?;
            let text = format!("{value} {target}");
            edited.request = with_line(&boxes.request, head, target, &text)?;
        }
        Subject::Url => {
            let head = head?;
            edited.request =
                with_line(&boxes.request, head, head.target.as_deref()?, value.trim())?;
        }
        Subject::Status => {
            let leg = leg(assumed);
            let heads: Vec<&Head> =
                exchange.hops.iter().filter_map(|hop| leg(hop).as_ref()).collect();
            let own = match assumed.value.as_str() {
                PREFLIGHT => &mut edited.preflight,
                _ => &mut edited.response,
            };
            let text = if own.trim().is_empty() { &mut edited.request } else { own };
            // From the last line to the first, so that none is moved.
            for head in heads.iter().rev().filter(|head| head.status.is_none()) {
                *text = with_status(text, head.line, value)?;
            }
        }
        Subject::Headers
        | Subject::Mode
        | Subject::Credentials
        | Subject::Redirect
        | Subject::Preflight => return None,
    }
    Some(edited)
}

/// A text in which a head's first line says something else.
fn with_line(text: &str, head: &Head, old: &str, new: &str) -> Option<String> {
    let line = Lines::new(text).find(|line| line.number == head.line)?;
    let (before, rest) = text.split_at_checked(line.start)?;
    let (here, behind) = rest.split_at_checked(line.end - line.start)?;
    here.contains(old).then(|| [before, &here.replacen(old, new, 1), behind].concat())
}

/// A text with a status line above that line.
fn with_status(text: &str, number: usize, status: &str) -> Option<String> {
    let line = Lines::new(text).find(|line| line.number == number)?;
    let (before, rest) = text.split_at_checked(line.start)?;
    let margin = line.text.get(..indent(line.text))?;
    Some(format!("{before}{margin}HTTP/1.1 {status}\n{rest}"))
}

/// Which answers an assumed status is about: the usual one of a preflight is another.
fn leg(assumed: &Assumption) -> fn(&Answers) -> &Option<Head> {
    match assumed.value.as_str() {
        PREFLIGHT => |answers| &answers.preflight,
        _ => |answers| &answers.response,
    }
}

/// Whether texts say what is wanted, and no longer leave it open.
fn says(parsed: &Parsed, wanted: &Scenario, assumed: &Assumption) -> bool {
    let is_open = |one: &Assumption| {
        one.subject == assumed.subject
            && (assumed.subject != Subject::Status || one.value == assumed.value)
    };
    let said = &parsed.scenario;
    let is_wanted = match assumed.subject {
        // Whose cookies are sent, and by which scheme, may follow from the page's origin.
        Subject::PageOrigin => {
            (&said.page_origin, &said.hops, &said.request.headers, without_scheme(said))
                == (
                    &wanted.page_origin,
                    &wanted.hops,
                    &wanted.request.headers,
                    without_scheme(wanted),
                )
        }
        _ => said == wanted,
    };
    is_wanted && !parsed.assumptions.iter().any(is_open)
}

fn without_scheme(scenario: &Scenario) -> &str {
    let url = scenario.request.url.as_str();
    url.split_once("://").map_or(url, |(_, rest)| rest)
}

/// The status that is usual for a preflight's answer, and for no other.
const PREFLIGHT: &str = "204";
