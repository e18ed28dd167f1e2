//! The arguments of `fetch()`: what they say of the request.

use super::author::is_forbidden;
use super::fetch_call::Call;
use super::head::{self, Head, Kind, Start, Writer};
use super::lines::trim;
use super::literal::{Property, Value};
use super::notes::{Notes, excerpt};
use crate::scenario::{Credentials, Mode, Redirect};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// The head that the arguments describe.
pub(super) fn request(line: usize, arguments: Vec<(usize, Value)>, notes: &mut Notes) -> Head {
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
