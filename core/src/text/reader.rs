//! A text, line by line, and what the lines before say of the next one.

mod lines_of_heads;

use super::devtools::{self, General, Label, Title};
use super::head::{Head, Kind, Start};
use super::lines::{Line, Lines, indent, trim};
use super::look::{is_remark, is_verbose_curl, next_value, without_marks};
use super::notes::{Notes, excerpt};
#[cfg(feature = "serde")]
use super::pane_json;
use super::start::{Where, start};
use super::summary::{self, Opening, Summary};
use super::{Place, curl, fetch_call, pane, power_shell};
use alloc::vec::Vec;
use core::fmt::Arguments;

/// Reads a text line by line.
pub(super) struct Reader<'a, 'n> {
    text: &'a str,
    place: Option<Place>,
    is_verbose: bool,
    heads: Vec<Head>,
    generals: Vec<General>,
    state: State,
    /// Whether nothing but blank lines was seen so far.
    is_first: bool,
    /// What a browser shows above its sections, while it is open.
    summary: Option<Summary>,
    notes: &'n mut Notes,
}

#[derive(Clone, Copy)]
enum State {
    /// No head is open.
    Between,
    /// Among the header lines of the last head.
    Fields {
        /// How far its first line is set in: text is often copied with a margin.
        indent: usize,
        /// Whether names and values take turns, a line each, as Chrome copies them.
        takes_turns: bool,
    },
    /// In a section that holds no headers.
    Aside,
    /// Behind the blank line of the last head.
    Body {
        /// Where the body starts.
        from: usize,
        /// Whether it said anything yet.
        is_blank: bool,
    },
}

impl<'a, 'n> Reader<'a, 'n> {
    pub fn new(text: &'a str, place: Option<Place>, notes: &'n mut Notes) -> Self {
        Self {
            text,
            place,
            is_verbose: is_verbose_curl(text),
            heads: Vec::new(),
            generals: Vec::new(),
            state: State::Between,
            is_first: true,
            summary: None,
            notes,
        }
    }

    /// How much was read so far.
    pub const fn size(&self) -> usize {
        self.heads.len() + self.generals.len()
    }

    /// Remarks on a line.
    pub fn say(&mut self, line: usize, text: Arguments<'_>) {
        self.notes.add(line, text);
    }

    /// Everything that was read.
    pub fn finish(mut self) -> (Vec<Head>, Vec<General>, &'n mut Notes) {
        self.end_body(self.text.len());
        (self.heads, self.generals, self.notes)
    }

    /// Reads a line, and those that belong to it.
    pub fn line(&mut self, line: Line<'a>, lines: &mut Lines<'a>) {
        let inner = without_marks(line.text);
        let text = inner.trim_start_matches([' ', '\t']);
        let place = match self.place {
            _ if !self.is_first => Where::Inside,
            Some(Place::Request) => Where::OpensRequest,
            Some(_) => Where::Inside,
            None => Where::OpensPaste,
        };
        self.is_first &= text.is_empty();
        let is_in_body = matches!(self.state, State::Body { is_blank: false, .. });
        if !is_in_body && fetch_call::is_call(text) {
            self.end_body(line.start);
            let from = line.start + (line.text.len() - text.len());
            let (head, end) = fetch_call::read(self.text, from, line.number, self.notes);
            self.heads.push(head);
            self.state = State::Between;
            lines.skip_to(end);
        } else if !is_in_body && text.starts_with('{') && self.objects(line, text, lines) {
            // What Firefox copies by a menu.
        } else if !is_in_body && power_shell::is_command(text) {
            self.end_body(line.start);
            let from = line.start + (line.text.len() - text.len());
            let (head, end) = power_shell::read(self.text, from, line.number, self.notes);
            self.heads.extend(head);
            self.state = State::Between;
            lines.skip_to(end);
        } else if let Some(head) = start(line.number, text, place) {
            self.open(line, indent(inner), head);
        } else if self.is_verbose && is_remark(line.text) {
            // What curl says about its own work, as it does on every run.
        } else if curl::is_command(text) {
            self.end_body(line.start);
            let from = line.start + (line.text.len() - text.len());
            let (heads, end) = curl::read(self.text, from, line.number, self.notes);
            self.heads.extend(heads);
            self.state = State::Between;
            lines.skip_to(end);
        } else if let Some(title) = devtools::title(text) {
            self.title(line, text, indent(inner), title);
        } else if self.place.is_none() && text.starts_with("```") {
            // The fence around a block in Markdown.
            self.end_body(line.start);
            self.state = State::Between;
        } else if devtools::is_provisional(text) {
            self.notes.add(line.number, format_args!("{}", devtools::PROVISIONAL));
        } else if !self.general(line, text, lines) {
            self.ordinary(line, inner, text, lines);
        }
    }

