//! Findings: what a careful reader would say about these headers. They decide nothing; a verdict
//! is the same with and without them.
//!
//! One file each; the code of a finding is its file's name in kebab-case, and public API. The model
//! is the validation of configurations in <https://github.com/jub0bs/cors>.

mod allow_credentials_false;
mod allow_credentials_not_true;
mod allow_methods_not_upper_case;
mod allow_origin_malformed;
mod allow_origin_on_preflight_only;
mod answers_differ_by_origin;
mod authorization_under_wildcard;
mod cors_headers_on_request;
mod credentials_with_wildcard;
mod expose_headers_on_preflight;
mod header_name_misspelt;
mod header_repeated;
mod insecure_origin_allowed;
mod list_not_tokens;
mod max_age_beyond_limits;
mod max_age_unreadable;
mod names_without_effect;
mod null_allowed;
mod origin_matched_loosely;
mod origin_reflected;
mod preflight_headers_on_answer;
mod private_network_headers;
mod probe_origin_allowed;
mod public_suffix_allowed;
mod request_headers_on_answer;
mod vary_origin_missing;
mod wildcard_list_with_credentials;
mod wildcard_on_private;

use crate::exchange::Exchange;
use crate::policy::list;
use crate::seen::{Seen, View};
use crate::values::show;
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

pub use crate::seen::Evidence;
pub(crate) use allow_origin_malformed::fault;

/// Something that a careful reader would say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Finding {
    /// Its code in kebab-case, for example `null-allowed`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The header lines that it is about.
    pub evidence: Vec<Evidence>,
    /// What was seen, and what it means.
    pub explanation: String,
    /// What to do about it, and who.
    pub remedy: String,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "lowercase"))]
pub enum Severity {
    /// Others may get at what belongs to a user.
    High,
    /// Something will not work, or works for more than was meant.
    Medium,
    /// A trap for later.
    Low,
    /// Without effect, and good to know.
    Info,
}

impl Severity {
    /// In one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::Info => "info",
        }
    }
}

/// What one exchange shows, the gravest first.
///
/// ```
/// use corsplain::{Exchange, advice::{Severity, advice}};
/// # use corsplain::scenario::{Hop, Request, Response, Scenario};
/// # let headers = vec![("Access-Control-Allow-Origin".into(), "null".into())];
/// # let scenario = Scenario {
/// #     page_origin: "https://app.example".into(),
/// #     request: Request { url: "https://api.example/".into(), ..Request::default() },
/// #     hops: vec![Hop { preflight: None, response: Some(Response { status: 200, headers }) }],
/// #     ..Scenario::default()
/// # };
/// let exchange = Exchange::new(scenario)?;
/// let finding = &advice(&exchange)[0];
/// assert_eq!((finding.code, finding.severity), ("null-allowed", Severity::Medium));
/// assert_eq!(finding.evidence[0].value, "null");
/// # Ok::<(), corsplain::ScenarioError>(())
/// ```
#[must_use]
pub fn advice(exchange: &Exchange) -> Vec<Finding> {
    let view = View::new(0, exchange);
    let mut findings = Vec::new();
    for advice in ALL {
        match advice.look {
            Look::Answer(look) => {
                let found = view.answers.iter().flat_map(look);
                found.for_each(|found| add(&mut findings, advice.code, found));
            }
            Look::Exchange(look) => {
                look(&view).into_iter().for_each(|found| add(&mut findings, advice.code, found));
            }
            Look::Several(_) => {}
        }
    }
    sorted(findings)
}

/// What only several exchanges with a server show, asked by different origins.
#[must_use]
pub fn advice_over(exchanges: &[Exchange]) -> Vec<Finding> {
    let views: Vec<View<'_>> = exchanges
        .iter()
        .enumerate()
        .map(|(number, exchange)| View::new(number, exchange))
        .collect();
    let mut findings = Vec::new();
    for advice in ALL {
        if let Look::Several(look) = advice.look {
            look(&views).into_iter().for_each(|found| add(&mut findings, advice.code, found));
        }
    }
    sorted(findings)
}

