//! From a console line back to its cause.
//!
//! People paste what is red: one line or several, with a source in front, cut off at the end, of any
//! of three engines and of any year. The tables that print lines ([`crate::console()`]) read them as
//! well; `diagnose/wordings.rs` adds what used to be printed, and what is not about CORS.

mod detail;
mod gap;
mod lines;
mod prefill;
mod sieve;
mod url;
mod wordings;
mod words;

pub use prefill::to_scenario;

use crate::engine::Engine;
use crate::reason::Reason;
use crate::scenario::{Api, Mode};
use crate::verdict::Leg;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::{Serialize, Serializer};

/// What a line tells: who printed it, about what, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Diagnosis {
    /// Which engines print such a line; empty where it could be any.
    pub engines: Vec<Engine>,
    /// The page's origin, where the line names it.
    pub page_origin: Option<String>,
    /// The URL that failed.
    pub url: Option<String>,
    /// The first URL, where redirects led from it to the one that failed.
    pub redirected_from: Option<String>,
    /// Where the answer that failed would have led to.
    pub redirects_to: Option<String>,
    /// Which part of the conversation failed, where the line tells.
    pub leg: Option<Leg>,
    /// Every reason for which this line is printed; several where its wording does not tell them
    /// apart.
    #[cfg_attr(feature = "serde", serde(serialize_with = "codes"))]
    pub reasons: Vec<Reason>,
    /// What it is about where it is not about CORS, in one kebab-case word: `mixed-content`,
    /// `content-security-policy`, `local-network-access`, `network-failure`, `blocked-by-client`,
    /// `cookie`, `no-information` and others.
    pub outside: Option<&'static str>,
    /// The request header or the response header that the line is about.
    pub header: Option<String>,
    /// The value that it quotes.
    pub value: Option<String>,
    /// The method that it names.
    pub method: Option<String>,
    /// The status that it names.
    pub status: Option<u16>,
    /// By what the page asked.
    pub api: Option<Api>,
    /// The request's mode, where the line implies one.
    pub mode: Option<Mode>,
    /// Whether this is a warning about something that still works.
    pub is_warning: bool,
    /// What the line means, in whole sentences.
    pub means: String,
    /// What to paste next to be certain.
    pub next: String,
}

/// Reads console lines and titles of DevTools' Issues panel out of any text around them.
///
/// ```
/// use corsplain::{Reason, diagnose};
/// let line = "app.js:7 Access to fetch at 'https://api.example/x' from origin 'https://app.example' \
///     has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present";
/// let told = &diagnose(line)[0];
/// assert_eq!(told.reasons, [Reason::AllowOriginMissing]);
/// assert_eq!(told.url.as_deref(), Some("https://api.example/x"));
/// assert_eq!(told.page_origin.as_deref(), Some("https://app.example"));
/// ```
#[must_use]
pub fn diagnose(text: &str) -> Vec<Diagnosis> {
    let mut found = lines::read(&lines::flatten(text));
    if found.iter().any(|line| line.outside != Some(wordings::UNKNOWN)) {
        found.retain(|line| line.outside != Some(wordings::UNKNOWN));
    }
    // What says nothing is worth a word only where nothing else is said.
    let tells = |line: &Diagnosis| line.outside != Some(wordings::NO_INFORMATION);
    let is_network = |line: &Diagnosis| line.outside == Some(wordings::NETWORK);
    if found.iter().any(|line| tells(line) && !is_network(line)) {
        found.retain(|line| tells(line));
    } else if found.iter().any(tells) {
        found.retain(tells);
    } else {
        found.truncate(1);
    }
    let is_same = |one: &Diagnosis, other: &Diagnosis| {
        one == other
            || (one.outside.is_some() && (one.outside, &one.url) == (other.outside, &other.url))
    };
    found.dedup_by(|next, before| is_same(next, before));
    for line in &mut found {
        words::complete(line);
    }
    found
}

impl Diagnosis {
    /// Nothing known but who prints it.
    fn by(engine: Engine) -> Self {
        Self { engines: vec![engine], ..Self::default() }
    }

    /// Whether this is a reason of WebKit's whose URL stands in the line below.
    fn awaits_url(&self) -> bool {
        self.engines.contains(&Engine::WebKit) && (self.url.is_none() || self.engines.len() > 1)
    }

    /// Whether everything in the other is in this.
    fn says_as_much(&self, other: &Self) -> bool {
        self.engines == other.engines
            && self.reasons == other.reasons
            && (&self.page_origin, self.status) == (&other.page_origin, other.status)
            && (&self.header, &self.method) == (&other.header, &other.method)
    }
}

#[cfg(feature = "serde")]
fn codes<S: Serializer>(reasons: &[Reason], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(reasons.iter().map(|reason| reason.code()))
}
