//! curl commands, typed by hand or copied out of a browser's DevTools.

use super::head::{self, Head, Kind, Start};
use super::lines::trim;
use super::notes::{Notes, excerpt};
use super::options::{FLAG_LETTERS, FLAGS, LETTERS, VALUE_LETTERS, takes_value};
use super::shell::{Word, words};
use crate::percent_encoded;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Whether a line begins a curl command, perhaps behind a prompt.
pub(super) fn is_command(text: &str) -> bool {
    let text = without_prompt(text);
    ["curl ", "curl\t", "curl.exe ", "curl.exe\t", "curl\\"]
        .iter()
        .any(|name| text.starts_with(name))
        || text == "curl"
}

/// The request of the command at `from`, and where the text goes on.
pub(super) fn read(
    text: &str,
    from: usize,
    line: usize,
    notes: &mut Notes,
) -> (Option<Head>, usize) {
    let command = text.get(from..).unwrap_or_default();
    let prompt = command.len() - without_prompt(command).len();
    let (words, end) = words(text, from + prompt, line, notes);
    let mut command = Command { line, ..Command::default() };
    let mut words = words.into_iter().skip(1);
    while let Some(word) = words.next() {
        command.word(word, &mut words, notes);
    }
    (command.finish(notes), end)
}

fn without_prompt(text: &str) -> &str {
    ["$ ", "% ", "# ", "> "].iter().find_map(|prompt| text.strip_prefix(prompt)).unwrap_or(text)
}

/// What the options of one command say.
#[derive(Default)]
struct Command {
    line: usize,
    url: Option<String>,
    method: Option<String>,
    is_head: bool,
    is_get: bool,
    is_upload: bool,
    /// Brackets and braces stand for themselves.
    is_globbing_off: bool,
    data: Option<String>,
    /// What curl says the data is, unless a header says otherwise.
    implied_type: Option<&'static str>,
    is_json: bool,
    /// Headers that curl is told not to send.
    removed: Vec<String>,
    fields: Vec<(usize, String, String)>,
}

impl Command {
    fn word(&mut self, word: Word, rest: &mut dyn Iterator<Item = Word>, notes: &mut Notes) {
        let (line, word) = word;
        if let Some(name) = word.strip_prefix("--").filter(|name| !name.is_empty()) {
            let (name, value) = match name.split_once('=') {
                Some((name, value)) => (name, Some(String::from(value))),
                None => (name, None),
            };
            if takes_value(name) {
                let value = value.or_else(|| rest.next().map(|(_, value)| value));
                self.option(line, name, &value.unwrap_or_default(), notes);
            } else {
                self.flag(line, name, notes);
            }
        } else if let Some(letters) = word.strip_prefix('-').filter(|word| !word.is_empty()) {
            self.letters(line, letters, rest, notes);
        } else {
            self.set_url(line, &word, notes);
        }
    }

    /// `-sSXPUT`: flags in a row, then perhaps an option with its value behind it.
    fn letters(
        &mut self,
        line: usize,
        letters: &str,
        rest: &mut dyn Iterator<Item = Word>,
        notes: &mut Notes,
    ) {
        let mut letters = letters.chars();
        while let Some(letter) = letters.next() {
            let Some((_, name)) = LETTERS.iter().find(|(known, _)| *known == letter) else {
                if FLAG_LETTERS.contains(letter) {
                    continue;
                }
                if VALUE_LETTERS.contains(letter) {
                    if letters.as_str().is_empty() {
                        rest.next();
                    }
                    return;
                }
                unknown(line, &format!("-{letter}"), notes);
                continue;
            };
            if takes_value(name) {
                let value = match letters.as_str() {
                    "" => rest.next().map(|(_, value)| value).unwrap_or_default(),
                    value => String::from(value),
                };
                self.option(line, name, &value, notes);
                return;
            }
            self.flag(line, name, notes);
        }
    }

    fn flag(&mut self, line: usize, name: &str, notes: &mut Notes) {
        match name {
            "head" => self.is_head = true,
            "get" => self.is_get = true,
            "globoff" => self.is_globbing_off = true,
            name if FLAGS.contains(&name) => {}
            name => unknown(line, &format!("--{name}"), notes),
        }
    }

    fn option(&mut self, line: usize, name: &str, value: &str, notes: &mut Notes) {
        match name {
            "request" => self.method = Some(String::from(value)),
            "url" => self.set_url(line, value, notes),
            "header" => self.header(line, value, notes),
            "data" | "data-ascii" | "data-binary" if value.starts_with('@') => {
                self.implied_type = Some(FORM);
                file(line, name, value, notes);
                self.method.get_or_insert_with(|| String::from("POST"));
            }
            "data" | "data-ascii" | "data-binary" | "data-raw" => self.add_data(FORM, value),
            "data-urlencode" => self.add_data(FORM, &urlencoded(value)),
            "json" => {
                self.is_json = true;
                self.add_data("application/json", value);
            }
            "form" | "form-string" => {
                self.implied_type = Some("multipart/form-data");
                self.method.get_or_insert_with(|| String::from("POST"));
            }
            "cookie" if value.contains('=') => self.field(line, "Cookie", value),
            "cookie" if value.is_empty() => {}
            "cookie" => file(line, name, value, notes),
            "user" => self.field(line, "Authorization", &format!("Basic {}", base64(value))),
            "oauth2-bearer" => self.field(line, "Authorization", &format!("Bearer {value}")),
            "referer" => self.field(line, "Referer", value.strip_suffix(";auto").unwrap_or(value)),
            "range" => self.field(line, "Range", &format!("bytes={value}")),
            "upload-file" => {
                self.is_upload = true;
                file(line, name, value, notes);
            }
            "user-agent" => notes.add(
                line,
                format_args!(
                    "`--user-agent` names the program that asks. A browser sends a `User-Agent` of \
                     its own, so {} was set aside.",
                    excerpt(value)
                ),
            ),
            // What only curl cares for: files to write, limits, certificates.
            _ => {}
        }
    }

