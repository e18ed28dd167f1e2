//! Remarks on lines, as many as a person can read.

use super::{Note, Place};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Arguments;

/// The remarks on one text.
#[derive(Debug)]
pub(super) struct Notes {
    place: Option<Place>,
    list: Vec<Note>,
    /// Lines in a row that say nothing: the first, the last, and how the first begins.
    unread: Option<(usize, usize, String)>,
    more: usize,
    last: usize,
}

impl Notes {
    pub const fn new(place: Option<Place>) -> Self {
        Self { place, list: Vec::new(), unread: None, more: 0, last: 0 }
    }

    /// Remarks on a line.
    pub fn add(&mut self, line: usize, text: Arguments<'_>) {
        self.close();
        self.push(line, text);
    }

    /// Sets a line aside that was not understood; neighbours share one note.
    pub fn unread(&mut self, line: usize, text: &str) {
        match &mut self.unread {
            Some((_, last, _)) if *last + 1 == line => *last = line,
            _ => {
                self.close();
                self.unread = Some((line, line, excerpt(text)));
            }
        }
    }

    /// The notes in the order of their lines, and how many more there would have been.
    pub fn finish(mut self) -> Vec<Note> {
        self.close();
        if self.more > 0 {
            let text = format!("There is more to say: {} notes are left out here.", self.more);
            self.list.push(Note { place: self.place, line: self.last, text });
        }
        self.list
    }

    fn close(&mut self) {
        match self.unread.take() {
            None => {}
            Some((first, last, text)) if first == last => self.push(
                first,
                format_args!(
                    "{text} is neither a start line, a header line nor a curl command; it was set aside."
                ),
            ),
            Some((first, last, text)) => self.push(
                first,
                format_args!(
                    "The {} lines from {first} to {last} are neither start lines, header lines nor a \
                     curl command; they were set aside. The first is {text}.",
                    last - first + 1
                ),
            ),
        }
    }

    fn push(&mut self, line: usize, text: Arguments<'_>) {
        if self.list.len() < MOST {
            let at = self.list.partition_point(|note| note.line <= line);
            self.list.insert(at, Note { place: self.place, line, text: text.to_string() });
        } else {
            self.more += 1;
            self.last = self.last.max(line);
        }
    }
}

/// A few words of a text between backticks, fit to be shown: no line ends, no control characters.
pub(super) fn excerpt(text: &str) -> String {
    let text = text.trim();
    let mut shown = String::from("`");
    for (at, point) in text.chars().enumerate() {
        if at == LONGEST {
            shown.push('…');
            break;
        }
        if point.is_control() || is_invisible(point) {
            shown.extend(point.escape_unicode());
        } else {
            shown.push(if point == '`' { '\'' } else { point });
        }
    }
    shown.push('`');
    shown
}

/// What comes along from web pages and is not seen there. The no-break space is seen as a space.
pub(super) const fn is_invisible(point: char) -> bool {
    matches!(
        point,
        '\u{A0}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
    )
}

/// The most notes on one text.
const MOST: usize = 100;
/// The longest excerpt, in code points.
const LONGEST: usize = 60;
