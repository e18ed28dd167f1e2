//! From where a request came and where it went.

use super::address::{self, origin_of};
use super::head::{Head, Start};
use super::notes::{Notes, excerpt};
use super::pairing::Exchange;
use super::script::assume;
use super::{Assumption, Subject};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The origin in the `Origin` of what was sent to the first URL.
pub(super) fn sent_origin(exchange: &Exchange, notes: &mut Notes) -> Option<String> {
    let mut found: Option<(usize, String)> = None;
    for (line, value) in origins(exchange) {
        match &found {
            None => found = address::page_origin(line, value, notes).map(|origin| (line, origin)),
            Some((_, first)) if first == value => {}
            Some((first_line, first)) => notes.add(
                line,
                format_args!(
                    "This `Origin` is {}, and the one on line {first_line} is `{first}`. A page has \
                     one origin: the first was used.",
                    excerpt(value)
                ),
            ),
        }
    }
    found.map(|(_, origin)| origin)
}

/// Remarks where the page's origin was given and the request says another one.
pub(super) fn say_other_origins(exchange: &Exchange, given: &str, notes: &mut Notes) {
    for (line, value) in origins(exchange).filter(|(_, value)| *value != given) {
        notes.add(
            line,
            format_args!(
                "This `Origin` is {}, and the page's origin was given as `{given}`, which was used.",
                excerpt(value)
            ),
        );
    }
}

fn origins(exchange: &Exchange) -> impl Iterator<Item = (usize, &str)> {
    let heads = exchange.actual.iter().chain(&exchange.preflight);
    heads.flat_map(|head| head.all("origin"))
}

/// The page's origin where no `Origin` tells it.
pub(super) fn assumed_origin(head: &Head, url: &str, assumptions: &mut Vec<Assumption>) -> String {
    let referer = head.get("referer").and_then(origin_of);
    let referrer =
        head.call.as_ref().and_then(|call| origin_of(call.referrer.as_deref().unwrap_or_default()));
    let is_own = head.get("sec-fetch-site").is_some_and(|site| site == "same-origin");
    let (origin, because) = match (referer, origin_of(url).filter(|_| is_own)) {
        (Some(origin), _) => {
            (origin, "The request has no `Origin`, so the origin of its `Referer` was taken.")
        }
        (None, Some(origin)) => (
            origin,
            "The request has no `Origin`, and its `Sec-Fetch-Site` says that it went to the page's \
             own origin.",
        ),
        (None, None) if referrer.is_some() => (
            referrer.unwrap_or_default(),
            "The call has no `Origin`, so the origin of its `referrer` was taken.",
        ),
        (None, None) => (
            String::from("https://app.example"),
            "Nothing in the text tells where the page is from; this is an example.",
        ),
    };
    assume(assumptions, Subject::PageOrigin, &origin, because, &[]);
    origin
}

/// The request's URL, from its first line and its host.
pub(super) fn url(
    head: &Head,
    page_origin: Option<&str>,
    assumptions: &mut Vec<Assumption>,
) -> String {
    let host = head.authority.as_deref().or_else(|| head.get("host"));
    let (url, because) = match (head.target.as_deref(), host) {
        (None, None) => (
            String::from("https://api.example/"),
            String::from("Nothing in the text tells the request's URL; this is an example."),
        ),
        (None, Some(host)) => {
            let (scheme, _) = scheme(head, host, page_origin);
            let because = "The text names the host but no path; the root was assumed.";
            (format!("{scheme}://{host}/"), String::from(because))
        }
        (Some(path), Some(host)) if path.starts_with('/') || path == "*" => {
            let (scheme, because) = scheme(head, host, page_origin);
            let path = if path == "*" { "/" } else { path };
            (format!("{scheme}://{host}{path}"), because)
        }
        (Some(path), None) if path.starts_with('/') => (
            String::from(path),
            String::from("The request names no host, so it goes to the page's own origin."),
        ),
        (Some(url), _) if head.start == Start::Curl && !url.contains("://") => (
            format!("http://{url}"),
            String::from("The URL has no scheme, and curl then takes `http://`."),
        ),
        (Some(url), _) if head.start == Start::PowerShell && !url.contains("://") => (
            format!("http://{url}"),
            String::from("The URL has no scheme, and PowerShell then takes `http://`."),
        ),
        (Some(path), None) if !path.is_empty() && !path.contains(':') => (
            String::from(path),
            String::from(
                "The URL has no scheme, so a browser takes it for a path on the page's own origin.",
            ),
        ),
        (Some(url), _) => (String::from(url), String::new()),
    };
    if !because.is_empty() {
        let other = other_scheme(&url);
        let others: Vec<&str> = other.iter().map(String::as_str).collect();
        assume(assumptions, Subject::Url, &url, &because, &others);
    }
    url
}

/// The same URL under the other scheme of HTTP.
fn other_scheme(url: &str) -> Option<String> {
    let secure = url.strip_prefix("http://").map(|rest| format!("https://{rest}"));
    secure.or_else(|| url.strip_prefix("https://").map(|rest| format!("http://{rest}")))
}

/// The scheme of a request that names host and path, and why if nothing tells it.
fn scheme(head: &Head, host: &str, page_origin: Option<&str>) -> (String, String) {
    if let Some(scheme) = &head.scheme {
        return (scheme.clone(), String::new());
    }
    let is_local = address::is_local(host);
    let is_http2 = head.start == Start::Pseudo || matches!(head.start, Start::Http(2..));
    // Browsers send `Sec-Fetch-*` to https and to this machine only.
    if is_http2 || (!is_local && head.get("sec-fetch-mode").is_some()) {
        return (String::from("https"), String::new());
    }
    let of_page = page_origin
        .and_then(|origin| origin.split_once("://"))
        .map(|(scheme, _)| scheme)
        .filter(|scheme| matches!(*scheme, "http" | "https"));
    let (scheme, because) = match (address::port(host), of_page) {
        (Some("80"), _) => ("http", "its port is 80"),
        (Some("443"), _) => ("https", "its port is 443"),
        (_, Some("http")) => ("http", "the page's is `http` too"),
        (_, Some(_)) => ("https", "the page's is `https` too"),
        (_, None) if is_local => ("http", "the host is this machine"),
        (_, None) => ("https", "that is what most servers speak"),
    };
    let because =
        format!("The request does not tell its scheme; `{scheme}` was assumed since {because}.");
    (String::from(scheme), because)
}
