//! `Access-Control-Allow-Origin` with something that no `Origin` header ever says.
//!
//! The browser compares bytes; this only tells what was probably meant.

use super::{ALLOW_ORIGIN, Advice, Found, Look, Seen, Severity};
use crate::values::show;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "allow-origin-malformed", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let value = seen.only(ALLOW_ORIGIN);
    let parses = seen.answer.allow_origin_parses || matches!(value, Some(b"*" | b"null"));
    let fault = |value| fault(value).or((!parses).then_some("which is not an origin"));
    let found = value.and_then(|value| Some((value, fault(value)?))).map(|(value, fault)| {
        let said = match value {
            b"" => fault.into(),
            _ => format!("says `{}`, {fault}", show(value)),
        };
        Found::new(
            Severity::Medium,
            seen.evidence(&[ALLOW_ORIGIN]),
            format!(
                "`Access-Control-Allow-Origin` {said}. It is compared byte for byte with what the browser sends as `Origin`, and never equals it."
            ),
            "The server sends exactly the origin that asks, as its `Origin` header has it: scheme, host and, if it is not the default, port.",
        )
    });
    found.into_iter().collect()
}

/// What is wrong with a value; `None` where an `Origin` header could say it, and for `*`.
pub(crate) fn fault(value: &[u8]) -> Option<&'static str> {
    if matches!(value, b"*" | b"null") {
        return None;
    }
    if value.is_empty() {
        return Some("is empty");
    }
    if value.iter().any(|byte| matches!(byte, b',' | b' ' | b'\t' | b';' | b'|')) {
        return Some("which is a list; only one origin may be named");
    }
    if value.iter().any(|byte| matches!(byte, b'"' | b'\'' | b'`')) {
        return Some("with quotes, which count");
    }
    if value.eq_ignore_ascii_case(b"null") {
        return Some("and `null` is written in lower case");
    }
    if value.contains(&b'*') {
        return Some("a pattern; `*` is no placeholder, it stands alone for everybody");
    }
    let Some((scheme, rest)) = split(value) else {
        return Some("which does not start with a scheme and `://`");
    };
    let end = rest.iter().position(|byte| matches!(byte, b'/' | b'?' | b'#' | b'\\'));
    let (authority, path) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, b""));
    if path == b"/" {
        return Some("with a slash at the end");
    }
    if path.starts_with(b"/") {
        return Some("with a path; an origin has none");
    }
    if !path.is_empty() {
        return Some("with something behind the host and port; an origin ends there");
    }
    if authority.is_empty() {
        return Some("which has no host");
    }
    if authority.contains(&b'@') {
        return Some("with a user name; an origin has none");
    }
    if value.iter().any(u8::is_ascii_uppercase) {
        return Some("with upper case; browsers write scheme and host in lower case");
    }
    if !value.is_ascii() {
        return Some("and browsers write such a host in its ASCII form, `xn--…`");
    }
    let port = authority.rsplit(|&byte| byte == b']').next().unwrap_or_default();
    let mut port = port.splitn(2, |&byte| byte == b':').skip(1);
    if let Some(port) = port.next()
        && (port.is_empty() || !port.iter().all(u8::is_ascii_digit))
    {
        return Some("with a colon that no port follows");
    }
    let default: &[u8] = match scheme {
        b"https" => b":443",
        b"http" => b":80",
        _ => return None,
    };
    authority
        .ends_with(default)
        .then_some("with the scheme's default port, which browsers leave out")
}

/// The scheme, and what follows `://`.
pub(super) fn split(value: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = value.windows(3).position(|three| three == b"://").filter(|&at| at > 0)?;
    let (scheme, rest) = value.split_at_checked(at)?;
    Some((scheme, rest.get(3..)?))
}
