//! Puts an explanation into words.

use crate::account::{
    Account, Cause, Change, EngineAccount, HeaderAccount, SentAccount, StepAccount, StepResult,
};
use crate::agreement::agreement;
use crate::changes::changes;
use crate::compare::{Standing, compare};
use crate::console::console;
use crate::engine::{Departure, Engine};
use crate::engine_error::engine_error;
use crate::exchange::{Answer, Exchange};
use crate::explain::Explanation;
use crate::filter::exposures;
use crate::hints::hints;
use crate::origin::Origin;
use crate::reason::Reason;
use crate::redirect::is_redirect_status;
use crate::scenario::Api;
use crate::sent::Sent;
use crate::spec::Kind;
use crate::trace::Step;
use crate::values::{Value, fill, show, shown, value_at, what_happened};
use crate::verdict::{Blocked, Leg, Outcome, ResponseType, Verdict};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Tells an explanation to people.
#[must_use]
pub fn account(explanation: &Explanation<'_>) -> Account {
    let exposures = exposures(explanation).into_iter();
    Account {
        steps: explanation.steps.iter().map(step).collect(),
        sent: explanation.sent.iter().map(|one| sent(explanation, one, false)).collect(),
        headers: exposures
            .map(|(name, value, exposure)| HeaderAccount {
                name: show(name),
                value: show(value),
                readable: exposure.is_readable(),
                why: exposure.why(),
                shown_by: exposure.remedy(name),
            })
            .collect(),
        ..verdict_alone(explanation)
    }
}

/// The verdict, why, and what would be sent next.
fn verdict_alone(explanation: &Explanation<'_>) -> Account {
    let next = match &explanation.verdict {
        Verdict::Incomplete(next) => Some(sent(explanation, next, true)),
        _ => None,
    };
    Account {
        outcome: explanation.verdict.outcome(),
        sentence: sentence(explanation),
        agreement: agreement(
            explanation,
            &explanation.last_answered().map_or_else(String::new, server),
        ),
        reached: reached(explanation),
        cause: explanation.verdict.blocked().map(|blocked| cause(explanation, blocked)),
        steps: Vec::new(),
        sent: Vec::new(),
        next,
        headers: Vec::new(),
    }
}

/// Tells what every engine does with an exchange, and why they differ.
#[must_use]
pub fn accounts(exchange: &Exchange) -> Vec<EngineAccount> {
    compare(exchange).iter().map(|standing| told(standing, account)).collect()
}

/// The same, with the steps, the requests and the headers of one engine alone: those of the others
/// are left empty, since on a long exchange they cost more than all else.
#[must_use]
pub fn accounts_by(exchange: &Exchange, engine: Engine) -> Vec<EngineAccount> {
    let tell = |standing: &Standing<'_>| match standing.explanation.engine == engine {
        true => told(standing, account),
        false => told(standing, verdict_alone),
    };
    compare(exchange).iter().map(tell).collect()
}

fn told(standing: &Standing<'_>, tell: fn(&Explanation<'_>) -> Account) -> EngineAccount {
    let Standing { explanation, departures } = standing;
    EngineAccount {
        engine: explanation.engine,
        name: explanation.engine.name(),
        account: tell(explanation),
        error: engine_error(explanation),
        console: console(explanation),
        departures: departures.iter().map(|departure| departure.what()).collect(),
        observed_in: observed_in(explanation.engine, departures),
    }
}

/// The browsers in which this engine's departures were seen, each version once.
fn observed_in(engine: Engine, departures: &[Departure]) -> Vec<String> {
    let mut browsers = Vec::new();
    for departure in departures {
        if let Some((name, version)) = engine.browser().zip(departure.observed_in(engine)) {
            let browser = format!("{name} {version}");
            if !browsers.contains(&browser) {
                browsers.push(browser);
            }
        }
    }
    browsers
}

/// The verdict in one sentence, and what it means to whatever asked in another.
fn sentence(explanation: &Explanation<'_>) -> String {
    let mut sentence = verdict(explanation);
    let request = explanation.exchange.request();
    let api = if request.upload_listener { Api::Xhr } else { request.api };
    if let Some(consequence) = api.consequence(explanation.verdict.outcome()) {
        sentence.push(' ');
        sentence.push_str(consequence);
    }
    sentence
}

