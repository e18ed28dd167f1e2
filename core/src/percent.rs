//! <https://url.spec.whatwg.org/#percent-encoded-bytes>

use alloc::format;
use alloc::string::String;

/// A text in which letters, digits and the signs that are `kept` stand as they are, and all other
/// bytes as `%` and two digits.
///
/// ```
/// assert_eq!(corsplain::percent_encoded("a b/\u{e9}", b"/"), "a%20b/%C3%A9");
/// ```
#[must_use]
pub fn percent_encoded(text: &str, kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
