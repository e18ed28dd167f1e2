//! What people paste.

use crate::answer::give;
use corsplain::text::Choices;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Reads pasted text (raw HTTP, a curl command, a call of `fetch()`, scenario JSON, HAR) into
/// `{scenario, assumptions, notes}`.
///
/// # Errors
/// None that text can cause; only what JavaScript itself refuses.
#[wasm_bindgen]
pub fn parse(text: &str) -> Result<JsValue, JsValue> {
    give(&corsplain::text::parse(text, Choices::default()))
}

/// Reads pasted console lines of any browser back into what they tell.
///
/// # Errors
/// None that text can cause; only what JavaScript itself refuses.
#[wasm_bindgen]
pub fn diagnose(text: &str) -> Result<JsValue, JsValue> {
    give(&corsplain::diagnose(text))
}
