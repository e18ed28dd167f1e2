//! A named origin without `Vary: Origin`.
//! <https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches>

use super::{ALLOW_ORIGIN, Advice, Found, Look, Seen, Severity};
use crate::method::normalize;
use crate::values::show;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice = Advice { code: "vary-origin-missing", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let value = seen.only(ALLOW_ORIGIN).filter(|value| *value != b"*");
    let value = value.filter(|_| !seen.is_preflight() && is_cacheable(seen) && !varies(seen));
    // No cache keeps what is not asked for.
    let value = value.filter(|_| seen.reached);
    // Another origin than the one that asks is said to everybody, unless a cache says it.
    let cached = CACHES.iter().any(|name| seen.has(name));
    let value = value.filter(|value| cached || seen.asked_by.is_none_or(|asked| asked == *value));
    let found = value.map(|value| {
        Found::new(
            Severity::Low,
            seen.evidence(&[ALLOW_ORIGIN, "Vary"]),
            format!(
                "`Access-Control-Allow-Origin` names `{}`, and `Vary` does not name `Origin`. Unless the server says this to everybody, a cache may give the answer to another origin, which the browser then blocks.",
                show(value)
            ),
            "The server adds `Vary: Origin` to every answer of this URL, if what it says depends on who asks.",
        )
    });
    found.into_iter().collect()
}

/// Whether a cache may keep it: caches keep what `GET` and `HEAD` bring.
pub(super) fn is_cacheable(seen: &Seen<'_>) -> bool {
    matches!(normalize(seen.method.as_bytes()), b"GET" | b"HEAD")
        && !seen.lists("Cache-Control", "no-store")
}

/// Whether it says that it depends on the origin, or on more than can be said.
pub(super) fn varies(seen: &Seen<'_>) -> bool {
    seen.lists("Vary", "origin") || seen.lists("Vary", "*")
}

const CACHES: [&str; 4] = ["Age", "X-Cache", "CF-Cache-Status", "X-Cache-Hits"];
