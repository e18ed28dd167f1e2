//! Calls of `fetch()`, typed by hand or copied out of a browser's DevTools.

use super::author::is_forbidden;
use super::cursor::Cursor;
use super::head::{self, Head, Kind, Start, Writer};
use super::lines::trim;
use super::literal::{Property, Value, blank, skip_expression, value};
use super::notes::{Notes, excerpt};
use crate::scenario::{Credentials, Mode, Redirect};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// What a call says that no head does; `None` is not said, or not understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Call {
    pub mode: Option<Mode>,
    pub credentials: Option<Credentials>,
    pub redirect: Option<Redirect>,
    /// The address of the page, or of a part of it.
    pub referrer: Option<String>,
}

/// Whether a line begins a call, perhaps behind `await` or `const answer =`.
pub(super) fn is_call(text: &str) -> bool {
    let Some((before, _)) = text.split_once("fetch").filter(|(_, rest)| opens(rest)) else {
        return false;
    };
    let before = ["window.", "self.", "globalThis."]
        .iter()
        .find_map(|object| before.strip_suffix(object))
        .unwrap_or(before);
    let before = before.trim_end();
    let before = before.strip_suffix("await").unwrap_or(before).trim_end_matches([' ', '(', ';']);
    before.is_empty() || before == "return" || is_assignment(before)
}

fn opens(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\t']).starts_with('(')
}

/// `const answer =`, `answer =`
fn is_assignment(text: &str) -> bool {
    let Some(name) = text.strip_suffix('=') else { return false };
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let name = if matches!(first, "const" | "let" | "var") { words.next() } else { Some(first) };
    let is_name = |name: &str| {
        name.chars().all(|point| point.is_alphanumeric() || "_$.{}[],".contains(point))
    };
    name.is_some_and(|name| !name.is_empty() && is_name(name)) && words.all(is_name)
}

/// The request of the call at `from`, and where the text goes on.
pub(super) fn read(text: &str, from: usize, line: usize, notes: &mut Notes) -> (Head, usize) {
    let mut cursor = Cursor::new(text, from, line);
    while cursor.next().is_some_and(|point| point != '(' || !is_name_of_call(text, cursor.at())) {}
    let mut arguments = Vec::new();
    loop {
        blank(&mut cursor);
        if cursor.peek().is_none_or(|point| matches!(point, ')' | ';' | ']' | '}')) {
            break;
        }
        let line = cursor.line;
        arguments.push((line, value(&mut cursor, notes)));
        if !cursor.skip(",") {
            break;
        }
    }
    if !cursor.skip(")") {
        notes.add(
            line,
            format_args!(
                "This call of `fetch()` is not closed; what could be read of it was used."
            ),
        );
    }
    let head = request(line, arguments, notes);
    set_aside_rest(&mut cursor, notes);
    (head, cursor.at())
}

/// Whether the bracket before `at` is the one of the call.
fn is_name_of_call(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.strip_suffix('(')).unwrap_or_default();
    before.trim_end_matches([' ', '\t']).ends_with("fetch")
}

/// What is done with the answer, and the rest of the last line.
fn set_aside_rest(cursor: &mut Cursor<'_>, notes: &mut Notes) {
    let mut ahead = cursor.clone();
    blank(&mut ahead);
    if ahead.starts_with(".") || ahead.starts_with(")") {
        let line = ahead.line;
        *cursor = ahead;
        while cursor.skip(")") {}
        // Nothing in here is about the request, so nothing is worth a remark either.
        let mut ignored = Notes::new(None);
        let from = cursor.at();
        skip_expression(cursor, &mut ignored);
        let said = cursor.since(from);
        if !said.trim().is_empty() {
            notes.add(
                line,
                format_args!(
                    "{} says what the script does with the answer; it was set aside.",
                    excerpt(said.lines().next().unwrap_or_default())
                ),
            );
        }
    }
    let line = cursor.line;
    let rest = cursor.rest_of_line().trim_start_matches([' ', '\t', ';', ')', '}', ',']);
    if !rest.is_empty() && !rest.starts_with("//") {
        notes
            .add(line, format_args!("{} stands behind the call; it was set aside.", excerpt(rest)));
    }
}

