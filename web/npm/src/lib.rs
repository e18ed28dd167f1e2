//! corsplain for JavaScript.
//!
//! Objects in, objects out, in the words of the scenario format; nothing is decided here.

use corsplain::fix::{Fix, NoFix};
use corsplain::grant::Grant;
use corsplain::policy::Said;
use corsplain::recipe::Server;
use corsplain::text::{Choices, parse as parse_text};
use corsplain::url::JsUrlParser;
use corsplain::{Engine, Exchange};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

/// What a browser does with an exchange `{page_origin, request, hops}`: `{outcome, type,
/// preflights, requests, next, readable_headers, origin_header, reason, at, error, console}`.
///
/// `engine` is `"fetch"` (the standard, if left out), `"chromium"`, `"firefox"` or `"webkit"`.
///
/// # Errors
/// Where the exchange is none, or the engine is not known.
#[wasm_bindgen]
pub fn check(exchange: JsValue, engine: Option<String>) -> Result<JsValue, JsError> {
    let exchange = read(exchange)?;
    give(&corsplain::explain(&exchange, known(engine)?).report())
}

/// The same, told to people: the verdict in a sentence, its cause, every step, what reached the
/// server, and which headers script can read.
///
/// # Errors
/// Where the exchange is none, or the engine is not known.
#[wasm_bindgen]
pub fn explain(exchange: JsValue, engine: Option<String>) -> Result<JsValue, JsError> {
    let exchange = read(exchange)?;
    give(&corsplain::account(&corsplain::explain(&exchange, known(engine)?)))
}

/// Every engine's answer side by side, and why they differ from the standard.
///
/// # Errors
/// Where the exchange is none.
#[wasm_bindgen]
pub fn compare(exchange: JsValue) -> Result<JsValue, JsError> {
    give(&corsplain::accounts(&read(exchange)?))
}

/// Reads pasted text (raw HTTP, a curl command, scenario JSON) into `{scenario, assumptions,
/// notes}`. It never fails: what was not understood is in the notes.
///
/// # Errors
/// None that text can cause; only what JavaScript itself refuses.
#[wasm_bindgen]
pub fn parse(text: &str) -> Result<JsValue, JsError> {
    give(&parse_text(text, Choices::default()))
}

/// Reads pasted console lines of any browser, current or old wording, back into what they tell:
/// page origin, URL, the reasons that print them, and what to paste next to be certain.
///
/// # Errors
/// None that text can cause; only what JavaScript itself refuses.
#[wasm_bindgen]
pub fn diagnose(text: &str) -> Result<JsValue, JsError> {
    give(&corsplain::diagnose(text))
}

/// The smallest sets of edits after which the page can read the answer, safe ones first; each was
/// checked again. `{fixes}`, or `{none}` with the reason why nothing helps.
///
/// # Errors
/// Where the exchange is none.
#[wasm_bindgen]
pub fn fixes(exchange: JsValue) -> Result<JsValue, JsError> {
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

/// The answers of the first URL read as a policy: who may do what, in one paragraph and one matrix.
///
/// # Errors
/// Where the exchange is none, or the engine is not known.
#[wasm_bindgen]
pub fn policy(exchange: JsValue, engine: Option<String>) -> Result<JsValue, JsError> {
    let exchange = read(exchange)?;
    give(&corsplain::policy::policy(Said::at(&exchange, 0), known(engine)?, &JsUrlParser))
}

/// Findings about the headers of an exchange, the gravest first; they decide nothing.
///
/// # Errors
/// Where the exchange is none.
#[wasm_bindgen]
pub fn advice(exchange: JsValue) -> Result<JsValue, JsError> {
    give(&corsplain::advice::advice(&read(exchange)?))
}

/// Likely causes that are not CORS, the likeliest first.
///
/// # Errors
/// Where the exchange is none, or the engine is not known.
#[wasm_bindgen]
pub fn outside(exchange: JsValue, engine: Option<String>) -> Result<JsValue, JsError> {
    let exchange = read(exchange)?;
    give(&corsplain::outside::outside(&corsplain::explain(&exchange, known(engine)?)))
}

/// The configuration of a server for a grant `{origins, methods, headers, exposed, credentials,
/// max_age}`: `{files, notes, proof}`.
///
/// # Errors
/// Where the grant is none, the server is not known, or it cannot be written down for this server.
#[wasm_bindgen]
pub fn recipe(server: &str, grant: JsValue) -> Result<JsValue, JsError> {
    let grant: Grant = serde_wasm_bindgen::from_value(grant)
        .map_err(|error| JsError::new(&format!("this is not a grant: {error}")))?;
    let known = Server::from_word(server).ok_or_else(|| {
        let names: Vec<_> = Server::ALL.iter().map(|server| server.word()).collect();
        JsError::new(&format!("`{server}` is not a server; known are {}", names.join(", ")))
    })?;
    give(
        &corsplain::recipe::recipe(known, &grant)
            .map_err(|error| JsError::new(&error.to_string()))?,
    )
}

fn read(exchange: JsValue) -> Result<Exchange, JsError> {
    let scenario = serde_wasm_bindgen::from_value(exchange)
        .map_err(|error| JsError::new(&format!("this is not an exchange: {error}")))?;
    Ok(Exchange::with_parser(scenario, &JsUrlParser)?)
}

fn known(engine: Option<String>) -> Result<Engine, JsError> {
    let Some(word) = engine else { return Ok(Engine::Fetch) };
    Engine::from_word(&word).ok_or_else(|| {
        let names: Vec<_> = Engine::ALL.iter().map(|engine| engine.word()).collect();
        JsError::new(&format!("`{word}` is not an engine; known are {}", names.join(", ")))
    })
}

fn give(value: &impl Serialize) -> Result<JsValue, JsError> {
    // `None` as null and maps as objects, so that an answer survives JSON.stringify.
    Ok(value.serialize(&Serializer::json_compatible())?)
}
