//! The answer in the scenario format's words: what the conformance door and the package give back.

use crate::engine::Engine;
use crate::verdict::{At, Outcome, ResponseType};
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

/// One evaluated exchange, as plain data.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Report {
    /// Whose rules were applied.
    pub engine: Engine,
    /// What the script gets.
    pub outcome: Outcome,
    /// The type of the response that it gets, if it gets one.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub response_type: Option<ResponseType>,
    /// For each URL that was reached: was a preflight sent.
    pub preflights: Vec<bool>,
    /// Every request that was sent, in order, those without an answer left out.
    pub requests: Vec<SentRequest>,
    /// The request that would go out next, where its answer was not given.
    pub next: Option<SentRequest>,
    /// The names of the response headers that script can read, lower case, sorted.
    pub readable_headers: Option<Vec<String>>,
    /// The `Origin` of the request itself on each URL where one was sent.
    pub origin_header: Vec<Option<String>>,
    /// The code of the reason, if the exchange was blocked.
    pub reason: Option<&'static str>,
    /// Where it was blocked.
    pub at: Option<At>,
    /// What this engine itself calls the failure; `None` where it has no name for it.
    pub error: Option<&'static str>,
    /// What this engine prints on its console, line by line.
    pub console: Vec<String>,
}

/// A step that was taken, without the words about it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct StepReport {
    /// Its name, for example `OriginMatches`: that of [`crate::spec::Rule`].
    pub rule: &'static str,
    /// The anchor of its algorithm in the standard; with its whole address where that is another
    /// standard than Fetch.
    pub anchor: &'static str,
    /// Its number there; empty where the algorithm has no numbers.
    pub number: &'static str,
    /// Where in the exchange it was taken.
    pub at: At,
    /// Whether it holds.
    pub holds: bool,
    /// What it looked at, as text; `None` where there was nothing.
    pub saw: Option<String>,
    /// What that was held against; `None` where that cannot be said in one value.
    pub needed: Option<String>,
}

/// A request as it goes over the wire, with the headers that CORS is about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct SentRequest {
    /// The method.
    pub method: String,
    /// The URL without its fragment.
    pub url: String,
    /// `Origin` and `Access-Control-Request-*`, in the order in which they are appended.
    pub headers: Vec<(&'static str, String)>,
    /// Whether cookies and other credentials go along.
    pub credentials: bool,
}
