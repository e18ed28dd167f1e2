//! Which of the headers that were sent the script set, and which the browser added.

use super::head::{Head, Start, Writer};
use super::lines::trim;
use super::notes::Notes;
use super::own::{is_browsers, is_maybe_browsers};
use super::pairing::Exchange;
use super::script::{Known, assume};
use super::{Assumption, Subject};
use crate::exchange::bytes;
use crate::method::{is_cors_safelisted_method, normalize};
use crate::safelist::{is_cors_safelisted_request_header, is_forbidden_request_header};
use crate::scenario::Field;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The headers that the script set.
pub(super) struct AuthorHeaders {
    pub fields: Vec<Field>,
    pub written: Written,
}

/// Who wrote the request down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It was captured, and so holds the browser's headers too.
    ByBrowser,
    /// It holds what the script says, and perhaps the length of the body.
    ByScript,
    /// The same, though some of it is what no script can say.
    Exactly,
}

/// Picks the script's headers out of a request.
pub(super) fn author_headers(
    exchange: &Exchange,
    head: &Head,
    known: &Known,
    assumptions: &mut Vec<Assumption>,
    notes: &mut Notes,
) -> AuthorHeaders {
    let preflight = exchange.preflight.as_ref();
    // Whoever gives the page's origin, a whole URL and no version of HTTP writes down a script.
    let is_exact = preflight.is_none()
        && known.page_origin.is_some()
        && head.start == Start::Versionless
        && head.target.as_ref().is_some_and(|target| !target.starts_with('/'))
        && head.general.is_none()
        && head.fields.iter().any(|(_, field)| is_forbidden(field));
    if is_exact {
        say_forbidden(head, notes);
        let fields = head.fields.iter().map(|(_, field)| field.clone()).collect();
        return AuthorHeaders { fields, written: Written::Exactly };
    }
    if head.start == Start::Call(Writer::ByHand) && preflight.is_none() {
        let fields = head.fields.iter().map(|(_, field)| field.clone()).collect();
        return AuthorHeaders { fields, written: Written::Exactly };
    }
    if !is_captured(head) && preflight.is_none() {
        return AuthorHeaders { fields: written_by_script(head), written: Written::ByScript };
    }
    let asked = preflight.map(asked_headers);
    let mut guess = Guess::default();
    if let Some(actual) = &exchange.actual {
        guess.sort(actual, asked.as_deref());
    }
    guess.expect(asked.unwrap_or_default());
    guess.say(assumptions);
    AuthorHeaders { fields: guess.fields, written: Written::ByBrowser }
}

/// Whether a request cannot go to another origin without a preflight, as far as its head tells.
pub(super) fn needs_preflight(head: &Head) -> bool {
    let goes_home = head.get("sec-fetch-site").is_some_and(|site| site == "same-origin");
    if goes_home || head.get("sec-fetch-mode").is_some_and(|mode| mode != "cors") {
        return false;
    }
    let method = head.method.as_deref().unwrap_or("GET");
    let fields = if is_captured(head) {
        let mut guess = Guess::default();
        guess.sort(head, None);
        guess.fields
    } else {
        written_by_script(head)
    };
    !is_cors_safelisted_method(normalize(method.as_bytes()))
        || !fields.iter().all(|field| is_forbidden(field) || is_safelisted(field))
}

/// Whether a browser sent this request, going by what only browsers set.
fn is_captured(head: &Head) -> bool {
    if let Start::Call(writer) = head.start {
        return writer == Writer::Copied;
    }
    let is_wire_only = |field: &Field| is_forbidden(field) && !is("content-length", &field.0);
    head.fields.iter().any(|(_, field)| is_wire_only(field))
        || head.start == Start::Pseudo
        || head.scheme.is_some()
        || head.general.is_some()
}

/// The headers of a request that somebody wrote down, without the length of its body.
fn written_by_script(head: &Head) -> Vec<Field> {
    let fields = head.fields.iter().map(|(_, field)| field.clone());
    fields.filter(|(name, _)| !is("content-length", name)).collect()
}

