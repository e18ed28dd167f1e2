//! What a browser recorded of a request, read as any capture is.

use super::assembly::assemble;
use super::head::{Head, Kind, Start};
use super::notes::Notes;
use super::pairing::{Answers, Exchange};
use super::script::Known;
use super::{Assumption, Choices, Parsed};
use crate::har::Entry;
use alloc::string::String;
use alloc::vec::Vec;

/// A request, URL by URL.
pub(crate) struct Recorded<'a> {
    pub hops: Vec<RecordedHop<'a>>,
    /// The page's origin, where something else than an `Origin` of the first URL tells it.
    pub page_origin: Option<String>,
    pub choices: Choices,
    /// What was assumed beforehand.
    pub assumptions: Vec<Assumption>,
}

/// What was recorded of one URL.
#[derive(Clone, Copy, Default)]
pub(crate) struct RecordedHop<'a> {
    pub preflight: Option<&'a Entry>,
    pub request: Option<&'a Entry>,
    /// Whether the request's answer is one.
    pub is_answered: bool,
}

/// The scenario that it shows.
pub(crate) fn recorded(recorded: Recorded<'_>) -> Parsed {
    let first = recorded.hops.first().copied().unwrap_or_default();
    let exchange = Exchange {
        actual: first.request.map(request),
        preflight: first.preflight.map(request),
        hops: recorded
            .hops
            .iter()
            .map(|hop| Answers {
                preflight: hop.preflight.map(answer),
                response: hop.request.filter(|_| hop.is_answered).map(answer),
            })
            .collect(),
    };
    let Recorded { page_origin, choices, assumptions: before, .. } = recorded;
    let mut notes = Notes::new(None);
    let known = Known { page_origin, choices, is_boxed: false };
    let (scenario, mut assumptions) = assemble(exchange, &known, &mut notes);
    assumptions.extend(before);
    assumptions.sort_by_key(|assumption| assumption.subject as u8);
    Parsed { scenario, assumptions, notes: notes.finish() }
}

fn request(entry: &Entry) -> Head {
    let mut fields = numbered(entry.line, &entry.request_headers);
    if entry.has_cookies && entry.sent("cookie").is_none() {
        fields.push((entry.line, (String::from("Cookie"), String::new())));
    }
    Head {
        line: entry.line,
        kind: Some(Kind::Request),
        start: Start::Http(1),
        method: Some(entry.method.clone()),
        target: Some(entry.url.clone()),
        // Only what was sent is recorded.
        scheme: entry.url.split_once(':').map(|(scheme, _)| String::from(scheme)),
        fields,
        ..Head::default()
    }
}

fn answer(entry: &Entry) -> Head {
    let mut fields = numbered(entry.line, &entry.response_headers);
    if !entry.redirect_url.is_empty() && entry.answered("location").is_none() {
        fields.push((entry.line, (String::from("Location"), entry.redirect_url.clone())));
    }
    Head {
        line: entry.line,
        kind: Some(Kind::Response),
        start: Start::Http(1),
        status: Some(entry.status),
        fields,
        ..Head::default()
    }
}

fn numbered(line: usize, fields: &[(String, String)]) -> Vec<(usize, (String, String))> {
    // Pseudo-headers of HTTP/2, which some programs list among the others.
    let fields = fields.iter().filter(|(name, _)| !name.starts_with(':'));
    fields.map(|field| (line, field.clone())).collect()
}
