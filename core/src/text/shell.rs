//! The words of a command, as bash splits them.

use super::cmd;
use super::notes::Notes;
use alloc::string::String;
use alloc::vec::Vec;
use core::str::Chars;

/// A word and the line on which it starts.
pub(super) type Word = (usize, String);

/// The words of the command at `from`, which stands on line `line`, and where its last line ends.
pub(super) fn words(text: &str, from: usize, line: usize, notes: &mut Notes) -> (Vec<Word>, usize) {
    let rest = text.get(from..).unwrap_or_default();
    let first_line = rest.split(['\n', '\r']).next().unwrap_or_default();
    if cmd::is_for_cmd(first_line) {
        let (words, length) = cmd::words(rest, line);
        return (words, from + length);
    }
    let mut shell = Shell {
        rest: rest.chars(),
        line,
        words: Vec::new(),
        word: None,
        has_typographic: false,
        notes,
    };
    shell.run();
    let end = text.len() - shell.rest.as_str().len();
    (shell.words, end)
}

struct Shell<'a, 'n> {
    rest: Chars<'a>,
    line: usize,
    words: Vec<Word>,
    word: Option<Word>,
    /// Whether the quotes of a word processor were remarked on.
    has_typographic: bool,
    notes: &'n mut Notes,
}

impl Shell<'_, '_> {
    fn run(&mut self) {
        while let Some(point) = self.next() {
            match point {
                '\n' => break,
                ' ' | '\t' => self.end_word(),
                '\\' => match self.next() {
                    None | Some('\n') => {}
                    Some(point) => self.word().push(point),
                },
                '\'' => self.quoted(Escapes::None, &['\'']),
                '"' => self.quoted(Escapes::Few, &['"']),
                '$' if self.rest.as_str().starts_with('\'') => {
                    self.next();
                    self.quoted(Escapes::AnsiC, &['\'']);
                }
                '$' if self.rest.as_str().starts_with('"') => {}
                '‘' | '’' | '“' | '”' => self.typographic(point),
                '#' if self.word.is_none() => return self.set_aside(point),
                ';' | '|' | '<' | '>' => return self.set_aside(point),
                '&' if self.ends_here() => return self.set_aside(point),
                _ => self.word().push(point),
            }
        }
        self.end_word();
    }

    /// The next code point; a line end of any kind is a line feed.
    fn next(&mut self) -> Option<char> {
        let mut point = self.rest.next()?;
        if point == '\r' {
            if self.rest.as_str().starts_with('\n') {
                self.rest.next();
            }
            point = '\n';
        }
        self.line += usize::from(point == '\n');
        Some(point)
    }

    fn word(&mut self) -> &mut String {
        &mut self.word.get_or_insert((self.line, String::new())).1
    }

    fn end_word(&mut self) {
        self.words.extend(self.word.take());
    }

    /// Text between quotes. A quote that nothing closes ends with its line, so that it does not
    /// take the answers below the command for itself.
    fn quoted(&mut self, escapes: Escapes, closing: &[char]) {
        let (before, line) = (self.rest.clone(), self.line);
        let mut text = String::new();
        loop {
            match self.next() {
                None => break,
                Some(point) if closing.contains(&point) => {
                    self.word().push_str(&text);
                    return;
                }
                Some('\\') => self.escape(escapes, &mut text),
                Some(point) => text.push(point),
            }
        }
        (self.rest, self.line) = (before, line);
        self.notes.add(
            line,
            format_args!(
                "A quote is opened here and never closed; the line's end was taken for it."
            ),
        );
        while !self.rest.as_str().starts_with(['\n', '\r']) {
            match self.next() {
                Some(point) => self.word().push(point),
                None => return,
            }
        }
    }

    /// What a backslash and the next code point stand for.
    fn escape(&mut self, escapes: Escapes, text: &mut String) {
        let next = self.rest.as_str().chars().next();
        match (escapes, next) {
            (Escapes::Few, Some('\n' | '\r')) => {
                self.next();
            }
            (Escapes::Few, Some(point @ ('"' | '\\' | '$' | '`' | '“' | '”'))) => {
                self.next();
                text.push(point);
            }
            (Escapes::AnsiC, Some(point)) => {
                self.next();
                match point {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    'r' => text.push('\r'),
                    'x' => self.hexadecimal(2, text),
                    'u' => self.hexadecimal(4, text),
                    'U' => self.hexadecimal(8, text),
                    point => text.push(point),
                }
            }
            _ => text.push('\\'),
        }
    }

    fn hexadecimal(&mut self, most: usize, text: &mut String) {
        let rest = self.rest.as_str();
        let length = rest.bytes().take(most).take_while(u8::is_ascii_hexdigit).count();
        let digits = rest.get(..length).unwrap_or_default();
        if let Some(point) = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32) {
            text.push(point);
        }
        for _ in 0..length {
            self.next();
        }
    }

    /// Quotes as word processors and web pages set them.
    fn typographic(&mut self, quote: char) {
        if !self.has_typographic {
            self.has_typographic = true;
            self.notes.add(
                self.line,
                format_args!(
                    "`{quote}` is a quote of a word processor, which no shell knows; it and its \
                     like were read as plain ones."
                ),
            );
        }
        if matches!(quote, '‘' | '’') {
            self.quoted(Escapes::None, &['‘', '’', '\'']);
        } else {
            self.quoted(Escapes::Few, &['“', '”', '"']);
        }
    }

    /// Whether an ampersand ends the command. Inside a word it is part of a URL without quotes.
    fn ends_here(&mut self) -> bool {
        let is_inside = self.word.is_some()
            && !self.rest.as_str().is_empty()
            && !self.rest.as_str().starts_with(['&', ' ', '\t', '\n', '\r']);
        if is_inside {
            self.notes.add(
                self.line,
                format_args!(
                    "A shell would end the command at the `&`, since the URL is not quoted; it was \
                     read as part of the URL."
                ),
            );
        }
        !is_inside
    }

    /// Ends the command before the line does.
    fn set_aside(&mut self, what: char) {
        self.end_word();
        let line = self.line;
        let mut is_said = false;
        while let Some(point) = self.next() {
            if point == '\n' {
                break;
            }
            is_said |= !point.is_whitespace();
        }
        if is_said {
            self.notes.add(
                line,
                format_args!(
                    "What follows a `{what}` on this line is not for curl but for the shell; it was \
                     set aside."
                ),
            );
        }
    }
}

/// What a backslash does between quotes.
#[derive(Clone, Copy)]
enum Escapes {
    /// Nothing: `'…'`.
    None,
    /// It saves the few characters that mean something: `"…"`.
    Few,
    /// As in C: `$'…'`.
    AnsiC,
}
