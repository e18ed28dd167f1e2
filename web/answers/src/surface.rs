//! What JavaScript calls: JSON in, JSON out.

use wasm_bindgen::prelude::*;

/// Answers a question: JSON of `Ask` in, JSON of `Told` out.
///
/// # Errors
///
/// Where the question is none.
#[wasm_bindgen]
pub fn tell(ask: &str) -> Result<String, String> {
    crate::tell_json(ask).map_err(|error| error.to_string())
}
