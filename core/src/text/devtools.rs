//! What a browser's DevTools write around the heads that they show.

use super::head::{Head, Kind, Start};
use super::lines::Lines;
use super::notes::Notes;
use crate::header::is_token;
use alloc::string::String;
use alloc::vec::Vec;

/// What is told of an exchange above its raw heads, which leave it out: Chrome's section *General*,
/// Safari's *Summary* and the lines above Firefox's sections.
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

/// What stands below a section's title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// A head of this kind.
    Head(Kind),
    /// Lines that say themselves what they are.
    Any,
    /// What is no header, and decides nothing.
    Aside,
}

pub(super) const PROVISIONAL: &str = "The browser says that these headers are provisional: it \
    shows what it meant to send, and cookies or headers that it adds later may be missing.";

pub(super) fn is_provisional(text: &str) -> bool {
    text.contains("rovisional headers are shown")
}

/// A section's title.
pub(super) fn title(text: &str) -> Option<Title> {
    if text.len() > 60 {
        return None;
    }
    let (_, title) = TITLES.iter().find(|(title, _)| {
        text.strip_prefix(title).is_some_and(|rest| {
            let rest = rest.trim().trim_end_matches(':');
            rest.is_empty() || rest.starts_with('(') || rest.starts_with("view ") || rest == "Raw"
        })
    })?;
    Some(*title)
}

/// A line of Chrome's *General*: what it is about, and the value unless that follows on the next
/// line. Since 2023 Chrome copies the name without its colon, and then only the value tells that it
/// is one.
pub(super) fn label<'t>(text: &'t str, below: &str) -> Option<(Label, &'t str)> {
    let (name, value) = text.split_once(':').unwrap_or((text, ""));
    let (_, label) = LABELS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    let is_likely = match label {
        Label::Url => below.contains(':'),
        Label::Method => is_token(below.as_bytes()),
        Label::Status => below.starts_with(|point: char| point.is_ascii_digit()),
        Label::Other => true,
    };
    (text.contains(':') || is_likely).then_some((*label, value.trim()))
}

/// Goes past what Chrome decodes of the header above.
pub(super) fn skip_decoded(text: &str, lines: &mut Lines<'_>) -> bool {
    let is_decoded = text == "Decoded:"
        && lines.peek().is_some_and(|line| line.text.trim_start().starts_with("message "));
    if is_decoded {
        lines.by_ref().take(MOST_DECODED).find(|line| line.text.starts_with('}'));
    }
    is_decoded
}

const MOST_DECODED: usize = 50;

/// Takes down a line of *General*; the URL begins the next one, unless redirects led on to it.
pub(super) fn push(generals: &mut Vec<General>, label: Label, value: &str, line: usize) {
    if label == Label::Url || generals.is_empty() {
        generals.push(General { line, ..General::default() });
    }
    let Some(general) = generals.last_mut() else { return };
    match label {
        Label::Url => general.url = Some(String::from(value)),
        Label::Method => general.method = Some(String::from(value)),
        Label::Status => {
            general.status = status(value);
        }
        Label::Other => {}
    }
}

/// The status that a text begins with, perhaps behind a mark.
pub(super) fn status(text: &str) -> Option<u16> {
    let digits = text.trim_start_matches(|point: char| !point.is_ascii_digit());
    let end = digits.find(|point: char| !point.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end)?.parse().ok()
}

/// A status line as Safari shows it where it does not know the version: `302 Found`.
pub(super) fn bare_status(text: &str) -> Option<u16> {
    let (digits, phrase) = text.split_once(' ').unwrap_or((text, ""));
    let is_phrase = phrase.chars().all(|point| point.is_alphabetic() || " '-".contains(point));
    let status = digits.parse().ok().filter(|status| (100..=599).contains(status))?;
    (digits.len() == 3 && is_phrase).then_some(status)
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
                // It is the last answer's; those of redirects before it have their own.
                Some(Kind::Response) => {
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
                method: general.method,
                target: general.url,
                general: Some(at),
                ..Head::default()
            };
            heads.insert(place.unwrap_or(heads.len()), head);
        }
    }
}

/// The names in *General*. Chrome 156 writes the second word in lower case.
const LABELS: &[(&str, Label)] = &[
    ("Request URL", Label::Url),
    ("Request Method", Label::Method),
    ("Status Code", Label::Status),
    ("Remote Address", Label::Other),
    ("Referrer Policy", Label::Other),
];

/// Titles of sections in Chrome, Firefox and Safari, and what people write above what they paste.
const TITLES: &[(&str, Title)] = &[
    ("General", Title::Any),
    ("Summary", Title::Any),
    ("Request Headers", Title::Head(Kind::Request)),
    ("Request headers", Title::Head(Kind::Request)),
    ("Request", Title::Head(Kind::Request)),
    ("Preflight request:", Title::Head(Kind::Request)),
    ("Response Headers", Title::Head(Kind::Response)),
    ("Response headers", Title::Head(Kind::Response)),
    ("Response", Title::Head(Kind::Response)),
    ("Redirect Response", Title::Head(Kind::Response)),
    ("Preflight response:", Title::Head(Kind::Response)),
    ("Preflight:", Title::Any),
    ("Query String Parameters", Title::Aside),
    ("Request Data", Title::Aside),
    ("Request Payload", Title::Aside),
    ("Form Data", Title::Aside),
];
