//! A scenario as HTTP.

use super::Boxes;
use super::author::is_forbidden;
use crate::scenario::{Field, Hop, Request, Response, Scenario};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// One text for each box.
pub(super) fn write(scenario: &Scenario) -> Boxes {
    let preflights = scenario.hops.iter().map(|hop| hop.preflight.as_ref());
    let responses = scenario.hops.iter().map(|hop| hop.response.as_ref());
    let has_answer = |hop: &Hop| hop.preflight.is_some() || hop.response.is_some();
    let ends_empty = scenario.hops.last().is_some_and(|hop| !has_answer(hop));
    Boxes {
        page_origin: scenario.page_origin.clone(),
        page_csp: scenario.page_csp.clone().unwrap_or_default(),
        request: request(&scenario.request),
        preflight: answers(preflights, Trailing::Dropped),
        response: answers(responses, if ends_empty { Trailing::Kept } else { Trailing::Dropped }),
    }
}

/// The request as the script wrote it: a whole URL, and no header of the browser's.
pub(super) fn request(request: &Request) -> String {
    let Request { method, url, headers, body, .. } = request;
    // Headers that no script can set mean a captured request, unless the line has no version.
    let is_captured = headers.iter().any(is_forbidden);
    let version = if is_captured { "" } else { " HTTP/1.1" };
    let mut text = format!("{method} {url}{version}\n");
    fields(headers, &mut text);
    if let Some(body) = body {
        // A blank body is told from none by its length, unless the headers are taken as they are.
        if body.trim().is_empty() && !is_captured {
            text.push_str(&format!("Content-Length: {}\n", body.len()));
        }
        text.push('\n');
        text.push_str(body);
    }
    text
}

/// What becomes of answers that do not exist at the end of a chain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trailing {
    Dropped,
    Kept,
}

fn answers<'a>(answers: impl Iterator<Item = Option<&'a Response>>, trailing: Trailing) -> String {
    let mut answers: Vec<Option<&Response>> = answers.collect();
    while trailing == Trailing::Dropped && answers.pop_if(|answer| answer.is_none()).is_some() {}
    let answers: Vec<String> =
        answers.into_iter().map(|answer| answer.map_or_else(none, response)).collect();
    answers.join("\n")
}

fn none() -> String {
    String::from("-\n")
}

pub(super) fn response(response: &Response) -> String {
    let Response { status, headers } = response;
    let mut text = format!("HTTP/1.1 {status}{}\n", phrase(*status));
    fields(headers, &mut text);
    text
}

pub(super) fn fields(fields: &[Field], text: &mut String) {
    for (name, value) in fields {
        let space = if value.is_empty() { "" } else { " " };
        text.push_str(&format!("{name}:{space}{value}\n"));
    }
}

/// What usually stands behind a status, with a space in front.
const fn phrase(status: u16) -> &'static str {
    match status {
        200 => " OK",
        201 => " Created",
        204 => " No Content",
        301 => " Moved Permanently",
        302 => " Found",
        303 => " See Other",
        304 => " Not Modified",
        307 => " Temporary Redirect",
        308 => " Permanent Redirect",
        400 => " Bad Request",
        401 => " Unauthorized",
        403 => " Forbidden",
        404 => " Not Found",
        405 => " Method Not Allowed",
        500 => " Internal Server Error",
        502 => " Bad Gateway",
        503 => " Service Unavailable",
        504 => " Gateway Timeout",
        _ => "",
    }
}
