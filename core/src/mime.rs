//! MIME types, parsed as <https://mimesniff.spec.whatwg.org/#parse-a-mime-type> says.

use alloc::format;
use alloc::string::String;
use data_url::mime::Mime;

/// The essence (`type/subtype`, lower case) of a header value, `None` where parsing fails.
/// <https://mimesniff.spec.whatwg.org/#mime-type-essence>
#[must_use]
pub fn essence(value: &[u8]) -> Option<String> {
    // Isomorphic decoding: one byte, one code point.
    let text: String = value.iter().copied().map(char::from).collect();
    let mime: Mime = text.parse().ok()?;
    Some(format!("{}/{}", mime.type_, mime.subtype))
}
