//! A scenario as a fence.

use super::author::is_forbidden;
use super::fence::{Fence, fences, parse};
use super::writing;
use crate::exchange::bytes;
use crate::safelist::is_cors_safelisted_request_header;
use crate::scenario::{Field, Hop, Request, Response, Scenario};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The first form that says all of it: as it goes over the wire, as the script wrote it, or as JSON.
pub(super) fn write(scenario: &Scenario) -> String {
    let forms = [Form::Wire, Form::Script].into_iter();
    forms
        .filter_map(|form| body(scenario, form))
        .map(|body| fence(scenario, &body))
        .find(|text| is_read_as(text, scenario))
        .unwrap_or_else(|| json(scenario))
}

/// How the request is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// With a path, `Host`, `Origin` and every preflight.
    Wire,
    /// With a whole URL, and nothing that a browser adds.
    Script,
}

fn json(scenario: &Scenario) -> String {
    let json = serde_json::to_string_pretty(scenario).unwrap_or_default();
    format!("```cors\n{json}\n```\n")
}

/// Whether the text is read as the scenario, and as one fence by everybody else who reads Markdown.
fn is_read_as(text: &str, scenario: &Scenario) -> bool {
    let marks = text.lines().filter(|line| line.trim_start().starts_with("```")).count();
    if marks != 2 || text.lines().next().is_none_or(|info| info.matches('`').count() != 3) {
        return false;
    }
    let example = fences(text).next().and_then(parse);
    example
        .is_some_and(|example| example.unknown.is_empty() && example.parsed.scenario == *scenario)
}

/// A fence whose options say what its body does not.
fn fence(scenario: &Scenario, body: &str) -> String {
    let read = parse(Fence { info: "cors", body, line: 1 }).unwrap_or_default().parsed.scenario;
    let mut info = String::from("cors");
    let mut option = |name: &str, value: &str| {
        let quote = if value.contains(char::is_whitespace) { "\"" } else { "" };
        info.push_str(&format!(" {name}={quote}{value}{quote}"));
    };
    if read.page_origin != scenario.page_origin {
        option("origin", &scenario.page_origin);
    }
    if let Some(csp) = &scenario.page_csp {
        option("csp", csp);
    }
    let (said, meant) = (&read.request, &scenario.request);
    if said.api != meant.api {
        option("api", meant.api.word());
    }
    if said.mode != meant.mode {
        option("mode", meant.mode.word());
    }
    if said.credentials != meant.credentials {
        option("credentials", meant.credentials.word());
    }
    if said.redirect != meant.redirect {
        option("redirect", meant.redirect.word());
    }
    if meant.upload_listener {
        info.push_str(" upload-listener");
    }
    format!("```{info}\n{body}\n```\n")
}

/// The heads with a blank line between them; `None` where the form cannot say the request.
fn body(scenario: &Scenario, form: Form) -> Option<String> {
    let Scenario { page_origin, request, hops, .. } = scenario;
    let mut heads = Vec::new();
    let mut url = request.url.as_str();
    let mut first = Some(match form {
        Form::Wire => wire_head(request, page_origin)?,
        Form::Script => writing::request(request),
    });
    for Hop { preflight, response } in hops {
        let (asked, answered) = match form {
            Form::Wire => (preflight.as_ref(), None),
            Form::Script => (None, preflight.as_ref()),
        };
        if let Some(answer) = asked {
            heads.push(preflight_head(request, url, page_origin)?);
            heads.push(writing::response(answer));
        }
        let again = || asked.map(|_| format!("{} {url} HTTP/1.1\n", request.method));
        heads.extend(first.take().or_else(again));
        heads.extend(answered.into_iter().chain(response).map(writing::response));
        url = response.as_ref().and_then(location).unwrap_or(url);
    }
    heads.extend(first);
    Some(String::from(heads.join("\n").trim_end_matches('\n')))
}

/// The request itself as a browser sends it.
fn wire_head(request: &Request, page_origin: &str) -> Option<String> {
    let Request { method, url, headers, body, .. } = request;
    let (host, path) = host_and_path(url)?;
    let mut text = format!("{method} {path} HTTP/1.1\nHost: {host}\nOrigin: {page_origin}\n");
    writing::fields(headers, &mut text);
    if let Some(body) = body {
        text.push_str(&format!("\n{body}\n"));
    }
    Some(text)
}

/// What asks for permission. A URL of a redirect is written as it was sent.
fn preflight_head(request: &Request, url: &str, page_origin: &str) -> Option<String> {
    let mut text = match host_and_path(url) {
        Some((host, path)) => format!("OPTIONS {path} HTTP/1.1\nHost: {host}\n"),
        None => format!("OPTIONS {url} HTTP/1.1\n"),
    };
    let method = &request.method;
    text.push_str(&format!("Origin: {page_origin}\nAccess-Control-Request-Method: {method}\n"));
    let mut names: Vec<String> = request.headers.iter().filter_map(unsafe_name).collect();
    names.sort_unstable();
    names.dedup();
    if !names.is_empty() {
        text.push_str(&format!("Access-Control-Request-Headers: {}\n", names.join(",")));
    }
    Some(text)
}

/// The name of a header that has to be asked for.
fn unsafe_name(field: &Field) -> Option<String> {
    let (name, value) = field;
    let value = bytes(value)?;
    let is_free = is_forbidden(field) || is_cors_safelisted_request_header(name.as_bytes(), &value);
    (!is_free).then(|| name.to_ascii_lowercase())
}

fn host_and_path(url: &str) -> Option<(&str, &str)> {
    let (_, rest) = url.split_once("://")?;
    let (host, path) = rest.split_at_checked(rest.find(['/', '?', '#'])?)?;
    path.starts_with('/').then_some((host, path))
}

fn location(answer: &Response) -> Option<&str> {
    let is_it = |(name, _): &&Field| name.eq_ignore_ascii_case("location");
    answer.headers.iter().find(is_it).map(|(_, value)| value.as_str())
}
