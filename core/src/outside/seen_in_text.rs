//! What only text tells: a line of the console, a row of the network panel.

use super::{Kind, Outside, found};
use alloc::format;
use alloc::vec::Vec;

/// Every likely cause outside of CORS that pasted text names, once each.
///
/// ```
/// use corsplain::outside::outside_in_text;
/// let text = "GET https://ads.example/x net::ERR_BLOCKED_BY_CLIENT";
/// assert_eq!(outside_in_text(text)[0].code, "blocked-by-client");
/// assert!(outside_in_text("net::ERR_FAILED").is_empty());
/// ```
#[must_use]
pub fn outside_in_text(text: &str) -> Vec<Outside> {
    let mut seen: Vec<Outside> = Vec::new();
    for (word, kind) in WORDS {
        if !contains(text, word) || seen.iter().any(|one| one.code == kind.entry().0) {
            continue;
        }
        seen.extend(found(*kind, format!("The text says `{word}`.")));
    }
    seen
}

/// Without regard to upper and lower case; a name in capitals only as a whole.
fn contains(text: &str, word: &str) -> bool {
    let continues = |byte: u8| byte.is_ascii_uppercase() || byte == b'_';
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let is_name = word.iter().all(|&byte| continues(byte));
    text.windows(word.len()).enumerate().any(|(at, window)| {
        let next = text.get(at + word.len()).copied().unwrap_or_default();
        window.eq_ignore_ascii_case(word) && !(is_name && continues(next))
    })
}

/// As Chromium, Firefox and Safari write them.
const WORDS: &[(&str, Kind)] = &[
    ("ERR_BLOCKED_BY_CLIENT", Kind::BlockedByClient),
    ("blocked by content blocker", Kind::BlockedByClient),
    ("because its URL matched tracker", Kind::BlockedByClient),
    ("from ServiceWorker", Kind::ServiceWorker),
    ("from service worker", Kind::ServiceWorker),
    ("ERR_BLOCKED_BY_ORB", Kind::OpaqueResponseBlocking),
    ("OpaqueResponseBlocking", Kind::OpaqueResponseBlocking),
    ("ERR_BLOCKED_BY_RESPONSE.NotSameOrigin", Kind::ResourcePolicy),
    ("ERR_BLOCKED_BY_RESPONSE.NotSameSite", Kind::ResourcePolicy),
    ("ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS", Kind::LocalNetworkAccess),
    ("was denied for this request to access the", Kind::LocalNetworkAccess),
    ("ERR_CONNECTION_REFUSED", Kind::NetworkFailure),
    ("ERR_CONNECTION_RESET", Kind::NetworkFailure),
    ("ERR_CONNECTION_TIMED_OUT", Kind::NetworkFailure),
    ("ERR_NAME_NOT_RESOLVED", Kind::NetworkFailure),
    ("ERR_INTERNET_DISCONNECTED", Kind::NetworkFailure),
    ("ERR_EMPTY_RESPONSE", Kind::NetworkFailure),
    ("ERR_SSL_PROTOCOL_ERROR", Kind::NetworkFailure),
    ("ERR_CERT_AUTHORITY_INVALID", Kind::NetworkFailure),
    ("ERR_CERT_COMMON_NAME_INVALID", Kind::NetworkFailure),
    ("ERR_CERT_DATE_INVALID", Kind::NetworkFailure),
    ("NS_ERROR_CONNECTION_REFUSED", Kind::NetworkFailure),
    ("NS_ERROR_UNKNOWN_HOST", Kind::NetworkFailure),
    ("Could not connect to the server", Kind::NetworkFailure),
    ("A server with the specified hostname could not be found", Kind::NetworkFailure),
    ("The certificate for this server is invalid", Kind::NetworkFailure),
];
