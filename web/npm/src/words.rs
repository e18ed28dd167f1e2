//! Every engine side by side, in words.

use crate::answer::give;
use crate::exchange::{JsExchange, read};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Every engine's answer, and why they differ from the standard.
///
/// # Errors
/// Where the page's origin is none.
#[wasm_bindgen]
pub fn compare(exchange: &JsExchange) -> Result<JsValue, JsValue> {
    give(&corsplain::accounts(&read(exchange)?))
}
