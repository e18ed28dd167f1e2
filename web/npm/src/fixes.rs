//! The smallest changes that help.

use crate::answer::give;
use crate::exchange::{JsExchange, read};
use corsplain::fix::{Fix, NoFix};
use corsplain::url::JsUrlParser;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The smallest sets of edits after which the page can read the answer, safe ones first; each was
/// checked again. `{fixes}`, or `{none}` with the reason why nothing helps.
///
/// # Errors
/// Where the page's origin is none.
#[wasm_bindgen]
pub fn fixes(exchange: &JsExchange) -> Result<JsValue, JsValue> {
    match corsplain::fix::fixes(&read(exchange)?, &JsUrlParser) {
        Ok(fixes) => give(&Fixes { fixes: Some(fixes), none: None }),
        Err(none) => give(&Fixes { fixes: None, none: Some(none) }),
    }
}

#[derive(Serialize)]
struct Fixes {
    fixes: Option<Vec<Fix>>,
    none: Option<NoFix>,
}
