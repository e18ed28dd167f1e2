//! The verdict, and the way to it.

use crate::answer::{decided, explained};
use crate::exchange::{JsExchange, engine, read};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What a browser does with an exchange.
///
/// # Errors
/// Where the page's origin is none, or the engine is not known.
#[wasm_bindgen]
pub fn check(exchange: &JsExchange, engine_word: &str) -> Result<JsValue, JsValue> {
    decided(&corsplain::explain(&read(exchange)?, engine(engine_word)?))
}

/// The same as `{decided, steps}`, and in the full module `account`: the words.
///
/// # Errors
/// Where the page's origin is none, or the engine is not known.
#[wasm_bindgen]
pub fn explain(exchange: &JsExchange, engine_word: &str) -> Result<JsValue, JsValue> {
    explained(&corsplain::explain(&read(exchange)?, engine(engine_word)?))
}
