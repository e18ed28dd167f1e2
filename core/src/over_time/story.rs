//! The second request, told: small timelines of what a browser does and what it remembers.

use super::{Lifetime, is_granted, lives_on, variation};
use crate::account::SentAccount;
use crate::cache::{Seconds, Session};
use crate::engine::Engine;
use crate::exchange::Exchange;
use crate::explain::check;
use crate::render::account;
use crate::scenario::Api;
use crate::spec::Rule;
use crate::verdict::{At, Leg, Outcome, Verdict};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

/// What happens one after the other, in each engine.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Story {
    /// Its name in code, for example `policy-changed`.
    pub code: &'static str,
    /// What it is about, in one line.
    pub title: &'static str,
    /// One for each engine for which there is something to tell.
    pub tellings: Vec<Telling>,
}

/// A story as it goes in one engine.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Telling {
    /// Whose rules.
    pub engine: Engine,
    /// Its name for people.
    pub name: &'static str,
    /// In the order of time.
    pub moments: Vec<Moment>,
}

/// One request at its time, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Moment {
    /// Seconds since the first request.
    pub at: Seconds,
    /// What happens, in one sentence.
    pub what: &'static str,
    /// What went out, in order.
    pub sent: Vec<SentAccount>,
    /// What memory had to do with it, in one sentence.
    pub memory: &'static str,
    /// What the script gets.
    pub outcome: Outcome,
    /// The code of the reason, if it was blocked.
    pub reason: Option<&'static str>,
    /// Where it was blocked.
    pub place: Option<At>,
    /// The verdict in one sentence.
    pub sentence: String,
}

/// Tells what happens to the second request: right away, when what is remembered has expired, after
/// the server changed its policy, with another header, after a failure, after a repair, after an
/// `<img>`, and from a second page of the same site. Only what this exchange can show is told; nothing, where an answer is missing.
#[must_use]
pub fn stories(exchange: &Exchange) -> Vec<Story> {
    let verdicts = Engine::ALL.iter().map(|engine| check(exchange, *engine));
    let undecided =
        |one: Verdict<'_>| matches!(one, Verdict::Incomplete(_) | Verdict::TypeError(_));
    if verdicts.clone().any(undecided) {
        return Vec::new();
    }
    let mut stories = vec![tell(AGAIN, |_| vec![(0, FIRST, exchange), (1, SAME, exchange)])];
    if !verdicts.clone().any(|one| is_granted(&one)) {
        return stories;
    }
    let ends: Vec<_> = Engine::ALL.iter().map(|&engine| (engine, end(exchange, engine))).collect();
    let end = |engine| ends.iter().find(|(one, _)| *one == engine).and_then(|(_, end)| *end);
    let refusing = variation::revoked(exchange, &[Leg::Preflight, Leg::Response]);
    let unasked = variation::revoked(exchange, &[Leg::Preflight]);
    let failing = variation::revoked(exchange, &[Leg::Response]);
    // First as shown, then otherwise, and once more when nothing is remembered any more.
    let changes = |engine, what, changed| {
        let last = end(engine).map(|end: Seconds| (end.max(2), STILL, changed));
        [(0, FIRST, exchange), (1, what, changed)].into_iter().chain(last).collect()
    };
    stories.push(tell(EXPIRED, |engine| {
        let Some(end) = end(engine) else { return Vec::new() };
        let before = (end > 1).then_some((end - 1, BEFORE, exchange));
        [(0, FIRST, exchange)].into_iter().chain(before).chain([(end, AFTER, exchange)]).collect()
    }));
    stories.push(tell(POLICY_CHANGED, |engine| changes(engine, REFUSES, &refusing)));
    if exchange.preflight_at(0).is_some() {
        let another = variation::with_another_header(exchange);
        stories.push(tell(PREFLIGHT_CHANGED, |engine| changes(engine, UNASKED, &unasked)));
        stories.push(tell(ANOTHER_HEADER, |_| {
            vec![(0, FIRST, exchange), (1, WITH_HEADER, &another), (2, WITHOUT_HEADER, exchange)]
        }));
    }
    stories.push(tell(FAILURE, |_| {
        vec![(0, FIRST, exchange), (1, FAILS, &failing), (2, AGREES, exchange)]
    }));
    stories.push(tell(REPAIRED, |_| vec![(0, REFUSED, &refusing), (1, AGREES, exchange)]));
    if exchange.request().api != Api::Img && exchange.method.as_deref() == Some(b"GET") {
        let picture = variation::picture(exchange);
        stories.push(tell(PICTURE_FIRST, |_| vec![(0, PICTURE, &picture), (1, SCRIPT, exchange)]));
    }
    if let Some(sibling) = variation::from_sibling_page(exchange) {
        stories.push(tell(SECOND_PAGE, |_| vec![(0, FIRST, exchange), (1, SIBLING, &sibling)]));
    }
    stories.retain(|story| !story.tellings.is_empty());
    stories
}

