//! What Firefox and Safari show above the sections of headers, copied with the mouse.

use super::devtools::Label;
use super::lines::{Lines, trim};
use crate::header::is_token;
use alloc::format;
use alloc::string::String;

/// Whose summary is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Summary {
    /// `Status`, and below it `404`.
    Firefox,
    /// `Status: 404 Not Found`.
    Safari,
}

/// How a summary begins: whose it is, the method where it says one, and the URL.
pub(super) struct Opening {
    pub whose: Summary,
    pub method: Option<String>,
    pub url: String,
}

/// Reads the first lines of a summary, the first of which is `text`.
pub(super) fn open(text: &str, lines: &mut Lines<'_>) -> Option<Opening> {
    let below = trim(lines.peek()?.text);
    if let Some(url) = text.strip_prefix("URL: ") {
        let is_summary = below.starts_with("Status: ") || below.starts_with("URL: ");
        return is_summary.then(|| Opening {
            whose: Summary::Safari,
            method: None,
            url: String::from(url),
        });
    }
    let is_method = is_token(text.as_bytes()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let url = if !is_method {
        return None;
    } else if is_url(below) {
        lines.next();
        String::from(below)
    } else {
        parts(lines).filter(|_| below.is_empty())?
    };
    Some(Opening { whose: Summary::Firefox, method: Some(String::from(text)), url })
}

/// The URL taken apart, as Firefox shows it unfolded: a name, and its value in the line below.
fn parts(lines: &mut Lines<'_>) -> Option<String> {
    let mut ahead = lines.clone();
    ahead.next();
    let mut part = |wanted: &str| {
        let is_there = trim(ahead.next()?.text) == wanted;
        let value = trim(ahead.next()?.text);
        is_there.then_some(value)
    };
    let mut url = format!("{}://{}{}", part("scheme")?, part("host")?, part("filename")?);
    let mut separator = '?';
    // The query's names follow, until the server's address or what stands below all.
    while let Some(name) = ahead.peek().map(|line| trim(line.text)) {
        if name.is_empty() || is_line(name) {
            break;
        }
        ahead.next();
        let value = ahead.next().map(|line| trim(line.text)).unwrap_or_default();
        if name == "Address" || name == "Proxy Address" {
            break;
        }
        url.push(separator);
        url.push_str(&format!("{name}={value}"));
        separator = '&';
    }
    *lines = ahead;
    Some(url)
}

/// A line of an open summary: what it is about and its value, which may stand in the lines below.
pub(super) fn line<'t>(
    whose: Summary,
    text: &'t str,
    lines: &mut Lines<'t>,
) -> Option<(Label, &'t str)> {
    match whose {
        Summary::Firefox => of_firefox(text, lines),
        Summary::Safari => of_safari(text, lines),
    }
}

fn of_firefox<'t>(text: &'t str, lines: &mut Lines<'t>) -> Option<(Label, &'t str)> {
    if !is_line(text) {
        return None;
    }
    let label = if text == "Status" { Label::Status } else { Label::Other };
    let is_below = |line: &str| !trim(line).is_empty() && !is_line(trim(line));
    let mut value = text;
    if rows().any(|name| text == *name) && lines.peek().is_some_and(|line| is_below(line.text)) {
        value = lines.next().map(|line| trim(line.text)).unwrap_or_default();
        // The phrase stands in a line of its own.
        if text.ends_with("Status")
            && lines.peek().is_some_and(|line| is_below(line.text) && !line.text.contains(':'))
        {
            lines.next();
        }
    }
    Some((label, value))
}

fn of_safari<'t>(text: &'t str, lines: &mut Lines<'t>) -> Option<(Label, &'t str)> {
    let (name, value) = text.split_once(':')?;
    let label = match name {
        "Status" => Label::Status,
        // Redirects led on to this one.
        "URL" | "Source" | "Address" => Label::Other,
        "Initiator" => {
            // Where in the page's scripts stands in the line below.
            let is_place = |line: &str| line.contains(':') && !line.contains(": ");
            if value.trim().is_empty() && lines.peek().is_some_and(|line| is_place(line.text)) {
                lines.next();
            }
            Label::Other
        }
        _ => return None,
    };
    Some((label, value.trim()))
}

/// Whether a line is one of Firefox's, whose names and values run together but for the status.
fn is_line(text: &str) -> bool {
    rows().any(|name| text.starts_with(name))
}

fn rows() -> impl Iterator<Item = &'static &'static str> {
    ROWS.iter().chain(RARE_ROWS)
}

fn is_url(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && !text.contains(char::is_whitespace)
}

/// What Firefox shows of every request.
/// `devtools/client/locales/en-US/netmonitor.properties`, `netmonitor.headers.*`.
pub(super) const ROWS: &[&str] = &[
    "Status",
    "Version",
    "Transferred",
    "Referrer Policy",
    "Request Priority",
    "DNS Resolution",
    "Blocking",
];
/// And of some.
const RARE_ROWS: &[&str] = &["Early Hints Status", "Proxy Status", "Proxy Version"];
