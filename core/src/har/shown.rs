//! What is shown to others.

use crate::text::redact_text;
use alloc::string::String;

/// A URL, or a sentence with URLs in it, as exports show it: with stand-ins for its secrets.
pub(super) fn shown(text: &str) -> String {
    redact_text(text).0
}
