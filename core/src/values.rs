//! The values of an exchange, put into sentences.
//!
//! A sentence names a value in braces: `{saw}`, `{page}`. Between backticks the value stands as it
//! is; elsewhere it gets backticks of its own, unless it is a number, and is "empty" or "missing" where
//! it is so.

use crate::exchange::Exchange;
use crate::sent::{Sent, isomorphic_decode};
use crate::verdict::{Blocked, Leg, Saw};
use alloc::format;
use alloc::string::{String, ToString};

/// What a text about a blocked exchange may name in braces, and what that is.
pub const PLACEHOLDERS: &[(&str, &str)] = &[
    ("saw", "the value that failed"),
    ("needed", "what it was held against"),
    ("page", "the page's origin"),
    ("url", "the URL that was asked"),
    ("server", "the origin of that URL"),
    ("method", "the request's method"),
    ("status", "the status of the answer"),
    ("mode", "the request's mode"),
    ("credentials", "the request's credentials mode"),
    ("redirect", "the request's redirect mode"),
    ("request", "“request” or “preflight”, whichever was blocked"),
    ("answer", "“answer” or “answer to the preflight”"),
];

/// What stands for a name in braces.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    /// A value of the exchange.
    Of(Saw<'a>),
    /// Words of ours.
    Words(&'static str),
}

/// The value of that name where the exchange was blocked, after these requests were sent.
pub(crate) fn value_at<'a>(
    exchange: &'a Exchange,
    sent: &[Sent<'a>],
    blocked: &Blocked<'a>,
    name: &str,
) -> Value<'a> {
    let request = exchange.request();
    let url = exchange.url_at(blocked.at.hop);
    let text = |text: &'a str| Saw::Bytes(text.as_bytes());
    let by_leg = |preflight, other| match blocked.at.leg {
        Leg::Preflight => Value::Words(preflight),
        Leg::Request | Leg::Response => Value::Words(other),
    };
    Value::Of(match name {
        "request" => return by_leg("preflight", "request"),
        "answer" => return by_leg("answer to the preflight", "answer"),
        "saw" => blocked.saw,
        "needed" => blocked.needed,
        "page" => text(exchange.page_origin().serialization()),
        "url" => text(url.map_or(request.url.as_str(), |url| url.href())),
        "server" => url.map_or(Saw::Nothing, |url| text(url.origin().serialization())),
        "method" => match sent.last() {
            Some(sent) => Saw::Bytes(sent.request.method),
            None => text(request.method.as_str()),
        },
        "status" => {
            let answer = match blocked.at.leg {
                Leg::Request => None,
                Leg::Preflight => exchange.preflight_at(blocked.at.hop),
                Leg::Response => exchange.response_at(blocked.at.hop),
            };
            answer.map_or(Saw::Nothing, |answer| Saw::Number(answer.status.into()))
        }
        "mode" => text(request.mode.word()),
        "credentials" => text(request.credentials.word()),
        "redirect" => text(request.redirect.word()),
        _ => Saw::Nothing,
    })
}

/// What happened, with the values of the exchange.
pub(crate) fn what_happened<'a>(
    exchange: &'a Exchange,
    sent: &[Sent<'a>],
    blocked: &Blocked<'a>,
) -> String {
    fill(blocked.reason.what(), |name| value_at(exchange, sent, blocked, name))
}

/// Puts values into a sentence.
pub(crate) fn fill<'a>(template: &str, value_of: impl Fn(&str) -> Value<'a>) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    let mut in_code = false;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        in_code ^= before.matches('`').count() % 2 == 1;
        let Some((name, after)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        rest = after;
        let source = match value_of(name) {
            Value::Of(source) => source,
            Value::Words(words) => {
                text.push_str(words);
                continue;
            }
        };
        let stands_as_it_is = in_code || matches!(source, Saw::Number(_));
        match shown(source) {
            Some(value) if stands_as_it_is => text.push_str(&value),
            Some(value) if value.is_empty() => text.push_str("empty"),
            Some(value) => text.extend(["`", &value, "`"]),
            None if in_code => {}
            None => text.push_str("missing"),
        }
    }
    text.push_str(rest);
    text
}

/// A value as text; `None` where there is none.
pub(crate) fn shown(saw: Saw<'_>) -> Option<String> {
    match saw {
        Saw::Nothing => None,
        Saw::Bytes(bytes) => Some(show(bytes)),
        Saw::Lines(headers, name) => headers.get(name).map(|value| show(&value)),
        Saw::Header(name, value) => Some(format!("{}: {}", show(name), show(value))),
        Saw::Number(number) => Some(number.to_string()),
    }
}

/// Bytes as text: UTF-8 where they are, else one code point a byte; control characters escaped,
/// and cut where nobody would read on.
pub(crate) fn show(bytes: &[u8]) -> String {
    let cut = bytes.get(..SHOWN).unwrap_or(bytes);
    let text = core::str::from_utf8(cut).map_or_else(|_| isomorphic_decode(cut), String::from);
    let mut shown = text;
    if shown.contains(char::is_control) {
        let escaped = |point: char| {
            let (plain, escape) = match point.is_control() {
                true => (None, Some(point.escape_default())),
                false => (Some(point), None),
            };
            plain.into_iter().chain(escape.into_iter().flatten())
        };
        shown = shown.chars().flat_map(escaped).collect();
    }
    if cut.len() < bytes.len() {
        shown.push_str(&format!("… ({} bytes)", bytes.len()));
    }
    shown
}

/// A value longer than this is cut when it is shown; it is still compared whole.
const SHOWN: usize = 2000;

#[cfg(test)]
mod tests {
    use super::{Value, fill};
    use crate::verdict::Saw;

    fn filled(template: &str) -> alloc::string::String {
        fill(template, |name| match name {
            "text" => Value::Of(Saw::Bytes(b"a`b")),
            "empty" => Value::Of(Saw::Bytes(b"")),
            "number" => Value::Of(Saw::Number(404)),
            "words" => Value::Words("an answer"),
            _ => Value::Of(Saw::Nothing),
        })
    }

    #[test]
    fn a_value_has_backticks_once() {
        assert_eq!(filled("It says {text}."), "It says `a`b`.");
        assert_eq!(filled("It says `{text}`."), "It says `a`b`.");
        assert_eq!(
            filled("It says `Origin: {text}` and {text}."),
            "It says `Origin: a`b` and `a`b`."
        );
        assert_eq!(filled("It is {words}."), "It is an answer.");
        assert_eq!(filled("Status {number}, `Age: {number}`."), "Status 404, `Age: 404`.");
    }

    #[test]
    fn what_is_not_there_is_said_so() {
        assert_eq!(filled("It is {empty}, {none}."), "It is empty, missing.");
        assert_eq!(filled("`{empty}` {"), "`` {");
    }
}
