//! First lines: request lines and status lines, and what stands for one in a box.

use super::curl;
use super::head::{Head, Kind, Start};
use super::lines::trim;
use crate::header::is_token;
use alloc::string::String;

/// What surrounds a line that may be a first line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// The first line in the box for the request.
    OpensRequest,
    /// The first line of a paste of everything.
    OpensPaste,
    /// Any other line.
    Inside,
}

/// The head that a line begins, if it is a first line.
pub(super) fn start(line: usize, text: &str, place: Where) -> Option<Head> {
    status_line(line, text)
        .or_else(|| request_line(line, text, place))
        .or_else(|| url_alone(line, text, place))
}

/// `HTTP/1.1 200 OK`, `HTTP/2 200`.
fn status_line(line: usize, text: &str) -> Option<Head> {
    let rest = text.strip_prefix("HTTP/")?;
    let (version, rest) = rest.split_once([' ', '\t'])?;
    let version = major(version)?;
    let rest = rest.trim_start_matches([' ', '\t']);
    let digits = rest.split([' ', '\t']).next().unwrap_or_default();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let status = digits.parse().ok()?;
    Some(Head {
        line,
        kind: Some(Kind::Response),
        start: Start::Http(version),
        status: Some(status),
        ..Head::default()
    })
}

/// `PUT /x HTTP/1.1`, `PUT https://api.example/x`.
fn request_line(line: usize, text: &str, place: Where) -> Option<Head> {
    let split = text.trim_end().rsplit_once(' ');
    let version = split.and_then(|(_, last)| major(last.strip_prefix("HTTP/")?));
    let rest = split.filter(|_| version.is_some()).map_or(text, |(rest, _)| rest);
    let (method, target) = rest.split_once(' ')?;
    if !is_token(method.as_bytes()) {
        return None;
    }
    let target = if version.is_some() { target } else { trim(target) };
    let is_place = target.starts_with('/') || target.contains("://");
    let is_certain = if version.is_some() {
        is_place || target == "*" || method == "CONNECT"
    } else {
        is_place && METHODS.contains(&method) && !target.contains(char::is_whitespace)
    };
    // In a box of its own the first line is a request line if it can be read as one, since scripts
    // may ask for odd methods and broken URLs. `* ` begins a remark of curl's.
    let is_likely = place == Where::OpensRequest
        && if method == "*" {
            target.contains(':')
        } else {
            version.is_some()
                || !curl::is_command(text) && target.contains(['/', ':'])
                || METHODS.contains(&method)
        };
    (is_certain || is_likely).then(|| Head {
        line,
        kind: Some(Kind::Request),
        start: version.map_or(Start::Versionless, Start::Http),
        method: Some(String::from(method)),
        target: Some(String::from(target)),
        ..Head::default()
    })
}

/// `https://api.example/x`, and in the request's box also `localhost:3000/x`.
fn url_alone(line: usize, text: &str, place: Where) -> Option<Head> {
    let text = trim(text);
    let is_whole = text.starts_with("https://") || text.starts_with("http://");
    let is_url = !text.contains(char::is_whitespace)
        && match place {
            Where::Inside => false,
            Where::OpensPaste => is_whole,
            Where::OpensRequest => is_whole || can_only_be_a_url(text),
        };
    is_url.then(|| Head {
        line,
        kind: Some(Kind::Request),
        start: Start::Versionless,
        target: Some(String::from(text)),
        ..Head::default()
    })
}

/// Whether a word is a URL, or nothing at all: not a header line, not a word of prose.
fn can_only_be_a_url(word: &str) -> bool {
    let has_port = word.split_once(':').is_some_and(|(host, rest)| {
        let port = rest.split('/').next().unwrap_or_default();
        (host == "localhost" || host.contains('.'))
            && !port.is_empty()
            && port.bytes().all(|byte| byte.is_ascii_digit())
    });
    let has_path = word.contains('/') && !word.contains(':');
    has_port || has_path || word.contains("://")
}

/// The major version in `1.1` or `2`.
fn major(version: &str) -> Option<u8> {
    let version = version.trim_end();
    let digits = version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let major = version.split('.').next().filter(|_| digits && version.len() <= 3)?;
    major.parse().ok()
}

const METHODS: &[&str] =
    &["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE", "QUERY"];
