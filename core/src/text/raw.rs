//! Raw heads: what goes over the wire, and how DevTools and curl show it.

use super::devtools::{self, General};
use super::head::{self, Head, Kind, Start, leaning};
use super::lines::{Line, Lines, indent, trim};
use super::look::{
    has_spaced_name, is_empty_value, is_remark, is_value, is_verbose_curl, next_value,
    not_a_header, without_marks,
};
use super::notes::Notes;
use super::start::{Where, start};
use super::{Place, curl, fetch_call, power_shell};
use alloc::string::String;
use alloc::vec::Vec;

/// Every head in a text, in order. `place` says in which box it stands.
pub(super) fn read(text: &str, place: Option<Place>, notes: &mut Notes) -> Vec<Head> {
    let mut reader = Reader {
        text,
        place,
        is_verbose: is_verbose_curl(text),
        heads: Vec::new(),
        generals: Vec::new(),
        state: State::Between,
        is_first: true,
        notes,
    };
    let mut lines = Lines::new(text);
    while let Some(line) = lines.next() {
        if reader.heads.len() + reader.generals.len() >= MOST {
            reader.notes.add(
                line.number,
                format_args!("A text of more than {MOST} heads is read only up to here."),
            );
            break;
        }
        reader.line(line, &mut lines);
    }
    reader.end_body(text.len());
    let Reader { mut heads, generals, notes, .. } = reader;
    // A title above a head of its own left an empty one behind.
    heads.retain(|head| head.start != Start::Bare || head.absent || !head.fields.is_empty());
    fetch_call::without_preflights(&mut heads, notes);
    decide_kinds(&mut heads, place);
    devtools::fill_in(&mut heads, generals, notes);
    heads
}

struct Reader<'a, 'n> {
    text: &'a str,
    place: Option<Place>,
    is_verbose: bool,
    heads: Vec<Head>,
    generals: Vec<General>,
    state: State,
    /// Whether nothing but blank lines was seen so far.
    is_first: bool,
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
    /// Behind the blank line of the last head.
    Body {
        /// Where the body starts.
        from: usize,
        /// Whether it said anything yet.
        is_blank: bool,
    },
}

impl<'a> Reader<'a, '_> {
    fn line(&mut self, line: Line<'a>, lines: &mut Lines<'a>) {
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
        } else if let Some(kind) = devtools::title(text) {
            let general = self.generals.len().checked_sub(1);
            let head = Head { line: line.number, kind, general, ..Head::default() };
            self.end_body(line.start);
            self.state = State::Between;
            if kind.is_some() {
                self.open(line, indent(inner), head);
            }
        } else if self.place.is_none() && text.starts_with("```") {
            // The fence around a block in Markdown.
            self.end_body(line.start);
            self.state = State::Between;
        } else if devtools::is_provisional(text) {
            self.notes.add(line.number, format_args!("{}", devtools::PROVISIONAL));
        } else if let Some((label, value)) = devtools::label(text) {
            self.end_body(line.start);
            self.state = State::Between;
            let value = if value.is_empty() { next_value(lines) } else { value };
            devtools::push(&mut self.generals, label, value, line.number);
        } else {
            self.ordinary(line, inner, text, lines);
        }
    }

    /// A line that is neither a first line nor a word of DevTools or curl.
    fn ordinary(&mut self, line: Line<'a>, inner: &'a str, text: &'a str, lines: &mut Lines<'a>) {
        match self.state {
            State::Between => {
                if text.is_empty() {
                } else if self.is_absent(text) {
                    self.absent(line.number);
                } else if head::header(text).is_some() {
                    self.open(line, indent(inner), self.bare(line));
                    self.field(line, inner, lines);
                } else if has_spaced_name(text) {
                    not_a_header(line.number, trim(text), self.notes);
                } else {
                    self.notes.unread(line.number, text);
                }
            }
            State::Fields { .. } if text.is_empty() => {
                self.state = State::Body { from: line.end, is_blank: true };
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
            not_a_header(line.number, trim(inner), self.notes);
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
        let is_new = |head: &Head| head.kind.is_some_and(|known| known != kind) || is_taken(head);
        if self.heads.last().is_none_or(is_new) {
            self.heads.push(self.bare(line));
        }
        let Some(head) = self.heads.last_mut() else { return };
        let status = value.split(' ').next().and_then(|status| status.parse().ok());
        let value = String::from(value);
        match name {
            ":status" if status.is_some() => head.status = status,
            ":method" => head.method = Some(value),
            ":path" => head.target = Some(value),
            ":authority" => head.authority = Some(value),
            ":scheme" => head.scheme = Some(value),
            _ => {
                not_a_header(line.number, line.text, self.notes);
                return;
            }
        }
        head.kind = Some(kind);
        head.start = Start::Pseudo;
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

/// Heads without a first line, and whose they are.
fn decide_kinds(heads: &mut [Head], place: Option<Place>) {
    let mut before = None;
    for head in heads {
        let kind = head.kind.or_else(|| match place {
            Some(Place::Preflight | Place::Response) => Some(Kind::Response),
            _ => head::kind_by_names(head),
        });
        let kind = kind.unwrap_or(match before {
            Some(Kind::Request) => Kind::Response,
            _ => Kind::Request,
        });
        head.kind = Some(kind);
        before = Some(kind);
    }
}

/// The most heads that are read; no browser follows more than 20 redirects.
const MOST: usize = 1000;
