//! Names and what follows them, as any notation joins them: header lines, parameters, the members of
//! an object, pairs in a list.

use super::names::{self, Class};
use super::quotes::{self, Quote, byte};
use super::words::{
    BLANKS, Joint, SPACES, end_of_word, is_closed, is_end_of_parameter, is_member, is_word, joint,
    skip, start_of_name, starts_with,
};
use super::{Finds, SecretKind, values};

/// The secrets behind names.
pub(super) fn find<'t>(text: &'t str, finds: &mut Finds<'t>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(here) = byte(bytes, at) {
        if !is_word(here) {
            at += if here == b'\\' { 2 } else { 1 };
            continue;
        }
        let end = end_of_word(bytes, at);
        at = Name::new(text, at, end).and_then(|name| name.find(finds)).unwrap_or(end).max(end);
    }
}

/// A name as it stands in a text.
struct Name<'t> {
    text: &'t str,
    bytes: &'t [u8],
    from: usize,
    name: &'t str,
    class: Class,
    /// The quote right before it.
    quote: Option<Quote>,
    /// Whether that is closed right behind it.
    is_quoted: bool,
    joint: Joint,
    /// Where what follows the joint starts.
    behind: usize,
}

/// Where a value stands.
type Span = (usize, usize);

impl<'t> Name<'t> {
    /// The word, if it names a secret and something follows.
    fn new(text: &'t str, from: usize, end: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let from = start_of_name(bytes, from, end);
        let quote = quotes::before(bytes, from);
        let closed = quote.and_then(|quote| quote.closes(bytes, end));
        let is_quoted = closed.is_some();
        let mut behind = closed.unwrap_or(end);
        for bracket in ["]", "%5D", "%5d"] {
            behind += if starts_with(bytes, behind, bracket) { bracket.len() } else { 0 };
        }
        let (joint, behind) = joint(bytes, behind, is_quoted)?;
        let name = text.get(from..end)?;
        let class = names::class(name)?;
        Some(Self { text, bytes, from, name, class, quote, is_quoted, joint, behind })
    }

    /// Adds what follows, and says where the text goes on.
    fn find(&self, finds: &mut Finds<'t>) -> Option<usize> {
        let value = skip(self.bytes, self.behind, if self.is_quoted { BLANKS } else { SPACES });
        let quoted = quotes::opens(self.bytes, value).and_then(|(quote, from)| {
            let (to, next) = quote.end(self.bytes, from)?;
            Some(((from, to), next))
        });
        match self.joint {
            Joint::Encoded => self.parameter(self.behind, finds),
            Joint::Equals => match quoted {
                Some((span, next)) if self.class != Class::InUrl => self.value(span, next, finds),
                Some(_) => None,
                None if self.joins_parameter(value) => self.parameter(value, finds),
                None => None,
            },
            Joint::Comma => {
                let (span, next) = quoted.filter(|_| self.opens_pair())?;
                let behind = skip(self.bytes, next, BLANKS);
                let is_pair = matches!(byte(self.bytes, behind), Some(b']' | b')'));
                (is_pair && self.class != Class::InUrl).then(|| self.value(span, next, finds))?
            }
            Joint::Break if self.is_line_start() && self.class != Class::InUrl => {
                self.next_line(finds)
            }
            Joint::Colon if self.class != Class::InUrl => self.member(value, quoted, finds),
            Joint::Break | Joint::Colon => None,
        }
    }

    /// What follows a colon.
    fn member(
        &self,
        value: usize,
        quoted: Option<(Span, usize)>,
        finds: &mut Finds<'t>,
    ) -> Option<usize> {
        if self.is_quoted {
            let (span, next) = quoted?;
            return self.value(span, next, finds);
        }
        // `'authorization: Bearer x'`
        if let Some(quote) = self.quote {
            let (to, next) =
                quote.end(self.bytes, value).unwrap_or_else(|| (self.end_of_line(value), 0));
            return self.value((value, to), next.max(to), finds);
        }
        // `{ authorization: "Bearer x" }`, but not a header line that begins with a quote.
        if let Some((span, next)) = quoted.filter(|(_, next)| self.is_literal(*next)) {
            return self.value(span, next, finds);
        }
        if self.is_line_start() {
            return self.line(value, finds);
        }
        if self.is_escaped() {
            let ends = |byte: &u8| matches!(byte, b'\\' | b'"' | b'\'' | b'\n' | b'\r');
            let rest = self.bytes.get(value..)?;
            let to = value + rest.iter().position(ends).unwrap_or(rest.len());
            return self.value((value, to), to, finds);
        }
        // `curl -H authorization:x`
        let option = self.text.get(..self.from)?;
        let is_option =
            ["-H", "-H ", "--header ", "--header="].iter().any(|one| option.ends_with(one));
        let rest = self.bytes.get(value..).filter(|_| is_option)?;
        let to = value + rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
        self.value((value, to), to, finds)
    }

