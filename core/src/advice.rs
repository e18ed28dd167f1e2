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

use crate::engine::Engine;
use crate::exchange::{Answer, Exchange};
use crate::explain::explain;
use crate::header::Lines;
use crate::policy::list;
use crate::render::show;
use crate::scenario::{Credentials, Mode};
use crate::url::Url;
use crate::verdict::{At, Leg};
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

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

/// A header line that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Evidence {
    /// Which of the exchanges that were given, from 0.
    pub exchange: usize,
    /// Where in it; `request` stands for what the script set.
    pub at: At,
    /// The name as it was written.
    pub name: String,
    /// The value; of a cookie its name only.
    pub value: String,
}

/// What one exchange shows, the gravest first.
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

/// One exchange, laid out.
struct View<'a> {
    number: usize,
    exchange: &'a Exchange,
    answers: Vec<Seen<'a>>,
}

/// One answer and what asked for it.
#[derive(Clone, Copy)]
struct Seen<'a> {
    exchange: usize,
    at: At,
    answer: &'a Answer,
    url: Option<&'a Url>,
    method: &'a str,
    /// The `Origin` header of the request, where there was one.
    asked_by: Option<&'a [u8]>,
    /// Whether another origin than the page's has to agree, here or before.
    crosses: bool,
    credentials: Credentials,
}

impl<'a> View<'a> {
    fn new(number: usize, exchange: &'a Exchange) -> Self {
        let sent = explain(exchange, Engine::Fetch).sent;
        let request = exchange.request();
        let page = exchange.page_origin();
        let (mut answers, mut crosses) = (Vec::new(), false);
        for hop in 0..=MOST_REDIRECTS {
            let (url, credentials) = (exchange.url_at(hop), request.credentials);
            crosses |= url.is_some_and(|url| !url.origin().is_same_origin(page));
            let both = [
                (Leg::Preflight, exchange.preflight_at(hop)),
                (Leg::Response, exchange.response_at(hop)),
            ];
            for (leg, answer) in both {
                let (Some(answer), at) = (answer, At { hop, leg }) else { continue };
                // What was not reached would have been asked for by the page, if at the first URL.
                let by_page = hop == 0 && crosses && request.mode == Mode::Cors;
                let asked_by = match sent.iter().find(|sent| sent.at() == at) {
                    Some(sent) => sent.origin(),
                    None => by_page.then(|| page.serialization().as_bytes()),
                };
                let (method, exchange) = (request.method.as_str(), number);
                let seen =
                    Seen { exchange, at, answer, url, method, asked_by, crosses, credentials };
                answers.push(seen);
            }
        }
        Self { number, exchange, answers }
    }

    /// The preflight's answer and the answer itself, for each URL that has both.
    fn pairs(&self) -> impl Iterator<Item = (&Seen<'a>, &Seen<'a>)> {
        self.answers.windows(2).filter_map(|pair| match pair {
            [one, two] if one.at.hop == two.at.hop => Some((one, two)),
            _ => None,
        })
    }
}

impl<'a> Seen<'a> {
    /// Whether this is a preflight's answer.
    fn is_preflight(&self) -> bool {
        self.at.leg == Leg::Preflight
    }

    fn lines(&self, name: &'a str) -> Lines<'a> {
        self.answer.headers.lines(name)
    }

    /// The value, where there is exactly one line.
    fn only(&self, name: &'a str) -> Option<&'a [u8]> {
        match self.lines(name) {
            Lines::One(value) => Some(value),
            Lines::None | Lines::Many => None,
        }
    }

    fn has(&self, name: &'a str) -> bool {
        self.lines(name) != Lines::None
    }

    /// Whether it agrees to credentials.
    fn agrees_to_credentials(&self) -> bool {
        self.only(ALLOW_CREDENTIALS) == Some(b"true")
    }

    /// Whether a header is a list with this word in it, in any case.
    fn lists(&self, name: &str, word: &str) -> bool {
        let values = self.answer.headers.get_decode_split(name).unwrap_or_default();
        values.iter().any(|value| value.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// The lines of these names, in order.
    fn evidence(&self, names: &[&str]) -> Vec<Evidence> {
        let is_one =
            |name: &[u8]| names.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()));
        self.answer
            .headers
            .headers()
            .iter()
            .filter(|header| is_one(&header.name))
            .take(SHOWN)
            .map(|header| Evidence {
                exchange: self.exchange,
                at: self.at,
                name: show(&header.name),
                value: shown_value(&header.name, &header.value),
            })
            .collect()
    }
}

/// Names in words.
fn listed(names: &[&[u8]]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| alloc::format!("`{}`", show(name))).collect();
    list(&quoted)
}

/// A cookie's value is nobody's business.
fn shown_value(name: &[u8], value: &[u8]) -> String {
    if name.eq_ignore_ascii_case(b"set-cookie") {
        let cookie = value.split(|&byte| matches!(byte, b'=' | b';')).next().unwrap_or_default();
        return alloc::format!("{}=…", show(cookie));
    }
    show(value)
}

/// How many lines of evidence, and how many names in a sentence.
const SHOWN: usize = 8;

/// <https://fetch.spec.whatwg.org/#http-redirect-fetch>, step 7.
const MOST_REDIRECTS: u8 = 20;

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
const ALLOW_CREDENTIALS: &str = "Access-Control-Allow-Credentials";
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