/// The head that the arguments describe.
fn request(line: usize, arguments: Vec<(usize, Value)>, notes: &mut Notes) -> Head {
    let mut head = Head { line, kind: Some(Kind::Request), ..Head::default() };
    let mut arguments = arguments.into_iter();
    match arguments.next() {
        Some((_, Value::Text(url))) => head.target = Some(url),
        Some((line, other)) => unknown(line, "The URL", &other, notes),
        None => notes.add(line, format_args!("This call of `fetch()` names no URL.")),
    }
    let mut reader = Reader {
        head,
        // What `fetch()` does by itself.
        call: Call {
            mode: Some(Mode::Cors),
            credentials: Some(Credentials::SameOrigin),
            redirect: Some(Redirect::Follow),
            referrer: None,
        },
        notes,
    };
    reader.head.method = Some(String::from("GET"));
    let mut writer = Writer::ByHand;
    match arguments.next() {
        None => {}
        Some((_, Value::Object(options))) => {
            let is_json = options.iter().all(|option| option.is_quoted);
            let says = |name: &str| options.iter().any(|option| option.name == name);
            let is_whole = says("method") && says("mode") && says("credentials");
            for option in options {
                reader.option(option);
            }
            if is_json && (is_whole || reader.head.fields.iter().any(|(_, f)| is_forbidden(f))) {
                writer = Writer::Copied;
                reader.copied(is_whole);
            }
        }
        Some((line, other)) => {
            unknown(line, "The second argument of `fetch()`", &other, reader.notes);
            reader.call = Call::default();
            reader.head.method = None;
        }
    }
    Head { start: Start::Call(writer), call: Some(reader.call), ..reader.head }
}

struct Reader<'n> {
    head: Head,
    call: Call,
    notes: &'n mut Notes,
}

