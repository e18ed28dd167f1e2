//! Exchanges in Markdown.

use crate::answer::give;
use crate::exchange::{JsExchange, read as ready};
use corsplain::scenario::Scenario;
use corsplain::text::{self, Assumption, Example, Fence, Note};
use corsplain::url::JsUrlParser;
use corsplain::{Engine, Exchange};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Every fence of a Markdown text whose language is `cors`.
///
/// # Errors
/// None that text can cause; only what JavaScript itself refuses.
#[wasm_bindgen]
pub fn fences(markdown: &str) -> Result<JsValue, JsValue> {
    let read = |fence: Fence<'_>| Some(Told::of(&fence, text::parse_fence(fence)?));
    give(&text::fences(markdown).filter_map(read).collect::<Vec<_>>())
}

/// One fence, by what stands behind its opening backticks and between them; nothing where its language
/// is not `cors`.
///
/// # Errors
/// None that text can cause; only what JavaScript itself refuses.
#[wasm_bindgen]
pub fn fence(info: &str, body: &str) -> Result<JsValue, JsValue> {
    let fence = Fence { info: info.trim(), body, line: 1 };
    text::parse_fence(fence).map_or(Ok(JsValue::NULL), |example| give(&Told::of(&fence, example)))
}

/// An exchange as a fence.
///
/// # Errors
/// Where the page's origin is none.
#[wasm_bindgen(js_name = writeFence)]
pub fn write_fence(exchange: &JsExchange) -> Result<String, JsValue> {
    Ok(text::write_fence(ready(exchange)?.scenario()))
}

/// A fence, and what there is to say of it.
#[derive(Serialize)]
struct Told {
    info: String,
    line: usize,
    /// How many lines stand between the backticks.
    lines: usize,
    source: String,
    scenario: Scenario,
    engine: Option<Engine>,
    editable: bool,
    assumptions: Vec<Assumption>,
    notes: Vec<Note>,
    /// What stands there,
    told: Option<String>,
    /// and what should; none where there is no exchange.
    verdict: Option<String>,
    faults: Vec<String>,
}

impl Told {
    fn of(fence: &Fence<'_>, example: Example) -> Self {
        let exchange = Exchange::with_parser(example.parsed.scenario.clone(), &JsUrlParser);
        let (verdict, faults) = match &exchange {
            Ok(exchange) => (
                Some(text::fence_verdict(exchange, example.engine)),
                text::fence_faults(&example, exchange),
            ),
            Err(error) => (None, vec![error.to_string()]),
        };
        Self {
            info: fence.info.to_owned(),
            line: fence.line,
            lines: if fence.body.is_empty() { 0 } else { fence.body.split('\n').count() },
            source: text::fence_source(fence).to_owned(),
            scenario: example.parsed.scenario,
            engine: example.engine,
            editable: example.is_editable,
            assumptions: example.parsed.assumptions,
            notes: example.parsed.notes,
            told: example.told.map(|told| told.replace('\r', "")),
            verdict,
            faults,
        }
    }
}
