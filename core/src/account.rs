//! The explanation put into words: owned text for a page, a terminal or a package.
//!
//! Nothing here decides; every sentence is made from a verdict and steps that are already known.

use crate::engine::Engine;
use crate::verdict::{At, Outcome};
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

/// Everything that is told about one exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Account {
    /// What the script gets.
    pub outcome: Outcome,
    /// The verdict in one sentence.
    pub sentence: String,
    /// Did the other side agree to this conversation? Yes, no, or why the question was not asked.
    pub agreement: String,
    /// What reached a server and what did not.
    pub reached: String,
    /// Why it was blocked, if it was.
    pub cause: Option<Cause>,
    /// Every step taken, in order.
    pub steps: Vec<StepAccount>,
    /// Every request that went out, in order.
    pub sent: Vec<SentAccount>,
    /// The request that would go out next, where its answer was not given.
    pub next: Option<SentAccount>,
    /// The last answer's headers: which of them script can read, and why; empty where script gets
    /// no response.
    pub headers: Vec<HeaderAccount>,
}

/// One engine's verdict beside the others.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct EngineAccount {
    /// Whose rules.
    pub engine: Engine,
    /// Its name for people.
    pub name: &'static str,
    /// Everything that is told about the exchange under its rules.
    pub account: Account,
    /// What the engine itself calls the failure; `None` where it has no name for it.
    pub error: Option<&'static str>,
    /// What the engine prints on its console, line by line.
    pub console: Vec<String>,
    /// Why it differs from the standard, a sentence each; empty where it does not.
    pub departures: Vec<&'static str>,
    /// In which versions of its browser those were observed, for example `Chromium 156`; each once.
    pub observed_in: Vec<String>,
}

/// Why an exchange was blocked, with the values of this exchange, in whole sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Cause {
    /// The reason's name, for example `AllowOriginMissing`.
    pub name: &'static str,
    /// Its code in kebab-case, for example `allow-origin-missing`.
    pub code: &'static str,
    /// What is wrong, in plain words: a headline.
    pub title: &'static str,
    /// What happened.
    pub text: String,
    /// What else this exchange shows about it, a sentence or two each, the most telling first:
    /// which near miss it is, what the status says, which layer was forgotten.
    pub hints: Vec<String>,
    /// Why the rule exists, and whom it protects.
    pub why: String,
    /// Where: the URL's number and the part of the conversation.
    pub at: At,
    /// Who can change something, for example `the server or the page`.
    pub who: String,
    /// Who can change what, the likeliest first.
    pub changes: Vec<Change>,
    /// The value that failed, as text; `None` where there was none.
    pub saw: Option<String>,
    /// What it was held against; `None` where that cannot be said in one value.
    pub needed: Option<String>,
}

/// What one party can change.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Change {
    /// Who, for example `the server`.
    pub who: &'static str,
    /// What, in whole sentences.
    pub text: String,
}

/// One step of the standard, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct StepAccount {
    /// Where in the exchange the step was taken.
    pub at: At,
    /// The algorithm's name in the standard, for example `CORS check`.
    pub algorithm: &'static str,
    /// The step's number there, for example `4`; empty where the algorithm has no numbers.
    pub number: &'static str,
    /// A link to the algorithm in the standard.
    pub link: String,
    /// How the step came out.
    pub result: StepResult,
    /// What the step does, in one short line.
    pub title: &'static str,
    /// What was compared with what, in whole sentences.
    pub text: String,
}

/// How a step came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "lowercase"))]
pub enum StepResult {
    /// Nothing to object.
    Passes,
    /// This step blocked the exchange.
    Blocks,
    /// It chose a way or set a value.
    Decides,
}

/// A request that went out, or would.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct SentAccount {
    /// Which URL, and whether this is the preflight or the request itself.
    pub at: At,
    /// The method.
    pub method: String,
    /// The URL without its fragment.
    pub url: String,
    /// The origin of that URL: whom it goes to.
    pub server: String,
    /// The headers that CORS is about, and those that the script set.
    pub headers: Vec<(String, String)>,
    /// Whether cookies and other credentials go along.
    pub credentials: bool,
    /// The status of its answer, 0 where none came; `None` for a request that waits for one.
    pub status: Option<u16>,
    /// Those headers of its answer that a browser looks at here: what it permits, and where a
    /// redirect leads.
    pub answer: Vec<(String, String)>,
}

/// A header of the last answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct HeaderAccount {
    /// The name as received.
    pub name: String,
    /// The value as received.
    pub value: String,
    /// Whether script can read it.
    pub readable: bool,
    /// Why.
    pub why: &'static str,
    /// The header line of the answer that would let script read it; `None` where script can, and
    /// where nothing would.
    pub shown_by: Option<String>,
}
