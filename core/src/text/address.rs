//! Origins and addresses, as far as they can be told without a URL parser.

use super::lines::trim;
use super::notes::{Notes, excerpt};
use alloc::format;
use alloc::string::String;

/// The origin that somebody wrote for the page's: an origin, an address, or less. Empty is `None`.
pub(super) fn page_origin(line: usize, text: &str, notes: &mut Notes) -> Option<String> {
    let text = trim(text);
    if text.is_empty() || text == "null" {
        return (!text.is_empty()).then(|| String::from(text));
    }
    if ["file:", "data:", "about:"].iter().any(|scheme| starts_with(text, scheme)) {
        notes.add(
            line,
            format_args!(
                "A page at {} has an opaque origin, which a browser sends as `null`.",
                excerpt(text)
            ),
        );
        return Some(String::from("null"));
    }
    if let Some((origin, rest)) = split(text) {
        if !rest.is_empty() {
            notes.add(
                line,
                format_args!(
                    "An origin is a scheme, a host and a port: {} does not belong to it, so `{origin}` \
                     was taken.",
                    excerpt(rest)
                ),
            );
        }
        return Some(origin);
    }
    if let Some((host, origin)) = split(&format!("http://{text}"))
        .map(|(origin, _)| (String::from(origin.trim_start_matches("http://")), origin))
        .filter(|(host, _)| is_local(host) || has_port(host))
    {
        notes.add(
            line,
            format_args!("`{host}` has no scheme, which an origin needs; `{origin}` was assumed."),
        );
        return Some(origin);
    }
    notes.add(
        line,
        format_args!(
            "{} is not an origin: a scheme, `://`, a host, perhaps a port, as in \
             `https://app.example`. It was kept as it is.",
            excerpt(text)
        ),
    );
    Some(String::from(text))
}

/// The origin of a URL, as far as it can be told textually.
pub(super) fn origin_of(url: &str) -> Option<String> {
    split(url).map(|(origin, _)| origin)
}

/// The origin of a URL and what follows it.
fn split(url: &str) -> Option<(String, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at_checked(end)?;
    let host = authority.rsplit('@').next().unwrap_or_default();
    if !is_scheme || host.is_empty() || host.contains(char::is_whitespace) {
        return None;
    }
    let scheme = scheme.to_ascii_lowercase();
    let host = host.to_ascii_lowercase();
    let default_port = match scheme.as_str() {
        "http" | "ws" => ":80",
        "https" | "wss" => ":443",
        _ => ":",
    };
    let host = host.strip_suffix(default_port).unwrap_or(&host);
    let host = host.strip_suffix(':').unwrap_or(host);
    Some((format!("{scheme}://{host}"), rest))
}

/// Whether a host, with a port or without, is this machine.
pub(super) fn is_local(host: &str) -> bool {
    let host = match port(host) {
        Some(port) => host.strip_suffix(port).unwrap_or(host).trim_end_matches(':'),
        None => host,
    };
    host.eq_ignore_ascii_case("localhost")
        || host.to_ascii_lowercase().ends_with(".localhost")
        || host.starts_with("127.")
        || host == "[::1]"
}

/// The port behind a host.
pub(super) fn port(host: &str) -> Option<&str> {
    let (_, port) = host.rsplit_once(':')?;
    (!port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(port)
}

fn has_port(host: &str) -> bool {
    port(host).is_some()
}

fn starts_with(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}