/// What `Access-Control-Request-Headers` names, in lower case, sorted, once each.
fn asked_headers(preflight: &Head) -> Vec<String> {
    let lines = preflight.all("access-control-request-headers");
    let names = lines.flat_map(|(_, line)| line.split(',')).map(trim);
    let mut names: Vec<String> =
        names.filter(|name| !name.is_empty()).map(str::to_ascii_lowercase).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The script's headers, and why others are not among them.
#[derive(Default)]
struct Guess {
    fields: Vec<Field>,
    /// Headers that both may have set, and were taken for the browser's.
    browsers: Vec<String>,
    reasons: Vec<&'static str>,
    /// Headers whose values are not known.
    invented: Vec<String>,
}

impl Guess {
    fn sort(&mut self, head: &Head, asked: Option<&[String]>) {
        let is_reload = ["cache-control", "pragma"]
            .iter()
            .all(|name| head.get(name).is_some_and(|value| is("no-cache", value)));
        for (_, field) in &head.fields {
            let (name, value) = field;
            let lower = name.to_ascii_lowercase();
            let is_asked = asked.map(|names| names.binary_search(&lower).is_ok());
            if is_forbidden(field) || (is_asked != Some(true) && is_browsers(&lower, value)) {
                continue;
            }
            let reason = match is_asked {
                Some(true) => None,
                _ if is_safelisted(field) => None,
                Some(false) => Some(
                    "A header that the preflight does not name is the browser's, unless it needs no \
                     preflight.",
                ),
                None => is_maybe_browsers(&lower, value, is_reload),
            };
            match reason {
                None => self.fields.push(field.clone()),
                Some(reason) => {
                    self.browsers.push(name.clone());
                    if !self.reasons.contains(&reason) {
                        self.reasons.push(reason);
                    }
                }
            }
        }
    }

    /// A header that the preflight names is the script's, even where its value was not captured.
    fn expect(&mut self, asked: Vec<String>) {
        let mut seen: Vec<String> =
            self.fields.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
        seen.sort_unstable();
        for name in asked.into_iter().filter(|name| seen.binary_search(name).is_err()) {
            let value = match name.as_str() {
                "content-type" => "application/json",
                // A value that needs a preflight.
                "accept" | "accept-language" | "content-language" => "(1)",
                _ => "1",
            };
            self.invented.push(format!("`{name}`"));
            self.fields.push((name, String::from(value)));
        }
    }

    fn say(&self, assumptions: &mut Vec<Assumption>) {
        if self.browsers.is_empty() && self.invented.is_empty() {
            return;
        }
        let mut because = Vec::new();
        if !self.browsers.is_empty() {
            let names: Vec<String> = self.browsers.iter().map(|name| format!("`{name}`")).collect();
            because.push(format!("Taken for the browser's own: {}.", shorten(&names)));
            because.extend(self.reasons.iter().copied().map(String::from));
        }
        if !self.invented.is_empty() {
            because.push(format!(
                "The preflight names headers whose values were not captured, so these are \
                 placeholders: {}.",
                shorten(&self.invented)
            ));
        }
        let names: Vec<String> = self.fields.iter().map(|(name, _)| name.clone()).collect();
        let value = if names.is_empty() { String::from("none") } else { shorten(&names) };
        let all = [names, self.browsers.clone()].concat();
        let others = if self.browsers.is_empty() || all.len() > MOST {
            String::new()
        } else {
            all.join(", ")
        };
        let others: Vec<&str> =
            Some(others.as_str()).filter(|all| !all.is_empty()).into_iter().collect();
        assume(assumptions, Subject::Headers, &value, &because.join(" "), &others);
    }
}

/// The first names of a list, and how many more there are.
fn shorten(names: &[String]) -> String {
    let shown = names.iter().take(MOST).cloned().collect::<Vec<String>>().join(", ");
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// A header that no script can set. Ways around forbidden methods are left for the engine to judge.
pub(super) fn is_forbidden((name, value): &Field) -> bool {
    let is_override = ["x-http-method", "x-http-method-override", "x-method-override"]
        .iter()
        .any(|known| is(known, name));
    !is_override && is_forbidden_request_header(name.as_bytes(), &bytes(value).unwrap_or_default())
}

fn is_safelisted((name, value): &Field) -> bool {
    is_cors_safelisted_request_header(name.as_bytes(), &bytes(value).unwrap_or_default())
}

/// Remarks on headers that a script may write down but not send.
fn say_forbidden(head: &Head, notes: &mut Notes) {
    for (line, field) in head.fields.iter().filter(|(_, field)| is_forbidden(field)) {
        notes.add(
            *line,
            format_args!(
                "`{}` was read as the script's, since the request line has no version of HTTP as a \
                 captured one has. No browser lets a script set it.",
                field.0
            ),
        );
    }
}

fn is(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// The most names in one sentence.
const MOST: usize = 20;
