//! Check and explain: one run of one code, with the trace off or on.

use crate::cache::{PreflightCache, Visit};
use crate::console::console;
use crate::engine::{Engine, Rules};
use crate::engine_error::engine_error;
use crate::exchange::{Answer, Exchange};
use crate::fetch::fetch;
use crate::filter::readable_headers;
use crate::report::Report;
use crate::sent::{Sent, isomorphic_decode};
use crate::spec::Rule;
use crate::trace::{Context, Reused, Step, Trace};
use crate::verdict::{Leg, Verdict};
use alloc::vec::Vec;

/// Says what a browser does with an exchange. Allocates nothing, unless a redirect leads back to a
/// URL where the request has been: then the preflight cache counts.
///
/// ```
/// # use corsplain::scenario::{Hop, Request, Response, Scenario};
/// use corsplain::{Engine, Exchange, Reason, Verdict, check};
/// let scenario = Scenario {
///     page_origin: "https://app.example".into(),
///     page_csp: None,
///     request: Request { url: "https://api.example/items".into(), ..Request::default() },
///     hops: vec![Hop { preflight: None, response: Some(Response { status: 200, headers: vec![] }) }],
/// };
/// let exchange = Exchange::new(scenario)?;
/// let Verdict::NetworkError(blocked) = check(&exchange, Engine::Fetch) else { panic!() };
/// assert_eq!(blocked.reason, Reason::AllowOriginMissing);
/// # Ok::<(), corsplain::ScenarioError>(())
/// ```
#[must_use]
pub fn check(exchange: &Exchange, engine: Engine) -> Verdict<'_> {
    run(exchange, Rules::of(engine), None, None)
}

/// Whether a preflight has to go out before the request itself goes to its first URL, whatever may be
/// answered and as long as nothing is remembered: main fetch 12, case 6.
/// <https://fetch.spec.whatwg.org/#concept-main-fetch>
///
/// ```
/// # use corsplain::scenario::{Request, Scenario};
/// use corsplain::{Engine, Exchange, needs_preflight};
/// let mut scenario = Scenario {
///     page_origin: "https://app.example".into(),
///     request: Request { url: "https://api.example/".into(), ..Request::default() },
///     ..Scenario::default()
/// };
/// assert!(!needs_preflight(&Exchange::new(scenario.clone())?, Engine::Fetch));
/// scenario.request.method = "PUT".into();
/// assert!(needs_preflight(&Exchange::new(scenario)?, Engine::Fetch));
/// # Ok::<(), corsplain::ScenarioError>(())
/// ```
#[must_use]
pub fn needs_preflight(exchange: &Exchange, engine: Engine) -> bool {
    explain(exchange, engine)
        .steps
        .iter()
        .any(|step| step.rule == Rule::PreflightNeeded && step.at.hop == 0 && step.holds)
}

/// [`check`], with every step written down.
#[must_use]
pub fn explain(exchange: &Exchange, engine: Engine) -> Explanation<'_> {
    traced(exchange, Rules::of(engine), None)
}

pub(crate) fn traced<'a>(
    exchange: &'a Exchange,
    rules: Rules<'a>,
    cache: Option<Visit<'a, '_>>,
) -> Explanation<'a> {
    let mut trace = Trace::default();
    let verdict = run(exchange, rules, Some(&mut trace), cache);
    Explanation {
        exchange,
        engine: rules.engine,
        rules,
        verdict,
        steps: trace.steps,
        sent: trace.sent,
        reused: trace.reused,
    }
}

pub(crate) fn run<'a, 'run>(
    exchange: &'a Exchange,
    rules: Rules<'a>,
    trace: Option<&'run mut Trace<'a>>,
    cache: Option<Visit<'a, 'run>>,
) -> Verdict<'a> {
    if cache.is_none() && exchange.returns {
        // A browser that was just started remembers what this very exchange told it.
        let mut fresh = PreflightCache::default();
        let cache = Some(Visit { cache: &mut fresh, http: None, now: 0 });
        return fetch(exchange, &mut Context { rules, trace, cache });
    }
    fetch(exchange, &mut Context { rules, trace, cache })
}