/// When the last of what is remembered is over, if that can be told.
fn end(exchange: &Exchange, engine: Engine) -> Option<Seconds> {
    let lives = lives_on(exchange, engine);
    let seconds = |lifetime| match lifetime {
        Lifetime::Seconds(seconds) => seconds,
        Lifetime::None | Lifetime::Forever => 0,
    };
    let end = seconds(lives.preflight).max(seconds(lives.response));
    (end > 0).then_some(end)
}

type Event<'a> = (Seconds, &'static str, &'a Exchange);

/// Has every engine live through its events.
fn tell<'a>(
    (code, title): (&'static str, &'static str),
    events: impl Fn(Engine) -> Vec<Event<'a>>,
) -> Story {
    let telling = |&engine: &Engine| {
        let mut browser = Session::new(engine);
        let moments: Vec<_> =
            events(engine).into_iter().map(|event| moment(&mut browser, event)).collect();
        (!moments.is_empty()).then(|| Telling { engine, name: engine.name(), moments })
    };
    Story { code, title, tellings: Engine::ALL.iter().filter_map(telling).collect() }
}

fn moment(browser: &mut Session, (at, what, exchange): Event<'_>) -> Moment {
    let told = browser.explain(exchange, at);
    let asked_first = told.report().preflights.contains(&true);
    let remembered = told.steps.iter().any(|step| step.rule == Rule::PreflightCached && step.holds);
    let stored = told.answered_from_store().next().is_some();
    let memory = match (stored, asked_first, remembered) {
        (true, true, _) => {
            "A preflight went out; the request itself was answered by a stored copy."
        }
        (true, false, _) => "A stored copy answered; the request itself was not sent.",
        (false, true, _) => "The browser asked first.",
        (false, false, true) => "The browser did not ask: the permission was still remembered.",
        (false, false, false) => "Nothing was remembered that mattered.",
    };
    let account = account(&told);
    Moment {
        at,
        what,
        sent: account.sent,
        memory,
        outcome: account.outcome,
        reason: account.cause.as_ref().map(|cause| cause.code),
        place: account.cause.as_ref().map(|cause| cause.at),
        sentence: account.sentence,
    }
}

// The stories, and what happens in them.
const AGAIN: (&str, &str) = ("again", "The same request once more");
const EXPIRED: (&str, &str) = ("expired", "The same request when what is remembered has expired");
const POLICY_CHANGED: (&str, &str) = ("policy-changed", "The server no longer agrees");
const PREFLIGHT_CHANGED: (&str, &str) = (
    "preflight-changed",
    "The server no longer agrees to the preflight, but its answers still say so",
);
const ANOTHER_HEADER: (&str, &str) =
    ("another-header", "A request with one more header in between");
const FAILURE: (&str, &str) = ("failure", "One answer without the headers in between");
const REPAIRED: (&str, &str) = ("repaired", "The server refused, and was repaired");
const PICTURE_FIRST: (&str, &str) =
    ("picture-first", "An `<img>` without `crossorigin` was there first");

const SECOND_PAGE: (&str, &str) =
    ("second-page", "Another page of the same site asks for the same URL");

const SIBLING: &str = "A page of the same site, but of another origin, makes the same request; the server would name that origin.";
const FIRST: &str = "The page makes this request, and the server answers as shown.";
const SAME: &str = "The page makes the same request again.";
const BEFORE: &str = "The same request, one second before what is remembered expires.";
const AFTER: &str = "The same request, when it has expired.";
const REFUSES: &str =
    "The same request; by now the server's answers have lost every `Access-Control-*`.";
const STILL: &str = "The same request, when what was remembered has expired.";
const UNASKED: &str = "The same request; by now the server's answer to a preflight has lost every `Access-Control-*`.";
const WITH_HEADER: &str = "The same request with the header `X-Another`.";
const WITHOUT_HEADER: &str = "The first request again, without that header.";
const FAILS: &str =
    "The same request; this time the answer itself has lost every `Access-Control-*`.";
const AGREES: &str = "The same request; the server answers as shown.";
const REFUSED: &str = "The page makes this request while no answer has any `Access-Control-*`.";
const PICTURE: &str =
    "An `<img>` loads the URL; the server answers without `Access-Control-*` and without `Vary`.";
const SCRIPT: &str = "The script makes its request; the server would answer as shown.";
