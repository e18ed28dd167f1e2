//! The scoreboard, `tests/CONFORMANCE.md`: who agrees with whom, and how often.

use crate::browsers::{self, Recording};
use crate::corpus::{self, Case};
use corsplain::cache::Session;
use corsplain::report::Report;
use corsplain::scenario::{Hop, Request, Scenario};
use corsplain::{Engine, Exchange, explain};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The scoreboard as it is published.
pub const PUBLISHED: &str = include_str!("../CONFORMANCE.md");
const PEERS: &str = include_str!("../peers/results.json");
const SEQUENCES: &str = include_str!("../corpus/cache-sequences.ndjson");

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct Tally {
    pub agree: usize,
    pub of: usize,
}

/// The whole file, made anew.
pub fn scoreboard() -> String {
    let mut text = INTRODUCTION.replace("{recorded}", browsers::RECORDED_IN);
    text.push_str("\n| corpus | Fetch | Chromium | Firefox | WebKit |\n|---|---|---|---|---|\n");
    for (corpus, tallies) in own_scores() {
        let cells = tallies.map(|tally| tally.map_or("–".to_owned(), cell));
        let _ = writeln!(text, "| {corpus} | {} |", cells.join(" | "));
    }
    text.push_str(WHAT_IS_COMPARED);
    text.push_str(&peers());
    text
}

/// By corpus, for each engine in the order of [`Engine::ALL`]; `None` where nobody was asked.
pub fn own_scores() -> Vec<(&'static str, [Option<Tally>; 4])> {
    let recorded = |recordings: Vec<Recording>| {
        by_engine(|engine| {
            tally(recordings.iter().filter_map(|one| {
                let report = explain(&one.exchange(), engine).report();
                one.disagreements(&report).map(|found| found.is_empty())
            }))
        })
    };
    let wpt = corpus::wpt();
    let presets = corpus::presets();
    vec![
        ("browsers-public", recorded(browsers::public())),
        ("browsers-differences", recorded(browsers::differences())),
        ("browsers-minimal", recorded(browsers::minimal())),
        ("browsers-own", recorded(browsers::own())),
        ("cache-sequences", by_engine(sequences)),
        (
            "wpt-public",
            by_engine(|engine| {
                let cases = wpt.iter().filter(|_| engine == Engine::Fetch);
                tally(cases.map(|case| case.disagreements(engine).is_empty()))
            }),
        ),
        (
            "presets",
            by_engine(|engine| tally(presets.iter().filter_map(|case| preset(case, engine)))),
        ),
    ]
}

/// Whether a preset comes out as its browser did, with the browser's own id.
fn preset(case: &Case, engine: Engine) -> Option<bool> {
    if case.why_outside().is_some() {
        return None;
    }
    if engine == Engine::Fetch {
        return Some(case.disagreements(engine).is_empty());
    }
    Some(case.browser_disagreements(engine)?.is_empty())
}

/// A step of a sequence.
#[derive(Clone, Debug, Deserialize)]
struct Step {
    session: String,
    at: u64,
    page_origin: String,
    request: Request,
    hops: Vec<Hop>,
    asks: Vec<Engine>,
}

fn sequences(engine: Engine) -> Option<Tally> {
    let mut sessions = BTreeMap::new();
    tally(corpus::lines::<Step>(SEQUENCES).into_iter().map(|step| {
        let Step { session, at, page_origin, request, hops, asks } = step;
        let exchange =
            Exchange::new(Scenario { page_origin, request, hops, ..Scenario::default() })
                .expect("a scenario");
        let session = sessions.entry(session).or_insert_with(|| Session::new(engine));
        let Report { preflights, .. } = session.explain(&exchange, at).report();
        preflights.last() == Some(&asks.contains(&engine))
    }))
}

fn by_engine(score: impl Fn(Engine) -> Option<Tally>) -> [Option<Tally>; 4] {
    [Engine::Fetch, Engine::Chromium, Engine::Firefox, Engine::WebKit].map(score)
}

fn tally(results: impl Iterator<Item = bool>) -> Option<Tally> {
    let mut tally = Tally::default();
    for agrees in results {
        tally.agree += usize::from(agrees);
        tally.of += 1;
    }
    (tally.of > 0).then_some(tally)
}

fn cell(Tally { agree, of }: Tally) -> String {
    // Rounded down: nothing but all of them is 100%.
    let tenths = agree * 1000 / of;
    let percent =
        if agree == of { "100%".to_owned() } else { format!("{}.{}%", tenths / 10, tenths % 10) };
    format!("{percent} ({agree} of {of})")
}

/// What `tests/peers/run.mjs` wrote.
#[derive(Clone, Debug, Deserialize)]
struct Peers {
    node: String,
    peers: Vec<Peer>,
}

#[derive(Clone, Debug, Deserialize)]
struct Peer {
    name: String,
    version: String,
    through: String,
    corpora: BTreeMap<String, PeerScore>,
}

/// Against the standard, in the scenarios that the tool can express.
#[derive(Clone, Debug, Deserialize)]
struct PeerScore {
    scenarios: usize,
    /// Outcome, preflights, readable headers, and `Origin` of what is no preflight.
    whole: Tally,
    outcome: Tally,
    /// Script got what the standard keeps from it.
    let_through: usize,
    /// Script did not get what the standard lets through.
    held_back: usize,
    /// Ended neither way within its time.
    hung: usize,
}

fn peers() -> String {
    let Peers { node, peers } = serde_json::from_str(PEERS).expect("the peers' results are whole");
    let mut text = PEERS_INTRODUCTION.replace("{node}", &node);
    text.push_str(
        "\n| tool | corpus | expressible | same outcome | all the same | lets through | holds back | hangs |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for Peer { name, version, through, corpora } in &peers {
        for (corpus, score) in corpora {
            let PeerScore { scenarios, whole, outcome, let_through, held_back, hung } = score;
            let of = outcome.of;
            let (outcome, whole) = (cell(*outcome), cell(*whole));
            let _ = writeln!(
                text,
                "| {name} {version} ({through}) | {corpus} | {of} of {scenarios} | {outcome} | {whole} | {let_through} | {held_back} | {hung} |"
            );
        }
    }
    text
}

const INTRODUCTION: &str = "\
# Conformance

Made by `cargo run --release -p corsplain-tests --bin scoreboard`; a test holds it true. Browsers: {recorded}.
What each corpus is, and what was recorded how, is told in [FORMAT.md](corpus/FORMAT.md); whatever disagrees stands in
[expected_failures.txt](expected_failures.txt), each line with its argument.

## corsplain
";

const WHAT_IS_COMPARED: &str = "
Under an engine a recording agrees if everything does: outcome, response type, preflights, readable headers, every request
that was sent with its `Origin` and `Access-Control-Request-*`, and the engine's own error id (WebKit has none). Under Fetch
the yardstick is a reading of the standard that others made. `–`: that browser was not asked. WebKit is not scored where
WebKitGTK's network layer had a part in what was recorded. A step of a cache sequence agrees if a preflight is sent exactly
where the browser sends one.
";

const PEERS_INTRODUCTION: &str = "
## What people use instead

Libraries that imitate a browser's `fetch()` or `XMLHttpRequest` in Node {node}, each by its own rules through its public
API, on the same scenarios as far as it can express them, against the standard's reading. Their results are in
`peers/results.json`, made by `cd tests/peers && npm ci && npm start`. *All the same* is outcome, preflights, readable
headers, and the `Origin` of every request that is no preflight; of `wpt-public` only the first three. *Lets through*:
script got a response that the standard keeps from it; *holds back*: the other way round; *hangs*: neither within 2 seconds.
";
