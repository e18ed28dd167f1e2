//! Literals of JavaScript: what can be told from a script without running it.

use super::cursor::Cursor;
use super::notes::Notes;
use alloc::string::String;
use alloc::vec::Vec;

/// What a script says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A string.
    Text(String),
    /// `null`, `true`, a whole number: a word that says what it is.
    Word(String),
    /// `{…}`.
    Object(Vec<Property>),
    /// `[…]`.
    List(Vec<(usize, Value)>),
    /// What only running the script can tell, as written.
    Expression(String),
}

/// `name: value`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Property {
    pub line: usize,
    pub name: String,
    /// Whether the name is a string, as in JSON.
    pub is_quoted: bool,
    pub value: Value,
}

/// The value that is next, up to the comma or the bracket behind it.
pub(super) fn value(cursor: &mut Cursor<'_>, notes: &mut Notes) -> Value {
    value_at(cursor, DEEPEST, notes)
}

/// Goes past white space and comments.
pub(super) fn blank(cursor: &mut Cursor<'_>) {
    loop {
        if cursor.next_if(char::is_whitespace).is_some() {
        } else if cursor.starts_with("//") {
            cursor.rest_of_line();
        } else if cursor.skip("/*") {
            while !cursor.skip("*/") && cursor.next().is_some() {}
        } else {
            return;
        }
    }
}

/// Goes past an expression, whatever it says, up to a comma, a semicolon or a bracket that it did
/// not open.
pub(super) fn skip_expression(cursor: &mut Cursor<'_>, notes: &mut Notes) {
    let mut depth = 0usize;
    loop {
        blank(cursor);
        match cursor.peek() {
            None => return,
            Some(',' | ';') if depth == 0 => return,
            Some('(' | '[' | '{') => depth += 1,
            Some(')' | ']' | '}') if depth == 0 => return,
            Some(')' | ']' | '}') => depth -= 1,
            Some(quote @ ('"' | '\'' | '`')) => {
                string(cursor, quote, notes);
                continue;
            }
            Some(_) => {}
        }
        cursor.next();
    }
}

fn value_at(cursor: &mut Cursor<'_>, depth: usize, notes: &mut Notes) -> Value {
    blank(cursor);
    let from = cursor.at();
    let value = literal(cursor, depth, notes);
    let end = cursor.at();
    blank(cursor);
    match (value, cursor.peek()) {
        (Some(value), None | Some(',' | ')' | ']' | '}')) if end > from => value,
        _ => {
            skip_expression(cursor, notes);
            Value::Expression(String::from(cursor.since(from).trim_end()))
        }
    }
}

/// A literal; `None` where none begins, or it holds something else.
fn literal(cursor: &mut Cursor<'_>, depth: usize, notes: &mut Notes) -> Option<Value> {
    match cursor.peek()? {
        quote @ ('"' | '\'' | '`') => string(cursor, quote, notes).map(Value::Text),
        '{' if depth > 0 => Some(Value::Object(object(cursor, depth - 1, notes))),
        '[' if depth > 0 => Some(Value::List(list(cursor, depth - 1, notes))),
        point if is_name(point) => {
            let word = word(cursor);
            let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
            let is_plain = (is_number && (word == "0" || !word.starts_with('0')))
                || matches!(word, "null" | "undefined" | "true" | "false");
            if word == "new" && depth > 0 {
                return wrapped(cursor, depth, notes);
            }
            is_plain.then(|| Value::Word(String::from(word)))
        }
        _ => None,
    }
}

/// `new Headers({…})`, which holds what is written in it.
fn wrapped(cursor: &mut Cursor<'_>, depth: usize, notes: &mut Notes) -> Option<Value> {
    blank(cursor);
    if word(cursor) != "Headers" {
        return None;
    }
    blank(cursor);
    if !cursor.skip("(") {
        return None;
    }
    let value = value_at(cursor, depth - 1, notes);
    cursor.skip(")").then_some(value)
}

