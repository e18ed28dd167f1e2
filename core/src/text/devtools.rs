//! What a browser's DevTools write around the heads that they show.

use super::head::{Head, Kind, Start};
use super::notes::Notes;
use alloc::string::String;
use alloc::vec::Vec;

/// Chrome's section *General*, which says what the raw heads below it leave out.
#[derive(Clone, Debug, Default)]
pub(super) struct General {
    line: usize,
    url: Option<String>,
    method: Option<String>,
    status: Option<u16>,
}

/// The lines of *General*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Url,
    Method,
    Status,
    /// The server's address or the referrer policy, which decide nothing.
    Other,
}

pub(super) const PROVISIONAL: &str = "The browser says that these headers are provisional: it \
    shows what it meant to send, and cookies or headers that it adds later may be missing.";

pub(super) fn is_provisional(text: &str) -> bool {
    text.contains("rovisional headers are shown")
}

/// A section's title; the inner value is `None` for one that holds no head.
pub(super) fn title(text: &str) -> Option<Option<Kind>> {
    if text.len() > 60 {
        return None;
    }
    let (_, kind) = TITLES.iter().find(|(title, _)| {
        text.strip_prefix(title).is_some_and(|rest| {
            let rest = rest.trim().trim_end_matches(':');
            rest.is_empty() || rest.starts_with('(') || rest.starts_with("view ") || rest == "Raw"
        })
    })?;
    Some(*kind)
}

/// A line of *General*: what it is about, and the value unless that follows on the next line.
pub(super) fn label(text: &str) -> Option<(Label, &str)> {
    let (name, value) = text.split_once(':')?;
    let label = match name {
        "Request URL" => Label::Url,
        "Request Method" | "Request method" => Label::Method,
        "Status Code" | "Status code" => Label::Status,
        "Remote Address" | "Remote address" | "Referrer Policy" | "Referrer policy" => Label::Other,
        _ => return None,
    };
    Some((label, value.trim()))
}

/// Takes down a line of *General*; an URL begins the next one.
pub(super) fn push(generals: &mut Vec<General>, label: Label, value: &str, line: usize) {
    if label == Label::Url || generals.is_empty() {
        generals.push(General { line, ..General::default() });
    }
    let Some(general) = generals.last_mut() else { return };
    match label {
        Label::Url => general.url = Some(String::from(value)),
        Label::Method => general.method = Some(String::from(value)),
        Label::Status => {
            let digits = value.trim_start_matches(|point: char| !point.is_ascii_digit());
            let end = digits.find(|point: char| !point.is_ascii_digit()).unwrap_or(digits.len());
            general.status = digits.get(..end).and_then(|digits| digits.parse().ok());
        }
        Label::Other => {}
    }
}

/// Gives the heads below each *General* what it says; a request that has no head becomes one.
pub(super) fn fill_in(heads: &mut Vec<Head>, generals: Vec<General>, notes: &mut Notes) {
    for (at, general) in generals.into_iter().enumerate() {
        let is_below = |head: &&mut Head| head.general == Some(at);
        let mut is_request_known = false;
        let mut is_status_known = general.status.is_none();
        for head in heads.iter_mut().filter(is_below) {
            match head.kind {
                Some(Kind::Request) if !is_request_known => {
                    is_request_known = true;
                    // A path alone says less than the whole URL above it.
                    if general.url.is_some() {
                        head.target.clone_from(&general.url);
                    }
                    head.method = head.method.take().or_else(|| general.method.clone());
                }
                Some(Kind::Response) if !is_status_known => {
                    is_status_known = true;
                    head.status = head.status.or(general.status);
                }
                _ => {}
            }
        }
        if !is_status_known {
            notes.add(
                general.line,
                format_args!(
                    "This section tells the status of an answer, but no headers of it were found; \
                     the status alone was set aside."
                ),
            );
        }
        if !is_request_known && general.url.is_some() {
            let place = heads.iter().position(|head| head.general >= Some(at));
            let head = Head {
                line: general.line,
                kind: Some(Kind::Request),
                start: Start::Versionless,
                method: general.method.or_else(|| Some(String::from("GET"))),
                target: general.url,
                general: Some(at),
                ..Head::default()
            };
            heads.insert(place.unwrap_or(heads.len()), head);
        }
    }
}

/// Titles of sections in Chrome and Firefox, and what people write above what they paste.
const TITLES: &[(&str, Option<Kind>)] = &[
    ("General", None),
    ("Request Headers", Some(Kind::Request)),
    ("Request headers", Some(Kind::Request)),
    ("Request:", Some(Kind::Request)),
    ("Preflight request:", Some(Kind::Request)),
    ("Response Headers", Some(Kind::Response)),
    ("Response headers", Some(Kind::Response)),
    ("Response:", Some(Kind::Response)),
    ("Preflight response:", Some(Kind::Response)),
    ("Preflight:", None),
];
