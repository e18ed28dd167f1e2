//! What stands between the words of a PowerShell command: strings, tables, expressions.

use super::cursor::Cursor;
use super::notes::Notes;
use alloc::string::String;
use alloc::vec::Vec;

/// What a parameter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    /// What only PowerShell can tell, as written.
    Expression(String),
}

/// `name = value` in a table.
pub(super) struct Entry {
    pub line: usize,
    pub name: String,
    pub value: Value,
}

/// Goes past white space, and past line ends behind a backtick.
pub(super) fn blank(cursor: &mut Cursor<'_>) {
    loop {
        cursor.next_if_all(|point| matches!(point, ' ' | '\t'));
        if !["`\n", "`\r"].iter().any(|end| cursor.starts_with(end)) {
            return;
        }
        cursor.next();
        cursor.next();
    }
}

/// Whether the command ends here.
pub(super) fn is_end(cursor: &Cursor<'_>) -> bool {
    cursor.peek().is_none_or(|point| matches!(point, '\n' | '\r' | ';' | '|' | '#'))
}

/// The value of a parameter.
pub(super) fn argument(cursor: &mut Cursor<'_>, notes: &mut Notes) -> Value {
    let from = cursor.at();
    let mut strings = Vec::new();
    let mut has_holes = false;
    let mut parts = 0usize;
    let mut depth = 0usize;
    while let Some(point) = cursor.peek() {
        match point {
            '"' | '\'' => {
                match string(cursor, point, notes) {
                    Some(text) => strings.push(text),
                    None => has_holes = true,
                }
                parts += 1;
                continue;
            }
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' if depth == 0 => break,
            ')' | '}' | ']' => depth -= 1,
            ' ' | '\t' | '\n' | '\r' | ';' | '|' | '`' if depth == 0 => break,
            _ => {}
        }
        cursor.next();
    }
    let written = cursor.since(from);
    let is_string =
        written.starts_with(['"', '\'']) && parts == 1 && written.ends_with(['"', '\'']);
    let is_bytes = parts == 1 && written.starts_with('(') && written.contains("::UTF8.GetBytes(");
    let is_word = parts == 0 && !written.is_empty() && !written.contains(['$', '@', '(', '[', '{']);
    match strings.pop() {
        Some(text) if is_string || is_bytes => Value::Text(text),
        None if is_word && !has_holes => Value::Text(String::from(written)),
        _ => Value::Expression(String::from(written)),
    }
}

/// The entries of the table that is open, up to the bracket that closes it.
pub(super) fn entries(cursor: &mut Cursor<'_>, notes: &mut Notes) -> Vec<Entry> {
    let mut entries = Vec::new();
    loop {
        cursor.next_if_all(|point| point.is_whitespace() || matches!(point, ';' | '`' | ','));
        if cursor.starts_with("#") {
            cursor.rest_of_line();
            continue;
        }
        if cursor.peek().is_none() || cursor.skip("}") {
            return entries;
        }
        let (line, from) = (cursor.line, cursor.at());
        let name = match cursor.peek() {
            Some(quote @ ('"' | '\'')) => string(cursor, quote, notes),
            _ => {
                cursor.next_if_all(|point| !point.is_whitespace() && !"=;}".contains(point));
                Some(String::from(cursor.since(from)))
            }
        };
        let written = String::from(cursor.since(from));
        blank(cursor);
        let value = if cursor.skip("=") {
            blank(cursor);
            argument(cursor, notes)
        } else {
            Value::Expression(written.clone())
        };
        entries.push(Entry { line, name: name.unwrap_or(written), value });
        if cursor.at() == from {
            cursor.next();
        }
    }
}

/// Goes past a statement, to the end of its line; the strings in it.
pub(super) fn skip_statement(cursor: &mut Cursor<'_>, notes: &mut Notes) -> Vec<String> {
    let mut strings = Vec::new();
    while let Some(point) = cursor.peek() {
        match point {
            '"' | '\'' => strings.extend(string(cursor, point, notes)),
            '\n' | '\r' => break,
            _ => {
                cursor.next();
            }
        }
    }
    strings
}

/// A string; `None` where a part of it is a variable or a command.
/// <https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules>
fn string(cursor: &mut Cursor<'_>, quote: char, notes: &mut Notes) -> Option<String> {
    let line = cursor.line;
    let mut text = String::new();
    let mut has_holes = false;
    // The first half of a code point that takes two.
    let mut half = None;
    cursor.next();
    loop {
        let Some(point) = cursor.next() else {
            notes.add(
                line,
                format_args!(
                    "A string is opened here and never closed; the end of the command was taken \
                     for it."
                ),
            );
            return (!has_holes).then_some(text);
        };
        match point {
            point if point == quote => {
                if !cursor.starts_with(if quote == '"' { "\"" } else { "'" }) {
                    return (!has_holes).then_some(text);
                }
                cursor.next();
                text.push(quote);
            }
            '`' if quote == '"' => escape(cursor, &mut text),
            '$' if quote == '"' => match character(cursor) {
                Some(unit) => push_unit(unit, &mut half, &mut text),
                None => {
                    let is_hole = |point: char| point.is_alphanumeric() || "_({:".contains(point);
                    has_holes |= cursor.peek().is_some_and(is_hole);
                    text.push('$');
                }
            },
            point => text.push(point),
        }
    }
}

/// `([char]233)`, behind its dollar.
fn character(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut ahead = cursor.clone();
    if !ahead.skip("([char]") {
        return None;
    }
    let mut number = 0u32;
    while let Some(digit) = ahead.next_if(|point| point.is_ascii_digit()) {
        number = number.saturating_mul(10).saturating_add(digit.to_digit(10)?);
        if number > 0xFFFF {
            return None;
        }
    }
    if !ahead.skip(")") {
        return None;
    }
    *cursor = ahead;
    Some(number)
}

/// One of UTF-16's units, of which the rarer code points take two.
fn push_unit(unit: u32, half: &mut Option<u32>, text: &mut String) {
    let point = match (half.take(), unit) {
        (_, 0xD800..=0xDBFF) => {
            *half = Some(unit);
            return;
        }
        (Some(first), 0xDC00..=0xDFFF) => {
            char::from_u32(0x10000 + ((first - 0xD800) << 10) + (unit - 0xDC00))
        }
        (_, unit) => char::from_u32(unit),
    };
    text.push(point.unwrap_or('\u{FFFD}'));
}

/// What a backtick and the next code point stand for.
/// <https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_special_characters>
fn escape(cursor: &mut Cursor<'_>, text: &mut String) {
    let Some(point) = cursor.next() else { return };
    match point {
        '\n' => {}
        '0' => text.push('\0'),
        'a' => text.push('\u{7}'),
        'b' => text.push('\u{8}'),
        'e' => text.push('\u{1B}'),
        'f' => text.push('\u{C}'),
        'n' => text.push('\n'),
        'r' => text.push('\r'),
        't' => text.push('\t'),
        'v' => text.push('\u{B}'),
        'u' if cursor.skip("{") => {
            let point = cursor.hexadecimal(6).and_then(char::from_u32);
            text.push(point.unwrap_or('\u{FFFD}'));
            cursor.skip("}");
        }
        point => text.push(point),
    }
}
