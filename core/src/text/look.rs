//! What single lines look like, apart from what they say.

use super::head;
use super::lines::{Lines, trim};
use super::notes::{Notes, excerpt};
use super::start::{Where, start};
use crate::header::is_token;

/// Remarks on a line among header lines that is none.
pub(super) fn not_a_header(line: usize, text: &str, notes: &mut Notes) {
    let name = text.split(':').next().unwrap_or_default();
    if has_spaced_name(text) {
        notes.add(
            line,
            format_args!(
                "{} has a space before its colon, which makes it no header line; it was set aside.",
                excerpt(text)
            ),
        );
    } else if text.contains(':') {
        notes.add(
            line,
            format_args!(
                "{} is no header line, since {} is not a header's name; it was set aside.",
                excerpt(text),
                excerpt(name)
            ),
        );
    } else {
        notes.unread(line, text);
    }
}

/// Whether a line would be a header line without the space before its colon.
pub(super) fn has_spaced_name(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(name, _)| name.ends_with([' ', '\t']) && is_token(trim(name).as_bytes()))
}

/// Whether a blank line is the empty value of the name above it: the next name follows at once.
pub(super) fn is_empty_value(mut lines: Lines<'_>) -> bool {
    let is_blank = lines.next().is_some_and(|line| trim(line.text).is_empty());
    let is_name = |text| head::header(text).is_some_and(|(_, value)| value.is_empty());
    is_blank && lines.next().is_some_and(|line| is_name(trim(line.text)))
}

/// Whether a line can be the value of the name above it, where names and values take turns.
pub(super) fn is_value(text: &str, takes_turns: bool) -> bool {
    let text = trim(text);
    let is_name = head::header(text).is_some_and(|(_, value)| value.is_empty());
    let is_start = || start(0, text, Where::Inside).is_some();
    !text.is_empty() && !is_name && (takes_turns || !head::is_header_line(text)) && !is_start()
}

/// The value on the line below its name.
pub(super) fn next_value<'a>(lines: &mut Lines<'a>) -> &'a str {
    lines.next().map(|line| trim(line.text)).unwrap_or_default()
}

/// Whether `curl -v` wrote the text: it marks what it sends and what it receives.
pub(super) fn is_verbose_curl(text: &str) -> bool {
    ["\n< HTTP/", "\n> Host: ", "\n> host: "].iter().any(|mark| text.contains(mark))
        || text.starts_with("< HTTP/")
}

/// Without curl's marks for what was sent and received.
pub(super) fn without_marks(text: &str) -> &str {
    match text.strip_prefix(['>', '<']) {
        Some(rest) if rest.is_empty() => rest,
        Some(rest) => rest.strip_prefix(' ').unwrap_or(text),
        None => text,
    }
}

/// Whether curl talks about its own work.
pub(super) fn is_remark(text: &str) -> bool {
    text.starts_with("* ")
        || text == "*"
        || (text.starts_with("{ [") || text.starts_with("} [")) && text.ends_with("data]")
}
