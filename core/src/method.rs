//! Methods: what is one, which are forbidden, which are safe enough to go out unasked.

use crate::header::is_token;

/// <https://fetch.spec.whatwg.org/#concept-method>
#[must_use]
pub fn is_method(method: &[u8]) -> bool {
    is_token(method)
}

/// <https://fetch.spec.whatwg.org/#cors-safelisted-method>
///
/// Compared exactly: the method was normalized before.
#[must_use]
pub fn is_cors_safelisted_method(method: &[u8]) -> bool {
    matches!(method, b"GET" | b"HEAD" | b"POST")
}

/// <https://fetch.spec.whatwg.org/#forbidden-method>
#[must_use]
pub fn is_forbidden_method(method: &[u8]) -> bool {
    matches_any(method, &["CONNECT", "TRACE", "TRACK"]).is_some()
}

/// <https://fetch.spec.whatwg.org/#concept-method-normalize>
///
/// Only these six are put into upper case; `patch` stays `patch`, and servers do not know it.
#[must_use]
pub fn normalize(method: &[u8]) -> &[u8] {
    matches_any(method, &["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"])
        .map_or(method, str::as_bytes)
}

fn matches_any(method: &[u8], names: &[&'static str]) -> Option<&'static str> {
    names.iter().copied().find(|name| method.eq_ignore_ascii_case(name.as_bytes()))
}
