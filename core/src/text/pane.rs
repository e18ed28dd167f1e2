//! A pane of headers copied with the mouse: each name on a line of its own, its value in the line
//! below, without a colon, a title, or a line between the answer's headers and the request's.
//!
//! Chrome leaves out the line of an empty value, and Firefox sets values in. Both sort by name, which
//! tells where the request begins, and which line is a name where an empty value shifted them.

use super::devtools;
use super::head::{self, Head, Kind, Start, leaning};
use super::lines::{Line, Lines, indent, trim};
use super::notes::Notes;
use super::rows::{Pair, Row, pairs};
use super::start::{Where, start};
use crate::header::is_token;
use alloc::vec::Vec;

/// Whether a pane begins here. `is_expected` where something above it says so.
pub(super) fn opens(text: &str, lines: &Lines<'_>, is_expected: bool) -> bool {
    let mut ahead = lines.clone().map(|line| (indent(line.text), trim(line.text)));
    if !is_name(text) || (!is_expected && !is_known(text)) {
        return false;
    }
    let Some((margin, value)) = ahead.next() else { return false };
    let is_value = !value.is_empty() && !is_end(value);
    let is_next_name = |text: &str| {
        text.is_empty() || is_end(text) || is_absent(text) || is_known(text) || text.contains('-')
    };
    is_value
        && (margin > 0
            || is_expected
            || (!head::is_header_line(value)
                && ahead.next().is_none_or(|(_, text)| is_next_name(text))))
}

/// The heads of the pane that begins in the line above `lines`, and where the text goes on.
pub(super) fn read(
    first: Line<'_>,
    kind: Option<Kind>,
    lines: &Lines<'_>,
    notes: &mut Notes,
) -> (Vec<Head>, usize) {
    let (rows, end) = rows(first, lines.clone());
    let mut whole = Head { line: first.number, kind, is_pane: true, ..Head::default() };
    for Pair { line, name, value } in pairs(&rows, notes) {
        head::push(&mut whole, line, (name, value), notes);
    }
    let mut heads = cut(whole);
    for head in &mut heads {
        let fields = core::mem::take(&mut head.fields);
        head.fields =
            fields.into_iter().filter(|(_, field)| !head.set_pseudo(&field.0, &field.1)).collect();
    }
    (heads, end)
}

/// The lines of a pane, and where the text goes on.
fn rows<'t>(first: Line<'t>, mut lines: Lines<'t>) -> (Vec<Row<'t>>, usize) {
    let row = |line: Line<'t>| Row {
        line: line.number,
        text: trim(line.text),
        is_set_in: indent(line.text) > indent(first.text),
    };
    let mut rows = Vec::from([row(first)]);
    let mut end = first.end;
    while let Some(line) = lines.peek() {
        let text = trim(line.text);
        let is_below_name = rows.last().is_some_and(|last| !last.is_set_in)
            && rows.iter().take(2).any(|row| row.is_set_in);
        // Firefox shows an empty value as one that is set in, like any.
        if (text.is_empty() && (line.text.is_empty() || !is_below_name)) || is_end(text) {
            break;
        }
        lines.next();
        if devtools::skip_decoded(text, &mut lines) {
            end = lines.at();
            continue;
        }
        end = line.end;
        if !is_absent(text) {
            rows.push(row(line));
        }
    }
    (rows, end)
}

/// Whether a line begins something else.
fn is_end(text: &str) -> bool {
    devtools::title(text).is_some()
        || devtools::is_provisional(text)
        || start(0, text, Where::Inside).is_some()
}

/// Chrome's badge for a header whose absence blocked the request.
fn is_absent(text: &str) -> bool {
    text.strip_prefix("not-set ").is_some_and(is_name)
}

/// Cuts a pane of which nothing tells where the answer's headers end into both heads.
pub(super) fn cut(mut head: Head) -> Vec<Head> {
    if head.kind == Some(Kind::Request) || !matches!(head.start, Start::Bare | Start::Pseudo) {
        return Vec::from([head]);
    }
    let Some(at) = border(&head) else {
        return Vec::from([head]);
    };
    let fields = head.fields.split_off(at);
    let line = fields.first().map_or(head.line, |(line, _)| *line);
    let request = Head { line, kind: Some(Kind::Request), fields, ..head.clone() };
    let answer = Head {
        line: head.line,
        kind: Some(Kind::Response),
        fields: head.fields,
        general: head.general,
        is_pane: true,
        ..Head::default()
    };
    Vec::from([answer, request])
}

/// Where a pane's request begins, counted in headers: where the names no longer ascend, or where
/// the first name is the request's.
fn border(head: &Head) -> Option<usize> {
    let names: Vec<&str> = head.fields.iter().map(|(_, (name, _))| name.as_str()).collect();
    let balance = |names: &[&str]| {
        let lean = |name: &&str| match leaning(name) {
            Some(Kind::Request) => 1i32,
            Some(Kind::Response) => -1,
            None => 0,
        };
        names.iter().map(lean).sum::<i32>()
    };
    let is_border = |at: &usize| {
        names.split_at_checked(*at).is_some_and(|(answer, request)| {
            balance(answer) <= 0 && balance(request) >= 0 && balance(answer) < balance(request)
        })
    };
    let descents = names.windows(2).enumerate().filter(|(_, pair)| match pair {
        [name, next] => is_less(next, name),
        _ => false,
    });
    let mut descents = descents.map(|(at, _)| at + 1).take(MOST_DESCENTS);
    descents.find(is_border).or_else(|| {
        let first = names.iter().position(|name| leaning(name) == Some(Kind::Request))?;
        let (answer, request) = names.split_at_checked(first)?;
        let is_clean = !request.iter().any(|name| leaning(name) == Some(Kind::Response));
        (is_clean && balance(answer) < 0).then_some(first)
    })
}

/// Whether a name sorts before another one.
pub(super) fn is_less(one: &str, other: &str) -> bool {
    let lower =
        |name: &'_ str| name.bytes().map(|byte| byte.to_ascii_lowercase()).collect::<Vec<u8>>();
    lower(one) < lower(other)
}

/// Whether a line can be the name of a header.
pub(super) fn is_name(text: &str) -> bool {
    is_token(text.strip_prefix(':').unwrap_or(text).as_bytes())
}

/// Whether a line is the name of a header that is often there.
pub(super) fn is_known(text: &str) -> bool {
    leaning(text).is_some() || COMMON.iter().any(|name| name.eq_ignore_ascii_case(text))
}

/// No pane is sorted so badly.
const MOST_DESCENTS: usize = 8;

/// Headers that requests and answers have.
const COMMON: &[&str] = &[
    "cache-control",
    "connection",
    "content-disposition",
    "content-language",
    "content-length",
    "content-type",
    "date",
    "keep-alive",
    "link",
    "nel",
    "pragma",
    "priority",
    "report-to",
    "transfer-encoding",
];
