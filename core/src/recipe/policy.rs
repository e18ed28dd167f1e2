//! A grant that has been found fit to be written down, and how it is put into a text.
//!
//! What passes here consists of so few characters that no server's language reads any of them as
//! anything but itself: letters, digits and `-`, `_`, `.`, and in origins `:`, `/`, `+`, `[`, `]`.

use super::error::RecipeError;
use crate::grant::Grant;
use crate::header::is_token;
use crate::method::is_forbidden_method;
use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A grant whose every value may be written inside quotes.
pub(super) struct Policy<'a> {
    /// Who may read, each once; empty stands for everybody.
    pub origins: Vec<&'a str>,
    /// `GET`, `HEAD`, `POST` and the methods granted: middlewares know no safelist.
    pub methods: Vec<&'a str>,
    /// The request headers granted.
    pub headers: Vec<&'a str>,
    /// The response headers shown.
    pub exposed: Vec<&'a str>,
    /// Whether requests with credentials are agreed to.
    pub credentials: bool,
    /// In seconds.
    pub max_age: Option<u32>,
}

impl<'a> Policy<'a> {
    /// Refuses what is no origin or no name, and what no browser would accept.
    pub fn new(grant: &'a Grant) -> Result<Self, RecipeError> {
        if grant.origins.is_empty() && grant.credentials {
            return Err(RecipeError::EverybodyWithCredentials);
        }
        let origins = once(grant.origins.iter().map(String::as_str));
        origins.iter().try_for_each(|origin| check_origin(origin))?;
        let granted = grant.methods.iter().map(String::as_str);
        let methods = once(["GET", "HEAD", "POST"].into_iter().chain(granted));
        for method in &methods {
            check_name(method)?;
            if is_forbidden_method(method.as_bytes()) {
                return Err(RecipeError::ForbiddenMethod((*method).to_owned()));
            }
        }
        let headers = once(grant.headers.iter().map(String::as_str));
        let exposed = once(grant.exposed.iter().map(String::as_str));
        headers.iter().chain(&exposed).try_for_each(|name| check_name(name))?;
        let Grant { credentials, max_age, .. } = *grant;
        Ok(Self { origins, methods, headers, exposed, credentials, max_age })
    }

    /// Whether there is no list of origins.
    pub fn is_for_everybody(&self) -> bool {
        self.origins.is_empty()
    }

    /// The number of seconds as digits; nothing where it is left to the browser.
    pub fn seconds(&self) -> String {
        self.max_age.map(|seconds| seconds.to_string()).unwrap_or_default()
    }

    /// `word`, where requests with credentials are agreed to; else nothing.
    pub fn with_credentials(&self, word: &str) -> String {
        if self.credentials { word.to_owned() } else { String::new() }
    }
}

/// `"a", "b"`, with any quotation mark.
pub(super) fn quoted(values: &[&str], mark: &str) -> String {
    join(values.iter().map(|value| [mark, value, mark].concat()), ", ")
}

/// `a, b`: the value of a list header.
pub(super) fn listed(values: &[&str]) -> String {
    values.join(", ")
}

/// One text for each value, one after another.
pub(super) fn join(values: impl Iterator<Item = String>, separator: &str) -> String {
    values.collect::<Vec<_>>().join(separator)
}

/// A template with its `<NAME>`s filled in. A line whose value is empty is left out, so that what is
/// not granted is not written.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for line in template.lines() {
        let mut line = line.to_owned();
        let mut keep = true;
        for (name, value) in values {
            if line.contains(name) {
                keep &= !value.is_empty();
                line = line.replace(name, value);
            }
        }
        if keep {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

fn once<'a>(values: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut kept = Vec::new();
    for value in values {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}

/// A serialized origin as a browser sends it: anything else would never be equal to one.
fn check_origin(origin: &str) -> Result<(), RecipeError> {
    match origin {
        "*" => return Err(RecipeError::StarAmongOrigins),
        "null" => return Err(RecipeError::NullOrigin),
        _ => {}
    }
    if is_serialized_origin(origin) {
        Ok(())
    } else {
        Err(RecipeError::NotAnOrigin(origin.to_owned()))
    }
}

fn is_serialized_origin(origin: &str) -> bool {
    let Some((scheme, authority)) = origin.split_once("://") else {
        return false;
    };
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_lowercase())
        && scheme
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'+' | b'-' | b'.'));
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        Some(_) | None => (authority, None),
    };
    let is_host = match host.strip_prefix('[').map(|rest| rest.strip_suffix(']')) {
        Some(Some(address)) => is_made_of(address, b":."),
        Some(None) => false,
        None => is_made_of(host, b"-_."),
    };
    is_scheme && is_host && port.is_none_or(|port| is_port(scheme, port))
}

fn is_made_of(host: &str, marks: &[u8]) -> bool {
    !host.is_empty()
        && host
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9') || marks.contains(&byte))
}

/// A port as it is serialized: no zero in front, and not the one that its scheme leaves out.
fn is_port(scheme: &str, port: &str) -> bool {
    !port.starts_with('0')
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && port.parse::<u16>().is_ok()
        && !matches!((scheme, port), ("http", "80") | ("https", "443"))
}

fn check_name(name: &str) -> Result<(), RecipeError> {
    if name == "*" {
        return Err(RecipeError::StarAmongNames);
    }
    if !is_token(name.as_bytes()) {
        return Err(RecipeError::NotAName(name.to_owned()));
    }
    let is_plain =
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    if is_plain { Ok(()) } else { Err(RecipeError::UnusualName(name.to_owned())) }
}
