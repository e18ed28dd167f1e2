//! Words of any notation: where they begin and end, and what joins them to what follows.

use super::quotes::byte;
use crate::text::head::is_header_line;

/// What stands between a name and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// `:`
    Colon,
    /// `=`, and `=>` behind a quoted name.
    Equals,
    /// `%3D`
    Encoded,
    /// `,` behind a quoted name.
    Comma,
    /// A line end or a tab, as tables are copied.
    Break,
}

/// Where a name begins in a word: behind a dash, an escape, or the letter of an option.
pub(super) fn start_of_name(bytes: &[u8], from: usize, end: usize) -> usize {
    let before = from.checked_sub(1).and_then(|at| byte(bytes, at));
    let word = bytes.get(from..end).unwrap_or_default();
    let is_hex = |count: usize| {
        word.get(..count).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let skipped = match before {
        Some(b'%') if is_hex(2) => 2,
        Some(b'u') if from >= 2 && byte(bytes, from - 2) == Some(b'\\') && is_hex(4) => 4,
        _ if word.starts_with(b"-H") => 2,
        _ => word.iter().take_while(|byte| **byte == b'-').count(),
    };
    (from + skipped).min(end)
}

/// What joins a name to what follows, and where that starts.
pub(super) fn joint(bytes: &[u8], at: usize, is_quoted: bool) -> Option<(Joint, usize)> {
    if starts_with(bytes, at, "%3D") || starts_with(bytes, at, "%3d") {
        return Some((Joint::Encoded, at + 3));
    }
    if !is_quoted && matches!(byte(bytes, at), Some(b'\t' | b'\n' | b'\r')) {
        return Some((Joint::Break, at));
    }
    let at = skip(bytes, at, SPACES);
    let next = byte(bytes, at + 1);
    match (byte(bytes, at)?, next) {
        (b':', Some(b':')) | (b'=', Some(b'=')) => None,
        (b':', _) if starts_with(bytes, at, "://") => None,
        (b':', _) => Some((Joint::Colon, at + 1)),
        (b'=', Some(b'>')) => is_quoted.then_some((Joint::Equals, at + 2)),
        (b'=', _) => Some((Joint::Equals, at + 1)),
        (b',', _) if is_quoted => Some((Joint::Comma, at + 1)),
        _ => None,
    }
}

pub(super) fn is_end_of_parameter(point: char) -> bool {
    point.is_whitespace() || "&#\"`<>\\^|".contains(point)
}

/// Whether a bracket or a quote ends what stands before it, and is no part of that.
pub(super) fn is_closed(rest: &str, at: usize, point: char) -> bool {
    let behind = rest.get(at + point.len_utf8()..).unwrap_or_default();
    behind.chars().next().is_none_or(|next| next.is_whitespace() || "\"'`,;)]}&<".contains(next))
}

/// Whether a line has a name of its own.
pub(super) fn is_member(line: &str) -> bool {
    let line = line.trim();
    is_header_line(line) || line.starts_with(['"', '\'', '}', ']', ')', '{'])
}

pub(super) fn end_of_word(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| is_word(**byte)).count()
}

pub(super) const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

pub(super) fn starts_with(bytes: &[u8], at: usize, what: &str) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(what.as_bytes()))
}

pub(super) fn skip(bytes: &[u8], from: usize, what: &[u8]) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| what.contains(byte)).count()
}

pub(super) const SPACES: &[u8] = b" \t";
pub(super) const BLANKS: &[u8] = b" \t\r\n";
