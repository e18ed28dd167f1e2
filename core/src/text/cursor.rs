//! A place in a text that only ever moves forward, and the line it is on.

use core::str::Chars;

/// The text that is still to come.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    rest: Chars<'a>,
    /// The number of the line, from 1.
    pub line: usize,
    /// Whether an answer begins here, where nothing else can be meant.
    is_over: bool,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str, from: usize, line: usize) -> Self {
        let rest = text.get(from..).unwrap_or_default().chars();
        Self { text, rest, line, is_over: false }
    }

    /// How far it got in the text.
    pub fn at(&self) -> usize {
        self.text.len() - self.rest.as_str().len()
    }

    /// What was read since `from`.
    pub fn since(&self, from: usize) -> &'a str {
        self.text.get(from..self.at()).unwrap_or_default()
    }

    pub fn starts_with(&self, what: &str) -> bool {
        !self.is_over && self.rest.as_str().starts_with(what)
    }

    pub fn peek(&self) -> Option<char> {
        self.rest.clone().next().filter(|_| !self.is_over)
    }

    /// The next code point; a line end of any kind is a line feed. Nothing follows above a status
    /// line: the answers below a command are not its own, even if a bracket of it stays open.
    pub fn next(&mut self) -> Option<char> {
        if self.is_over {
            return None;
        }
        let mut point = self.rest.next()?;
        if point == '\r' {
            if self.rest.as_str().starts_with('\n') {
                self.rest.next();
            }
            point = '\n';
        }
        if point == '\n' {
            self.line += 1;
            self.is_over = self.rest.as_str().starts_with("HTTP/");
        }
        Some(point)
    }

    pub fn next_if(&mut self, what: impl Fn(char) -> bool) -> Option<char> {
        self.peek().filter(|&point| what(point))?;
        self.next()
    }

    /// Goes past every code point of a kind.
    pub fn next_if_all(&mut self, what: impl Fn(char) -> bool) {
        while self.next_if(&what).is_some() {}
    }

    /// What is still to come, answers and all.
    pub fn rest_of_text(&self) -> &'a str {
        self.rest.as_str()
    }

    /// Goes past `what` if it is next.
    pub fn skip(&mut self, what: &str) -> bool {
        let is_next = self.starts_with(what);
        if is_next {
            for _ in what.chars() {
                self.next();
            }
        }
        is_next
    }

    /// The code point of up to `most` hexadecimal digits.
    pub fn hexadecimal(&mut self, most: usize) -> Option<u32> {
        let mut number = None;
        for _ in 0..most {
            let Some(digit) = self.peek().and_then(|point| point.to_digit(16)) else { break };
            self.next();
            number = Some(number.unwrap_or(0u32).saturating_mul(16).saturating_add(digit));
        }
        number
    }

    /// What is left of this line, without its end.
    pub fn rest_of_line(&mut self) -> &'a str {
        let from = self.at();
        self.next_if_all(|point| !matches!(point, '\n' | '\r'));
        self.since(from)
    }
}
