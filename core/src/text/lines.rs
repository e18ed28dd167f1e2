//! The lines of a text. A line ends at CRLF, LF or a lone CR; a byte order mark is not text.

/// One line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// What it says, without its end.
    pub text: &'a str,
    /// Where it starts in the text.
    pub start: usize,
    /// Where the next one starts.
    pub end: usize,
}

/// The lines that are still to come. A clone looks ahead.
#[derive(Clone, Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    number: usize,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        let at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        Self { text, at, number: 0 }
    }

    /// What follows the line after this one, if there is one.
    pub fn peek(&self) -> Option<Line<'a>> {
        self.clone().next()
    }

    /// Where the next line starts.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Goes on at the first line that starts at `end` or behind it.
    pub fn skip_to(&mut self, end: usize) {
        while self.at < end && self.next().is_some() {}
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.bytes().position(|byte| matches!(byte, b'\n' | b'\r'));
        let length = length.unwrap_or(rest.len());
        let (text, ending) = rest.split_at_checked(length)?;
        let ending = if ending.starts_with("\r\n") { 2 } else { ending.len().min(1) };
        let start = self.at;
        self.at = start + length + ending;
        self.number += 1;
        Some(Line { number: self.number, text, start, end: self.at })
    }
}

/// Without the spaces and tabs at either end; everything else belongs to a header's value.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

/// How far a line is set in.
pub(super) fn indent(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}
