//! What of a value is a secret.

use super::names::Class;
use super::{Finds, SecretKind, WORD};

/// Adds the secrets in the value of a name.
pub(super) fn find<'t>(
    text: &'t str,
    (from, to): (usize, usize),
    class: Class,
    name: &'t str,
    kind: SecretKind,
    finds: &mut Finds<'t>,
) {
    match class {
        Class::Authorization => {
            let scheme = scheme(text.get(from..to).unwrap_or_default());
            finds.add(text, (from + scheme, to), kind, name);
        }
        Class::Cookie => cookies(text, (from, to), Attributes::None, finds),
        Class::SetCookie => cookies(text, (from, to), Attributes::Known, finds),
        Class::Secret | Class::InUrl => finds.add(text, (from, to), kind, name),
        Class::Deciding => finds.deciding.push((from, to)),
    }
}

/// How long the scheme in front of credentials is, with the space behind it.
fn scheme(value: &str) -> usize {
    let inner = value.trim_start();
    let word = inner.split([' ', '\t']).next().unwrap_or_default();
    let is_known = SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(word));
    if is_known { value.len() - inner.len() + word.len() } else { 0 }
}

/// What stands behind a cookie.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Attributes {
    /// Other cookies.
    None,
    /// Attributes, and other cookies behind a comma where header lines were joined.
    Known,
}

fn cookies<'t>(text: &'t str, span: (usize, usize), attributes: Attributes, finds: &mut Finds<'t>) {
    for (at, (from, to)) in split(text, span, ';').into_iter().enumerate() {
        let part = text.get(from..to).unwrap_or_default();
        let name = part.split('=').next().unwrap_or_default().trim();
        let is_attribute = attributes == Attributes::Known
            && at > 0
            && ATTRIBUTES.iter().any(|known| known.eq_ignore_ascii_case(name));
        if is_attribute {
            for (from, to) in split(text, (from, to), ',').into_iter().skip(1) {
                cookie(text, (from, to), Nameless::Kept, finds);
            }
        } else {
            cookie(text, (from, to), Nameless::Secret, finds);
        }
    }
}

/// What a part without a `=` is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nameless {
    Kept,
    Secret,
}

fn cookie<'t>(
    text: &'t str,
    (from, to): (usize, usize),
    nameless: Nameless,
    finds: &mut Finds<'t>,
) {
    let part = text.get(from..to).unwrap_or_default();
    match part.split_once('=') {
        Some((name, _)) => {
            finds.add(text, (from + name.len() + 1, to), SecretKind::Cookie, name.trim());
        }
        None if nameless == Nameless::Secret => {
            finds.add(text, (from, to), SecretKind::Cookie, "");
        }
        None => {}
    }
}

/// The stretches between separators.
fn split(
    text: &str,
    (from, to): (usize, usize),
    separator: char,
) -> alloc::vec::Vec<(usize, usize)> {
    let mut at = from;
    let parts = text.get(from..to).unwrap_or_default().split(separator);
    parts
        .map(|part| {
            let span = (at, at + part.len());
            at += part.len() + separator.len_utf8();
            span
        })
        .collect()
}

/// The parts of a secret between what must stay: characters that no header can have, as such or as
/// a string writes them. Each comes with the place where it starts, without the white space around
/// it.
pub(super) fn parts(text: &str, from: usize, to: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = from;
    core::iter::from_fn(move || {
        let rest = text.get(at..to).filter(|rest| !rest.is_empty())?;
        let found = rest
            .char_indices()
            .find_map(|(place, _)| Some((place, forbidden(rest.get(place..)?)?)));
        let (length, forbidden) = found.unwrap_or((rest.len(), 0));
        let part = rest.get(..length)?;
        let blank = part.len() - part.trim_start().len();
        let start = at + blank;
        at += length + forbidden;
        Some((start, part.trim()))
    })
    .filter(|(_, part)| !part.is_empty())
}

/// How long what no header can have is, if that is next.
fn forbidden(text: &str) -> Option<usize> {
    if text.starts_with(['\0', '\r', '\n']) {
        return Some(1);
    }
    let escape = text.strip_prefix('\\')?;
    let is = |prefix: &str| {
        escape.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    ["n", "r", "0", "x00", "x0a", "x0d", "u0000", "u000a", "u000d"]
        .iter()
        .find(|prefix| is(prefix))
        .map(|prefix| 1 + prefix.len())
}

/// Whether a character of a text stands for no byte, as such or as a string writes it.
pub(super) fn is_wide(text: &str) -> bool {
    let is_escape = |rest: &str| {
        let digits =
            rest.get(..4).filter(|digits| digits.bytes().all(|one| one.is_ascii_hexdigit()));
        digits.is_some_and(|digits| !digits.starts_with("00")) || rest.starts_with('{')
    };
    text.chars().any(|point| point > '\u{FF}') || text.split("\\u").skip(1).any(is_escape)
}

/// Whether a text stands for a secret and is none.
pub(super) fn is_stand_in(text: &str) -> bool {
    let text = text.trim_matches(['"', '\'', '…']);
    let between = |open: &str, close: &str| {
        text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some_and(is_name)
    };
    let is_mask = |point: char| "*.\u{2022}\u{2026}-_".contains(point);
    text.chars().all(is_mask)
        || text.len() >= 3 && text.chars().all(|point| matches!(point, 'x' | 'X') || is_mask(point))
        || WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
        || between("<", ">")
        || between("{{", "}}")
        || between("${", "}")
}

fn is_name(text: &str) -> bool {
    text.chars().all(|point| point.is_alphanumeric() || " _-.$".contains(point))
}

/// What people and programs write where a secret could stand.
const WORDS: &[&str] = &[
    WORD,
    "null",
    "undefined",
    "true",
    "false",
    "none",
    "deleted",
    "[redacted]",
    "[object Object]",
];

/// <https://www.iana.org/assignments/http-authschemes/>, and others that are in use.
const SCHEMES: &[&str] = &[
    "apikey",
    "api-key",
    "aws4-hmac-sha256",
    "basic",
    "bearer",
    "concealed",
    "digest",
    "dpop",
    "geniekey",
    "gnap",
    "googlelogin",
    "hawk",
    "hmac",
    "hoba",
    "jwt",
    "key",
    "mac",
    "mutual",
    "negotiate",
    "ntlm",
    "oauth",
    "privatetoken",
    "scram-sha-1",
    "scram-sha-256",
    "sharedkey",
    "sharedkeylite",
    "signature",
    "splunk",
    "ssws",
    "token",
    "vapid",
];

/// <https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis>, with what browsers add.
const ATTRIBUTES: &[&str] = &[
    "comment",
    "domain",
    "expires",
    "httponly",
    "max-age",
    "partitioned",
    "path",
    "priority",
    "samesite",
    "secure",
    "version",
];
