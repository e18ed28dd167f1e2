//! Text into Markdown.

use alloc::format;
use alloc::string::String;

/// A sentence in which values stand between backticks, on one line.
pub(super) fn prose(sentence: &str) -> String {
    let parts = sentence.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    let written: String =
        parts.map(|(at, part)| if at % 2 == 1 { code(part) } else { escaped(part) }).collect();
    // What begins a list or a heading does so at the start of a line only.
    let begins = written.trim_start();
    let digits = begins.trim_start_matches(|point: char| point.is_ascii_digit());
    let number = begins.len() - digits.len();
    if begins.starts_with(['-', '+', '=']) || number > 0 && digits.starts_with(['.', ')']) {
        let (before, after) = begins.split_at_checked(number).unwrap_or_default();
        return format!("{before}\\{after}");
    }
    begins.into()
}

/// A paragraph of its own.
pub(super) fn paragraph(sentences: &str, text: &mut String) {
    text.push_str(&format!("{}\n\n", prose(sentences)));
}

/// A value as a code span. <https://spec.commonmark.org/0.31.2/#code-spans>
pub(super) fn code(value: &str) -> String {
    let value = visible(value).replace('\n', " ");
    if value.trim().is_empty() {
        return String::from("*(empty)*");
    }
    let marks = "`".repeat(longest_run(&value) + 1);
    // One space at either end is taken away when it is read.
    let is_touching = value.starts_with(['`', ' ']) || value.ends_with(['`', ' ']);
    let space = if is_touching { " " } else { "" };
    format!("{marks}{space}{value}{space}{marks}")
}

/// A block of code. <https://spec.commonmark.org/0.31.2/#fenced-code-blocks>
pub(super) fn block(language: &str, lines: &str, text: &mut String) {
    let lines = visible(lines.trim_end_matches('\n'));
    let marks = "`".repeat(longest_run(&lines).max(2) + 1);
    text.push_str(&format!("{marks}{language}\n{lines}\n{marks}\n\n"));
}

/// Words, of which none means anything to Markdown or HTML.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for point in visible(words).chars() {
        match point {
            '\n' => text.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '!' | '$' => {
                text.push('\\');
                text.push(point);
            }
            _ => text.push(point),
        }
    }
    text
}

/// The text with everything in it that is not seen, or hides what is, written out; lines end with
/// a line feed.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for point in text.replace("\r\n", "\n").chars() {
        match point {
            '\n' | '\t' => shown.push(point),
            point if point.is_control() || is_hiding(point) => shown.extend(point.escape_unicode()),
            point => shown.push(point),
        }
    }
    shown
}

/// Marks of direction, joiners, and what ends a line elsewhere.
const fn is_hiding(point: char) -> bool {
    matches!(
        point,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    )
}

/// The most backticks in a row.
fn longest_run(text: &str) -> usize {
    text.split(|point| point != '`').map(str::len).max().unwrap_or_default()
}