impl Reader<'_> {
    /// <https://fetch.spec.whatwg.org/#requestinit>
    fn option(&mut self, option: Property) {
        let Property { line, name, value, .. } = option;
        if name.starts_with("...") {
            unknown(line, "A part of the options", &value, self.notes);
            // What is not said behind it may be said in it.
            self.call = Call::default();
            self.head.method = None;
            return;
        }
        if matches!(&value, Value::Word(word) if word == "undefined") {
            return;
        }
        match name.as_str() {
            "headers" => self.headers(line, value),
            "method" => self.head.method = self.text(line, "The method", value),
            "body" => match value {
                Value::Word(word) if word == "null" => {}
                value => self.head.body = self.text(line, "The body", value),
            },
            "mode" => {
                let word = self.text(line, "The mode", value);
                self.call.mode = self.known(line, "mode", word, |word| {
                    Mode::from_word(word).filter(|&mode| mode != Mode::Navigate)
                });
            }
            "credentials" => {
                let word = self.text(line, "The credentials mode", value);
                self.call.credentials =
                    self.known(line, "credentials mode", word, Credentials::from_word);
            }
            "redirect" => {
                let word = self.text(line, "The redirect mode", value);
                self.call.redirect = self.known(line, "redirect mode", word, Redirect::from_word);
            }
            "referrer" => self.call.referrer = self.text(line, "The referrer", value),
            "cache" | "duplex" | "integrity" | "keepalive" | "priority" | "referrerPolicy"
            | "signal" | "targetAddressSpace" | "window" => {}
            _ => self.notes.add(
                line,
                format_args!(
                    "{} is not an option of `fetch()` that is known here; it was set aside.",
                    excerpt(&name)
                ),
            ),
        }
    }

    fn headers(&mut self, line: usize, value: Value) {
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        match value {
            Value::Object(properties) => {
                for Property { line, name, value, .. } in properties {
                    let Some(value) = self.header(line, &name, value) else { continue };
                    // A name that is given twice has its last value, in its first place.
                    match lines.get(&name).and_then(|&at| self.head.fields.get_mut(at)) {
                        Some((_, (_, known))) => *known = value,
                        None => {
                            lines.insert(name.clone(), self.head.fields.len());
                            head::push(&mut self.head, line, (&name, &value), self.notes);
                        }
                    }
                }
            }
            Value::List(pairs) => {
                for (line, pair) in pairs {
                    match pair {
                        Value::List(pair) => self.pair(line, pair),
                        other => unknown(line, "A header", &other, self.notes),
                    }
                }
            }
            other => unknown(line, "What the headers are", &other, self.notes),
        }
    }

    /// `["name", "value"]`
    fn pair(&mut self, line: usize, pair: Vec<(usize, Value)>) {
        let mut pair = pair.into_iter().map(|(_, value)| value);
        match (pair.next(), pair.next()) {
            (Some(Value::Text(name)), Some(value)) => {
                if let Some(value) = self.header(line, &name, value) {
                    head::push(&mut self.head, line, (&name, &value), self.notes);
                }
            }
            (Some(other), _) => unknown(line, "The name of a header", &other, self.notes),
            (None, _) => {}
        }
    }

    /// A header's value, without the white space that no browser sends.
    fn header(&mut self, line: usize, name: &str, value: Value) -> Option<String> {
        match value {
            Value::Text(text) => Some(String::from(trim(&text))),
            Value::Word(word) => Some(word),
            Value::Expression(text) if text == name => {
                unknown(line, "A header", &Value::Expression(text), self.notes);
                None
            }
            other => {
                self.notes.add(
                    line,
                    format_args!(
                        "The value of the header {} is {}, which only running the script can tell; \
                         `1` stands in its place.",
                        excerpt(name),
                        shown(&other)
                    ),
                );
                Some(String::from("1"))
            }
        }
    }

    fn text(&mut self, line: usize, what: &str, value: Value) -> Option<String> {
        match value {
            Value::Text(text) => Some(text),
            other => {
                unknown(line, what, &other, self.notes);
                None
            }
        }
    }

    fn known<T>(
        &mut self,
        line: usize,
        what: &str,
        word: Option<String>,
        from_word: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let word = word?;
        let known = from_word(&word);
        if known.is_none() {
            self.notes.add(
                line,
                format_args!(
                    "{} is not a {what} that `fetch()` knows; it was set aside.",
                    excerpt(&word)
                ),
            );
        }
        known
    }

    /// What DevTools make of a request that was sent, be it a script's or not.
    fn copied(&mut self, is_whole: bool) {
        if !is_whole {
            // The form for Node has no modes, and a header for what is an option elsewhere.
            self.call = Call::default();
            self.head.fields.retain(|(_, (name, _))| !name.eq_ignore_ascii_case("referrer-policy"));
        }
    }
}

/// Sets aside what cannot be told without running the script.
fn unknown(line: usize, what: &str, value: &Value, notes: &mut Notes) {
    notes.add(
        line,
        format_args!(
            "{what} is {}, which only running the script can tell; it was set aside.",
            shown(value)
        ),
    );
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Word(text) | Value::Expression(text) => excerpt(text),
        Value::Object(_) => String::from("an object"),
        Value::List(_) => String::from("a list"),
    }
}

/// Without the preflights among copied calls: DevTools leave out the headers that tell them.
pub(super) fn without_preflights(heads: &mut Vec<Head>, notes: &mut Notes) {
    let is_call = |head: &Head| head.start == Start::Call(Writer::Copied);
    let is_preflight = |head: &Head| is_call(head) && head.method.as_deref() == Some("OPTIONS");
    if !heads.iter().any(|head| is_call(head) && !is_preflight(head)) {
        return;
    }
    for head in heads.iter().filter(|head| is_preflight(head)) {
        notes.add(
            head.line,
            format_args!(
                "This was taken for the preflight, which is not the script's request; it was set \
                 aside. What it asked for is not among what is copied of it."
            ),
        );
    }
    heads.retain(|head| !is_preflight(head));
}