    fn title(&mut self, line: Line<'a>, text: &str, indent: usize, title: Title) {
        let is_aside = matches!(self.state, State::Aside);
        self.end_body(line.start);
        self.summary = None;
        self.state = State::Between;
        match title {
            Title::Head(kind) => {
                self.open(line, indent, Head { kind: Some(kind), ..self.bare(line) });
            }
            Title::Any => {}
            Title::Aside => {
                self.state = State::Aside;
                if is_aside {
                    return;
                }
                self.notes.add(
                    line.number,
                    format_args!(
                        "{} holds no headers; the section was set aside.",
                        excerpt(text.trim_end_matches(':'))
                    ),
                );
            }
        }
    }

    /// What a browser shows above its sections of headers; `false` where the line is none of it.
    fn general(&mut self, line: Line<'a>, text: &'a str, lines: &mut Lines<'a>) -> bool {
        if devtools::skip_decoded(text, lines) {
            return true;
        }
        if let Some((label, value)) = self.summary.and_then(|of| summary::line(of, text, lines)) {
            devtools::push(&mut self.generals, label, value, line.number);
            return true;
        }
        let below = lines.peek().map(|line| trim(line.text)).unwrap_or_default();
        if let Some((label, value)) = devtools::label(text, below) {
            self.end_body(line.start);
            self.state = State::Between;
            let value = if value.is_empty() { next_value(lines) } else { value };
            self.url_above(label);
            devtools::push(&mut self.generals, label, value, line.number);
            return true;
        }
        let Some(opening) = summary::open(text, lines) else { return false };
        self.end_body(line.start);
        self.state = State::Between;
        let Opening { whose, method, url } = opening;
        self.summary = Some(whose);
        devtools::push(&mut self.generals, Label::Url, &url, line.number);
        if let Some(method) = method {
            devtools::push(&mut self.generals, Label::Method, &method, line.number);
        }
        true
    }

    /// Whoever copies *General* may begin behind its first word, at the URL.
    fn url_above(&mut self, label: Label) {
        let is_url = |head: &mut Head| {
            head.start == Start::Versionless && head.method.is_none() && head.fields.is_empty()
        };
        if label == Label::Method
            && let Some(head) = self.heads.pop_if(is_url)
        {
            let url = head.target.unwrap_or_default();
            devtools::push(&mut self.generals, Label::Url, &url, head.line);
        }
    }

    /// Reads a pane whose names stand without colons.
    fn pane(&mut self, line: Line<'a>, kind: Option<Kind>, lines: &mut Lines<'a>) {
        let general = self.generals.len().checked_sub(1);
        let (heads, end) = pane::read(line, kind, lines, self.notes);
        self.heads.extend(heads.into_iter().map(|head| Head { general, ..head }));
        self.summary = None;
        self.state = State::Between;
        lines.skip_to(end);
    }

    /// Reads the JSON that Firefox copies; `false` where it is none.
    #[cfg(not(feature = "serde"))]
    fn objects(&self, _: Line<'a>, _: &str, _: &Lines<'a>) -> bool {
        false
    }

    /// Reads the JSON that Firefox copies; `false` where it is none.
    #[cfg(feature = "serde")]
    fn objects(&mut self, line: Line<'a>, text: &str, lines: &mut Lines<'a>) -> bool {
        let from = line.start + (line.text.len() - text.len());
        let Some(copied) = pane_json::read(self.text, from, line.number, self.notes) else {
            return false;
        };
        self.end_body(line.start);
        self.state = State::Between;
        self.generals.extend(copied.generals);
        let general = self.generals.len().checked_sub(1);
        self.heads.extend(copied.heads.into_iter().map(|head| Head { general, ..head }));
        lines.skip_to(copied.end);
        true
    }

    fn is_pane_below_title(&self, text: &str, lines: &Lines<'_>) -> bool {
        self.heads.last().is_some_and(Head::is_title) && pane::opens(text, lines, true)
    }
}
