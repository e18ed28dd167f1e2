//! List headers, extended: what a server says already stays, what a request needs is added.

use crate::header::{HeaderList, NotAToken, extract_tokens, is_token};
use crate::sent::isomorphic_decode;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

/// Whether names that differ in case only are the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Matching {
    Exact,
    IgnoreCase,
}

/// Whether `*` stays in a list that is extended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Star {
    Kept,
    /// With credentials it means nothing, and should not look as if it did.
    Dropped,
}

/// The list of `names`, all lines of all of them, with what is needed added.
pub(super) fn extended<'a>(
    headers: &HeaderList,
    names: &[&str],
    needed: impl IntoIterator<Item = &'a [u8]>,
    matching: Matching,
    star: Star,
) -> String {
    let mut seen = BTreeSet::new();
    let mut listed: Vec<String> = Vec::new();
    let mut add = |token: &[u8]| {
        let key = match matching {
            Matching::Exact => token.to_vec(),
            Matching::IgnoreCase => token.to_ascii_lowercase(),
        };
        if !(token == b"*" && star == Star::Dropped) && seen.insert(key) {
            listed.push(isomorphic_decode(token));
        }
    };
    for value in names.iter().flat_map(|name| headers.values(name)) {
        for token in extract_tokens(value) {
            match token {
                Ok(token) => add(token),
                // A list written with other signs than commas is read as it was meant.
                Err(NotAToken(element)) => meant(element).for_each(&mut add),
            }
        }
    }
    needed.into_iter().for_each(add);
    listed.join(", ")
}

fn meant(element: &[u8]) -> impl Iterator<Item = &[u8]> {
    element
        .split(|byte| matches!(byte, b';' | b' ' | b'\t' | b'"' | b'[' | b']'))
        .filter(|token| is_token(token))
}

/// The value of `Vary` that says that the answer depends on `Origin`; `None` where it does already.
pub(super) fn vary_by_origin(headers: &HeaderList) -> Option<String> {
    let says_so = |token: &[u8]| token == b"*" || token.eq_ignore_ascii_case(b"origin");
    if headers.values("vary").flat_map(extract_tokens).flatten().any(says_so) {
        return None;
    }
    let needed = [&b"Origin"[..]];
    Some(extended(headers, &["vary"], needed, Matching::IgnoreCase, Star::Kept))
}

/// How people misspell a header, in lower case.
pub(super) fn misspellings(name: &str) -> &'static [&'static str] {
    match name {
        "Access-Control-Allow-Origin" => {
            &["access-control-allow-origins", "allow-origin", "access-control-origin"]
        }
        "Access-Control-Allow-Methods" => &[
            "access-control-allow-method",
            "access-control-request-method",
            "access-control-request-methods",
            "access-control-methods",
        ],
        "Access-Control-Allow-Headers" => &[
            "access-control-allow-header",
            "access-control-request-header",
            "access-control-request-headers",
            "access-control-headers",
        ],
        "Access-Control-Allow-Credentials" => {
            &["access-control-allow-credential", "access-control-credentials"]
        }
        "Access-Control-Expose-Headers" => {
            &["access-control-expose-header", "access-control-exposed-headers"]
        }
        _ => &[],
    }
}
