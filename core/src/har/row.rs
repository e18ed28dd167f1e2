//! One request of the file with its verdict.

use super::claim::assumption;
use crate::advice::{Severity, advice};
use crate::engine::Engine;
use crate::exchange::Exchange;
use crate::explain::{check, explain};
use crate::reason::Reason;
use crate::scenario::{Credentials, Scenario};
use crate::text::{Assumption, Parsed, Subject};
use crate::url::UrlParser;
use crate::values::what_happened;
use crate::verdict::{At, Leg, Outcome, Verdict};
use alloc::string::String;
use alloc::vec::Vec;

/// One request of a page, with its verdict.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which entry of the file, from 0.
    pub index: usize,
    /// On which line that begins, from 1.
    pub line: usize,
    /// The page's origin.
    pub page_origin: String,
    /// The method.
    pub method: String,
    /// The URL.
    pub url: String,
    /// The status of the last answer; 0 for none.
    pub status: u16,
    /// What the script gets.
    pub outcome: Outcome,
    /// Why it was blocked, if it was.
    pub reason: Option<Reason>,
    /// Where.
    pub at: Option<At>,
    /// What happened, in whole sentences; empty where the script gets an answer.
    pub what: String,
    /// What a careful reader would say.
    pub findings: Vec<Found>,
    /// What the file does not say.
    pub assumptions: Vec<Assumption>,
    /// How the browser says that it failed; empty where it does not.
    pub error: String,
    scenario: Scenario,
}

/// A finding, without its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its code.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What was seen, and what it means.
    pub explanation: String,
}

/// Of where a row is, and what its browser said.
pub(super) struct Place {
    pub index: usize,
    pub line: usize,
    pub status: u16,
    pub error: String,
}

impl Row {
    /// A row whose verdict is still to come.
    pub(super) fn new(parsed: Parsed, place: Place) -> Self {
        let Parsed { scenario, assumptions, .. } = parsed;
        Self {
            index: place.index,
            line: place.line,
            page_origin: scenario.page_origin.clone(),
            method: scenario.request.method.clone(),
            url: scenario.request.url.clone(),
            status: place.status,
            outcome: Outcome::Incomplete,
            reason: None,
            at: None,
            what: String::new(),
            findings: Vec::new(),
            assumptions,
            error: place.error,
            scenario,
        }
    }

    /// The exchange.
    #[must_use]
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The code of the reason for which it was blocked.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        self.reason.map(Reason::code)
    }

    /// Fills in the verdict by an engine's rules; says whether the page can be judged at all. A row
    /// that cannot is of no further use.
    pub(super) fn judge(&mut self, engine: Engine, urls: &dyn UrlParser) -> bool {
        let scenario = core::mem::take(&mut self.scenario);
        let Ok(exchange) = Exchange::with_parser(scenario, urls) else { return false };
        let exchange = self.as_it_failed(exchange, engine, urls);
        let verdict = check(&exchange, engine);
        self.outcome = verdict.outcome();
        self.reason = verdict.blocked().map(|blocked| blocked.reason);
        self.at = verdict.blocked().map(|blocked| blocked.at);
        self.what = match &verdict {
            Verdict::NetworkError(blocked) | Verdict::TypeError(blocked) => {
                what_happened(&exchange, &explain(&exchange, engine).sent, blocked)
            }
            Verdict::Incomplete(next) => String::from(match next.at().leg {
                Leg::Preflight => "The preflight, which has to go before, is not in the file.",
                Leg::Request | Leg::Response => "The answer is not in the file.",
            }),
            Verdict::Readable(_) | Verdict::Opaque | Verdict::OpaqueRedirect => String::new(),
        };
        self.findings = advice(&exchange)
            .into_iter()
            .map(|finding| Found {
                code: finding.code,
                severity: finding.severity,
                explanation: finding.explanation,
            })
            .collect();
        self.scenario = exchange.scenario;
        true
    }

    /// Where the browser failed an answered request that nothing seems to be wrong with, and would
    /// have had to if credentials were asked for, they were.
    fn as_it_failed(
        &mut self,
        exchange: Exchange,
        engine: Engine,
        urls: &dyn UrlParser,
    ) -> Exchange {
        let is_open = |assumption: &Assumption| {
            assumption.subject == Subject::Credentials
                && assumption.others.iter().any(|word| word == Credentials::Include.word())
        };
        if self.error.is_empty()
            || self.status == 0
            || !self.assumptions.iter().any(is_open)
            || check(&exchange, engine).outcome() != Outcome::Readable
        {
            return exchange;
        }
        let mut scenario = exchange.scenario().clone();
        scenario.request.credentials = Credentials::Include;
        let Ok(other) = Exchange::with_parser(scenario, urls) else { return exchange };
        if check(&other, engine).outcome() != Outcome::NetworkError {
            return exchange;
        }
        let because = "The browser says that this failed, which it would not have without \
                       credentials.";
        let others = &["same-origin", "omit"];
        self.assumptions.retain(|assumption| assumption.subject != Subject::Credentials);
        let include = assumption(Subject::Credentials, "include", because, others);
        self.assumptions.push(include);
        self.assumptions.sort_by_key(|assumption| assumption.subject as u8);
        other
    }
}
