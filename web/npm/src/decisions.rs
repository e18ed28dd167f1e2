//! The decisions by themselves, for authors of mocks and emulators.

use crate::exchange::{JsExchange, engine, fields, known, read, refuse};
use corsplain::header::normalize_value;
use corsplain::scenario::Credentials;
use corsplain::{ResponseType, is_cors_safelisted_request_header_by};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Whether a preflight goes out before the request itself goes to its first URL.
///
/// # Errors
/// Where the page's origin is none, or the engine is not known.
#[wasm_bindgen]
pub fn needs_preflight(exchange: &JsExchange, engine_word: &str) -> Result<bool, JsValue> {
    Ok(corsplain::needs_preflight(&read(exchange)?, engine(engine_word)?))
}

/// Whether a request header may go out without a preflight.
///
/// # Errors
/// Where a string does not fit into bytes, or the engine is not known.
#[wasm_bindgen]
pub fn is_cors_safelisted_request_header(
    name: &str,
    value: &str,
    engine_word: &str,
) -> Result<bool, JsValue> {
    let (name, value) = (bytes("name", name)?, bytes("value", value)?);
    let value = normalize_value(&value);
    Ok(is_cors_safelisted_request_header_by(engine(engine_word)?, &name, value))
}

/// Those of a response's headers that script can read; lists laid flat.
///
/// # Errors
/// Where the type or the credentials mode is not known.
#[wasm_bindgen]
pub fn filter_response_headers(
    headers: Vec<String>,
    kind: &str,
    credentials: &str,
) -> Result<Vec<String>, JsValue> {
    let kind = known("options.type", kind, ResponseType::from_word)?;
    let credentials = known("options.credentials", credentials, Credentials::from_word)?;
    let readable = corsplain::filter_response_headers(&fields(headers), kind, credentials);
    Ok(readable.into_iter().flat_map(|(name, value)| [name, value]).collect())
}

fn bytes(path: &str, text: &str) -> Result<Vec<u8>, JsValue> {
    text.chars()
        .map(|point| u8::try_from(point).ok())
        .collect::<Option<_>>()
        .ok_or_else(|| refuse(path, "expected a byte string, got a character above U+00FF"))
}