/// A verdict and the way to it.
#[derive(Clone, Debug)]
pub struct Explanation<'a> {
    /// The exchange that was looked at.
    pub exchange: &'a Exchange,
    /// Whose rules were applied.
    pub engine: Engine,
    /// What the script gets.
    pub verdict: Verdict<'a>,
    /// Every step that was taken, in order.
    pub steps: Vec<Step<'a>>,
    /// Every request that went out and whose answer was given, in order.
    pub sent: Vec<Sent<'a>>,
    /// What a stored response answered, in order.
    pub(crate) reused: Vec<Reused<'a>>,
    /// The engine's departures, or some of them.
    pub(crate) rules: Rules<'a>,
}

impl<'a> Explanation<'a> {
    /// The answer in the scenario format's words.
    #[must_use]
    pub fn report(&self) -> Report {
        Report { console: console(self), ..self.decision() }
    }

    /// The same, but for what is printed: whoever does not show that need not carry the wordings of
    /// every engine.
    #[must_use]
    pub fn decision(&self) -> Report {
        let readable = matches!(self.verdict, Verdict::Readable(_));
        Report { readable_headers: readable.then(|| readable_headers(self)), ..self.bare() }
    }

    /// The report, but for which headers can be read.
    pub(crate) fn outline(&self) -> Report {
        Report { console: console(self), ..self.bare() }
    }

    fn bare(&self) -> Report {
        let requests = self.sent.iter().filter(|sent| sent.at().leg == Leg::Response);
        let next = match &self.verdict {
            Verdict::Incomplete(next) => Some(next),
            _ => None,
        };
        let reused = self.reused.iter().map(|reused| &reused.instead_of);
        let reached = self.sent.iter().chain(next).chain(reused).map(|sent| sent.at().hop).max();
        Report {
            engine: self.engine,
            outcome: self.verdict.outcome(),
            response_type: self.verdict.response_type(),
            preflights: (0..reached.map_or(0, |last| u16::from(last) + 1))
                .map(|hop| self.asked_first(hop))
                .collect(),
            requests: self.sent.iter().map(Sent::to_request).collect(),
            next: next.map(Sent::to_request),
            readable_headers: None,
            origin_header: requests.map(|sent| sent.origin.map(isomorphic_decode)).collect(),
            reason: self.verdict.blocked().map(|blocked| blocked.reason.code()),
            at: self.verdict.blocked().map(|blocked| blocked.at),
            error: engine_error(self),
            console: Vec::new(),
        }
    }

    fn asked_first(&self, hop: u16) -> bool {
        self.sent
            .iter()
            .any(|sent| u16::from(sent.at().hop) == hop && sent.at().leg == Leg::Preflight)
    }

    /// The URLs, by their numbers from 0, for which a stored response of the HTTP cache answered and
    /// nothing was sent, but perhaps a preflight. Always empty outside of a session.
    pub fn answered_from_store(&self) -> impl Iterator<Item = u8> {
        self.reused.iter().map(|reused| reused.instead_of.at().hop)
    }

    /// The stored response that answered last, if no server has answered since.
    pub(crate) fn last_reused(&self) -> Option<&Reused<'a>> {
        let last = self.reused.last()?;
        let sent = self.sent.last().map(|sent| sent.at().hop);
        (sent <= Some(last.instead_of.at().hop)).then_some(last)
    }

    /// The last request that was answered, by a server or by a stored response.
    pub(crate) fn last_answered(&self) -> Option<&Sent<'a>> {
        self.last_reused().map(|reused| &reused.instead_of).or(self.sent.last())
    }

    /// The answer that the script got to see, or would have.
    pub(crate) fn last_answer(&self) -> Option<&'a Answer> {
        if let Some(reused) = self.last_reused() {
            return Some(reused.answer);
        }
        let last = self.sent.last()?.at();
        match last.leg {
            Leg::Preflight => self.exchange.preflight_at(last.hop),
            Leg::Request | Leg::Response => self.exchange.response_at(last.hop),
        }
    }
}
