//! A text, line by line, and what the lines before say of the next one.

use super::devtools::{self, General, Label, Title};
use super::head::{self, Head, Kind, Start, leaning};
use super::lines::{Line, Lines, indent, trim};
use super::look::{
    has_spaced_name, is_empty_value, is_remark, is_value, is_verbose_curl, next_value,
    not_a_header, without_marks,
};
use super::notes::{Notes, excerpt};
#[cfg(feature = "serde")]
use super::pane_json;
use super::start::{Where, start};
use super::summary::{self, Opening, Summary};
use super::{Place, curl, fetch_call, pane, power_shell};
use alloc::string::String;
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

    /// A line that is neither a first line nor a word of DevTools or curl.
    fn ordinary(&mut self, line: Line<'a>, inner: &'a str, text: &'a str, lines: &mut Lines<'a>) {
        match self.state {
            State::Between => {
                if text.is_empty() {
                } else if self.is_absent(text) {
                    self.absent(line.number);
                } else if pane::opens(text, lines, !self.generals.is_empty()) {
                    self.pane(line, None, lines);
                } else if head::header(text).is_some() {
                    self.open(line, indent(inner), self.bare(line));
                    self.field(line, inner, lines);
                } else if let Some(head) = self.status_alone(line, text, lines) {
                    self.open(line, indent(inner), head);
                } else if has_spaced_name(text) {
                    not_a_header(line.number, trim(text), self.notes);
                } else {
                    self.notes.unread(line.number, text);
                }
            }
            State::Aside => {
                if text.is_empty() {
                    self.state = State::Between;
                }
            }
            State::Fields { .. } if text.is_empty() => {
                self.state = State::Body { from: line.end, is_blank: true };
            }
            State::Fields { .. } if self.is_pane_below_title(text, lines) => {
                let kind = self.heads.pop().and_then(|head| head.kind);
                self.pane(line, kind, lines);
            }
            State::Fields { .. } => {
                if self.is_answer_below_url(text) {
                    self.open(line, indent(inner), self.bare(line));
                }
                self.field(line, inner, lines);
            }
            State::Body { is_blank: true, .. } if text.is_empty() => {}
            State::Body { from, is_blank } => {
                if is_blank && self.is_absent(text) {
                    self.absent(line.number);
                } else if let Some(head) = self.status_alone(line, text, lines).filter(|_| is_blank)
                {
                    self.open(line, indent(inner), head);
                } else if is_blank && self.is_next_bare_head(text) {
                    self.end_body(line.start);
                    self.open(line, indent(inner), self.bare(line));
                    self.field(line, inner, lines);
                } else {
                    self.state = State::Body { from, is_blank: false };
                    self.body_line(line.number, text);
                }
            }
        }
    }

    /// A line among header lines.
    fn field(&mut self, line: Line<'a>, inner: &'a str, lines: &mut Lines<'a>) {
        let State::Fields { indent: margin, takes_turns } = self.state else { return };
        let Some(head) = self.heads.last_mut() else { return };
        if indent(inner) > margin
            && let Some((_, (name, value))) = head.fields.last_mut()
        {
            self.notes.add(
                line.number,
                format_args!(
                    "The line is set in, so it continues the value of `{name}`; it was joined to it \
                     with a space. Servers should no longer fold lines in this way."
                ),
            );
            if !value.is_empty() {
                value.push(' ');
            }
            value.push_str(trim(inner));
            return;
        }
        let Some((name, value)) = head::header(trim(inner)) else {
            let status = devtools::bare_status(trim(inner)).filter(|_| head.is_title());
            match status {
                Some(status) => {
                    head.status = Some(status);
                    head.start = Start::Http(1);
                }
                None => not_a_header(line.number, trim(inner), self.notes),
            }
            return;
        };
        let mut value = trim(value);
        let opens = head.fields.is_empty() && !matches!(head.start, Start::Http(_));
        let mut turns = value.is_empty() && (takes_turns || opens);
        if turns && let Some(next) = lines.peek().filter(|next| is_value(next.text, takes_turns)) {
            value = trim(next.text);
            lines.next();
        } else {
            turns &= takes_turns;
            if turns && is_empty_value(lines.clone()) {
                lines.next();
            }
        }
        self.state = State::Fields { indent: margin, takes_turns: turns };
        head.is_pane |= turns;
        if name.starts_with(':') {
            self.pseudo(line, name, value);
        } else {
            head::push(head, line.number, (name, value), self.notes);
        }
    }

    /// A pseudo-header: a part of the first line. One that the head already has begins a new head.
    fn pseudo(&mut self, line: Line<'a>, name: &str, value: &str) {
        let kind = if name == ":status" { Kind::Response } else { Kind::Request };
        let is_taken = |head: &Head| match name {
            ":status" => head.status.is_some(),
            ":method" => head.method.is_some(),
            ":path" => head.target.is_some(),
            ":authority" => head.authority.is_some(),
            _ => head.scheme.is_some(),
        };
        let is_new = |head: &Head| {
            head.kind.is_some_and(|known| known != kind)
                || is_taken(head)
                || !head.fields.is_empty()
        };
        if self.heads.last().is_none_or(is_new) {
            self.heads.push(self.bare(line));
        }
        let is_taken = self.heads.last_mut().is_some_and(|head| head.set_pseudo(name, value));
        if !is_taken {
            not_a_header(line.number, line.text, self.notes);
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

    /// A status line without a version, above header lines.
    fn status_alone(&self, line: Line<'a>, text: &str, lines: &Lines<'_>) -> Option<Head> {
        let is_above = lines.peek().is_some_and(|line| head::is_header_line(trim(line.text)));
        let status = Some(devtools::bare_status(text).filter(|_| is_above)?);
        let kind = Some(Kind::Response);
        Some(Head { kind, status, start: Start::Http(1), ..self.bare(line) })
    }

    fn open(&mut self, line: Line<'a>, indent: usize, head: Head) {
        self.end_body(line.start);
        let general = self.generals.len().checked_sub(1);
        self.heads.push(Head { general, ..head });
        self.state = State::Fields { indent, takes_turns: false };
    }

    fn bare(&self, line: Line<'a>) -> Head {
        let general = self.generals.len().checked_sub(1);
        Head { line: line.number, general, ..Head::default() }
    }

    /// Gives the last head the body that ends here.
    fn end_body(&mut self, end: usize) {
        let State::Body { from, .. } = self.state else { return };
        self.state = State::Between;
        // curl -v does not show what it sends behind the head.
        if let Some(head) = self.heads.last_mut()
            && head.kind != Some(Kind::Response)
            && !self.is_verbose
        {
            let body = self.text.get(from..end).unwrap_or_default();
            let is_last = end == self.text.len();
            let body = if is_last { body } else { body.trim_end_matches(['\n', '\r']) };
            head.body = Some(String::from(body));
        }
    }

    /// Header lines behind a blank line are a head of their own where another head is likely:
    /// behind header lines that have no first line either, or where the names are another kind's.
    fn is_next_bare_head(&self, text: &str) -> bool {
        let Some(kind) = head::header(text).and_then(|(name, _)| leaning(name)) else {
            return false;
        };
        let Some(last) = self.heads.last() else { return true };
        match last.kind {
            Some(Kind::Request) => kind == Kind::Response,
            Some(Kind::Response) => kind == Kind::Request,
            None => true,
        }
    }

    /// A URL alone is often pasted above its answer.
    fn is_answer_below_url(&self, text: &str) -> bool {
        let is_url = |head: &Head| head.start == Start::Versionless && head.method.is_none();
        self.place.is_none()
            && self.heads.last().is_some_and(is_url)
            && head::header(text).is_some_and(|(name, _)| leaning(name) == Some(Kind::Response))
    }

    /// A server's body is nobody's business here, unless somebody took it for headers.
    fn body_line(&mut self, line: usize, text: &str) {
        let is_answer = self.heads.last().is_some_and(|head| head.kind != Some(Kind::Request));
        let Some((name, _)) = head::header(text).filter(|_| is_answer) else { return };
        if name.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("access-control-")) {
            self.notes.add(
                line,
                format_args!(
                    "`{name}` stands behind a blank line, where the body begins, so no browser takes \
                     it for a header; it was set aside."
                ),
            );
        }
    }

    fn is_absent(&self, text: &str) -> bool {
        matches!(self.place, Some(Place::Preflight | Place::Response))
            && matches!(trim(text), "-" | "(none)" | "(no preflight)" | "(no response)")
    }

    fn absent(&mut self, line: usize) {
        let kind = Some(Kind::Response);
        self.heads.push(Head { line, kind, absent: true, ..Head::default() });
        self.state = State::Between;
    }
}