fn verdict(explanation: &Explanation<'_>) -> String {
    let page = page(explanation);
    let there = explanation.last_answered().map_or_else(String::new, server);
    let is_stored = explanation.last_reused().is_some();
    match &explanation.verdict {
        Verdict::Readable(_) if is_stored => format!(
            "Allowed: {page} may read the response from {there} that the browser had stored; nothing was asked for."
        ),
        Verdict::NetworkError(blocked) if is_stored && blocked.at.leg == Leg::Response => format!(
            "Blocked: the browser answers from a response that it had stored, and {page} may not read that copy. {there} was not asked."
        ),
        Verdict::Readable(_) if explanation.sent.is_empty() => {
            format!("Allowed: {page} reads a response that never left the browser.")
        }
        Verdict::Readable(ResponseType::Basic) if is_navigation(explanation) => {
            "Allowed: this is a navigation, and CORS has no say in it.".to_string()
        }
        Verdict::Readable(ResponseType::Basic) => {
            format!("Allowed: {page} reads a response from its own origin; CORS has no say in it.")
        }
        Verdict::Readable(_) => format!("Allowed: {page} may read the response from {there}."),
        Verdict::Opaque => format!(
            "Sent, but unreadable: {page} gets an opaque response from {there}, without status, headers or body."
        ),
        Verdict::OpaqueRedirect => format!(
            "Stopped at a redirect: {page} asked not to follow it and gets a response that says nothing."
        ),
        Verdict::TypeError(_) => "The call throws a TypeError before anything is sent.".to_string(),
        Verdict::NetworkError(blocked) => match blocked.at.leg {
            _ if explanation.last_answered().is_none() => {
                format!("Blocked: {page} may not even send this request.")
            }
            Leg::Preflight if blocked.reason == Reason::NoAnswer => format!(
                "Failed at the preflight: no answer came from {there}, so the request itself was never sent there."
            ),
            _ if blocked.reason == Reason::NoAnswer => {
                format!("Failed: {there} was asked, and no answer came.")
            }
            Leg::Preflight if !blocked.reason.is_about_agreement() => format!(
                "Blocked at the preflight: the browser takes no such answer from {there}, so the request itself was never sent there."
            ),
            Leg::Preflight => format!(
                "Blocked at the preflight: {there} did not agree, so the request itself was never sent there."
            ),
            Leg::Request => {
                format!("Blocked: after {there} answered, the browser would not go on.")
            }
            Leg::Response if blocked.reason.is_about_redirect() => {
                let (exchange, sent) = (explanation.exchange, &explanation.sent);
                fill(
                    "Blocked: {server} answered with a redirect that the browser does not follow.",
                    |name| value_at(exchange, sent, blocked, name),
                )
            }
            Leg::Response => {
                format!(
                    "Blocked: {there} was asked and answered, but {page} may not read the answer."
                )
            }
        },
        Verdict::Incomplete(next) => format!(
            "Not decided yet: what {} answers to this {} is missing.",
            server(next),
            show(next.method()),
        ),
    }
}

/// What reached a server: CORS stops the reading, not the sending.
fn reached(explanation: &Explanation<'_>) -> String {
    let is_itself = |one: &&Sent<'_>| one.at().leg == Leg::Response;
    let itself = explanation.sent.iter().filter(is_itself).count();
    let asked = explanation.sent.len() - itself;
    let unread = matches!(
        explanation.verdict.outcome(),
        Outcome::NetworkError | Outcome::Opaque | Outcome::OpaqueRedirect
    );
    let is_silent =
        explanation.verdict.blocked().is_some_and(|blocked| blocked.reason == Reason::NoAnswer);
    match (asked, itself) {
        (0, 0) => "Nothing reached any server.".to_string(),
        (_, 0) if is_silent => {
            "Only the preflight was sent, and whether it reached the server is not known; the request itself was not sent."
                .to_string()
        }
        (_, 1) if is_silent => {
            "The request itself was sent. Whether it reached the server, and what was done there, is not known."
                .to_string()
        }
        (_, 0) => {
            "Only the preflight reached the server; the request itself did not, so nothing was changed there."
                .to_string()
        }
        (_, 1) if unread => {
            "The request itself reached the server, which may have acted on it. CORS stops the reading, not the sending."
                .to_string()
        }
        (_, 1) => "The request itself reached the server.".to_string(),
        (_, count) if unread => format!(
            "The request itself was sent {count} times, once to each URL on the way. CORS stops the reading, not the sending."
        ),
        (_, count) => format!("The request itself was sent {count} times, once to each URL on the way."),
    }
}

