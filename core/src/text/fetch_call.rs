//! Calls of `fetch()`, typed by hand or copied out of a browser's DevTools.

use super::cursor::Cursor;
use super::fetch_init::request;
use super::head::{Head, Start, Writer};
use super::literal::{blank, skip_expression, value};
use super::notes::{Notes, excerpt};
use crate::scenario::{Credentials, Mode, Redirect};
use alloc::string::String;
use alloc::vec::Vec;

/// What a call says that no head does; `None` is not said, or not understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Call {
    pub mode: Option<Mode>,
    pub credentials: Option<Credentials>,
    pub redirect: Option<Redirect>,
    /// The address of the page, or of a part of it.
    pub referrer: Option<String>,
}

/// Whether a line begins a call, perhaps behind `await` or `const answer =`.
pub(super) fn is_call(text: &str) -> bool {
    let Some((before, _)) = text.split_once("fetch").filter(|(_, rest)| opens(rest)) else {
        return false;
    };
    let before = ["window.", "self.", "globalThis."]
        .iter()
        .find_map(|object| before.strip_suffix(object))
        .unwrap_or(before);
    let before = before.trim_end();
    let before = before.strip_suffix("await").unwrap_or(before).trim_end_matches([' ', '(', ';']);
    before.is_empty() || before == "return" || is_assignment(before)
}

fn opens(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\t']).starts_with('(')
}

/// `const answer =`, `answer =`
fn is_assignment(text: &str) -> bool {
    let Some(name) = text.strip_suffix('=') else { return false };
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let name = if matches!(first, "const" | "let" | "var") { words.next() } else { Some(first) };
    let is_name = |name: &str| {
        name.chars().all(|point| point.is_alphanumeric() || "_$.{}[],".contains(point))
    };
    name.is_some_and(|name| !name.is_empty() && is_name(name)) && words.all(is_name)
}

/// The request of the call at `from`, and where the text goes on.
pub(super) fn read(text: &str, from: usize, line: usize, notes: &mut Notes) -> (Head, usize) {
    let mut cursor = Cursor::new(text, from, line);
    while cursor.next().is_some_and(|point| point != '(' || !is_name_of_call(text, cursor.at())) {}
    let mut arguments = Vec::new();
    loop {
        blank(&mut cursor);
        if cursor.peek().is_none_or(|point| matches!(point, ')' | ';' | ']' | '}')) {
            break;
        }
        let line = cursor.line;
        arguments.push((line, value(&mut cursor, notes)));
        if !cursor.skip(",") {
            break;
        }
    }
    if !cursor.skip(")") {
        notes.add(
            line,
            format_args!(
                "This call of `fetch()` is not closed; what could be read of it was used."
            ),
        );
    }
    let head = request(line, arguments, notes);
    set_aside_rest(&mut cursor, notes);
    (head, cursor.at())
}

/// Whether the bracket before `at` is the one of the call.
fn is_name_of_call(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.strip_suffix('(')).unwrap_or_default();
    before.trim_end_matches([' ', '\t']).ends_with("fetch")
}

/// What is done with the answer, and the rest of the last line.
fn set_aside_rest(cursor: &mut Cursor<'_>, notes: &mut Notes) {
    let mut ahead = cursor.clone();
    blank(&mut ahead);
    if ahead.starts_with(".") || ahead.starts_with(")") {
        let line = ahead.line;
        *cursor = ahead;
        while cursor.skip(")") {}
        // Nothing in here is about the request, so nothing is worth a remark either.
        let mut ignored = Notes::new(None);
        let from = cursor.at();
        skip_expression(cursor, &mut ignored);
        let said = cursor.since(from);
        if !said.trim().is_empty() {
            notes.add(
                line,
                format_args!(
                    "{} says what the script does with the answer; it was set aside.",
                    excerpt(said.lines().next().unwrap_or_default())
                ),
            );
        }
    }
    let line = cursor.line;
    let rest = cursor.rest_of_line().trim_start_matches([' ', '\t', ';', ')', '}', ',']);
    if !rest.is_empty() && !rest.starts_with("//") {
        notes
            .add(line, format_args!("{} stands behind the call; it was set aside.", excerpt(rest)));
    }
}

/// Without the preflights among copied calls: DevTools leave out the headers that tell them.
pub(super) fn without_preflights(heads: &mut Vec<Head>, notes: &mut Notes) {
    let is_call = |head: &Head| head.start == Start::Call(Writer::Copied);
    let is_preflight = |head: &Head| is_call(head) && head.method.as_deref() == Some("OPTIONS");
    if !heads.iter().any(|head| is_call(head) && !is_preflight(head)) {
        return;
    }
    for head in heads.iter().filter(|head| is_preflight(head)) {
        notes.add(
            head.line,
            format_args!(
                "This was taken for the preflight, which is not the script's request; it was set \
                 aside. What it asked for is not among what is copied of it."
            ),
        );
    }
    heads.retain(|head| !is_preflight(head));
}
