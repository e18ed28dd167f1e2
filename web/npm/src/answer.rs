//! What is given back.

use corsplain::report::{Report, SentRequest, StepReport};
use corsplain::{At, Engine, Explanation, Outcome, ResponseType};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::JsValue;

/// `None` as null and maps as objects, so that an answer survives `JSON.stringify`.
pub(crate) fn give(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

/// An explanation's verdict in the words of the conformance door.
pub(crate) fn decided(explanation: &Explanation<'_>) -> Result<JsValue, JsValue> {
    give(&Decided::from(report(explanation)))
}

/// The same with its steps, and in the full module with the words.
pub(crate) fn explained(explanation: &Explanation<'_>) -> Result<JsValue, JsValue> {
    give(&Explained {
        decided: report(explanation).into(),
        steps: explanation.steps.iter().map(|step| step.to_report()).collect(),
        #[cfg(feature = "full")]
        account: corsplain::account(explanation),
    })
}

#[cfg(feature = "full")]
fn report(explanation: &Explanation<'_>) -> Report {
    explanation.report()
}

#[cfg(not(feature = "full"))]
fn report(explanation: &Explanation<'_>) -> Report {
    explanation.decision()
}

#[derive(Serialize)]
struct Explained {
    decided: Decided,
    steps: Vec<StepReport>,
    #[cfg(feature = "full")]
    account: corsplain::account::Account,
}

/// The report; only the full module has the wordings of consoles.
#[derive(Serialize)]
struct Decided {
    engine: Engine,
    outcome: Outcome,
    r#type: Option<ResponseType>,
    preflights: Vec<bool>,
    requests: Vec<SentRequest>,
    next: Option<SentRequest>,
    readable_headers: Option<Vec<String>>,
    origin_header: Vec<Option<String>>,
    reason: Option<&'static str>,
    at: Option<At>,
    error: Option<&'static str>,
    #[cfg(feature = "full")]
    console: Vec<String>,
}

impl From<Report> for Decided {
    fn from(report: Report) -> Self {
        Self {
            engine: report.engine,
            outcome: report.outcome,
            r#type: report.response_type,
            preflights: report.preflights,
            requests: report.requests,
            next: report.next,
            readable_headers: report.readable_headers,
            origin_header: report.origin_header,
            reason: report.reason,
            at: report.at,
            error: report.error,
            #[cfg(feature = "full")]
            console: report.console,
        }
    }
}
