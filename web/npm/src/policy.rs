//! What a server's answers say of everybody.

use crate::answer::give;
use crate::exchange::{JsResponse, engine, response};
use corsplain::policy::Said;
use corsplain::url::JsUrlParser;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Answers read as a policy: who may do what, in one paragraph and one matrix.
///
/// # Errors
/// Where the engine is not known.
#[wasm_bindgen]
pub fn policy(
    answer: JsResponse,
    preflight: Option<JsResponse>,
    asked_by: Option<String>,
    engine_word: &str,
) -> Result<JsValue, JsValue> {
    let (answer, preflight) = (response(answer), preflight.map(response));
    let said = Said {
        response: Some(&answer),
        preflight: preflight.as_ref(),
        asked_by: asked_by.as_deref(),
        method: None,
    };
    give(&corsplain::policy::policy(said, engine(engine_word)?, &JsUrlParser))
}