/// The names as a choice between them.
fn any_of(names: &[&str]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        names => names.concat(),
    }
}

fn cause<'a>(explanation: &Explanation<'a>, blocked: &Blocked<'a>) -> Cause {
    let reason = blocked.reason;
    let (exchange, sent) = (explanation.exchange, &explanation.sent);
    let tell = |template| fill(template, |name| value_at(exchange, sent, blocked, name));
    let changes: Vec<Change> = changes(explanation, blocked)
        .into_iter()
        .map(|(who, text)| Change { who: who.word(), text: tell(text) })
        .collect();
    let parties: Vec<&str> = changes.iter().map(|change| change.who).collect();
    Cause {
        name: reason.name(),
        code: reason.code(),
        title: reason.title(),
        text: what_happened(exchange, sent, blocked),
        hints: hints(explanation).into_iter().map(|hinted| hinted.sentence).collect(),
        why: tell(reason.why()),
        at: blocked.at,
        who: any_of(&parties),
        changes,
        saw: shown(blocked.saw),
        needed: shown(blocked.needed),
    }
}

fn step(step: &Step<'_>) -> StepAccount {
    let rule = step.rule;
    let template = if step.holds { rule.yes() } else { rule.no() };
    StepAccount {
        at: step.at,
        algorithm: rule.algorithm(),
        number: rule.number(),
        link: rule.link(),
        result: match (rule.kind(), step.holds) {
            (Kind::Choice, _) => StepResult::Decides,
            (Kind::Check, true) => StepResult::Passes,
            (Kind::Check, false) => StepResult::Blocks,
        },
        title: rule.title(),
        text: fill(template, |name| Value::Of(if name == "saw" { step.saw } else { step.needed })),
    }
}

fn sent(explanation: &Explanation<'_>, one: &Sent<'_>, waits: bool) -> SentAccount {
    let at = one.at();
    let cors = one.cors_headers().into_iter();
    let answer = match at.leg {
        Leg::Preflight => explanation.exchange.preflight_at(at.hop),
        Leg::Request | Leg::Response => explanation.exchange.response_at(at.hop),
    };
    SentAccount {
        at,
        method: show(one.method()),
        url: one.url().to_string(),
        server: one
            .request
            .url()
            .map_or_else(String::new, |url| url.origin().serialization().to_string()),
        headers: one
            .author_headers()
            .map(|(name, value)| (show(name), show(value)))
            .chain(cors.map(|(name, value)| (name.to_string(), show(&value))))
            .collect(),
        credentials: one.credentials(),
        status: answer.filter(|_| !waits).map(|answer| answer.status),
        answer: answer.filter(|_| !waits).map_or_else(Vec::new, looked_at),
    }
}

/// The headers of an answer that a browser looks at here.
fn looked_at(answer: &Answer) -> Vec<(String, String)> {
    let counts = |name: &[u8]| {
        let name = name.to_ascii_lowercase();
        name.starts_with(b"access-control-")
            || name == b"cross-origin-resource-policy"
            || (name == b"location" && is_redirect_status(answer.status))
    };
    let headers = answer.headers.headers().iter().filter(|header| counts(&header.name));
    headers.map(|header| (show(&header.name), show(&header.value))).collect()
}

fn page(explanation: &Explanation<'_>) -> String {
    match explanation.exchange.page_origin() {
        Origin::Opaque => "the page (opaque origin `null`)".to_string(),
        tuple @ Origin::Tuple(_) => format!("the page `{}`", tuple.serialization()),
    }
}

fn server(sent: &Sent<'_>) -> String {
    let origin = sent.request.url().map(|url| url.origin().serialization());
    origin.map_or_else(|| "the server".to_string(), |origin| format!("`{origin}`"))
}

fn is_navigation(explanation: &Explanation<'_>) -> bool {
    explanation.exchange.scenario().request.mode == crate::scenario::Mode::Navigate
}
