//! One head, whatever notation it came in.

use super::fetch_call::Call;
use super::notes::{Notes, excerpt, is_invisible};
use crate::header::is_token;
use crate::scenario::Field;
use alloc::string::String;
use alloc::vec::Vec;

/// A request or an answer as it was read, before anything is made of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The line on which it starts.
    pub line: usize,
    /// Whose it is; `None` where only the names of its headers can tell.
    pub kind: Option<Kind>,
    /// What its first line was.
    pub start: Start,
    /// The method of a request.
    pub method: Option<String>,
    /// What a request asks for: a path or a whole URL, as written.
    pub target: Option<String>,
    /// `:authority`.
    pub authority: Option<String>,
    /// `:scheme`.
    pub scheme: Option<String>,
    /// The status of an answer.
    pub status: Option<u16>,
    /// The header lines, each with its number.
    pub fields: Vec<(usize, Field)>,
    /// What follows the blank line of a request, where anything does.
    pub body: Option<String>,
    /// The DevTools section *General* above it, counted from 0.
    pub general: Option<usize>,
    /// It is one of a pane, or the part of one, whose names and values take turns.
    pub is_pane: bool,
    /// It stands for an answer that does not exist.
    pub absent: bool,
    /// What the script's call says besides.
    pub call: Option<Call>,
}

/// Requests and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Request,
    Response,
}

/// The first line of a head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Start {
    /// None: header lines alone.
    #[default]
    Bare,
    /// Pseudo-headers, which only HTTP/2 and later have.
    Pseudo,
    /// A request line or a status line with this major version of HTTP.
    Http(u8),
    /// A request line without a version.
    Versionless,
    /// A curl command.
    Curl,
    /// A command of PowerShell.
    PowerShell,
    /// A call of `fetch()`.
    Call(Writer),
}

/// Who wrote a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writer {
    /// A person: it says what the script says.
    ByHand,
    /// A browser's DevTools, from what was sent.
    Copied,
}

impl Head {
    /// The value of the first line of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next().map(|(_, value)| value)
    }

    /// Every line of this name.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = (usize, &'a str)> {
        self.fields
            .iter()
            .filter(move |(_, (known, _))| known.eq_ignore_ascii_case(name))
            .map(|(line, (_, value))| (*line, value.as_str()))
    }

    /// Whether only the title of a section was read of it.
    pub fn is_title(&self) -> bool {
        self.start == Start::Bare && self.kind.is_some() && self.fields.is_empty() && !self.absent
    }

    /// Takes down a pseudo-header, which is a part of the first line; `false` where it is none.
    pub fn set_pseudo(&mut self, name: &str, value: &str) -> bool {
        let status = value.split(' ').next().and_then(|status| status.parse().ok());
        let value = || Some(String::from(value));
        match name {
            ":status" if status.is_some() => self.status = status,
            ":method" => self.method = value(),
            ":path" => self.target = value(),
            ":authority" => self.authority = value(),
            ":scheme" => self.scheme = value(),
            _ => return false,
        }
        self.kind = Some(if name == ":status" { Kind::Response } else { Kind::Request });
        self.start = Start::Pseudo;
        true
    }

    /// Whether it is an answer that sends the browser elsewhere.
    pub fn is_redirect(&self) -> bool {
        matches!(self.status, Some(301 | 302 | 303 | 307 | 308)) && self.get("location").is_some()
    }

    /// Whether it says the same as another one.
    pub fn repeats(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.method == other.method
            && self.target == other.target
            && self.authority == other.authority
            && self.status == other.status
            && self.body == other.body
            && self.call == other.call
            && self
                .fields
                .iter()
                .map(|(_, field)| field)
                .eq(other.fields.iter().map(|(_, field)| field))
    }
}

/// A header line: its name, a pseudo-header's with the colon in front, and its value.
pub(super) fn header(text: &str) -> Option<(&str, &str)> {
    let pseudo = usize::from(text.starts_with(':'));
    let colon = text.get(pseudo..)?.find(':')? + pseudo;
    let (name, value) = (text.get(..colon)?, text.get(colon + 1..)?);
    let is_url =
        value.starts_with("//") && matches!(name, "http" | "https" | "ws" | "wss" | "file");
    (!is_url && is_token(name.get(pseudo..)?.as_bytes())).then_some((name, value))
}

/// Whether a line says `name: value` or `name:`, and is not a value with a colon in it.
pub(super) fn is_header_line(text: &str) -> bool {
    header(text).is_some_and(|(_, value)| value.is_empty() || value.starts_with([' ', '\t']))
}

/// Adds a header line to a head, and remarks on what cannot be seen in it.
pub(super) fn push(head: &mut Head, line: usize, (name, value): (&str, &str), notes: &mut Notes) {
    if let Some(point) = value.chars().find(|&point| is_invisible(point)) {
        notes.add(
            line,
            format_args!(
                "The value of `{name}` holds an invisible character ({}), which came along from \
                 where the text was copied. It was kept, since a server may have sent it; remove it \
                 if not.",
                point.escape_unicode()
            ),
        );
    }
    if value.contains('\0') {
        notes.add(
            line,
            format_args!(
                "The value of `{name}` holds a NUL byte ({}). No browser accepts that in a header; \
                 it was kept.",
                excerpt(value)
            ),
        );
    }
    head.fields.push((line, (String::from(name), String::from(value))));
}

/// Whose header lines these are, going by their names; `None` where as many speak for either.
pub(super) fn kind_by_names(head: &Head) -> Option<Kind> {
    let mut balance = 0i32;
    for (_, (name, _)) in &head.fields {
        match leaning(name) {
            Some(Kind::Request) => balance += 1,
            Some(Kind::Response) => balance -= 1,
            None => {}
        }
    }
    match balance {
        0 => None,
        1.. => Some(Kind::Request),
        _ => Some(Kind::Response),
    }
}

/// Whose header this is, where its name alone tells.
pub(super) fn leaning(name: &str) -> Option<Kind> {
    let is_one_of = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let starts_with = |prefix: &str| {
        name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    if is_one_of(RESPONSE_NAMES) {
        Some(Kind::Response)
    } else if is_one_of(REQUEST_NAMES)
        || starts_with("sec-")
        || starts_with("access-control-request-")
    {
        Some(Kind::Request)
    } else if starts_with("access-control-") || starts_with("cross-origin-") {
        Some(Kind::Response)
    } else {
        None
    }
}

const REQUEST_NAMES: &[&str] = &[
    ":authority",
    ":method",
    ":path",
    ":scheme",
    "accept",
    "accept-encoding",
    "accept-language",
    "authorization",
    "cookie",
    "dnt",
    "host",
    "if-modified-since",
    "if-none-match",
    "origin",
    "referer",
    "te",
    "upgrade-insecure-requests",
    "user-agent",
    "x-requested-with",
];

const RESPONSE_NAMES: &[&str] = &[
    ":status",
    "accept-ranges",
    "age",
    "allow",
    "alt-svc",
    "cf-ray",
    "content-encoding",
    "content-security-policy",
    "etag",
    "expires",
    "last-modified",
    "location",
    "referrer-policy",
    "retry-after",
    "sec-websocket-accept",
    "server",
    "server-timing",
    "set-cookie",
    "strict-transport-security",
    "timing-allow-origin",
    "vary",
    "via",
    "www-authenticate",
    "x-cache",
    "x-content-type-options",
    "x-frame-options",
    "x-powered-by",
    "x-xss-protection",
];
