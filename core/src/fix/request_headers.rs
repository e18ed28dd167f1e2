//! What the page can do about its own headers: leave out what makes browsers ask first, and write
//! right what cannot be sent.

use super::address::percent_encoded;
use super::remedies::Place;
use super::words::{self, code};
use super::{Change, Edit};
use crate::header::{is_header_name, is_header_value};
use crate::method::is_cors_safelisted_method;
use crate::request::RequestState;
use crate::safelist::is_cors_non_wildcard_request_header_name;
use crate::sent::isomorphic_decode;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// Leaves out headers that do nothing for this request, where they alone make the browser ask first.
pub(super) fn drop_needless(place: &Place<'_>, request: &RequestState<'_>) -> Option<Edit> {
    let names = few(request.cors_unsafe_request_header_names())?;
    let reasons = names.iter().map(|name| why_needless(place, name)).collect::<Option<Vec<_>>>()?;
    (is_cors_safelisted_method(request.method) && !names.is_empty())
        .then(|| drop_headers(&names, reasons.join(" ")))
}

/// Leaves out headers of answers, which no server should be taught to allow.
pub(super) fn drop_answers_headers(place: &Place<'_>, request: &RequestState<'_>) -> Option<Edit> {
    let names = request.cors_unsafe_request_header_names();
    let names: Vec<String> = names
        .filter(|name| name.starts_with(ANSWERS) && !is_allowed(place, request, name))
        .map(isomorphic_decode)
        .take(MOST)
        .collect();
    let reasons: Vec<String> = names.iter().filter_map(|name| why_needless(place, name)).collect();
    (!names.is_empty()).then(|| drop_headers(&names, reasons.join(" ")))
}

const ANSWERS: &[u8] = b"access-control-";

/// Leaves out the headers that the server does not allow, if they are few and it could do without.
pub(super) fn drop_refused(place: &Place<'_>, request: &RequestState<'_>) -> Option<Edit> {
    let with_body = place.exchange.request().body.is_some();
    let refused = request.cors_unsafe_request_header_names();
    let names = few(refused.filter(|name| !is_allowed(place, request, name)))?;
    let matters = |name: &String| {
        is_cors_non_wildcard_request_header_name(name.as_bytes())
            || (name == "content-type" && with_body)
    };
    if names.is_empty() || names.iter().any(matters) {
        return None;
    }
    let reasons: Option<Vec<String>> = names.iter().map(|name| why_needless(place, name)).collect();
    let text = reasons.map(|reasons| reasons.join(" ")).unwrap_or_else(|| {
        "Then the server has nothing to allow. This is right only where it can do without.".into()
    });
    Some(drop_headers(&names, text))
}

fn is_allowed(place: &Place<'_>, request: &RequestState<'_>, name: &[u8]) -> bool {
    place.allowed_headers(request.hop).is_some_and(|known| known.contains(name))
}

/// These names, if they are few: many are not the page's mistake one by one.
fn few<'a>(names: impl Iterator<Item = &'a [u8]>) -> Option<Vec<String>> {
    let names: Vec<String> = names.take(MOST + 1).map(isomorphic_decode).collect();
    (names.len() <= MOST).then_some(names)
}

const MOST: usize = 4;

/// Leaves headers out.
pub(super) fn drop_headers(names: &[String], text: String) -> Edit {
    let title = format!("do not set {}", words::names(names.iter().map(|name| name.as_bytes())));
    let changes = names.iter().map(|name| Change::RemoveRequestHeader { name: name.clone() });
    Edit::page(title, text, changes.collect())
}

/// Why a header, in lower case, does nothing for this request.
fn why_needless(place: &Place<'_>, name: &str) -> Option<String> {
    let shown = code(name);
    let is_bodiless = place.exchange.request().body.is_none();
    match name {
        _ if name.starts_with("access-control-") => Some(format!(
            "{shown} is a header of answers. On a request it allows nothing, and makes the browser ask first whether it may be sent."
        )),
        "x-requested-with" => Some(format!(
            "{shown} is a habit of old libraries and makes the browser ask first. Leave it out, unless the server looks at it."
        )),
        "content-type" if is_bodiless => Some(format!(
            "This request has no body, so {shown} describes nothing, and makes the browser ask first."
        )),
        "cache-control" | "pragma" => Some(format!(
            "{shown} on a request makes the browser ask first; `fetch()` has `cache: \"no-store\"` for that."
        )),
        "user-agent" => Some(format!(
            "Browsers say {shown} by themselves; set by a script it makes most of them ask first."
        )),
        _ => None,
    }
}

/// A header that cannot be sent as it is: written right where that is clear, else left out.
pub(super) fn repair_header(place: &Place<'_>, seen: &[u8]) -> Vec<Edit> {
    let written = place.exchange.request().headers.iter();
    let Some((name, value)) = written
        .into_iter()
        .find(|(name, _)| name.as_bytes() == seen || isomorphic(name).as_deref() == Some(seen))
    else {
        return Vec::new();
    };
    let removed = Change::RemoveRequestHeader { name: name.clone() };
    let new_name = name.trim_matches(|c: char| c == ':' || c.is_whitespace());
    let lines = value.split(['\r', '\n', '\0']).map(str::trim);
    let one_line: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let new_value = percent_encoded_beyond_bytes(&one_line.join(" "));
    let mut edits = Vec::new();
    if is_header_name(new_name.as_bytes()) && is_header_value(new_value.as_bytes()) {
        let title = format!("set the header as {}", code(&format!("{new_name}: {new_value}")));
        let text = "A header's name is a word and its value is one line of bytes. Other characters go percent-encoded, and the server decodes them.".to_string();
        let set = Change::SetRequestHeader { name: new_name.into(), value: new_value };
        edits.push(Edit::page(title, text, vec![removed.clone(), set]));
    }
    let title = format!("do not set {}", code(name));
    let text = "Without it the call does not throw; the server must do without it too.".to_string();
    edits.push(Edit::page(title, text, vec![removed]));
    edits
}

fn isomorphic(text: &str) -> Option<Vec<u8>> {
    crate::exchange::bytes(text)
}

fn percent_encoded_beyond_bytes(value: &str) -> String {
    match isomorphic(value) {
        Some(_) => value.to_string(),
        None => percent_encoded(value),
    }
}
