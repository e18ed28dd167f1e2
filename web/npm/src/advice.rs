//! What a careful reader would say besides.

use crate::answer::give;
use crate::exchange::{JsExchange, engine, read};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Findings about the headers of an exchange, the gravest first; they decide nothing.
///
/// # Errors
/// Where the page's origin is none.
#[wasm_bindgen]
pub fn advice(exchange: &JsExchange) -> Result<JsValue, JsValue> {
    give(&corsplain::advice::advice(&read(exchange)?))
}

/// Likely causes that are not CORS, the likeliest first.
///
/// # Errors
/// Where the page's origin is none, or the engine is not known.
#[wasm_bindgen]
pub fn outside(exchange: &JsExchange, engine_word: &str) -> Result<JsValue, JsValue> {
    let exchange = read(exchange)?;
    give(&corsplain::outside::outside(&corsplain::explain(&exchange, engine(engine_word)?)))
}