    fn set_url(&mut self, line: usize, url: &str, notes: &mut Notes) {
        match &self.url {
            None => self.url = Some(String::from(url)),
            Some(first) => notes.add(
                line,
                format_args!(
                    "{} is a second URL; the first, {}, was used and this one set aside.",
                    excerpt(url),
                    excerpt(first)
                ),
            ),
        }
    }

    /// `Name: value`; `Name;` for an empty one; `Name:` for none at all.
    fn header(&mut self, line: usize, text: &str, notes: &mut Notes) {
        if text.starts_with('@') {
            file(line, "header", text, notes);
        } else if let Some(name) = text.strip_suffix(';').filter(|name| !name.contains(':')) {
            self.field(line, name, "");
        } else {
            match head::header(text).filter(|(name, _)| !name.starts_with(':')) {
                Some((name, value)) if trim(value).is_empty() => {
                    self.removed.push(String::from(name));
                }
                Some((name, value)) => self.field(line, name, trim(value)),
                None => notes.add(
                    line,
                    format_args!("{} is not a header; it was set aside.", excerpt(text)),
                ),
            }
        }
    }

    fn field(&mut self, line: usize, name: &str, value: &str) {
        self.fields.push((line, String::from(name), String::from(value)));
    }

    fn add_data(&mut self, implied_type: &'static str, value: &str) {
        self.implied_type = Some(implied_type);
        match &mut self.data {
            None => self.data = Some(String::from(value)),
            Some(data) => {
                if implied_type == FORM {
                    data.push('&');
                }
                data.push_str(value);
            }
        }
    }

    fn finish(mut self, notes: &mut Notes) -> Option<Head> {
        let Some(mut url) = self.url.take() else {
            notes.add(
                self.line,
                format_args!("This curl command names no URL, so it was set aside."),
            );
            return None;
        };
        if !self.is_globbing_off {
            // Browsers write `\[` for a bracket that is no pattern of curl's.
            for mark in ["[", "]", "{", "}"] {
                url = url.replace(&format!("\\{mark}"), mark);
            }
        }
        if self.is_get {
            if let Some(data) = self.data.take() {
                url.push(if url.contains('?') { '&' } else { '?' });
                url.push_str(&data);
            }
            self.implied_type = None;
        }
        let method = self.method.take().unwrap_or_else(|| {
            String::from(match () {
                () if self.is_head => "HEAD",
                () if self.is_upload => "PUT",
                () if self.data.is_some() => "POST",
                () => "GET",
            })
        });
        self.imply("Content-Type", self.implied_type);
        self.imply("Accept", self.is_json.then_some("application/json"));
        let mut head = Head {
            line: self.line,
            kind: Some(Kind::Request),
            start: Start::Curl,
            method: Some(method),
            target: Some(url),
            body: self.data,
            ..Head::default()
        };
        for (line, name, value) in &self.fields {
            head::push(&mut head, *line, (name, value), notes);
        }
        Some(head)
    }

    /// Adds a header that curl adds, unless the command says something about it.
    fn imply(&mut self, name: &str, value: Option<&str>) {
        let is_said = self.removed.iter().any(|known| known.eq_ignore_ascii_case(name))
            || self.fields.iter().any(|(_, known, _)| known.eq_ignore_ascii_case(name));
        if let Some(value) = value.filter(|_| !is_said) {
            self.field(self.line, name, value);
        }
    }
}

fn unknown(line: usize, option: &str, notes: &mut Notes) {
    notes.add(
        line,
        format_args!("The curl option {} is not known here; it was set aside.", excerpt(option)),
    );
}

fn file(line: usize, option: &str, value: &str, notes: &mut Notes) {
    notes.add(
        line,
        format_args!(
            "`--{option}` reads the file {}, which cannot be seen from here; what it holds was left \
             out.",
            excerpt(value.trim_start_matches('@'))
        ),
    );
}

/// `name=content` with the content percent-encoded, as `--data-urlencode` has it.
fn urlencoded(value: &str) -> String {
    let (name, content) = match value.split_once('=') {
        Some(("", content)) => (String::new(), content),
        Some((name, content)) => (format!("{name}="), content),
        None => (String::new(), value),
    };
    name + &percent_encoded(content, b"-_.~")
}

/// <https://www.rfc-editor.org/rfc/rfc4648#section-4>
fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, &byte| bits << 8 | u32::from(byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let digit = (bits >> (18 - 6 * at)) & 63;
            let digit = DIGITS.get(digit as usize).filter(|_| at <= chunk.len());
            encoded.push(digit.map_or('=', |&digit| char::from(digit)));
        }
    }
    encoded
}

const FORM: &str = "application/x-www-form-urlencoded";
