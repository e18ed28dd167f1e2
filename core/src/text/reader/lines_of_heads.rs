//! Lines of heads, and what stands between and behind them.

use super::{Reader, State};
use crate::text::head::{self, Head, Kind, Start, leaning};
use crate::text::lines::{Line, Lines, indent, trim};
use crate::text::look::{has_spaced_name, is_empty_value, is_value, not_a_header};
use crate::text::{Place, devtools, pane};
use alloc::string::String;

impl<'a> Reader<'a, '_> {
    /// A line that is neither a first line nor a word of DevTools or curl.
    pub(super) fn ordinary(
        &mut self,
        line: Line<'a>,
        inner: &'a str,
        text: &'a str,
        lines: &mut Lines<'a>,
    ) {
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
    pub(super) fn field(&mut self, line: Line<'a>, inner: &'a str, lines: &mut Lines<'a>) {
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
    pub(super) fn pseudo(&mut self, line: Line<'a>, name: &str, value: &str) {
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

    /// A status line without a version, above header lines.
    pub(super) fn status_alone(
        &self,
        line: Line<'a>,
        text: &str,
        lines: &Lines<'_>,
    ) -> Option<Head> {
        let is_above = lines.peek().is_some_and(|line| head::is_header_line(trim(line.text)));
        let status = Some(devtools::bare_status(text).filter(|_| is_above)?);
        let kind = Some(Kind::Response);
        Some(Head { kind, status, start: Start::Http(1), ..self.bare(line) })
    }

    pub(super) fn open(&mut self, line: Line<'a>, indent: usize, head: Head) {
        self.end_body(line.start);
        let general = self.generals.len().checked_sub(1);
        self.heads.push(Head { general, ..head });
        self.state = State::Fields { indent, takes_turns: false };
    }

    pub(super) fn bare(&self, line: Line<'a>) -> Head {
        let general = self.generals.len().checked_sub(1);
        Head { line: line.number, general, ..Head::default() }
    }

    /// Gives the last head the body that ends here.
    pub(super) fn end_body(&mut self, end: usize) {
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
    pub(super) fn is_next_bare_head(&self, text: &str) -> bool {
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
    pub(super) fn is_answer_below_url(&self, text: &str) -> bool {
        let is_url = |head: &Head| head.start == Start::Versionless && head.method.is_none();
        self.place.is_none()
            && self.heads.last().is_some_and(is_url)
            && head::header(text).is_some_and(|(name, _)| leaning(name) == Some(Kind::Response))
    }

    /// A server's body is nobody's business here, unless somebody took it for headers.
    pub(super) fn body_line(&mut self, line: usize, text: &str) {
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

    pub(super) fn is_absent(&self, text: &str) -> bool {
        matches!(self.place, Some(Place::Preflight | Place::Response))
            && matches!(trim(text), "-" | "(none)" | "(no preflight)" | "(no response)")
    }

    pub(super) fn absent(&mut self, line: usize) {
        let kind = Some(Kind::Response);
        self.heads.push(Head { line, kind, absent: true, ..Head::default() });
        self.state = State::Between;
    }
}
