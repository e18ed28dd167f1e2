//! A console line where an exchange was expected: what it tells fills the form.

use super::{Choices, Note, Parsed, Place, Subject};
use crate::diagnose::{Diagnosis, diagnose, to_scenario};
use crate::scenario::Credentials;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Puts what console lines tell in the place of what was assumed; nothing where there are none.
pub(super) fn fill_in(parsed: &mut Parsed, text: &str, place: Option<Place>, choices: Choices) {
    let Some(told) = diagnose(text).into_iter().find(|told| told.url.is_some()) else { return };
    let known = to_scenario(&told);
    let (scenario, request) = (&mut parsed.scenario, known.request);
    let mut subjects = vec![Subject::Url];
    scenario.request.url = request.url;
    if !known.page_origin.is_empty() {
        scenario.page_origin = known.page_origin;
        subjects.push(Subject::PageOrigin);
    }
    if told.method.is_some() {
        scenario.request.method = request.method;
        subjects.push(Subject::Method);
    }
    if told.mode.is_some() && choices.mode.is_none() {
        scenario.request.mode = request.mode;
        scenario.request.redirect = choices.redirect.unwrap_or(request.redirect);
        subjects.push(Subject::Mode);
    }
    if request.credentials == Credentials::Include && choices.credentials.is_none() {
        scenario.request.credentials = request.credentials;
        subjects.push(Subject::Credentials);
    }
    scenario.request.api = choices.api.unwrap_or(request.api);
    scenario.request.headers = request.headers;
    parsed.assumptions.retain(|assumption| !subjects.contains(&assumption.subject));
    if scenario.hops.is_empty() {
        // What was set aside are these very lines.
        parsed.notes.clear();
    }
    parsed.notes.insert(0, Note { place, line: 1, text: understood(&told) });
}

/// Whether the first line of a text is one that a browser printed.
pub(super) fn opens(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    diagnose(first).iter().any(|told| !told.engines.is_empty())
}

fn understood(told: &Diagnosis) -> String {
    let names: Vec<_> = told.engines.iter().map(|engine| engine.name()).collect();
    let whose = match names.as_slice() {
        [] => String::from("This is a line of a browser's console."),
        names => format!("This is a line of the console of {}.", names.join(" or ")),
    };
    format!("{whose} {} {}", told.means, told.next)
}