/// The code of every finding, in alphabetical order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|advice| advice.code)
}

/// Preflight and answer often say the same: that is one finding.
fn add(findings: &mut Vec<Finding>, code: &'static str, found: Found) {
    let Found { severity, evidence, explanation, remedy } = found;
    let is_same = |one: &&mut Finding| {
        (one.code, one.severity, &one.explanation) == (code, severity, &explanation)
    };
    match findings.iter_mut().find(is_same) {
        Some(one) => one.evidence.extend(evidence),
        None => findings.push(Finding { code, severity, evidence, explanation, remedy }),
    }
}

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// One file of advice.
struct Advice {
    code: &'static str,
    look: Look,
}

/// At what it looks.
enum Look {
    /// At each answer alone.
    Answer(fn(&Seen<'_>) -> Vec<Found>),
    /// At one exchange.
    Exchange(fn(&View<'_>) -> Vec<Found>),
    /// At several exchanges.
    Several(fn(&[View<'_>]) -> Vec<Found>),
}

/// A finding whose code is known by where it was found.
struct Found {
    severity: Severity,
    evidence: Vec<Evidence>,
    explanation: String,
    remedy: String,
}

impl Found {
    fn new(
        severity: Severity,
        evidence: Vec<Evidence>,
        explanation: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { severity, evidence, explanation: explanation.into(), remedy: remedy.into() }
    }
}

/// Names in words.
fn listed(names: &[&[u8]]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| alloc::format!("`{}`", show(name))).collect();
    list(&quoted)
}

/// How many lines of evidence, and how many names in a sentence.
pub(crate) const SHOWN: usize = 8;

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
pub(crate) const ALLOW_CREDENTIALS: &str = "Access-Control-Allow-Credentials";
const ALLOW_METHODS: &str = "Access-Control-Allow-Methods";
const ALLOW_HEADERS: &str = "Access-Control-Allow-Headers";
const EXPOSE_HEADERS: &str = "Access-Control-Expose-Headers";
const MAX_AGE: &str = "Access-Control-Max-Age";

/// What only answers say.
const ANSWER_HEADERS: [&str; 6] =
    [ALLOW_ORIGIN, ALLOW_CREDENTIALS, ALLOW_METHODS, ALLOW_HEADERS, EXPOSE_HEADERS, MAX_AGE];

/// What only requests say.
const REQUEST_HEADERS: [&str; 3] =
    ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"];

const ALL: &[Advice] = &[
    allow_credentials_false::ADVICE,
    allow_credentials_not_true::ADVICE,
    allow_methods_not_upper_case::ADVICE,
    allow_origin_malformed::ADVICE,
    allow_origin_on_preflight_only::ADVICE,
    answers_differ_by_origin::ADVICE,
    authorization_under_wildcard::ADVICE,
    cors_headers_on_request::ADVICE,
    credentials_with_wildcard::ADVICE,
    expose_headers_on_preflight::ADVICE,
    header_name_misspelt::ADVICE,
    header_repeated::ADVICE,
    insecure_origin_allowed::ADVICE,
    list_not_tokens::ADVICE,
    max_age_beyond_limits::ADVICE,
    max_age_unreadable::ADVICE,
    names_without_effect::ADVICE,
    null_allowed::ADVICE,
    origin_matched_loosely::ADVICE,
    origin_reflected::ADVICE,
    preflight_headers_on_answer::ADVICE,
    private_network_headers::ADVICE,
    probe_origin_allowed::ADVICE,
    public_suffix_allowed::ADVICE,
    request_headers_on_answer::ADVICE,
    vary_origin_missing::ADVICE,
    wildcard_list_with_credentials::ADVICE,
    wildcard_on_private::ADVICE,
];