    /// A header line, with the lines that continue it, or the value on the line below.
    fn line(&self, value: usize, finds: &mut Finds<'t>) -> Option<usize> {
        let end = self.end_of_line(value);
        let line = self.text.get(value..end)?.trim_end();
        if line.is_empty() {
            return self.next_line(finds);
        }
        // An object of that name, which goes on below.
        if line.ends_with(['{', '[', '(']) {
            return None;
        }
        let to = value + line.strip_suffix(',').unwrap_or(line).len();
        self.value((value, to), end, finds);
        let margin = self.margin();
        let mut next = self.next_of_line(end);
        while let Some(line) = self.text.get(next..self.end_of_line(next)) {
            let is_set_in = line.len() - line.trim_start().len() > margin;
            if !is_set_in || line.trim().is_empty() || is_member(line) {
                break;
            }
            self.value((next, next + line.len()), next, finds);
            next = self.next_of_line(next + line.len());
        }
        Some(next)
    }

    /// The value on the line below, or behind a tab.
    fn next_line(&self, finds: &mut Finds<'t>) -> Option<usize> {
        let is_tab = byte(self.bytes, self.behind) == Some(b'\t');
        let end = self.end_of_line(self.behind);
        let from = if is_tab { self.behind } else { self.next_of_line(end) };
        let to = self.end_of_line(from);
        let line = self.text.get(from..to)?.trim();
        let is_value = !line.is_empty() && !is_member(line) && !line.starts_with("HTTP/");
        // Whether a scheme stands there alone does not matter: what is below it is none.
        is_value.then(|| self.value((from, to), to, finds))?
    }

    /// A parameter's value.
    fn parameter(&self, from: usize, finds: &mut Finds<'t>) -> Option<usize> {
        let rest = self.text.get(from..)?;
        let ends = |&(at, point): &(usize, char)| {
            let encoded = |end: &&str| rest.get(at..).is_some_and(|rest| rest.starts_with(*end));
            is_end_of_parameter(point)
                || self.joint == Joint::Encoded && ["%26", "%23"].iter().any(encoded)
                || matches!(point, '\'' | ')' | ']' | '}' | ',' | ';') && is_closed(rest, at, point)
        };
        let length = rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at);
        let to = from + length;
        finds.add(self.text, (from, to), SecretKind::Parameter, self.name);
        Some(to)
    }

    /// Adds the value, and gives back where the text goes on.
    fn value(&self, span: Span, next: usize, finds: &mut Finds<'t>) -> Option<usize> {
        let is_header = self.name.contains('-') || matches!(self.class, Class::Authorization);
        let kind = if is_header { SecretKind::Header } else { SecretKind::Parameter };
        values::find(self.text, span, self.class, self.name, kind, finds);
        Some(next)
    }

    /// Whether `=` joins a parameter to its value here, rather than comparing or assigning.
    fn joins_parameter(&self, value: usize) -> bool {
        let is_close = value == self.behind;
        let before = self.from.checked_sub(1).and_then(|at| byte(self.bytes, at));
        let opens =
            matches!(before, None | Some(b'?' | b'&' | b'#' | b'\n' | b'\r' | b'"' | b'\''));
        match self.class {
            Class::InUrl => is_close && (opens || self.is_escaped()),
            _ => is_close || self.is_line_start(),
        }
    }

    /// Whether the name is the first of a pair: `["authorization", …`.
    fn opens_pair(&self) -> bool {
        let before = self.text.get(..self.from).unwrap_or_default();
        let before = before.trim_end_matches(['"', '\'', '`', '\\', '^']).trim_end();
        before.ends_with(['[', '('])
    }

    /// Whether what ends here was a literal, going by what follows.
    fn is_literal(&self, next: usize) -> bool {
        let behind = skip(self.bytes, next, SPACES);
        byte(self.bytes, behind).is_none_or(|byte| b",})];+\r\n".contains(&byte))
    }

    /// Whether only white space stands before it on its line, or a mark of `curl -v`.
    fn is_line_start(&self) -> bool {
        let before = self.text.get(..self.from).unwrap_or_default().trim_end_matches([' ', '\t']);
        let before = before.strip_suffix(['>', '<']).unwrap_or(before);
        before.is_empty() || before.ends_with(['\n', '\r', '\u{FEFF}'])
    }

    /// Whether an escape stands right before it: `\n`, `%3F`, `\u0026`.
    fn is_escaped(&self) -> bool {
        let before = |count| self.from.checked_sub(count).and_then(|at| byte(self.bytes, at));
        before(2) == Some(b'\\') || before(3) == Some(b'%') || before(6) == Some(b'\\')
    }

    /// How far its line is set in.
    fn margin(&self) -> usize {
        let before = self.text.get(..self.from).unwrap_or_default();
        before.len() - before.trim_end_matches([' ', '\t']).len()
    }

    fn end_of_line(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        from + rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())
    }

    fn next_of_line(&self, end: usize) -> usize {
        let is_crlf = starts_with(self.bytes, end, "\r\n");
        end + if is_crlf { 2 } else { usize::from(end < self.bytes.len()) }
    }
}