fn object(cursor: &mut Cursor<'_>, depth: usize, notes: &mut Notes) -> Vec<Property> {
    let mut properties = Vec::new();
    cursor.next();
    loop {
        blank(cursor);
        let (line, from) = (cursor.line, cursor.at());
        let name = match cursor.peek() {
            None => return properties,
            Some('}') => {
                cursor.next();
                return properties;
            }
            Some(quote @ ('"' | '\'')) => string(cursor, quote, notes),
            Some(point) if is_name(point) => Some(String::from(word(cursor))),
            Some(_) => None,
        };
        let is_quoted = cursor.since(from).starts_with('"');
        blank(cursor);
        let name = name.filter(|_| cursor.starts_with(":"));
        if let Some(name) = name {
            cursor.next();
            let value = value_at(cursor, depth, notes);
            properties.push(Property { line, name, is_quoted, value });
        } else {
            // `...others`, `name`, `[name]: value`.
            skip_expression(cursor, notes);
            let name = String::from(cursor.since(from).trim_end());
            let value = Value::Expression(name.clone());
            properties.push(Property { line, name, is_quoted: false, value });
        }
        if !separator(cursor, "}") {
            return properties;
        }
    }
}

fn list(cursor: &mut Cursor<'_>, depth: usize, notes: &mut Notes) -> Vec<(usize, Value)> {
    let mut values = Vec::new();
    cursor.next();
    loop {
        blank(cursor);
        if cursor.peek().is_none() || cursor.skip("]") {
            return values;
        }
        let line = cursor.line;
        values.push((line, value_at(cursor, depth, notes)));
        if !separator(cursor, "]") {
            return values;
        }
    }
}

/// Goes past a comma; whether there may be more. A bracket that does not fit is gone past too.
fn separator(cursor: &mut Cursor<'_>, closing: &str) -> bool {
    blank(cursor);
    if cursor.skip(",") || cursor.starts_with(closing) {
        return true;
    }
    cursor.next_if(|point| point == ';').is_some()
}

/// A string or a template; `None` where a template has holes.
fn string(cursor: &mut Cursor<'_>, quote: char, notes: &mut Notes) -> Option<String> {
    let line = cursor.line;
    let mut text = String::new();
    let mut has_holes = false;
    // The first half of a code point that takes two escapes.
    let mut half = None;
    cursor.next();
    loop {
        let is_end = cursor.peek().is_none_or(|point| quote != '`' && matches!(point, '\n' | '\r'));
        if is_end {
            notes.add(
                line,
                format_args!(
                    "A string is opened here and never closed; the end of {} was taken for it.",
                    if quote == '`' { "the script" } else { "the line" }
                ),
            );
            return (!has_holes).then_some(text);
        }
        match cursor.next()? {
            point if point == quote => return (!has_holes).then_some(text),
            '\\' => escape(cursor, &mut half, &mut text),
            point => {
                has_holes |= quote == '`' && point == '$' && cursor.starts_with("{");
                text.push(point);
            }
        }
    }
}

/// What a backslash and what follows it stand for.
fn escape(cursor: &mut Cursor<'_>, half: &mut Option<u32>, text: &mut String) {
    let Some(point) = cursor.next() else { return };
    let first = half.take();
    match point {
        '\n' => {}
        'n' => text.push('\n'),
        't' => text.push('\t'),
        'r' => text.push('\r'),
        'b' => text.push('\u{8}'),
        'f' => text.push('\u{C}'),
        'v' => text.push('\u{B}'),
        '0' => text.push('\0'),
        'x' => text.extend(cursor.hexadecimal(2).and_then(char::from_u32)),
        'u' => {
            let number = if cursor.skip("{") {
                let number = cursor.hexadecimal(8);
                cursor.skip("}");
                number
            } else {
                cursor.hexadecimal(4)
            };
            unit(number, first, half, cursor.starts_with("\\u"), text);
        }
        point => text.push(point),
    }
}

/// A code point, or one of the two halves of one.
fn unit(
    number: Option<u32>,
    first: Option<u32>,
    half: &mut Option<u32>,
    has_next: bool,
    text: &mut String,
) {
    let point = match (first, number) {
        (Some(first), Some(second @ 0xDC00..=0xDFFF)) => {
            char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        }
        (_, Some(number @ 0xD800..=0xDBFF)) if has_next => {
            *half = Some(number);
            return;
        }
        (_, Some(number)) => char::from_u32(number),
        (_, None) => None,
    };
    text.push(point.unwrap_or('\u{FFFD}'));
}

fn word<'a>(cursor: &mut Cursor<'a>) -> &'a str {
    let from = cursor.at();
    cursor.next_if_all(is_name);
    cursor.since(from)
}

fn is_name(point: char) -> bool {
    point.is_alphanumeric() || matches!(point, '_' | '$')
}

/// How deep objects and lists are read; headers in a list of pairs are four deep.
const DEEPEST: usize = 5;
